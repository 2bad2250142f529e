//! What the observations of a cycle add up to. The page and the report draw these figures and no others.
//!
//! Missing is not zero, not no and not "not applicable": every figure carries how many it rests on, and the share of
//! residents beside it. Change over time compares only those who answered both times.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, ObjectiveCode, OrganisationCode},
    cycle::FollowUpCycle,
    derive,
    indicator::{Aggregation, Indicator},
    observation::{ObsStatus, Observation},
    status::{self, Status},
    strategy::Strategy,
    value::{Value, ValueKind, YesNo},
};

/// A municipality that takes part, with the residents it had on the measurement date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its code.
    pub code: OrganisationCode,
    /// Its short name: "Laxå".
    pub name: String,
    /// Residents.
    pub residents: u64,
}

/// Everything a report or a page says in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The cycle.
    pub cycle: FollowUpCycle,
    /// What it is compared with.
    pub before: Option<FollowUpCycle>,
    /// Who takes part.
    pub municipalities: Vec<Municipality>,
    /// Each indicator, in the strategy's order.
    pub indicators: Vec<IndicatorProgress>,
    /// Each objective, in the strategy's order.
    pub objectives: Vec<ObjectiveProgress>,
}

/// One objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveProgress {
    /// Which.
    pub code: ObjectiveCode,
    /// Where it stands, by its headline indicators.
    pub status: Status,
}

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

/// One municipality's answers to one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityCells {
    /// Which.
    pub code: OrganisationCode,
    /// A cell for each row of the indicator, now.
    pub now: Vec<Cell>,
    /// The same before; empty where there is no earlier cycle.
    pub before: Vec<Cell>,
}

/// What is known of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The value, or why there is none.
    pub content: Content,
    /// The contact's published comment.
    pub comment: Option<String>,
}

/// The value of a cell, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// No submission says anything.
    NotReported,
    /// The municipality answered that it does not know.
    NotAvailable,
    /// It cannot be answered.
    NotApplicable,
    /// A value.
    Value {
        /// What it is.
        value: Value,
        /// Is it an estimate?
        estimated: bool,
        /// Is it still to be checked?
        unvalidated: bool,
    },
}

impl Cell {
    const NOT_REPORTED: Self = Self { content: Content::NotReported, comment: None };

