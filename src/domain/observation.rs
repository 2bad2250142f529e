//! Observations: what remains of an answer for good. Never changed, only followed by a later revision.

use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    cycle::TimePeriod,
    value::Value,
};

/// What stands behind a value, or behind its absence (SDMX code list `CL_OBS_STATUS`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ObsStatus {
    /// A: a normal value.
    #[serde(rename = "A")]
    Normal,
    /// B: a break in the series.
    #[serde(rename = "B")]
    Break,
    /// D: the definition differs.
    #[serde(rename = "D")]
    DefinitionDiffers,
    /// E: estimated.
    #[serde(rename = "E")]
    Estimated,
    /// P: provisional.
    #[serde(rename = "P")]
    Provisional,
    /// L: exists but is not collected; the contact says "not available".
    #[serde(rename = "L")]
    NotAvailable,
    /// M: cannot exist; the contact says "does not apply".
    #[serde(rename = "M")]
    NotApplicable,
    /// O: missing in an imported series.
    #[serde(rename = "O")]
    Missing,
    /// Q: suppressed.
    #[serde(rename = "Q")]
    Suppressed,
    /// U: of low reliability.
    #[serde(rename = "U")]
    LowReliability,
    /// V: not yet checked.
    #[serde(rename = "V")]
    Unvalidated,
}

impl ObsStatus {
    const ALL: [Self; 11] = [
        Self::Normal,
        Self::Break,
        Self::DefinitionDiffers,
        Self::Estimated,
        Self::Provisional,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Missing,
        Self::Suppressed,
        Self::LowReliability,
        Self::Unvalidated,
    ];

    /// The SDMX letter.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Break => "B",
            Self::DefinitionDiffers => "D",
            Self::Estimated => "E",
            Self::Provisional => "P",
            Self::NotAvailable => "L",
            Self::NotApplicable => "M",
            Self::Missing => "O",
            Self::Suppressed => "Q",
            Self::LowReliability => "U",
            Self::Unvalidated => "V",
        }
    }

    /// The status with this letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.letter() == letter)
    }

    /// Must a value stand beside this status? For the others there must be none.
    pub const fn has_value(self) -> bool {
        !matches!(self, Self::NotAvailable | Self::NotApplicable | Self::Missing | Self::Suppressed)
    }
}

/// Which cell of the time series: what is asked, about whom, when, in which row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SeriesKey {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The organisation that the value is about.
    pub about: OrganisationCode,
    /// The period.
    pub period: TimePeriod,
    /// The row, where the indicator is broken down.
    pub category: Option<CategoryCode>,
}

/// One value, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// The cell.
    pub key: SeriesKey,
    /// The value, exactly when the status has one.
    pub value: Option<Value>,
    /// What stands behind it.
    pub status: ObsStatus,
    /// The contact's published comment.
    pub comment: Option<String>,
    /// Where it came from.
    pub source: ObsSource,
    /// 1 for the first, one more for each later one of the same cell.
    pub revision: u32,
}

/// Where an observation came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObsSource {
    /// An answer in a submission.
    Answer,
    /// Set by the system, because another answer decides it.
    Set,
    /// Computed from other observations, never stored.
    Derived,
    /// Imported from a published series.
    Reference,
}

impl ObsSource {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Set => "set",
            Self::Derived => "derived",
            Self::Reference => "reference",
        }
    }

    /// The source with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Answer, Self::Set, Self::Derived, Self::Reference].into_iter().find(|s| s.code() == code)
    }
}
