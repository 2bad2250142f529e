//! `/uppfoljning/{slug}/personer/bjud-in`: somebody is invited as a contact, a deputy, a reader for a council, or an owner.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{accounts::Invitation, people::TakesPart};
use malspar_domain::{account::Address, code::OrganisationCode, role::Role};
use malspar_words::{Lang, t};
use serde::Deserialize;

use super::{AtStrategy, Place, answered, called, invites_owners};
use crate::{
    Site,
    error::{PageError, Problem, page},
    fields::{Fault, Faults, Field},
    shell::Shell,
    sign_in::{faults, status},
};

/// What somebody can be invited as, by the names in the form.
const ROLES: [(&str, Role, bool); 4] = [
    ("uppgiftslamnare", Role::MunicipalContact, false),
    ("ersattare", Role::MunicipalContact, true),
    ("granskare", Role::CouncilReviewer, false),
    ("uppfoljningsansvarig", Role::StrategyOwner, false),
];

#[derive(Template)]
#[template(path = "desk/people_invite.html")]
struct InvitePage {
    shell: Shell,
    faults: Faults,
    back: String,
    several: String,
    address: Field,
    /// By code, with what they are called and what they may do.
    roles: Vec<Choice>,
    organisations: Vec<Choice>,
    wrong_organisation: Option<String>,
    invites_owners: bool,
}

/// Something to choose.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) more: String,
    pub(crate) chosen: bool,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    address: String,
    #[serde(default)]
    roll: String,
    #[serde(default)]
    organisation: String,
}

/// `GET …/personer/bjud-in`
pub(super) async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(typed): Query<Typed>,
) -> Result<Response, PageError> {
    shown(&at, &site, &typed, &[]).await
}

/// `POST …/personer/bjud-in`
pub(super) async fn invite(
    at: AtStrategy,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    if !typed.roll.is_empty() && !ROLES.iter().any(|(name, ..)| *name == typed.roll) {
        return Err(PageError::new(at.reader, Problem::Unreadable));
    }
    let invitation = match invitation(&at, &typed) {
        Ok(invitation) => invitation,
        Err(wrong) => return shown(&at, &site, &typed, &wrong).await,
    };
    match site.app.invite(&at.actor, &invitation).await {
        Ok(_) => Ok(Redirect::to(&Place::href(&at, "?klart=inbjuden")).into_response()),
        // Chosen from a list, so this is a form that was tampered with, or an organisation that has gone.
        Err(malspar_app::Error::NotFound(_)) => {
            let wrong = Fault::new("organisation", t!(at.lang(), "people-no-organisation"));
            shown(&at, &site, &typed, &[wrong]).await
        }
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, &typed, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

fn invitation(at: &AtStrategy, typed: &Typed) -> Result<Invitation, Vec<Fault>> {
    let lang = at.lang();
    let (_, role, deputy) = role(typed);
    // Who answers for the follow-up does so at the region.
    let organisation = if role == Role::StrategyOwner {
        Ok(at.followed.strategy.region.clone())
    } else {
        typed.organisation.parse::<OrganisationCode>().map_err(|_| t!(lang, "people-no-organisation"))
    };
    let address = typed.address.parse::<Address>().map_err(|_| t!(lang, "account-address"));
    match (address, organisation) {
        (Ok(address), Ok(organisation)) => {
            let strategy = Some(at.slug().clone());
            Ok(Invitation { address, lang, role, organisation, strategy, deputy })
        }
        (address, organisation) => {
            let address = address.err().map(|words| Fault::new("address", words));
            let organisation = organisation.err().map(|words| Fault::new("organisation", words));
            Err(address.into_iter().chain(organisation).collect())
        }
    }
}

/// The role that was chosen; a contact where none was.
fn role(typed: &Typed) -> (&'static str, Role, bool) {
    ROLES.into_iter().find(|(name, ..)| *name == typed.roll).unwrap_or(ROLES[0])
}

async fn shown(at: &AtStrategy, site: &Site, typed: &Typed, wrong: &[Fault]) -> Result<Response, PageError> {
    let lang = at.lang();
    let found = site.app.taking_part(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let mut organisations: Vec<_> =
        found.organisations.iter().map(|one| organisation(lang, one, typed)).collect();
    malspar_words::sort::by_name(&mut organisations, |choice| &choice.label);
    let invites_owners = invites_owners(at);
    let form = InvitePage {
        shell: at.shell(t!(lang, "people-invite")),
        faults: Faults::new(lang, wrong),
        back: Place::href(at, ""),
        several: Place::href(at, "/flera"),
        address: Field::colleague(t!(lang, "colleagues-address"), &typed.address, wrong),
        roles: ROLES
            .into_iter()
            .filter(|(_, role, _)| invites_owners || *role != Role::StrategyOwner)
            .map(|(name, ..)| Choice {
                value: name.to_owned(),
                label: t!(lang, "people-role", role = name),
                more: t!(lang, "people-role-what", role = name),
                chosen: self::role(typed).0 == name,
            })
            .collect(),
        organisations,
        wrong_organisation: wrong.iter().find(|f| f.field == "organisation").map(|f| f.words.clone()),
        invites_owners,
    };
    answered(status(wrong), page(&at.reader, &form))
}

fn organisation(lang: Lang, one: &TakesPart, typed: &Typed) -> Choice {
    let code = one.code.to_string();
    Choice {
        chosen: code == typed.organisation,
        label: called(lang, one.kind, &one.name),
        more: String::new(),
        value: code,
    }
}
