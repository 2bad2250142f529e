//! One person, as whoever sees to people sees them: an account, its roles, and what may be done with it.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::Slug,
    id::AccountId,
    lang::Text,
    role::{Actor, Role},
};
use malspar_storage::{Missing, StandingPerson, StandingRole, Thing, Tx};

use super::names;
use crate::{
    App, Error, Result,
    accounts::{HeldBack, check_governs, check_runs_follow_up, is_within, own_strategies},
};

/// A person.
#[derive(Debug, Clone)]
pub struct PersonThere {
    /// The account, and how it stands with it.
    pub person: StandingPerson,
    /// The roles that whoever looks may see to.
    pub roles: Vec<RoleNamed>,
    /// Until when the person is kept waiting for having tried too often.
    pub held_until: Option<DateTime<Utc>>,
    /// May whoever looks shut, open and forget the account? Not where it has roles that are not theirs.
    pub may_govern: bool,
    /// May whoever looks take away its second factor?
    pub may_reset: bool,
}

/// A role with the names of what it is in.
#[derive(Debug, Clone)]
pub struct RoleNamed {
    /// The role.
    pub role: StandingRole,
    /// For which organisation.
    pub organisation: String,
    /// In which strategy; in all of the organisation's where it is not set.
    pub strategy: Option<Text>,
}

impl App {
    /// A person whom the actor may see to; there is none for whoever may not.
    pub async fn person_there(&self, actor: &Actor, account: AccountId) -> Result<PersonThere> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let missing = || Error::NotFound(Missing::new(Thing::Account, account.0));
        let own = own_strategies(&tx, actor).await?;
        let person = tx.standing_people().await?.remove(&account).ok_or_else(missing)?;
        let mut roles = tx.standing_roles().await?;
        roles.retain(|r| r.person.account.id == account && is_within(actor, &r.membership, &own));
        let may_govern = match check_governs(&tx, actor, account).await {
            Ok(()) => true,
            Err(Error::NotFound(_)) => false,
            Err(other) => return Err(other),
        };
        if roles.is_empty() && !may_govern {
            return Err(missing());
        }
        let held_until = HeldBack::read(&tx, self.clock.now()).await?.until(&person.account);
        let may_reset = may_govern && matches!(actor.role, Role::Administrator | Role::System);
        Ok(PersonThere { person, roles: named(&tx, actor, roles).await?, held_until, may_govern, may_reset })
    }
}

/// The roles with their names. They are within what the actor may open.
pub(crate) async fn named(tx: &Tx, actor: &Actor, roles: Vec<StandingRole>) -> Result<Vec<RoleNamed>> {
    let organisations = roles.iter().map(|r| r.membership.organisation.clone()).collect();
    let organisations = names(tx, organisations).await?;
    let mut titles: Vec<(Slug, Text)> = Vec::new();
    for slug in own_strategies(tx, actor).await? {
        let (_, strategy, _) = tx.open_strategy(&slug, actor, None).await?;
        titles.push((slug, strategy.title));
    }
    let named = roles.into_iter().map(|role| {
        let title = |slug: &Slug| titles.iter().find(|(one, _)| one == slug).map(|(_, title)| title.clone());
        let organisation = organisations.get(&role.membership.organisation).cloned().unwrap_or_default();
        RoleNamed { organisation, strategy: role.membership.strategy.as_ref().and_then(title), role }
    });
    Ok(named.collect())
}
