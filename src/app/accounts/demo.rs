//! The demo's people: roles without names, which anybody may try. Only in a database whose answers are invented.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Membership,
    id::{AccountId, MembershipId},
    lang::Lang,
    role::Actor,
};
use malspar_storage::Tx;

use super::Token;
use crate::{App, Error, Result};

/// A role that anybody may try.
#[derive(Debug, Clone)]
pub struct DemoEntry {
    /// The role.
    pub membership: Membership,
    /// For which organisation, by its name.
    pub organisation: String,
    /// In which strategy, by its title.
    pub strategy: Option<String>,
}

impl App {
    /// Gives the demo's `actor` an account with this address; one that is there stays.
    pub async fn add_demo_account(&self, actor: &Actor, address: &str) -> Result<()> {
        let tx = self.store.write().await?;
        check_example(&tx).await?;
        let (address, now) = (address.parse()?, self.clock.now());
        if tx.account_of(&address).await?.is_some() {
            return Ok(());
        }
        tx.add_account_as(actor.account, &address, Lang::Sv, now).await?;
        let (organisation, strategy) = (&actor.organisation, actor.strategy.as_ref());
        tx.add_membership(actor.account, actor.role, organisation, strategy, false, actor.account, now)
            .await?;
        Ok(tx.commit().await?)
    }

    /// When the last thing was done or written, as far as that is noted: the demo's clock goes on from there.
    pub async fn last_act(&self) -> Result<Option<DateTime<Utc>>> {
        let tx = self.store.read().await?;
        let done = tx.audit(1).await?.first().map(|record| record.recorded_at);
        let written = tx.mails(1).await?.first().map(|mail| mail.queued_at);
        Ok(done.max(written))
    }

    /// The roles that anybody may try, in the order in which they were made.
    pub async fn demo_entries(&self, lang: Lang) -> Result<Vec<DemoEntry>> {
        let tx = self.store.read().await?;
        check_example(&tx).await?;
        let titles: Vec<_> =
            tx.strategies().await?.into_iter().zip(tx.strategy_titles(lang).await?).collect();
        let mut entries = Vec::new();
        for (_, membership) in tx.all_memberships().await? {
            let title = titles.iter().find(|(slug, _)| Some(slug) == membership.strategy.as_ref());
            let strategy = title.map(|(_, title)| title.clone());
            let organisation = tx.organisation_name(&membership.organisation).await?;
            entries.push(DemoEntry { membership, organisation, strategy });
        }
        Ok(entries)
    }

    /// Signs in as whoever has this role, without asking for anything.
    pub async fn enter_demo(&self, role: MembershipId) -> Result<Token> {
        let tx = self.store.write().await?;
        check_example(&tx).await?;
        let found = tx.all_memberships().await?.into_iter().find(|(_, m)| m.id == role);
        let account: Option<AccountId> = found.map(|(account, _)| account);
        let account = account.ok_or(Error::Forbidden("enter as this role"))?;
        tx.note_seen(account, self.clock.now()).await?;
        let token = self.begin_session(&tx, account, Some(role), true).await?;
        tx.commit().await?;
        Ok(token)
    }
}

/// Where answers are real nobody comes in without being asked who one is.
async fn check_example(tx: &Tx) -> Result<()> {
    if tx.is_example().await? { Ok(()) } else { Err(Error::Forbidden("enter without signing in")) }
}
