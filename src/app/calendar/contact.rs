//! The dates of whoever answers for an organisation: whole days, its own last day among them.

use malspar_domain::{
    clock,
    cycle::{CycleState, FollowUpCycle},
    cycle_plan::CycleStep,
};
use malspar_exchange::calendar::{Event, When};
use malspar_storage::SubmissionRecord;
use malspar_words::{cycle, schedule, t};

use super::{
    Reading,
    event::{Revised, lines},
};
use crate::{
    Error, Result,
    following::{Standing, name_of},
    submissions::Room,
};

/// What a cycle asks of an organisation, and by when.
struct Asked<'a> {
    cycle: &'a FollowUpCycle,
    organisation: String,
    submission: Option<SubmissionRecord>,
    /// The last day that holds for it.
    deadline: chrono::NaiveDate,
    is_extended: bool,
}

/// Everything that the organisation is asked, or will be by the rule.
pub(super) async fn events(reading: &Reading<'_>) -> Result<Vec<Event>> {
    let by_rule: Vec<_> = reading.strategy.plan().into_iter().map(|event| event.cycle).collect();
    let mut events = Vec::new();
    for cycle in &reading.strategy.cycles() {
        let state = reading.tx.cycle_state(&reading.scope, &cycle.key).await?;
        let is_planned = by_rule.contains(&cycle.key);
        if !is_planned && state == CycleState::Planned {
            continue;
        }
        let Some(asked) = asked(reading, cycle, state).await? else { continue };
        // When a cycle opens that no rule opens, nobody knows before it is done.
        events.extend(is_planned.then(|| event(reading, &asked, CycleStep::Open)));
        events.push(event(reading, &asked, CycleStep::Deadline));
        events.push(event(reading, &asked, CycleStep::ReviewEnd));
    }
    Ok(events)
}

/// Nothing where the cycle asks the organisation nothing.
async fn asked<'a>(
    reading: &Reading<'_>,
    cycle: &'a FollowUpCycle,
    cycle_state: CycleState,
) -> Result<Option<Asked<'a>>> {
    let (tx, own, slug) = (reading.tx, &reading.actor.organisation, &reading.strategy.slug);
    let room = Room::open(tx, &reading.actor, slug, &cycle.key).await?;
    match room.questions(own) {
        Ok(_) => {}
        Err(Error::NotFound(_)) => return Ok(None),
        Err(other) => return Err(other),
    }
    let submission = tx.submission(&room.scope, &cycle.key, own).await?;
    let today = clock::local_date(reading.app.clock.now());
    let standing =
        Standing { cycle, cycle_state, submission: submission.as_ref(), has_answers: false, today };
    let (deadline, is_extended) = (standing.deadline(), standing.is_extended());
    let organisation = name_of(tx, own).await?.get(reading.lang).to_owned();
    Ok(Some(Asked { cycle, organisation, submission, deadline, is_extended }))
}

fn event(reading: &Reading<'_>, asked: &Asked<'_>, step: CycleStep) -> Event {
    let Reading { lang, strategy, actor, host, .. } = reading;
    let (lang, cycle) = (*lang, asked.cycle);
    let is_deadline = step == CycleStep::Deadline;
    let day = match step {
        CycleStep::Open => cycle.opens_on,
        CycleStep::Deadline => asked.deadline,
        _ => cycle.review_until,
    };
    // Every act on the answers may move the last day, or say that it is met.
    let acts = asked.submission.as_ref().filter(|_| is_deadline);
    let acts = acts.map(|own| Revised { count: own.version, at: own.changed_at });
    let revised = acts.map_or(reading.revised, |acts| reading.revised.and(acts));
    let is_in = asked.submission.as_ref().is_some_and(|own| own.state.is_reported());
    let url = reading.app.in_full(lang, &format!("/svara/{}/{}", strategy.slug, cycle.key));
    let (step_name, cycle_name) = (schedule::step(lang, step), cycle::name(lang, cycle));
    Event {
        uid: format!("{}.{}.{}.{}@{host}", strategy.slug, cycle.key, actor.organisation, step.code()),
        sequence: revised.count,
        changed_at: revised.at,
        when: When::Day(day),
        title: t!(
            lang,
            "calendar-contact",
            step = step_name,
            cycle = cycle_name,
            organisation = asked.organisation.as_str()
        ),
        description: lines([
            Some(strategy.title.get(lang).to_owned()),
            (is_deadline && asked.is_extended).then(|| t!(lang, "calendar-extended")),
            (is_deadline && is_in).then(|| t!(lang, "calendar-handed-in")),
            Some(url.clone()),
        ]),
        url: Some(url),
    }
}
