//! The county's figure: a fold over the rows.

use rust_decimal::Decimal;

use super::rows::{Row, Said, is_set, level, municipalities, of, published};
use crate::{
    code::{OrganisationCode, SeriesCode},
    figure::{LevelsRow, PartRow, PartsFigure, RateFigure, SpreadFigure, YesNoFigure},
    indicator::{Aggregation, AppliesTo, Comparison, Indicator, Otherwise},
    progress::{Aggregate, Coverage, Figure},
    sample_test::Round,
    value::{Value, ValueKind, YesNo},
};

/// What the counted rows of an indicator in one cycle add up to.
pub(super) fn aggregate(indicator: &Indicator, rows: &[Row], round: &Round) -> Aggregate {
    Aggregate {
        coverage: coverage(rows),
        figure: figure(indicator, rows),
        rate: rate(indicator, rows, round),
        not_in_rate: not_in_rate(indicator, rows, round),
        rate_suppressed: false,
        parts: (is_set(indicator) && indicator.aggregation == Aggregation::Distribution)
            .then(|| parts(indicator, rows)),
    }
}

/// Each municipality once: it has answered when it has said something in every row, and a value in one.
fn coverage(rows: &[Row]) -> Coverage {
    let mut coverage = Coverage::default();
    for who in municipalities(rows) {
        let own = of(rows, &who);
        coverage.residents += own[0].residents;
        if own.iter().any(|row| row.said == Said::NotReported) {
            coverage.not_reported += 1;
        } else if own.iter().any(|row| row.value().is_some()) {
            coverage.reported += 1;
            coverage.residents_reported += own[0].residents;
        } else if own.iter().any(|row| row.said == Said::NotAvailable) {
            coverage.not_available += 1;
        } else {
            coverage.not_applicable += 1;
        }
    }
    coverage
}

fn figure(indicator: &Indicator, rows: &[Row]) -> Figure {
    let is_missing = rows.iter().any(Row::is_missing);
    match indicator.aggregation {
        Aggregation::ShareOfYes => Figure::YesNo(yes_no(rows)),
        Aggregation::Sum => Figure::Sum { total: numbers(rows).iter().sum(), at_least: is_missing },
        Aggregation::Pooled => match indicator.kind {
            ValueKind::Rate { .. } => Figure::Sum { total: numbers(rows).iter().sum(), at_least: is_missing },
            ValueKind::Share { .. } => ratio(rows),
            _ => Figure::Parts(parts(indicator, rows)),
        },
        Aggregation::Distribution => Figure::Levels(levels(indicator, rows)),
        Aggregation::MedianRange => Figure::Spread(spread(indicator, rows)),
        Aggregation::RegionOnly => match indicator.kind {
            ValueKind::Share { .. } => ratio(rows),
            ValueKind::YesPlannedNo => Figure::YesNo(yes_no(rows)),
            ValueKind::Ordinal { .. } => Figure::Levels(levels(indicator, rows)),
            _ => Figure::Single(numbers(rows).first().copied()),
        },
        Aggregation::Words => panic!("words are not counted here"),
    }
}

fn yes_no(rows: &[Row]) -> YesNoFigure {
    rows.iter().fold(YesNoFigure::default(), |mut figure, row| {
        match row.value() {
            Some(Value::YesNo(YesNo::Yes)) => {
                figure.yes += 1;
                figure.residents_yes += row.residents;
            }
            Some(Value::YesNo(YesNo::Planned(_))) => figure.planned += 1,
            Some(_) => figure.no += 1,
            None => figure.missing += u32::from(row.is_missing()),
        }
        figure
    })
}

pub(super) fn numbers(rows: &[Row]) -> Vec<Decimal> {
    let number = |row: &Row| if let Some(Value::Number(n)) = row.value() { Some(*n) } else { None };
    rows.iter().filter_map(number).collect()
}

/// Σ numerators and Σ denominators.
pub(super) fn pooled(rows: &[Row]) -> (Decimal, Decimal) {
    rows.iter().fold((Decimal::ZERO, Decimal::ZERO), |(n, d), row| match row.value() {
        Some(Value::Ratio { numerator, denominator }) => (n + numerator, d + denominator),
        _ => (n, d),
    })
}

fn ratio(rows: &[Row]) -> Figure {
    let (numerator, denominator) = pooled(rows);
    Figure::Ratio { numerator, denominator }
}

/// Level by level, row by row.
fn levels(indicator: &Indicator, rows: &[Row]) -> Vec<LevelsRow> {
    let categories = indicator.rows().into_iter().map(|c| c.map(|c| c.code.clone()));
    let row = |category| {
        let own = rows.iter().filter(|row| row.category == category);
        let mut counts = vec![0; indicator.kind.levels().len()];
        let mut missing = 0;
        for row in own {
            missing += u32::from(row.is_missing());
            if let Some(level) = row.value().and_then(|value| level(indicator, value)) {
                counts[level] += 1;
            }
        }
        LevelsRow { category, counts, missing }
    };
    categories.map(row).collect()
}

