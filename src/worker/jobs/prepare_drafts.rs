//! The draft reports of a cycle that has reached its review.

use malspar_app::{App, Result};
use malspar_domain::{
    code::{CycleKey, Slug},
    role::Actor,
};
use malspar_storage::ClaimedJob;

pub(crate) async fn run(
    app: &App,
    actor: &Actor,
    strategy: &Slug,
    cycle: &CycleKey,
    job: &ClaimedJob,
) -> Result<()> {
    app.prepare_drafts(actor, strategy, cycle, job).await
}
