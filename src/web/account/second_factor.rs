//! `/konto/tva-steg`: the second factor, given or enrolled.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::SecondFactor;
use malspar_render::report::assemble::qr;
use malspar_words::t;
use serde::Deserialize;

use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults, Field},
    shell::Shell,
    sign_in::{Onwards, faults, let_in, local, status},
    signed::{self, Signed},
};

#[derive(Template)]
#[template(path = "account/second_factor.html")]
struct SecondPage {
    shell: Shell,
    faults: Faults,
    state: SecondFactor,
    /// What the camera reads.
    picture: Option<String>,
    /// The same to type.
    secret: String,
    /// Does the role want it?
    needed: bool,
    code: Field,
    place: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    till: String,
}

/// `GET /konto/tva-steg`
pub(crate) async fn show(
    signed: Signed,
    State(site): State<Site>,
    Query(onwards): Query<Onwards>,
) -> Result<Response, PageError> {
    shown(&signed, &site, &onwards.till, &[]).await
}

/// `POST /konto/tva-steg`
pub(crate) async fn give(
    signed: Signed,
    State(site): State<Site>,
    jar: CookieJar,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    match site.app.give_second_factor(session, &typed.code, local(&typed.till)).await {
        Ok(signed_in) => let_in(&site, reader, jar, signed_in).await,
        Err(error) => match faults(&site, reader, &error) {
            Ok(faults) => shown(&signed, &site, &typed.till, &faults).await,
            Err(page) => Ok(*page),
        },
    }
}

/// `POST /konto/tva-steg/ta-bort`
pub(crate) async fn remove(
    signed: Signed,
    State(site): State<Site>,
    jar: CookieJar,
) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    site.app.remove_second_factor(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok((signed::forget(&site, jar), Redirect::to(&reader.to("/logga-in"))).into_response())
}

async fn shown(signed: &Signed, site: &Site, place: &str, faults: &[Fault]) -> Result<Response, PageError> {
    let Signed { reader, session } = signed;
    let lang = reader.lang;
    let state = site.app.second_factor(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let (picture, secret) = match &state {
        SecondFactor::ToEnrol { url, secret } => (qr::svg(url), in_fours(secret)),
        SecondFactor::Given | SecondFactor::Wanted => (None, String::new()),
    };
    let form = SecondPage {
        shell: Shell::new(reader, t!(lang, "second-title")),
        faults: Faults::new(lang, faults),
        needed: session.lacks_second_factor(),
        state,
        picture,
        secret,
        code: Field::code(t!(lang, "second-code"), faults),
        place: local(place).to_owned(),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

/// As it is read aloud and typed.
fn in_fours(secret: &str) -> String {
    secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}
