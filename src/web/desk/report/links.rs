//! `…/rapport/lankar`: links by which a draft is read without an account: made with a title and a last day, and ended.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    editions::{EditionKey, EditionRecord},
    sharing::ShareLink,
};
use malspar_domain::{clock, edition::EditionKind, id::ShareLinkId};
use malspar_words::{date, t};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::place::{AtCycle, Head},
    field::{Field, plain},
    handed_out::handed_out_one,
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/report_links.html")]
struct Links {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Faults,
    made: Vec<Line>,
    /// The drafts that can be shared, the latest first, and which was chosen.
    drafts: Vec<(u32, String, bool)>,
    title: Field,
    until: Field,
    end: String,
}

struct Line {
    id: Uuid,
    title: String,
    about: String,
    is_open: bool,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    utkast: Option<u32>,
    #[serde(default)]
    rubrik: String,
    #[serde(default)]
    sista: String,
}

/// Which is to be ended.
#[derive(Deserialize)]
pub(crate) struct Which {
    lank: Option<Uuid>,
}

/// `GET …/rapport/lankar`
pub(crate) async fn show(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&at, &site, StatusCode::OK, &[], &Typed::default()).await
}

/// `POST …/rapport/lankar`
pub(crate) async fn make(
    at: AtCycle,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let until = match typed.sista.trim() {
        "" => Ok(None),
        day => day.parse::<NaiveDate>().map(Some),
    };
    let Ok(until) = until else {
        let faults = [Fault::new("sista", t!(at.lang(), "around-no-date"))];
        return shown(&at, &site, wrong, &faults, &typed).await;
    };
    let Some(number) = typed.utkast else { return Err(PageError::not_found(at.reader)) };
    let draft = malspar_app::consultation::draft_of(at.slug(), at.key(), number);
    match site.app.share(&at.actor, &draft, &plain(&typed.rubrik), until).await {
        Ok((token, link)) => handed_out_one(&at, &site, &link.title, &token),
        Err(error) => match Fault::of(at.lang(), &error) {
            Some(faults) => {
                let field = |f: &Fault| if f.field == "until" { "sista" } else { "rubrik" };
                let faults: Vec<_> = faults.iter().map(|f| Fault::new(field(f), f.words.clone())).collect();
                shown(&at, &site, wrong, &faults, &typed).await
            }
            None => Err(at.failed(&error).keeping(vec![typed.rubrik])),
        },
    }
}

/// `POST …/rapport/lankar/avsluta`
pub(crate) async fn end(
    at: AtCycle,
    State(site): State<Site>,
    Form(which): Form<Which>,
) -> Result<Response, PageError> {
    let link = which.lank.ok_or_else(|| PageError::not_found(at.reader.clone()))?;
    let ended = site.app.revoke_share(&at.actor, at.slug(), ShareLinkId(link)).await;
    ended.map_err(|error| at.failed(&error))?;
    Ok(Redirect::to(&at.href("/rapport?klart=lank-avslutad")).into_response())
}

async fn shown(
    at: &AtCycle,
    site: &Site,
    status: StatusCode,
    faults: &[Fault],
    typed: &Typed,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let failed = |error| at.failed(&error);
    let mut editions = site.app.editions(&at.actor, at.slug()).await.map_err(failed)?;
    editions.retain(|edition| is_draft_of(at, &edition.key));
    let made = site.app.share_links(&at.actor, at.slug()).await.map_err(failed)?;
    let own = made.iter().rev().filter(|link| &link.edition.cycle == at.key());
    let links = Links {
        shell: at.shell(t!(lang, "desk-links")),
        head: at.head(),
        back: at.href("/rapport"),
        wrong: Faults::new(lang, faults),
        made: own.map(|link| line(at, site, link)).collect(),
        drafts: editions.iter().rev().map(|edition| named(at, edition, typed.utkast)).collect(),
        title: Field::line("rubrik", t!(lang, "desk-link-title"))
            .required()
            .most(200)
            .helped(t!(lang, "desk-link-title-help"))
            .filled(&typed.rubrik, faults),
        until: Field::day("sista", t!(lang, "desk-link-until"))
            .helped(t!(lang, "desk-link-until-help"))
            .filled(&typed.sista, faults),
        end: at.href("/rapport/lankar/avsluta"),
    };
    Ok((status, page(&at.reader, &links)?).into_response())
}

fn is_draft_of(at: &AtCycle, key: &EditionKey) -> bool {
    &key.cycle == at.key() && key.organisation.is_none() && key.kind == EditionKind::Consultation
}

fn named(at: &AtCycle, edition: &EditionRecord, chosen: Option<u32>) -> (u32, String, bool) {
    let (lang, number) = (at.lang(), edition.key.number);
    let day = date::long(lang, clock::local_date(edition.sealed_at));
    (number, t!(lang, "desk-draft-of", number = number, date = day), chosen == Some(number))
}

fn line(at: &AtCycle, site: &Site, link: &ShareLink) -> Line {
    let lang = at.lang();
    let day = |when| date::long(lang, clock::local_date(when));
    let is_open = link.revoked_at.is_none() && clock::local_date(link.expires_at) >= site.app.today();
    let number = link.edition.number;
    let about = match link.revoked_at {
        Some(ended) => t!(lang, "desk-link-ended", number = number, date = day(ended)),
        None if is_open => t!(lang, "desk-link-open", number = number, date = day(link.expires_at)),
        None => t!(lang, "desk-link-over", number = number, date = day(link.expires_at)),
    };
    Line { id: link.id.0, title: link.title.clone(), about, is_open }
}
