//! `/uppfoljning/{slug}/personer/organisation/{code}`: an organisation's functional mailbox, and what the register knows.

use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use malspar_app::people::OrganisationHistory;
use malspar_domain::{account::Address, code::OrganisationCode};
use malspar_words::{Lang, date, t};
use serde::Deserialize;

use super::{AtStrategy, Place, Somebody, answered, called, somebody};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

#[derive(Template)]
#[template(path = "desk/people_organisation.html")]
struct OrganisationPage {
    shell: Shell,
    faults: Faults,
    back: String,
    invite: String,
    people: Vec<Somebody>,
    mailbox: String,
    wrong: Option<String>,
    /// What the register knows, a fact a line.
    days: Vec<String>,
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Named {
    code: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    address: String,
}

/// `GET …/personer/organisation/{code}`
pub(super) async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
) -> Result<Response, PageError> {
    shown(&at, &site, &code(&at, &named)?, None, &[]).await
}

/// `POST …/personer/organisation/{code}`: an empty field says that there is no mailbox.
pub(super) async fn save(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let code = code(&at, &named)?;
    let mailbox = match typed.address.trim() {
        "" => None,
        text => {
            let Ok(address) = text.parse::<Address>() else {
                let wrong = Fault::new("address", t!(at.lang(), "account-address"));
                return shown(&at, &site, &code, Some(&typed), &[wrong]).await;
            };
            Some(address)
        }
    };
    match site.app.set_registrar(&at.actor, at.slug(), &code, mailbox.as_ref()).await {
        Ok(()) => Ok(Redirect::to(&Place::href(&at, "?klart=brevlada")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, &code, Some(&typed), &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

fn code(at: &AtStrategy, named: &Named) -> Result<OrganisationCode, PageError> {
    named.code.parse().map_err(|_| PageError::not_found(at.reader.clone()))
}

async fn shown(
    at: &AtStrategy,
    site: &Site,
    code: &OrganisationCode,
    typed: Option<&Typed>,
    wrong: &[Fault],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let found = site.app.organisation_there(&at.actor, at.slug(), code).await;
    let (one, history) = found.map_err(|e| at.failed(&e))?;
    let kept = one.registrar.as_ref().map(ToString::to_string).unwrap_or_default();
    let shown = OrganisationPage {
        shell: at.shell(called(lang, one.kind, &one.name)),
        faults: Faults::new(lang, wrong),
        back: Place::href(at, ""),
        invite: Place::href(at, &format!("/bjud-in?organisation={code}")),
        people: one.people.iter().map(|there| somebody(at, there)).collect(),
        mailbox: typed.map_or(kept, |typed| typed.address.clone()),
        wrong: wrong.first().map(|fault| fault.words.clone()),
        days: days(lang, &history),
        code: code.to_string(),
    };
    answered(status(wrong), page(&at.reader, &shown))
}

fn days(lang: Lang, history: &OrganisationHistory) -> Vec<String> {
    let in_full = |day: NaiveDate| date::long(lang, day);
    let names = history.names.iter().map(|(from, name)| match from {
        Some(from) => t!(lang, "people-name-from", name = name.as_str(), date = in_full(*from)),
        None => t!(lang, "people-name", name = name.as_str()),
    });
    let formerly = history
        .formerly
        .iter()
        .map(|(code, on)| t!(lang, "people-formerly", code = code.as_str(), date = in_full(*on)));
    let became = history
        .became
        .iter()
        .map(|(code, on)| t!(lang, "people-became", code = code.as_str(), date = in_full(*on)));
    let ended = history.valid_to.map(|day| t!(lang, "people-ended", date = in_full(day)));
    names.chain(formerly).chain(became).chain(ended).collect()
}
