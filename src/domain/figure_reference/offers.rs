//! Which figures an indicator has, by its kind and the way its answers are counted.

use super::{Group, Quantity, Reference};
use crate::{
    code::CategoryCode,
    indicator::{Aggregation, AppliesTo, DimensionRows, Indicator, Statistic, Target},
    value::ValueKind,
};

/// Why an indicator has not what a reference asks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It has no such row; it has these.
    Row(Vec<CategoryCode>),
    /// It has the row and not this of it; it has these.
    Quantity(Vec<Quantity>),
}

impl Reference {
    /// Why `indicator` has not what this asks of it; nothing where it has.
    pub fn misfit(&self, indicator: &Indicator) -> Option<Misfit> {
        let rows = rows(indicator);
        if self.row.as_ref().is_some_and(|row| !rows.contains(row)) {
            return Some(Misfit::Row(rows));
        }
        let known = quantities(indicator, self.row.as_ref(), self.before);
        (!known.contains(&self.quantity)).then_some(Misfit::Quantity(known))
    }
}

/// The kinds of figure, as [`crate::count`] makes them of what is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    YesNo,
    Sum,
    Ratio,
    Levels,
    Parts,
    Spread,
    Single,
    Words,
}

impl Shape {
    pub(super) const fn of(indicator: &Indicator) -> Self {
        match (indicator.aggregation, &indicator.kind) {
            (Aggregation::Words, _) | (_, ValueKind::Words { .. }) => Self::Words,
            (Aggregation::MedianRange, _) => Self::Spread,
            (Aggregation::Distribution, _) | (Aggregation::RegionOnly, ValueKind::Ordinal { .. }) => {
                Self::Levels
            }
            (_, ValueKind::Share { .. }) => Self::Ratio,
            (Aggregation::RegionOnly, kind) if kind.is_number() => Self::Single,
            (_, kind) if kind.is_number() => Self::Sum,
            (Aggregation::Pooled, _) | (_, ValueKind::ChoiceSet { .. }) => Self::Parts,
            _ => Self::YesNo,
        }
    }
}

/// The rows, options or parts that have figures of their own.
pub fn rows(indicator: &Indicator) -> Vec<CategoryCode> {
    if !indicator.options().is_empty() {
        return indicator.options().iter().map(|option| option.code.clone()).collect();
    }
    let each = matches!(Shape::of(indicator), Shape::Levels | Shape::Parts);
    let has_figures = |rows: &DimensionRows| match rows {
        DimensionRows::Each => each,
        DimensionRows::Breakdown => true,
        DimensionRows::Places { .. } => false,
    };
    let dimensions = indicator.dimensions.iter().filter(|d| has_figures(&d.rows));
    dimensions.flat_map(|d| &d.categories).map(|category| category.code.clone()).collect()
}

/// What there is of an indicator: of one of its [`rows`], or of the whole; now, or at the baseline.
pub fn quantities(indicator: &Indicator, row: Option<&CategoryCode>, before: bool) -> Vec<Quantity> {
    let mut known = match row {
        Some(row) if indicator.is_part(Some(row)) => of_part(indicator),
        Some(_) if !indicator.options().is_empty() => of_row(),
        Some(_) => of_row_or_levels(indicator),
        None => of_whole(indicator),
    };
    if before {
        known.retain(|quantity| !matches!(quantity, Quantity::Target | Quantity::Change | Quantity::Both));
    }
    if indicator.is_regional() {
        // There is one answer: nobody is counted, and nobody to be named.
        known.retain(|quantity| {
            !matches!(quantity, Quantity::Names(_) | Quantity::Both)
                && !ANSWERS.contains(quantity)
                && *quantity != Quantity::Residents
        });
    }
    known
}

/// How many answers there are, of how many.
pub(super) const ANSWERS: [Quantity; 3] = [Quantity::Of, Quantity::Answered, Quantity::Missing];
const NAMES: [Quantity; 4] = [
    Quantity::Names(Group::Yes),
    Quantity::Names(Group::Planned),
    Quantity::Names(Group::No),
    Quantity::Names(Group::Missing),
];

fn of_whole(indicator: &Indicator) -> Vec<Quantity> {
    let shape = Shape::of(indicator);
    let mut known = match shape {
        Shape::YesNo => [&of_row()[..], &[Quantity::Residents]].concat(),
        Shape::Sum | Shape::Single => vec![Quantity::Number],
        Shape::Ratio => vec![Quantity::Numerator, Quantity::Denominator, Quantity::Share],
        Shape::Levels => levels(indicator),
        Shape::Parts => vec![Quantity::Yes, Quantity::Share],
        Shape::Spread => vec![Quantity::Median, Quantity::Least, Quantity::Most],
        Shape::Words => Vec::new(),
    };
    if shape == Shape::Spread && asks_for_a_number(indicator) {
        known.push(Quantity::Meeting);
    }
    if shape == Shape::Parts || (shape == Shape::Levels && !indicator.options().is_empty()) {
        known.extend([Quantity::All, Quantity::Applies]);
    }
    if matches!(indicator.kind, ValueKind::Rate { .. }) || indicator.relative.is_some() {
        known.push(Quantity::Rate);
    }
    if indicator.target.is_some() {
        known.push(Quantity::Target);
    }
    // Levels have no mean and words no number, so there is no difference either.
    if !matches!(shape, Shape::Levels | Shape::Words) {
        known.extend([Quantity::Change, Quantity::Both]);
    }
    if shape != Shape::YesNo {
        known.extend(ANSWERS);
        known.push(Quantity::Names(Group::Missing));
    }
    known
}

/// Is there something that each number is held against, as [`crate::count`] does it?
fn asks_for_a_number(indicator: &Indicator) -> bool {
    let is_asked = |target: &Target| {
        target.applies_to == AppliesTo::EveryMunicipality && target.statistic == Statistic::Number
    };
    indicator.target.as_ref().is_some_and(is_asked) || indicator.reference_line.is_some()
}

/// A part of a breakdown: the same number or share, of fewer.
fn of_part(indicator: &Indicator) -> Vec<Quantity> {
    match Shape::of(indicator) {
        Shape::Ratio => vec![Quantity::Numerator, Quantity::Denominator, Quantity::Share],
        Shape::Sum => vec![Quantity::Number],
        _ => Vec::new(),
    }
}

fn of_row_or_levels(indicator: &Indicator) -> Vec<Quantity> {
    if Shape::of(indicator) == Shape::Levels { [&levels(indicator)[..], &ANSWERS].concat() } else { of_row() }
}

/// Yes or no, from each municipality.
fn of_row() -> Vec<Quantity> {
    let answers = [Quantity::Yes, Quantity::Planned, Quantity::No, Quantity::Share];
    [&answers[..], &ANSWERS, &NAMES].concat()
}

fn levels(indicator: &Indicator) -> Vec<Quantity> {
    (0..=u8::MAX).take(indicator.kind.levels().len()).map(Quantity::Level).collect()
}
