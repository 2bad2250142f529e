//! The queue of jobs as whoever runs the service sees it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{code::Slug, id::JobId, job::JobKind};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Error, JobNote, Result, Tx,
    entity::job::{self, Column as C},
    job_log,
    store::stored,
};

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It waits for a worker, or to be tried again.
    Waiting,
    /// A worker holds it.
    Running,
    /// It is done.
    Done,
    /// It was tried as often as it may be.
    Failed,
}

/// A job as whoever runs the service sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRecord {
    /// Which.
    pub id: JobId,
    /// What is to be done; nothing where a newer release knows it.
    pub kind: Option<JobKind>,
    /// How far it has come.
    pub state: JobState,
    /// When it was asked for.
    pub enqueued_at: DateTime<Utc>,
    /// How often it has been tried.
    pub attempts: u32,
    /// What went wrong the last time.
    pub error: Option<String>,
    /// The occurrence that asked for it, where one did.
    pub occurrence: Option<String>,
    /// When it was last begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was done, or given up.
    pub finished_at: Option<DateTime<Utc>>,
    /// What it did and what went wrong, the oldest first.
    pub log: Vec<JobNote>,
}

/// Which jobs are listed.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Those that have come so far; all where there is none.
    pub state: Option<JobState>,
    /// Those for these strategies; with nothing everybody's and the service's own.
    pub strategies: Option<Vec<Slug>>,
    /// Those that were asked for before this one.
    pub before: Option<(DateTime<Utc>, JobId)>,
}

impl Tx {
    /// The jobs that `filter` takes, the newest first.
    pub async fn jobs(&self, filter: &JobFilter, limit: u64) -> Result<Vec<JobRecord>> {
        let now = self.database_time().await?;
        let mut rows = job::Entity::find().filter(wanted(filter, now));
        if let Some((at, id)) = filter.before {
            let at = stored(at);
            let same = Condition::all().add(C::EnqueuedAt.eq(at)).add(C::Id.lt(id.0));
            rows = rows.filter(Condition::any().add(C::EnqueuedAt.lt(at)).add(same));
        }
        let rows = rows.order_by_desc(C::EnqueuedAt).order_by_desc(C::Id).limit(limit);
        rows.all(&self.inner).await?.into_iter().map(|row| listed(row, now)).collect()
    }

    /// How many jobs `filter` takes.
    pub async fn count_jobs(&self, filter: &JobFilter) -> Result<u64> {
        let now = self.database_time().await?;
        Ok(job::Entity::find().filter(wanted(filter, now)).count(&self.inner).await?)
    }

    /// One of those that `filter` takes, with its log; nothing where it is none of them, or its row has been removed.
    pub async fn job(&self, id: JobId, filter: &JobFilter) -> Result<Option<JobRecord>> {
        let now = self.database_time().await?;
        let row = job::Entity::find_by_id(id.0).filter(wanted(filter, now)).one(&self.inner).await?;
        row.map(|row| listed(row, now)).transpose()
    }

    /// How far each of these has come; those whose rows have been removed are left out.
    pub async fn job_states(&self, ids: &[JobId]) -> Result<BTreeMap<JobId, JobState>> {
        let now = self.database_time().await?;
        let rows = job::Entity::find().filter(C::Id.is_in(ids.iter().map(|id| id.0)));
        let rows = rows.all(&self.inner).await?.into_iter();
        rows.map(|row| listed(row, now).map(|job| (job.id, job.state))).collect()
    }

    /// Lets a job that failed for good be tried from the beginning; false where it has not failed.
    pub async fn try_job_again(&self, id: JobId) -> Result<bool> {
        let again = "UPDATE job SET state = 'queued', attempts = 0, run_after = 0, lease_until = 0, finished_at = NULL
                     WHERE id = $1 AND state = 'failed'";
        Ok(self.inner.execute_raw(self.sql(again, [id.0.into()])).await?.rows_affected() == 1)
    }
}

fn wanted(filter: &JobFilter, now: DateTime<Utc>) -> Condition {
    let now = now.timestamp_millis();
    let wanted = match filter.state {
        None => Condition::all(),
        Some(JobState::Waiting) => Condition::all().add(C::State.eq("queued")).add(C::LeaseUntil.lte(now)),
        Some(JobState::Running) => Condition::all().add(C::State.eq("queued")).add(C::LeaseUntil.gt(now)),
        Some(JobState::Done) => Condition::all().add(C::State.eq("done")),
        Some(JobState::Failed) => Condition::all().add(C::State.eq("failed")),
    };
    let Some(strategies) = &filter.strategies else { return wanted };
    // Which strategy it is for stands in what is to be done. Of no strategy there is no job.
    let none = Condition::any().add(C::Id.is_null());
    let of = |any: Condition, slug: &Slug| any.add(C::Kind.contains(format!("\"strategy\":\"{slug}\"")));
    wanted.add(strategies.iter().fold(none, of))
}

fn listed(row: job::Model, now: DateTime<Utc>) -> Result<JobRecord> {
    let state = match row.state.as_str() {
        "queued" if row.lease_until > now.timestamp_millis() => JobState::Running,
        "queued" => JobState::Waiting,
        "done" => JobState::Done,
        "failed" => JobState::Failed,
        other => return Err(Error::unreadable("state of a job", other)),
    };
    Ok(JobRecord {
        id: JobId(row.id),
        kind: serde_json::from_str(&row.kind).ok(),
        state,
        enqueued_at: row.enqueued_at,
        attempts: u32::try_from(row.attempts).map_err(Error::other)?,
        error: row.error,
        occurrence: row.occurrence,
        started_at: row.started_at,
        finished_at: row.finished_at,
        log: job_log::read(row.log.as_deref())?,
    })
}
