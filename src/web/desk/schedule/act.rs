//! Making a schedule, after it was looked at; letting one rest, taking it up again, taking it away.

use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{Error, clockwork::ScheduleOrder};
use malspar_domain::{id::ScheduleId, violation::Violation};
use malspar_words::schedule;
use serde::Deserialize;
use uuid::Uuid;

use super::{AtStrategy, form::Written, shown};
use crate::{Site, error::PageError, sign_in::faults};

/// How many of the next times are shown.
const NEXT: usize = 5;

#[derive(Deserialize)]
pub(super) struct Change {
    schema: Uuid,
    vad: String,
}

/// `POST /uppfoljning/{slug}/tidsplan`
pub(super) async fn add(
    at: AtStrategy,
    State(site): State<Site>,
    Form(written): Form<Written>,
) -> Result<Response, PageError> {
    let order = match written.order() {
        Ok(order) => order,
        Err(wrong) => return refused(&at, &site, wrong.into(), written).await,
    };
    let wrong = order.timing.check(site.app.clock().now());
    if let Some(wrong) = wrong.into_iter().next() {
        return refused(&at, &site, Violation { field: "uttryck".into(), ..wrong }.into(), written).await;
    }
    if written.steg != "spara" {
        let preview = Some(preview(&at, &site, &order));
        return shown(&at, &site, None, &[], written, preview).await;
    }
    match site.app.add_schedule(&at.actor, at.slug(), &order).await {
        Ok(_) => Ok(Redirect::to(&at.href("/tidsplan?klart=nytt")).into_response()),
        Err(error) => refused(&at, &site, error, written).await,
    }
}

/// `POST /uppfoljning/{slug}/tidsplan/schema`
pub(super) async fn change(
    at: AtStrategy,
    State(site): State<Site>,
    Form(change): Form<Change>,
) -> Result<Response, PageError> {
    let (id, slug) = (ScheduleId(change.schema), at.slug());
    let done = match change.vad.as_str() {
        "bort" => site.app.end_schedule(&at.actor, slug, id).await,
        "vila" => site.app.rest_schedule(&at.actor, slug, id, true).await,
        _ => site.app.rest_schedule(&at.actor, slug, id, false).await,
    };
    let known = ["bort", "vila"].into_iter().find(|known| *known == change.vad).unwrap_or("fortsatt");
    match done {
        Ok(()) => Ok(Redirect::to(&at.href(&format!("/tidsplan?klart={known}"))).into_response()),
        Err(error) => refused(&at, &site, error, Written::default()).await,
    }
}

fn preview(at: &AtStrategy, site: &Site, order: &ScheduleOrder) -> (String, Vec<String>) {
    let next = order.timing.next_after(site.app.clock().now(), NEXT);
    let next = next.iter().map(|one| schedule::moment(at.lang(), one.planned)).collect();
    let (duty, when) = (schedule::duty(at.lang(), order.duty), schedule::said(at.lang(), &order.timing));
    (format!("{duty}: {when}"), next)
}

async fn refused(
    at: &AtStrategy,
    site: &Site,
    error: Error,
    written: Written,
) -> Result<Response, PageError> {
    match faults(site, &at.reader, &error) {
        Ok(wrong) => shown(at, site, None, &wrong, written, None).await,
        Err(page) => Ok(*page),
    }
}
