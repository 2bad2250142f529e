//! What is asked, of whom, and how the answers become a figure for the county.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode, SeriesCode},
    expression::Expression,
    lang::Text,
    value::{Category, Level, ValueKind},
};

pub use crate::target::{AppliesTo, Comparison, Statistic, Target};

/// An indicator: a question, and the way its answers are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its code: `TS1`.
    pub code: IndicatorCode,
    /// Which definition this is, counted from 1. A new one is a break in the series: values before and after are not
    /// compared.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub definition: u32,
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
    /// How often there is a value: once a cycle, or for each year of it.
    #[serde(default, skip_serializing_if = "Frequency::is_each_cycle")]
    pub frequency: Frequency,
    /// How far a share must move, in percentage points, or a number in its own unit, to be more than "much the same".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Decimal>,
    /// Set against a published series as well: full-time equivalents per 10 000 residents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative: Option<Relative>,
    /// A value to draw a line at that is no target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_line: Option<ReferenceLine>,
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

const fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_first(definition: &u32) -> bool {
    *definition == 1
}

impl Indicator {
    /// The rows in which the question is answered: one without a code where there is no breakdown, and for the total
    /// of one.
    pub fn rows(&self) -> Vec<Option<&Category>> {
        let categories = self.dimensions.iter().flat_map(|d| &d.categories).map(Some);
        let whole = self.dimensions.iter().all(|d| d.rows == DimensionRows::Breakdown).then_some(None);
        whole.into_iter().chain(categories).collect()
    }

    /// The category with this code.
    pub fn category(&self, code: &CategoryCode) -> Option<&Category> {
        self.dimensions.iter().flat_map(|d| &d.categories).find(|c| &c.code == code)
    }

    /// The breakdowns whose parts add up to the answer.
    pub fn breakdowns(&self) -> impl Iterator<Item = &Dimension> {
        self.dimensions.iter().filter(|d| d.rows == DimensionRows::Breakdown)
    }

    /// Is this row a part of the whole that the row without a code is?
    pub fn is_part(&self, category: Option<&CategoryCode>) -> bool {
        category.is_some_and(|code| self.breakdowns().any(|d| d.categories.iter().any(|c| &c.code == code)))
    }

    /// The question whose answer says how many places there are, where each place has a row.
    pub fn places(&self) -> Option<&IndicatorCode> {
        self.dimensions.iter().find_map(|d| match &d.rows {
            DimensionRows::Places { counted_by } => Some(counted_by),
            DimensionRows::Each | DimensionRows::Breakdown => None,
        })
    }

    /// The options of a choice set; none for other kinds.
    pub fn options(&self) -> &[Category] {
        match &self.kind {
            ValueKind::ChoiceSet { options, .. } => options,
            _ => &[],
        }
    }

    /// The levels that its county figure counts: those of the scale, or those that the ticked options amount to.
    pub fn levels(&self) -> &[Level] {
        if self.aggregation == Aggregation::Distribution { self.kind.levels() } else { &[] }
    }

    /// Is it the same question, however it is worded: the same kind of answer, in the same rows, from the same people?
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let rows = |i: &Self| -> Vec<_> {
            i.rows().into_iter().map(|r| r.map(|c| (c.code.clone(), c.answered_by.clone()))).collect()
        };
        let options = |i: &Self| -> Vec<_> { i.options().iter().map(|o| o.code.clone()).collect() };
        let dimensions = |i: &Self| -> Vec<_> { i.dimensions.iter().map(|d| d.rows.clone()).collect() };
        self.definition == other.definition
            && self.kind.is_like(&other.kind)
            && self.source == other.source
            && self.asked_if == other.asked_if
            && rows(self) == rows(other)
            && dimensions(self) == dimensions(other)
            && options(self) == options(other)
    }

    /// Is it counted in the same way as well, so that its values make one series?
    pub fn counts_the_same(&self, other: &Self) -> bool {
        self.asks_the_same(other) && self.aggregation == other.aggregation && self.measured == other.measured
    }

    /// Is there one figure for the whole county, and none for a municipality?
    pub fn is_regional(&self) -> bool {
        self.aggregation == Aggregation::RegionOnly
    }

    /// Who answers the row `category` about `about`; nobody when it is computed or fetched.
    pub fn answered_by<'a>(
        &'a self,
        category: Option<&'a Category>,
        about: &'a OrganisationCode,
    ) -> Option<&'a OrganisationCode> {
        match (&self.source, category.and_then(|c| c.answered_by.as_ref())) {
            (Source::Municipality, Some(other)) => Some(other),
            (Source::Municipality, None) => Some(about),
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
    /// What its rows are.
    #[serde(default, skip_serializing_if = "DimensionRows::is_each")]
    pub rows: DimensionRows,
    /// Is it shown for the county only?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub county_only: bool,
    /// Its categories in the order in which they are shown.
    pub categories: Vec<Category>,
}

/// What the rows of a dimension are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DimensionRows {
    /// Each is a question of its own: a sector, a target group.
    #[default]
    Each,
    /// Parts of a whole that is answered as well, and that they add up to: women, men, sex not stated. The parts may be
    /// left out.
    Breakdown,
    /// Places, as many as there are: a row for each family centre.
    Places {
        /// The question that says how many.
        counted_by: IndicatorCode,
    },
}

impl DimensionRows {
    fn is_each(&self) -> bool {
        *self == Self::Each
    }
}

/// What a sum is set against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// For every how many: 10 000.
    pub per: u32,
    /// Of what.
    pub series: SeriesCode,
}

/// A value that others count by, drawn as a line of reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceLine {
    /// The value.
    pub value: Decimal,
    /// Whose it is: "Koladas gräns 16 timmar".
    pub title: Text,
}

/// How often there is a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Once a cycle.
    #[default]
    EachCycle,
    /// For each year; only of what is fetched.
    EachYear,
}

impl Frequency {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_each_cycle(&self) -> bool {
        *self == Self::EachCycle
    }
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
    /// The middle one, the least and the most.
    MedianRange,
    /// Not added up: one figure for the county as a whole.
    RegionOnly,
    /// Not counted: words are read.
    Words,
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
    /// Nobody: it follows from other answers, row by row.
    Derived(Expression),
    /// Nobody: it is fetched from a published series.
    Reference(SeriesCode),
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
    /// What decides: `SO1 = yes`, `TS2 > 0`.
    pub when: Expression,
    /// What is set where that does not hold.
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
    /// Every option is there.
    All,
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
