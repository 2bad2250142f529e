//! From the cells of some municipalities to one figure.

use rust_decimal::Decimal;

use crate::{
    cell::{Cell, Content},
    code::CategoryCode,
    derive,
    figure::{Figure, LevelsRow, PartRow, PartsFigure, SpreadFigure, YesNoFigure},
    indicator::{Aggregation, AppliesTo, Comparison, Indicator, Otherwise, Statistic},
    organisation::Municipality,
    value::{Value, ValueKind, YesNo},
};

/// Municipalities with their cells of one indicator.
pub(crate) type Rows<'a> = [(&'a Municipality, Vec<Cell>)];

/// The cells that are counted: where the answer is broken down, the whole and not its parts.
pub(crate) fn counted<'a>(indicator: &Indicator, cells: &'a [Cell]) -> &'a [Cell] {
    if indicator.breakdowns().next().is_some() { cells.get(..1).unwrap_or(cells) } else { cells }
}

/// What the rows add up to.
pub(crate) fn figure(indicator: &Indicator, rows: &Rows<'_>) -> Figure {
    let cells = || rows.iter().flat_map(|(_, cells)| counted(indicator, cells));
    match (indicator.aggregation, &indicator.kind) {
        (Aggregation::Words, _) | (_, ValueKind::Words { .. }) => {
            Figure::Words { answered: number_of(cells().filter(|c| c.value().is_some())) }
        }
        (Aggregation::MedianRange, _) => Figure::Spread(spread(indicator, cells())),
        (Aggregation::Distribution, _) | (Aggregation::RegionOnly, ValueKind::Ordinal { .. }) => {
            Figure::Levels(levels(indicator, rows))
        }
        (_, ValueKind::Share { .. }) => ratio(cells()),
        (Aggregation::RegionOnly, kind) if kind.is_number() => {
            Figure::Single(cells().filter_map(Cell::value).find_map(number))
        }
        (_, kind) if kind.is_number() => Figure::Sum {
            total: cells().filter_map(Cell::value).filter_map(number).sum(),
            at_least: cells().any(Cell::is_missing),
        },
        (Aggregation::Pooled, _) | (_, ValueKind::ChoiceSet { .. }) => Figure::Parts(parts(indicator, rows)),
        _ => Figure::YesNo(yes_no(rows)),
    }
}

/// The one number of a number.
pub(crate) const fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn number_of<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

fn ratio<'a>(cells: impl Iterator<Item = &'a Cell>) -> Figure {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for value in cells.filter_map(Cell::value) {
        if let Value::Ratio { numerator, denominator } = value {
            sums = (sums.0 + numerator, sums.1 + denominator);
        }
    }
    Figure::Ratio { numerator: sums.0, denominator: sums.1 }
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

fn spread<'a>(indicator: &Indicator, cells: impl Iterator<Item = &'a Cell>) -> SpreadFigure {
    let (mut numbers, mut missing) = (Vec::new(), 0);
    for cell in cells {
        numbers.extend(cell.value().and_then(number));
        missing += u32::from(cell.is_missing());
    }
    numbers.sort_unstable();
    let asked_for = asked_for(indicator);
    let middle = numbers.len().checked_sub(1).map(|last| (numbers[last / 2], numbers[numbers.len() / 2]));
    SpreadFigure {
        n: number_of(numbers.iter()),
        median: middle.map(|(a, b)| (a + b) / Decimal::TWO),
        least: numbers.first().copied(),
        most: numbers.last().copied(),
        meeting: asked_for.map(|(comparison, value)| {
            number_of(numbers.iter().filter(|n| comparison.distance(**n, value).is_zero()))
        }),
        missing,
    }
}

/// What each number is held against: the target for every municipality, or the line of reference.
fn asked_for(indicator: &Indicator) -> Option<(Comparison, Decimal)> {
    let target = indicator.target.as_ref().filter(|target| {
        target.applies_to == AppliesTo::EveryMunicipality && target.statistic == Statistic::Number
    });
    target
        .map(|target| (target.comparison, target.aim()))
        .or_else(|| indicator.reference_line.as_ref().map(|line| (Comparison::AtLeast, line.value)))
}

fn levels(indicator: &Indicator, rows: &Rows<'_>) -> Vec<LevelsRow> {
    let categories = indicator.rows();
    let whole = if indicator.breakdowns().next().is_some() { 1 } else { categories.len() };
    let row = |n: usize, category: Option<CategoryCode>| {
        let mut row = LevelsRow { category, counts: vec![0; indicator.kind.levels().len()], missing: 0 };
        for cell in rows.iter().filter_map(|(_, cells)| cells.get(n)) {
            let level = match cell.value() {
                Some(Value::Level(level)) => Some(*level),
                Some(Value::Choices(chosen)) => derive::level_of(indicator, chosen),
                _ => None,
            };
            match level.and_then(|level| row.counts.get_mut(usize::from(level))) {
                Some(count) => *count += 1,
                None if cell.is_missing() => row.missing += 1,
                None => {}
            }
        }
        row
    };
    let categories = categories.into_iter().take(whole).enumerate();
    categories.map(|(n, category)| row(n, category.map(|c| c.code.clone()))).collect()
}

/// What is known of each part; `None` where it does not apply.
type Parts = Vec<(CategoryCode, Option<PartAnswer>)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartAnswer {
    Yes,
    Planned,
    No,
    Missing,
}

