//! The measurements that values can be read in of by hand, and what is known of each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use malspar_domain::{
    code::OrganisationCode,
    cycle::{CycleKind, CycleState, FollowUpCycle},
    indicator::{Indicator, Source},
    observation::ObsSource,
    strategy::Strategy,
    submission::{Answer, AnswerKey, SubmissionState},
    value::Category,
};
use malspar_storage::{StrategyScope, Tx};
use malspar_words::sort;

use crate::Result;

/// What is known of a measurement.
pub(super) struct Measured {
    pub(super) cycle: FollowUpCycle,
    /// May values be read in of it? Otherwise it is only known by name.
    pub(super) is_earlier: bool,
    /// The catalogue that applies to it.
    pub(super) strategy: Strategy,
    pub(super) version: u32,
    /// Who there was then, by name: the municipalities, and the region.
    pub(super) names: BTreeMap<OrganisationCode, String>,
    pub(super) municipalities: Vec<OrganisationCode>,
    /// Who has handed in answers themselves.
    pub(super) answering: BTreeSet<OrganisationCode>,
    pub(super) there: BTreeMap<AnswerKey, There>,
}

/// A value that is there.
pub(super) struct There {
    pub(super) answer: Answer,
    /// Was it read in, and not answered?
    pub(super) by_hand: bool,
}

/// A value that there could be.
pub(super) struct Asked<'a> {
    pub(super) key: AnswerKey,
    pub(super) indicator: &'a Indicator,
    pub(super) category: Option<&'a Category>,
    pub(super) reporter: &'a OrganisationCode,
}

/// The cycles of a strategy, each with what is known of it where values can be read in: what lies in the past, before the
/// first cycle that was run. The baseline is one of those, as long as no edition has been locked of it.
pub(super) async fn measured(
    tx: &Tx,
    scope: &StrategyScope,
    newest: &Strategy,
    today: NaiveDate,
) -> Result<Vec<Measured>> {
    let (mut found, mut is_run) = (Vec::new(), false);
    for cycle in newest.cycles() {
        let state = tx.cycle_state(scope, &cycle.key).await?;
        is_run |= cycle.kind != CycleKind::Baseline && state != CycleState::Planned;
        let is_earlier = !is_run && state != CycleState::Sealed && cycle.period.measured_on <= today;
        found.push(one(tx, scope, cycle, is_earlier).await?);
    }
    Ok(found)
}

async fn one(tx: &Tx, scope: &StrategyScope, cycle: FollowUpCycle, is_earlier: bool) -> Result<Measured> {
    let (strategy, version) = tx.catalogue_of(scope, cycle.period.years, None).await?;
    let mut measured = Measured {
        is_earlier,
        strategy,
        version,
        names: BTreeMap::new(),
        municipalities: Vec::new(),
        answering: BTreeSet::new(),
        there: BTreeMap::new(),
        cycle,
    };
    if is_earlier {
        measured.fill(tx, scope).await?;
    }
    Ok(measured)
}

impl Measured {
    async fn fill(&mut self, tx: &Tx, scope: &StrategyScope) -> Result<()> {
        let then = tx.municipalities(&self.strategy.county, self.cycle.period.measured_on).await?;
        self.municipalities = then.iter().map(|m| m.code.clone()).collect();
        self.names = then.into_iter().map(|m| (m.code, m.name)).collect();
        self.names.insert(self.strategy.region.clone(), self.strategy.region_name.sv.clone());
        let standings = tx.submission_facts(scope, &self.cycle, None).await?;
        let own = |state| !matches!(state, SubmissionState::Draft | SubmissionState::Declined);
        self.answering =
            standings.into_iter().filter(|(_, standing)| own(standing.state)).map(|(who, _)| who).collect();
        for told in tx.observations(scope, &self.cycle, &SubmissionState::ALL, None).await? {
            let by_hand = told.source == ObsSource::Reference;
            let key = AnswerKey {
                indicator: told.key.indicator,
                about: told.key.about,
                category: told.key.category,
            };
            let answer =
                Answer { value: told.value, status: told.status, comment: told.comment, message: None };
            self.there.insert(key, There { answer, by_hand });
        }
        Ok(())
    }

    /// What has been read in.
    pub(super) fn by_hand(&self) -> impl Iterator<Item = &AnswerKey> {
        self.there.iter().filter(|(_, there)| there.by_hand).map(|(key, _)| key)
    }

    /// About how many.
    pub(super) fn organisations(&self) -> usize {
        self.by_hand().map(|key| &key.about).collect::<BTreeSet<_>>().len()
    }

    /// Who there was, in the order of the alphabet.
    pub(super) fn by_name(&self) -> Vec<(&OrganisationCode, &String)> {
        let mut names: Vec<_> = self.names.iter().collect();
        sort::by_name(&mut names, |(_, name)| name.as_str());
        names
    }

    /// Every value that there could be about `who`, in the order of the form.
    pub(super) fn asked_about(&self, who: &OrganisationCode) -> Vec<Asked<'_>> {
        let Some((who, _)) = self.names.get_key_value(who) else { return Vec::new() };
        let is_region = *who == self.strategy.region;
        let asked = self.strategy.in_form_order().into_iter().filter(|i| i.is_regional() == is_region);
        let rows = asked.flat_map(|indicator| indicator.rows().into_iter().map(move |row| (indicator, row)));
        let found = rows.filter_map(|(indicator, category)| {
            let reporter = indicator.answered_by(category, who)?;
            let key = AnswerKey {
                indicator: indicator.code.clone(),
                about: who.clone(),
                category: category.map(|c| c.code.clone()),
            };
            Some(Asked { key, indicator, category, reporter })
        });
        found.collect()
    }
}

/// Does nobody answer it, because it is computed or fetched?
pub(super) const fn is_computed(indicator: &Indicator) -> bool {
    matches!(indicator.source, Source::Derived(_) | Source::Reference(_))
}
