//! Who takes part in a strategy: the organisations with their contacts and deputies, the region's own people, the
//! councils, and the mailboxes that belong to offices.
//!
//! Whoever runs the follow-up sees all of them; whom they may invite, end or forget is for [`crate::accounts`] to say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use malspar_domain::{
    account::Address,
    clock,
    code::{OrganisationCode, Slug},
    organisation::OrganisationKind,
    role::{Actor, Role},
    strategy::Strategy,
};
use malspar_storage::{Missing, StandingRole, Thing, Tx};
pub use malspar_storage::{OrganisationHistory, ReportRecipient};
use malspar_words::sort;

use crate::{
    App, Error, Result,
    accounts::{check_runs_follow_up, is_within, own_strategies},
};

mod mailboxes;
mod person;
mod several;

pub(crate) use person::named;
pub use person::{PersonThere, RoleNamed};
pub use several::{Line, LineSays};

/// Everybody who takes part.
#[derive(Debug, Clone)]
pub struct TakingPart {
    /// Those who answer: first those that nobody answers for, then by name.
    pub organisations: Vec<TakesPart>,
    /// Who runs the follow-up or the service for the region.
    pub region: Vec<RoleThere>,
    /// Who reads for councils.
    pub reviewers: Vec<RoleThere>,
    /// Who gets the report when it is published.
    pub recipients: Vec<ReportRecipient>,
}

/// An organisation and those who answer for it.
#[derive(Debug, Clone)]
pub struct TakesPart {
    /// Its code.
    pub code: OrganisationCode,
    /// Its name now.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its last day, where that is known.
    pub valid_to: Option<NaiveDate>,
    /// Is it the region itself, whose owners answer where it has no contact?
    pub is_region: bool,
    /// The functional mailbox that is written to when nobody answers.
    pub registrar: Option<Address>,
    /// Contacts, then deputies.
    pub people: Vec<RoleThere>,
}

impl TakesPart {
    /// Does nobody answer for it?
    pub fn lacks_contact(&self) -> bool {
        let answers =
            |there: &RoleThere| !there.role.membership.deputy && !there.role.person.account.disabled;
        !self.is_region && !self.people.iter().any(answers)
    }
}

/// Somebody in a role.
#[derive(Debug, Clone)]
pub struct RoleThere {
    /// The role and how it stands with it.
    pub role: StandingRole,
    /// Is it handed over?
    pub handing: Handing,
    /// May whoever looks end it?
    pub may_see_to: bool,
}

/// Where a role is on its way from one to the next. Who they are is not told here: the roles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handing {
    /// It stays where it is.
    Stays,
    /// A successor has been named and has not signed in yet.
    ToSuccessor,
    /// Takes over from another at the first sign-in.
    WillTakeOver,
    /// Has taken over from another.
    TookOver,
}

