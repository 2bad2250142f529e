//! The connection and its transactions.
//!
//! SQLite has one writer connection, which begins its transactions IMMEDIATE and so never finds out halfway that
//! another was first, and a few readers that cannot write. PostgreSQL has one pool.

use std::{fmt, path::Path, sync::Arc, time::Duration};

use chrono::{DateTime, SubsecRound, Utc};
use malspar_domain::id::Ids;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use uuid::Uuid;

use crate::{Error, Result, StoreConfig};

/// How long to wait for a lock or a free connection.
const PATIENCE: Duration = Duration::from_secs(10);
const SQLITE_READERS: u32 = 4;
/// So many rows may be read before the first has been taken: the answers of a cycle. With few of them SQLite's thread and
/// ours wait for each other at every one.
const ROWS_AHEAD: usize = 4096;

/// Which database there is underneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseKind {
    /// A file, which the program can copy itself.
    Sqlite,
    /// A server, with programs of its own for that.
    Postgres,
}

/// The database.
#[derive(Clone)]
pub struct Store {
    pub(crate) writer: DatabaseConnection,
    pub(crate) reader: DatabaseConnection,
    pub(crate) config: StoreConfig,
    ids: Arc<dyn Ids>,
}

impl Store {
    /// Connects; new rows take their ids from `ids`. The database must be migrated before it is used.
    pub async fn connect(config: &StoreConfig, ids: Arc<dyn Ids>) -> Result<Self> {
        let (writer, reader) = if config.is_sqlite() {
            let writer = sqlite(&config.url, 1, false).await?;
            (writer, sqlite(&config.url, SQLITE_READERS, true).await?)
        } else {
            let pool = postgres(&config.url, config.connections).await?;
            (pool.clone(), pool)
        };
        Ok(Self { writer, reader, config: config.clone(), ids })
    }

    /// A transaction that may write. It lasts when it is committed, and is undone when it is dropped.
    pub async fn write(&self) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.begin(&self.writer, options, false).await
    }

    /// A transaction that sees one state of the database, that of its first query, and cannot write.
    pub async fn read(&self) -> Result<Tx> {
        let options = match self.backend() {
            DbBackend::Sqlite => TransactionOptions::default(),
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        self.begin(&self.reader, options, true).await
    }

    /// Does the database answer?
    pub async fn ping(&self) -> Result<()> {
        self.writer.ping().await?;
        Ok(self.reader.ping().await?)
    }

    /// Which database it is, in which version.
    pub async fn database(&self) -> Result<(DatabaseKind, String)> {
        let (kind, ask) = match self.backend() {
            DbBackend::Sqlite => (DatabaseKind::Sqlite, "SELECT sqlite_version() AS version"),
            _ => (DatabaseKind::Postgres, "SELECT current_setting('server_version') AS version"),
        };
        let row = self.reader.query_one_raw(Statement::from_string(self.backend(), ask)).await?;
        Ok((kind, row.map(|row| row.try_get("", "version")).transpose()?.unwrap_or_default()))
    }

    /// Closes every connection.
    pub async fn close(self) -> Result<()> {
        self.reader.close_by_ref().await?;
        Ok(self.writer.close_by_ref().await?)
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// In a task of its own: a caller who is cancelled while the transaction begins would leave a connection behind
    /// that the pool takes for free and that is inside a transaction.
    async fn begin(
        &self,
        db: &DatabaseConnection,
        options: TransactionOptions,
        only_reads: bool,
    ) -> Result<Tx> {
        let db = db.clone();
        let begun = tokio::spawn(async move { db.begin_with_options(options).await });
        let inner = begun.await.map_err(Error::other)??;
        Ok(Tx { inner, backend: self.backend(), only_reads, ids: Arc::clone(&self.ids) })
    }
}

/// Says which kind of database; its address holds a password.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("config", &self.config).finish_non_exhaustive()
    }
}

/// A transaction. The queries are in the files of the things they are about.
pub struct Tx {
    pub(crate) inner: DatabaseTransaction,
    pub(crate) backend: DbBackend,
    only_reads: bool,
    ids: Arc<dyn Ids>,
}

impl Tx {
    /// Is this a transaction of [`Store::read`], in which the database refuses to write?
    pub const fn is_read_only(&self) -> bool {
        self.only_reads
    }

    /// Makes everything done in this transaction last. Also in a task of its own: once begun, it is carried through.
    pub async fn commit(self) -> Result<()> {
        Ok(tokio::spawn(self.inner.commit()).await.map_err(Error::other)??)
    }

    pub(crate) fn new_id(&self) -> Uuid {
        self.ids.next()
    }

    /// A statement with `$1`, `$2` … for `values`.
    pub(crate) fn sql(&self, text: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(self.backend, text, values)
    }
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").field("backend", &self.backend).finish_non_exhaustive()
    }
}

/// A point in time as both databases keep it, in whole microseconds.
pub(crate) fn stored(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

pub(crate) async fn sqlite(url: &str, connections: u32, only_read: bool) -> Result<DatabaseConnection> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(Error::other("SQLite needs a file: readers and writer are connections of their own"));
    }
    let mut options = quiet(url, connections);
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .row_buffer_size(ROWS_AHEAD)
            .pragma("recursive_triggers", "ON")
            .pragma("query_only", if only_read { "ON" } else { "OFF" })
    });
    connect(options).await
}

/// A file that nobody writes, as it lies there: not even a log beside it is looked for or made.
pub(crate) async fn sqlite_at_rest(file: &Path) -> Result<DatabaseConnection> {
    let (mut options, file) = (quiet("sqlite:", 1), file.to_owned());
    options.map_sqlx_sqlite_opts(move |options| options.filename(&file).read_only(true).immutable(true));
    connect(options).await
}

/// Folds the log of the database in `file` into it and lets go of it: [`Error::Busy`] where somebody has it open.
pub(crate) async fn sqlite_settle(file: &Path) -> Result<()> {
    let (mut options, file) = (quiet("sqlite:", 1), file.to_owned());
    options.map_sqlx_sqlite_opts(move |options| {
        options.filename(&file).busy_timeout(Duration::ZERO).journal_mode(SqliteJournalMode::Delete)
    });
    Ok(connect(options).await?.close().await?)
}

pub(crate) async fn postgres(url: &str, connections: u32) -> Result<DatabaseConnection> {
    connect(quiet(url, connections)).await
}

/// Boxed: connecting is a large future, and rarely done.
async fn connect(options: ConnectOptions) -> Result<DatabaseConnection> {
    Ok(Box::pin(Database::connect(options)).await?)
}

/// Neither statements nor their values belong in a log: they are what people answered.
fn quiet(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

#[cfg(test)]
mod tests {
    use malspar_domain::id::CountedIds;

    use super::*;

    /// These hold for one connection each, so nobody outside can see them.
    #[tokio::test]
    async fn every_sqlite_connection_is_as_careful_as_it_should_be() {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig::new(format!("sqlite://{}/a.db?mode=rwc", folder.path().display()));
        let store = Store::connect(&config, Arc::new(CountedIds::new(1))).await.unwrap();
        for (db, only_reads) in [(&store.writer, 0), (&store.reader, 1)] {
            for (pragma, expected) in [
                ("synchronous", 2), // FULL
                ("foreign_keys", 1),
                ("recursive_triggers", 1),
                ("busy_timeout", 10_000),
                ("query_only", only_reads),
            ] {
                let ask = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
                let found: i32 = db.query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap();
                assert_eq!(found, expected, "{pragma}");
            }
            let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode");
            let mode: String = db.query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap();
            assert_eq!(mode, "wal");
        }
    }
}