    fn of(observation: Option<&Observation>) -> Self {
        let Some(observation) = observation else { return Self::NOT_REPORTED };
        let content = match (observation.status, &observation.value) {
            (ObsStatus::NotApplicable, _) => Content::NotApplicable,
            (status, Some(value)) if status.has_value() => Content::Value {
                value: value.clone(),
                estimated: status == ObsStatus::Estimated,
                unvalidated: status == ObsStatus::Unvalidated,
            },
            _ => Content::NotAvailable,
        };
        Self { content, comment: observation.comment.clone() }
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Is an answer expected that is not there?
    pub const fn is_missing(&self) -> bool {
        matches!(self.content, Content::NotReported | Content::NotAvailable)
    }
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

/// Adds up the observations of a cycle: `now` and `before` hold the latest revision of each cell, from submissions
/// that count. Derived indicators are computed here.
pub fn aggregate(
    strategy: &Strategy,
    cycle: &FollowUpCycle,
    municipalities: &[Municipality],
    now: &[Observation],
    before: Option<(&FollowUpCycle, &[Observation])>,
) -> Progress {
    let now = Cells::index(strategy, now);
    let earlier = before.map(|(_, observations)| Cells::index(strategy, observations));
    let indicators: Vec<_> = strategy
        .indicators
        .iter()
        .map(|indicator| aggregate_indicator(indicator, municipalities, &now, earlier.as_ref()))
        .collect();
    let objectives = strategy
        .objectives()
        .map(|objective| ObjectiveProgress {
            code: objective.code.clone(),
            status: status::of_objective(
                strategy
                    .indicators
                    .iter()
                    .zip(&indicators)
                    .filter(|(i, _)| i.headline && i.parent.as_deref() == Some(objective.code.as_str())),
            ),
        })
        .collect();
    Progress {
        cycle: cycle.clone(),
        before: before.map(|(cycle, _)| cycle.clone()),
        municipalities: municipalities.to_vec(),
        indicators,
        objectives,
    }
}

impl Progress {
    /// The progress of one indicator.
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&IndicatorProgress> {
        self.indicators.iter().find(|i| &i.indicator == code)
    }

    /// Residents of all that take part.
    pub fn residents(&self) -> u64 {
        self.municipalities.iter().map(|m| m.residents).sum()
    }
}

/// Observations by cell.
struct Cells(BTreeMap<(IndicatorCode, OrganisationCode, Option<CategoryCode>), Observation>);

impl Cells {
    fn index(strategy: &Strategy, observations: &[Observation]) -> Self {
        let derived = derive::derived(strategy, observations);
        let keyed = observations
            .iter()
            .cloned()
            .chain(derived)
            .map(|o| ((o.key.indicator.clone(), o.key.about.clone(), o.key.category.clone()), o));
        Self(keyed.collect())
    }

    fn of(&self, indicator: &Indicator, municipality: &Municipality) -> Vec<Cell> {
        let row = |category: Option<&crate::value::Category>| {
            let key = (indicator.code.clone(), municipality.code.clone(), category.map(|c| c.code.clone()));
            Cell::of(self.0.get(&key))
        };
        indicator.rows().into_iter().map(row).collect()
    }
}

fn aggregate_indicator(
    indicator: &Indicator,
    municipalities: &[Municipality],
    now: &Cells,
    earlier: Option<&Cells>,
) -> IndicatorProgress {
    let rows: Vec<_> = municipalities
        .iter()
        .map(|m| MunicipalityCells {
            code: m.code.clone(),
            now: now.of(indicator, m),
            before: earlier.map(|cells| cells.of(indicator, m)).unwrap_or_default(),
        })
        .collect();
    let cells_now: Vec<_> = municipalities.iter().zip(&rows).map(|(m, r)| (m, r.now.as_slice())).collect();
    let cells_before: Vec<_> =
        municipalities.iter().zip(&rows).map(|(m, r)| (m, r.before.as_slice())).collect();
    IndicatorProgress {
        indicator: indicator.code.clone(),
        now: aggregate_cells(indicator, &cells_now),
        before: earlier.map(|_| aggregate_cells(indicator, &cells_before)),
        change: earlier.and_then(|_| change(indicator, &rows)),
        without_dominant: without_dominant(indicator, &cells_now),
        municipalities: rows,
    }
}

type Rows<'a> = [(&'a Municipality, &'a [Cell])];

fn aggregate_cells(indicator: &Indicator, rows: &Rows<'_>) -> Aggregate {
    Aggregate { coverage: coverage(rows), figure: figure(indicator, rows) }
}

fn coverage(rows: &Rows<'_>) -> Coverage {
    let mut coverage =
        Coverage { residents: rows.iter().map(|(m, _)| m.residents).sum(), ..Coverage::default() };
    for (municipality, cells) in rows {
        if cells.iter().any(|c| c.content == Content::NotReported) {
            coverage.not_reported += 1;
        } else if cells.iter().any(|c| c.value().is_some()) {
            coverage.reported += 1;
            coverage.residents_reported += municipality.residents;
        } else if cells.iter().all(|c| c.content == Content::NotApplicable) {
            coverage.not_applicable += 1;
        } else {
            coverage.not_available += 1;
        }
    }
    coverage
}

fn figure(indicator: &Indicator, rows: &Rows<'_>) -> Figure {
    let cells = || rows.iter().flat_map(|(_, cells)| cells.iter());
    match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => Figure::YesNo(yes_no(rows)),
        (ValueKind::Ordinal { levels }, _) => Figure::Levels(
            indicator
                .rows()
                .iter()
                .enumerate()
                .map(|(n, category)| LevelsRow {
                    category: category.map(|c| c.code.clone()),
                    ..levels_row(levels.len(), rows.iter().filter_map(|(_, cells)| cells.get(n)))
                })
                .collect(),
        ),
        (ValueKind::ChoiceSet { .. } | ValueKind::YesPlannedNo, _) => Figure::Parts(parts(indicator, rows)),
        (ValueKind::Share { .. }, _) => {
            let mut sums = (Decimal::ZERO, Decimal::ZERO);
            for value in cells().filter_map(Cell::value) {
                if let Value::Ratio { numerator, denominator } = value {
                    sums = (sums.0 + numerator, sums.1 + denominator);
                }
            }
            Figure::Ratio { numerator: sums.0, denominator: sums.1 }
        }
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, _) => Figure::Sum {
            total: cells().filter_map(Cell::value).filter_map(number).sum(),
            at_least: cells().any(Cell::is_missing),
        },
    }
}

const fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn yes_no(rows: &Rows<'_>) -> YesNoFigure {
    let mut figure = YesNoFigure::default();
    for (municipality, cells) in rows {
        match cells.first().map(|c| (c.value(), c.is_missing())) {
            Some((Some(Value::YesNo(YesNo::Yes)), _)) => {
                figure.yes += 1;
                figure.residents_yes += municipality.residents;
            }
            Some((Some(Value::YesNo(YesNo::Planned(_))), _)) => figure.planned += 1,
            Some((Some(Value::YesNo(YesNo::No)), _)) => figure.no += 1,
            Some((None, true)) => figure.missing += 1,
            _ => {}
        }
    }
    figure
}

fn levels_row<'a>(levels: usize, cells: impl Iterator<Item = &'a Cell>) -> LevelsRow {
    let mut row = LevelsRow { category: None, counts: vec![0; levels], missing: 0 };
    for cell in cells {
        match cell.value() {
            Some(Value::Level(level)) => {
                if let Some(count) = row.counts.get_mut(usize::from(*level)) {
                    *count += 1;
                }
            }
            _ if cell.is_missing() => row.missing += 1,
            _ => {}
        }
    }
    row
}

