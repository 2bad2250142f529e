//! The queue of jobs as whoever runs the service sees it.

use chrono::{DateTime, Utc};
use malspar_domain::{id::JobId, job::JobKind};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use uuid::Uuid;

use crate::{Error, JobNote, Result, Tx, job_log};

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

#[derive(FromQueryResult)]
struct Listed {
    id: Uuid,
    kind: String,
    state: String,
    enqueued_at: DateTime<Utc>,
    attempts: i32,
    error: Option<String>,
    occurrence: Option<String>,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    log: Option<String>,
    held: i32,
}

impl Tx {
    /// The latest jobs, those that are not done first, then the newest.
    pub async fn jobs(&self, limit: u64) -> Result<Vec<JobRecord>> {
        let limit = i64::try_from(limit).map_err(Error::other)?;
        let order = "ORDER BY CASE state WHEN 'done' THEN 1 ELSE 0 END, enqueued_at DESC, id DESC LIMIT $1";
        self.listed(order, limit.into()).await
    }

    /// One of them; nothing where there is none, or its row has been removed.
    pub async fn job(&self, id: JobId) -> Result<Option<JobRecord>> {
        Ok(self.listed("WHERE id = $1", id.0.into()).await?.pop())
    }

    /// Lets a job that failed for good be tried from the beginning; false where it has not failed.
    pub async fn try_job_again(&self, id: JobId) -> Result<bool> {
        let again = "UPDATE job SET state = 'queued', attempts = 0, run_after = 0, lease_until = 0, finished_at = NULL
                     WHERE id = $1 AND state = 'failed'";
        Ok(self.inner.execute_raw(self.sql(again, [id.0.into()])).await?.rows_affected() == 1)
    }

    async fn listed(&self, which: &str, value: Value) -> Result<Vec<JobRecord>> {
        let list = format!(
            "SELECT id, kind, state, enqueued_at, attempts, error, occurrence, started_at, finished_at, log,
                    CASE WHEN lease_until > {} THEN 1 ELSE 0 END AS held
             FROM job {which}",
            self.now()
        );
        let rows = Listed::find_by_statement(self.sql(&list, [value])).all(&self.inner).await?;
        rows.into_iter().map(listed).collect()
    }
}

fn listed(row: Listed) -> Result<JobRecord> {
    let state = match row.state.as_str() {
        "queued" if row.held == 1 => JobState::Running,
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
