//! Where the figures of an indicator come from: every organisation's value in a cycle, and every revision that led to it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CategoryCode, CycleKey, IndicatorCode, OrganisationCode, SeriesCode, Slug},
    cycle::FollowUpCycle,
    indicator::{Indicator, Source},
    lang::Text,
    observation::{ObsSource, SeriesKey},
    role::{Actor, Role},
    submission::{Answer, AnswerKey},
};
use malspar_storage::{Missing, StrategyScope, SubmissionEvent, Thing, TracedObservation, Tx};
use malspar_words::sort;

use super::{HandedInBeside, answer_of};
use crate::{App, Error, Result, following::name_of, progress::Counted, submissions::Room};

/// Where an indicator's figures in a cycle come from.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Which indicator, as the catalogue of the cycle has it.
    pub indicator: Indicator,
    /// The cycle before, whose values stand beside.
    pub before: Option<FollowUpCycle>,
    /// The indicators whose answers it follows from, where nobody is asked it.
    pub made_of: Vec<Indicator>,
    /// The published series that it is fetched from, or follows from.
    pub series: Vec<SeriesCode>,
    /// The latest published edition of the cycle, whose values are marked.
    pub edition: Option<u32>,
    /// Everybody whom there is or could be a value of, in the order of the alphabet.
    pub about: Vec<Traced>,
}

/// One organisation's values.
#[derive(Debug, Clone)]
pub struct Traced {
    /// Whose.
    pub organisation: OrganisationCode,
    /// Its name.
    pub name: Text,
    /// Its values, row by row of the question; one without any where nothing was answered.
    pub rows: Vec<TracedRow>,
}

/// One value and how it came about.
#[derive(Debug, Clone)]
pub struct TracedRow {
    /// The part, where the question has several.
    pub category: Option<Text>,
    /// What was handed in last cycle.
    pub before: Option<Answer>,
    /// What was said, the latest first.
    pub revisions: Vec<TracedRevision>,
}

/// What was said at one time.
#[derive(Debug, Clone)]
pub struct TracedRevision {
    /// Counted from 1.
    pub number: u32,
    /// What; nothing where an answer was taken away.
    pub answer: Option<Answer>,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: Role,
    /// Whose submission it came with; nobody's where it was read in from elsewhere.
    pub reporter: Option<OrganisationCode>,
    /// The reporter by name: "Laxå kommun".
    pub reporter_name: Option<Text>,
    /// How it came about.
    pub source: ObsSource,
    /// Why it differs from the one before: what was said with it, or what the answers had been sent back or opened again for.
    pub reason: Option<String>,
    /// Is it the one that the published edition counts?
    pub in_edition: bool,
}

impl App {
    /// Where an indicator's figures in a cycle come from.
    pub async fn trace(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        indicator: &IndicatorCode,
    ) -> Result<Trace> {
        let tx = self.store.read().await?;
        let room = Self::review_room(&tx, actor, slug, cycle).await?;
        let missing = || Error::NotFound(Missing::new(Thing::Indicator, indicator));
        let found = room.strategy.indicator(indicator).ok_or_else(missing)?.clone();
        let (made_of, series) = ingredients(&room, &found);
        let edition = edition_of(&tx, slug, cycle).await?;
        let mut tracing = Tracing {
            counted: counted(&tx, &room, edition.map(|(_, sealed_at)| sealed_at)).await?,
            beside: HandedInBeside::read(&tx, &room).await?,
            histories: BTreeMap::new(),
            names: BTreeMap::new(),
            indicator: &found,
            room: &room,
            tx: &tx,
        };
        let mut cells: BTreeMap<OrganisationCode, Vec<Vec<TracedObservation>>> = BTreeMap::new();
        let all = tx.revisions_of(&room.scope, &room.cycle, indicator).await?;
        for cell in all.chunk_by(|a, b| a.recorded.observation.key == b.recorded.observation.key) {
            let Some(first) = cell.first() else { continue };
            cells.entry(first.recorded.observation.key.about.clone()).or_default().push(cell.to_vec());
        }
        let mut about = Vec::new();
        for organisation in everybody(&room, &found) {
            let own = cells.remove(&organisation).unwrap_or_default();
            about.push(tracing.organisation(&organisation, own).await?);
        }
        sort::by_name(&mut about, |traced| &traced.name.sv);
        drop(tracing);
        let edition = edition.map(|(number, _)| number);
        Ok(Trace { made_of, series, edition, about, before: room.before, indicator: found })
    }
}

/// The indicators and series that nobody is asked for but that the figure follows from.
fn ingredients(room: &Room, indicator: &Indicator) -> (Vec<Indicator>, Vec<SeriesCode>) {
    let mut series: Vec<_> = indicator.relative.iter().map(|relative| relative.series.clone()).collect();
    match &indicator.source {
        Source::Derived(expression) => {
            let names = expression.names();
            let of = |i: &&Indicator| names.contains(i.code.as_str());
            let published = room.strategy.series.iter().map(|one| &one.code);
            series.extend(published.filter(|code| names.contains(code.as_str())).cloned());
            (room.strategy.indicators.iter().filter(of).cloned().collect(), series)
        }
        Source::Reference(code) => {
            series.insert(0, code.clone());
            (Vec::new(), series)
        }
        Source::Municipality | Source::Organisation(_) => (Vec::new(), series),
    }
}

