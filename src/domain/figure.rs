//! Figures for the county: what the cells of an indicator add up to, and what that rests on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    cell::MunicipalityCells,
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    cycle::{FollowUpCycle, TimePeriod},
};

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorProgress {
    /// Which.
    pub indicator: IndicatorCode,
    /// Each municipality, in the order in which they were given; the region alone where there is one figure for the
    /// county.
    pub municipalities: Vec<MunicipalityCells>,
    /// The county now.
    pub now: Aggregate,
    /// The baseline: the first earlier cycle with a value under the definition that holds now. Nothing where there is
    /// none; it may be a later cycle than the strategy's first, where the question is new or became another one.
    pub before_cycle: Option<FollowUpCycle>,
    /// The county at the baseline, over all that answered then.
    pub before: Option<Aggregate>,
    /// The county in the cycle just before.
    pub previous: Option<Aggregate>,
    /// The difference from `before`, over those who answered both times.
    pub change: Option<Change>,
    /// The difference from `previous`, likewise.
    pub change_previous: Option<Change>,
    /// The county without the municipality that is more than half of the basis.
    pub without_dominant: Option<(OrganisationCode, Aggregate)>,
    /// The county's parts, where the answer is broken down: women, men.
    pub breakdown: Vec<BreakdownPart>,
    /// Every cycle up to now, in order of time.
    pub series: Vec<SeriesPoint>,
    /// The first year of the definition that holds now, where the question was another in an earlier cycle: values
    /// before and after it are not compared.
    pub broken: Option<i32>,
}

/// A part of an answer that is broken down, for the county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakdownPart {
    /// Which part.
    pub category: CategoryCode,
    /// Now.
    pub now: Aggregate,
    /// At the baseline.
    pub before: Option<Aggregate>,
}

/// The county in one cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// When.
    pub period: TimePeriod,
    /// Its figure; none where the indicator was not asked then.
    pub aggregate: Option<Aggregate>,
    /// Is it the first under another definition than the point before?
    pub broken: bool,
}

/// A figure for the county and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aggregate {
    /// What it rests on.
    pub coverage: Coverage,
    /// The figure.
    pub figure: Figure,
    /// The same for every so many of a published series; none where the series has no data.
    pub rate: Option<RateFigure>,
    /// Municipalities that have a value but no data in the series: they are not in the rate.
    pub not_in_rate: Vec<OrganisationCode>,
    /// Is there a rate that is not shown?
    pub rate_suppressed: bool,
    /// How many have each option, where the figure counts the levels that the options amount to.
    pub parts: Option<PartsFigure>,
}

/// A pooled rate: over those that have both numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateFigure {
    /// Σ of what was counted.
    pub numerator: Decimal,
    /// Σ of the series; never 0.
    pub denominator: Decimal,
    /// For every how many.
    pub per: u32,
    /// How many municipalities have both numbers.
    pub municipalities: u32,
}

impl RateFigure {
    /// So many for every `per`.
    pub fn value(&self) -> Decimal {
        let many = self.numerator.checked_mul(self.per.into());
        many.and_then(|many| many.checked_div(self.denominator)).unwrap_or(Decimal::ZERO)
    }
}

impl Aggregate {
    /// The facts that a sentence about the figure may name.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = self.figure.facts();
        facts.extend(self.rate.map(|rate| ("rate", Fact::Number(rate.value()))));
        facts
    }
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
    /// The middle of numbers, and how far apart they are.
    Spread(SpreadFigure),
    /// One number for the county as a whole; none where it is missing.
    Single(Option<Decimal>),
    /// So many answers in words.
    Words {
        /// How many have answered.
        answered: u32,
    },
    /// There is a figure that is not shown: 1–4 persons, or what would give such a figure away.
    Suppressed,
}

/// Numbers that are not added up: meetings of groups, opening hours of centres.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpreadFigure {
    /// How many numbers there are.
    pub n: u32,
    /// The middle one, or the mean of the two in the middle; none where there is no number.
    pub median: Option<Decimal>,
    /// The least.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
    /// How many are what the target or the line of reference asks for, where there is one.
    pub meeting: Option<u32>,
    /// How many numbers are missing.
    pub missing: u32,
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
    /// The level in the middle of those that have answered; two where it falls between them. Levels have no mean.
    pub fn median(&self) -> Option<(u8, u8)> {
        let n: u32 = self.counts.iter().sum();
        let at = |place: u32| {
            let mut seen = 0;
            let level = self.counts.iter().position(|count| {
                seen += count;
                seen > place
            });
            level.and_then(|level| u8::try_from(level).ok())
        };
        Some((at(n.checked_sub(1)? / 2)?, at(n / 2)?))
    }

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
    /// How many do not, but have planned it.
    pub planned: u32,
    /// How many do not.
    pub no: u32,
    /// How many have not answered.
    pub missing: u32,
}

impl PartRow {
    /// All it applies to.
    pub const fn of(&self) -> u32 {
        self.yes + self.planned + self.no + self.missing
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
            _ => return None,
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
            Self::Levels(rows) => {
                let top: u64 = rows.iter().filter_map(|r| r.counts.last()).map(|n| u64::from(*n)).sum();
                let of: u64 = rows.iter().map(|r| u64::from(r.of())).sum();
                vec![
                    ("top", Fact::Count(top)),
                    ("of", Fact::Count(of)),
                    ("remaining", Fact::Count(of.saturating_sub(top))),
                ]
            }
            Self::Parts(f) => vec![
                ("yes", Fact::Count(f.yes().into())),
                ("of", Fact::Count(f.of().into())),
                ("missing", Fact::Count(f.missing().into())),
                ("all", Fact::Count(f.all.into())),
                ("applies", Fact::Count(f.applies.into())),
                ("remaining", Fact::Count((f.of() - f.yes()).into())),
                ("remaining_all", Fact::Count((f.applies - f.all).into())),
            ],
            Self::Spread(f) => {
                let numbers = [("median", f.median), ("least", f.least), ("most", f.most)];
                let numbers = numbers.into_iter().filter_map(|(name, n)| Some((name, Fact::Number(n?))));
                let counts = [("n", Some(f.n)), ("meeting", f.meeting), ("missing", Some(f.missing))];
                let counts = counts.into_iter().filter_map(|(name, n)| Some((name, Fact::Count(n?.into()))));
                numbers.chain(counts).collect()
            }
            Self::Single(value) => value.map(|value| ("value", Fact::Number(value))).into_iter().collect(),
            Self::Words { answered } => vec![("answered", Fact::Count((*answered).into()))],
            Self::Suppressed => Vec::new(),
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
    /// Are the figures those of a year, since the two periods differ in length?
    pub per_year: bool,
    /// For a share or a rate: the part and the whole before, and now, as they were counted.
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
    /// The indicator's unit for every so many of its series.
    Rate,
}

impl Change {
    /// Now less before.
    pub fn difference(&self) -> Decimal {
        self.now - self.before
    }
}
