//! How often something may be tried. What is counted belongs to an address that was typed, whether or not it has an
//! account, or to an account. Where the call comes from counts generously: a municipality shares one address.
//!
//! Whoever knows an address can try passwords for it, and must not be able to keep its owner out by that: wrong ones are
//! counted for the address and the place together, and for the address alone only against many who try at once. Codes
//! need no counting here. Each is good in one browser, for five tries, and as many are sent as [`MAILS`] lets.

use std::net::{IpAddr, Ipv6Addr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use malspar_domain::{
    account::{Account, Address},
    id::{AccountId, ShareLinkId},
    role::{Actor, Role},
};
use malspar_storage::{AttemptId, FrequentAttempt, Tx};
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
/// Wrong passwords for one address, from one place.
const WRONG: Limit = Limit { what: "wrong", most: 10, within: Duration::hours(1) };
/// Wrong passwords for one address, from wherever.
const WRONG_ANYWHERE: Limit = Limit { what: "wrong-anywhere", most: 100, within: Duration::hours(1) };
/// Wrong present passwords of an account, by whoever is in.
pub(crate) const WRONG_PRESENT: Limit = Limit { what: "present", most: 10, within: Duration::hours(1) };
/// Wrong codes of the app, for one account.
pub(crate) const WRONG_SECOND: Limit = Limit { what: "second", most: 10, within: Duration::hours(1) };
/// Invitations that a contact sends.
const INVITATIONS: Limit = Limit { what: "invitation", most: 30, within: Duration::hours(24) };
/// Invitations that somebody sends who runs a follow-up: a whole region on the first day, and then some.
const INVITATIONS_OF_ALL: Limit = Limit { what: "invitation", most: 300, within: Duration::hours(24) };
/// Comments on a draft, by one link.
const COMMENTS: Limit = Limit { what: "comment", most: 40, within: Duration::hours(1) };
/// Whatever is tried from one place.
pub(crate) const FROM_ONE_PLACE: Limit = Limit { what: "place", most: 300, within: Duration::hours(1) };

impl Limit {
    /// Refuses where it has been so often, and says until when.
    pub(crate) async fn check(&self, tx: &Tx, who: &[u8], now: DateTime<Utc>) -> Result<()> {
        self.check_as(self.what, tx, who, now).await
    }

    async fn check_as(&self, what: &str, tx: &Tx, who: &[u8], now: DateTime<Utc>) -> Result<()> {
        match tx.nth_last_attempt(what, who, self.most, now - self.within).await? {
            Some(at) => Err(Error::TooOften { until: at + self.within }),
            None => Ok(()),
        }
    }

    /// Once more. Gives by what it is taken back.
    pub(crate) async fn count(&self, tx: &Tx, who: &[u8], now: DateTime<Utc>) -> Result<AttemptId> {
        Ok(tx.add_attempt(self.what, who, now).await?)
    }
}

/// Who is kept waiting now, for having tried too often.
pub(crate) struct HeldBack(Vec<FrequentAttempt>);

/// What keeps somebody out who would sign in, counted for an address and for an account.
const OF_ADDRESS: [Limit; 2] = [MAILS, WRONG_ANYWHERE];
const OF_ACCOUNT: [Limit; 2] = [WRONG_PRESENT, WRONG_SECOND];

impl HeldBack {
    pub(crate) async fn read(tx: &Tx, now: DateTime<Utc>) -> Result<Self> {
        // All of them last an hour, and none lets through fewer.
        let least = i64::try_from(MAILS.most).unwrap_or(i64::MAX);
        Ok(Self(tx.frequent_attempts(now - MAILS.within, least).await?))
    }

    /// Until when the account is kept waiting, if it is.
    pub(crate) fn until(&self, account: &Account) -> Option<DateTime<Utc>> {
        let address = account.address.as_ref().map(|address| of_address(address).to_vec());
        let of_address = OF_ADDRESS.iter().filter_map(|limit| self.of(limit, address.as_deref()?));
        let own = of_account(account.id);
        let of_account = OF_ACCOUNT.iter().filter_map(|limit| self.of(limit, &own));
        of_address.chain(of_account).max()
    }

    fn of(&self, limit: &Limit, who: &[u8]) -> Option<DateTime<Utc>> {
        let most = i64::try_from(limit.most).ok()?;
        let is_it = |a: &&FrequentAttempt| a.what == limit.what && a.who == who && a.times >= most;
        self.0.iter().find(is_it).map(|attempt| attempt.first + limit.within)
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
    let who: [u8; 32] = Sha256::digest(network(from).to_string()).into();
    FROM_ONE_PLACE.check(tx, &who, now).await?;
    FROM_ONE_PLACE.count(tx, &who, now).await.map(|_| ())
}

/// Refuses and counts a password for an address. Gives what is taken back if it was right: it is counted before it is
/// tried, since no lock is held while it is.
pub(crate) async fn count_password(
    tx: &Tx,
    who: &[u8],
    from: Option<IpAddr>,
    now: DateTime<Utc>,
) -> Result<[AttemptId; 2]> {
    // The place is in what was tried, so that all goes when the address is forgotten.
    let place = from.map(|from| URL_SAFE_NO_PAD.encode(Sha256::digest(network(from).to_string())));
    let here = format!("{} {}", WRONG.what, place.unwrap_or_default());
    WRONG.check_as(&here, tx, who, now).await?;
    WRONG_ANYWHERE.check(tx, who, now).await?;
    Ok([tx.add_attempt(&here, who, now).await?, WRONG_ANYWHERE.count(tx, who, now).await?])
}

/// Refuses and counts an invitation; the machine's own are not counted.
pub(crate) async fn count_invitation(tx: &Tx, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    let limit = match actor.role {
        Role::System => return Ok(()),
        Role::Administrator | Role::StrategyOwner => INVITATIONS_OF_ALL,
        Role::MunicipalContact | Role::CouncilReviewer => INVITATIONS,
    };
    let who = of_account(actor.account);
    limit.check(tx, &who, now).await?;
    limit.count(tx, &who, now).await.map(|_| ())
}

/// Refuses and counts what somebody says of a draft by a link.
pub(crate) async fn count_comment(
    tx: &Tx,
    link: ShareLinkId,
    from: Option<IpAddr>,
    now: DateTime<Utc>,
) -> Result<()> {
    COMMENTS.check(tx, link.0.as_bytes(), now).await?;
    COMMENTS.count(tx, link.0.as_bytes(), now).await?;
    count_place(tx, from, now).await
}

/// What counts as one place: of IPv6 the network, of which every house has a whole one to itself.
fn network(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        four @ IpAddr::V4(_) => four,
    }
}
