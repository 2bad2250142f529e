//! The dates of whoever runs a follow-up: every step of its rule, its own cycles by hand, and the meetings that take the
//! report up.

use chrono::{Duration, NaiveTime};
use malspar_domain::{
    cycle::{CycleState, FollowUpCycle},
    cycle_plan::PlannedEvent,
};
use malspar_exchange::calendar::{Event, When};
use malspar_words::{cycle, schedule, t};

use super::{
    Reading,
    event::{Names, Revised, by_day, lines, meeting_title},
};
use crate::Result;

/// What the clock does is done in a moment; so long it is shown, for what takes no time is not seen in a calendar.
const SHOWN: Duration = Duration::minutes(30);

/// All of them, of every cycle.
pub(super) async fn events(reading: &Reading<'_>) -> Result<Vec<Event>> {
    let plan = reading.strategy.plan();
    let mut events = Vec::new();
    for cycle in &reading.strategy.cycles() {
        if plan.iter().any(|event| event.cycle == cycle.key) {
            let own = plan.iter().filter(|event| event.cycle == cycle.key);
            events.extend(own.map(|planned| step(reading, cycle, planned, reading.revised)));
        } else if reading.tx.cycle_state(&reading.scope, &cycle.key).await? != CycleState::Planned {
            // A person opens and ends it; two days of it are known once it is open.
            let days = cycle.plan().into_iter().filter(|planned| planned.step.duty().is_none());
            events.extend(days.map(|planned| step(reading, cycle, &planned, reading.revised)));
        }
        events.extend(meetings(reading, cycle).await?);
    }
    Ok(events)
}

/// The meetings, as they stand in the texts of the cycle, and the last day to lock the report for them.
async fn meetings(reading: &Reading<'_>, cycle: &FollowUpCycle) -> Result<Vec<Event>> {
    let texts = reading.tx.narrative_version(&reading.scope, &cycle.key, None).await?;
    let Some(texts) = texts else { return Ok(Vec::new()) };
    let revised = reading.revised.and(Revised { count: texts.version, at: texts.recorded_at });
    let mut names = Names::default();
    let ordered: Vec<_> = by_day(&texts.narratives.steps, |step| step.date).into_iter().cloned().collect();
    let events = cycle.meetings(&ordered).into_iter().map(|planned| {
        let mut event = step(reading, cycle, &planned, revised);
        if let Some(meeting) = &planned.meeting {
            event.uid = uid(reading, cycle, &format!("meeting.{}", names.of_meeting(meeting)));
            event.title = meeting_title(reading.lang, meeting, &cycle::name(reading.lang, cycle));
        }
        event
    });
    Ok(events.collect())
}

fn step(reading: &Reading<'_>, cycle: &FollowUpCycle, planned: &PlannedEvent, revised: Revised) -> Event {
    let (lang, strategy) = (reading.lang, &reading.strategy);
    let is_day = planned.planned.time() == NaiveTime::MIN;
    let url = reading.app.in_full(lang, &format!("/uppfoljning/{}/{}", strategy.slug, cycle.key));
    let (step_name, cycle_name) = (schedule::step(lang, planned.step), cycle::name(lang, cycle));
    Event {
        uid: uid(reading, cycle, planned.step.code()),
        sequence: revised.count,
        changed_at: revised.at,
        when: if is_day {
            When::Day(planned.planned.date())
        } else {
            When::Between(planned.at, planned.at + SHOWN)
        },
        title: t!(lang, "calendar-step", step = step_name, cycle = cycle_name),
        description: lines([Some(strategy.title.get(lang).to_owned()), Some(url.clone())]),
        url: Some(url),
    }
}

fn uid(reading: &Reading<'_>, cycle: &FollowUpCycle, what: &str) -> String {
    format!("{}.{}.{what}@{}", reading.strategy.slug, cycle.key, reading.host)
}
