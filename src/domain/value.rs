//! What an organisation can answer, and what kind of answer an indicator asks for.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, SeriesCode},
    expression::Expression,
    lang::Text,
};

/// The kind of answer that an indicator asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ValueKind {
    /// Yes, no but planned from a month, or no.
    YesPlannedNo,
    /// How many: a whole number from 0 to `max`.
    Count {
        /// The largest answer that is believed.
        max: u32,
    },
    /// How much, in `unit`.
    Quantity {
        /// The unit: "timmar per vecka".
        unit: Text,
        /// The same of exactly one: "timme per vecka".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit_one: Option<Text>,
        /// How many decimals are asked for.
        decimals: u8,
        /// The largest answer that is believed.
        max: Decimal,
    },
    /// How many of how many.
    Share {
        /// What the numerator counts: "samlokaliserade".
        numerator: Text,
        /// What the denominator counts: "mottagningar".
        denominator: Text,
    },
    /// How many for every so many of a published series: the contact gives the number, the series what it is set
    /// against.
    Rate {
        /// What is counted: "deltagande föräldrar".
        counted: Text,
        /// For every how many: 1 000.
        per: u32,
        /// Of what: the series with the denominators.
        series: SeriesCode,
        /// The largest answer that is believed.
        max: u32,
    },
    /// One of several ordered levels.
    Ordinal {
        /// The levels from 0 upwards.
        levels: Vec<Level>,
    },
    /// Any number of options, none included.
    ChoiceSet {
        /// The options in the order in which they are shown.
        options: Vec<Category>,
        /// What ticking none of them says: "Inget sådant stöd finns".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        none: Option<Text>,
        /// The levels that the options amount to, from 0 upwards, each with the rule that gives it; the highest whose
        /// rule holds is the level.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        levels: Vec<Level>,
    },
    /// An answer in words, to a guiding question.
    Words {
        /// How many characters at most.
        max: u32,
    },
}

impl ValueKind {
    /// May a contact say that the question does not apply? A yes/no question, a level or a choice has an answer
    /// everywhere; what is counted may not be there to be counted. So nobody makes a target smaller by saying that it
    /// does not concern them.
    pub const fn may_not_apply(&self) -> bool {
        matches!(self, Self::Count { .. } | Self::Quantity { .. } | Self::Share { .. } | Self::Rate { .. })
    }

    /// Is the answer one number?
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Count { .. } | Self::Quantity { .. } | Self::Rate { .. })
    }

    /// Does `other` take the same answers, whatever its words? A limit may be set higher or lower.
    pub fn is_like(&self, other: &Self) -> bool {
        let rules =
            |kind: &Self| -> Vec<_> { kind.levels().iter().map(|level| level.when.clone()).collect() };
        match (self, other) {
            (Self::Quantity { unit: a, .. }, Self::Quantity { unit: b, .. }) => a == b,
            (Self::Rate { per: a, series: of_a, .. }, Self::Rate { per: b, series: of_b, .. }) => {
                a == b && of_a == of_b
            }
            (Self::Ordinal { .. }, Self::Ordinal { .. })
            | (Self::ChoiceSet { .. }, Self::ChoiceSet { .. }) => rules(self) == rules(other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// The levels, of an ordinal scale or of what the options of a choice amount to.
    pub fn levels(&self) -> &[Level] {
        match self {
            Self::Ordinal { levels } | Self::ChoiceSet { levels, .. } => levels,
            _ => &[],
        }
    }
}

/// A level of an ordinal scale. Its number is its place, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The word that charts print instead of the digit.
    pub word: Text,
    /// The description that must fit as a whole.
    pub text: Text,
    /// For the levels of a choice: what must be ticked. Level 0 needs no rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expression>,
}

/// A category of a breakdown, or an option of a choice set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its code in files and API.
    pub code: CategoryCode,
    /// What people read.
    pub title: Text,
    /// The organisation that answers this category for every municipality, where that is not the municipality itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<crate::code::OrganisationCode>,
}

/// A month of a year, such as the one from which something is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearMonth {
    year: i32,
    month: u32,
}

impl YearMonth {
    /// The month `month` (1–12) of `year` (1900–2199).
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month that `date` lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1–12.
    pub const fn month(self) -> u32 {
        self.month
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for YearMonth {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once('-')
            .and_then(|(year, month)| Self::new(year.parse().ok()?, month.parse().ok()?))
            .ok_or_else(|| format!("\"{text}\" is no month, write 2027-08"))
    }
}

impl TryFrom<String> for YearMonth {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        month.to_string()
    }
}

/// An answer to a yes/no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// It is there.
    Yes,
    /// It is not there, but decided or paid for from a month on.
    Planned(YearMonth),
    /// It is not there.
    No,
}

impl YesNo {
    /// The code in files and API: `yes`, `planned`, `no`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Planned(_) => "planned",
            Self::No => "no",
        }
    }
}

/// A value: what an answer says when it says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// To a yes/no question.
    YesNo(YesNo),
    /// A count, or a quantity in the indicator's unit.
    Number(Decimal),
    /// So many of so many.
    Ratio {
        /// How many have the property.
        numerator: Decimal,
        /// How many there are.
        denominator: Decimal,
    },
    /// A level, counted from 0.
    Level(u8),
    /// The options that were ticked.
    Choices(BTreeSet<CategoryCode>),
    /// What was written.
    Words(String),
}

impl Value {
    /// Both together, of what can be added up.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(a.checked_add(*b)?),
            (
                Self::Ratio { numerator: a, denominator: of_a },
                Self::Ratio { numerator: b, denominator: of_b },
            ) => Self::Ratio { numerator: a.checked_add(*b)?, denominator: of_a.checked_add(*of_b)? },
            _ => return None,
        })
    }

    /// Whether this is an answer to a question of `kind`.
    pub const fn is_of(&self, kind: &ValueKind) -> bool {
        matches!(
            (self, kind),
            (Self::YesNo(_), ValueKind::YesPlannedNo)
                | (
                    Self::Number(_),
                    ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Rate { .. }
                )
                | (Self::Ratio { .. }, ValueKind::Share { .. })
                | (Self::Level(_), ValueKind::Ordinal { .. })
                | (Self::Choices(_), ValueKind::ChoiceSet { .. })
                | (Self::Words(_), ValueKind::Words { .. })
        )
    }
}
