//! The draft: everything in it with the way to each form, and below what it changes and the button that puts it in force.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use malspar_app::{
    Error,
    catalogue::{Draft, Part, PutInForce},
};
use malspar_domain::{clock, indicator::Indicator, strategy::Strategy, value::ValueKind};
use malspar_words::{Lang, date, problem, t};
use serde::Deserialize;

use super::{
    difference::Difference,
    page::{Done, Words},
};
use crate::{
    Site,
    desk::place::AtStrategy,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/catalogue_draft.html")]
struct DraftPage {
    shell: Shell,
    done: Option<String>,
    faults: Faults,
    /// It would do something else than what was shown.
    differs: bool,
    saved: Option<String>,
    moved: bool,
    areas: Vec<Group>,
    /// Indicators of the strategy as a whole.
    whole: Vec<Thing>,
    questions: Vec<Thing>,
    activities: Vec<Thing>,
    checks: Vec<Thing>,
    /// A new area, objective, indicator, question, check, activity.
    new: Vec<(String, String)>,
    problems: Vec<String>,
    difference: Option<Difference>,
    seen: String,
    put: String,
    drop: String,
    back: String,
}

struct Group {
    code: String,
    title: Words,
    href: String,
    asked: Vec<Thing>,
    objectives: Vec<Group>,
}

/// A thing with the ways to its forms.
struct Thing {
    code: String,
    title: Words,
    parts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk/catalogue_drop.html")]
struct DropPage {
    shell: Shell,
    saved: String,
    at: String,
    back: String,
}

#[derive(Deserialize)]
pub(super) struct Seen {
    sett: String,
}

#[derive(Deserialize)]
pub(super) struct Dropped {
    sparat: DateTime<Utc>,
}

/// `GET /uppfoljning/{slug}/katalog/utkast`
pub(super) async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.said(at.lang());
    shown(&at, &site, StatusCode::OK, done, &[], false).await
}

/// `POST …/utkast/satt-i-kraft`
pub(super) async fn put_in_force(
    at: AtStrategy,
    State(site): State<Site>,
    Form(Seen { sett }): Form<Seen>,
) -> Result<Response, PageError> {
    let catalogue = at.href("/katalog");
    match site.app.put_catalogue_in_force(&at.actor, at.slug(), &sett).await {
        Ok(PutInForce::In(_)) => Ok(Redirect::to(&format!("{catalogue}?klart=i-kraft")).into_response()),
        // Pressed twice, or thrown away by somebody else: what is in force says which.
        Ok(PutInForce::None) => Ok(Redirect::to(&catalogue).into_response()),
        Ok(PutInForce::Differs) => shown(&at, &site, StatusCode::CONFLICT, None, &[], true).await,
        Err(error @ Error::Refused(_)) => {
            let faults = Fault::of(at.lang(), &error).unwrap_or_default();
            shown(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &faults, false).await
        }
        Err(error) => Err(at.failed(&error)),
    }
}

/// `GET …/utkast/slang`: what will happen, and the button.
pub(super) async fn ask_to_drop(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    let draft = read(&at, &site).await?;
    let Some(saved_at) = draft.saved_at else {
        return Ok(Redirect::to(&at.href("/katalog")).into_response());
    };
    let shown = DropPage {
        shell: at.shell(t!(at.lang(), "catalogue-drop")),
        saved: saved(at.lang(), saved_at),
        at: saved_at.to_rfc3339(),
        back: at.href("/katalog/utkast"),
    };
    Ok(page(&at.reader, &shown)?.into_response())
}

/// `POST …/utkast/slang`
pub(super) async fn drop_it(
    at: AtStrategy,
    State(site): State<Site>,
    Form(Dropped { sparat }): Form<Dropped>,
) -> Result<Redirect, PageError> {
    let dropped = site.app.drop_catalogue(&at.actor, at.slug(), sparat).await;
    dropped.map_err(|e| at.failed(&e))?;
    Ok(Redirect::to(&at.href("/katalog?klart=slangt")))
}

async fn read(at: &AtStrategy, site: &Site) -> Result<Draft, PageError> {
    site.app.catalogue_to_come(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))
}

fn saved(lang: Lang, at: DateTime<Utc>) -> String {
    let (day, time) = (date::long(lang, clock::local_date(at)), date::time(lang, clock::local_time(at)));
    t!(lang, "catalogue-saved", day = day, time = time)
}

