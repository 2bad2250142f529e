//! Mails that are asked for once more: an invitation that was lost, and one that tries whether mail arrives at all.

use malspar_domain::{
    id::MembershipId,
    role::{Actor, Role},
    violation::Violation,
};
use malspar_storage::{AuditEntry, Missing, Thing};
use malspar_words::{Lang, t};

use super::{
    Invitation, Session,
    govern::{check_runs_follow_up, is_within, of_role, own_strategies},
    letter::{Letter, Written},
    throttle::count_invitation,
};
use crate::{App, Error, Result, letters::MailKind};

impl App {
    /// Writes once more to somebody who has been given a role.
    pub async fn invite_again(&self, actor: &Actor, which: MembershipId) -> Result<()> {
        check_runs_follow_up(actor)?;
        let tx = self.store.write().await?;
        let (account, membership) = tx.membership(which).await?;
        let own = own_strategies(&tx, actor).await?;
        if !is_within(actor, &membership, &own) {
            return Err(Error::NotFound(Missing::new(Thing::Membership, which.0)));
        }
        let account = tx.account(account).await?;
        let Some(address) = account.address.clone().filter(|_| !account.disabled) else {
            return Err(Violation::error("address", "account-shut").into());
        };
        count_invitation(&tx, actor, self.clock.now()).await?;
        let invitation = Invitation {
            address,
            lang: account.lang,
            role: membership.role,
            organisation: membership.organisation.clone(),
            strategy: membership.strategy.clone(),
            deputy: membership.deputy,
        };
        let office = self.office(&tx, account.lang, &invitation).await?;
        let url = self.link(account.lang, "/logga-in");
        let letter = Letter::Invitation { office, url };
        self.queue_letter(&tx, actor, &account, &letter, invitation.strategy.as_ref()).await?;
        let entry = of_role("account.invite_again", account.id, &membership);
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(())
    }

    /// Writes to whoever asks, to try whether mail arrives.
    pub async fn send_trial_mail(&self, session: &Session) -> Result<()> {
        let actor = session.actor().filter(|actor| actor.role == Role::Administrator);
        let actor = actor.ok_or(Error::Forbidden("try the mail"))?;
        let tx = self.store.write().await?;
        count_invitation(&tx, &actor, self.clock.now()).await?;
        let account = tx.account(actor.account).await?;
        let url = self.link(account.lang, "/forvaltning/drift");
        self.queue_written(&tx, &account, trial(account.lang, &url), None).await?;
        let entry = AuditEntry::new("mail.trial", account.id.0.to_string());
        tx.append_audit(&entry, &actor, self.clock.now()).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(())
    }
}

/// The mail that only wants to arrive.
pub(crate) fn trial(lang: Lang, url: &str) -> Written {
    Written::new(MailKind::Trial, lang, t!(lang, "mail-trial-subject"), t!(lang, "mail-trial", url = url))
}
