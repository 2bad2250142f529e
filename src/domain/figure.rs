//! Figures for the county: what the cells of an indicator add up to, and what that rests on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    cell::MunicipalityCells,
    code::{CategoryCode, IndicatorCode, OrganisationCode},
};

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorProgress {
    /// Which.
    pub indicator: IndicatorCode,
    /// Each municipality, in the order in which they were given.
    pub municipalities: Vec<MunicipalityCells>,
    /// The county now.
    pub now: Aggregate,
    /// The county before, over all that answered then.
    pub before: Option<Aggregate>,
    /// The difference, over those who answered both times.
    pub change: Option<Change>,
    /// The county without the municipality that is more than half of the basis.
    pub without_dominant: Option<(OrganisationCode, Figure)>,
}

/// A figure for the county and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aggregate {
    /// What it rests on.
    pub coverage: Coverage,
    /// The figure.
    pub figure: Figure,
}

/// How many a figure rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Municipalities that gave a value.
    pub reported: u32,
    /// Municipalities that answered that they do not know.
    pub not_available: u32,
    /// Municipalities that have not answered, or not in every row.
    pub not_reported: u32,
    /// Municipalities that it cannot apply to.
    pub not_applicable: u32,
    /// Residents of those that gave a value.
    pub residents_reported: u64,
    /// Residents of all that take part.
    pub residents: u64,
}

impl Coverage {
    /// Municipalities that an answer is expected from: all but those it cannot apply to.
    pub const fn expected(&self) -> u32 {
        self.reported + self.not_available + self.not_reported
    }

    /// Municipalities whose answer is missing.
    pub const fn missing(&self) -> u32 {
        self.not_available + self.not_reported
    }
}

/// A figure for the county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Answers to a yes/no question.
    YesNo(YesNoFigure),
    /// A sum.
    Sum {
        /// Of all values that are there.
        total: Decimal,
        /// Is an answer missing, so that it may be more?
        at_least: bool,
    },
    /// A pooled ratio.
    Ratio {
        /// Σ numerators.
        numerator: Decimal,
        /// Σ denominators.
        denominator: Decimal,
    },
    /// How many are at each level, row by row.
    Levels(Vec<LevelsRow>),
    /// How many have each part.
    Parts(PartsFigure),
}

/// Answers to a yes/no question over all municipalities it applies to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YesNoFigure {
    /// Yes.
    pub yes: u32,
    /// No, but planned.
    pub planned: u32,
    /// No.
    pub no: u32,
    /// No answer.
    pub missing: u32,
    /// Residents of those that answered yes.
    pub residents_yes: u64,
}

impl YesNoFigure {
    /// All it applies to.
    pub const fn of(&self) -> u32 {
        self.yes + self.planned + self.no + self.missing
    }
}

/// How many are at each level in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelsRow {
    /// The row.
    pub category: Option<CategoryCode>,
    /// How many at level 0, 1, 2 …
    pub counts: Vec<u32>,
    /// How many have not answered.
    pub missing: u32,
}

impl LevelsRow {
    /// All it applies to.
    pub fn of(&self) -> u32 {
        self.counts.iter().sum::<u32>() + self.missing
    }
}

/// How many have each part of a whole: parties in a group, sectors with a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsFigure {
    /// Each part.
    pub parts: Vec<PartRow>,
    /// How many municipalities have all parts.
    pub all: u32,
    /// How many municipalities it applies to.
    pub applies: u32,
}

/// How many have one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRow {
    /// The part.
    pub category: CategoryCode,
    /// How many have it.
    pub yes: u32,
    /// How many do not.
    pub no: u32,
    /// How many have not answered.
    pub missing: u32,
}

impl PartRow {
    /// All it applies to.
    pub const fn of(&self) -> u32 {
        self.yes + self.no + self.missing
    }
}

impl PartsFigure {
    /// Parts that are there, over all municipalities.
    pub fn yes(&self) -> u32 {
        self.parts.iter().map(|p| p.yes).sum()
    }

