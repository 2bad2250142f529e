//! What is done when something has come: a cycle moves at once, everything that takes longer is asked for as a job.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::CycleState,
    cycle_plan::CycleStep,
    id::JobId,
    job::JobKind,
    schedule::Duty,
};
use malspar_storage::{Outcome, Tx};

use super::the_clock;
use crate::{App, Result, submissions::Room};

/// What is to be done, and for what.
pub(super) struct Act<'a> {
    pub(super) duty: Duty,
    pub(super) step: Option<CycleStep>,
    pub(super) slug: &'a Slug,
    pub(super) cycle: Option<&'a CycleKey>,
    /// The occurrence that it is done for.
    pub(super) name: &'a str,
}

impl App {
    /// Does it in the transaction of its occurrence, or asks for it there.
    pub(super) async fn perform(
        &self,
        tx: &Tx,
        act: &Act<'_>,
        now: DateTime<Utc>,
    ) -> Result<(Outcome, Option<JobId>)> {
        let Some(cycle) = act.cycle else {
            return self.perform_for_the_service(tx, act.duty, act.name, now).await;
        };
        let clock = the_clock();
        let room = Room::open(tx, &clock, act.slug, cycle).await?;
        let state = tx.cycle_state(&room.scope, cycle).await?;
        if let Some(instead) = instead(act.duty, state) {
            return Ok((instead, None));
        }
        match act.duty {
            Duty::OpenCycle => {
                self.open_in(tx, &room, &clock, now).await?;
                return Ok((Outcome::Done, None));
            }
            Duty::CloseCycle => {
                self.close_in(tx, &room, &clock, now).await?;
                return Ok((Outcome::Done, None));
            }
            // Whoever ended the collection by hand has asked for it then.
            Duty::RegionDraft if act.step.is_some() && tx.has_draft(&room.scope, cycle).await? => {
                return Ok((Outcome::Already, None));
            }
            _ => {}
        }
        let (strategy, cycle) = (act.slug.clone(), cycle.clone());
        let job = match act.duty {
            Duty::ConfirmContacts => JobKind::ConfirmContacts { strategy, cycle },
            Duty::AskRegistrar => JobKind::AskRegistrar { strategy, cycle },
            Duty::Remind => JobKind::Remind { strategy, cycle, step: act.step },
            Duty::RegionDraft => JobKind::PrepareDrafts { strategy, cycle },
            Duty::MunicipalDrafts => JobKind::PrepareMunicipalDrafts { strategy, cycle },
            Duty::Digest => JobKind::Digest { strategy, cycle },
            Duty::OpenCycle | Duty::CloseCycle | Duty::Prune => return Ok((Outcome::NothingToDo, None)),
        };
        let job = tx.enqueue_for(&job, Some(act.name), now).await?;
        Ok((Outcome::Asked, Some(job)))
    }

    /// The same for the service as a whole.
    pub(super) async fn perform_for_the_service(
        &self,
        tx: &Tx,
        duty: Duty,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(Outcome, Option<JobId>)> {
        if duty != Duty::Prune {
            return Ok((Outcome::NothingToDo, None));
        }
        let job = tx.enqueue_for(&JobKind::Prune, Some(name), now).await?;
        Ok((Outcome::Asked, Some(job)))
    }
}

/// What becomes of a duty that the cycle is not, or not any more, in the state for.
pub(super) const fn instead(duty: Duty, state: CycleState) -> Option<Outcome> {
    use CycleState::{Collecting, Planned, Reviewing, Sealed};
    match (duty, state) {
        (Duty::ConfirmContacts | Duty::AskRegistrar | Duty::OpenCycle, Planned)
        | (Duty::CloseCycle, Collecting)
        | (Duty::Remind | Duty::Digest | Duty::RegionDraft | Duty::MunicipalDrafts, Collecting | Reviewing) => {
            None
        }
        (Duty::ConfirmContacts | Duty::AskRegistrar | Duty::OpenCycle, _)
        | (Duty::CloseCycle, Reviewing | Sealed)
        | (Duty::RegionDraft | Duty::MunicipalDrafts, Sealed) => Some(Outcome::Already),
        _ => Some(Outcome::NothingToDo),
    }
}
