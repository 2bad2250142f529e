//! The jobs: a file each.

use malspar_app::{App, Result};
use malspar_domain::{job::JobKind, role::Actor};
use malspar_storage::ClaimedJob;

mod ask_registrar;
mod confirm_contacts;
mod digest;
mod prepare_drafts;
mod prepare_municipal_drafts;
mod prune;
mod remind;

/// Does one job.
pub(crate) async fn run(app: &App, actor: &Actor, job: &ClaimedJob) -> Result<()> {
    match &job.kind {
        JobKind::PrepareDrafts { strategy, cycle } => {
            prepare_drafts::run(app, actor, strategy, cycle, job).await
        }
        JobKind::PrepareMunicipalDrafts { strategy, cycle } => {
            prepare_municipal_drafts::run(app, strategy, cycle, job).await
        }
        JobKind::ConfirmContacts { strategy, cycle } => {
            confirm_contacts::run(app, strategy, cycle, job).await
        }
        JobKind::AskRegistrar { strategy, cycle } => ask_registrar::run(app, strategy, cycle, job).await,
        JobKind::Remind { strategy, cycle, step } => remind::run(app, strategy, cycle, *step, job).await,
        JobKind::Digest { strategy, cycle } => digest::run(app, strategy, cycle, job).await,
        JobKind::Prune => prune::run(app, job).await,
    }
}
