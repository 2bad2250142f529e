//! A part of the draft: written in a form of its own, or taken away.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error,
    catalogue::{Part, PartField, SavedPart},
};
use malspar_words::{Lang, problem, t};
use serde::Deserialize;

use super::form::Fields;
use crate::{
    Site,
    desk::place::AtStrategy,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/catalogue_part.html")]
struct PartPage {
    shell: Shell,
    faults: Faults,
    /// Somebody else has written in it.
    clash: bool,
    what: String,
    fields: Fields,
    seen: String,
    back: String,
    remove: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/catalogue_remove.html")]
struct RemovePage {
    shell: Shell,
    faults: Faults,
    what: String,
    seen: String,
    back: String,
}

/// The part that an address names.
#[derive(Deserialize)]
pub(super) struct Named {
    part: String,
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Seen {
    sett: String,
}

struct Place {
    at: AtStrategy,
    part: Part,
}

impl Place {
    fn new(at: AtStrategy, named: &Named) -> Result<Self, PageError> {
        match Part::read(&named.part, &named.code) {
            Some(part) => Ok(Self { at, part }),
            None => Err(PageError::not_found(at.reader)),
        }
    }

    /// Back to the thing in the draft.
    fn back(&self, done: &str) -> String {
        let anchor = self.part.indicator().map(|code| format!("#{code}")).unwrap_or_default();
        self.at.href(&format!("/katalog/utkast{done}{anchor}"))
    }

    fn shell(&self) -> Shell {
        self.at.shell(title(self.at.lang(), &self.part))
    }

    /// Whose part it is: "TS1 Familjecentral".
    fn what(&self, fields: &[PartField]) -> String {
        let lang = self.at.lang();
        if let Some(code) = self.part.indicator() {
            let asked = self.at.followed.strategy.indicator(code);
            return asked.map_or_else(|| code.to_string(), |i| format!("{code} {}", i.title.get(lang)));
        }
        let title = fields.iter().find(|f| f.field == "title");
        title.map(|f| f.value.clone()).unwrap_or_default()
    }
}

/// What the form is for.
fn title(lang: Lang, part: &Part) -> String {
    let part = match part {
        Part::Area(_) => "area",
        Part::Objective(_) => "objective",
        Part::Question(_) => "question",
        Part::Sentences(_) => "sentences",
        Part::Choices(_) => "choices",
        Part::Role(_) => "role",
        Part::Target(_) => "target",
        Part::Activity(_) => "activity",
        Part::Check(_) => "check",
        Part::NewArea => "new_area",
        Part::NewCheck => "new_check",
        Part::NewObjective => "new_objective",
        Part::NewIndicator => "new_indicator",
        Part::NewQuestion => "new_question",
        Part::NewActivity => "new_activity",
    };
    t!(lang, "catalogue-part", part = part)
}

/// `GET /uppfoljning/{slug}/katalog/utkast/{part}/{code}`
pub(super) async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
) -> Result<Response, PageError> {
    let place = Place::new(at, &named)?;
    let (fields, seen) = found(&place, &site).await?;
    shown(&place, StatusCode::OK, &fields, seen, &[], &[])
}

/// `POST /uppfoljning/{slug}/katalog/utkast/{part}/{code}`
pub(super) async fn save(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
    Form(mut typed): Form<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let place = Place::new(at, &named)?;
    let seen = typed.remove("sett").unwrap_or_default();
    let (app, at) = (&site.app, &place.at);
    let saved = app.save_catalogue_part(&at.actor, at.slug(), &place.part, &typed, &seen).await;
    match saved.map_err(|e| at.failed(&e))? {
        None => Err(PageError::not_found(at.reader.clone())),
        Some(SavedPart::Saved) => Ok(Redirect::to(&place.back("?klart=sparat")).into_response()),
        Some(SavedPart::Wrong { fields, wrong }) => {
            let said =
                wrong.iter().map(|v| Fault::new(&v.field, problem::describe(at.lang(), &v.code, &v.params)));
            let faults: Vec<_> = said.collect();
            shown(&place, StatusCode::UNPROCESSABLE_ENTITY, &fields, seen, &faults, &[])
        }
        Some(SavedPart::Clash { fields, theirs, seen }) => {
            shown(&place, StatusCode::CONFLICT, &fields, seen, &[], &theirs)
        }
    }
}

/// `GET …/ta-bort`: what will happen, and the button.
pub(super) async fn ask_to_remove(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
) -> Result<Response, PageError> {
    let place = Place::new(at, &named)?;
    if !place.part.may_go() {
        return Err(PageError::not_found(place.at.reader));
    }
    removing(&place, &site, StatusCode::OK, &[]).await
}

/// `POST …/ta-bort`
pub(super) async fn remove(
    at: AtStrategy,
    State(site): State<Site>,
    Path(named): Path<Named>,
    Form(Seen { sett }): Form<Seen>,
) -> Result<Response, PageError> {
    let place = Place::new(at, &named)?;
    let at = &place.at;
    match site.app.remove_catalogue_part(&at.actor, at.slug(), &place.part, &sett).await {
        Ok(()) => Ok(Redirect::to(&at.href("/katalog/utkast?klart=borttaget")).into_response()),
        Err(error) => {
            let faults = match &error {
                Error::Conflict(_) => vec![Fault::new("sett", t!(at.lang(), "catalogue-removed-meanwhile"))],
                _ => Fault::of(at.lang(), &error).ok_or_else(|| at.failed(&error))?,
            };
            removing(&place, &site, StatusCode::UNPROCESSABLE_ENTITY, &faults).await
        }
    }
}

async fn found(place: &Place, site: &Site) -> Result<(Vec<PartField>, String), PageError> {
    let at = &place.at;
    let found = site.app.catalogue_part(&at.actor, at.slug(), &place.part).await;
    let found = found.map_err(|e| at.failed(&e))?;
    found.ok_or_else(|| PageError::not_found(at.reader.clone()))
}

fn shown(
    place: &Place,
    status: StatusCode,
    fields: &[PartField],
    seen: String,
    faults: &[Fault],
    theirs: &[PartField],
) -> Result<Response, PageError> {
    let lang = place.at.lang();
    let remove = place
        .part
        .may_go()
        .then(|| place.at.href(&format!("/katalog/utkast/{}/ta-bort", place.part.place())));
    let shown = PartPage {
        shell: place.shell(),
        faults: Faults::new(lang, faults),
        clash: !theirs.is_empty(),
        what: place.what(fields),
        fields: Fields::new(lang, fields, faults, theirs),
        seen,
        back: place.back(""),
        remove,
    };
    Ok((status, page(&place.at.reader, &shown)?).into_response())
}

async fn removing(
    place: &Place,
    site: &Site,
    status: StatusCode,
    faults: &[Fault],
) -> Result<Response, PageError> {
    let (fields, seen) = found(place, site).await?;
    let lang = place.at.lang();
    let shown = RemovePage {
        shell: place.at.shell(t!(lang, "catalogue-remove")),
        faults: Faults::new(lang, faults),
        what: place.what(&fields),
        seen,
        back: place.back(""),
    };
    Ok((status, page(&place.at.reader, &shown)?).into_response())
}
