//! Moving the last day of a round of comments: councils meet when they meet. A round whose time is over is open again
//! where the day is one that is to come.

use chrono::NaiveDate;
use malspar_domain::{clock, cycle::CycleState, role::Actor, violation::Violation};
use malspar_storage::{AuditEntry, EditionKey};

use super::open;
use crate::{
    App, Error, Result,
    sharing::{checked_day, may_share},
};

impl App {
    /// Councils can comment on the draft through `until`. The links that they have last as long.
    pub async fn move_last_day(&self, actor: &Actor, draft: &EditionKey, until: NaiveDate) -> Result<()> {
        may_share(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, _) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        if tx.hold_editions(&scope, &draft.cycle).await? != CycleState::Reviewing {
            return Err(Violation::error("until", "seal-not-reviewing").into());
        }
        let rounds = tx.consultation_rounds(&scope, &draft.cycle).await?;
        let found = rounds.into_iter().find(|(number, _)| *number == draft.number);
        let (_, before) = found.ok_or_else(|| Error::no_edition(draft))?;
        let until = checked_day("until", until, now)?;
        if until == before {
            return Ok(());
        }
        tx.move_consultation(&scope, draft, until).await?;
        let links = tx.share_links(&scope).await?;
        for council in tx.councils(&scope, draft).await? {
            let own = links.iter().find(|link| link.id == council.link && link.revoked_at.is_none());
            if own.is_some_and(|link| link.expires_at < clock::end_of(until)) {
                tx.prolong_share_link(council.link, clock::end_of(until)).await?;
            }
        }
        let entry = AuditEntry::new("consultation.move", draft.to_string());
        let entry = entry.with("until", until.to_string()).with("before", before.to_string());
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }
}