/// Yes, no or unknown for each part of one municipality; `None` for a part that does not apply.
fn parts_of(indicator: &Indicator, cells: &[Cell]) -> Parts {
    let answer = |yes: bool| Some(if yes { PartAnswer::Yes } else { PartAnswer::No });
    if indicator.options().is_empty() {
        let rows = indicator.rows();
        return rows
            .iter()
            .zip(cells)
            .filter_map(|(category, cell)| {
                let part = match cell.value() {
                    Some(Value::YesNo(value)) => answer(*value == YesNo::Yes),
                    _ if cell.is_missing() => Some(PartAnswer::Missing),
                    _ => None,
                };
                Some(((*category)?.code.clone(), part))
            })
            .collect();
    }
    indicator
        .options()
        .iter()
        .map(|option| {
            let part = match cells.first().map(|c| (c.value(), c.is_missing())) {
                Some((Some(Value::Choices(chosen)), _)) => answer(chosen.contains(&option.code)),
                Some((_, true)) => Some(PartAnswer::Missing),
                _ => None,
            };
            (option.code.clone(), part)
        })
        .collect()
}

/// What is known of each part; `None` where it does not apply.
type Parts = Vec<(CategoryCode, Option<PartAnswer>)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartAnswer {
    Yes,
    No,
    Missing,
}

fn parts(indicator: &Indicator, rows: &Rows<'_>) -> PartsFigure {
    let mut each: Vec<_> = rows.iter().map(|(_, cells)| parts_of(indicator, cells)).collect();
    if indicator.asked_if.is_some() {
        // Nobody knows whether the question applies to those who have not answered: "6 of 9 groups" counts groups.
        for (_, answer) in each.iter_mut().flatten().filter(|(_, a)| *a == Some(PartAnswer::Missing)) {
            *answer = None;
        }
    }
    let codes: Vec<_> =
        each.first().map(|p| p.iter().map(|(code, _)| code.clone()).collect()).unwrap_or_default();
    let count = |n: usize, what: PartAnswer| {
        u32::try_from(each.iter().filter(|p| p.get(n).is_some_and(|(_, a)| *a == Some(what))).count())
            .unwrap_or(u32::MAX)
    };
    let municipalities = |test: &dyn Fn(&Parts) -> bool| {
        u32::try_from(each.iter().filter(|p| test(p)).count()).unwrap_or(u32::MAX)
    };
    PartsFigure {
        parts: codes
            .into_iter()
            .enumerate()
            .map(|(n, category)| PartRow {
                category,
                yes: count(n, PartAnswer::Yes),
                no: count(n, PartAnswer::No),
                missing: count(n, PartAnswer::Missing),
            })
            .collect(),
        all: municipalities(&|p| !p.is_empty() && p.iter().all(|(_, a)| *a == Some(PartAnswer::Yes))),
        applies: municipalities(&|p| p.iter().any(|(_, a)| a.is_some())),
    }
}

fn change(indicator: &Indicator, rows: &[MunicipalityCells]) -> Option<Change> {
    let pairs = || {
        rows.iter()
            .flat_map(|r| r.before.iter().zip(&r.now))
            .filter_map(|(b, n)| Some((b.value()?, n.value()?)))
    };
    let both = rows
        .iter()
        .filter(|r| r.before.iter().zip(&r.now).any(|(b, n)| b.value().is_some() && n.value().is_some()));
    let both = u32::try_from(both.count()).ok().filter(|n| *n > 0)?;
    let (before, now, unit) = match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => {
            let (before, now) = pairs().fold((0_u32, 0_u32), |(b, n), (before, now)| {
                (b + u32::from(is_yes(before)), n + u32::from(is_yes(now)))
            });
            (before.into(), now.into(), ChangeUnit::Municipalities)
        }
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, _) => (
            pairs().filter_map(|(b, _)| number(b)).sum(),
            pairs().filter_map(|(_, n)| number(n)).sum(),
            ChangeUnit::Number,
        ),
        (ValueKind::Ordinal { .. }, _) => return None,
        _ => (
            status::pooled(indicator, pairs().map(|(b, _)| b))? * Decimal::ONE_HUNDRED,
            status::pooled(indicator, pairs().map(|(_, n)| n))? * Decimal::ONE_HUNDRED,
            ChangeUnit::Percent,
        ),
    };
    Some(Change { both, before, now, unit })
}

const fn is_yes(value: &Value) -> bool {
    matches!(value, Value::YesNo(YesNo::Yes))
}

/// Where one municipality holds more than half of what is counted, the county without it.
fn without_dominant(indicator: &Indicator, rows: &Rows<'_>) -> Option<(OrganisationCode, Figure)> {
    let weight = |cells: &[Cell]| -> Decimal {
        cells
            .iter()
            .filter_map(Cell::value)
            .map(|value| match value {
                Value::Ratio { denominator, .. } => *denominator,
                Value::Number(number) => *number,
                _ => Decimal::ZERO,
            })
            .sum()
    };
    let all: Decimal = rows.iter().map(|(_, cells)| weight(cells)).sum();
    let (dominant, _) = rows.iter().find(|(_, cells)| weight(cells) * Decimal::TWO > all)?;
    let rest: Vec<_> = rows.iter().filter(|(m, _)| m.code != dominant.code).copied().collect();
    Some((dominant.code.clone(), figure(indicator, &rest)))
}
