//! The jobs: a file each.

use malspar_app::{App, Result};
use malspar_domain::{job::JobKind, role::Actor};
use malspar_storage::ClaimedJob;

mod prepare_drafts;

/// Does one job.
pub(crate) async fn run(app: &App, actor: &Actor, job: &ClaimedJob) -> Result<()> {
    match &job.kind {
        JobKind::PrepareDrafts { strategy, cycle } => {
            prepare_drafts::run(app, actor, strategy, cycle, job).await
        }
    }
}
