//! The jobs that the clock asks for: letters, drafts of the municipalities' reports, and tidying up. Each stores what it did
//! and completes its job in one transaction. A job may have waited long, so it looks anew whether it is still wanted.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::CycleState,
    cycle_plan::CycleStep,
    lang::Lang,
};
use malspar_render::seal;
use malspar_storage::{AuditEntry, ClaimedJob, JobNote, Tx};

use super::the_clock;
use crate::{App, Result, submissions::Room};

/// The municipalities' own drafts are made in the language in which they are read.
const DRAFTS_IN: Lang = Lang::Sv;

/// A transaction in the room of a cycle, and how far that is.
struct At {
    tx: Tx,
    room: Room,
    state: CycleState,
    now: DateTime<Utc>,
}

impl App {
    /// Asks the contacts whether the task is still theirs.
    pub async fn run_confirm_contacts(&self, slug: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
        let at = self.at(slug, cycle).await?;
        if at.state != CycleState::Planned {
            return self.finish(at, job, "too-late").await;
        }
        let written = self.confirm_contacts(&at.tx, &at.room, &the_clock(), at.now).await?;
        self.finish_letters(at, job, &written).await
    }

    /// Asks the registrars of the municipalities whose contacts have not answered.
    pub async fn run_ask_registrar(&self, slug: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
        let at = self.at(slug, cycle).await?;
        if at.state != CycleState::Planned {
            return self.finish(at, job, "too-late").await;
        }
        let written = self.ask_registrar(&at.tx, &at.room, &the_clock(), at.now).await?;
        self.finish_letters(at, job, &written).await
    }

    /// Reminds those who have neither answered, declined nor been given more time, nor been reminded the same day. On the
    /// last day but one only those who have not begun.
    pub async fn run_remind(
        &self,
        slug: &Slug,
        cycle: &CycleKey,
        step: Option<CycleStep>,
        job: &ClaimedJob,
    ) -> Result<()> {
        let at = self.at(slug, cycle).await?;
        let event = step.and_then(|step| at.room.cycle.plan().into_iter().find(|event| event.step == step));
        let is_over = event.and_then(|event| event.useful_until).is_some_and(|until| until <= at.now);
        if is_over || !matches!(at.state, CycleState::Collecting | CycleState::Reviewing) {
            return self.finish(at, job, "too-late").await;
        }
        let only_not_begun = step == Some(CycleStep::RemindDay);
        let reminded = self.remind_due(&at.tx, &at.room, &the_clock(), at.now, only_not_begun).await?;
        let note = JobNote::new("letters", at.now)
            .with("organisations", reminded.organisations)
            .with("mails", reminded.mails);
        self.finish_with(at, job, vec![note]).await
    }

    /// Tells the owners how it stands.
    pub async fn run_digest(&self, slug: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
        let at = self.at(slug, cycle).await?;
        if !matches!(at.state, CycleState::Collecting | CycleState::Reviewing) {
            return self.finish(at, job, "too-late").await;
        }
        let written = self.digest(&at.tx, &at.room, &the_clock(), at.now).await?;
        self.finish_letters(at, job, &written).await
    }

    /// Makes the drafts of the municipalities' own reports, on all processors, and keeps them all or none.
    pub async fn run_municipal_drafts(&self, slug: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
        let clock = the_clock();
        let mut making = self.municipal_drafts(&clock, slug, cycle, DRAFTS_IN, None).await?;
        let mut made = Vec::with_capacity(making.left());
        while let Some(draft) = making.next().await {
            made.push(draft?);
        }
        let at = self.at(slug, cycle).await?;
        for (code, pdf) in &made {
            let sha256 = seal::sha256(pdf);
            let scope = &at.room.scope;
            at.tx.save_draft_rendition(scope, cycle, Some(code), DRAFTS_IN, pdf, &sha256, at.now).await?;
        }
        let entry = AuditEntry::new("report.drafts", format!("{slug}/{cycle}"));
        at.tx.append_audit(&entry.with("municipalities", made.len()), &clock, at.now).await?;
        let note = JobNote::new("municipal-drafts", at.now).with("n", made.len());
        self.finish_with(at, job, vec![note]).await
    }

    /// Removes what need not be kept.
    pub async fn run_prune(&self, job: &ClaimedJob) -> Result<()> {
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let weeded = self.weed(&tx, now).await?;
        let mut note = JobNote::new("pruned", now);
        for (what, n) in weeded {
            note = note.with(what, n);
        }
        tx.finish_job(job, &[note]).await?;
        Ok(tx.commit().await?)
    }

    async fn at(&self, slug: &Slug, cycle: &CycleKey) -> Result<At> {
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, &the_clock(), slug, cycle).await?;
        let state = tx.cycle_state(&room.scope, cycle).await?;
        Ok(At { tx, room, state, now })
    }

    async fn finish(&self, at: At, job: &ClaimedJob, said: &str) -> Result<()> {
        let note = JobNote::new(said, at.now);
        self.finish_with(at, job, vec![note]).await
    }

    async fn finish_letters(&self, at: At, job: &ClaimedJob, written: &crate::letters::Told) -> Result<()> {
        let note = JobNote::new("letters", at.now)
            .with("organisations", written.organisations)
            .with("mails", written.mails);
        let left_out = written.left_out.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let left_out = (!left_out.is_empty()).then(|| JobNote::new("left-out", at.now).with("who", left_out));
        self.finish_with(at, job, [note].into_iter().chain(left_out).collect()).await
    }

    async fn finish_with(&self, at: At, job: &ClaimedJob, notes: Vec<JobNote>) -> Result<()> {
        at.tx.finish_job(job, &notes).await?;
        at.tx.commit().await?;
        self.post.ring();
        Ok(())
    }
}
