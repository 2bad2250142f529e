//! `/uppfoljning/{slug}/personer`: who takes part. Each act has a page of its own that says what will happen.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use malspar_app::people::{Handing, RoleThere, TakesPart, TakingPart};
use malspar_domain::{clock, id::AccountId, organisation::OrganisationKind, role::Actor};
use malspar_words::{Lang, date, name, t};
use serde::Deserialize;

use super::place::AtStrategy;
use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
};

pub(crate) mod facts;
pub(crate) mod invite;
mod organisation;
pub(crate) mod person;
mod recipients;
mod several;

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Owner;
    routes
        .get("/uppfoljning/{slug}/personer", who, show)
        .get("/uppfoljning/{slug}/personer/bjud-in", who, invite::show)
        .post("/uppfoljning/{slug}/personer/bjud-in", who, invite::invite)
        .get("/uppfoljning/{slug}/personer/flera", who, several::show)
        .post("/uppfoljning/{slug}/personer/flera", who, several::take)
        .get("/uppfoljning/{slug}/personer/sandlista", who, recipients::show)
        .post("/uppfoljning/{slug}/personer/sandlista", who, recipients::save)
        .get("/uppfoljning/{slug}/personer/organisation/{code}", who, organisation::show)
        .post("/uppfoljning/{slug}/personer/organisation/{code}", who, organisation::save)
        .get("/uppfoljning/{slug}/personer/konto/{account}", who, person::show::<AtStrategy>)
        .get("/uppfoljning/{slug}/personer/konto/{account}/{act}", who, person::ask::<AtStrategy>)
        .post("/uppfoljning/{slug}/personer/konto/{account}/{act}", who, person::act::<AtStrategy>)
        .get("/uppfoljning/{slug}/personer/konto/{account}/{act}/{role}", who, person::ask::<AtStrategy>)
        .post("/uppfoljning/{slug}/personer/konto/{account}/{act}/{role}", who, person::act::<AtStrategy>)
}

/// Where somebody sees to people: at a strategy's desk, or for the whole service.
pub(crate) trait Place: Send + Sync {
    fn reader(&self) -> &Reader;
    fn actor(&self) -> &Actor;
    /// The address of a page about people: "" is the list of them.
    fn href(&self, rest: &str) -> String;
    fn shell(&self, title: String) -> Shell;

    fn lang(&self) -> Lang {
        self.reader().lang
    }

    fn failed(&self, error: &malspar_app::Error) -> PageError {
        PageError::of(self.reader().clone(), error)
    }

    /// A person's page.
    fn of(&self, account: AccountId) -> String {
        self.href(&format!("/konto/{}", account.0))
    }
}

impl Place for AtStrategy {
    fn reader(&self) -> &Reader {
        &self.reader
    }

    fn actor(&self) -> &Actor {
        &self.actor
    }

    fn href(&self, rest: &str) -> String {
        Self::href(self, &format!("/personer{rest}"))
    }

    fn shell(&self, title: String) -> Shell {
        Self::shell(self, title)
    }
}

/// What has just been done: one of a fixed few words.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
    /// How many, where that is said.
    #[serde(default)]
    antal: u32,
}

impl Done {
    pub(crate) fn words(&self, lang: Lang) -> Option<String> {
        match self.klart.as_str() {
            "inbjuden" => Some(t!(lang, "people-done-invited")),
            "inbjudna" => Some(t!(lang, "people-done-invited-several", n = self.antal)),
            "igen" => Some(t!(lang, "people-done-again")),
            "avslutad" => Some(t!(lang, "people-done-ended")),
            "stangt" => Some(t!(lang, "people-done-shut")),
            "oppnat" => Some(t!(lang, "people-done-opened")),
            "glomd" => Some(t!(lang, "people-done-forgotten")),
            "aterstallt" => Some(t!(lang, "people-done-reset")),
            "slappt-in" => Some(t!(lang, "people-done-let-in")),
            "brevlada" => Some(t!(lang, "people-done-mailbox")),
            "sandlista" => Some(t!(lang, "people-done-recipients")),
            _ => None,
        }
    }
}

