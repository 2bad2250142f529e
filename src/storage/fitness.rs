//! Whether a file is a database that one can go back to: whole, ours, no newer than this program, with its records
//! guarded and their trail unbroken. Reads it where it lies and changes nothing.

use std::{collections::BTreeMap, path::Path};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TryGetable};
use thiserror::Error;

use crate::{AuditBreak, Error, Result, Schema, audit_chain, schema, store};

/// How many rows each table has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents(pub BTreeMap<String, i64>);

impl Contents {
    /// The rows of all tables.
    pub fn rows(&self) -> i64 {
        self.0.values().sum()
    }

    /// The first table in which `self` has another number of rows than `other`.
    pub(crate) fn differing(&self, other: &Self) -> Option<String> {
        let mut tables = self.0.keys().chain(other.0.keys());
        tables.find(|table| self.0.get(*table) != other.0.get(*table)).cloned()
    }
}

/// Why a file is none to go back to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unfit {
    /// A log lies beside it: it is a database that is or was in use, and what the log holds is not in it.
    #[error("a database in use, not a copy: a log lies beside it")]
    HasLog,
    /// SQLite cannot read it, or finds it damaged: in its words.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A row of this table refers to one that is not there.
    #[error("rows of {0} refer to rows that are missing")]
    Dangling(String),
    /// It is somebody else's, or empty.
    #[error("no database of this program")]
    NotOurs,
    /// It has steps that only a newer release knows.
    #[error("from a newer release: {}", .0.join(", "))]
    Newer(Vec<String>),
    /// These triggers do not stand.
    #[error("without the triggers {}", .0.join(", "))]
    Unguarded(Vec<String>),
    /// The audit trail is broken.
    #[error("the audit trail is broken at {}", .0.sequence)]
    AuditTrail(AuditBreak),
    /// This table has not the rows of the original.
    #[error("other rows in {0} than in the original")]
    Differs(String),
}

/// Looks through `file`, which nobody may be writing.
pub(crate) async fn examine(file: &Path) -> Result<Contents, Unfit> {
    // A file that SQLite cannot read in the middle of a check is as unfit as one that it cannot open.
    let damaged = |e: Error| match e {
        Error::Other { source, .. } => Unfit::Damaged(source.to_string()),
        e => Unfit::Damaged(e.to_string()),
    };
    let length = std::fs::metadata(file).map_err(|e| Unfit::Damaged(e.to_string()))?.len();
    let db = store::sqlite_at_rest(file).await.map_err(damaged)?;
    let found = examine_database(&db, length).await.unwrap_or_else(|e| Err(damaged(e)));
    db.close().await.map_err(|e| damaged(e.into()))?;
    found
}

async fn examine_database(db: &DatabaseConnection, length: u64) -> Result<Result<Contents, Unfit>> {
    let said: Option<String> = first_column(db, "PRAGMA integrity_check(1)").await?;
    if said.as_deref() != Some("ok") {
        return Ok(Err(Unfit::Damaged(said.unwrap_or_default())));
    }
    // SQLite reads a last page that is cut short as if it ended in zeros.
    let pages: Option<i64> =
        first_column(db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").await?;
    if pages.and_then(|bytes| u64::try_from(bytes).ok()) != Some(length) {
        return Ok(Err(Unfit::Damaged(format!("{length} bytes"))));
    }
    if let Some(table) = first_column(db, "PRAGMA foreign_key_check").await? {
        return Ok(Err(Unfit::Dangling(table)));
    }
    let schema = schema::of(db).await?;
    match &schema {
        Schema::Empty | Schema::Foreign => return Ok(Err(Unfit::NotOurs)),
        Schema::Newer(steps) => return Ok(Err(Unfit::Newer(steps.clone()))),
        Schema::Behind(_) | Schema::Current => {}
    }
    let missing = schema::missing_triggers(db, schema.pending()).await?;
    if !missing.is_empty() {
        return Ok(Err(Unfit::Unguarded(missing)));
    }
    if !schema.pending().contains(&malspar_migrations::m20260301_000004_audit::NAME)
        && let Err(broken) = audit_chain::verify(db, None).await?
    {
        return Ok(Err(Unfit::AuditTrail(broken)));
    }
    Ok(Ok(contents(db).await?))
}

async fn first_column<T: TryGetable>(db: &DatabaseConnection, sql: &str) -> Result<Option<T>> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The rows of every table, counted.
pub(crate) async fn contents(db: &impl ConnectionTrait) -> Result<Contents> {
    let mut contents = Contents::default();
    for table in schema::tables(db).await? {
        let count = format!("SELECT count(*) AS n FROM {}", schema::quoted(&table));
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), count)).await?;
        let n = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
        contents.0.insert(table, n);
    }
    Ok(contents)
}
