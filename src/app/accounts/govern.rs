//! Whoever runs the follow-up, or the service for a region, sees to its people: lists, shuts, opens and forgets them.
//!
//! A region's owner sees to contacts and reviewers, its administrator to all of its people. Somebody who has a role in
//! another region as well is for neither to shut.

use malspar_domain::{
    account::{Account, Address, Membership},
    code::Slug,
    id::{AccountId, MembershipId},
    role::{Actor, Role},
};
use malspar_storage::{AuditEntry, Missing, Thing, Tx};

use super::throttle;
use crate::{App, Error, Result};

/// An account and what it may do now.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub account: Account,
    /// What they may do.
    pub memberships: Vec<Membership>,
}

impl App {
    /// The region's people, by address.
    pub async fn people(&self, actor: &Actor) -> Result<Vec<Person>> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let own = own_strategies(&tx, actor).await?;
        let mut people = Vec::new();
        for account in tx.accounts().await? {
            let mut memberships = tx.memberships(account.id).await?;
            memberships.retain(|m| is_within(actor, m, &own));
            if !memberships.is_empty() || actor.role == Role::System {
                people.push(Person { account, memberships });
            }
        }
        Ok(people)
    }

    /// The account with this address, for whoever may see to it.
    pub async fn person(&self, actor: &Actor, address: &Address) -> Result<AccountId> {
        let missing = || Error::NotFound(Missing::new(Thing::Account, address));
        let tx = self.store.read().await?;
        let account = tx.account_of(address).await?.ok_or_else(missing)?;
        check_governs(&tx, actor, account.id).await?;
        Ok(account.id)
    }

    /// Shuts an account: nobody signs in with it, and whoever is in is out.
    pub async fn disable_account(&self, actor: &Actor, account: AccountId) -> Result<()> {
        let (tx, now) = (self.store.write().await?, self.clock.now());
        check_governs(&tx, actor, account).await?;
        tx.set_disabled(account, Some(now)).await?;
        tx.end_sessions(account).await?;
        self.note(tx, actor, account, "account.disable").await
    }

    /// Opens it again.
    pub async fn enable_account(&self, actor: &Actor, account: AccountId) -> Result<()> {
        let tx = self.store.write().await?;
        check_governs(&tx, actor, account).await?;
        tx.set_disabled(account, None).await?;
        self.note(tx, actor, account, "account.enable").await
    }

    /// Ends one role of somebody.
    pub async fn end_role(&self, actor: &Actor, which: MembershipId) -> Result<()> {
        check_runs_follow_up(actor)?;
        let tx = self.store.write().await?;
        let (account, membership) = tx.membership(which).await?;
        let own = own_strategies(&tx, actor).await?;
        if !is_within(actor, &membership, &own) {
            return Err(Error::NotFound(Missing::new(Thing::Membership, which.0)));
        }
        tx.end_membership(which, self.clock.now()).await?;
        tx.append_audit(&ended(account, &membership), actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets a person: address, password, app, sessions and mails are gone for good. What was done stays, under an id
    /// that leads to nobody.
    pub async fn forget_person(&self, actor: &Actor, account: AccountId) -> Result<()> {
        let (tx, now) = (self.store.write().await?, self.clock.now());
        check_governs(&tx, actor, account).await?;
        if let Some(address) = tx.account(account).await?.address {
            tx.forget_attempts(&throttle::of_address(&address)).await?;
        }
        tx.forget_attempts(&throttle::of_account(account)).await?;
        tx.end_memberships(account, now).await?;
        tx.end_sessions(account).await?;
        tx.forget_sign_ins(account).await?;
        tx.forget_mails(account).await?;
        tx.forget_uploads(account).await?;
        tx.forget_calendar_links(account).await?;
        tx.forget_account(account, now).await?;
        self.note(tx, actor, account, "account.forget").await
    }

    /// Lets somebody try again who has tried too often: whoever asks has told somebody who they are.
    pub async fn let_in_again(&self, actor: &Actor, account: AccountId) -> Result<()> {
        let tx = self.store.write().await?;
        if !matches!(actor.role, Role::Administrator | Role::System) {
            return Err(Error::Forbidden("let somebody try again"));
        }
        check_governs(&tx, actor, account).await?;
        if let Some(address) = tx.account(account).await?.address {
            tx.forget_attempts(&throttle::of_address(&address)).await?;
        }
        tx.forget_attempts(&throttle::of_account(account)).await?;
        self.note(tx, actor, account, "account.let_in").await
    }

    /// Takes away the app of somebody who has lost it; the next sign-in enrols another.
    pub async fn reset_second_factor(&self, actor: &Actor, account: AccountId) -> Result<()> {
        let tx = self.store.read().await?;
        if !matches!(actor.role, Role::Administrator | Role::System) {
            return Err(Error::Forbidden("take away somebody's second factor"));
        }
        check_governs(&tx, actor, account).await?;
        drop(tx);
        self.clear_second_factor(account, actor).await
    }

    async fn note(&self, tx: Tx, actor: &Actor, account: AccountId, act: &str) -> Result<()> {
        let entry = AuditEntry::new(act, account.0.to_string());
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

/// That a role has ended: whose, and which.
pub(crate) fn ended(account: AccountId, membership: &Membership) -> AuditEntry {
    of_role("account.end", account, membership).with("deputy", membership.deputy)
}

/// An act that concerns somebody's role.
pub(crate) fn of_role(act: &str, account: AccountId, membership: &Membership) -> AuditEntry {
    AuditEntry::new(act, account.0.to_string())
        .with("role", membership.role.code())
        .with("organisation", membership.organisation.as_str())
        .with("strategy", membership.strategy.as_ref().map(Slug::as_str))
}

pub(crate) fn check_runs_follow_up(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("see to people's accounts")) }
}

/// To whoever may not see to an account there is none.
pub(crate) async fn check_governs(tx: &Tx, actor: &Actor, account: AccountId) -> Result<()> {
    check_runs_follow_up(actor)?;
    if actor.role == Role::System {
        return Ok(());
    }
    let own = own_strategies(tx, actor).await?;
    let now = tx.memberships(account).await?;
    // Of somebody without a role what they were last tells whose they are.
    let all = if now.is_empty() { tx.memberships_ever(account).await? } else { now };
    let theirs = !all.is_empty() && all.iter().all(|m| is_within(actor, m, &own));
    if theirs { Ok(()) } else { Err(Error::NotFound(Missing::new(Thing::Account, account.0))) }
}

/// The strategies that are the actor's to run.
pub(crate) async fn own_strategies(tx: &Tx, actor: &Actor) -> Result<Vec<Slug>> {
    let mut own = Vec::new();
    for slug in tx.strategies().await? {
        match tx.open_strategy(&slug, actor, None).await {
            Ok(_) => own.push(slug),
            Err(malspar_storage::Error::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(own)
}

pub(crate) fn is_within(actor: &Actor, membership: &Membership, own: &[Slug]) -> bool {
    let place = match &membership.strategy {
        Some(slug) => own.contains(slug),
        None => actor.strategy.is_none() && membership.organisation == actor.organisation,
    };
    match actor.role {
        Role::System => true,
        Role::Administrator => place,
        Role::StrategyOwner => {
            place && matches!(membership.role, Role::MunicipalContact | Role::CouncilReviewer)
        }
        Role::MunicipalContact | Role::CouncilReviewer => false,
    }
}
