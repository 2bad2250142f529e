//! The demo's door: anybody may try any role with one press. There is none where answers are real.

use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::{DemoEntry, Token};
use malspar_domain::{id::MembershipId, role::Role};
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
    entries: Vec<Entry>,
    /// Address and title of each draft that a link shows.
    links: Vec<(String, String)>,
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
    let entries = found.into_iter().map(|entry| named(&reader, entry)).collect();
    let shared = site.app.demo_shares().await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let link = |(title, token): (String, Token)| (reader.to(&format!("/delad/{}", token.write())), title);
    let links = shared.into_iter().map(link).collect();
    let shell = Shell::new(&reader, t!(reader.lang, "demo-door")).with_example(true);
    page(&reader, &Door { shell, entries, links })
}

fn named(reader: &Reader, DemoEntry { membership, organisation, strategy }: DemoEntry) -> Entry {
    let role = t!(reader.lang, "role-name", role = membership.role.code());
    let whose =
        strategy.map_or_else(|| organisation.clone(), |strategy| format!("{organisation}, {strategy}"));
    Entry { id: membership.id.0, role, whose }
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
    let entries = site.app.demo_entries(reader.lang).await.map_err(failed)?;
    let role = entries.iter().find(|e| e.membership.id.0 == choice.membership).map(|e| e.membership.role);
    // Contacts come to answer; the others begin where everybody does.
    let first = if role == Some(Role::MunicipalContact) { "/svara" } else { "/" };
    Ok((jar, Redirect::to(&reader.to(first))).into_response())
}
