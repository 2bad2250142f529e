//! `/logga-in`: the ways in. By a code or a link from a mail, by a password, and to a new password.
//!
//! A page never tells whether an address has an account. A link from a mail shows a button; only pressing it signs in,
//! since mail programs open links by themselves.

use std::net::IpAddr;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::{DateTime, Utc};
use malspar_app::{
    Error,
    accounts::{Session, SignedIn, Token, VALID_MINUTES},
};
use malspar_domain::{clock, role::Role};
use malspar_words::{date, t};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

use crate::{
    ClientAddress, Site,
    access::{Access, Routes},
    error::{PageError, Problem},
    fields::Fault,
    reader::Reader,
    signed,
};

mod mail;
mod password;

pub(crate) use mail::{Onwards, status};

pub(crate) fn routes(routes: Routes) -> Routes {
    let all = Access::Everybody;
    routes
        .get("/logga-in", all, mail::show)
        .post("/logga-in", all, mail::ask)
        .get("/logga-in/kod", all, mail::show_code)
        .post("/logga-in/kod", all, mail::take_code)
        .get("/logga-in/lank/{token}", all, mail::show_link)
        .post("/logga-in/lank/{token}", all, mail::take_link)
        .get("/logga-in/losenord", all, password::show)
        .post("/logga-in/losenord", all, password::take)
        .get("/logga-in/glomt", all, password::show_forgotten)
        .post("/logga-in/glomt", all, password::ask)
        .get("/logga-in/nytt-losenord/{token}", all, password::show_new)
        .post("/logga-in/nytt-losenord/{token}", all, password::set)
}

/// The cookie that ties a code to the browser in which it was asked for.
const BEGUN: &str = "malspar-begun";
const SECURE_BEGUN: &str = "__Host-malspar-begun";

/// From where the call comes, where that is known.
pub(crate) struct Caller(pub(crate) Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<ClientAddress>().map(|client| client.0)))
    }
}

/// A page of ours to go on to; nothing where it is anything else, above all another site's.
pub(crate) fn local(place: &str) -> &str {
    let is_ours = place.starts_with('/')
        && !place.starts_with("//")
        && place.len() <= 2000
        && place.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if is_ours { place } else { "" }
}

/// This page with the one to go on to after it.
pub(crate) fn with_place(reader: &Reader, page: &str, place: &str) -> String {
    let page = reader.to(page);
    match local(place) {
        "" => page,
        place => format!("{page}?till={}", percent_encode(place.as_bytes(), NON_ALPHANUMERIC)),
    }
}

/// What the browser carries of a sign-in that it has begun.
fn begun(site: &Site, jar: &CookieJar) -> Option<Token> {
    Token::read(jar.get(begun_name(site))?.value())
}

fn keep_begun(site: &Site, jar: CookieJar, token: &Token) -> CookieJar {
    let mut cookie = Cookie::new(begun_name(site), token.write());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(site.is_secure());
    cookie.set_same_site(SameSite::Lax);
    jar.add(cookie)
}

fn forget_begun(site: &Site, jar: CookieJar) -> CookieJar {
    let mut cookie = Cookie::new(begun_name(site), "");
    cookie.set_path("/");
    cookie.set_secure(site.is_secure());
    cookie.make_removal();
    jar.add(cookie)
}

fn begun_name(site: &Site) -> &'static str {
    if site.is_secure() { SECURE_BEGUN } else { BEGUN }
}

/// Somebody has signed in: on to the second factor, to the page that was asked for, or to where the role's work is.
pub(crate) async fn let_in(
    site: &Site,
    reader: &Reader,
    jar: CookieJar,
    signed_in: SignedIn,
) -> Result<Response, PageError> {
    let SignedIn { token, place } = signed_in;
    let session = site.app.session(&token).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let jar = signed::keep(site, forget_begun(site, jar), &token);
    let to = match session {
        Some(session) if session.lacks_second_factor() => with_place(reader, "/konto/tva-steg", &place),
        Some(session) if local(&place).is_empty() => reader.to(first_page(&session)),
        Some(_) => place,
        None => reader.to("/logga-in"),
    };
    Ok((jar, Redirect::to(&to)).into_response())
}

/// Where the role's work is.
pub(crate) fn first_page(session: &Session) -> &'static str {
    match session.membership().map(|membership| membership.role) {
        Some(Role::MunicipalContact) => "/svara",
        Some(Role::StrategyOwner) => "/uppfoljning",
        Some(Role::Administrator) => "/forvaltning",
        Some(_) => "/",
        None => "/konto",
    }
}

/// What is wrong, to be said beside the fields; a page of its own where nothing on this one can mend it.
pub(crate) fn faults(site: &Site, reader: &Reader, error: &Error) -> Result<Vec<Fault>, Box<Response>> {
    if let Error::TooOften { until } = error {
        return Err(Box::new(too_often(site, reader, *until)));
    }
    match Fault::of(reader.lang, error) {
        Some(faults) if faults.iter().any(|fault| fault.field == "link") => Err(Box::new(gone(reader))),
        Some(faults) => Ok(faults),
        None => Err(Box::new(PageError::of(reader.clone(), error).into_response())),
    }
}

/// A code or a link that is worth nothing any more, and what to do.
fn gone(reader: &Reader) -> Response {
    let advice = t!(reader.lang, "door-gone", minutes = VALID_MINUTES);
    PageError::new(reader.clone(), Problem::Gone).saying(advice).into_response()
}

fn too_often(site: &Site, reader: &Reader, until: DateTime<Utc>) -> Response {
    let time = date::time(reader.lang, clock::local_time(until));
    let page = PageError::new(reader.clone(), Problem::TooMany).saying(t!(
        reader.lang,
        "door-too-often",
        time = time
    ));
    let mut response = page.into_response();
    let seconds = (until - site.app.clock().now()).num_seconds().max(1);
    if let Ok(seconds) = HeaderValue::from_str(&seconds.to_string()) {
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_to_a_page_of_ours_and_nowhere_else() {
        for ours in ["/svara", "/en/svara/orebro-2024-2030/2024-2025?x=1", "/"] {
            assert_eq!(local(ours), ours);
        }
        for foreign in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "svara",
            "/å",
        ] {
            assert_eq!(local(foreign), "", "{foreign}");
        }
    }
}
