//! `/uppfoljning/{slug}/tidsplan`: everything that the service does by itself for a strategy, what comes and what has been,
//! and the schedules that somebody has made.

mod act;
mod form;
mod job;
pub(crate) mod lines;
mod numbers;
mod written;

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use malspar_app::clockwork::Timetable;
use malspar_domain::schedule::{Duty, Schedule};
use malspar_words::{schedule, t};
use serde::Deserialize;
use uuid::Uuid;

use self::{
    form::Form,
    lines::{Group, Line, Row},
    written::Written,
};
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
        .post("/uppfoljning/{slug}/tidsplan", Access::Owner, act::keep)
        .post("/uppfoljning/{slug}/tidsplan/schema", Access::Owner, act::change)
        .get("/uppfoljning/{slug}/tidsplan/jobb/{job}", Access::Owner, job::show)
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
    coming: Vec<Group>,
    schedules: Vec<Row>,
    past: Vec<Line>,
    act: String,
    change: String,
    form: Form,
    /// What the schedule does that is changed.
    changed: String,
    preview: Option<Preview>,
}

/// What would be planned, in words, and the next times.
struct Preview {
    /// How it is now, where it is there already.
    before: Option<String>,
    said: String,
    next: Vec<String>,
}

/// What has just been done, and which schedule is to be changed.
#[derive(Default, Deserialize)]
struct Looked {
    #[serde(default)]
    klart: String,
    #[serde(default)]
    andra: Option<Uuid>,
}

/// `GET /uppfoljning/{slug}/tidsplan`
async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let is_known = act::DONE.contains(&looked.klart.as_str());
    let done = is_known.then(|| t!(at.lang(), "plan-done", done = looked.klart.as_str()));
    let table = read(&at, &site).await?;
    let written = match looked.andra {
        Some(id) => Written::of(kept(&at, &table, id)?),
        None => Written::default(),
    };
    shown(&at, &site, &table, done, &[], written, None).await
}

async fn read(at: &AtStrategy, site: &Site) -> Result<Timetable, PageError> {
    site.app.timetable(&at.actor, at.slug()).await.map_err(|error| at.failed(&error))
}

/// One of the schedules there are.
fn kept<'a>(at: &AtStrategy, table: &'a Timetable, id: Uuid) -> Result<&'a Schedule, PageError> {
    let found = table.schedules.iter().map(|record| &record.schedule).find(|one| one.id.0 == id);
    found.ok_or_else(|| PageError::not_found(at.reader.clone()))
}

async fn shown(
    at: &AtStrategy,
    site: &Site,
    table: &Timetable,
    done: Option<String>,
    wrong: &[Fault],
    written: Written,
    preview: Option<Preview>,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let jobs = site.app.jobs_asked_for(&table.past).await.map_err(|error| at.failed(&error))?;
    let job = |id: malspar_domain::id::JobId| at.href(&format!("/tidsplan/jobb/{}", id.0));
    let duty = Duty::from_code(written.get("vad"));
    let plan_page = Page {
        shell: at.shell(t!(lang, "plan-title")),
        faults: Faults::new(lang, wrong),
        done,
        troubles: lines::troubles(lang, table),
        by_hand: table.plan.is_empty(),
        coming: lines::to_come(lang, table),
        schedules: lines::schedules(lang, table),
        past: lines::been(lang, table, &jobs, job),
        act: at.href("/tidsplan"),
        change: at.href("/tidsplan/schema"),
        changed: duty.map(|duty| schedule::duty(lang, duty)).unwrap_or_default(),
        form: Form::new(lang, &at.followed.strategy, written),
        preview,
    };
    answered(status(wrong), page(&at.reader, &plan_page))
}
