//! `/uppfoljning/{slug}/{cycle}/svar/granska`: which of the answers are about to be marked as checked, and doing so.

use askama::Template;
use axum::{
    Form,
    extract::{RawQuery, State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::review::Incoming;
use malspar_domain::code::OrganisationCode;
use malspar_words::t;

use super::{MOST, incoming::Line};
use crate::{
    Site,
    desk::place::{AtCycle, Head},
    error::{PageError, Problem, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/review_approve.html")]
struct Chosen {
    shell: Shell,
    head: Head,
    back: String,
    here: String,
    /// Those that are as they were looked at.
    ready: Vec<Line>,
    /// Those that something has happened to since.
    changed: Vec<Line>,
}

/// `GET /uppfoljning/{slug}/{cycle}/svar/granska?vem=1860:3&vem=1880:2`
pub(crate) async fn show(
    at: AtCycle,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, PageError> {
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let chosen = read(pairs.into_iter().map(|(name, value)| (name, value.replace("%3A", ":"))));
    if chosen.is_empty() {
        return Ok(Redirect::to(&at.href("/svar?fel=inga")).into_response());
    }
    let found = site.app.incoming(&at.actor, at.slug(), at.key()).await.map_err(|e| at.failed(&e))?;
    let lines = |is_ready: bool| {
        let of = |one: &&Incoming| {
            let chosen = chosen.iter().find(|(code, _)| *code == one.organisation);
            let line = Line::of(&at, one);
            chosen.is_some_and(|(_, seen)| (line.choice.is_some() && *seen == one.seen) == is_ready)
        };
        found.iter().filter(of).map(|one| Line::of(&at, one)).collect::<Vec<_>>()
    };
    let chosen = Chosen {
        shell: at.shell(t!(at.lang(), "review-approve-title")),
        head: at.head(),
        back: at.href("/svar"),
        here: at.href("/svar/granska"),
        ready: lines(true),
        changed: lines(false),
    };
    Ok(page(&at.reader, &chosen)?.into_response())
}

/// `POST /uppfoljning/{slug}/{cycle}/svar/granska`
pub(crate) async fn approve(
    at: AtCycle,
    State(site): State<Site>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Ok(Form(pairs)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    let chosen = read(pairs.iter().map(|(name, value)| (name.as_str(), value.clone())));
    if chosen.is_empty() {
        return Ok(Redirect::to(&at.href("/svar?fel=inga")).into_response());
    }
    let done = site.app.approve_many(&at.actor, at.slug(), at.key(), &chosen).await;
    let done = done.map_err(|error| at.failed(&error))?;
    let codes =
        |all: &[OrganisationCode]| all.iter().map(OrganisationCode::as_str).collect::<Vec<_>>().join(",");
    let to = format!("/svar?granskade={}&andrade={}", codes(&done.done), codes(&done.changed));
    Ok(Redirect::to(&at.href(&to)).into_response())
}

/// The organisations that were chosen, each as it was seen; the rest is nobody's.
fn read<'a>(pairs: impl Iterator<Item = (&'a str, String)>) -> Vec<(OrganisationCode, u32)> {
    let chosen = pairs.filter(|(name, _)| *name == "vem").take(MOST).filter_map(|(_, value)| {
        let (code, seen) = value.split_once(':')?;
        Some((code.parse().ok()?, seen.parse().ok()?))
    });
    let mut chosen: Vec<_> = chosen.collect();
    chosen.sort();
    chosen.dedup_by(|a, b| a.0 == b.0);
    chosen
}