/// Yes, no or unknown for each part of one municipality.
fn parts_of(indicator: &Indicator, cells: &[Cell]) -> Parts {
    let answer = |answer: &YesNo| match answer {
        YesNo::Yes => PartAnswer::Yes,
        YesNo::Planned(_) => PartAnswer::Planned,
        YesNo::No => PartAnswer::No,
    };
    if indicator.options().is_empty() {
        let part = |cell: &Cell| match cell.value() {
            Some(Value::YesNo(value)) => Some(answer(value)),
            _ => cell.is_missing().then_some(PartAnswer::Missing),
        };
        let rows = indicator.rows();
        return rows
            .iter()
            .zip(cells)
            .filter_map(|(c, cell)| Some(((*c)?.code.clone(), part(cell))))
            .collect();
    }
    let part = |option: &CategoryCode| match cells.first().map(|c| (c.value(), c.is_missing())) {
        Some((Some(Value::Choices(chosen)), _)) => {
            Some(if chosen.contains(option) { PartAnswer::Yes } else { PartAnswer::No })
        }
        Some((_, true)) => Some(PartAnswer::Missing),
        _ => None,
    };
    indicator.options().iter().map(|option| (option.code.clone(), part(&option.code))).collect()
}

/// How many have each part.
pub(crate) fn parts(indicator: &Indicator, rows: &Rows<'_>) -> PartsFigure {
    // Nobody knows whether a question that only some can answer applies to those who have not answered at all: "6 of 9
    // groups" counts groups. Whoever answers that it is not known has one. Where the others' answer follows, as all or
    // none, it applies to everybody.
    let is_of_some =
        indicator.asked_if.as_ref().is_some_and(|asked_if| asked_if.otherwise == Otherwise::NotApplicable);
    let unknown =
        |cells: &[Cell]| is_of_some && cells.iter().all(|cell| cell.content == Content::NotReported);
    let of = |cells: &[Cell]| {
        let mut parts = parts_of(indicator, cells);
        for (_, answer) in parts.iter_mut().filter(|_| unknown(cells)) {
            *answer = None;
        }
        parts
    };
    let each: Vec<_> = rows.iter().map(|(_, cells)| of(cells)).collect();
    let codes: Vec<_> =
        each.first().map(|p| p.iter().map(|(code, _)| code.clone()).collect()).unwrap_or_default();
    let count = |n: usize, what: PartAnswer| {
        number_of(each.iter().filter(|p| p.get(n).is_some_and(|(_, a)| *a == Some(what))))
    };
    let municipalities = |test: &dyn Fn(&Parts) -> bool| number_of(each.iter().filter(|p| test(p)));
    let row = |(n, category): (usize, CategoryCode)| PartRow {
        category,
        yes: count(n, PartAnswer::Yes),
        planned: count(n, PartAnswer::Planned),
        no: count(n, PartAnswer::No),
        missing: count(n, PartAnswer::Missing),
    };
    PartsFigure {
        parts: codes.into_iter().enumerate().map(row).collect(),
        all: municipalities(&|p| {
            p.iter().all(|(_, a)| matches!(a, None | Some(PartAnswer::Yes)))
                && p.iter().any(|(_, a)| *a == Some(PartAnswer::Yes))
        }),
        applies: municipalities(&|p| p.iter().any(|(_, a)| a.is_some())),
    }
}

/// The cells of `rows` with those of nobody who lacks a value in `other`: those who answered both times.
pub(crate) fn only_both<'a>(
    indicator: &Indicator,
    rows: &[(&'a Municipality, Vec<Cell>)],
    other: &Rows<'_>,
) -> Vec<(&'a Municipality, Vec<Cell>)> {
    // Places have no names of their own: a municipality's are compared as one.
    let as_one = indicator.places().is_some();
    let answered = |cells: &[Cell]| counted(indicator, cells).iter().any(|c| c.value().is_some());
    let keep = |cells: &[Cell], others: &[Cell]| -> Vec<Cell> {
        let both = answered(cells) && answered(others);
        let pairs = cells.iter().enumerate().map(|(n, cell)| {
            let pair = cell.value().is_some() && others.get(n).is_some_and(|c| c.value().is_some());
            if if as_one { both } else { pair } { cell.clone() } else { Cell::NOT_APPLICABLE }
        });
        pairs.collect()
    };
    rows.iter().zip(other).map(|((m, cells), (_, others))| (*m, keep(cells, others))).collect()
}

/// The same for a figure that counts municipalities: only those that have answered the whole question both times.
pub(crate) fn only_whole_both<'a>(
    indicator: &Indicator,
    rows: &[(&'a Municipality, Vec<Cell>)],
    other: &Rows<'_>,
) -> Vec<(&'a Municipality, Vec<Cell>)> {
    let whole = |cells: &[Cell]| {
        let cells = counted(indicator, cells);
        !cells.iter().any(Cell::is_missing) && cells.iter().any(|c| c.value().is_some())
    };
    let keep = |cells: &[Cell], others: &[Cell]| {
        if whole(cells) && whole(others) { cells.to_vec() } else { vec![Cell::NOT_APPLICABLE; cells.len()] }
    };
    rows.iter().zip(other).map(|((m, cells), (_, others))| (*m, keep(cells, others))).collect()
}

/// Municipalities that have a value.
pub(crate) fn with_value(indicator: &Indicator, rows: &Rows<'_>) -> u32 {
    number_of(rows.iter().filter(|(_, cells)| counted(indicator, cells).iter().any(|c| c.value().is_some())))
}

/// Does it apply to this municipality at all?
pub(crate) fn applies(indicator: &Indicator, cells: &[Cell]) -> bool {
    counted(indicator, cells).iter().any(|c| c.content != Content::NotApplicable)
}
