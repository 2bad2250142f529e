//! What the service does by itself: it looks what has come since it last looked, and handles each of it once.
//!
//! Two things are planned: the steps that follow from a strategy's rule, and the schedules that people make. Each occurrence
//! is handled in one transaction that first moves on how far its schedule has been handled, so that of two workers one does
//! it and the other sees that it is done, and whoever dies in between has done nothing. A cycle is opened and closed in that
//! transaction; everything that takes longer is asked for there, as a job.
//!
//! What cannot be handled holds up what comes after it in its strategy: nobody is reminded of a cycle that could not be
//! opened. It is tried again at every tick, and what is wrong stands where whoever runs the service sees it.

mod act;
mod edit;
mod jobs;
pub(crate) mod moved;
mod rows;
mod rule;
pub(crate) mod timetable;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use malspar_domain::{
    id::ScheduleId,
    role::Actor,
    schedule::{CronExpression, Duty, Timing, WorkingDay, Zone},
};
pub use malspar_storage::{ClockTrouble, OccurrenceRecord, Outcome, ScheduleRecord};
use malspar_storage::{Error as StorageError, StrategyScope};

pub use edit::ScheduleOrder;
pub use timetable::{Coming, Timetable};

use crate::{App, Error, Result};

/// Every night, when nobody waits for anything.
const PRUNE: &str = "0 30 3 * * *";

/// What came of looking at the clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ticked {
    /// So many occurrences were handled, whatever became of them.
    pub handled: usize,
    /// So many could not be.
    pub stuck: usize,
}

/// What became of trying to handle something.
enum Step {
    /// So many occurrences were handled.
    Handled(usize),
    /// Somebody else has handled it, or it is planned otherwise by now.
    NotOurs,
}

/// Who acts when the clock does.
fn the_clock() -> Actor {
    Actor::the_service()
}

impl App {
    /// Handles everything that has come.
    pub async fn tick(&self) -> Result<Ticked> {
        self.begin_service().await?;
        let (mut ticked, began) = (Ticked::default(), self.clock.now());
        for slug in self.strategies().await? {
            let handled = self.tick_rule(&slug, &mut ticked).await;
            go_on(slug.as_str(), handled, &mut ticked);
        }
        for record in self.running_schedules().await? {
            let id = record.schedule.id.0.to_string();
            let handled = self.tick_schedule(record, &mut ticked).await;
            go_on(&id, handled, &mut ticked);
        }
        self.forget_troubles(began).await?;
        if ticked.handled > 0 {
            self.post.ring();
        }
        Ok(ticked)
    }

    /// What was not in the way this time is not any more: it has been done, or is not planned any longer.
    async fn forget_troubles(&self, began: DateTime<Utc>) -> Result<()> {
        let known = self.store.read().await?.clock_troubles().await?;
        if known.iter().all(|trouble| trouble.last_at >= began) {
            return Ok(());
        }
        let tx = self.store.write().await?;
        tx.end_clock_troubles_before(began).await?;
        Ok(tx.commit().await?)
    }

    /// The service's own schedule is there from the first look on.
    async fn begin_service(&self) -> Result<()> {
        let known = self.store.read().await?.service_schedules().await?;
        if known.iter().any(|known| known.schedule.id == ScheduleId::PRUNE) {
            return Ok(());
        }
        let tx = self.store.write().await?;
        let (now, duty) = (self.clock.now(), Duty::Prune);
        let expression = CronExpression::parse(PRUNE).map_err(|e| Error::Data(e.to_string()))?;
        let zone = Zone::default();
        let timing = Timing { expression, zone, working_day: WorkingDay::AnyDay, extra: BTreeSet::new() };
        let local = zone.local(now);
        match tx.add_schedule(ScheduleId::PRUNE, None, duty, &timing, duty.catch_up(), local, now).await {
            // Another worker was first.
            Err(StorageError::Conflict(_)) => return Ok(()),
            added => added?,
        }
        Ok(tx.commit().await?)
    }

    /// Counts what came of handling something; false where what comes after it waits.
    async fn counted(
        &self,
        name: &str,
        scope: Option<&StrategyScope>,
        handled: Result<Step>,
        ticked: &mut Ticked,
    ) -> Result<bool> {
        match handled {
            Ok(Step::Handled(n)) => {
                ticked.handled += n;
                return Ok(true);
            }
            Ok(Step::NotOurs) => {}
            Err(error) if is_passing(&error) => tracing::warn!(name, %error, "tried again at the next look"),
            Err(error) => {
                ticked.stuck += 1;
                self.note_trouble(name, scope, &error).await?;
            }
        }
        Ok(false)
    }

    /// Notes why something could not be handled, where whoever runs the service sees it.
    async fn note_trouble(&self, name: &str, scope: Option<&StrategyScope>, error: &Error) -> Result<()> {
        tracing::error!(name, %error, "what is due could not be handled");
        let tx = self.store.write().await?;
        tx.note_clock_trouble(name, scope, &error.to_string(), self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

/// What is wrong with one strategy is in the way of no other.
fn go_on(of: &str, handled: Result<()>, ticked: &mut Ticked) {
    if let Err(error) = handled {
        tracing::error!(of, %error, "what has come could not be looked at");
        ticked.stuck += 1;
    }
}

/// Is it worth trying at the next tick without a word? Somebody else was first, or is at it.
const fn is_passing(error: &Error) -> bool {
    matches!(error, Error::Conflict(_) | Error::Storage(StorageError::Busy { .. }))
}
