//! `/uppfoljning/{slug}/{cycle}/svar/{organisation}`: one organisation's answers beside last cycle's, and what can be done
//! with them.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use malspar_app::{
    App,
    following::{MAX_REASON, Stage},
    review::Review,
};
use malspar_domain::{clock, cycle::CycleState};
use malspar_words::{Lang, date, t};
use serde::Deserialize;

use super::{AtAnswers, row::Question};
use crate::{
    Site,
    around::{
        happened::{Happened, Teller, latest_first},
        stage_word,
    },
    desk::place::Head,
    error::{PageError, page},
    fields::Fault,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/review_sheet.html")]
struct Sheet {
    shell: Shell,
    head: Head,
    back: String,
    base: String,
    stage: String,
    /// When it was handed in, whether it is agreed, its registry number.
    facts: Vec<String>,
    done: Option<String>,
    /// What has happened since the page was looked at from which something was to be done.
    differs: Option<String>,
    faults: Vec<Fault>,
    seen: u32,
    /// What may be done.
    may_check: bool,
    may_reopen: bool,
    may_lock: bool,
    has_contact: bool,
    is_sealed: bool,
    /// The date that last cycle's answers describe.
    before: Option<String>,
    standing_out: Vec<Question>,
    areas: Vec<(String, Vec<Question>)>,
    elsewhere: Vec<(String, String, String)>,
    asks: String,
    happened: Vec<Happened>,
    reason: String,
    most: usize,
}

/// What was typed in it, and what came of that.
#[derive(Default)]
pub(super) struct Tried {
    pub(super) reason: String,
    pub(super) marked: BTreeSet<String>,
    pub(super) faults: Vec<Fault>,
    /// Has something happened to the answers since they were looked at?
    pub(super) is_conflict: bool,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET /uppfoljning/{slug}/{cycle}/svar/{organisation}`
pub(crate) async fn show(
    answers: AtAnswers,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = said(answers.at.lang(), &done.klart);
    shown(&answers, &site, StatusCode::OK, Tried::default(), done).await
}

/// The answers as they are now, with what was typed.
pub(super) async fn shown(
    answers: &AtAnswers,
    site: &Site,
    status: StatusCode,
    tried: Tried,
    done: Option<String>,
) -> Result<Response, PageError> {
    let at = &answers.at;
    let review = read(answers, site).await?;
    let sheet = sheet(answers, &review, tried, done);
    Ok((status, page(&at.reader, &sheet)?).into_response())
}

pub(super) async fn read(answers: &AtAnswers, site: &Site) -> Result<Review, PageError> {
    let at = &answers.at;
    let found =
        site.app.submission_review(&at.actor, at.slug(), at.key(), &answers.organisation, at.lang()).await;
    found.map_err(|error| at.failed(&error))
}

/// What has been done, by the codes that our own pages send.
fn said(lang: Lang, code: &str) -> Option<String> {
    match code {
        "granskat" => Some(t!(lang, "review-done-checked")),
        "komplettering" => Some(t!(lang, "review-done-returned")),
        "oppnat" => Some(t!(lang, "review-done-reopened")),
        "last" => Some(t!(lang, "review-done-locked")),
        _ => None,
    }
}

/// The last thing that has happened to the answers, for whoever was about to do something with what was there before.
pub(super) fn differs(teller: &Teller<'_>, review: &Review) -> String {
    let last = review.history.last().cloned().map(|event| teller.event(event));
    last.map_or_else(
        || t!(teller.lang, "review-differs"),
        |last| t!(teller.lang, "review-differs-by", what = last.what, when = last.when, by = last.by),
    )
}

fn sheet(answers: &AtAnswers, review: &Review, tried: Tried, done: Option<String>) -> Sheet {
    let (at, lang) = (&answers.at, answers.at.lang());
    let name = review.name.get(lang).to_owned();
    let region = review.region.get(lang).to_owned();
    let teller = Teller { lang, organisation: &name, region: &region };
    let mut standing_out = Vec::new();
    let mut areas = Vec::new();
    for area in &review.areas {
        let questions = area.asked.iter().map(|asked| {
            let code = asked.indicator.code.as_str();
            let trace = at.href(&format!("/varden/{code}#o-{}", about(review, asked)));
            Question::of(lang, asked, trace, tried.marked.contains(code) || asked.is_asked_for)
        });
        let (out, rest): (Vec<_>, Vec<_>) = questions.partition(|question| question.stands_out);
        standing_out.extend(out);
        areas.extend(Some((area.title.clone(), rest)).filter(|(_, rest)| !rest.is_empty()));
    }
    let elsewhere = review.elsewhere.iter().map(|other| {
        let (indicator, answer) = (&other.indicator, &other.answer);
        let text = App::answer_text(indicator, answer, lang);
        (indicator.code.to_string(), indicator.title.get(lang).to_owned(), text)
    });
    Sheet {
        shell: at.shell(t!(lang, "review-of", organisation = name.as_str())),
        head: at.head(),
        back: at.href("/svar"),
        base: answers.href(""),
        stage: stage_word(lang, review.stage),
        facts: facts(lang, review),
        done,
        differs: tried.is_conflict.then(|| differs(&teller, review)),
        faults: tried.faults,
        seen: review.seen,
        may_check: review.stage == Stage::Submitted,
        may_reopen: review.stage == Stage::Checked && review.reopened_until.is_none(),
        may_lock: review.stage == Stage::Reopened
            || (review.stage == Stage::Checked && review.reopened_until.is_some()),
        has_contact: review.has_contact,
        is_sealed: at.then.state == CycleState::Sealed,
        before: measured_before(lang, review),
        standing_out,
        areas,
        elsewhere: elsewhere.collect(),
        asks: t!(lang, "review-elsewhere", region = region.as_str(), organisation = name.as_str()),
        happened: latest_first(review.history.iter().cloned().map(|event| teller.event(event)).collect()),
        reason: tried.reason,
        most: MAX_REASON,
    }
}

/// Whose values a question is traced to: those of the first whom it is about.
fn about(review: &Review, asked: &malspar_app::answering::Asked) -> String {
    let first = asked.rows.first().map(|row| row.key.about.to_string());
    first.filter(|_| asked.rows.len() == 1).unwrap_or_else(|| review.organisation.to_string())
}

fn measured_before(lang: Lang, review: &Review) -> Option<String> {
    let rows = review.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    let measured = rows.filter_map(|row| row.previous.as_ref()).map(|previous| previous.measured_on).next();
    measured.map(|day| date::long(lang, day))
}

fn facts(lang: Lang, review: &Review) -> Vec<String> {
    let submitted = review.submitted_at.filter(|_| !review.areas.is_empty());
    let submitted =
        submitted.map(|at| t!(lang, "review-submitted", date = date::long(lang, clock::local_date(at))));
    let agreed = review
        .note
        .agreed
        .map(|agreed| t!(lang, "review-agreed", agreed = if agreed { "yes" } else { "no" }));
    let number = review.note.registry_number.as_deref();
    let number = number.map(|number| t!(lang, "review-own-number", number = number));
    let until = review.reopened_until.map(|day| t!(lang, "review-open-until", date = date::long(lang, day)));
    [submitted, agreed, number, until].into_iter().flatten().collect()
}
