//! `/forvaltning/konton`: everybody who may sign in, and inviting owners and administrators.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{accounts::Invitation, governing::Region, people::PersonThere};
use malspar_domain::{
    account::Address,
    clock,
    code::{OrganisationCode, Slug},
    role::Role,
};
use malspar_words::{date, t};
use serde::Deserialize;

use super::AtService;
use crate::{
    Site,
    desk::people::{Done, Place, answered, facts, invite::Choice},
    error::{Page, PageError, Problem, page},
    fields::{Fault, Faults, Field},
    shell::Shell,
    sign_in::{faults, status},
};

#[derive(Template)]
#[template(path = "govern/accounts.html")]
struct AccountsPage {
    shell: Shell,
    done: Option<String>,
    invite: String,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    address: String,
    /// The roles: in words, and in which strategy.
    roles: Vec<(String, Option<String>)>,
    second: String,
    facts: Vec<(String, bool)>,
}

/// `GET /forvaltning/konton`
pub(super) async fn list(at: AtService, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let lang = at.lang();
    let people = site.app.governed(&at.actor).await.map_err(|e| at.failed(&e))?;
    let accounts = AccountsPage {
        shell: at.shell(t!(lang, "govern-accounts")),
        done: done.words(lang),
        invite: at.href("/bjud-in"),
        rows: people.iter().map(|there| row(&at, there)).collect(),
    };
    page(&at.reader, &accounts)
}

fn row(at: &AtService, there: &PersonThere) -> Row {
    let lang = at.lang();
    let account = &there.person.account;
    let mut facts = facts::facts_of_account(lang, &there.person);
    if let Some(until) = there.held_until {
        let time = date::time(lang, clock::local_time(until));
        facts.push((t!(lang, "people-held", time = time), true));
    }
    let roles = there.roles.iter().map(|named| {
        let role = facts::role_words(lang, &named.role.membership);
        let words = t!(lang, "account-role", role = role, organisation = named.organisation.as_str());
        (words, named.strategy.as_ref().map(|title| title.get(lang).to_owned()))
    });
    Row {
        href: at.of(account.id),
        address: account.address.as_ref().map(ToString::to_string).unwrap_or_default(),
        roles: roles.collect(),
        second: t!(lang, "govern-second", has = if account.has_totp { "yes" } else { "no" }),
        facts,
    }
}

#[derive(Template)]
#[template(path = "govern/invite.html")]
struct InvitePage {
    shell: Shell,
    faults: Faults,
    back: String,
    address: Field,
    roles: Vec<Choice>,
    /// For which region, and in which of its strategies.
    places: Vec<Choice>,
    wrong_place: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    address: String,
    #[serde(default)]
    roll: String,
    /// "0018" or "0018/orebro-2024-2030".
    #[serde(default)]
    plats: String,
}

const ROLES: [(&str, Role); 2] =
    [("uppfoljningsansvarig", Role::StrategyOwner), ("administrator", Role::Administrator)];

/// `GET /forvaltning/konton/bjud-in`
pub(super) async fn show_invite(at: AtService, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&at, &site, &Typed::default(), &[]).await
}

/// `POST /forvaltning/konton/bjud-in`
pub(super) async fn invite(
    at: AtService,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    if !typed.roll.is_empty() && !ROLES.iter().any(|(name, _)| *name == typed.roll) {
        return Err(PageError::new(at.reader, Problem::Unreadable));
    }
    let invitation = match invitation(&at, &typed) {
        Ok(invitation) => invitation,
        Err(wrong) => return shown(&at, &site, &typed, &wrong).await,
    };
    match site.app.invite(&at.actor, &invitation).await {
        Ok(_) => Ok(Redirect::to(&at.href("?klart=inbjuden")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, &typed, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

fn invitation(at: &AtService, typed: &Typed) -> Result<Invitation, Vec<Fault>> {
    let lang = at.lang();
    let (region, strategy) = typed.plats.split_once('/').unwrap_or((&typed.plats, ""));
    let place = match (region.parse::<OrganisationCode>(), strategy) {
        (Ok(region), "") => Some((region, None)),
        (Ok(region), slug) => slug.parse::<Slug>().ok().map(|slug| (region, Some(slug))),
        (Err(_), _) => None,
    };
    let (_, role) = ROLES.into_iter().find(|(name, _)| *name == typed.roll).unwrap_or(ROLES[0]);
    match (typed.address.parse::<Address>(), place) {
        (Ok(address), Some((organisation, strategy))) => {
            Ok(Invitation { address, lang, role, organisation, strategy, deputy: false })
        }
        (address, place) => {
            let address = address.err().map(|_| Fault::new("address", t!(lang, "account-address")));
            let place = place.is_none().then(|| Fault::new("plats", t!(lang, "govern-no-place")));
            Err(address.into_iter().chain(place).collect())
        }
    }
}

async fn shown(at: &AtService, site: &Site, typed: &Typed, wrong: &[Fault]) -> Result<Response, PageError> {
    let lang = at.lang();
    let regions = site.app.regions(&at.actor).await.map_err(|e| at.failed(&e))?;
    let form = InvitePage {
        shell: at.shell(t!(lang, "govern-invite")),
        faults: Faults::new(lang, wrong),
        back: at.href(""),
        address: Field::colleague(t!(lang, "colleagues-address"), &typed.address, wrong),
        roles: ROLES
            .into_iter()
            .enumerate()
            .map(|(n, (name, _))| Choice {
                value: name.to_owned(),
                label: t!(lang, "people-role", role = name),
                more: t!(lang, "people-role-what", role = name),
                chosen: typed.roll == name || (typed.roll.is_empty() && n == 0),
            })
            .collect(),
        places: regions.iter().flat_map(|region| places(at, region, typed)).collect(),
        wrong_place: wrong.iter().find(|f| f.field == "plats").map(|f| f.words.clone()),
    };
    answered(status(wrong), page(&at.reader, &form))
}

/// All of a region's strategies, where the administrator may give that, and each of them.
fn places(at: &AtService, region: &Region, typed: &Typed) -> Vec<Choice> {
    let lang = at.lang();
    let name = region.name.get(lang);
    let choice = |value: String, label: String| Choice {
        chosen: value == typed.plats,
        more: String::new(),
        label,
        value,
    };
    let all = at.actor.strategy.is_none() && at.actor.organisation == region.code;
    let all = all.then(|| choice(region.code.to_string(), t!(lang, "govern-everywhere", region = name)));
    let each = region.strategies.iter().map(|(slug, title)| {
        choice(format!("{}/{slug}", region.code), format!("{name}: {}", title.get(lang)))
    });
    all.into_iter().chain(each).collect()
}
