//! Where the database is.

use std::{fmt, path::PathBuf};

use sea_orm::sqlx::sqlite::SqliteConnectOptions;

use crate::{Error, Result};

/// How to reach the database.
#[derive(Clone)]
pub struct StoreConfig {
    /// `sqlite://path?mode=rwc` or `postgres://…`, in the role that the program works in.
    pub url: String,
    /// PostgreSQL only: the role that owns the tables. Migrations run as this one, which grants the role of `url` what
    /// it needs and no more. Without it the role of `url` owns the tables itself.
    pub owner_url: Option<String>,
    /// PostgreSQL only: how many connections at most.
    pub connections: u32,
}

impl StoreConfig {
    /// The database at `url`, with everything else as usual.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), owner_url: None, connections: 10 }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// The file of an SQLite database; nothing for any other.
    pub fn sqlite_file(&self) -> Result<Option<PathBuf>> {
        if !self.is_sqlite() {
            return Ok(None);
        }
        let options: SqliteConnectOptions = self.url.parse().map_err(Error::other)?;
        Ok(Some(options.get_filename().to_owned()))
    }
}

/// Says which kind of database; the addresses hold passwords.
impl fmt::Debug for StoreConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreConfig")
            .field("url", &redacted(&self.url))
            .field("owner_url", &self.owner_url.as_deref().map(redacted))
            .field("connections", &self.connections)
            .finish()
    }
}

fn redacted(url: &str) -> String {
    format!("{}:…", url.split(':').next().unwrap_or_default())
}
