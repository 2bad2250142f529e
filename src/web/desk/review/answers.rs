//! What is done with one organisation's answers from the page that shows them: marking them as checked, and asking for more.

use std::collections::BTreeSet;

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::Error;
use malspar_domain::{code::IndicatorCode, submission::SubmissionAct};

use super::{
    AtAnswers, MOST, faults,
    sheet::{Tried, shown},
};
use crate::{
    Site,
    answer::whose::sent,
    error::{PageError, Problem},
};

/// The field that says which version of the answers was looked at.
pub(super) const SEEN: &str = "sett";
/// A question that is chosen.
const QUESTION: &str = "fraga";

/// What a form of ours sends.
pub(super) type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// A form that was read.
pub(super) struct Read(Vec<(String, String)>);

impl Read {
    pub(super) fn of(answers: &AtAnswers, sent: Sent) -> Result<Self, PageError> {
        let unreadable = || PageError::new(answers.at.reader.clone(), Problem::Unreadable);
        let Form(pairs) = sent.map_err(|_| unreadable())?;
        // A question that is none would leave the others, or with none left mean all.
        let is_question = |code: &str| code.parse::<IndicatorCode>().is_ok();
        if pairs.iter().any(|(name, code)| name == QUESTION && !is_question(code)) {
            return Err(unreadable());
        }
        Ok(Self(pairs))
    }

    /// What was looked at; what no page shows where the form does not say.
    pub(super) fn seen(&self) -> u32 {
        sent(&self.0, SEEN).and_then(|seen| seen.parse().ok()).unwrap_or_default()
    }

    pub(super) fn text(&self, field: &str) -> String {
        sent(&self.0, field).unwrap_or_default().to_owned()
    }

    /// The questions that are chosen, as they were sent.
    pub(super) fn marked(&self) -> BTreeSet<String> {
        let chosen = self.0.iter().filter(|(name, _)| name == QUESTION).take(MOST);
        chosen.map(|(_, code)| code.clone()).collect()
    }

    /// The same as codes.
    pub(super) fn scope(&self) -> Vec<IndicatorCode> {
        self.marked().iter().filter_map(|code| code.parse().ok()).collect()
    }
}

/// `POST /uppfoljning/{slug}/{cycle}/svar/{organisation}/granskat`
pub(crate) async fn approve(
    answers: AtAnswers,
    State(site): State<Site>,
    sent: Sent,
) -> Result<Response, PageError> {
    let form = Read::of(&answers, sent)?;
    act(&answers, &site, &form, SubmissionAct::Approve, "granskat").await
}

/// `POST /uppfoljning/{slug}/{cycle}/svar/{organisation}/komplettera`
pub(crate) async fn send_back(
    answers: AtAnswers,
    State(site): State<Site>,
    sent: Sent,
) -> Result<Response, PageError> {
    let form = Read::of(&answers, sent)?;
    let act_of = SubmissionAct::Return { reason: form.text("reason"), scope: form.scope() };
    act(&answers, &site, &form, act_of, "komplettering").await
}

async fn act(
    answers: &AtAnswers,
    site: &Site,
    form: &Read,
    act: SubmissionAct,
    done: &str,
) -> Result<Response, PageError> {
    let at = &answers.at;
    let seen = form.seen();
    let result =
        site.app.review_submission(&at.actor, at.slug(), at.key(), &answers.organisation, act, seen).await;
    let Err(error) = result else {
        return Ok(Redirect::to(&answers.href(&format!("?klart={done}"))).into_response());
    };
    let mut tried = Tried { reason: form.text("reason"), marked: form.marked(), ..Tried::default() };
    let status = if matches!(error, Error::Conflict(_)) {
        tried.is_conflict = true;
        StatusCode::CONFLICT
    } else {
        tried.faults = faults(at, &error, &["reason"]).ok_or_else(|| at.failed(&error))?;
        StatusCode::UNPROCESSABLE_ENTITY
    };
    shown(answers, site, status, tried, None).await
}
