//! `/svara/{slug}/{cycle}/avsta`: choosing not to answer this time.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::following::{Asked, MAX_REASON, Stage};
use malspar_words::t;
use serde::Deserialize;

use super::{
    Head, Place,
    said::{self, Said},
};
use crate::{
    Site,
    error::{PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "around/decline.html")]
struct Page {
    shell: Shell,
    head: Head,
    wrong: Vec<Said>,
    /// Why one cannot decline, where one cannot.
    closed: Option<String>,
    typed: Typed,
    most: usize,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    reason: String,
    /// Whose page it is.
    vem: Option<String>,
}

/// `GET /svara/{slug}/{cycle}/avsta`
pub(crate) async fn show(place: Place, State(site): State<Site>) -> Result<Response, PageError> {
    let asked = place.asked(&site).await?;
    shown(&place, &asked, StatusCode::OK, Vec::new(), Typed::default())
}

/// `POST /svara/{slug}/{cycle}/avsta`
pub(crate) async fn decline(
    place: Place,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    place.check_whose(&site, typed.vem.as_deref(), vec![typed.reason.clone()]).await?;
    let asked = place.asked(&site).await?;
    match site.app.decline(&place.actor, &place.slug, &place.cycle, &typed.reason).await {
        Ok(()) => Ok(Redirect::to(&place.reader.to("/svara")).into_response()),
        Err(error) => match said::of(place.lang(), &error, &["reason"]) {
            Some(wrong) => shown(&place, &asked, StatusCode::UNPROCESSABLE_ENTITY, wrong, typed),
            None => Err(place.failed(&error)),
        },
    }
}

fn shown(
    place: &Place,
    asked: &Asked,
    status: StatusCode,
    wrong: Vec<Said>,
    typed: Typed,
) -> Result<Response, PageError> {
    let lang = place.lang();
    let closed = (!asked.may_decline).then(|| {
        if asked.stage == Stage::Declined {
            t!(lang, "around-decline-closed-declined")
        } else {
            t!(lang, "around-extension-closed-done")
        }
    });
    let title = t!(lang, "contact-decline");
    let form =
        Page { shell: place.shell(title), head: place.head(asked), wrong, closed, typed, most: MAX_REASON };
    Ok((status, page(&place.reader, &form)?).into_response())
}