#[derive(Template)]
#[template(path = "desk/people.html")]
struct People {
    shell: Shell,
    done: Option<String>,
    base: String,
    /// How many have nobody who answers for them.
    lacking: String,
    organisations: Vec<Row>,
    region: Vec<Somebody>,
    reviewers: Vec<Somebody>,
    recipients: Vec<String>,
    /// May whoever looks invite owners? Else the page says who does.
    invites_owners: bool,
}

/// An organisation in the list.
struct Row {
    href: String,
    invite: String,
    name: String,
    lacks: bool,
    /// Is it the region, for which its owners answer?
    region_answers: bool,
    /// That it has ended, or will.
    ended: Option<String>,
    registrar: Option<String>,
    people: Vec<Somebody>,
}

/// Somebody in a role.
pub(crate) struct Somebody {
    /// The way to their page; nothing for whoever may not see to them.
    pub(crate) href: Option<String>,
    pub(crate) address: String,
    pub(crate) role: String,
    /// How it stands with them: words, and whether it wants looking at.
    pub(crate) facts: Vec<(String, bool)>,
}

/// `GET /uppfoljning/{slug}/personer`
async fn show(at: AtStrategy, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let lang = at.lang();
    let found = site.app.taking_part(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let TakingPart { organisations, region, reviewers, recipients } = found;
    let lacking = organisations.iter().filter(|one| one.lacks_contact()).count();
    let people = People {
        shell: at.shell(t!(lang, "people-title")),
        done: done.words(lang),
        base: Place::href(&at, ""),
        lacking: t!(lang, "people-lacking", n = lacking, of = organisations.len()),
        organisations: organisations.iter().map(|one| row(&at, one)).collect(),
        region: region.iter().map(|there| somebody(&at, there)).collect(),
        reviewers: reviewers.iter().map(|there| somebody(&at, there)).collect(),
        recipients: recipients.into_iter().map(|one| format!("{}, {}", one.name, one.address)).collect(),
        invites_owners: invites_owners(&at),
    };
    page(&at.reader, &people)
}

fn invites_owners(at: &AtStrategy) -> bool {
    Access::Administrator.admits(at.actor.role)
}

fn row(at: &AtStrategy, one: &TakesPart) -> Row {
    let lang = at.lang();
    let ended = |day| t!(lang, "people-ended", date = date::long(lang, day));
    Row {
        href: Place::href(at, &format!("/organisation/{}", one.code)),
        invite: Place::href(at, &format!("/bjud-in?organisation={}", one.code)),
        name: called(lang, one.kind, &one.name),
        lacks: one.lacks_contact(),
        region_answers: one.is_region && one.people.is_empty(),
        ended: one.valid_to.map(ended),
        registrar: one.registrar.as_ref().map(ToString::to_string),
        people: one.people.iter().map(|there| somebody(at, there)).collect(),
    }
}

/// "Laxå kommun"; a region is called what it is called.
pub(crate) fn called(lang: Lang, kind: OrganisationKind, known: &str) -> String {
    match kind {
        OrganisationKind::Municipality => name::municipality(lang, known),
        OrganisationKind::Region => known.to_owned(),
    }
}

fn somebody(at: &AtStrategy, there: &RoleThere) -> Somebody {
    let (lang, role) = (at.lang(), &there.role);
    let account = &role.person.account;
    let mut facts = facts::facts_of_role(lang, role);
    match there.handing {
        Handing::Stays => {}
        Handing::ToSuccessor => facts.push((t!(lang, "people-to-successor"), false)),
        Handing::WillTakeOver => facts.push((t!(lang, "people-will-take-over"), false)),
        Handing::TookOver => facts.push((t!(lang, "people-took-over"), false)),
    }
    facts.extend(facts::facts_of_account(lang, &role.person));
    Somebody {
        href: there.may_see_to.then(|| at.of(account.id)),
        address: account.address.as_ref().map(ToString::to_string).unwrap_or_default(),
        role: facts::role_words(lang, &role.membership),
        facts,
    }
}

/// A day as it is written, by the calendar here.
pub(crate) fn day(lang: Lang, at: chrono::DateTime<chrono::Utc>) -> String {
    date::long(lang, clock::local_date(at))
}

/// The page again with what is to be mended, or after an act.
pub(crate) fn answered(status: axum::http::StatusCode, page: Page) -> Result<Response, PageError> {
    Ok((status, page?).into_response())
}
