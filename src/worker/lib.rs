//! The worker: claims jobs from the queue and has them done.
//!
//! A job is one small file in [`jobs`] that calls one use case. The use case stores the result and completes the job
//! in one transaction, so a worker that dies leaves either both or neither, and its lease runs out.
//!
//! Not here: what a job does (that is `app`), and how the queue is kept (`storage`).

use std::time::Duration;

use malspar_app::{App, Error, Result};
use malspar_domain::role::Actor;
use tokio::sync::watch;

pub mod jobs;

/// Seconds that a claimed job is left alone before another worker may take it.
const LEASE_SECONDS: u32 = 300;

/// How long an idle worker waits before it looks again.
const PAUSE: Duration = Duration::from_secs(2);

/// One worker with a name of its own.
#[derive(Clone)]
pub struct Worker {
    app: App,
    actor: Actor,
    name: String,
}

impl Worker {
    /// A worker that acts as `actor`, the service itself.
    pub fn new(app: App, actor: Actor, name: impl Into<String>) -> Self {
        Self { app, actor, name: name.into() }
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

    /// Does jobs as they come until `stop` turns true.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
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
    async fn run_one(&self) -> Result<bool> {
        let Some(job) = self.app.store().claim(&self.name, LEASE_SECONDS).await.map_err(Error::from)? else {
            return Ok(false);
        };
        tracing::info!(worker = self.name, job = job.kind.name(), attempt = job.attempt, "job claimed");
        let (app, actor, claimed) = (self.app.clone(), self.actor.clone(), job.clone());
        // In a task of its own: a job that panics has failed, and the worker goes on.
        let done = tokio::spawn(async move { jobs::run(&app, &actor, &claimed).await });
        let result = done.await.unwrap_or_else(|panic| Err(Error::Report(panic.to_string())));
        if let Err(error) = result {
            tracing::error!(worker = self.name, job = job.kind.name(), %error, "the job failed");
            self.app.store().fail_job(&job, &error.to_string()).await.map_err(Error::from)?;
            return Err(error);
        }
        Ok(true)
    }
}
