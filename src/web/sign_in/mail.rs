//! Signing in by mail: the address, the code, the link.

use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::{Token, VALID_MINUTES};
use malspar_domain::account::Address;
use malspar_words::t;
use serde::Deserialize;

use super::{Caller, begun, faults, gone, keep_begun, let_in, local, with_place};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults, Field},
    reader::Reader,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "sign_in/address.html")]
struct AddressPage {
    shell: Shell,
    faults: Faults,
    address: Field,
    place: String,
    by_password: String,
}

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage {
    shell: Shell,
    faults: Faults,
    what: String,
    code: Field,
    again: String,
    outbox: Option<String>,
}

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    shell: Shell,
}

/// Where to go on to.
#[derive(Default, Deserialize)]
pub(crate) struct Onwards {
    #[serde(default)]
    pub(crate) till: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    address: String,
    #[serde(default)]
    till: String,
}

#[derive(Deserialize)]
pub(crate) struct TypedCode {
    #[serde(default)]
    code: String,
}

/// `GET /logga-in`
pub(crate) async fn show(reader: Reader, Query(onwards): Query<Onwards>) -> Result<Response, PageError> {
    shown(&reader, &Typed { till: onwards.till, ..Typed::default() }, &[])
}

/// `POST /logga-in`: the answer is the same whether or not the address has an account.
pub(crate) async fn ask(
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
    match site.app.ask_for_code(&address, local(&typed.till), from).await {
        Ok(token) => {
            let jar = keep_begun(&site, jar, &token);
            Ok((jar, Redirect::to(&reader.to("/logga-in/kod"))).into_response())
        }
        Err(error) => match faults(&site, &reader, &error) {
            Ok(faults) => shown(&reader, &typed, &faults),
            Err(page) => Ok(*page),
        },
    }
}

fn shown(reader: &Reader, typed: &Typed, faults: &[Fault]) -> Result<Response, PageError> {
    let lang = reader.lang;
    let form = AddressPage {
        shell: Shell::new(reader, t!(lang, "door-title")),
        faults: Faults::new(lang, faults),
        address: Field::address(t!(lang, "door-address"), &typed.address, faults),
        place: local(&typed.till).to_owned(),
        by_password: with_place(reader, "/logga-in/losenord", &typed.till),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

/// `GET /logga-in/kod`
pub(crate) async fn show_code(reader: Reader) -> Result<Response, PageError> {
    shown_code(&reader, &[])
}

/// `POST /logga-in/kod`
pub(crate) async fn take_code(
    reader: Reader,
    State(site): State<Site>,
    Caller(from): Caller,
    jar: CookieJar,
    Form(typed): Form<TypedCode>,
) -> Result<Response, PageError> {
    let Some(browser) = begun(&site, &jar) else { return Ok(gone(&reader)) };
    match site.app.sign_in_by_code(&browser, &typed.code, from, reader.session.as_deref()).await {
        Ok(signed_in) => let_in(&site, &reader, jar, signed_in).await,
        Err(error) => match faults(&site, &reader, &error) {
            Ok(faults) => shown_code(&reader, &faults),
            Err(page) => Ok(*page),
        },
    }
}

fn shown_code(reader: &Reader, faults: &[Fault]) -> Result<Response, PageError> {
    let lang = reader.lang;
    let form = CodePage {
        shell: Shell::new(reader, t!(lang, "door-code-title")),
        faults: Faults::new(lang, faults),
        what: t!(lang, "door-code-what", minutes = VALID_MINUTES),
        code: Field::code(t!(lang, "door-code"), faults),
        again: reader.to("/logga-in"),
        outbox: reader.demo.then(|| reader.to("/utkorg")),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

/// `GET /logga-in/lank/{token}`: a button. To look at the page spends nothing.
pub(crate) async fn show_link(
    reader: Reader,
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let Some(link) = Token::read(&token) else { return Ok(gone(&reader)) };
    if let Err(error) = site.app.look_at_link(&link).await {
        return Ok(faults(&site, &reader, &error).err().map_or_else(|| gone(&reader), |page| *page));
    }
    let shell = Shell::new(&reader, t!(reader.lang, "door-link-title"));
    Ok(page(&reader, &LinkPage { shell })?.into_response())
}

/// `POST /logga-in/lank/{token}`
pub(crate) async fn take_link(
    reader: Reader,
    State(site): State<Site>,
    Path(token): Path<String>,
    jar: CookieJar,
) -> Result<Response, PageError> {
    let Some(link) = Token::read(&token) else { return Ok(gone(&reader)) };
    match site.app.sign_in_by_link(&link, reader.session.as_deref()).await {
        Ok(signed_in) => let_in(&site, &reader, jar, signed_in).await,
        Err(error) => Ok(faults(&site, &reader, &error).err().map_or_else(|| gone(&reader), |page| *page)),
    }
}

/// A form with something wrong in it has not been accepted.
pub(crate) fn status(faults: &[Fault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
