//! `/uppfoljning/{slug}/tidsplan`: everything that the service does by itself for a strategy, what comes and what has been,
//! and the schedules that somebody has made.

mod act;
mod form;

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use malspar_app::clockwork::{ClockTrouble, Coming, OccurrenceRecord, ScheduleRecord, Timetable};
use malspar_domain::{clock, code::CycleKey, cycle_plan::CycleStep, schedule::Duty};
use malspar_words::{Lang, cycle, date, schedule, t};
use serde::Deserialize;
use uuid::Uuid;

use self::form::Written;
use super::{people::answered, place::AtStrategy};
use crate::{
    Site,
    access::{Access, Routes},
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::status,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/uppfoljning/{slug}/tidsplan", Access::Owner, show)
        .post("/uppfoljning/{slug}/tidsplan", Access::Owner, act::add)
        .post("/uppfoljning/{slug}/tidsplan/schema", Access::Owner, act::change)
}

#[derive(Template)]
#[template(path = "desk/schedule.html")]
struct Page {
    shell: Shell,
    faults: Faults,
    done: Option<String>,
    troubles: Vec<String>,
    /// Without an interval nothing comes by the rule.
    by_hand: bool,
    coming: Vec<Line>,
    schedules: Vec<Row>,
    past: Vec<Line>,
    act: String,
    change: String,
    duties: Vec<(&'static str, String, bool)>,
    days: Vec<(&'static str, String, bool)>,
    missed: Vec<(&'static str, String, bool)>,
    written: Written,
    /// What would be planned, in words, and the next times.
    preview: Option<(String, Vec<String>)>,
}

/// Something that comes or has been.
struct Line {
    when: String,
    what: String,
    about: String,
    /// In which cycle, of what has been.
    cycle: String,
    /// Does the service do it, or is it a day to keep in mind?
    by_itself: bool,
}

/// A schedule that somebody made.
struct Row {
    id: Uuid,
    what: String,
    when: String,
    rests: bool,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET /uppfoljning/{slug}/tidsplan`
async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let is_known = ["nytt", "vila", "fortsatt", "bort"].contains(&done.klart.as_str());
    let done = is_known.then(|| t!(at.lang(), "plan-done", done = done.klart.as_str()));
    shown(&at, &site, done, &[], Written::default(), None).await
}

async fn shown(
    at: &AtStrategy,
    site: &Site,
    done: Option<String>,
    wrong: &[Fault],
    written: Written,
    preview: Option<(String, Vec<String>)>,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let table = site.app.timetable(&at.actor, at.slug()).await.map_err(|error| at.failed(&error))?;
    let Timetable { plan, schedules, coming, past, troubles, .. } = table;
    let plan_page = Page {
        shell: at.shell(t!(lang, "plan-title")),
        faults: Faults::new(lang, wrong),
        done,
        troubles: troubles.iter().map(|one| trouble(lang, one)).collect(),
        by_hand: plan.is_empty(),
        coming: coming.iter().map(|one| to_come(at, one)).collect(),
        schedules: schedules.iter().map(|one| row(lang, one)).collect(),
        past: past.iter().map(|one| been(at, one)).collect(),
        act: at.href("/tidsplan"),
        change: at.href("/tidsplan/schema"),
        duties: form::duties(lang, &at.followed.strategy, &written),
        days: form::days(lang, &written),
        missed: form::missed(lang, &written),
        written,
        preview,
    };
    answered(status(wrong), page(&at.reader, &plan_page))
}

/// "Uppföljning 2028"; a cycle that the rule plans no longer by its years.
fn named(at: &AtStrategy, key: &CycleKey) -> String {
    let then = at.followed.cycle(key);
    then.map_or_else(|| key.to_string(), |then| cycle::name(at.lang(), &then.cycle))
}

fn to_come(at: &AtStrategy, coming: &Coming) -> Line {
    let lang = at.lang();
    let cycle = coming.cycle.as_ref().map(|key| named(at, key));
    let body = coming.meeting.as_ref().map(|meeting| meeting.body.get(lang).to_owned());
    let about: Vec<_> = body.into_iter().chain(cycle).collect();
    Line {
        // A day that people keep in mind has no time.
        when: match coming.duty {
            Some(_) => schedule::moment(lang, coming.planned),
            None => date::long(lang, coming.planned.date()),
        },
        what: what(lang, coming.step, coming.duty),
        about: about.join(", "),
        cycle: String::new(),
        by_itself: coming.duty.is_some(),
    }
}

fn been(at: &AtStrategy, past: &OccurrenceRecord) -> Line {
    let lang = at.lang();
    let became = schedule::became(lang, past.handling, past.outcome.code());
    let day = date::long(lang, clock::local_date(past.handled_at));
    let time = date::time(lang, clock::local_time(past.handled_at));
    let cycle = past.cycle.as_ref().map(|key| named(at, key));
    Line {
        when: schedule::moment(lang, past.planned),
        what: what(lang, past.step, Some(past.duty)),
        cycle: cycle.unwrap_or_default(),
        about: t!(lang, "plan-became", became = became, date = day, time = time),
        by_itself: true,
    }
}

fn what(lang: Lang, step: Option<CycleStep>, duty: Option<Duty>) -> String {
    match (step, duty) {
        (Some(step), _) => schedule::step(lang, step),
        (None, Some(duty)) => schedule::duty(lang, duty),
        (None, None) => String::new(),
    }
}

fn row(lang: Lang, record: &ScheduleRecord) -> Row {
    Row {
        id: record.schedule.id.0,
        what: schedule::duty(lang, record.schedule.duty),
        when: schedule::said(lang, &record.schedule.timing),
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
