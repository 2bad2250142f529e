//! A person's page, and the acts that concern one person: the same at a strategy's desk and for the whole service.

use askama::Template;
use axum::{
    extract::{FromRequestParts, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::people::{PersonThere, RoleNamed};
use malspar_domain::{
    clock,
    id::{AccountId, MembershipId},
    role::Role as AccountRole,
};
use malspar_words::{date, t};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Done, Place,
    facts::{facts_of_account, facts_of_role, role_words},
};
use crate::{
    Site,
    error::{Page, PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

/// Something that is done with one person. Each has a page that says what will happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// The invitation to a role is sent once more.
    Again(MembershipId),
    /// A role ends.
    End(MembershipId),
    Shut,
    Open,
    Forget,
    /// The second factor is taken away.
    Reset,
    /// Whoever has tried too often may try again.
    LetIn,
}

impl Act {
    /// As it is called in addresses; one that is about a role needs the role.
    fn read(act: &str, role: Option<Uuid>) -> Option<Self> {
        match (act, role.map(MembershipId)) {
            ("inbjudan", Some(role)) => Some(Self::Again(role)),
            ("avsluta", Some(role)) => Some(Self::End(role)),
            ("stang", None) => Some(Self::Shut),
            ("oppna", None) => Some(Self::Open),
            ("glom", None) => Some(Self::Forget),
            ("tva-steg", None) => Some(Self::Reset),
            ("slapp-in", None) => Some(Self::LetIn),
            _ => None,
        }
    }

    /// As messages choose by it.
    const fn code(self) -> &'static str {
        match self {
            Self::Again(_) => "again",
            Self::End(_) => "end",
            Self::Shut => "shut",
            Self::Open => "open",
            Self::Forget => "forget",
            Self::Reset => "reset",
            Self::LetIn => "let-in",
        }
    }

    /// What the page that follows says.
    const fn done(self) -> &'static str {
        match self {
            Self::Again(_) => "igen",
            Self::End(_) => "avslutad",
            Self::Shut => "stangt",
            Self::Open => "oppnat",
            Self::Forget => "glomd",
            Self::Reset => "aterstallt",
            Self::LetIn => "slappt-in",
        }
    }

    const fn role(self) -> Option<MembershipId> {
        match self {
            Self::Again(role) | Self::End(role) => Some(role),
            _ => None,
        }
    }

    /// Can it be done with this person now, by whoever looks?
    fn fits(self, at: &impl Place, there: &PersonThere) -> bool {
        let account = &there.person.account;
        match self {
            _ if self.is_for_others(at, there) => false,
            Self::Again(role) => !account.disabled && of(there, role).is_some(),
            Self::End(role) => of(there, role).is_some(),
            Self::Shut => there.may_govern && !account.disabled,
            Self::Open => there.may_govern && account.disabled,
            Self::Forget => there.may_govern,
            Self::Reset => there.may_reset && account.has_totp,
            Self::LetIn => there.may_reset && there.held_until.is_some(),
        }
    }

    /// Is it for others to do to whoever looks? Who administers the service would shut herself out by it, and there may be
    /// nobody left to let her in again.
    fn is_for_others(self, at: &impl Place, there: &PersonThere) -> bool {
        let administers = |role: MembershipId| {
            of(there, role).is_some_and(|named| named.role.membership.role == AccountRole::Administrator)
        };
        let shuts_out = match self {
            Self::Shut | Self::Forget => true,
            Self::End(role) => administers(role),
            Self::Again(_) | Self::Open | Self::Reset | Self::LetIn => false,
        };
        shuts_out && there.person.account.id == at.actor().account
    }

    async fn perform(self, site: &Site, at: &impl Place, whom: AccountId) -> malspar_app::Result<()> {
        let (app, actor) = (&site.app, at.actor());
        match self {
            Self::Again(role) => app.invite_again(actor, role).await,
            Self::End(role) => app.end_role(actor, role).await,
            Self::Shut => app.disable_account(actor, whom).await,
            Self::Open => app.enable_account(actor, whom).await,
            Self::Forget => app.forget_person(actor, whom).await,
            Self::Reset => app.reset_second_factor(actor, whom).await,
            Self::LetIn => app.let_in_again(actor, whom).await,
        }
    }
}

fn of(there: &PersonThere, role: MembershipId) -> Option<&RoleNamed> {
    there.roles.iter().find(|named| named.role.membership.id == role)
}

/// What the address names. What nobody could be called leads nowhere, like what nobody is.
#[derive(Deserialize)]
pub(crate) struct Named {
    account: String,
    #[serde(default)]
    act: String,
    role: Option<String>,
}

impl Named {
    fn whom(&self, at: &impl Place) -> Result<AccountId, PageError> {
        let found = self.account.parse::<Uuid>().map(AccountId);
        found.map_err(|_| PageError::not_found(at.reader().clone()))
    }

    fn act(&self, at: &impl Place) -> Result<Act, PageError> {
        let missing = || PageError::not_found(at.reader().clone());
        let role = self.role.as_deref().map(str::parse::<Uuid>).transpose().map_err(|_| missing())?;
        Act::read(&self.act, role).ok_or_else(missing)
    }
}

#[derive(Template)]
#[template(path = "desk/people_person.html")]
struct PersonPage {
    shell: Shell,
    done: Option<String>,
    back: String,
    address: String,
    facts: Vec<(String, bool)>,
    roles: Vec<Role>,
    /// Has the person roles that are others' to see to?
    elsewhere: bool,
    /// The acts that concern the account: where, and in words.
    acts: Vec<(String, String)>,
}

struct Role {
    words: String,
    strategy: Option<String>,
    facts: Vec<(String, bool)>,
    acts: Vec<(String, String)>,
}

