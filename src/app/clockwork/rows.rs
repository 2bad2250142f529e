//! What people have planned beside the rule, and the service's own.

use chrono::NaiveDateTime;
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::CycleState,
    schedule::{Due, Duty, OccurrenceKey, Schedule},
};
use malspar_storage::{NewOccurrence, Outcome, ScheduleRecord, StrategyScope, Tx};

use super::{Step, Ticked, act::Act, the_clock};
use crate::{App, Result};

impl App {
    /// The schedules by which something is done.
    pub(super) async fn running_schedules(&self) -> Result<Vec<ScheduleRecord>> {
        let tx = self.store.read().await?;
        let mut all = tx.all_schedules().await?;
        all.retain(ScheduleRecord::runs);
        Ok(all)
    }

    /// Handles what has come of a schedule, in order.
    pub(super) async fn tick_schedule(&self, record: ScheduleRecord, ticked: &mut Ticked) -> Result<()> {
        let due = record.schedule.due(record.handled_until, self.clock.now());
        if due.is_empty() {
            return Ok(());
        }
        let scope = open(&self.store.read().await?, &record.schedule).await?;
        let mut from = record.handled_until;
        // What is not done any more is noted together with what is done in its place.
        for some in due.split_inclusive(|one| one.handling.is_done()) {
            let Some(last) = some.last() else { continue };
            let name = key(&record.schedule, last).to_string();
            let handled = self.handle_due(&record.schedule, some, from, &name).await;
            if !self.counted(&name, scope.as_ref(), handled, ticked).await? {
                return Ok(());
            }
            from = last.occurrence.planned;
        }
        Ok(())
    }

    async fn handle_due(
        &self,
        schedule: &Schedule,
        some: &[Due],
        from: NaiveDateTime,
        name: &str,
    ) -> Result<Step> {
        let Some(last) = some.last() else { return Ok(Step::Handled(0)) };
        let tx = self.store.write().await?;
        let now = self.clock.now();
        if !tx.advance_schedule(schedule.id, from, last.occurrence.planned).await? {
            return Ok(Step::NotOurs);
        }
        let scope = open(&tx, schedule).await?;
        let cycle = match (&schedule.strategy, &scope) {
            (Some(slug), Some(scope)) => at_hand(&tx, slug, scope, schedule).await?,
            _ => None,
        };
        for due in some {
            let (mut outcome, mut job) = (Outcome::LeftOut, None);
            if due.handling.is_done() {
                (outcome, job) = match (&schedule.strategy, &cycle) {
                    (Some(_), None) => (Outcome::NothingToDo, None),
                    (Some(slug), Some(cycle)) => {
                        let act = Act { duty: schedule.duty, step: None, slug, cycle: Some(cycle), name };
                        self.perform(&tx, &act, now).await?
                    }
                    (None, _) => self.perform_for_the_service(&tx, schedule.duty, name, now).await?,
                };
            }
            let new = NewOccurrence {
                key: &key(schedule, due),
                occurrence: due.occurrence,
                duty: schedule.duty,
                cycle: cycle.as_ref(),
                handling: due.handling,
                outcome,
                job,
            };
            tx.add_occurrence(scope.as_ref(), &new, now).await?;
        }
        tx.end_clock_trouble(name).await?;
        tx.commit().await?;
        Ok(Step::Handled(some.len()))
    }
}

fn key(schedule: &Schedule, due: &Due) -> OccurrenceKey {
    OccurrenceKey { schedule: schedule.key(), planned: due.occurrence.planned }
}

async fn open(tx: &Tx, schedule: &Schedule) -> Result<Option<StrategyScope>> {
    let Some(slug) = &schedule.strategy else { return Ok(None) };
    let (scope, ..) = tx.open_strategy(slug, &the_clock(), None).await?;
    Ok(Some(scope))
}

/// The cycle that a schedule's duty is about: to be opened, the first that has not been; otherwise the latest that has.
async fn at_hand(
    tx: &Tx,
    slug: &Slug,
    scope: &StrategyScope,
    schedule: &Schedule,
) -> Result<Option<CycleKey>> {
    let (_, strategy, _) = tx.open_strategy(slug, &the_clock(), None).await?;
    let (mut begun, mut planned) = (None, None);
    for cycle in strategy.cycles() {
        if tx.cycle_state(scope, &cycle.key).await? == CycleState::Planned {
            planned = planned.or(Some(cycle.key));
        } else {
            (begun, planned) = (Some(cycle.key), None);
        }
    }
    let before_opening =
        matches!(schedule.duty, Duty::OpenCycle | Duty::ConfirmContacts | Duty::AskRegistrar);
    Ok(if before_opening { planned } else { begun })
}
