//! What can go wrong in the store, in the four ways that make a difference to a caller.

use std::panic::Location;

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};
use thiserror::Error;

/// The result of everything in the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no such thing, or the scope has no right to it: the two cannot be told apart.
    #[error("no {0}")]
    NotFound(String),
    /// Somebody else was first: what the caller knew is no longer so.
    #[error("{0} has changed meanwhile")]
    Conflict(String),
    /// The database has too much to do; the same call may succeed later.
    #[error("the database is busy ({at})")]
    Busy {
        /// Where in the source.
        at: &'static Location<'static>,
    },
    /// Anything else: a database that cannot be reached, or one that contradicts itself.
    #[error("{source} ({at})")]
    Other {
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
        /// Where in the source.
        at: &'static Location<'static>,
    },
}

impl Error {
    pub(crate) fn not_found(what: &str, which: impl std::fmt::Display) -> Self {
        Self::NotFound(format!("{what} {which}"))
    }

    #[track_caller]
    pub(crate) fn other(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Other { source: source.into(), at: Location::caller() }
    }

    /// A row that this program cannot have written.
    #[track_caller]
    pub(crate) fn unreadable(what: &str, text: &str) -> Self {
        Self::other(format!("the database has an unreadable {what}: \"{text}\""))
    }
}

impl From<DbErr> for Error {
    #[track_caller]
    fn from(error: DbErr) -> Self {
        let at = Location::caller();
        if matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)) {
            return Self::Busy { at };
        }
        if let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() {
            return Self::Conflict(message);
        }
        let (DbErr::Exec(RuntimeErr::SqlxError(e))
        | DbErr::Query(RuntimeErr::SqlxError(e))
        | DbErr::Conn(RuntimeErr::SqlxError(e))) = &error
        else {
            return Self::Other { source: Box::new(error), at };
        };
        match &**e {
            sqlx::Error::PoolTimedOut => Self::Busy { at },
            sqlx::Error::Database(said) if is_busy(said.code().as_deref()) => Self::Busy { at },
            sqlx::Error::Database(said)
                if said.message().starts_with(malspar_migrations::append_only::ALREADY_THERE) =>
            {
                Self::Conflict(said.message().to_owned())
            }
            _ => Self::Other { source: Box::new(error), at },
        }
    }
}

/// SQLite: busy, busy in recovery, a snapshot too old to write, locked. PostgreSQL: serialisation, deadlock, lock not
/// available, too many connections.
fn is_busy(code: Option<&str>) -> bool {
    matches!(code, Some("5" | "261" | "517" | "6" | "40001" | "40P01" | "55P03" | "53300"))
}
