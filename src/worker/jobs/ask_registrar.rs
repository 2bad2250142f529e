//! The question to the registrars where no contact has answered.

use malspar_app::{App, Result};
use malspar_domain::code::{CycleKey, Slug};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(app: &App, strategy: &Slug, cycle: &CycleKey, job: &ClaimedJob) -> Result<()> {
    app.run_ask_registrar(strategy, cycle, job).await
}