/// Option by option, or row by row of yes/no questions. Where a question applies to some only, nobody knows whether it
/// applies to those who have said nothing: they are in no whole.
fn parts(indicator: &Indicator, rows: &[Row]) -> PartsFigure {
    let asked_of_some = indicator.asked_if.as_ref().is_some_and(|a| a.otherwise == Otherwise::NotApplicable);
    let is_silent = |row: &Row| of(rows, &row.who).iter().all(|own| own.is_unreported());
    let rows: Vec<_> = rows.iter().filter(|row| !(asked_of_some && is_silent(row))).cloned().collect();
    let rows = rows.as_slice();
    let part = |category: &crate::value::Category| {
        let mut part = PartRow { category: category.code.clone(), yes: 0, planned: 0, no: 0, missing: 0 };
        for row in rows.iter().filter(|row| row.category.as_ref().is_none_or(|c| c == &category.code)) {
            match row.value() {
                Some(Value::Choices(ticked)) if ticked.contains(&category.code) => part.yes += 1,
                Some(Value::YesNo(YesNo::Yes)) => part.yes += 1,
                Some(Value::YesNo(YesNo::Planned(_))) => part.planned += 1,
                Some(_) => part.no += 1,
                None => part.missing += u32::from(row.is_missing()),
            }
        }
        part
    };
    let categories: Vec<_> = indicator.rows().into_iter().flatten().chain(indicator.options()).collect();
    let who = municipalities(rows);
    let count = |n: usize| u32::try_from(n).expect("few");
    PartsFigure {
        parts: categories.into_iter().map(part).collect(),
        all: count(who.iter().filter(|who| has_all(indicator, &of(rows, who))).count()),
        applies: count(who.iter().filter(|who| of(rows, who).iter().any(|row| row.applies())).count()),
    }
}

/// Does one municipality have every part that there can be?
pub(super) fn has_all(indicator: &Indicator, own: &[&Row]) -> bool {
    let has = |row: &&Row| match row.value() {
        Some(Value::Choices(ticked)) => ticked.len() == indicator.options().len(),
        Some(Value::YesNo(answer)) => *answer == YesNo::Yes,
        _ => false,
    };
    let applicable: Vec<_> = own.iter().copied().filter(|row| row.applies()).collect();
    !applicable.is_empty() && applicable.iter().all(has)
}

fn spread(indicator: &Indicator, rows: &[Row]) -> SpreadFigure {
    let mut numbers = numbers(rows);
    numbers.sort();
    let count = |n: usize| u32::try_from(n).expect("few");
    SpreadFigure {
        n: count(numbers.len()),
        median: median(&numbers),
        least: numbers.first().copied(),
        most: numbers.last().copied(),
        meeting: limit(indicator).map(|(comparison, limit)| {
            count(numbers.iter().filter(|n| comparison.distance(**n, limit).is_zero()).count())
        }),
        missing: count(rows.iter().filter(|row| row.is_missing()).count()),
    }
}

/// What each number is held against: what every municipality's should be, or the line of reference.
fn limit(indicator: &Indicator) -> Option<(Comparison, Decimal)> {
    let of_each = indicator.target.as_ref().filter(|t| t.applies_to == AppliesTo::EveryMunicipality);
    let line = indicator.reference_line.as_ref().map(|line| (Comparison::AtLeast, line.value));
    of_each.map(|target| (target.comparison, target.aim())).or(line)
}

/// The middle of sorted numbers, or the mean of the two in the middle.
pub(super) fn median(sorted: &[Decimal]) -> Option<Decimal> {
    let n = sorted.len().checked_sub(1)?;
    Some((sorted[n / 2] + sorted[n.div_ceil(2)]) / Decimal::TWO)
}

/// The series that an indicator is set against, and for every how many.
pub(super) fn set_against(indicator: &Indicator) -> Option<(u32, &SeriesCode)> {
    match (&indicator.kind, &indicator.relative) {
        (ValueKind::Rate { per, series, .. }, _) => Some((*per, series)),
        (_, Some(relative)) => Some((relative.per, &relative.series)),
        _ => None,
    }
}

/// Pooled over those that have both the answer and the published number.
pub(super) fn rate(indicator: &Indicator, rows: &[Row], round: &Round) -> Option<RateFigure> {
    let (per, series) = set_against(indicator)?;
    let mut figure = RateFigure { numerator: 0.into(), denominator: 0.into(), per, municipalities: 0 };
    for row in rows {
        if let (Some(Value::Number(n)), Some(of)) = (row.value(), published(round, series, &row.who)) {
            figure.numerator += n;
            figure.denominator += of;
            figure.municipalities += 1;
        }
    }
    (!figure.denominator.is_zero()).then_some(figure)
}

/// Those whose answer nothing published can be set against.
pub(super) fn not_in_rate(indicator: &Indicator, rows: &[Row], round: &Round) -> Vec<OrganisationCode> {
    let Some((_, series)) = set_against(indicator) else { return Vec::new() };
    let is_left_out = |row: &&Row| row.value().is_some() && published(round, series, &row.who).is_none();
    rows.iter().filter(is_left_out).map(|row| row.who.clone()).collect()
}

/// The county without the municipality that is more than half of what the figure rests on: of the denominators, of the
/// sum, or of the residents of those who answered.
pub(super) fn without_dominant(
    indicator: &Indicator,
    rows: &[Row],
    round: &Round,
) -> Option<(OrganisationCode, Aggregate)> {
    if matches!(indicator.aggregation, Aggregation::RegionOnly | Aggregation::MedianRange) {
        return None;
    }
    let basis = |row: &Row| match row.value() {
        Some(Value::Ratio { denominator, .. }) => *denominator,
        Some(Value::Number(n)) => *n,
        Some(_) => row.residents.into(),
        None => Decimal::ZERO,
    };
    let whole: Decimal = rows.iter().map(basis).sum();
    let who = municipalities(rows);
    let part = |who: &&OrganisationCode| of(rows, who).into_iter().map(basis).sum::<Decimal>();
    let dominant = who.iter().find(|who| part(who) * Decimal::TWO > whole)?;
    let others: Vec<_> = rows.iter().filter(|row| &row.who != dominant).cloned().collect();
    let rests_on_something = others.iter().any(|row| row.value().is_some());
    rests_on_something.then(|| (dominant.clone(), aggregate(indicator, &others, round)))
}
