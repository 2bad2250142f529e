//! What an administrator sees of the service: its regions and people, the audit trail, running jobs, and whether it is set
//! up as it should be. A region's administrator sees what is the region's, the service's own sees all.

use std::collections::BTreeMap;

use malspar_domain::{
    account::Membership,
    code::{OrganisationCode, Slug},
    id::AccountId,
    lang::Text,
    role::{Actor, Role},
};
pub use malspar_storage::{AuditFound, DatabaseKind, JobNote, JobRecord, JobState, MailStanding};
use malspar_storage::{StandingRole, Tx};

use crate::{
    App, Error, Result,
    accounts::{HeldBack, is_within, own_strategies},
    people::{PersonThere, named},
};

mod checks;
mod jobs;
mod trail;

pub use checks::{Check, Finding, KeyFinding, MailFinding, Verdict};
pub use jobs::{JobCounts, JobPage};
pub use trail::{TrailPage, TrailSearch};

/// A region that follows something up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: OrganisationCode,
    /// Its name.
    pub name: Text,
    /// Its strategies, by their titles.
    pub strategies: Vec<(Slug, Text)>,
}

impl App {
    /// The regions whose strategies the actor sees to.
    pub async fn regions(&self, actor: &Actor) -> Result<Vec<Region>> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let mut regions: BTreeMap<OrganisationCode, Region> = BTreeMap::new();
        for slug in own_strategies(&tx, actor).await? {
            let (_, strategy, _) = tx.open_strategy(&slug, actor, None).await?;
            let (code, name) = (strategy.region, strategy.region_name);
            let region = regions.entry(code.clone()).or_insert(Region { code, name, strategies: Vec::new() });
            region.strategies.push((slug, strategy.title));
        }
        Ok(regions.into_values().collect())
    }

    /// The people that the actor may see to, by address, also those whose roles have ended.
    pub async fn governed(&self, actor: &Actor) -> Result<Vec<PersonThere>> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let own = own_strategies(&tx, actor).await?;
        let held = HeldBack::read(&tx, self.clock.now()).await?;
        let ever = ever(&tx).await?;
        let mut roles: BTreeMap<AccountId, Vec<StandingRole>> = BTreeMap::new();
        for role in tx.standing_roles().await? {
            roles.entry(role.person.account.id).or_default().push(role);
        }
        let mut people = Vec::new();
        for (id, person) in tx.standing_people().await? {
            let now = roles.remove(&id).unwrap_or_default();
            let current: Vec<_> = now.iter().map(|role| role.membership.clone()).collect();
            let whose =
                if current.is_empty() { ever.get(&id).map_or(&[][..], Vec::as_slice) } else { &current };
            let all = !whose.is_empty() && whose.iter().all(|m| is_within(actor, m, &own));
            let may_govern = all || actor.role == Role::System;
            let mut visible = now;
            visible.retain(|role| is_within(actor, &role.membership, &own));
            if visible.is_empty() && !may_govern {
                continue;
            }
            let held_until = held.until(&person.account);
            let roles = named(&tx, actor, visible).await?;
            people.push(PersonThere { person, roles, held_until, may_govern, may_reset: may_govern });
        }
        people.sort_by(|a, b| a.person.account.address.cmp(&b.person.account.address));
        Ok(people)
    }
}

pub(crate) fn check_administers(actor: &Actor) -> Result<()> {
    if matches!(actor.role, Role::Administrator | Role::System) {
        Ok(())
    } else {
        Err(Error::Forbidden("see to the service"))
    }
}

/// Does the actor see to the whole service, and not to a region of it?
pub(crate) fn sees_all(actor: &Actor) -> bool {
    actor.role == Role::System || actor.is_of_the_service()
}

/// What everybody may do or once might.
async fn ever(tx: &Tx) -> Result<BTreeMap<AccountId, Vec<Membership>>> {
    let mut ever: BTreeMap<AccountId, Vec<Membership>> = BTreeMap::new();
    for (account, membership) in tx.all_memberships_ever().await? {
        ever.entry(account).or_default().push(membership);
    }
    Ok(ever)
}
