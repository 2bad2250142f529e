//! What became of mails: whoever runs a follow-up sees those of it that did not arrive for certain, and sends them again.
//!
//! Nothing of the kind is ever sent again by itself. It is sent again as a mail of its own, once however often somebody
//! presses; what comes of that is seen in its turn.

use malspar_domain::{
    account::Membership,
    code::Slug,
    id::{AccountId, MailId},
    lang::Text,
    role::Actor,
    violation::Violation,
};
pub use malspar_storage::TroubledMail;
use malspar_storage::{AuditEntry, Error as StorageError, MailState, Tx};

use crate::{
    App, Error, Result,
    accounts::{check_runs_follow_up, is_within, own_strategies},
    governing::{check_administers, sees_all},
};

/// So many are shown.
const SHOWN: u64 = 200;

/// So much is kept of what a mail server says.
const LONGEST_SAID: usize = 500;

/// The mails of a follow-up.
#[derive(Debug, Clone)]
pub struct MailRoom {
    /// Those that did not arrive for certain, the latest first.
    pub lost: Vec<TroubledMail>,
    /// Are there more of them than are shown?
    pub is_cut: bool,
    /// So many wait or are being sent.
    pub waiting: u64,
    /// So many were taken by the mail server.
    pub sent: u64,
}

/// A mail that did not arrive for certain, for whoever sees to the service.
#[derive(Debug, Clone)]
pub struct ServiceMail {
    /// The mail.
    pub mail: TroubledMail,
    /// The strategy that it is about, where it is about one.
    pub strategy: Option<Text>,
}

impl App {
    /// The mails about a strategy.
    pub async fn mail_room(&self, actor: &Actor, slug: &Slug) -> Result<MailRoom> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let counts = tx.mail_counts(&scope).await?;
        let of = |state: MailState| counts.get(state.code()).copied().unwrap_or_default();
        let mut lost = tx.troubled_mails(&scope, SHOWN + 1).await?;
        let is_cut = cut(&mut lost);
        Ok(MailRoom {
            lost,
            is_cut,
            waiting: of(MailState::Queued) + of(MailState::Sending),
            sent: of(MailState::Sent),
        })
    }

    /// How many of the mails about a strategy did not arrive for certain.
    pub async fn lost_mails(&self, actor: &Actor, slug: &Slug) -> Result<usize> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        Ok(tx.troubled_mails(&scope, SHOWN).await?.len())
    }

    /// Sends a mail about a strategy again that did not arrive for certain.
    pub async fn send_mail_again(&self, actor: &Actor, slug: &Slug, id: MailId) -> Result<()> {
        check_runs_follow_up(actor)?;
        let tx = self.store.write().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let lost = tx.troubled_mails(&scope, u64::from(u32::MAX)).await?;
        self.repeat(tx, actor, &format!("{slug}/{}", id.0), lost.iter().find(|mail| mail.id == id)).await
    }

    /// The mails that did not arrive for certain of everything that the actor sees to, the latest first.
    pub async fn service_mails(&self, actor: &Actor) -> Result<Vec<ServiceMail>> {
        check_administers(actor)?;
        seen(&self.store.read().await?, actor).await
    }

    /// Sends one of them again.
    pub async fn send_service_mail_again(&self, actor: &Actor, id: MailId) -> Result<()> {
        check_administers(actor)?;
        let tx = self.store.write().await?;
        let lost = seen(&tx, actor).await?;
        let mail = lost.iter().map(|one| &one.mail).find(|mail| mail.id == id);
        self.repeat(tx, actor, &id.0.to_string(), mail).await
    }

    /// Notes that a mail which a mail server had taken could not be delivered after all, with what was `said` of it. False
    /// where that is known already, or the mail has never left.
    pub async fn note_bounce(&self, actor: &Actor, id: MailId, said: &str) -> Result<bool> {
        check_administers(actor)?;
        let (tx, now) = (self.store.write().await?, self.clock.now());
        let said: String = said.chars().filter(|sign| !sign.is_control()).take(LONGEST_SAID).collect();
        if !tx.note_bounce(id, &said, now).await? {
            return Ok(false);
        }
        tx.append_audit(&AuditEntry::new("mail.bounce", id.0.to_string()), actor, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn repeat(&self, tx: Tx, actor: &Actor, subject: &str, mail: Option<&TroubledMail>) -> Result<()> {
        let not = || Error::from(Violation::error("mejl", "mail-again-not"));
        let mail = mail.ok_or_else(not)?;
        if let Some(account) = mail.account
            && tx.account(account).await?.disabled
        {
            return Err(Violation::error("mejl", "mail-again-shut").into());
        }
        let now = self.clock.now();
        // Somebody else may have pressed since it was looked at.
        let again = tx.repeat_mail(mail.id, now).await.map_err(|error| match error {
            StorageError::NotFound(_) => not(),
            other => other.into(),
        })?;
        let entry = AuditEntry::new("mail.again", subject).with("as", again.0.to_string());
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        self.post.ring();
        self.warn_without_postman();
        Ok(())
    }
}

fn cut<T>(all: &mut Vec<T>) -> bool {
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let is_cut = all.len() > shown;
    all.truncate(shown);
    is_cut
}

/// The mails about the actor's strategies, and those about none to the actor's people. Mails to offices that are about no
/// strategy are the service's own to see.
async fn seen(tx: &Tx, actor: &Actor) -> Result<Vec<ServiceMail>> {
    let own = own_strategies(tx, actor).await?;
    let mut found = Vec::new();
    for slug in &own {
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let lost = tx.troubled_mails(&scope, SHOWN).await?;
        found.extend(
            lost.into_iter().map(|mail| ServiceMail { mail, strategy: Some(strategy.title.clone()) }),
        );
    }
    let people = tx.all_memberships_ever().await?;
    for mail in tx.troubled_mails_of_nobody(SHOWN).await? {
        if sees_all(actor) || is_own(actor, mail.account, &people, &own) {
            found.push(ServiceMail { mail, strategy: None });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.mail.changed_at, one.mail.id.0)));
    cut(&mut found);
    Ok(found)
}

/// Is the mail to somebody whose every role is within what the actor sees to?
fn is_own(
    actor: &Actor,
    account: Option<AccountId>,
    people: &[(AccountId, Membership)],
    own: &[Slug],
) -> bool {
    let mut roles = people.iter().filter(|(id, _)| Some(*id) == account).peekable();
    roles.peek().is_some() && roles.all(|(_, membership)| is_within(actor, membership, own))
}
