//! `/forvaltning/jobb`: what the service does by itself after somebody's act or when the clock comes to it, and what became
//! of it; `/forvaltning/jobb/{job}`: one of them with its log.

use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::governing::{JobRecord, JobState};
use malspar_domain::{clock, id::JobId};
use malspar_words::{date, t};
use serde::Deserialize;
use uuid::Uuid;

use super::AtService;
use crate::{
    Site,
    desk::{
        job::{JobPage, code, what},
        people::{Place, answered},
    },
    error::{Page, PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

const STATES: [JobState; 4] = [JobState::Failed, JobState::Waiting, JobState::Running, JobState::Done];

#[derive(Template)]
#[template(path = "govern/jobs.html")]
struct JobsPage {
    shell: Shell,
    faults: Faults,
    done: Option<String>,
    act: String,
    /// Where to, in words, and is it here?
    states: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    /// The way to older ones.
    older: Option<String>,
}

struct Row {
    id: Uuid,
    href: String,
    what: String,
    about: String,
    state: &'static str,
    said: String,
    when: String,
    attempts: String,
    error: Option<String>,
    /// Can it be tried again?
    again: bool,
}

/// Which jobs are looked at, and what has just been done.
#[derive(Default, Deserialize)]
pub(super) struct Looked {
    #[serde(default)]
    klart: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    efter: Option<Uuid>,
}

#[derive(Deserialize)]
pub(super) struct Choice {
    jobb: Uuid,
}

/// `GET /forvaltning/jobb`
pub(super) async fn show(
    at: AtService,
    State(site): State<Site>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let done = (looked.klart == "igen").then(|| t!(at.lang(), "jobs-done-again"));
    shown(&at, &site, &looked, done, &[]).await
}

/// `GET /forvaltning/jobb/{job}`
pub(super) async fn one(at: AtService, State(site): State<Site>, Path(asked): Path<String>) -> Page {
    let id = asked.parse().map(JobId).map_err(|_| PageError::not_found(at.reader.clone()))?;
    let job = site.app.job(&at.actor, id).await.map_err(|e| at.failed(&e))?;
    let back = (at.reader.to("/forvaltning/jobb"), t!(at.lang(), "job-back"));
    let (named, about) = what(at.lang(), &job);
    let title = if about.is_empty() { named } else { format!("{named}: {about}") };
    page(&at.reader, &JobPage::new(at.shell(title), back, &job))
}

/// `POST /forvaltning/jobb/igen`
pub(super) async fn again(
    at: AtService,
    State(site): State<Site>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    match site.app.try_job_again(&at.actor, JobId(choice.jobb)).await {
        Ok(()) => Ok(Redirect::to(&at.reader.to("/forvaltning/jobb?klart=igen")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, &Looked::default(), None, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

async fn shown(
    at: &AtService,
    site: &Site,
    looked: &Looked,
    done: Option<String>,
    wrong: &[Fault],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let state = STATES.into_iter().find(|state| code(*state) == looked.lage);
    let listed = site.app.jobs(&at.actor, state, looked.efter.map(JobId)).await.map_err(|e| at.failed(&e))?;
    let older = listed.jobs.last().filter(|_| listed.more);
    let list = JobsPage {
        shell: at.shell(t!(lang, "jobs-title")),
        faults: Faults::new(lang, wrong),
        done,
        act: at.reader.to("/forvaltning/jobb/igen"),
        states: states(at, state),
        older: older.map(|last| href(at, state, Some(last.id))),
        rows: listed.jobs.iter().map(|job| row(at, job)).collect(),
    };
    answered(status(wrong), page(&at.reader, &list))
}

fn states(at: &AtService, here: Option<JobState>) -> Vec<(String, String, bool)> {
    let all = [None].into_iter().chain(STATES.map(Some));
    let words = |state: Option<JobState>| match state {
        Some(state) => t!(at.lang(), "jobs-state", state = code(state)),
        None => t!(at.lang(), "jobs-all"),
    };
    all.map(|state| (href(at, state, None), words(state), state == here)).collect()
}

fn href(at: &AtService, state: Option<JobState>, after: Option<JobId>) -> String {
    let state = state.map(|state| format!("lage={}", code(state)));
    let after = after.map(|id| format!("efter={}", id.0));
    let query: Vec<_> = state.into_iter().chain(after).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    at.reader.to(&format!("/forvaltning/jobb{query}"))
}

fn row(at: &AtService, job: &JobRecord) -> Row {
    let lang = at.lang();
    let (what, about) = what(lang, job);
    let day = date::iso(clock::local_date(job.enqueued_at));
    let time = date::time(lang, clock::local_time(job.enqueued_at));
    Row {
        id: job.id.0,
        href: at.reader.to(&format!("/forvaltning/jobb/{}", job.id.0)),
        what,
        about,
        state: code(job.state),
        said: t!(lang, "jobs-state", state = code(job.state)),
        when: t!(lang, "trail-time", date = day, time = time),
        attempts: t!(lang, "jobs-attempts", n = job.attempts),
        error: job.error.clone().filter(|_| job.state != JobState::Done),
        again: job.state == JobState::Failed,
    }
}
