//! The figures of a cycle, for a page or a report.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    observation::{ObsStatus, Observation},
    progress::{self, Progress},
    role::Actor,
    strategy::Strategy,
    submission::SubmissionState,
};
use malspar_storage::{StrategyScope, Tx};

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
    const fn states(self) -> &'static [SubmissionState] {
        match self {
            Self::Approved => &[SubmissionState::Approved],
            Self::Reported => &[SubmissionState::Submitted, SubmissionState::Approved],
        }
    }
}

/// A cycle's figures and what they were taken from.
#[derive(Debug, Clone)]
pub struct CycleFigures {
    /// The catalogue that applied.
    pub strategy: Strategy,
    /// The figures.
    pub progress: Progress,
    /// Each organisation's answers: how far they have come.
    pub submissions: Vec<(OrganisationCode, SubmissionState)>,
    /// When the latest of the counted values was recorded; `None` where there is none.
    pub latest_revision: Option<DateTime<Utc>>,
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
    let (scope, strategy, _) = tx.open_strategy(slug, actor, as_of).await?;
    let cycle = strategy.cycle(key).ok_or_else(|| Error::no_cycle(slug, key))?;
    // The difference is against the baseline, or against the first cycle where there is none.
    let before = strategy.cycles().into_iter().next().filter(|first| first.key != cycle.key);
    let municipalities = tx.municipalities(&strategy.county, cycle.period.years.to).await?;
    let now = observations(tx, &scope, &cycle, counted, as_of).await?;
    let earlier = match &before {
        Some(before) => observations(tx, &scope, before, counted, as_of).await?,
        None => Vec::new(),
    };
    let submissions = tx.submissions(&scope, key, as_of).await?;
    let progress = progress::aggregate(
        &strategy,
        &cycle,
        &municipalities,
        &now,
        before.as_ref().map(|before| (before, earlier.as_slice())),
    );
    Ok(CycleFigures {
        progress,
        submissions: submissions.into_iter().map(|(who, state, _)| (who, state)).collect(),
        latest_revision: tx.latest_recorded_at(&scope, &cycle, counted.states(), as_of).await?,
        example: tx.is_example().await?,
        strategy,
    })
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
    for observation in reported.iter_mut().filter(|o| o.status == ObsStatus::Normal) {
        if !checked.contains(&(observation.key.clone(), observation.revision)) {
            observation.status = ObsStatus::Unvalidated;
        }
    }
    Ok(reported)
}
