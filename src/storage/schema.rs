//! How far the schema of a database has come, seen from this program.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::{Result, Store, store};

/// Where the database remembers the steps it has taken.
pub(crate) const STEPS: &str = "seaql_migrations";

/// What a database is to this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// There is nothing in it.
    Empty,
    /// It has tables, and none of them is ours.
    Foreign,
    /// It has taken steps that only a newer release knows: these.
    Newer(Vec<String>),
    /// It lacks steps of ours: these, oldest first.
    Behind(Vec<&'static str>),
    /// It has taken every step.
    Current,
}

impl Schema {
    /// The steps of ours that it lacks.
    pub(crate) fn pending(&self) -> &[&'static str] {
        if let Self::Behind(pending) = self { pending } else { &[] }
    }
}

impl Store {
    /// How far the database's schema has come. Changes nothing. Where the tables have an owner of their own it is that
    /// one who looks: the program's role sees them when it has been given the right to, which is for a migration to do.
    pub async fn schema(&self) -> Result<Schema> {
        let Some(owner) = self.config.owner_url.as_ref().filter(|_| self.backend() == DbBackend::Postgres)
        else {
            return of(&self.reader).await;
        };
        let db = store::postgres(owner, 1).await?;
        let found = of(&db).await;
        db.close().await?;
        found
    }
}

pub(crate) async fn of(db: &impl ConnectionTrait) -> Result<Schema> {
    let tables = tables(db).await?;
    let taken = if tables.contains(STEPS) {
        names(db, "SELECT version AS name FROM seaql_migrations").await?
    } else {
        BTreeSet::new()
    };
    if taken.is_empty() {
        let ours_alone = tables.iter().all(|table| table == STEPS);
        return Ok(if ours_alone { Schema::Empty } else { Schema::Foreign });
    }
    let known: BTreeSet<_> = malspar_migrations::names().map(str::to_owned).collect();
    let unknown: Vec<_> = taken.difference(&known).cloned().collect();
    if !unknown.is_empty() {
        return Ok(Schema::Newer(unknown));
    }
    let pending: Vec<_> = malspar_migrations::names().filter(|step| !taken.contains(*step)).collect();
    Ok(if pending.is_empty() { Schema::Current } else { Schema::Behind(pending) })
}

/// The names of all tables. Those that an extension of PostgreSQL brought along are none of ours or of anybody's.
pub(crate) async fn tables(db: &impl ConnectionTrait) -> Result<BTreeSet<String>> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        }
        _ => {
            "SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() \
             AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"
        }
    };
    names(db, sql).await
}

/// The triggers that should guard the append-only tables and do not, in a database that lacks the `pending` steps.
pub(crate) async fn missing_triggers(db: &impl ConnectionTrait, pending: &[&str]) -> Result<Vec<String>> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => {
            "SELECT tbl_name || '.' || name AS name FROM sqlite_master WHERE type = 'trigger'"
        }
        _ => {
            "SELECT c.relname || '.' || t.tgname AS name FROM pg_trigger t \
             JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE t.tgenabled = 'A' AND n.nspname = current_schema()"
        }
    };
    let found = names(db, sql).await?;
    Ok(malspar_migrations::triggers(backend, pending)
        .into_iter()
        .map(|trigger| format!("{}.{}", trigger.table, trigger.name))
        .filter(|name| !found.contains(name))
        .collect())
}

/// The column `name` of every row of `sql`.
pub(crate) async fn names(db: &impl ConnectionTrait, sql: &str) -> Result<BTreeSet<String>> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| Ok(row.try_get("", "name")?)).collect()
}

/// `name` as SQL writes a name.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
