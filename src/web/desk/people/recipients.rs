//! `/uppfoljning/{slug}/personer/sandlista`: who gets the report when it is published.

use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_words::t;
use serde::Deserialize;

use super::{AtStrategy, Place, answered};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

#[derive(Template)]
#[template(path = "desk/people_recipients.html")]
struct RecipientsPage {
    shell: Shell,
    faults: Faults,
    back: String,
    text: String,
    wrong: Vec<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    text: String,
}

/// `GET …/personer/sandlista`
pub(super) async fn show(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    let found = site.app.taking_part(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let lines = found.recipients.iter().map(|one| format!("{}; {}", one.name, one.address));
    shown(&at, lines.collect::<Vec<_>>().join("\n"), &[])
}

/// `POST …/personer/sandlista`
pub(super) async fn save(
    at: AtStrategy,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    match site.app.set_report_recipients(&at.actor, at.slug(), &typed.text).await {
        Ok(_) => Ok(Redirect::to(&Place::href(&at, "?klart=sandlista")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, typed.text, &wrong),
            Err(page) => Ok(*page),
        },
    }
}

fn shown(at: &AtStrategy, text: String, wrong: &[Fault]) -> Result<Response, PageError> {
    let lang = at.lang();
    let form = RecipientsPage {
        shell: at.shell(t!(lang, "people-recipients")),
        faults: Faults::new(lang, wrong),
        back: Place::href(at, ""),
        text,
        wrong: wrong.iter().map(|fault| fault.words.clone()).collect(),
    };
    answered(status(wrong), page(&at.reader, &form))
}
