//! Targets: what an indicator should come to, for the county or for every municipality.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    indicator::{Indicator, Support},
    value::{Value, YesNo},
};

/// What should be reached. It holds for the version of the catalogue that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What is measured.
    pub statistic: Statistic,
    /// How it is to compare with the value.
    #[serde(default, skip_serializing_if = "Comparison::is_at_least")]
    pub comparison: Comparison,
    /// The value: a number, a level, or a share in per cent. None where the statistic says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// Whose figure it is that should be so.
    pub applies_to: AppliesTo,
    /// The year whose last day it should be reached on.
    pub by: i32,
    /// Who says so. A proposal never sets a status of reached.
    pub support: Support,
}

/// What a target measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// The answer is yes.
    Yes,
    /// Every part is there: each option ticked, each row a yes.
    All,
    /// The level, counted from 0.
    Level,
    /// The number that was answered; for the county their sum.
    Number,
    /// A share in per cent; for the county the pooled one.
    Share,
    /// The rate against its series; for the county the pooled one.
    Rate,
    /// The median over the county's municipalities or places.
    Median,
}

/// How a figure is to compare with a target's value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// That or more.
    #[default]
    AtLeast,
    /// That or less.
    AtMost,
    /// Neither more nor less.
    Exactly,
}

impl Comparison {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_at_least(&self) -> bool {
        *self == Self::AtLeast
    }

    /// How far `figure` is from `value`; nothing where it compares as it should.
    pub fn distance(self, figure: Decimal, value: Decimal) -> Decimal {
        match self {
            Self::AtLeast => (value - figure).max(Decimal::ZERO),
            Self::AtMost => (figure - value).max(Decimal::ZERO),
            Self::Exactly => (figure - value).abs(),
        }
    }
}

/// Whose figure a target is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliesTo {
    /// The county's.
    Aggregate,
    /// Each municipality's that it applies to.
    EveryMunicipality,
}

impl Target {
    /// The value that is compared with; yes and every part are 1 of 1.
    pub fn aim(&self) -> Decimal {
        self.value.unwrap_or(Decimal::ONE)
    }

    /// Has somebody decided it? A proposal of ours has not been.
    pub fn is_decided(&self) -> bool {
        self.support != Support::Proposal
    }

    /// Does one municipality's answer in one row meet it? `None` for an answer that the statistic does not fit.
    pub fn is_met_by(&self, indicator: &Indicator, value: &Value) -> Option<bool> {
        let number = match (self.statistic, value) {
            (Statistic::Yes | Statistic::All, Value::YesNo(answer)) => return Some(*answer == YesNo::Yes),
            (Statistic::All, Value::Choices(chosen)) => {
                return Some(indicator.options().iter().all(|option| chosen.contains(&option.code)));
            }
            (Statistic::Level, Value::Level(level)) => Decimal::from(*level),
            (Statistic::Level, Value::Choices(chosen)) => {
                Decimal::from(crate::derive::level_of(indicator, chosen)?)
            }
            (Statistic::Number, Value::Number(number)) => *number,
            (Statistic::Share, Value::Ratio { numerator, denominator }) => {
                numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(*denominator)?
            }
            _ => return None,
        };
        Some(self.comparison.distance(number, self.aim()).is_zero())
    }
}
