//! Configuration: defaults, then `malspar.toml`, then `MALSPAR_*`, then flags; each later one wins.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use malspar_app::{
    StoreConfig,
    address::{NoAddress, PublicAddress},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde::{Deserialize, Serialize};

use crate::cli::Global;

/// How the service is set up on this machine.
// Not Debug: the addresses hold passwords.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// The folder with database and output.
    pub(crate) data: PathBuf,
    /// The database; SQLite in the data folder where it is not set.
    pub(crate) database_url: Option<String>,
    /// PostgreSQL only: the role that owns the tables and runs migrations.
    pub(crate) database_owner_url: Option<String>,
    /// Where `serve` listens.
    pub(crate) listen: SocketAddr,
    /// Where people reach the site; printed in editions where it is set.
    pub(crate) address: Option<String>,
    /// The key that signs editions; one in the data folder, made when it is first needed, where it is not set.
    pub(crate) signing_key: Option<PathBuf>,
    /// The mail server, `smtps://name:password@host`; without it no mail leaves.
    pub(crate) smtp_url: Option<String>,
    /// Whom mails are from.
    pub(crate) mail_from: Option<String>,
    /// The mailbox of the unit that answers for the service, for whoever has a question; never a person's.
    pub(crate) contact: Option<String>,
    /// The proxies that are believed when they say who asks.
    pub(crate) trusted_proxies: malspar_web::Networks,
    /// How the log is written.
    pub(crate) log_format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// For whoever looks at it.
    #[default]
    Text,
    /// A JSON object a line, for programs; every request has one.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("malspar-data"),
            database_url: None,
            database_owner_url: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            address: None,
            signing_key: None,
            smtp_url: None,
            mail_from: None,
            contact: None,
            trusted_proxies: malspar_web::Networks::default(),
            log_format: LogFormat::default(),
        }
    }
}

impl Config {
    /// Reads the configuration and lays the flags over it.
    pub(crate) fn load(flags: &Global) -> Result<Self, Box<figment::Error>> {
        let mut config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("malspar.toml"))
            // MALSPAR_LOG is the log filter's; the test harness has names of its own.
            .merge(Env::prefixed("MALSPAR_").only(&[
                "data",
                "database_url",
                "database_owner_url",
                "listen",
                "address",
                "signing_key",
                "smtp_url",
                "mail_from",
                "contact",
                "trusted_proxies",
                "log_format",
            ]))
            .extract()?;
        if let Some(data) = &flags.data {
            config.data.clone_from(data);
        }
        if flags.database_url.is_some() {
            config.database_url.clone_from(&flags.database_url);
        }
        Ok(config)
    }

    /// Is there a database already? A server's is taken to be there.
    pub(crate) fn has_database(&self) -> bool {
        self.database_url.is_some() || self.data.join("malspar.db").exists()
    }

    /// Where people reach the site, if that is set.
    pub(crate) fn address(&self) -> Result<Option<PublicAddress>, NoAddress> {
        self.address.as_deref().map(str::parse).transpose()
    }

    /// The folder of the keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// Where the key lies that signs editions.
    pub(crate) fn key_place(&self) -> malspar_app::keys::KeyPlace {
        malspar_app::keys::KeyPlace { folder: self.keys(), file: self.signing_key.clone() }
    }

    /// What the site needs to know.
    pub(crate) fn site(&self) -> malspar_web::Settings {
        malspar_web::Settings {
            secure: matches!(self.address(), Ok(Some(address)) if address.is_secure()),
            contact: self.contact.clone(),
            trusted_proxies: self.trusted_proxies.clone(),
        }
    }

    /// Is the site reached over TLS, which a proxy gives, but none is named that may say who asks? Then all people come
    /// from one place, and together try too often.
    pub(crate) fn lacks_proxy(&self) -> bool {
        self.site().secure && self.trusted_proxies == malspar_web::Networks::default()
    }

    /// What the store needs to know.
    pub(crate) fn store(&self) -> StoreConfig {
        let sqlite = || format!("sqlite://{}?mode=rwc", in_address(&self.data.join("malspar.db")));
        StoreConfig {
            owner_url: self.database_owner_url.clone(),
            ..StoreConfig::new(self.database_url.clone().unwrap_or_else(sqlite))
        }
    }
}

/// What a path within an address is written with; every other byte would mean something else there.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

fn in_address(path: &Path) -> String {
    percent_encode(path.as_os_str().as_encoded_bytes(), PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_be_called_anything() {
        assert_eq!(
            in_address(Path::new("/srv/med mellanslag/50 %?/å")),
            "/srv/med%20mellanslag/50%20%25%3F/%C3%A5"
        );
    }
}
