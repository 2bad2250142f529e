//! Editions: what a report said when it was locked. An edition never changes; a mistake is corrected by the next one,
//! which says what changed and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::lang::Text;

/// What an edition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionKind {
    /// Frozen and numbered, for the councils to comment.
    Consultation,
    /// Locked: the record.
    Sealed,
}

impl EditionKind {
    /// The code in the database and in file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::Sealed => "sealed",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Consultation, Self::Sealed].into_iter().find(|kind| kind.code() == code)
    }
}

/// What an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionFacts {
    /// What it is for.
    pub kind: EditionKind,
    /// Its number among those of its kind, cycle and scope, from 1.
    pub number: u32,
    /// When it was made: the date of the document.
    pub sealed_at: DateTime<Utc>,
    /// Where its page is, if the service has an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What it corrects in the edition before it, and why. Empty for a first edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erratum: Vec<Correction>,
}

/// Something that an edition says otherwise than the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What is corrected, and why.
    pub reason: Text,
}
