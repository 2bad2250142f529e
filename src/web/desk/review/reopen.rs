//! `…/svar/{organisation}/oppna` and `…/las`: opening checked answers again for a while, and locking them as they were.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::Days;
use malspar_app::{
    Error,
    following::{MAX_REASON, Stage},
    review::Review,
};
use malspar_domain::{clock, cycle::CycleState, submission::SubmissionAct};
use malspar_words::{date, t};

use super::{
    AtAnswers,
    answers::{Read, Sent},
    faults,
    sheet::{differs, read},
};
use crate::{
    Site,
    around::happened::Teller,
    desk::{place::Head, report::field::day},
    error::{PageError, page},
    fields::Fault,
    shell::Shell,
};

/// How long is proposed.
const USUAL: Days = Days::new(14);

/// A question by its code and title, and whether it is chosen.
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "desk/review_reopen.html")]
struct Reopen {
    shell: Shell,
    head: Head,
    back: String,
    name: String,
    /// Why it cannot be done, where it cannot.
    closed: bool,
    is_sealed: bool,
    has_contact: bool,
    differs: Option<String>,
    faults: Vec<Fault>,
    seen: u32,
    /// The questions by area: code, title, chosen.
    areas: Vec<(String, Vec<Choice>)>,
    first: String,
    until: String,
    reason: String,
    most: usize,
}

#[derive(Template)]
#[template(path = "desk/review_lock.html")]
struct Lock {
    shell: Shell,
    head: Head,
    back: String,
    name: String,
    closed: bool,
    differs: Option<String>,
    seen: u32,
}

/// What was typed.
#[derive(Default)]
struct Tried {
    until: Option<String>,
    reason: String,
    marked: BTreeSet<String>,
    faults: Vec<Fault>,
    is_conflict: bool,
}

/// `GET /uppfoljning/{slug}/{cycle}/svar/{organisation}/oppna`
pub(crate) async fn show(answers: AtAnswers, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&answers, &site, StatusCode::OK, Tried::default()).await
}

/// `POST /uppfoljning/{slug}/{cycle}/svar/{organisation}/oppna`
pub(crate) async fn reopen(
    answers: AtAnswers,
    State(site): State<Site>,
    sent: Sent,
) -> Result<Response, PageError> {
    let at = &answers.at;
    let form = Read::of(&answers, sent)?;
    let (until, reason) = (form.text("until"), form.text("reason"));
    let mut tried = Tried {
        until: Some(until.clone()),
        reason: reason.clone(),
        marked: form.marked(),
        ..Tried::default()
    };
    let Some(until) = day(&until) else {
        tried.faults = vec![Fault::new("until", t!(at.lang(), "around-no-date"))];
        return shown(&answers, &site, StatusCode::UNPROCESSABLE_ENTITY, tried).await;
    };
    let act = SubmissionAct::Reopen { reason, scope: form.scope(), until };
    let (organisation, seen) = (&answers.organisation, form.seen());
    let result = site.app.review_submission(&at.actor, at.slug(), at.key(), organisation, act, seen).await;
    let Err(error) = result else {
        return Ok(Redirect::to(&answers.href("?klart=oppnat")).into_response());
    };
    let status = if matches!(error, Error::Conflict(_)) {
        tried.is_conflict = true;
        StatusCode::CONFLICT
    } else {
        tried.faults = faults(at, &error, &["reason", "until"]).ok_or_else(|| at.failed(&error))?;
        StatusCode::UNPROCESSABLE_ENTITY
    };
    shown(&answers, &site, status, tried).await
}

async fn shown(
    answers: &AtAnswers,
    site: &Site,
    status: StatusCode,
    tried: Tried,
) -> Result<Response, PageError> {
    let (at, lang) = (&answers.at, answers.at.lang());
    let review = read(answers, site).await?;
    let name = review.name.get(lang).to_owned();
    let teller = Teller { lang, organisation: &name, region: review.region.get(lang) };
    let today = clock::local_date(site.app.clock().now());
    let areas = review.areas.iter().map(|area| {
        let questions = area.asked.iter().map(|asked| {
            let code = asked.indicator.code.to_string();
            let chosen = tried.marked.contains(&code);
            (code, asked.indicator.title.get(lang).to_owned(), chosen)
        });
        (area.title.clone(), questions.collect())
    });
    let form = Reopen {
        shell: at.shell(t!(lang, "review-reopen-title", organisation = name.as_str())),
        head: at.head(),
        back: answers.href(""),
        closed: !(review.stage == Stage::Checked && review.reopened_until.is_none()),
        is_sealed: at.then.state == CycleState::Sealed,
        has_contact: review.has_contact,
        differs: tried.is_conflict.then(|| differs(&teller, &review)),
        areas: areas.collect(),
        first: date::iso(today),
        until: tried.until.unwrap_or_else(|| date::iso(today + USUAL)),
        reason: tried.reason,
        faults: tried.faults,
        seen: review.seen,
        most: MAX_REASON,
        name,
    };
    Ok((status, page(&at.reader, &form)?).into_response())
}

/// `GET /uppfoljning/{slug}/{cycle}/svar/{organisation}/las`
pub(crate) async fn show_lock(answers: AtAnswers, State(site): State<Site>) -> Result<Response, PageError> {
    let review = read(&answers, &site).await?;
    shown_lock(&answers, &review, StatusCode::OK)
}

/// `POST /uppfoljning/{slug}/{cycle}/svar/{organisation}/las`
pub(crate) async fn lock(
    answers: AtAnswers,
    State(site): State<Site>,
    sent: Sent,
) -> Result<Response, PageError> {
    let at = &answers.at;
    let seen = Read::of(&answers, sent)?.seen();
    let (organisation, act) = (&answers.organisation, SubmissionAct::Lock);
    match site.app.review_submission(&at.actor, at.slug(), at.key(), organisation, act, seen).await {
        Ok(_) => Ok(Redirect::to(&answers.href("?klart=last")).into_response()),
        Err(Error::Conflict(_)) => {
            let review = read(&answers, &site).await?;
            shown_lock(&answers, &review, StatusCode::CONFLICT)
        }
        Err(other) => Err(at.failed(&other)),
    }
}

fn shown_lock(answers: &AtAnswers, review: &Review, status: StatusCode) -> Result<Response, PageError> {
    let (at, lang) = (&answers.at, answers.at.lang());
    let name = review.name.get(lang).to_owned();
    let teller = Teller { lang, organisation: &name, region: review.region.get(lang) };
    let is_open = review.stage == Stage::Reopened || review.reopened_until.is_some();
    let form = Lock {
        shell: at.shell(t!(lang, "review-lock-title", organisation = name.as_str())),
        head: at.head(),
        back: answers.href(""),
        closed: !is_open,
        differs: (status == StatusCode::CONFLICT).then(|| differs(&teller, review)),
        seen: review.seen,
        name,
    };
    Ok((status, page(&at.reader, &form)?).into_response())
}
