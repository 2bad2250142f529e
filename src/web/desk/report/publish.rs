//! `…/utgavor/{scope}/{number}/publicera` and `/dra-tillbaka`: what the public is shown, now or on a day after a meeting, and
//! no longer. Each on a page that says what will happen.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    Error,
    editions::{EditionKey, EditionRecord},
};
use malspar_words::{date, t};
use serde::Deserialize;

use super::{
    super::place::Head,
    edition::{AtEdition, may_publish},
    field::{Field, plain},
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

/// Characters of a reason.
const LONGEST_REASON: usize = 2000;

#[derive(Template)]
#[template(path = "desk/report_publish.html")]
struct Publish {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Faults,
    /// Why it cannot be published.
    closed: bool,
    /// That it is told by mail, and to how many.
    mails: Option<String>,
    /// How many municipalities' own editions can be published with it.
    own: Option<String>,
    /// That a day is planned.
    planned: Option<String>,
    /// "Publicera den 12 juni 2026 efter sammanträdet", where a meeting is known.
    later: String,
    plan: String,
    day: Field,
    steps: Vec<String>,
    may_plan: bool,
}

#[derive(Template)]
#[template(path = "desk/report_withdraw.html")]
struct Withdraw {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Faults,
    closed: bool,
    reason: Field,
}

/// What is ticked.
#[derive(Deserialize)]
pub(crate) struct Ticked {
    kommuner: Option<String>,
}

/// The day that is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Day {
    #[serde(default)]
    dag: String,
    ta_bort: Option<String>,
}

/// The reason that is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Reason {
    #[serde(default)]
    reason: String,
}

/// `GET …/publicera`
pub(crate) async fn show(here: AtEdition, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&here, &site, StatusCode::OK, Vec::new(), None).await
}

/// `POST …/publicera`
pub(crate) async fn publish(
    here: AtEdition,
    State(site): State<Site>,
    Form(ticked): Form<Ticked>,
) -> Result<Response, PageError> {
    let actor = &here.at.actor;
    if let Err(error) = site.app.publish(actor, &here.edition.key).await {
        return refused(&here, &site, &error).await;
    }
    if ticked.kommuner.is_some() {
        for own in not_published(&here) {
            match site.app.publish(actor, &own).await {
                // Somebody has published it at the same time.
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(error) => return Err(here.at.failed(&error)),
            }
        }
    }
    Ok(Redirect::to(&here.href("?klart=publicerad")).into_response())
}

async fn refused(here: &AtEdition, site: &Site, error: &Error) -> Result<Response, PageError> {
    match Fault::of(here.lang(), error) {
        Some(faults) => {
            let faults = faults.into_iter().map(|fault| Fault::new("innehall", fault.words)).collect();
            shown(here, site, StatusCode::UNPROCESSABLE_ENTITY, faults, None).await
        }
        None => Err(here.at.failed(error)),
    }
}

/// `POST …/planera`
pub(crate) async fn plan(
    here: AtEdition,
    State(site): State<Site>,
    Form(typed): Form<Day>,
) -> Result<Response, PageError> {
    let day = if typed.ta_bort.is_some() {
        None
    } else if let Ok(day) = typed.dag.trim().parse::<NaiveDate>() {
        Some(day)
    } else {
        let wrong = vec![Fault::new("dag", t!(here.lang(), "around-no-date"))];
        return shown(&here, &site, StatusCode::UNPROCESSABLE_ENTITY, wrong, Some(typed.dag)).await;
    };
    match site.app.plan_publication(&here.at.actor, &here.edition.key, day).await {
        Ok(()) => {
            let done = if day.is_some() { "planerad" } else { "plan-borta" };
            Ok(Redirect::to(&here.href(&format!("?klart={done}"))).into_response())
        }
        Err(error) => match Fault::of(here.lang(), &error) {
            Some(faults) => {
                let faults = faults.into_iter().map(|fault| Fault::new("dag", fault.words)).collect();
                shown(&here, &site, StatusCode::UNPROCESSABLE_ENTITY, faults, Some(typed.dag)).await
            }
            None => Err(here.at.failed(&error)),
        },
    }
}

fn not_published(here: &AtEdition) -> Vec<EditionKey> {
    let waits = |own: &&EditionRecord| own.events.is_empty();
    here.with_its_figures().filter(waits).map(|own| own.key.clone()).collect()
}

