//! `…/texter/{place}/bekrafta`: a text whose figures have changed was read through, and holds.

use axum::{
    extract::{Form, State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::texts::Confirmed;
use serde::Deserialize;

use super::write::AtText;
use crate::{
    Site,
    error::{PageError, Problem},
};

/// What was read.
#[derive(Default, Deserialize)]
pub(super) struct WasRead {
    #[serde(default)]
    markt: String,
    #[serde(default)]
    siffror: String,
    /// Back to the list?
    #[serde(default)]
    lista: String,
}

/// `POST /uppfoljning/{slug}/{cycle}/texter/{place}/bekrafta`
pub(super) async fn confirm(
    at: AtText,
    State(site): State<Site>,
    sent: Result<Form<WasRead>, FormRejection>,
) -> Result<Response, PageError> {
    let AtText { at, place } = at;
    let Ok(Form(read)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    let marks = (read.markt.as_str(), read.siffror.as_str());
    let done = site.app.confirm_text(&at.actor, at.slug(), at.key(), &place, marks).await;
    let to = match done.map_err(|error| at.failed(&error))? {
        Confirmed::Done if !read.lista.is_empty() => at.href("/texter?klart=bekraftat"),
        Confirmed::Done => at.href(&format!("/texter/{}?klart=bekraftat", place.address())),
        Confirmed::ReadAgain => at.href(&format!("/texter/{}?klart=lasigen", place.address())),
    };
    Ok(Redirect::to(&to).into_response())
}
