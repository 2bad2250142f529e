//! What is asked, of whom, and how the answers become a figure for the county.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    lang::Text,
    value::{Category, ValueKind},
};

/// An indicator: a question, and the way its answers are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its code: `TS1`.
    pub code: IndicatorCode,
    /// The objective (`2.1`) or target area (`2`) it belongs to; the strategy itself where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The short title.
    pub title: Text,
    /// The question to the contact, or the heading in the report where nobody is asked. May hold the placeholders
    /// `{as_of}`, `{year}`, `{period_from}` and `{period_to}`.
    pub question: Text,
    /// What to count and what not to.
    pub help: Text,
    /// The kind of answer.
    pub kind: ValueKind,
    /// What the answers are summed up to.
    pub aggregation: Aggregation,
    /// Which way is towards the objective.
    pub direction: Direction,
    /// Who answers.
    pub source: Source,
    /// When the answer is true.
    pub measured: Measured,
    /// Does it carry its objective's status?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub headline: bool,
    /// May it be left out?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub voluntary: bool,
    /// Does it count persons, so that small counts are suppressed?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counts_persons: bool,
    /// Asked only of those who gave a certain answer to another question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_if: Option<AskedIf>,
    /// How far the strategy's own text carries the indicator.
    pub support: Support,
    /// What the county should come to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The finding as a sentence, for the chart's title: "{yes} av {expected} kommuner har familjecentral". The
    /// placeholders are the names of [`crate::progress::Figure`]'s facts.
    pub finding: Text,
    /// The measure, for the chart's subtitle: "Familjecentral, antal kommuner".
    pub measure: Text,
    /// What remains to the target, as a sentence: "{remaining} kommuner saknar familjecentral".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remains: Option<Text>,
    /// The rows of the question, each answered by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<Dimension>,
}

impl Indicator {
    /// The rows in which the question is answered: one without a code where there is no breakdown.
    pub fn rows(&self) -> Vec<Option<&Category>> {
        let rows: Vec<_> = self.dimensions.iter().flat_map(|d| &d.categories).map(Some).collect();
        if rows.is_empty() { vec![None] } else { rows }
    }

    /// The category with this code.
    pub fn category(&self, code: &CategoryCode) -> Option<&Category> {
        self.dimensions.iter().flat_map(|d| &d.categories).find(|c| &c.code == code)
    }

    /// The options of a choice set; none for other kinds.
    pub fn options(&self) -> &[Category] {
        match &self.kind {
            ValueKind::ChoiceSet { options } => options,
            _ => &[],
        }
    }

    /// Who answers the row `category` for `municipality`; nobody when it is computed or fetched.
    pub fn answered_by<'a>(
        &'a self,
        category: Option<&'a Category>,
        municipality: &'a OrganisationCode,
    ) -> Option<&'a OrganisationCode> {
        match (&self.source, category.and_then(|c| c.answered_by.as_ref())) {
            (Source::Municipality, Some(other)) => Some(other),
            (Source::Municipality, None) => Some(municipality),
            (Source::Organisation(one), _) => Some(one),
            (Source::Derived(_) | Source::Reference(_), _) => None,
        }
    }
}

/// A one-way breakdown; there are no cross-tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its code: `party`, `sex`.
    pub code: CategoryCode,
    /// What people read: "Verksamhet".
    pub title: Text,
    /// Its categories in the order in which they are shown.
    pub categories: Vec<Category>,
}

/// How the answers of many become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Yes, planned and no, counted over all it applies to.
    ShareOfYes,
    /// Added up; "at least" where an answer is missing.
    Sum,
    /// The sum of numerators over the sum of denominators, or of parts over all parts.
    Pooled,
    /// How many are at each level.
    Distribution,
}

/// Which way is towards the objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// Towards a value.
    Towards(Decimal),
    /// Neither.
    Neutral,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Each municipality for itself.
    Municipality,
    /// One organisation for every municipality, as the region for its clinics.
    Organisation(OrganisationCode),
    /// Nobody: it follows from other answers.
    Derived(Derivation),
    /// Nobody: it is fetched from a published series.
    Reference(String),
}

/// How a derived indicator follows from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Derivation {
    /// Yes where the level of `indicator` is `level` or higher, row by row.
    LevelAtLeast {
        /// The ordinal indicator with the same rows.
        indicator: IndicatorCode,
        /// The lowest level that is a yes.
        level: u8,
    },
}

/// When an answer is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// On the cycle's measurement date.
    AsOf,
    /// Over the calendar year of the measurement date.
    CalendarYear,
    /// Since the last measurement.
    Period,
}

/// A condition under which a question is asked, and what holds where it is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedIf {
    /// The yes/no question that decides.
    pub indicator: IndicatorCode,
    /// What is set when that answer is planned or no.
    pub otherwise: Otherwise,
}

/// What holds where a question is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// There is none of it: 0.
    Zero,
    /// It cannot be answered: not applicable.
    NotApplicable,
}

/// How far the strategy's own text carries an indicator or a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// The text says it.
    Text,
    /// The text says *bör*.
    Should,
    /// The text points that way.
    Partly,
    /// A proposal of ours that nobody has decided.
    Proposal,
}

/// What the county should come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The figure to reach.
    pub value: TargetValue,
    /// The year whose last day it should be reached on.
    pub by: i32,
    /// Who says so. A proposal never sets a status of reached.
    pub support: Support,
}

/// The figure to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetValue {
    /// Yes (or every option) from each municipality that it applies to.
    Every,
    /// A pooled share in per cent.
    Share(Decimal),
}