impl App {
    /// Everybody who takes part in a strategy.
    pub async fn taking_part(&self, actor: &Actor, slug: &Slug) -> Result<TakingPart> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let own = own_strategies(&tx, actor).await?;
        let here = here(actor, &own, &strategy, &tx.standing_roles().await?);
        let today = clock::local_date(self.clock.now());
        let mut organisations = self.organisations(&tx, &strategy, today, &here).await?;
        organisations.sort_by(|a, b| {
            b.lacks_contact().cmp(&a.lacks_contact()).then_with(|| sort::compare(&a.name, &b.name))
        });
        let recipients = tx.report_recipients(&scope).await?;
        let of = |roles: &[Role]| {
            here.iter().filter(|there| roles.contains(&there.role.membership.role)).cloned().collect()
        };
        Ok(TakingPart {
            organisations,
            region: of(&[Role::StrategyOwner, Role::Administrator]),
            reviewers: of(&[Role::CouncilReviewer]),
            recipients,
        })
    }

    /// What the register knows of an organisation that takes part, its mailbox, and its name.
    pub async fn organisation_there(
        &self,
        actor: &Actor,
        slug: &Slug,
        code: &OrganisationCode,
    ) -> Result<(TakesPart, OrganisationHistory)> {
        let found = self.taking_part(actor, slug).await?.organisations;
        let found = found.into_iter().find(|one| &one.code == code);
        let found = found.ok_or_else(|| Error::NotFound(Missing::new(Thing::Organisation, code)))?;
        let history = self.store.read().await?.organisation_history(code).await?;
        Ok((found, history))
    }

    async fn organisations(
        &self,
        tx: &Tx,
        strategy: &Strategy,
        today: NaiveDate,
        people: &[RoleThere],
    ) -> Result<Vec<TakesPart>> {
        let registrars = tx.registrars().await?;
        let mut codes = asked(tx, strategy, today).await?;
        // Whoever answered for what has been merged since is still to be seen, and ended.
        codes.extend(
            people.iter().filter(|there| answers(there)).map(|t| t.role.membership.organisation.clone()),
        );
        let mut found = Vec::new();
        for code in codes {
            let record = tx.organisation_record(&code).await?;
            let mut own: Vec<_> = people.iter().filter(|there| answers(there)).cloned().collect();
            own.retain(|there| there.role.membership.organisation == code);
            own.sort_by_key(|there| there.role.membership.deputy);
            found.push(TakesPart {
                is_region: code == strategy.region,
                registrar: registrars.get(&code).cloned(),
                name: record.name,
                kind: record.kind,
                valid_to: record.valid_to,
                people: own,
                code,
            });
        }
        Ok(found)
    }
}

fn answers(there: &RoleThere) -> bool {
    there.role.membership.role == Role::MunicipalContact
}

/// The roles in this strategy.
fn here(actor: &Actor, own: &[Slug], strategy: &Strategy, all: &[StandingRole]) -> Vec<RoleThere> {
    let there = |role: &StandingRole| RoleThere {
        may_see_to: is_within(actor, &role.membership, own),
        handing: handing(role, all),
        role: role.clone(),
    };
    all.iter().filter(|role| concerns(role, strategy)).map(there).collect()
}

/// The organisations that a strategy asks: the county's municipalities, the region, and others that it names.
pub(crate) async fn asked(
    tx: &Tx,
    strategy: &Strategy,
    today: NaiveDate,
) -> Result<BTreeSet<OrganisationCode>> {
    let municipalities = tx.municipalities(&strategy.county, today).await?;
    let mut codes: BTreeSet<_> = municipalities.into_iter().map(|m| m.code).collect();
    codes.insert(strategy.region.clone());
    for indicator in strategy.asked() {
        let named =
            indicator.rows().into_iter().filter_map(|row| indicator.answered_by(row, &strategy.region));
        codes.extend(named.cloned());
    }
    Ok(codes)
}

/// Is it a role in this strategy? One in all strategies is where its organisation takes part.
fn concerns(role: &StandingRole, strategy: &Strategy) -> bool {
    match &role.membership.strategy {
        Some(slug) => *slug == strategy.slug,
        None => role.membership.organisation == strategy.region,
    }
}

fn handing(role: &StandingRole, all: &[StandingRole]) -> Handing {
    let own = &role.membership;
    if all.iter().any(|other| other.membership.succeeds == Some(own.id)) {
        return Handing::ToSuccessor;
    }
    match own.succeeds {
        Some(before) if all.iter().any(|other| other.membership.id == before) => Handing::WillTakeOver,
        Some(_) => Handing::TookOver,
        None => Handing::Stays,
    }
}

/// What organisations are called, by their codes.
pub(crate) async fn names(
    tx: &Tx,
    codes: BTreeSet<OrganisationCode>,
) -> Result<BTreeMap<OrganisationCode, String>> {
    let mut names = BTreeMap::new();
    for code in codes {
        let name = tx.organisation_name(&code).await?;
        names.insert(code, name);
    }
    Ok(names)
}
