//! How often something may be tried. What is counted belongs to an address that was typed, whether or not it has an
//! account, or to an account. Where the call comes from counts last and generously: a municipality shares one address.

use std::net::IpAddr;

use chrono::{DateTime, Duration, Utc};
use malspar_domain::{account::Address, id::AccountId};
use malspar_storage::Tx;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// So often within so long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    what: &'static str,
    most: u64,
    within: Duration,
}

/// Mails with a code, to one address.
pub(crate) const MAILS: Limit = Limit { what: "mail", most: 5, within: Duration::hours(1) };
/// Wrong codes and passwords, for one address.
pub(crate) const WRONG: Limit = Limit { what: "wrong", most: 10, within: Duration::hours(1) };
/// Wrong codes of the app, for one account.
pub(crate) const WRONG_SECOND: Limit = Limit { what: "second", most: 10, within: Duration::hours(1) };
/// Invitations that one account sends.
pub(crate) const INVITATIONS: Limit = Limit { what: "invitation", most: 30, within: Duration::hours(24) };
/// Whatever is tried from one place.
pub(crate) const FROM_ONE_PLACE: Limit = Limit { what: "place", most: 300, within: Duration::hours(1) };

impl Limit {
    /// Refuses where it has been so often, and says until when.
    pub(crate) async fn check(&self, tx: &Tx, who: &[u8], now: DateTime<Utc>) -> Result<()> {
        match tx.nth_last_attempt(self.what, who, self.most, now - self.within).await? {
            Some(at) => Err(Error::TooOften { until: at + self.within }),
            None => Ok(()),
        }
    }

    /// Once more.
    pub(crate) async fn count(&self, tx: &Tx, who: &[u8], now: DateTime<Utc>) -> Result<()> {
        Ok(tx.add_attempt(self.what, who, now).await?)
    }
}

/// Under what the tries for an address are counted.
pub(crate) fn of_address(address: &Address) -> [u8; 32] {
    Sha256::digest(address.as_str()).into()
}

/// Under what the tries of an account are counted.
pub(crate) fn of_account(account: AccountId) -> Vec<u8> {
    account.0.as_bytes().to_vec()
}

/// Refuses and counts what comes from one place, where that is known.
pub(crate) async fn count_place(tx: &Tx, from: Option<IpAddr>, now: DateTime<Utc>) -> Result<()> {
    let Some(from) = from else { return Ok(()) };
    let who: [u8; 32] = Sha256::digest(from.to_string()).into();
    FROM_ONE_PLACE.check(tx, &who, now).await?;
    FROM_ONE_PLACE.count(tx, &who, now).await
}
