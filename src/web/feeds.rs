//! What programs read again and again: the published editions as news, and dates as calendars.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use malspar_app::{App, accounts::Token, calendar::FollowedCalendar};
use malspar_domain::code::Slug;
use malspar_words::t;

use crate::{
    access::{Access, Routes},
    error::{PageError, Problem},
    reader::Reader,
};

const ATOM: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");
const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
/// How a calendar is called where it is saved.
const NAMED: HeaderValue = HeaderValue::from_static("inline; filename=\"malspar.ics\"");
/// The person's own program may keep what it has read, and ask whether it still holds. Nobody between may.
const FOR_ONE: HeaderValue = HeaderValue::from_static("private, no-cache");
/// What the address of a calendar ends in.
const END: &str = ".ics";

pub(crate) fn routes(routes: Routes) -> Routes {
    let all = Access::Everybody;
    routes
        .get("/utgavor.atom", all, every_edition)
        .get("/strategier/{slug}/utgavor.atom", all, editions)
        .get("/strategier/{slug}/kalender.ics", all, published)
        .get("/kalender/{token}", all, own)
}

/// The address of a person's calendar.
pub(crate) fn place_of(token: &Token) -> String {
    format!("/kalender/{}{END}", token.write())
}

/// `/utgavor.atom`
async fn every_edition(reader: Reader, State(app): State<App>) -> Result<Response, PageError> {
    let feed = app.editions_feed(None, reader.lang).await;
    let feed = feed.map_err(|error| PageError::of(reader, &error))?;
    Ok(([(header::CONTENT_TYPE, ATOM)], feed).into_response())
}

/// `/strategier/{slug}/utgavor.atom`
async fn editions(
    reader: Reader,
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = named(&reader, &slug)?;
    let feed = app.editions_feed(Some(&slug), reader.lang).await;
    let feed = feed.map_err(|error| PageError::of(reader, &error))?;
    Ok(([(header::CONTENT_TYPE, ATOM)], feed).into_response())
}

/// `/strategier/{slug}/kalender.ics`
async fn published(
    reader: Reader,
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = named(&reader, &slug)?;
    let calendar = app.published_calendar(&slug, reader.lang).await;
    let calendar = calendar.map_err(|error| PageError::of(reader, &error))?;
    Ok(([(header::CONTENT_TYPE, CALENDAR), (header::CONTENT_DISPOSITION, NAMED)], calendar).into_response())
}

/// `/kalender/{token}.ics`
async fn own(
    reader: Reader,
    State(app): State<App>,
    Path(name): Path<String>,
) -> Result<Response, PageError> {
    let missing = || PageError::not_found(reader.clone());
    let token = name.strip_suffix(END).and_then(Token::read).ok_or_else(missing)?;
    let found = app.follow_calendar(&token, reader.lang).await;
    match found.map_err(|error| PageError::of(reader.clone(), &error))? {
        Some(FollowedCalendar::Open(calendar)) => {
            let kept = (header::CACHE_CONTROL, FOR_ONE);
            let headers = [(header::CONTENT_TYPE, CALENDAR), (header::CONTENT_DISPOSITION, NAMED), kept];
            Ok((headers, calendar).into_response())
        }
        Some(FollowedCalendar::Ended) => {
            let advice = t!(reader.lang, "calendar-gone");
            Err(PageError::new(reader, Problem::Gone).saying(advice))
        }
        None => Err(missing()),
    }
}

/// A name that nothing could have leads nowhere, like one that nothing has.
fn named(reader: &Reader, slug: &str) -> Result<Slug, PageError> {
    slug.parse().map_err(|_| PageError::not_found(reader.clone()))
}
