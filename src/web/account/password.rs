//! `/konto/losenord`: a password, for whoever wants one.

use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_words::t;
use serde::Deserialize;

use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults, Field},
    shell::Shell,
    sign_in::{faults, status},
    signed::Signed,
};

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    shell: Shell,
    faults: Faults,
    /// Asked for where there is one.
    present: Option<Field>,
    password: Field,
    again: Field,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    present: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// `GET /konto/losenord`
pub(crate) async fn show(signed: Signed) -> Result<Response, PageError> {
    if signed.session.lacks_second_factor() {
        return Ok(Redirect::to(&signed.reader.to("/konto/tva-steg")).into_response());
    }
    shown(&signed, &[])
}

/// `POST /konto/losenord`
pub(crate) async fn set(
    signed: Signed,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    if typed.password != typed.again {
        return shown(&signed, &[Fault::new("again", t!(signed.reader.lang, "password-not-same"))]);
    }
    let done = site.app.set_password(&signed.session, &typed.present, &typed.password).await;
    answered(&signed, &site, done)
}

/// `POST /konto/losenord/ta-bort`
pub(crate) async fn remove(
    signed: Signed,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let done = site.app.remove_password(&signed.session, &typed.present).await;
    answered(&signed, &site, done)
}

fn answered(signed: &Signed, site: &Site, done: malspar_app::Result<()>) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(Redirect::to(&signed.reader.to("/konto?klart=sparat")).into_response()),
        Err(error) => match faults(site, &signed.reader, &error) {
            Ok(faults) => shown(signed, &faults),
            Err(page) => Ok(*page),
        },
    }
}

fn shown(signed: &Signed, faults: &[Fault]) -> Result<Response, PageError> {
    let (reader, lang) = (&signed.reader, signed.reader.lang);
    let present = || Field::password("present", t!(lang, "password-present"), false, faults);
    let form = PasswordPage {
        shell: Shell::new(reader, t!(lang, "password-title")),
        faults: Faults::new(lang, faults),
        present: signed.session.account.has_password.then(present),
        password: Field::password("password", t!(lang, "door-new-password"), true, faults),
        again: Field::password("again", t!(lang, "door-new-password-again"), true, faults),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}
