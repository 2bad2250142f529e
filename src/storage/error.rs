//! What can go wrong in the store, in the ways that make a difference to a caller.

use std::{fmt, panic::Location};

use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::CycleState,
};
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};
use thiserror::Error;

/// The result of everything in the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A strategy.
    Strategy,
    /// A strategy, as it was at a time before it was taken in.
    StrategyThen,
    /// A version of a strategy.
    Version,
    /// A cycle.
    Cycle,
    /// An edition.
    Edition,
    /// A file of an edition.
    Rendition,
    /// An organisation's answers.
    Submission,
    /// An indicator.
    Indicator,
    /// An organisation.
    Organisation,
    /// How many live in a municipality.
    Population,
    /// Somebody's account.
    Account,
    /// What an account may do for whom.
    Membership,
    /// A mail.
    Mail,
    /// A link to a draft.
    ShareLink,
    /// A council that is asked to comment on a draft.
    Council,
    /// What a council has said.
    Comment,
    /// Something that the service does by itself.
    Schedule,
    /// A job.
    Job,
}

impl Thing {
    /// The word for it in messages, which choose by it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Strategy => "strategy",
            Self::StrategyThen => "strategy-then",
            Self::Version => "version",
            Self::Cycle => "cycle",
            Self::Edition => "edition",
            Self::Rendition => "rendition",
            Self::Submission => "submission",
            Self::Indicator => "indicator",
            Self::Organisation => "organisation",
            Self::Population => "population",
            Self::Account => "account",
            Self::Membership => "membership",
            Self::Mail => "mail",
            Self::ShareLink => "share-link",
            Self::Council => "council",
            Self::Comment => "comment",
            Self::Schedule => "schedule",
            Self::Job => "job",
        }
    }
}

/// What was looked for and is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What kind of thing.
    pub thing: Thing,
    /// Its name, or the names by which it was looked for.
    pub which: String,
}

impl Missing {
    /// No `thing` of this name.
    pub fn new(thing: Thing, which: impl fmt::Display) -> Self {
        Self { thing, which: which.to_string() }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.thing.code(), self.which)
    }
}

/// What went wrong.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no such thing, or the scope has no right to it: the two cannot be told apart.
    #[error("no {0}")]
    NotFound(Missing),
    /// Somebody else was first: what the caller knew is no longer so.
    #[error("{0} has changed meanwhile")]
    Conflict(String),
    /// The cycle is not where it would have to be.
    #[error("the cycle {cycle} is {}", .state.code())]
    CycleIs {
        /// Which cycle.
        cycle: CycleKey,
        /// How far it has come.
        state: CycleState,
    },
    /// The strategy is another region's.
    #[error("the strategy {slug} is that of region {region}")]
    OtherRegion {
        /// Which strategy.
        slug: Slug,
        /// Whose.
        region: OrganisationCode,
    },
    /// The database has too much to do; the same call may succeed later.
    #[error("the database is busy ({at})")]
    Busy {
        /// Where in the source.
        at: &'static Location<'static>,
    },
    /// There is no room left on the disk.
    #[error("there is no room for the database ({at})")]
    Full {
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
    pub(crate) fn not_found(thing: Thing, which: impl fmt::Display) -> Self {
        Self::NotFound(Missing::new(thing, which))
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
            sqlx::Error::Database(said) if is_full(said.code().as_deref()) => Self::Full { at },
            sqlx::Error::Database(said)
                if said.message().starts_with(malspar_migrations::append_only::ALREADY_THERE) =>
            {
                Self::Conflict(said.message().to_owned())
            }
            _ => Self::Other { source: Box::new(error), at },
        }
    }
}

/// SQLite: full. PostgreSQL: disk full.
fn is_full(code: Option<&str>) -> bool {
    matches!(code, Some("13" | "53100"))
}

/// SQLite: busy, busy in recovery, a snapshot too old to write, locked. PostgreSQL: serialisation, deadlock, lock not
/// available, too many connections.
fn is_busy(code: Option<&str>) -> bool {
    matches!(code, Some("5" | "261" | "517" | "6" | "40001" | "40P01" | "55P03" | "53300"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_thing_says_what_it_is_and_which() {
        let Error::NotFound(missing) = Error::not_found(Thing::Cycle, "orebro-2024-2030, 2024-25") else {
            panic!("nothing was found");
        };
        assert_eq!((missing.thing, missing.which.as_str()), (Thing::Cycle, "orebro-2024-2030, 2024-25"));
    }

    #[test]
    fn a_full_disk_is_told_from_other_failures() {
        assert!(is_full(Some("13")) && is_full(Some("53100")) && !is_full(Some("1")) && !is_full(None));
    }
}
