//! The letters that nobody presses a button for: asking contacts and registrars before a cycle, that a draft is ready, that
//! a report is published, that answers came in, and how it stands.
//!
//! Each is queued in the transaction of whatever causes it. No mail holds an answer, and no link is a way in. What a letter
//! names is in a type of its own ([`Frame`] and one for each letter), which its words are made from and nothing else.

mod confirm;
mod digest;
mod drafted;
mod frame;
mod kind;
mod published;
mod receipt;
mod registrar;
#[cfg(test)]
mod samples_test;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Account,
    lang::{Lang, Text},
    role::{Actor, Role},
};
use malspar_storage::{AuditEntry, Tx};

pub(crate) use frame::Frame;
pub(crate) use kind::MailKind;
pub(crate) use published::Headline;
use {confirm::Confirm, registrar::WhoseTask};

use crate::{App, Result, accounts::Written, submissions::Room};

/// The language of mails to offices, which have no account to choose one in.
const TO_OFFICES: Lang = Lang::Sv;

/// Whom a round of letters went to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// So many organisations were written to.
    pub(crate) organisations: usize,
    /// In so many mails.
    pub(crate) mails: usize,
    /// Who should have been and could not be, since there is nowhere to write to; by name.
    pub(crate) left_out: Vec<String>,
}

impl Told {
    fn add(&mut self, mails: usize) {
        self.organisations += 1;
        self.mails += mails;
    }
}

/// What is asked before a cycle opens, as the contacts of an organisation and its registrar, where it has one, would read it.
pub(crate) fn about_the_task(frame: &Frame, organisation: &Text, has_registrar: bool) -> Vec<Written> {
    let (frame, organisation) = (frame.clone(), organisation.clone());
    let confirm = Confirm { frame: frame.clone(), organisation: organisation.clone(), has_registrar };
    let whose = WhoseTask { frame, organisation, has_contact: true };
    let mut asked: Vec<_> = Lang::ALL.into_iter().map(|lang| confirm.written(lang)).collect();
    if has_registrar {
        asked.push(whose.written(TO_OFFICES));
    }
    asked
}

/// Those who run the follow-up of the strategy and can be written to, each once.
async fn owners(tx: &Tx, room: &Room) -> Result<Vec<Account>> {
    let (mut met, mut owners) = (BTreeSet::new(), Vec::new());
    for (account, membership) in tx.all_memberships().await? {
        let is_owner = membership.role == Role::StrategyOwner
            && membership.organisation == room.strategy.region
            && membership.strategy.as_ref().is_none_or(|slug| slug == room.scope.slug());
        if !is_owner || !met.insert(account.0) {
            continue;
        }
        let account = tx.account(account).await?;
        if account.address.is_some() && !account.disabled {
            owners.push(account);
        }
    }
    Ok(owners)
}

impl App {
    /// Writes to those who run the follow-up, each in the own language, and notes it in the trail as `act`.
    async fn tell_owners(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
        act: &str,
        written: &(dyn Fn(Lang) -> Written + Send + Sync),
    ) -> Result<Told> {
        let mut told = Told::default();
        let owners = owners(tx, room).await?;
        if owners.is_empty() {
            told.left_out.push(room.strategy.region_name.sv.clone());
            return Ok(told);
        }
        for owner in &owners {
            self.queue_written(tx, owner, written(owner.lang).about(&room.scope), None).await?;
        }
        told.add(owners.len());
        tx.append_audit(&entry(act, room).with("mails", owners.len()), actor, now).await?;
        Ok(told)
    }
}

/// Notes in the trail which organisations were written to, where any was.
async fn note_asked(
    tx: &Tx,
    room: &Room,
    actor: &Actor,
    now: DateTime<Utc>,
    act: &str,
    codes: Vec<String>,
) -> Result<()> {
    if codes.is_empty() {
        return Ok(());
    }
    Ok(tx.append_audit(&entry(act, room).with("organisations", codes), actor, now).await?)
}

/// What the trail says of letters about a cycle.
fn entry(act: &str, room: &Room) -> AuditEntry {
    AuditEntry::new(act, format!("{}/{}", room.scope.slug(), room.cycle.key))
}
