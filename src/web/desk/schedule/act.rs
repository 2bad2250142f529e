//! Making a schedule or changing one, after it was looked at; letting one rest, taking it up again, taking it away.

use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{Error, clockwork::ScheduleOrder};
use malspar_domain::{
    id::ScheduleId,
    schedule::{Schedule, Zone},
};
use malspar_words::schedule;
use serde::Deserialize;
use uuid::Uuid;

use super::{AtStrategy, Preview, kept, read, shown, written::Written};
use crate::{Site, error::PageError, sign_in::faults};

/// How many of the next times are shown.
const NEXT: usize = 5;

/// What can have been done, as the address says it.
pub(super) const DONE: [&str; 5] = ["nytt", "andrat", "vila", "fortsatt", "bort"];

#[derive(Deserialize)]
pub(super) struct Change {
    schema: Uuid,
    vad: String,
}

/// `POST /uppfoljning/{slug}/tidsplan`
pub(super) async fn keep(
    at: AtStrategy,
    State(site): State<Site>,
    Form(written): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let written = Written(written);
    let order = match written.order() {
        Ok(order) => order,
        Err(wrong) => return refused(&at, &site, wrong.into(), written).await,
    };
    if !written.is_yes() {
        return looked_at(&at, &site, written, &order).await;
    }
    let (slug, changes) = (at.slug(), written.changes().map(ScheduleId));
    let kept = match changes {
        Some(id) => site.app.change_schedule(&at.actor, slug, id, &order).await,
        None => site.app.add_schedule(&at.actor, slug, &order).await.map(|_| ()),
    };
    let done = if changes.is_some() { "andrat" } else { "nytt" };
    match kept {
        Ok(()) => Ok(Redirect::to(&at.href(&format!("/tidsplan?klart={done}"))).into_response()),
        Err(Error::Refused(wrong)) => {
            let wrong = wrong.into_iter().map(|one| written.field_of(one)).collect();
            refused(&at, &site, Error::Refused(wrong), written).await
        }
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

/// What would be kept, with its next times; nothing is.
async fn looked_at(
    at: &AtStrategy,
    site: &Site,
    written: Written,
    order: &ScheduleOrder,
) -> Result<Response, PageError> {
    let table = read(at, site).await?;
    let known = written.changes().map(|id| kept(at, &table, id)).transpose()?;
    let wrong = order.timing.check(known.map(|one| &one.timing), site.app.clock().now());
    if let Some(wrong) = wrong.into_iter().next() {
        return refused(at, site, written.field_of(wrong).into(), written).await;
    }
    let preview = preview(at, site, known, order);
    shown(at, site, &table, None, &[], written, Some(preview)).await
}

fn preview(at: &AtStrategy, site: &Site, known: Option<&Schedule>, order: &ScheduleOrder) -> Preview {
    let lang = at.lang();
    let before = known.map(|known| schedule::said(lang, &known.timing));
    let next = order.timing.next_after(site.app.clock().now(), NEXT);
    let next = next.iter().map(|one| schedule::moment(lang, Zone::default().local(one.at))).collect();
    let (duty, when) = (schedule::duty(lang, order.duty), schedule::said(lang, &order.timing));
    Preview { before, said: format!("{duty}: {when}"), next }
}

async fn refused(
    at: &AtStrategy,
    site: &Site,
    error: Error,
    written: Written,
) -> Result<Response, PageError> {
    match faults(site, &at.reader, &error) {
        Ok(wrong) => {
            let table = read(at, site).await?;
            shown(at, site, &table, None, &wrong, written, None).await
        }
        Err(page) => Ok(*page),
    }
}
