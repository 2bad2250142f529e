//! The question whether the contacts are still the same.

use malspar_app::{App, Result};
use malspar_domain::code::{CycleKey, Slug};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(app: &App, strategy: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
    app.run_confirm_contacts(strategy, cycle, job).await
}
