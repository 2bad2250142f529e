//! Signing in by password, and to a new one by a link from a mail.

use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::{Token, VALID_MINUTES};
use malspar_domain::account::Address;
use malspar_words::t;
use serde::Deserialize;

use super::{
    Caller, faults, gone, let_in, local,
    mail::{Onwards, status},
    with_place,
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults, Field},
    reader::Reader,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordPage {
    shell: Shell,
    faults: Faults,
    address: Field,
    password: Field,
    place: String,
    by_mail: String,
    forgotten: String,
}

#[derive(Template)]
#[template(path = "sign_in/forgotten.html")]
struct ForgottenPage {
    shell: Shell,
    faults: Faults,
    address: Field,
    /// Said once the address has been sent.
    sent: Option<String>,
}

#[derive(Template)]
#[template(path = "sign_in/new_password.html")]
struct NewPage {
    shell: Shell,
    faults: Faults,
    password: Field,
    again: Field,
}

#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    address: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    till: String,
}

#[derive(Deserialize)]
pub(crate) struct TypedTwice {
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// `GET /logga-in/losenord`
pub(crate) async fn show(reader: Reader, Query(onwards): Query<Onwards>) -> Result<Response, PageError> {
    shown(&reader, &Typed { till: onwards.till, ..Typed::default() }, &[])
}

/// `POST /logga-in/losenord`
pub(crate) async fn take(
    reader: Reader,
    State(site): State<Site>,
    Caller(from): Caller,
    jar: CookieJar,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let Ok(address) = typed.address.parse::<Address>() else {
        let fault = Fault::new("address", t!(reader.lang, "account-address"));
        return shown(&reader, &typed, &[fault]);
    };
    let (place, before) = (local(&typed.till), reader.session.as_deref());
    match site.app.sign_in_by_password(&address, &typed.password, place, from, before).await {
        Ok(signed_in) => let_in(&site, &reader, jar, signed_in).await,
        Err(error) => match faults(&site, &reader, &error) {
            Ok(faults) => shown(&reader, &typed, &faults),
            Err(page) => Ok(*page),
        },
    }
}

fn shown(reader: &Reader, typed: &Typed, faults: &[Fault]) -> Result<Response, PageError> {
    let lang = reader.lang;
    let form = PasswordPage {
        shell: Shell::new(reader, t!(lang, "door-by-password")),
        faults: Faults::new(lang, faults),
        address: Field::address(t!(lang, "door-address"), &typed.address, faults),
        password: Field::password("password", t!(lang, "door-password"), false, faults),
        place: local(&typed.till).to_owned(),
        by_mail: with_place(reader, "/logga-in", &typed.till),
        forgotten: reader.to("/logga-in/glomt"),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

/// `GET /logga-in/glomt`
pub(crate) async fn show_forgotten(reader: Reader) -> Result<Response, PageError> {
    shown_forgotten(&reader, "", &[], false)
}

/// `POST /logga-in/glomt`: the answer is the same whether or not the address has an account.
pub(crate) async fn ask(
    reader: Reader,
    State(site): State<Site>,
    Caller(from): Caller,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let Ok(address) = typed.address.parse::<Address>() else {
        let fault = Fault::new("address", t!(reader.lang, "account-address"));
        return shown_forgotten(&reader, &typed.address, &[fault], false);
    };
    match site.app.ask_for_password(&address, from).await {
        Ok(()) => shown_forgotten(&reader, "", &[], true),
        Err(error) => match faults(&site, &reader, &error) {
            Ok(faults) => shown_forgotten(&reader, &typed.address, &faults, false),
            Err(page) => Ok(*page),
        },
    }
}

fn shown_forgotten(
    reader: &Reader,
    typed: &str,
    faults: &[Fault],
    sent: bool,
) -> Result<Response, PageError> {
    let lang = reader.lang;
    let form = ForgottenPage {
        shell: Shell::new(reader, t!(lang, "door-forgotten-title")),
        faults: Faults::new(lang, faults),
        address: Field::address(t!(lang, "door-address"), typed, faults),
        sent: sent.then(|| t!(lang, "door-forgotten-sent", minutes = VALID_MINUTES)),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

/// `GET /logga-in/nytt-losenord/{token}`
pub(crate) async fn show_new(
    reader: Reader,
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let Some(link) = Token::read(&token) else { return Ok(gone(&reader)) };
    match site.app.look_at_password_link(&link).await {
        Ok(()) => shown_new(&reader, &[]),
        Err(error) => Ok(faults(&site, &reader, &error).err().map_or_else(|| gone(&reader), |page| *page)),
    }
}

/// `POST /logga-in/nytt-losenord/{token}`
pub(crate) async fn set(
    reader: Reader,
    State(site): State<Site>,
    Path(token): Path<String>,
    jar: CookieJar,
    Form(typed): Form<TypedTwice>,
) -> Result<Response, PageError> {
    let Some(link) = Token::read(&token) else { return Ok(gone(&reader)) };
    if typed.password != typed.again {
        return shown_new(&reader, &[Fault::new("again", t!(reader.lang, "password-not-same"))]);
    }
    match site.app.set_password_by_link(&link, &typed.password, reader.session.as_deref()).await {
        Ok(signed_in) => let_in(&site, &reader, jar, signed_in).await,
        Err(error) => match faults(&site, &reader, &error) {
            Ok(faults) => shown_new(&reader, &faults),
            Err(page) => Ok(*page),
        },
    }
}

fn shown_new(reader: &Reader, faults: &[Fault]) -> Result<Response, PageError> {
    let lang = reader.lang;
    let form = NewPage {
        shell: Shell::new(reader, t!(lang, "door-forgotten-title")),
        faults: Faults::new(lang, faults),
        password: Field::password("password", t!(lang, "door-new-password"), true, faults),
        again: Field::password("again", t!(lang, "door-new-password-again"), true, faults),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}
