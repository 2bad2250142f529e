//! Who a person is to the service: an address for mail, and what the person may do for whom.
//!
//! No name is kept. What a person has done names the account and its role; the address can be forgotten.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    code::{OrganisationCode, Slug},
    id::{AccountId, MembershipId},
    lang::Lang,
    role::{Actor, Role},
    violation::Violation,
};

/// The most characters that an address may have.
const LONGEST: usize = 254;

/// An address for mail, in small letters: the same person is not invited twice because of a capital.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

impl Address {
    /// The address as mail knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Address {
    type Err = Violation;

    /// One name, one `@`, a domain with a dot: the rest is for the mail server to say.
    fn from_str(text: &str) -> Result<Self, Violation> {
        let text = text.trim().to_lowercase();
        // The last is what stands for a sign that was lost on the way.
        let is_plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"\u{fffd}".contains(c);
        let fits = text.len() <= LONGEST
            && text.chars().all(is_plain)
            && text.split_once('@').is_some_and(|(name, domain)| {
                let labels: Vec<_> = domain.split('.').collect();
                !name.is_empty()
                    && !domain.contains('@')
                    && labels.len() > 1
                    && labels.iter().all(|l| !l.is_empty())
            });
        if fits { Ok(Self(text)) } else { Err(Violation::error("address", "account-address")) }
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|_| format!("\"{text}\" is no address for mail"))
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A role of an account for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Which.
    pub id: MembershipId,
    /// As what.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationCode,
    /// In which strategy; in all of the organisation's where it is not set.
    pub strategy: Option<Slug>,
    /// In somebody else's stead.
    pub deputy: bool,
    /// Has the person said that it is right?
    pub confirmed: bool,
    /// In whose place, where it was handed over.
    pub succeeds: Option<MembershipId>,
}

impl Membership {
    /// The person as who acts in this role.
    pub fn actor(&self, account: AccountId) -> Actor {
        Actor {
            account,
            role: self.role,
            organisation: self.organisation.clone(),
            strategy: self.strategy.clone(),
        }
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// Where mail goes; nowhere once the person has been forgotten.
    pub address: Option<Address>,
    /// The language of mails and of the pages after signing in.
    pub lang: Lang,
    /// Is there a password?
    pub has_password: bool,
    /// Has an app that gives codes been enrolled?
    pub has_totp: bool,
    /// Has it been shut?
    pub disabled: bool,
    /// Has anybody ever signed in with it? Then the address has shown that it reaches somebody.
    pub seen: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_name_at_one_domain() {
        let read = |text: &str| text.parse::<Address>().map(|a| a.to_string());
        assert_eq!(read(" Uppgifter@Laxa.SE "), Ok("uppgifter@laxa.se".to_owned()));
        assert_eq!(read("förskola@örebro.se"), Ok("förskola@örebro.se".to_owned()));
        for wrong in [
            "",
            "laxa.se",
            "a@b",
            "a@@b.se",
            "a@b..se",
            "a b@c.se",
            "a\u{fffd}@b.se",
            "a@b.se, c@d.se",
            "a@b.se\r\nBcc: c@d.se",
        ] {
            assert_eq!(read(wrong), Err(Violation::error("address", "account-address")), "{wrong}");
        }
    }
}
