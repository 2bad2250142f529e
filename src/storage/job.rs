//! The queue of jobs.
//!
//! A job is enqueued in the transaction of the act that causes it, so neither comes without the other. A worker claims
//! it for a time, the lease, measured by the database's clock; a worker that dies loses it when that has run out. Each
//! claim has a new token: whoever lost the lease to another can neither complete nor fail the job any more. How people see
//! the queue is in [`crate::job_list`].

use chrono::{DateTime, Utc};
use malspar_domain::{id::JobId, job::JobKind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter,
};
use uuid::Uuid;

use crate::{Error, JobNote, Result, Store, Tx, canonical, entity::job, job_log::added, store::stored};

/// How often a job is tried.
pub const MAX_ATTEMPTS: u32 = 5;

/// How long a job that this release does not know waits for a newer one.
const UNKNOWN_WAITS_SECONDS: i64 = 60;

/// A job that a worker holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedJob {
    /// Its row.
    pub id: JobId,
    /// What is to be done.
    pub kind: JobKind,
    /// The how-manieth attempt this is, from 1.
    pub attempt: u32,
    /// The proof of holding it: higher with every claim.
    pub token: i64,
}

#[derive(FromQueryResult)]
struct Claimed {
    id: Uuid,
    kind: String,
    attempts: i32,
    token: i64,
}

impl Store {
    /// Takes the oldest job that is due, for `lease_seconds`; nothing where none is. A transaction of its own.
    pub async fn claim(&self, worker: &str, lease_seconds: u32) -> Result<Option<ClaimedJob>> {
        let tx = self.write().await?;
        let claimed = tx.claim(worker, lease_seconds).await?;
        tx.commit().await?;
        Ok(claimed)
    }

    /// Gives a job back with what went wrong: to be tried again after a while, and after the last attempt never again.
    /// A conflict where the lease has gone to another. A transaction of its own, since the job's was undone.
    pub async fn fail_job(&self, job: &ClaimedJob, error: &str) -> Result<()> {
        let tx = self.write().await?;
        tx.fail_job(job, error).await?;
        tx.commit().await
    }

    /// Holds a job for another `lease_seconds`: whoever works long says so now and then. A conflict where the lease has gone
    /// to another, or the job is done.
    pub async fn hold_job(&self, job: &ClaimedJob, lease_seconds: u32) -> Result<()> {
        let tx = self.write().await?;
        tx.hold_job(job, lease_seconds).await?;
        tx.commit().await
    }

    /// How many jobs wait or are being done; those that failed for good are not among them.
    pub async fn jobs_left(&self) -> Result<u64> {
        self.read().await?.jobs_left().await
    }
}

impl Tx {
    /// Puts a job into the queue; it can be claimed once this transaction is committed.
    pub async fn enqueue(&self, kind: &JobKind, at: DateTime<Utc>) -> Result<JobId> {
        self.enqueue_for(kind, None, at).await
    }