/// `GET …/konto/{account}`
pub(crate) async fn show<P: Place + FromRequestParts<Site>>(
    at: P,
    State(site): State<Site>,
    Path(named): Path<Named>,
    Query(done): Query<Done>,
) -> Page {
    let lang = at.lang();
    let whom = named.whom(&at)?;
    let there = site.app.person_there(at.actor(), whom).await.map_err(|e| at.failed(&e))?;
    let account = &there.person.account;
    let mut facts = facts_of_account(lang, &there.person);
    let second = if account.has_totp { "yes" } else { "no" };
    facts.push((t!(lang, "people-second", has = second), false));
    if let Some(until) = there.held_until {
        let time = date::time(lang, clock::local_time(until));
        facts.push((t!(lang, "people-held", time = time), true));
    }
    let acts = [Act::LetIn, Act::Reset, Act::Open, Act::Shut, Act::Forget];
    let person = PersonPage {
        shell: at.shell(t!(lang, "people-person")),
        done: done.words(lang),
        back: at.href(""),
        address: account.address.as_ref().map(ToString::to_string).unwrap_or_default(),
        facts,
        roles: there.roles.iter().map(|named| role(&at, &there, named)).collect(),
        elsewhere: !there.may_govern,
        acts: acts.into_iter().filter(|act| act.fits(&at, &there)).map(|act| way(&at, whom, act)).collect(),
    };
    page(at.reader(), &person)
}

fn role(at: &impl Place, there: &PersonThere, named: &RoleNamed) -> Role {
    let lang = at.lang();
    let membership = &named.role.membership;
    let acts = [Act::Again(membership.id), Act::End(membership.id)];
    let whom = there.person.account.id;
    Role {
        words: t!(
            lang,
            "account-role",
            role = role_words(lang, membership),
            organisation = named.organisation.as_str()
        ),
        strategy: named.strategy.as_ref().map(|title| title.get(lang).to_owned()),
        facts: facts_of_role(lang, &named.role),
        acts: acts.into_iter().filter(|act| act.fits(at, there)).map(|act| way(at, whom, act)).collect(),
    }
}

/// The way to the page of an act, and its words.
fn way(at: &impl Place, whom: AccountId, act: Act) -> (String, String) {
    let name = match act {
        Act::Again(_) => "inbjudan",
        Act::End(_) => "avsluta",
        Act::Shut => "stang",
        Act::Open => "oppna",
        Act::Forget => "glom",
        Act::Reset => "tva-steg",
        Act::LetIn => "slapp-in",
    };
    let role = act.role().map(|role| format!("/{}", role.0)).unwrap_or_default();
    (format!("{}/{name}{role}", at.of(whom)), t!(at.lang(), "people-act", act = act.code()))
}

#[derive(Template)]
#[template(path = "desk/people_act.html")]
struct ActPage {
    shell: Shell,
    faults: Faults,
    back: String,
    whom: String,
    /// The role that it is about.
    role: Option<String>,
    /// What will happen, a sentence or two a paragraph.
    happens: Vec<String>,
    button: String,
    /// Can it not be undone?
    is_final: bool,
}

/// `GET …/konto/{account}/{act}`: what will happen.
pub(crate) async fn ask<P: Place + FromRequestParts<Site>>(
    at: P,
    State(site): State<Site>,
    Path(named): Path<Named>,
) -> Result<Response, PageError> {
    asked(&at, &site, &named, &[]).await
}

/// `POST …/konto/{account}/{act}`
pub(crate) async fn act<P: Place + FromRequestParts<Site>>(
    at: P,
    State(site): State<Site>,
    Path(named): Path<Named>,
) -> Result<Response, PageError> {
    let (act, whom) = (named.act(&at)?, named.whom(&at)?);
    let there = site.app.person_there(at.actor(), whom).await.map_err(|e| at.failed(&e))?;
    // A role is ended at whose it is, and nowhere else.
    if act.role().is_some_and(|role| of(&there, role).is_none()) || act.is_for_others(&at, &there) {
        return Err(PageError::not_found(at.reader().clone()));
    }
    match act.perform(&site, &at, whom).await {
        Ok(()) => {
            // After these there may be no page of the person any more.
            let to = if matches!(act, Act::End(_) | Act::Forget) { at.href("") } else { at.of(whom) };
            Ok(Redirect::to(&format!("{to}?klart={}", act.done())).into_response())
        }
        Err(error) => match faults(&site, at.reader(), &error) {
            Ok(found) => asked(&at, &site, &named, &found).await,
            Err(page) => Ok(*page),
        },
    }
}

async fn asked(at: &impl Place, site: &Site, named: &Named, wrong: &[Fault]) -> Result<Response, PageError> {
    let (lang, act, whom) = (at.lang(), named.act(at)?, named.whom(at)?);
    let there = site.app.person_there(at.actor(), whom).await.map_err(|e| at.failed(&e))?;
    if !act.fits(at, &there) {
        return Err(PageError::not_found(at.reader().clone()));
    }
    let address = there.person.account.address.as_ref().map(ToString::to_string).unwrap_or_default();
    let words = t!(lang, "people-act-happens", act = act.code());
    let said = ActPage {
        shell: at.shell(t!(lang, "people-act", act = act.code())),
        faults: Faults::new(lang, wrong),
        back: at.of(whom),
        role: act.role().and_then(|id| of(&there, id)).map(|named| role(at, &there, named).words),
        whom: address,
        happens: words.lines().map(str::to_owned).collect(),
        button: t!(lang, "people-act-button", act = act.code()),
        is_final: matches!(act, Act::Forget),
    };
    super::answered(status(wrong), page(at.reader(), &said))
}
