//! The figures of a cycle, for a page or a report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    code::{CategoryCode, CycleKey, IndicatorCode, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    narrative::Narratives,
    observation::{ObsStatus, Observation},
    progress::{self, Measurement, Municipality, Progress, SubmissionFacts},
    role::Actor,
    series::SeriesValues,
    strategy::Strategy,
    submission::{self, Question, SubmissionState},
};
use malspar_storage::{StrategyScope, SubmissionStanding, Tx};

use crate::{App, Error, Result};

/// Whose answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Only checked ones: what enters an edition.
    Approved,
    /// Handed-in ones as well: for a draft.
    Reported,
}

impl Counted {
    pub(crate) const fn states(self) -> &'static [SubmissionState] {
        match self {
            Self::Approved => &[SubmissionState::Approved, SubmissionState::Reopened],
            Self::Reported => {
                &[SubmissionState::Submitted, SubmissionState::Approved, SubmissionState::Reopened]
            }
        }
    }

    /// The state of the answers that count: while those that come after a reopening do not, it is still reopened.
    fn state(self, standing: &SubmissionStanding) -> SubmissionState {
        let counts = !standing.was_checked || self.states().contains(&standing.state);
        if counts { standing.state } else { SubmissionState::Reopened }
    }
}

/// A cycle's figures and what they were taken from.
#[derive(Debug, Clone)]
pub struct CycleFigures {
    /// The catalogue that applied.
    pub strategy: Strategy,
    /// The figures.
    pub progress: Progress,
    /// How far each organisation's answers have come that count: what was checked before a reopening is reopened until
    /// what is handed in after it counts.
    pub submissions: Vec<(OrganisationCode, SubmissionState)>,
    /// When the latest of the counted values or of the texts was recorded; `None` where there is none of either.
    pub latest_revision: Option<DateTime<Utc>>,
    /// What people have written for the report.
    pub narratives: Narratives,
    /// Are the answers invented?
    pub example: bool,
}

impl App {
    /// The figures of a cycle as they stand, or as they were known at `as_of`.
    pub async fn figures(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        counted: Counted,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<CycleFigures> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("read figures before they are published"));
        }
        let tx = self.store.read().await?;
        figures(&tx, actor, slug, cycle, counted, as_of).await
    }
}

pub(crate) async fn figures(
    tx: &Tx,
    actor: &Actor,
    slug: &Slug,
    key: &CycleKey,
    counted: Counted,
    as_of: Option<DateTime<Utc>>,
) -> Result<CycleFigures> {
    FollowUp::read(tx, actor, slug, key, counted, as_of).await?.figures(tx, counted, as_of).await
}

/// A follow-up as far as one of its cycles: every answer, read once.
pub(crate) struct FollowUp {
    scope: StrategyScope,
    now: Told,
    earlier: Vec<Told>,
    series: SeriesValues,
}

