//! Organisations: those who answer, and those who are answered about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::code::OrganisationCode;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// A municipality, with its four digits.
    Municipality,
    /// A region.
    Region,
}

impl OrganisationKind {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Region => "region",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Municipality, Self::Region].into_iter().find(|k| k.code() == code)
    }
}

/// An organisation as the register knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRecord {
    /// Its code.
    pub code: OrganisationCode,
    /// Its short name: "Laxå", "Region Örebro län".
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The two digits of its county.
    pub county: String,
    /// The first day on which it exists under this name; since always where it is not known.
    pub valid_from: Option<NaiveDate>,
    /// The last day; still there where it is not set.
    pub valid_to: Option<NaiveDate>,
}

/// A municipality that takes part, with the residents it had on the measurement date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its code.
    pub code: OrganisationCode,
    /// Its short name: "Laxå".
    pub name: String,
    /// Residents.
    pub residents: u64,
    /// The municipalities that it was before: one where it got a new code, several where they were merged. Their values
    /// are its own in the time before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<OrganisationCode>,
}
