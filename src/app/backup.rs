//! Keeping the database safe: copies of it, and a copy before its schema changes.
//!
//! These are acts of whoever has the machine and its files; no page leads here, so no role is asked for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use malspar_domain::{clock::Clock, id::Ids, violation::Violation};
use malspar_storage::{self as storage, CopyError, Schema, Store, StoreConfig, Unfit};

use crate::{Error, Result, audit};

/// What was copied, and whereto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// The copy.
    pub file: PathBuf,
    /// How many rows it holds.
    pub rows: i64,
}

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many rows the database holds now.
    pub rows: i64,
    /// The database that was there before, kept under this name.
    pub kept: Option<PathBuf>,
}

/// What a migration did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// How many steps were taken.
    pub steps: usize,
    /// The copy from before.
    pub backup: Option<BackedUp>,
}

/// Copies the database to `file` and looks the copy through. A file that is there is refused unless it may be replaced.
pub async fn back_up(config: &StoreConfig, file: &Path, replace: bool) -> Result<BackedUp> {
    let copied = storage::backup(config, file, replace).await.map_err(|e| match e {
        CopyError::AlreadyThere(file) => Violation::error(place(&file), "backup-already-there").into(),
        other => refused(other),
    })?;
    Ok(BackedUp { file: file.to_owned(), rows: copied.rows() })
}

/// Notes in the database that a copy was made, so that a page can tell when. A database whose schema has no place for it
/// yet goes without.
pub async fn note(config: &StoreConfig, clock: &dyn Clock, ids: Arc<dyn Ids>, copy: &BackedUp) -> Result<()> {
    let store = Store::connect(config, ids).await?;
    if store.schema().await? == Schema::Current {
        let tx = store.write().await?;
        tx.note_backup(clock.now(), copy.rows).await?;
        tx.commit().await?;
    }
    Ok(store.close().await?)
}

/// Looks `file` through and makes it the database. A database that is there is refused unless it may be replaced, and
/// then it is kept beside.
pub async fn restore(
    config: &StoreConfig,
    file: &Path,
    replace: bool,
    clock: &dyn Clock,
) -> Result<Restored> {
    let restored = storage::restore(config, file, replace, &stamp(clock.now())).await.map_err(refused)?;
    Ok(Restored { rows: restored.contents.rows(), kept: restored.kept })
}

/// Brings the schema up to date. A database that has one already is copied first where it is a file; of any other
/// somebody must have said that it is `backed_up`.
pub async fn migrate(
    config: &StoreConfig,
    clock: &dyn Clock,
    ids: Arc<dyn Ids>,
    backed_up: bool,
) -> Result<Migrated> {
    let store = Store::connect(config, ids).await?;
    let mut done = Migrated { steps: 0, backup: None };
    match store.schema().await? {
        Schema::Current | Schema::Empty => {}
        Schema::Behind(pending) => {
            done.steps = pending.len();
            if let Some(database) = config.sqlite_file()? {
                let last = pending.last().copied().unwrap_or_default();
                let name = format!("malspar-before-{last}-{}.db", stamp(clock.now()));
                done.backup = Some(back_up(config, &database.with_file_name(name), false).await?);
            } else if !backed_up {
                let n = pending.len();
                return Err(Violation::error("database", "database-not-backed-up").with("n", n).into());
            }
        }
        Schema::Newer(steps) => return Err(newer(&steps)),
        Schema::Foreign => return Err(foreign()),
    }
    // Also where nothing is pending: it looks for the triggers and gives the program's role its rights.
    store.migrate().await?;
    store.close().await?;
    Ok(done)
}

/// Makes an empty database ready for use, and refuses one that only a person may change.
pub(crate) async fn make_ready(store: &Store) -> Result<()> {
    match store.schema().await? {
        Schema::Current => Ok(store.check_triggers().await?),
        Schema::Empty => Ok(store.migrate().await?),
        Schema::Behind(pending) => {
            Err(Violation::error("database", "database-behind").with("n", pending.len()).into())
        }
        Schema::Newer(steps) => Err(newer(&steps)),
        Schema::Foreign => Err(foreign()),
    }
}

fn newer(steps: &[String]) -> Error {
    Violation::error("database", "database-newer").with("steps", steps.join(", ")).into()
}

fn foreign() -> Error {
    Violation::error("database", "database-foreign").into()
}

/// A point in time that can stand in the name of a file and sorts there.
fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn refused(error: CopyError) -> Error {
    match error {
        CopyError::NotSqlite => Violation::error("database", "backup-not-sqlite").into(),
        CopyError::NotThere(file) => Violation::error(place(&file), "backup-not-there").into(),
        CopyError::AlreadyThere(file) => Violation::error(place(&file), "restore-already-there").into(),
        CopyError::Itself(file) => Violation::error(place(&file), "backup-itself").into(),
        CopyError::InUse(file) => Violation::error(place(&file), "restore-in-use").into(),
        CopyError::Unfit { file, why } => unfit(place(&file), why).into(),
        CopyError::File { file, error } => Error::File { file, error },
        CopyError::Store(error) => error.into(),
    }
}

fn place(file: &Path) -> String {
    file.display().to_string()
}

fn unfit(place: String, why: Unfit) -> Violation {
    match why {
        Unfit::HasLog => Violation::error(place, "backup-has-log"),
        Unfit::Damaged(said) => Violation::error(place, "backup-damaged").with("said", said),
        Unfit::Dangling(table) => Violation::error(place, "backup-dangling").with("table", table),
        Unfit::NotOurs => Violation::error(place, "backup-not-ours"),
        Unfit::Newer(steps) => Violation::error(place, "backup-newer").with("steps", steps.join(", ")),
        Unfit::Unguarded(triggers) => {
            Violation::error(place, "backup-unguarded").with("triggers", triggers.join(", "))
        }
        Unfit::AuditTrail(broken) => audit::violation(place, broken),
        Unfit::Differs(table) => Violation::error(place, "backup-differs").with("table", table),
    }
}
