//! `/konto/kalender`: the link by which a person's own calendar reads dates. It is shown once, when it is made.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_domain::clock::local_date;
use malspar_words::{date, t};

use super::Done;
use crate::{
    Site,
    error::{Page, PageError, page},
    feeds,
    shell::Shell,
    signed::Signed,
    statement::lines,
};

#[derive(Template)]
#[template(path = "account/calendar.html")]
struct CalendarPage {
    shell: Shell,
    /// What has just been done.
    done: Option<String>,
    /// That there is a link, and since when.
    has: Option<String>,
}

#[derive(Template)]
#[template(path = "account/calendar_once.html")]
struct Once {
    shell: Shell,
    address: String,
    how: Vec<String>,
    on: String,
}

/// `GET /konto/kalender`
pub(super) async fn show(signed: Signed, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let Signed { reader, session } = &signed;
    let lang = reader.lang;
    let link = site.app.calendar_link(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let since = link.map(|link| date::long(lang, local_date(link.made_at)));
    let own = CalendarPage {
        shell: Shell::new(reader, t!(lang, "calendar-title")),
        done: (done.klart == "avslutad").then(|| t!(lang, "calendar-ended")),
        has: since.map(|since| t!(lang, "calendar-has", date = since)),
    };
    page(reader, &own)
}

/// `POST /konto/kalender`
pub(super) async fn make(signed: Signed, State(site): State<Site>) -> Page {
    let Signed { reader, session } = &signed;
    let lang = reader.lang;
    let token = site.app.make_calendar_link(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let once = Once {
        shell: Shell::new(reader, t!(lang, "calendar-title")),
        address: site.app.in_full(lang, &feeds::place_of(&token)),
        how: lines(&t!(lang, "calendar-how")),
        on: reader.to("/konto/kalender"),
    };
    page(reader, &once)
}

/// `POST /konto/kalender/avsluta`
pub(super) async fn end(signed: Signed, State(site): State<Site>) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    site.app.end_calendar_link(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok(Redirect::to(&reader.to("/konto/kalender?klart=avslutad")).into_response())
}
