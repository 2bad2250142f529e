//! What comes and what has been, line by line, whoever looks at it.

use std::collections::BTreeMap;

use malspar_app::{
    clockwork::{ClockTrouble, Coming, OccurrenceRecord, ScheduleRecord, Timetable},
    governing::JobState,
};
use malspar_domain::{
    clock,
    code::CycleKey,
    cycle_plan::CycleStep,
    id::{JobId, ScheduleId},
    schedule::{Duty, Zone},
};
use malspar_words::{Lang, cycle, date, schedule, t};
use uuid::Uuid;

use crate::desk::job;

/// How many of a schedule's next times stand beside it.
const NEXT: usize = 3;

/// Something that comes or has been.
pub(crate) struct Line {
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) about: String,
    /// Does the service do it, or is it a day to keep in mind?
    pub(crate) by_itself: bool,
    /// The way to the job that it asked for, and how far that has come.
    pub(crate) job: Option<(String, String)>,
}

/// What comes in one cycle.
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) lines: Vec<Line>,
}

/// A schedule that somebody made, or the service's own.
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) what: String,
    pub(crate) when: String,
    pub(crate) missed: String,
    pub(crate) next: Vec<String>,
    pub(crate) rests: bool,
}

/// What comes by the rule and what the meetings are, cycle by cycle in order of time.
pub(crate) fn to_come(lang: Lang, table: &Timetable) -> Vec<Group> {
    let mut groups: Vec<(CycleKey, Group)> = Vec::new();
    for coming in &table.coming {
        let Some(key) = &coming.cycle else { continue };
        let at = groups.iter().position(|(of, _)| of == key);
        let line = line(lang, coming);
        if let Some((_, group)) = at.and_then(|at| groups.get_mut(at)) {
            group.lines.push(line);
        } else {
            let title = cycle::named(lang, &table.strategy, key);
            groups.push((key.clone(), Group { title, lines: vec![line] }));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Everybody's schedules, each with its next times.
pub(crate) fn schedules(lang: Lang, table: &Timetable) -> Vec<Row> {
    table.schedules.iter().map(|record| row(lang, record, &table.coming)).collect()
}

/// What has been; `href` leads to a job.
pub(crate) fn been(
    lang: Lang,
    table: &Timetable,
    jobs: &BTreeMap<JobId, JobState>,
    href: impl Fn(JobId) -> String,
) -> Vec<Line> {
    let line = |past: &OccurrenceRecord| {
        let became = schedule::became(lang, past.handling, past.outcome.code());
        let day = date::long(lang, clock::local_date(past.handled_at));
        let time = date::time(lang, clock::local_time(past.handled_at));
        let cycle = past.cycle.as_ref().map(|key| cycle::named(lang, &table.strategy, key));
        // A job that was done long ago is there no more.
        let job = past.job.and_then(|id| Some((id, *jobs.get(&id)?)));
        let what = what(lang, past.step, Some(past.duty));
        Line {
            // Whatever the zone of its schedule: here it was then.
            when: schedule::moment(lang, Zone::default().local(past.planned_at)),
            what: [Some(what), cycle].into_iter().flatten().collect::<Vec<_>>().join(", "),
            about: t!(lang, "plan-became", became = became, date = day, time = time),
            by_itself: true,
            job: job.map(|(id, state)| (href(id), t!(lang, "plan-job", state = job::code(state)))),
        }
    };
    table.past.iter().map(line).collect()
}

/// What is due and cannot be done.
pub(crate) fn troubles(lang: Lang, table: &Timetable) -> Vec<String> {
    table.troubles.iter().map(|one| trouble(lang, one)).collect()
}

fn line(lang: Lang, coming: &Coming) -> Line {
    let body = coming.meeting.as_ref().map(|meeting| meeting.body.get(lang).to_owned());
    Line {
        when: match coming.step {
            Some(step) => schedule::day_or_moment(lang, step, coming.planned),
            None => schedule::moment(lang, Zone::default().local(coming.at)),
        },
        what: what(lang, coming.step, coming.duty),
        about: body.unwrap_or_default(),
        by_itself: coming.duty.is_some(),
        job: None,
    }
}

fn what(lang: Lang, step: Option<CycleStep>, duty: Option<Duty>) -> String {
    match (step, duty) {
        (Some(step), _) => schedule::step(lang, step),
        (None, Some(duty)) => schedule::duty(lang, duty),
        (None, None) => String::new(),
    }
}

fn row(lang: Lang, record: &ScheduleRecord, coming: &[Coming]) -> Row {
    let id: ScheduleId = record.schedule.id;
    let next = coming.iter().filter(|one| one.schedule == Some(id)).take(NEXT);
    Row {
        id: id.0,
        what: schedule::duty(lang, record.schedule.duty),
        when: schedule::said(lang, &record.schedule.timing),
        missed: t!(lang, "plan-missed-said", policy = record.schedule.catch_up.code()),
        next: next.map(|one| schedule::moment(lang, Zone::default().local(one.at))).collect(),
        rests: !record.runs(),
    }
}

fn trouble(lang: Lang, trouble: &ClockTrouble) -> String {
    let day = date::long(lang, clock::local_date(trouble.since));
    let time = date::time(lang, clock::local_time(trouble.since));
    t!(
        lang,
        "plan-trouble",
        name = trouble.name.as_str(),
        date = day,
        time = time,
        n = trouble.times,
        error = trouble.error.as_str()
    )
}
