//! Tables in which rows are only ever added, held by the database itself.
//!
//! An UPDATE or DELETE is refused by a trigger on both databases. Each has holes of its own:
//! - SQLite's `INSERT OR REPLACE` deletes the row in its way, and the DELETE trigger sees that only on connections with
//!   `recursive_triggers`. So a trigger before INSERT refuses a row whose key is already there. It fires before an
//!   upsert looks for conflicts, too.
//! - PostgreSQL's TRUNCATE needs a trigger of its own, and a session in the role of a replica skips ordinary triggers:
//!   these are enabled ALWAYS.
//!
//! Whoever owns the tables can still drop the triggers. The store looks for them after every migration.

use sea_orm_migration::sea_orm::DbBackend;

/// The beginning of what the database says when it refuses a key that is already there (SQLite only; PostgreSQL
/// reports a unique violation).
pub const ALREADY_THERE: &str = "append-only: already there in ";

/// A table to guard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guarded {
    /// Its name.
    pub(crate) table: &'static str,
    /// Its primary key and every unique key, none of them with nulls.
    pub(crate) keys: &'static [&'static [&'static str]],
}

/// A trigger that must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// On which table.
    pub table: &'static str,
    /// Its name.
    pub name: String,
}

impl Guarded {
    /// The names of its triggers.
    pub(crate) fn triggers(&self, backend: DbBackend) -> Vec<Trigger> {
        let ends: &[&str] = match backend {
            DbBackend::Sqlite => &["refuses_update", "refuses_delete", "refuses_replace"],
            _ => &["refuses_change", "refuses_truncate"],
        };
        ends.iter().map(|end| Trigger { table: self.table, name: format!("{}_{end}", self.table) }).collect()
    }

    /// The statements that guard it.
    pub(crate) fn sql(&self, backend: DbBackend) -> String {
        match backend {
            DbBackend::Sqlite => self.sqlite(),
            _ => self.postgres(),
        }
    }

    fn sqlite(&self) -> String {
        let table = self.table;
        let there = self
            .keys
            .iter()
            .map(|key| {
                let same: Vec<_> = key.iter().map(|column| format!("{column} = NEW.{column}")).collect();
                format!("EXISTS (SELECT 1 FROM {table} WHERE {})", same.join(" AND "))
            })
            .collect::<Vec<_>>()
            .join(" OR ");
        format!(
            "CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table}
             BEGIN SELECT RAISE(ABORT, 'append-only: no UPDATE of {table}'); END;
             CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table}
             BEGIN SELECT RAISE(ABORT, 'append-only: no DELETE from {table}'); END;
             CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} WHEN {there}
             BEGIN SELECT RAISE(ABORT, '{ALREADY_THERE}{table}'); END;"
        )
    }

    fn postgres(&self) -> String {
        let table = self.table;
        format!(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
             BEGIN RAISE EXCEPTION 'append-only: no % of %', TG_OP, TG_TABLE_NAME; END $body$;
             CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION refuse_change();
             CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table}
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
             ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_change;
             ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_truncate;"
        )
    }
}
