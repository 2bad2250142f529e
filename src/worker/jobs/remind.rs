//! A reminder to those who have not answered.

use malspar_app::{App, Result};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle_plan::CycleStep,
};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(
    app: &App,
    strategy: &Slug,
    cycle: &CycleKey,
    step: Option<CycleStep>,
    job: &ClaimedJob,
) -> Result<()> {
    app.run_remind(strategy, cycle, step, job).await
}
