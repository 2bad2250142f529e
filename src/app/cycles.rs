//! Opening a cycle for answers, and moving it on to its review.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::CycleState,
    job::JobKind,
    role::Actor,
};
use malspar_storage::{AuditEntry, Tx};

use crate::{App, Error, Result, submissions::Room};

impl App {
    /// Opens a cycle: from now on its organisations can answer.
    pub async fn open_cycle(&self, actor: &Actor, strategy: &Slug, cycle: &CycleKey) -> Result<()> {
        self.move_cycle(actor, strategy, cycle, CycleState::Planned, CycleState::Collecting).await
    }

    /// Ends the collection and begins the review. The draft reports are made by a job that this act enqueues.
    pub async fn begin_review(&self, actor: &Actor, strategy: &Slug, cycle: &CycleKey) -> Result<()> {
        self.move_cycle(actor, strategy, cycle, CycleState::Collecting, CycleState::Reviewing).await
    }

    /// Ends the collection in a transaction of the clock's, which asks for the drafts at a time of their own.
    pub(crate) async fn close_in(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (slug, cycle) = (room.scope.slug(), &room.cycle.key);
        tx.move_cycle(&room.scope, cycle, CycleState::Collecting, CycleState::Reviewing).await?;
        let entry = AuditEntry::new("cycle.move", format!("{slug}/{cycle}"));
        tx.append_audit(&entry.with("to", CycleState::Reviewing.code()), actor, now).await?;
        Ok(())
    }

    /// The state of a cycle.
    pub async fn cycle_state(&self, actor: &Actor, strategy: &Slug, cycle: &CycleKey) -> Result<CycleState> {
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(strategy, actor, None).await?;
        Ok(tx.cycle_state(&scope, cycle).await?)
    }

    async fn move_cycle(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        from: CycleState,
        to: CycleState,
    ) -> Result<()> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("run a cycle"));
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        tx.move_cycle(&scope, cycle, from, to).await?;
        let entry = AuditEntry::new("cycle.move", format!("{slug}/{cycle}")).with("to", to.code());
        tx.append_audit(&entry, actor, now).await?;
        if to == CycleState::Reviewing {
            let job = JobKind::PrepareDrafts { strategy: slug.clone(), cycle: cycle.clone() };
            tx.enqueue(&job, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
