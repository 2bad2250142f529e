//! `/forvaltning/jobb`: what the service does by itself after somebody's act, and what became of it.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
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
    desk::people::{Place, answered},
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

#[derive(Template)]
#[template(path = "govern/jobs.html")]
struct JobsPage {
    shell: Shell,
    faults: Faults,
    done: Option<String>,
    act: String,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
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

#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klart: String,
}

#[derive(Deserialize)]
pub(super) struct Choice {
    jobb: Uuid,
}

/// `GET /forvaltning/jobb`
pub(super) async fn show(
    at: AtService,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = (done.klart == "igen").then(|| t!(at.lang(), "jobs-done-again"));
    shown(&at, &site, done, &[]).await
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
            Ok(wrong) => shown(&at, &site, None, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

async fn shown(
    at: &AtService,
    site: &Site,
    done: Option<String>,
    wrong: &[Fault],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let jobs = site.app.jobs(&at.actor).await.map_err(|e| at.failed(&e))?;
    let jobs = JobsPage {
        shell: at.shell(t!(lang, "jobs-title")),
        faults: Faults::new(lang, wrong),
        done,
        act: at.reader.to("/forvaltning/jobb/igen"),
        rows: jobs.iter().map(|job| row(at, job)).collect(),
    };
    answered(status(wrong), page(&at.reader, &jobs))
}

fn row(at: &AtService, job: &JobRecord) -> Row {
    let lang = at.lang();
    let (what, about) = match &job.kind {
        Some(kind) => {
            let about = kind.cycle().map(|(strategy, cycle)| format!("{strategy}, {cycle}"));
            (t!(lang, "jobs-kind", kind = kind.name()), about.unwrap_or_default())
        }
        None => (t!(lang, "jobs-kind", kind = "other"), String::new()),
    };
    let state = match job.state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Failed => "failed",
    };
    let day = date::iso(clock::local_date(job.enqueued_at));
    let time = date::time(lang, clock::local_time(job.enqueued_at));
    Row {
        id: job.id.0,
        what,
        about,
        state,
        said: t!(lang, "jobs-state", state = state),
        when: t!(lang, "trail-time", date = day, time = time),
        attempts: t!(lang, "jobs-attempts", n = job.attempts),
        error: job.error.clone().filter(|_| job.state != JobState::Done),
        again: job.state == JobState::Failed,
    }
}
