//! The demo's door: anybody may try any role with one press. There is none where answers are real.

use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::{DemoEntry, Token};
use malspar_domain::{code::Slug, id::MembershipId, role::Role};
use malspar_words::t;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
    signed,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get("/demo", Access::Demo, show).post("/demo", Access::Demo, enter)
}

#[derive(Template)]
#[template(path = "demo.html")]
struct Door {
    shell: Shell,
    /// The roles, strategy by strategy.
    groups: Vec<Group>,
    /// Address and title of each draft that a link shows.
    links: Vec<(String, String)>,
}

/// The roles of one strategy.
struct Group {
    title: String,
    entries: Vec<Entry>,
}

/// A role to try.
struct Entry {
    id: Uuid,
    role: String,
    whose: String,
}

/// Which role.
#[derive(Deserialize)]
pub(crate) struct Choice {
    membership: Uuid,
}

/// `GET /demo`
async fn show(reader: Reader, State(site): State<Site>) -> Page {
    let found = site.app.demo_entries(reader.lang).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let groups = grouped(&reader, found);
    let shared = site.app.demo_shares().await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let link =
        |(_, title, token): (Slug, String, Token)| (reader.to(&format!("/delad/{}", token.write())), title);
    let links = shared.into_iter().map(link).collect();
    let shell = Shell::new(&reader, t!(reader.lang, "demo-door")).with_example(true);
    page(&reader, &Door { shell, groups, links })
}

/// The roles under their strategies, both in the order in which they were made.
fn grouped(reader: &Reader, found: Vec<DemoEntry>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for DemoEntry { membership, organisation, strategy } in found {
        let title = strategy.unwrap_or_else(|| t!(reader.lang, "demo-everywhere"));
        let entry = Entry {
            id: membership.id.0,
            role: t!(reader.lang, "role-name", role = membership.role.code()),
            whose: organisation,
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { title, entries: vec![entry] }),
        }
    }
    groups
}

/// `POST /demo`
async fn enter(
    reader: Reader,
    State(site): State<Site>,
    jar: CookieJar,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    let failed = |e| PageError::of(reader.clone(), &e);
    let token = site.app.enter_demo(MembershipId(choice.membership)).await.map_err(failed)?;
    let jar = signed::keep(&site, jar, &token);
    let first = first_page(&site, &reader, choice.membership).await.map_err(failed)?;
    Ok((jar, Redirect::to(&first)).into_response())
}

/// Contacts come to answer, and so does who answers for the region; a council to read what is sent to it.
async fn first_page(site: &Site, reader: &Reader, chosen: Uuid) -> malspar_app::Result<String> {
    let entries = site.app.demo_entries(reader.lang).await?;
    let membership = entries.into_iter().map(|entry| entry.membership).find(|m| m.id.0 == chosen);
    let page = match membership {
        Some(m) if matches!(m.role, Role::MunicipalContact | Role::StrategyOwner) => "/svara".to_owned(),
        Some(m) if m.role == Role::CouncilReviewer => {
            let shares = site.app.demo_shares().await?;
            let own = shares.into_iter().find(|(slug, ..)| Some(slug) == m.strategy.as_ref());
            let strategy = m.strategy.map_or_else(|| "/".to_owned(), |slug| format!("/strategier/{slug}"));
            own.map_or(strategy, |(_, _, token)| format!("/delad/{}", token.write()))
        }
        _ => "/".to_owned(),
    };
    Ok(reader.to(&page))
}