async fn shown(
    at: &AtStrategy,
    site: &Site,
    status: StatusCode,
    done: Option<String>,
    faults: &[Fault],
    differs: bool,
) -> Result<Response, PageError> {
    let draft = read(at, site).await?;
    let (lang, strategy) = (at.lang(), &draft.strategy);
    let said = draft.problems.iter().map(|v| problem::describe(lang, &v.code, &v.params));
    let new = [
        (Part::NewArea, t!(lang, "catalogue-part", part = "new_area")),
        (Part::NewObjective, t!(lang, "catalogue-part", part = "new_objective")),
        (Part::NewIndicator, t!(lang, "catalogue-part", part = "new_indicator")),
        (Part::NewQuestion, t!(lang, "catalogue-part", part = "new_question")),
        (Part::NewCheck, t!(lang, "catalogue-part", part = "new_check")),
        (Part::NewActivity, t!(lang, "catalogue-part", part = "new_activity")),
    ];
    let shown = DraftPage {
        shell: at.shell(t!(lang, "catalogue-draft")),
        done,
        faults: Faults::new(lang, faults),
        differs,
        saved: draft.saved_at.map(|at| saved(lang, at)),
        moved: draft.moved,
        areas: areas(at, strategy),
        whole: asked(at, strategy, None),
        questions: strategy.questions.iter().map(|q| thing(at, q)).collect(),
        activities: activities(at, strategy),
        checks: checks(at, strategy),
        new: new.into_iter().map(|(part, label)| (href(at, &part), label)).collect(),
        problems: said.collect(),
        difference: draft.effect.as_ref().map(|effect| Difference::of(lang, effect)),
        seen: draft.effect.as_ref().map(|effect| effect.seen.clone()).unwrap_or_default(),
        put: at.href("/katalog/utkast/satt-i-kraft"),
        drop: at.href("/katalog/utkast/slang"),
        back: at.href("/katalog"),
    };
    Ok((status, page(&at.reader, &shown)?).into_response())
}

fn href(at: &AtStrategy, part: &Part) -> String {
    at.href(&format!("/katalog/utkast/{}", part.place()))
}

fn areas(at: &AtStrategy, strategy: &Strategy) -> Vec<Group> {
    let lang = at.lang();
    let areas = strategy.areas.iter().map(|area| Group {
        code: area.code.to_string(),
        title: Words::of(lang, &area.title),
        href: href(at, &Part::Area(area.code.clone())),
        asked: asked(at, strategy, Some(area.code.as_str())),
        objectives: area
            .objectives
            .iter()
            .map(|one| Group {
                code: one.code.to_string(),
                title: Words::of(lang, &one.title),
                href: href(at, &Part::Objective(one.code.clone())),
                asked: asked(at, strategy, Some(one.code.as_str())),
                objectives: Vec::new(),
            })
            .collect(),
    });
    areas.collect()
}

fn asked(at: &AtStrategy, strategy: &Strategy, parent: Option<&str>) -> Vec<Thing> {
    let own = strategy.indicators.iter().filter(|i| i.parent.as_deref() == parent);
    own.map(|i| thing(at, i)).collect()
}

fn thing(at: &AtStrategy, indicator: &Indicator) -> Thing {
    let code = &indicator.code;
    let mut parts = vec![(Part::Question(code.clone()), "question")];
    if !matches!(indicator.kind, ValueKind::Words { .. }) {
        if !indicator.kind.levels().is_empty()
            || !indicator.options().is_empty()
            || !indicator.dimensions.is_empty()
        {
            parts.push((Part::Choices(code.clone()), "choices"));
        }
        parts.push((Part::Target(code.clone()), "target"));
        parts.push((Part::Role(code.clone()), "role"));
        parts.push((Part::Sentences(code.clone()), "sentences"));
    }
    let named =
        parts.iter().map(|(part, name)| (href(at, part), t!(at.lang(), "catalogue-part", part = *name)));
    Thing { code: code.to_string(), title: Words::of(at.lang(), &indicator.title), parts: named.collect() }
}

/// A check has no name: it is known by what it looks at.
fn checks(at: &AtStrategy, strategy: &Strategy) -> Vec<Thing> {
    let lang = at.lang();
    let said = strategy.checks.iter().enumerate().map(|(place, one)| Thing {
        code: one.when.to_string(),
        title: Words::of(lang, &one.message),
        parts: vec![(href(at, &Part::Check(place)), t!(lang, "catalogue-part", part = "check"))],
    });
    said.collect()
}

fn activities(at: &AtStrategy, strategy: &Strategy) -> Vec<Thing> {
    let lang = at.lang();
    let said = strategy.activities.iter().enumerate().map(|(place, one)| Thing {
        code: date::long(lang, one.date),
        title: Words::of(lang, &one.title),
        parts: vec![(href(at, &Part::Activity(place)), t!(lang, "catalogue-part", part = "activity"))],
    });
    said.collect()
}
