//! What is planned and what has been done, in one list: the steps of the rule and everybody's schedules.

use chrono::{DateTime, NaiveDateTime, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, Slug},
    cycle::CycleState,
    cycle_plan::{CycleStep, PlannedEvent},
    id::ScheduleId,
    narrative::MeetingStep,
    role::{Actor, Role},
    schedule::{Duty, Schedule},
    strategy::Strategy,
};
use malspar_storage::{ClockTrouble, OccurrenceRecord, Outcome, ScheduleRecord, StrategyScope, Tx};

use super::{act::instead, edit::check_plans};
use crate::{App, Result, governing::sees_all};

/// How many of each schedule's next times are listed.
const NEXT: usize = 5;
/// How many of the last are.
const LAST: u64 = 200;

/// What is planned for a strategy, or for the service as a whole, and what has been done.
#[derive(Debug, Clone)]
pub struct Timetable {
    /// Of which strategy; of the service as a whole where there is none.
    pub strategy: Option<Strategy>,
    /// Everything that follows from the rule, in order of time: what is to come and what has been.
    pub plan: Vec<PlannedEvent>,
    /// The schedules, the oldest first; those that were taken away are left out.
    pub schedules: Vec<ScheduleRecord>,
    /// What comes next, in order of time.
    pub coming: Vec<Coming>,
    /// What has been handled, the latest first.
    pub past: Vec<OccurrenceRecord>,
    /// What is due and cannot be handled.
    pub troubles: Vec<ClockTrouble>,
    /// The moment that it was looked at.
    pub now: DateTime<Utc>,
}

/// Something that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The moment.
    pub at: DateTime<Utc>,
    /// Its local time; midnight where it is a whole day.
    pub planned: NaiveDateTime,
    /// Which step of the rule it is.
    pub step: Option<CycleStep>,
    /// What the clock does; nothing where it is a day to keep in mind.
    pub duty: Option<Duty>,
    /// For which cycle, where that is known beforehand.
    pub cycle: Option<CycleKey>,
    /// By which schedule, where it is one that somebody made.
    pub schedule: Option<ScheduleId>,
    /// Which meeting, where it is one.
    pub meeting: Option<MeetingStep>,
}

impl App {
    /// What is planned for a strategy and what has been done.
    pub async fn timetable(&self, actor: &Actor, slug: &Slug) -> Result<Timetable> {
        check_plans(actor)?;
        let tx = self.store.read().await?;
        let now = self.clock.now();
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let plan = strategy.plan();
        let mut schedules = tx.schedules(&scope).await?;
        schedules.retain(|one| one.ended_at.is_none());
        let mut coming = Vec::new();
        for cycle in strategy.cycles() {
            let (state, key) = (tx.cycle_state(&scope, &cycle.key).await?, &cycle.key);
            let days = cycle.meetings(&meetings(&tx, &scope, key).await?);
            let all = plan.iter().filter(|event| event.cycle == *key).chain(&days);
            coming.extend(all.filter(|event| lies_ahead(event, state, now)).map(by_rule));
        }
        coming.extend(schedules.iter().flat_map(|record| next(record, now)));
        coming.sort_by_key(|one| (one.at, one.step, one.schedule.map(|id| id.0)));
        let mut troubles = tx.clock_troubles().await?;
        troubles.retain(|trouble| trouble.strategy.as_ref() == Some(slug));
        let past = tx.occurrences(&scope, LAST).await?;
        Ok(Timetable { strategy: Some(strategy), plan, schedules, coming, past, troubles, now })
    }

    /// What the service does for itself: for whoever sees to it.
    pub async fn service_timetable(&self, actor: &Actor) -> Result<Timetable> {
        if !matches!(actor.role, Role::Administrator | Role::System) {
            return Err(crate::Error::Forbidden("see to the service"));
        }
        let tx = self.store.read().await?;
        let now = self.clock.now();
        let schedules = tx.service_schedules().await?;
        let mut coming: Vec<_> = schedules.iter().flat_map(|record| next(record, now)).collect();
        coming.sort_by_key(|one| one.at);
        let mut troubles = tx.clock_troubles().await?;
        // What is wrong with the service itself is for whoever sees to all of it.
        troubles.retain(|trouble| trouble.strategy.is_none() && sees_all(actor));
        let past = tx.service_occurrences(LAST).await?;
        Ok(Timetable { strategy: None, plan: Vec::new(), schedules, coming, past, troubles, now })
    }
}

/// Is it still to come in a cycle that is so far? A day that people keep in mind is until it is over, and what somebody has
/// done by hand is not done again.
pub(crate) fn lies_ahead(event: &PlannedEvent, state: CycleState, now: DateTime<Utc>) -> bool {
    match event.step.duty() {
        Some(duty) => event.at > now && instead(duty, state) != Some(Outcome::Already),
        None => event.planned.date() >= clock::local_date(now),
    }
}

fn by_rule(event: &PlannedEvent) -> Coming {
    Coming {
        at: event.at,
        planned: event.planned,
        step: Some(event.step),
        duty: event.step.duty(),
        cycle: Some(event.cycle.clone()),
        schedule: None,
        meeting: event.meeting.clone(),
    }
}

fn next(record: &ScheduleRecord, now: DateTime<Utc>) -> Vec<Coming> {
    if !record.runs() {
        return Vec::new();
    }
    let Schedule { id, duty, timing, .. } = &record.schedule;
    let next = timing.next_after(now, NEXT).into_iter();
    let coming = next.map(|occurrence| Coming {
        at: occurrence.at,
        planned: occurrence.planned,
        step: None,
        duty: Some(*duty),
        cycle: None,
        schedule: Some(*id),
        meeting: None,
    });
    coming.collect()
}

async fn meetings(tx: &Tx, scope: &StrategyScope, cycle: &CycleKey) -> Result<Vec<MeetingStep>> {
    let texts = tx.narratives(scope, cycle, None).await?;
    Ok(texts.map(|(texts, _)| texts.steps).unwrap_or_default())
}
