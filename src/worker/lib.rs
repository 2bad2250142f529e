//! The worker: looks at the clock, claims jobs from the queue and has them done.
//!
//! A job is one small file in [`jobs`] that calls one use case. The use case stores the result and completes the job
//! in one transaction, so a worker that dies leaves either both or neither, and its lease runs out. A worker that lives
//! renews the lease of the job that it is at, however long that takes.
//!
//! Not here: what a job does and what has come (that is `app`), and how the queue is kept (`storage`).

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use malspar_app::{App, DatabaseError, Error, Result, clockwork::Ticked};
use malspar_domain::role::Actor;
use malspar_storage::ClaimedJob;
use tokio::{sync::watch, task::JoinHandle};

pub mod jobs;

/// Seconds that a claimed job is left alone before another worker may take it: so long a job waits whose worker died.
const LEASE_SECONDS: u32 = 60;

/// How long an idle worker waits before it looks for jobs again.
const PAUSE: Duration = Duration::from_secs(2);

/// How long it waits before it looks at the clock again: what is planned is planned to the minute.
const LOOK: TimeDelta = TimeDelta::seconds(20);

/// One worker with a name of its own.
#[derive(Clone)]
pub struct Worker {
    app: App,
    actor: Actor,
    name: String,
    lease_seconds: u32,
}

impl Worker {
    /// A worker that acts as `actor`, the service itself.
    pub fn new(app: App, actor: Actor, name: impl Into<String>) -> Self {
        Self { app, actor, name: name.into(), lease_seconds: LEASE_SECONDS }
    }

    /// The same with another lease.
    #[must_use]
    pub fn with_lease(self, lease_seconds: u32) -> Self {
        Self { lease_seconds, ..self }
    }

    /// Handles what has come by the clock.
    pub async fn tick(&self) -> Result<Ticked> {
        self.app.tick().await
    }

    /// Does every job that is due, and says how many were done. The first that fails is put back with its reason and
    /// the error given.
    pub async fn run_until_idle(&self) -> Result<usize> {
        let mut done = 0;
        while self.run_one().await? {
            done += 1;
        }
        Ok(done)
    }

    /// Looks at the clock and does jobs as they come until `stop` turns true.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut looked_at: Option<DateTime<Utc>> = None;
        while !*stop.borrow() {
            let now = self.app.clock().now();
            // A clock that was set back is looked at as well.
            if looked_at.is_none_or(|at| (now - at).abs() >= LOOK) {
                looked_at = Some(now);
                if let Err(error) = self.tick().await {
                    tracing::error!(worker = self.name, %error, "what has come waits");
                }
            }
            match self.run_one().await {
                // There may be another; whoever stops the service is asked first.
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(worker = self.name, %error, "the worker pauses"),
            }
            // A closed channel means that nobody will ever say stop: the process is ending.
            let stopped = tokio::time::timeout(PAUSE, stop.changed()).await;
            if matches!(stopped, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Claims a job and does it; false where none is due.
    pub async fn run_one(&self) -> Result<bool> {
        let claimed = self.app.store().claim(&self.name, self.lease_seconds).await;
        let Some(job) = claimed.map_err(Error::from)? else { return Ok(false) };
        tracing::info!(worker = self.name, job = job.kind.name(), attempt = job.attempt, "job claimed");
        if let Err(error) = self.work_at(&job).await {
            tracing::error!(worker = self.name, job = job.kind.name(), %error, "the job failed");
            match self.app.store().fail_job(&job, &error.to_string()).await {
                // Another has it, and will see for itself.
                Err(DatabaseError::Conflict(_)) => return Ok(true),
                noted => noted.map_err(Error::from)?,
            }
            return Err(error);
        }
        Ok(true)
    }

    /// Does a job and holds it meanwhile. In a task of its own: a job that panics has failed, and the worker goes on.
    async fn work_at(&self, job: &ClaimedJob) -> Result<()> {
        let (app, actor, claimed) = (self.app.clone(), self.actor.clone(), job.clone());
        let mut task = Task(tokio::spawn(async move { jobs::run(&app, &actor, &claimed).await }));
        let third = Duration::from_millis(u64::from(self.lease_seconds) * 1000 / 3);
        loop {
            let waits = third.max(Duration::from_secs(1));
            if let Ok(done) = tokio::time::timeout(waits, &mut task.0).await {
                return done.unwrap_or_else(|panic| Err(Error::Report(panic.to_string())));
            }
            match self.app.store().hold_job(job, self.lease_seconds).await {
                // Where it is a conflict it is done just now, or lost: what it does then cannot be kept, so let it end.
                Ok(()) | Err(DatabaseError::Conflict(_)) => {}
                Err(error) => tracing::warn!(job = job.kind.name(), %error, "the lease could not be renewed"),
            }
        }
    }
}

/// A task that ends with whoever waits for it.
struct Task(JoinHandle<Result<()>>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
