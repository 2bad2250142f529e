//! What happens when somebody has proved who they are, however that was.

use malspar_domain::{id::AccountId, role::Actor};
use malspar_storage::{AuditEntry, Tx};

use super::{Session, Token};
use crate::{App, Result};

impl App {
    /// Lets somebody in: what the browser carried `before` is worth nothing any more, and whoever this person takes the
    /// place of has now handed over. Nobody where the account is shut.
    pub(crate) async fn admit(
        &self,
        tx: &Tx,
        account: AccountId,
        before: Option<&Session>,
    ) -> Result<Option<Token>> {
        let now = self.clock.now();
        if tx.account(account).await?.disabled {
            return Ok(None);
        }
        if let Some(before) = before {
            tx.end_session(before.id()).await?;
        }
        tx.note_seen(account, now).await?;
        tx.settle_successions(account).await?;
        let token = self.begin_session(tx, account, None, false).await?;
        let predecessors = tx.predecessors(account).await?;
        for (_, membership) in &predecessors {
            tx.end_membership(membership.id, now).await?;
        }
        // Last, since the audit trail waits for others.
        for (predecessor, membership) in predecessors {
            let entry = AuditEntry::new("account.taken_over", predecessor.0.to_string());
            let actor = Actor { account, ..membership.actor(account) };
            tx.append_audit(&entry, &actor, now).await?;
        }
        Ok(Some(token))
    }
}
