//! What need not be kept goes.

use malspar_app::{App, Result};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(app: &App, job: &ClaimedJob) -> Result<()> {
    app.run_prune(job).await
}