async fn shown(
    here: &AtEdition,
    site: &Site,
    status: StatusCode,
    faults: Vec<Fault>,
    typed: Option<String>,
) -> Result<Response, PageError> {
    let (at, lang) = (&here.at, here.lang());
    let failed = |error| at.failed(&error);
    let planned = site.app.planned_publications(&at.actor, at.slug(), at.key()).await.map_err(failed)?;
    let texts = site.app.narratives(&at.actor, at.slug(), at.key(), None).await.map_err(failed)?;
    let mut steps = texts.map(|(texts, _)| texts.steps).unwrap_or_default();
    steps.retain(|step| step.date >= site.app.today());
    let is_regional = here.edition.key.organisation.is_none();
    let day = planned.get(&here.edition.key.number).filter(|_| is_regional).copied();
    // The meeting that is known of is the likeliest day.
    let likely = day.or_else(|| steps.last().map(|step| step.date));
    let later = match likely {
        Some(day) => t!(lang, "desk-publish-after", date = date::long(lang, day)),
        None => t!(lang, "desk-publish-later"),
    };
    let likely = likely.map(|day| day.to_string());
    let list = site.app.report_recipients(&at.actor, at.slug()).await.map_err(failed)?;
    let is_news = is_regional && here.edition.events.is_empty() && !list.is_empty();
    let own = not_published(here).len();
    let publish = Publish {
        shell: at.shell(t!(lang, "desk-publish-title", number = here.edition.key.number)),
        head: at.head(),
        back: here.href(""),
        wrong: Faults::new(lang, &faults),
        closed: !may_publish(here),
        mails: is_news.then(|| t!(lang, "desk-publish-mails", n = list.len())),
        own: (own > 0).then(|| t!(lang, "desk-publish-own", n = own)),
        planned: day.map(|day| t!(lang, "desk-publish-planned", date = date::long(lang, day))),
        later,
        plan: here.href("/planera"),
        day: Field::day("dag", t!(lang, "desk-publish-day"))
            .required()
            .filled(&typed.or(likely).unwrap_or_default(), &faults),
        steps: steps
            .iter()
            .map(|s| t!(lang, "desk-step", body = s.body.get(lang), date = date::long(lang, s.date)))
            .collect(),
        may_plan: is_regional,
    };
    Ok((status, page(&at.reader, &publish)?).into_response())
}

/// `GET …/dra-tillbaka`
pub(crate) async fn show_withdraw(here: AtEdition) -> Result<Response, PageError> {
    shown_withdraw(&here, StatusCode::OK, &[], "")
}

/// `POST …/dra-tillbaka`
pub(crate) async fn withdraw(
    here: AtEdition,
    State(site): State<Site>,
    Form(typed): Form<Reason>,
) -> Result<Response, PageError> {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    if typed.reason.chars().count() > LONGEST_REASON {
        let long = t!(here.lang(), "desk-lock-reason-long", max = LONGEST_REASON);
        return shown_withdraw(&here, wrong, &[Fault::new("reason", long)], &typed.reason);
    }
    let reason = plain(&typed.reason);
    match site.app.withdraw(&here.at.actor, &here.edition.key, reason).await {
        Ok(()) => Ok(Redirect::to(&here.href("?klart=tillbakadragen")).into_response()),
        Err(error) => match Fault::of(here.lang(), &error) {
            Some(faults) => {
                let faults: Vec<_> = faults.into_iter().map(|f| Fault::new("reason", f.words)).collect();
                shown_withdraw(&here, wrong, &faults, &typed.reason)
            }
            None => Err(here.at.failed(&error).keeping(vec![typed.reason])),
        },
    }
}

fn shown_withdraw(
    here: &AtEdition,
    status: StatusCode,
    faults: &[Fault],
    typed: &str,
) -> Result<Response, PageError> {
    let (at, lang) = (&here.at, here.lang());
    let withdraw = Withdraw {
        shell: at.shell(t!(lang, "desk-withdraw-title", number = here.edition.key.number)),
        head: at.head(),
        back: here.href(""),
        wrong: Faults::new(lang, faults),
        closed: here.edition.published_at().is_none(),
        reason: Field::text("reason", t!(lang, "desk-withdraw-reason"), 4, LONGEST_REASON)
            .required()
            .helped(t!(lang, "desk-withdraw-reason-help"))
            .filled(typed, faults),
    };
    Ok((status, page(&at.reader, &withdraw)?).into_response())
}
