//! The drafts of the municipalities' own reports.

use malspar_app::{App, Result};
use malspar_domain::code::{CycleKey, Slug};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(app: &App, strategy: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
    app.run_municipal_drafts(strategy, cycle, job).await
}
