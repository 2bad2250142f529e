//! The shape of the database, step by step, for SQLite and PostgreSQL alike.
//!
//! Each file `m….rs` is one step: SQL with literal names, frozen once it is released, so that yesterday's step does on a
//! new database what it did on the old ones. `dialect` fills in the few words in which the two databases differ,
//! [`append_only`] guards the tables in which nothing may ever change.
//!
//! Nothing of the other layers may be used here: their types move on, a step does not. See `README.md`.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait::async_trait, sea_orm::DbBackend};

pub mod append_only;
mod dialect;
mod step;

mod m20260301_000001_register;
mod m20260301_000002_catalogue;
mod m20260301_000003_answers;
pub mod m20260301_000004_audit;
mod m20260301_000005_jobs;
mod m20260301_000006_renditions;
mod m20260301_000007_marks;
mod m20260301_000008_series;
mod m20260301_000009_editions;
mod m20260301_000010_narratives;
mod m20260301_000011_accounts;
mod m20260301_000012_sharing;
mod m20260301_000013_answering;
mod m20260301_000014_uploads;
mod m20260301_000015_desk;
mod m20260301_000016_writing;
mod m20260301_000017_consultation;
mod m20260301_000018_drafting;
mod m20260301_000019_taking_part;
mod m20260301_000020_clock;
mod m20260301_000021_calendar;

use append_only::{Guarded, Trigger};
use step::Step;

/// Every step, oldest first. A new one goes to the end.
const STEPS: [Step; 21] = [
    m20260301_000001_register::STEP,
    m20260301_000002_catalogue::STEP,
    m20260301_000003_answers::STEP,
    m20260301_000004_audit::STEP,
    m20260301_000005_jobs::STEP,
    m20260301_000006_renditions::STEP,
    m20260301_000007_marks::STEP,
    m20260301_000008_series::STEP,
    m20260301_000009_editions::STEP,
    m20260301_000010_narratives::STEP,
    m20260301_000011_accounts::STEP,
    m20260301_000012_sharing::STEP,
    m20260301_000013_answering::STEP,
    m20260301_000014_uploads::STEP,
    m20260301_000015_desk::STEP,
    m20260301_000016_writing::STEP,
    m20260301_000017_consultation::STEP,
    m20260301_000018_drafting::STEP,
    m20260301_000019_taking_part::STEP,
    m20260301_000020_clock::STEP,
    m20260301_000021_calendar::STEP,
];

/// Applies the steps.
#[derive(Debug)]
pub struct Migrator;

#[async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(*step) as Box<dyn MigrationTrait>).collect()
    }
}

/// The names of the steps this program knows, oldest first.
pub fn names() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|step| step.name)
}

/// The tables in which rows are only ever added.
pub fn append_only_tables() -> impl Iterator<Item = &'static str> {
    guarded().map(|guarded| guarded.table)
}

/// The triggers that must stand in a database that has taken every step but the `pending` ones.
pub fn triggers(backend: DbBackend, pending: &[&str]) -> Vec<Trigger> {
    STEPS
        .iter()
        .filter(|step| !pending.contains(&step.name))
        .flat_map(|step| step.append_only)
        .flat_map(|guarded| guarded.triggers(backend))
        .collect()
}

fn guarded() -> impl Iterator<Item = &'static Guarded> {
    STEPS.iter().flat_map(|step| step.append_only)
}