impl FollowUp {
    pub(crate) async fn read(
        tx: &Tx,
        actor: &Actor,
        slug: &Slug,
        key: &CycleKey,
        counted: Counted,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Self> {
        let (scope, newest, _) = tx.open_strategy(slug, actor, as_of).await?;
        let cycle = newest.cycle(key).ok_or_else(|| Error::no_cycle(slug, key))?;
        let now = Told::read(tx, &scope, &cycle, counted, as_of).await?;
        let mut earlier = Vec::new();
        for before in newest.cycles().iter().take_while(|before| before.key != cycle.key) {
            // What nobody was asked is nothing to compare with.
            let told = Told::read(tx, &scope, before, counted, as_of).await?;
            earlier.extend(Some(told).filter(Told::was_asked));
        }
        let series = series_of(tx, earlier.iter().chain([&now]), as_of).await?;
        Ok(Self { scope, now, earlier, series })
    }

    /// The cycle's figures, with what belongs to them.
    pub(crate) async fn figures(
        &self,
        tx: &Tx,
        counted: Counted,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<CycleFigures> {
        let (scope, cycle) = (&self.scope, &self.now.cycle);
        let values_at = tx.latest_recorded_at(scope, cycle, counted.states(), as_of).await?;
        let texts = tx.narrative_version(scope, &cycle.key, as_of).await?;
        Ok(CycleFigures {
            progress: progress::aggregate(&self.now.measurement(&self.series), &self.measured()),
            submissions: self.now.states.iter().map(|(who, state)| (who.clone(), *state)).collect(),
            latest_revision: values_at.max(texts.as_ref().map(|texts| texts.recorded_at)),
            narratives: texts.map(|texts| texts.narratives).unwrap_or_default(),
            example: tx.is_example().await?,
            strategy: self.now.strategy.clone(),
        })
    }

    /// The same of one municipality: nothing of the others, and nothing of the county, is left in it, nor what the region
    /// answers about it. Nothing where there is no such municipality in the cycle.
    pub(crate) fn alone(mut self, municipality: &OrganisationCode) -> Option<Self> {
        let own = self.now.municipalities.iter().find(|m| &m.code == municipality)?.clone();
        let is_own = |code: &OrganisationCode| code == municipality || own.formerly.contains(code);
        for told in self.earlier.iter_mut().chain([&mut self.now]) {
            let asked = told.asked_of(is_own);
            told.municipalities.retain(|m| is_own(&m.code));
            told.observations.retain(|o| {
                is_own(&o.key.about)
                    && asked.contains(&(o.key.indicator.clone(), o.key.about.clone(), o.key.category.clone()))
            });
            told.states.retain(|code, _| is_own(code));
            told.submissions.retain(|code, _| is_own(code));
        }
        Some(self)
    }

    /// The figures of the cycles that stand beside `now` or in a line, each with its catalogue and in order of time: their
    /// reports have left the service before it. Who counts no persons hides nothing and need not know of them.
    pub(crate) fn told_before(&self, now: &Progress) -> Vec<(Progress, Strategy)> {
        if !self.now.strategy.indicators.iter().any(|indicator| indicator.counts_persons) {
            return Vec::new();
        }
        let is_told =
            |period| now.indicators.iter().flat_map(|i| &i.series).any(|point| point.period == period);
        let earlier = self.measured();
        let told = earlier.iter().enumerate().filter(|(_, then)| is_told(then.cycle.period));
        told.map(|(n, then)| (progress::aggregate(then, &earlier[..n]), then.strategy.clone())).collect()
    }

    /// When the answers of this organisation last became what they are; nothing where it has none.
    pub(crate) async fn changed_at(
        &self,
        tx: &Tx,
        organisation: &OrganisationCode,
    ) -> Result<Option<DateTime<Utc>>> {
        let submission = tx.submission(&self.scope, &self.now.cycle.key, organisation).await?;
        Ok(submission.map(|submission| submission.changed_at))
    }

    fn measured(&self) -> Vec<Measurement<'_>> {
        self.earlier.iter().map(|told| told.measurement(&self.series)).collect()
    }
}

/// The published figures that the catalogues of these cycles refer to.
pub(crate) async fn series_of(
    tx: &Tx,
    cycles: impl Iterator<Item = &Told>,
    as_of: Option<DateTime<Utc>>,
) -> Result<SeriesValues> {
    let codes: BTreeSet<_> = cycles.flat_map(|told| told.strategy.series_used()).collect();
    let codes: Vec<_> = codes.into_iter().collect();
    Ok(tx.series_values(&codes, as_of).await?)
}

/// Everything that is known of one cycle, in the words of the catalogue that applies to it.
pub(crate) struct Told {
    strategy: Strategy,
    cycle: FollowUpCycle,
    municipalities: Vec<Municipality>,
    observations: Vec<Observation>,
    states: BTreeMap<OrganisationCode, SubmissionState>,
    submissions: BTreeMap<OrganisationCode, SubmissionFacts>,
}

impl Told {
    pub(crate) async fn read(
        tx: &Tx,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        counted: Counted,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Self> {
        let (strategy, _) = tx.catalogue_of(scope, cycle.period.years, as_of).await?;
        let municipalities = tx.municipalities(&strategy.county, cycle.period.measured_on).await?;
        let observations = observations(tx, scope, cycle, counted, as_of).await?;
        let standings = tx.submission_facts(scope, cycle, as_of).await?;
        let everybody: Vec<_> = municipalities.iter().map(|m| m.code.clone()).collect();
        let answered: BTreeSet<_> =
            observations.iter().map(|o| (&o.key.indicator, &o.key.about, &o.key.category)).collect();
        let submissions = standings
            .iter()
            .map(|(who, standing)| {
                let asked = submission::questions(&strategy, who, &everybody);
                let has_answer =
                    |q: &Question<'_>| answered.contains(&(&q.key.indicator, &q.key.about, &q.key.category));
                let complete = asked.iter().filter(|q| q.is_compulsory()).all(has_answer);
                (who.clone(), facts(standing, counted.state(standing), complete))
            })
            .collect();
        Ok(Self {
            states: standings.iter().map(|(who, s)| (who.clone(), counted.state(s))).collect(),
            cycle: cycle.clone(),
            strategy,
            municipalities,
            observations,
            submissions,
        })
    }

    /// The questions that these organisations answer themselves, about themselves.
    fn asked_of(
        &self,
        is_one: impl Fn(&OrganisationCode) -> bool,
    ) -> BTreeSet<(IndicatorCode, OrganisationCode, Option<CategoryCode>)> {
        let everybody: Vec<_> = self.municipalities.iter().map(|m| m.code.clone()).collect();
        let ones = everybody.iter().filter(|code| is_one(code));
        let asked = ones.flat_map(|who| submission::questions(&self.strategy, who, &everybody));
        asked.map(|question| (question.key.indicator, question.key.about, question.key.category)).collect()
    }

    fn was_asked(&self) -> bool {
        self.states.values().any(|state| state.is_reported()) || !self.observations.is_empty()
    }

    pub(crate) fn measurement<'a>(&'a self, series: &'a SeriesValues) -> Measurement<'a> {
        Measurement {
            strategy: &self.strategy,
            cycle: &self.cycle,
            municipalities: &self.municipalities,
            observations: &self.observations,
            series,
            submissions: &self.submissions,
        }
    }
}

/// How far answers have come, as indicators may ask: complete is a value or a status for all that is not voluntary, on
/// time is first handed in on the last day or before.
fn facts(standing: &SubmissionStanding, state: SubmissionState, complete: bool) -> SubmissionFacts {
    let reported = state.is_reported();
    SubmissionFacts {
        reported,
        complete: reported && complete,
        on_time: standing.first_submitted_at.is_some_and(|at| clock::local_date(at) <= standing.deadline),
        checked: state.is_checked(),
    }
}

/// The values that count. Those that are handed in but not checked yet are marked so.
async fn observations(
    tx: &Tx,
    scope: &StrategyScope,
    cycle: &FollowUpCycle,
    counted: Counted,
    as_of: Option<DateTime<Utc>>,
) -> Result<Vec<Observation>> {
    let checked = tx.observations(scope, cycle, Counted::Approved.states(), as_of).await?;
    if counted == Counted::Approved {
        return Ok(checked);
    }
    let checked: BTreeSet<_> = checked.into_iter().map(|o| (o.key, o.revision)).collect();
    let mut reported = tx.observations(scope, cycle, counted.states(), as_of).await?;
    for observation in
        reported.iter_mut().filter(|o| matches!(o.status, ObsStatus::Normal | ObsStatus::Break))
    {
        if !checked.contains(&(observation.key.clone(), observation.revision)) {
            observation.status = ObsStatus::Unvalidated;
        }
    }
    Ok(reported)
}