/// The latest edition of the region's report of this cycle that everybody may read, and when it was locked.
async fn edition_of(tx: &Tx, slug: &Slug, cycle: &CycleKey) -> Result<Option<(u32, DateTime<Utc>)>> {
    let all = tx.published_editions(Some(slug)).await?.into_iter();
    let own = all.filter(|edition| edition.key.cycle == *cycle && edition.key.organisation.is_none());
    Ok(own.map(|edition| (edition.key.number, edition.sealed_at)).max_by_key(|(number, _)| *number))
}

/// Which revision of each value counted at that time.
async fn counted(tx: &Tx, room: &Room, at: Option<DateTime<Utc>>) -> Result<BTreeMap<SeriesKey, u32>> {
    if at.is_none() {
        return Ok(BTreeMap::new());
    }
    let all = tx.observations(&room.scope, &room.cycle, Counted::Approved.states(), at).await?;
    Ok(all.into_iter().map(|observation| (observation.key, observation.revision)).collect())
}

fn everybody(room: &Room, indicator: &Indicator) -> Vec<OrganisationCode> {
    match &indicator.source {
        Source::Derived(_) | Source::Reference(_) => Vec::new(),
        _ if indicator.is_regional() => vec![room.strategy.region.clone()],
        _ => room.municipalities.clone(),
    }
}

/// What is read while the values are gone through.
struct Tracing<'a> {
    tx: &'a Tx,
    room: &'a Room,
    indicator: &'a Indicator,
    beside: HandedInBeside,
    counted: BTreeMap<SeriesKey, u32>,
    histories: BTreeMap<OrganisationCode, Vec<SubmissionEvent>>,
    names: BTreeMap<OrganisationCode, Text>,
}

impl Tracing<'_> {
    async fn organisation(
        &mut self,
        organisation: &OrganisationCode,
        cells: Vec<Vec<TracedObservation>>,
    ) -> Result<Traced> {
        let mut rows = Vec::new();
        for cell in &cells {
            let category = cell.first().and_then(|c| c.recorded.observation.key.category.clone());
            let mut revisions = Vec::new();
            for one in cell.iter().rev() {
                revisions.push(self.revision(one).await?);
            }
            rows.push(self.row(organisation, category, revisions));
        }
        if rows.is_empty() {
            rows.push(self.row(organisation, None, Vec::new()));
        }
        Ok(Traced { organisation: organisation.clone(), name: self.name(organisation).await?, rows })
    }

    fn row(
        &self,
        about: &OrganisationCode,
        category: Option<CategoryCode>,
        revisions: Vec<TracedRevision>,
    ) -> TracedRow {
        let title = category.as_ref().and_then(|code| self.indicator.category(code)).map(|c| c.title.clone());
        let key = AnswerKey { indicator: self.indicator.code.clone(), about: about.clone(), category };
        TracedRow { category: title, before: self.beside.before.get(&key).and_then(answer_of), revisions }
    }

    async fn revision(&mut self, one: &TracedObservation) -> Result<TracedRevision> {
        let TracedObservation { recorded, reporter } = one;
        let observation = &recorded.observation;
        let reason = match (&recorded.reason, reporter) {
            (Some(reason), _) => Some(reason.clone()),
            (None, Some(reporter)) if observation.revision > 1 => {
                let history = self.history(reporter).await?;
                let asked_for =
                    |e: &&SubmissionEvent| e.recorded_at <= recorded.recorded_at && e.reason.is_some();
                history.iter().rfind(asked_for).and_then(|event| event.reason.clone())
            }
            _ => None,
        };
        let reporter_name = match reporter {
            Some(reporter) => Some(self.name(reporter).await?),
            None => None,
        };
        Ok(TracedRevision {
            number: observation.revision,
            answer: answer_of(observation),
            at: recorded.recorded_at,
            role: recorded.role,
            reporter: reporter.clone(),
            reporter_name,
            source: observation.source,
            reason,
            in_edition: self.counted.get(&observation.key) == Some(&observation.revision),
        })
    }

    async fn history(&mut self, reporter: &OrganisationCode) -> Result<Vec<SubmissionEvent>> {
        if let Some(known) = self.histories.get(reporter) {
            return Ok(known.clone());
        }
        let scope: &StrategyScope = &self.room.scope;
        let found = self.tx.submission_history(scope, &self.room.cycle.key, reporter).await?;
        self.histories.insert(reporter.clone(), found.clone());
        Ok(found)
    }

    async fn name(&mut self, organisation: &OrganisationCode) -> Result<Text> {
        if let Some(known) = self.names.get(organisation) {
            return Ok(known.clone());
        }
        let found = name_of(self.tx, organisation).await?;
        self.names.insert(organisation.clone(), found.clone());
        Ok(found)
    }
}
