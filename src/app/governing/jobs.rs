//! The queue as whoever sees to the service looks at it, a page at a time, and each job with its log; whoever runs a follow-up
//! reads the log of what was done for it.

use std::collections::BTreeMap;

use malspar_domain::{code::Slug, id::JobId, job::JobKind, role::Actor, violation::Violation};
use malspar_storage::{AuditEntry, JobFilter, JobRecord, JobState, OccurrenceRecord, Tx};

use super::{check_administers, sees_all};
use crate::{
    App, Error, Result,
    accounts::{check_runs_follow_up, own_strategies},
};

/// How many jobs are on a page.
const ON_A_PAGE: usize = 100;

/// Some of the jobs.
#[derive(Debug, Clone)]
pub struct JobPage {
    /// The newest first.
    pub jobs: Vec<JobRecord>,
    /// Are there older ones?
    pub more: bool,
}

/// How many jobs are on their way, and how many went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobCounts {
    /// They wait, or are being done.
    pub left: u64,
    /// They failed for good.
    pub failed: u64,
}

impl App {
    /// The jobs that the actor's strategies have asked for, a page of them: those in `state`, the next ones after `after`.
    pub async fn jobs(
        &self,
        actor: &Actor,
        state: Option<JobState>,
        after: Option<JobId>,
    ) -> Result<JobPage> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let whose = whose(&tx, actor).await?;
        let before = match after {
            Some(id) => Some(found(&tx, id, &whose).await?).map(|job| (job.enqueued_at, job.id)),
            None => None,
        };
        let one_more = u64::try_from(ON_A_PAGE + 1).unwrap_or(u64::MAX);
        let mut jobs = tx.jobs(&JobFilter { state, before, ..whose }, one_more).await?;
        let more = jobs.len() > ON_A_PAGE;
        jobs.truncate(ON_A_PAGE);
        Ok(JobPage { jobs, more })
    }

    /// How many there are that are not done.
    pub async fn job_counts(&self, actor: &Actor) -> Result<JobCounts> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let whose = whose(&tx, actor).await?;
        let of = |state| JobFilter { state: Some(state), ..whose.clone() };
        let waiting = tx.count_jobs(&of(JobState::Waiting)).await?;
        let running = tx.count_jobs(&of(JobState::Running)).await?;
        Ok(JobCounts { left: waiting + running, failed: tx.count_jobs(&of(JobState::Failed)).await? })
    }

    /// A job with its log.
    pub async fn job(&self, actor: &Actor, id: JobId) -> Result<JobRecord> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        found(&tx, id, &whose(&tx, actor).await?).await
    }

    /// The same for whoever runs the follow-up that it was done for.
    pub async fn job_of(&self, actor: &Actor, slug: &Slug, id: JobId) -> Result<JobRecord> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        tx.open_strategy(slug, actor, None).await?;
        found(&tx, id, &of_strategies(vec![slug.clone()])).await
    }

    /// How far the jobs have come that these occurrences asked for; those whose rows have been removed are left out.
    pub async fn jobs_asked_for(&self, past: &[OccurrenceRecord]) -> Result<BTreeMap<JobId, JobState>> {
        let ids: Vec<_> = past.iter().filter_map(|one| one.job).collect();
        Ok(self.store.read().await?.job_states(&ids).await?)
    }

    /// Lets a job that has failed for good be tried from the beginning.
    pub async fn try_job_again(&self, actor: &Actor, id: JobId) -> Result<()> {
        check_administers(actor)?;
        let tx = self.store.write().await?;
        let own = tx.job(id, &whose(&tx, actor).await?).await?;
        let (Some(job), true) = (own, tx.try_job_again(id).await?) else {
            return Err(Violation::error("job", "job-not-failed").into());
        };
        let what = job.kind.as_ref().map_or("unknown", JobKind::name);
        let entry = AuditEntry::new("job.again", id.0.to_string()).with("what", what);
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

/// What the actor's strategies have asked for; the service's own work is for who sees all of it.
async fn whose(tx: &Tx, actor: &Actor) -> Result<JobFilter> {
    if sees_all(actor) {
        Ok(JobFilter::default())
    } else {
        Ok(of_strategies(own_strategies(tx, actor).await?))
    }
}

fn of_strategies(strategies: Vec<Slug>) -> JobFilter {
    JobFilter { strategies: Some(strategies), ..JobFilter::default() }
}

async fn found(tx: &Tx, id: JobId, among: &JobFilter) -> Result<JobRecord> {
    tx.job(id, among).await?.ok_or_else(|| Error::no_job(id))
}
