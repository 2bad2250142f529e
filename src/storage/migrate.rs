//! Bringing the database to the shape that this program knows, and looking whether it has it.

use malspar_migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::{
    Error, Result, Schema, Store,
    schema::{self, names, quoted},
    store,
};

/// One number for all: whoever migrates holds it.
const ADVISORY_LOCK: i64 = 0x6d61_6c73_7061_7200;

impl Store {
    /// Applies the steps that the database lacks, all of them or none, and looks for the triggers. Refuses a database
    /// with steps that this program does not know, and one with somebody else's tables.
    pub async fn migrate(&self) -> Result<()> {
        let db = match (self.backend(), &self.config.owner_url) {
            (DbBackend::Sqlite, _) => self.writer.clone(),
            (_, owner) => store::postgres(owner.as_ref().unwrap_or(&self.config.url), 1).await?,
        };
        let tx = db
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        if self.backend() == DbBackend::Postgres {
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")).await?;
        }
        refuse_other(&schema::of(&tx).await?)?;
        Migrator::up(&tx, None).await?;
        if self.config.owner_url.is_some() && self.backend() == DbBackend::Postgres {
            grant(&tx, &self.role().await?).await?;
        }
        tx.commit().await?;
        if self.backend() == DbBackend::Postgres {
            db.close().await?;
        }
        self.check_triggers().await
    }

    /// Fails with the names of the triggers that should guard the append-only tables and do not.
    pub async fn check_triggers(&self) -> Result<()> {
        let missing = schema::missing_triggers(&self.reader, &[]).await?;
        if missing.is_empty() {
            return Ok(());
        }
        Err(Error::other(format!("the database lacks triggers that keep records: {}", missing.join(", "))))
    }

    /// The role in which this program works.
    async fn role(&self) -> Result<String> {
        let role = names(&self.writer, "SELECT current_user::text AS name").await?;
        role.into_iter().next().ok_or_else(|| Error::other("the database does not say who we are"))
    }
}

/// A step unknown here was made by a newer release, and only that one knows what its tables mean.
fn refuse_other(schema: &Schema) -> Result<()> {
    match schema {
        Schema::Newer(steps) => {
            Err(Error::other(format!("the database comes from a newer release: it has {}", steps.join(", "))))
        }
        Schema::Foreign => Err(Error::other("the database belongs to another program")),
        Schema::Empty | Schema::Behind(_) | Schema::Current => Ok(()),
    }
}

/// What `role` needs: everything short of TRUNCATE and ownership in ordinary tables, and in those that keep records
/// nothing but to read and to add.
async fn grant(tx: &DatabaseTransaction, role: &str) -> Result<()> {
    let owner = names(tx, "SELECT current_user::text AS name").await?;
    if owner.contains(role) {
        return Err(Error::other("the owner of the tables and the program have the same role"));
    }
    let (role, append_only) = (quoted(role), malspar_migrations::append_only_tables().collect::<Vec<_>>());
    let schema = names(tx, "SELECT current_schema()::text AS name").await?;
    for schema in &schema {
        tx.execute_unprepared(&format!("GRANT USAGE ON SCHEMA {} TO {role}", quoted(schema))).await?;
    }
    let tables = schema::tables(tx).await?;
    for table in &tables {
        let rights = match table.as_str() {
            schema::STEPS => "SELECT",
            // Its one row comes with the table and only moves on.
            "audit_head" => "SELECT, UPDATE",
            table if append_only.contains(&table) => "SELECT, INSERT",
            _ => "SELECT, INSERT, UPDATE, DELETE",
        };
        let table = quoted(table);
        tx.execute_unprepared(&format!(
            "REVOKE ALL ON {table} FROM PUBLIC, {role}; GRANT {rights} ON {table} TO {role}"
        ))
        .await?;
    }
    Ok(())
}