    /// Parts that there could be.
    pub fn of(&self) -> u32 {
        self.parts.iter().map(PartRow::of).sum()
    }

    /// Parts that nobody has answered for.
    pub fn missing(&self) -> u32 {
        self.parts.iter().map(|p| p.missing).sum()
    }
}

/// A fact of a figure, to be put into a sentence by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A whole number.
    Count(u64),
    /// A number in the indicator's unit.
    Number(Decimal),
    /// A share in per cent.
    Percent(Decimal),
    /// A sum that may be more.
    AtLeast(Decimal),
}

impl Figure {
    /// The share in per cent; `None` where there is nothing to count or the figure is no share.
    pub fn percent(&self) -> Option<Decimal> {
        let (numerator, denominator) = self.ratio()?;
        numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(denominator)
    }

    /// The part and the whole, for figures that have them and a whole that is not 0.
    pub fn ratio(&self) -> Option<(Decimal, Decimal)> {
        let (numerator, denominator) = match self {
            Self::YesNo(f) => (f.yes.into(), f.of().into()),
            Self::Ratio { numerator, denominator } => (*numerator, *denominator),
            Self::Parts(f) => (f.yes().into(), f.of().into()),
            Self::Sum { .. } | Self::Levels(_) => return None,
        };
        (!denominator.is_zero()).then_some((numerator, denominator))
    }

    /// The facts that a sentence about the figure may name.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = match self {
            Self::YesNo(f) => vec![
                ("yes", Fact::Count(f.yes.into())),
                ("planned", Fact::Count(f.planned.into())),
                ("no", Fact::Count(f.no.into())),
                ("missing", Fact::Count(f.missing.into())),
                ("expected", Fact::Count(f.of().into())),
                ("remaining", Fact::Count((f.of() - f.yes).into())),
            ],
            Self::Sum { total, at_least: true } => vec![("total", Fact::AtLeast(*total))],
            Self::Sum { total, at_least: false } => vec![("total", Fact::Number(*total))],
            Self::Ratio { numerator, denominator } => vec![
                ("numerator", Fact::Number(*numerator)),
                ("denominator", Fact::Number(*denominator)),
                ("remaining", Fact::Number(denominator - numerator)),
            ],
            Self::Levels(rows) => vec![
                (
                    "top",
                    Fact::Count(rows.iter().filter_map(|r| r.counts.last()).map(|n| u64::from(*n)).sum()),
                ),
                ("of", Fact::Count(rows.iter().map(|r| u64::from(r.of())).sum())),
            ],
            Self::Parts(f) => vec![
                ("yes", Fact::Count(f.yes().into())),
                ("of", Fact::Count(f.of().into())),
                ("missing", Fact::Count(f.missing().into())),
                ("all", Fact::Count(f.all.into())),
                ("applies", Fact::Count(f.applies.into())),
                ("remaining", Fact::Count((f.of() - f.yes()).into())),
                ("remaining_all", Fact::Count((f.applies - f.all).into())),
            ],
        };
        facts.extend(self.percent().map(|p| ("share", Fact::Percent(p))));
        facts
    }
}

/// A difference, over those who answered both times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// How many municipalities answered both times.
    pub both: u32,
    /// Their figure before: a count of yes, a sum, or a share in per cent.
    pub before: Decimal,
    /// Their figure now.
    pub now: Decimal,
    /// What the figures are.
    pub unit: ChangeUnit,
    /// For a share: the part and the whole before, and now.
    pub parts: Option<[(Decimal, Decimal); 2]>,
}

/// What a [`Change`] is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeUnit {
    /// Municipalities that answered yes.
    Municipalities,
    /// The indicator's own unit.
    Number,
    /// Per cent; a difference is in percentage points.
    Percent,
}

impl Change {
    /// Now less before.
    pub fn difference(&self) -> Decimal {
        self.now - self.before
    }
}
