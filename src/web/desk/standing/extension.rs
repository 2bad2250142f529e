//! `/uppfoljning/{slug}/{cycle}/anstand/{organisation}`: giving more time, and turning a request for it down.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Days, Utc};
use malspar_app::{
    Error,
    following::{MAX_REASON, Stage},
    standing::{CycleDesk, OrganisationThen},
};
use malspar_domain::cycle::CycleState;
use malspar_words::{date, t};
use serde::Deserialize;

use super::{AtOrganisation, page_of, words};
use crate::{
    Site,
    around::said::{self, Said},
    desk::{place::Head, report::field::day},
    error::{PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/standing/extension.html")]
struct Extension {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Vec<Said>,
    /// What has happened since the page was read.
    gone: Option<String>,
    /// Why no more time can be given, where it cannot.
    closed: Option<String>,
    /// What is asked for: that it is, why, and the mark of the request.
    asked: Option<(String, String, String)>,
    none: String,
    what: String,
    limit: String,
    first: String,
    typed: Typed,
    most: usize,
}

/// What is typed.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
    /// Which request is answered, where one is.
    #[serde(default)]
    begaran: String,
    /// "nej" where it is turned down.
    #[serde(default)]
    svar: String,
}

/// `GET /uppfoljning/{slug}/{cycle}/anstand/{organisation}`
pub(super) async fn show(at: AtOrganisation, State(site): State<Site>) -> Result<Response, PageError> {
    let (desk, then) = at.read(&site).await?;
    let request = then.request.as_ref();
    let typed = Typed {
        until: request.map(|request| date::iso(request.until)).unwrap_or_default(),
        ..Typed::default()
    };
    Ok(page(&at.at.reader, &of(&at, &desk, &then, typed))?.into_response())
}

/// `POST /uppfoljning/{slug}/{cycle}/anstand/{organisation}`
pub(super) async fn answer(
    at: AtOrganisation,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let (place, refuses) = (&at.at, typed.svar == "nej");
    let answered = if refuses { refuse(&at, &site, &typed).await } else { give(&at, &site, &typed).await };
    let error = match answered {
        Ok(()) => {
            let said = if refuses { "nekat" } else { "givet" };
            let to = place.href(&format!("{}?klart={said}", page_of(&at.code)));
            return Ok(Redirect::to(&to).into_response());
        }
        Err(error) => error,
    };
    let (desk, then) = at.read(&site).await?;
    let shown = of(&at, &desk, &then, typed);
    let (status, shown) = match error {
        Wrong::Field(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, Extension { wrong: vec![wrong], ..shown }),
        Wrong::App(Error::Conflict(_)) => {
            let gone = Some(t!(place.lang(), "standing-extension-gone"));
            (StatusCode::CONFLICT, Extension { gone, ..shown })
        }
        Wrong::App(error) => match said::of(place.lang(), &error, &["until", "reason"]) {
            Some(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, Extension { wrong, ..shown }),
            None => return Err(place.failed(&error)),
        },
    };
    Ok((status, page(&place.reader, &shown)?).into_response())
}

/// Why it was not answered.
enum Wrong {
    Field(Said),
    App(Error),
}

async fn give(at: &AtOrganisation, site: &Site, typed: &Typed) -> Result<(), Wrong> {
    let place = &at.at;
    let no_day = || Wrong::Field(Said::of("until", t!(place.lang(), "around-no-date")));
    let until = day(&typed.until).ok_or_else(no_day)?;
    // Whoever says yes to what was asked for need not say why.
    let as_asked = typed.reason.trim().is_empty() && !typed.begaran.is_empty();
    let reason = if as_asked { t!(place.lang(), "standing-extension-granted") } else { typed.reason.clone() };
    let given = site.app.give_time(&place.actor, place.slug(), place.key(), &at.code, until, &reason);
    given.await.map_err(Wrong::App)
}

async fn refuse(at: &AtOrganisation, site: &Site, typed: &Typed) -> Result<(), Wrong> {
    let place = &at.at;
    let gone = || Wrong::App(Error::Conflict("no such request".to_owned()));
    let asked_at: DateTime<Utc> = typed.begaran.parse().map_err(|_| gone())?;
    let refused =
        site.app.refuse_time(&place.actor, place.slug(), place.key(), &at.code, asked_at, &typed.reason);
    refused.await.map_err(Wrong::App)
}

fn of(at: &AtOrganisation, desk: &CycleDesk, then: &OrganisationThen, typed: Typed) -> Extension {
    let (place, lang) = (&at.at, at.at.lang());
    let name = then.full_name.get(lang);
    let takes = matches!(desk.state, CycleState::Collecting | CycleState::Reviewing);
    let waited_for = matches!(then.stage, Stage::NotBegun | Stage::Begun | Stage::Returned | Stage::Declined);
    let asked = then.request.as_ref().map(|request| {
        let (asked, day) = (words::day(lang, request.asked_at), date::long(lang, request.until));
        let said = t!(lang, "standing-extension-asked", organisation = name, asked = asked, date = day);
        (said, request.reason.clone(), request.asked_at.to_rfc3339())
    });
    Extension {
        shell: place.shell(t!(lang, "standing-extension", organisation = name)),
        head: place.head(),
        back: place.href(&page_of(&at.code)),
        wrong: Vec::new(),
        gone: None,
        closed: (!takes || !waited_for).then(|| t!(lang, "standing-extension-closed")),
        asked,
        none: t!(lang, "standing-extension-none"),
        what: t!(lang, "standing-extension-what", deadline = date::long(lang, then.deadline)),
        limit: t!(lang, "standing-extension-after-review", date = date::long(lang, desk.cycle.review_until)),
        first: date::iso(desk.today.max(then.deadline + Days::new(1))),
        typed,
        most: MAX_REASON,
    }
}