    /// The same for an occurrence.
    pub async fn enqueue_for(
        &self,
        kind: &JobKind,
        occurrence: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<JobId> {
        let id = self.new_id();
        let row = job::ActiveModel {
            id: Set(id),
            kind: Set(canonical::json(kind)?),
            state: Set("queued".to_owned()),
            enqueued_at: Set(stored(at)),
            occurrence: Set(occurrence.map(str::to_owned)),
            ..Default::default()
        };
        job::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(JobId(id))
    }

    /// Notes that the job is done, together with what it did; a conflict where the lease has gone to another.
    pub async fn complete_job(&self, job: &ClaimedJob) -> Result<()> {
        self.finish_job(job, &[]).await
    }

    /// The same with what it has to say.
    pub async fn finish_job(&self, job: &ClaimedJob, notes: &[JobNote]) -> Result<()> {
        let log = added(self.job_log(job).await?.as_deref(), notes)?;
        let completed = self.sql(
            &format!(
                "UPDATE job SET state = 'done', lease_until = 0, error = NULL, log = $3, finished_at = {}
                 WHERE id = $1 AND token = $2 AND state = 'queued'",
                self.moment()
            ),
            [job.id.0.into(), job.token.into(), log.into()],
        );
        held(job, self.inner.execute_raw(completed).await?.rows_affected())
    }

    /// Does a job of this kind wait, or is one being done?
    pub async fn is_asked_for(&self, kind: &JobKind) -> Result<bool> {
        let same = job::Entity::find().filter(job::Column::Kind.eq(canonical::json(kind)?));
        Ok(same.filter(job::Column::State.eq("queued")).count(&self.inner).await? > 0)
    }

    /// Removes jobs that were done before `before`; what they did stays where they did it.
    pub async fn weed_jobs(&self, before: DateTime<Utc>) -> Result<u64> {
        let old = job::Entity::delete_many().filter(job::Column::State.eq("done"));
        let old = old.filter(job::Column::FinishedAt.lt(stored(before)));
        // Asked for by the service's clock and finished by the database's: example data lives by a clock of its own.
        let old = old.filter(job::Column::EnqueuedAt.lt(stored(before)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }

    /// How many jobs wait or are being done; those that failed for good are not among them.
    pub async fn jobs_left(&self) -> Result<u64> {
        Ok(job::Entity::find().filter(job::Column::State.eq("queued")).count(&self.inner).await?)
    }

    async fn claim(&self, worker: &str, lease_seconds: u32) -> Result<Option<ClaimedJob>> {
        self.give_up_lost_jobs().await?;
        while let Some(row) = self.take_next(worker, lease_seconds).await? {
            if let Ok(kind) = serde_json::from_str(&row.kind) {
                let attempt = u32::try_from(row.attempts).map_err(Error::other)?;
                return Ok(Some(ClaimedJob { id: JobId(row.id), kind, attempt, token: row.token }));
            }
            // Enqueued by a newer release that runs beside this one: left to it, without using up an attempt.
            let wait = self.sql(
                &format!(
                    "UPDATE job SET attempts = attempts - 1, lease_until = 0, run_after = {} + $2 WHERE id = $1",
                    self.now()
                ),
                [row.id.into(), (UNKNOWN_WAITS_SECONDS * 1000).into()],
            );
            self.inner.execute_raw(wait).await?;
        }
        Ok(None)
    }

    /// A job on which every worker so far has died would take the next one with it.
    async fn give_up_lost_jobs(&self) -> Result<()> {
        let give_up = self.sql(
            &format!(
                "UPDATE job SET state = 'failed', error = 'the lease ran out in the last attempt', finished_at = {}
                 WHERE state = 'queued' AND attempts >= $1 AND lease_until <= {}",
                self.moment(),
                self.now()
            ),
            [i64::from(MAX_ATTEMPTS).into()],
        );
        self.inner.execute_raw(give_up).await?;
        Ok(())
    }

    async fn take_next(&self, worker: &str, lease_seconds: u32) -> Result<Option<Claimed>> {
        let (now, moment) = (self.now(), self.moment());
        // SQLite has one writer; on PostgreSQL another worker may hold the first rows.
        let lock = match self.backend {
            DbBackend::Sqlite => "",
            _ => "FOR UPDATE SKIP LOCKED",
        };
        let take = self.sql(
            &format!(
                "UPDATE job SET worker = $1, lease_until = {now} + $2, attempts = attempts + 1, token = token + 1,
                                started_at = {moment}
                 WHERE id = (SELECT id FROM job
                             WHERE state = 'queued' AND run_after <= {now} AND lease_until <= {now}
                             ORDER BY enqueued_at, id LIMIT 1 {lock})
                 RETURNING id, kind, attempts, token"
            ),
            [worker.into(), (i64::from(lease_seconds) * 1000).into()],
        );
        Ok(Claimed::find_by_statement(take).one(&self.inner).await?)
    }

    async fn fail_job(&self, job: &ClaimedJob, error: &str) -> Result<()> {
        let note = JobNote::failed(job.attempt, error, self.database_time().await?);
        let log = added(self.job_log(job).await?.as_deref(), &[note])?;
        let state = if job.attempt < MAX_ATTEMPTS { "queued" } else { "failed" };
        let fail = self.sql(
            &format!(
                "UPDATE job SET state = $3, lease_until = 0, run_after = {} + $4, error = $5, log = $6,
                                finished_at = CASE $3 WHEN 'failed' THEN {} END
                 WHERE id = $1 AND token = $2 AND state = 'queued'",
                self.now(),
                self.moment()
            ),
            [
                job.id.0.into(),
                job.token.into(),
                state.into(),
                (backoff_seconds(job.attempt) * 1000).into(),
                error.into(),
                log.into(),
            ],
        );
        held(job, self.inner.execute_raw(fail).await?.rows_affected())
    }

    async fn hold_job(&self, job: &ClaimedJob, lease_seconds: u32) -> Result<()> {
        let hold = format!(
            "UPDATE job SET lease_until = {} + $3 WHERE id = $1 AND token = $2 AND state = 'queued'",
            self.now()
        );
        let lease = i64::from(lease_seconds) * 1000;
        let values = [job.id.0.into(), job.token.into(), lease.into()];
        held(job, self.inner.execute_raw(self.sql(&hold, values)).await?.rows_affected())
    }

    async fn job_log(&self, job: &ClaimedJob) -> Result<Option<String>> {
        Ok(job::Entity::find_by_id(job.id.0).one(&self.inner).await?.and_then(|row| row.log))
    }

    pub(crate) async fn database_time(&self) -> Result<DateTime<Utc>> {
        let asked = self.sql(&format!("SELECT {} AS now", self.now()), []);
        let row = self.inner.query_one_raw(asked).await?.ok_or_else(|| Error::other("no time"))?;
        DateTime::from_timestamp_millis(row.try_get("", "now")?).ok_or_else(|| Error::other("no time"))
    }

    /// The same as it stands in a column of times.
    fn moment(&self) -> &'static str {
        match self.backend {
            DbBackend::Sqlite => "strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00'",
            _ => "clock_timestamp()",
        }
    }

    /// The database's own time in milliseconds.
    pub(crate) fn now(&self) -> &'static str {
        match self.backend {
            DbBackend::Sqlite => "CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)",
            _ => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)",
        }
    }
}

fn held(job: &ClaimedJob, rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::Conflict(format!("the lease of job {}", job.id.0))) }
}

/// 10 seconds after the first attempt, then 40, 160, 640.
const fn backoff_seconds(attempt: u32) -> i64 {
    10 * 4_i64.pow(attempt.saturating_sub(1))
}
