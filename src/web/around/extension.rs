//! `/svara/{slug}/{cycle}/anstand`: asking for more time.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::following::{Asked, MAX_REASON};
use malspar_words::{date, t};
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

/// The fields of the page, as violations name them.
const FIELDS: [&str; 2] = ["until", "reason"];

#[derive(Template)]
#[template(path = "around/extension.html")]
struct Page {
    shell: Shell,
    head: Head,
    wrong: Vec<Said>,
    /// What holds now.
    what: String,
    /// What has been asked for already.
    asked_for: Option<String>,
    /// That it was not given, and why.
    refused: Option<(String, String)>,
    /// The days that may be chosen; why none may where there are none.
    days: Result<Days, String>,
    typed: Typed,
    most: usize,
}

struct Days {
    first: String,
    last: String,
    words: String,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
    /// Whose page it is.
    vem: Option<String>,
}

/// `GET /svara/{slug}/{cycle}/anstand`
pub(crate) async fn show(place: Place, State(site): State<Site>) -> Result<Response, PageError> {
    let asked = place.asked(&site).await?;
    shown(&place, &asked, StatusCode::OK, Vec::new(), Typed::default())
}

/// `POST /svara/{slug}/{cycle}/anstand`
pub(crate) async fn ask(
    place: Place,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    place.check_whose(&site, typed.vem.as_deref(), vec![typed.until.clone(), typed.reason.clone()]).await?;
    let asked = place.asked(&site).await?;
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let Ok(until) = typed.until.trim().parse() else {
        let wrong = vec![Said::of("until", t!(place.lang(), "around-no-date"))];
        return shown(&place, &asked, refused, wrong, typed);
    };
    let Place { actor, slug, cycle, .. } = &place;
    match site.app.ask_for_time(actor, slug, cycle, until, &typed.reason).await {
        Ok(_) => Ok(Redirect::to(&place.reader.to("/svara")).into_response()),
        Err(error) => match said::of(place.lang(), &error, &FIELDS) {
            Some(wrong) => shown(&place, &asked, refused, wrong, typed),
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
    let in_full = |day| date::long(lang, day);
    let closed = || {
        if asked.is_open && asked.may_decline {
            t!(lang, "around-extension-closed-open", date = in_full(asked.cycle.review_until))
        } else {
            t!(lang, "around-extension-closed-done")
        }
    };
    let days = asked.may_ask_for.map(|(first, last)| Days {
        words: t!(lang, "around-extension-days", first = in_full(first), last = in_full(last)),
        first: date::iso(first),
        last: date::iso(last),
    });
    let form = Page {
        shell: place.shell(t!(lang, "around-extension")),
        head: place.head(asked),
        wrong,
        what: t!(lang, "around-extension-what", deadline = in_full(asked.deadline)),
        asked_for: asked.request.as_ref().map(|r| t!(lang, "around-asked-for", date = in_full(r.until))),
        refused: asked.refused.as_ref().map(|refused| {
            let (date, deadline) = (in_full(refused.request.until), in_full(asked.deadline));
            (t!(lang, "around-refused", date = date, deadline = deadline), refused.reason.clone())
        }),
        days: days.ok_or_else(closed),
        typed,
        most: MAX_REASON,
    };
    Ok((status, page(&place.reader, &form)?).into_response())
}
