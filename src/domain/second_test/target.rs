//! Targets: the figure that one is about, and how far it is from where it should be.

use rust_decimal::Decimal;

use super::{
    county::{has_all, median, numbers, pooled, rate},
    rows::{Row, is_set, level, municipalities, of},
};
use crate::{
    indicator::{AppliesTo, Direction, Indicator, Statistic, Target},
    sample_test::Round,
    value::{Value, ValueKind, YesNo},
};

/// The figure that a target is about: a county's own, or how many municipalities are as they should be.
pub(super) fn figure(indicator: &Indicator, target: &Target, rows: &[Row], round: &Round) -> Option<Decimal> {
    let count = |is_so: &dyn Fn(&[&Row]) -> bool| {
        Decimal::from(municipalities(rows).iter().filter(|who| is_so(&of(rows, who))).count())
    };
    if target.applies_to == AppliesTo::EveryMunicipality {
        return Some(count(&|own| meets(indicator, target, own)));
    }
    match target.statistic {
        Statistic::Yes | Statistic::All => Some(count(&|own| has_all(indicator, own))),
        Statistic::Share => percent(indicator, rows),
        Statistic::Number => (!numbers(rows).is_empty()).then(|| numbers(rows).iter().sum()),
        Statistic::Rate => rate(indicator, rows, round).map(|rate| rate.value()),
        Statistic::Level => {
            let level = |row: &Row| row.value().and_then(|value| level(indicator, value)).map(Decimal::from);
            middle(rows.iter().filter_map(level).collect())
        }
        Statistic::Median => middle(numbers(rows)),
    }
}

fn middle(mut numbers: Vec<Decimal>) -> Option<Decimal> {
    numbers.sort();
    median(&numbers)
}

/// A share in per cent: of denominators, of municipalities, of parts.
fn percent(indicator: &Indicator, rows: &[Row]) -> Option<Decimal> {
    if matches!(indicator.kind, ValueKind::Share { .. }) {
        let (part, whole) = pooled(rows);
        return (part * Decimal::ONE_HUNDRED).checked_div(whole);
    }
    let each = if is_set(indicator) { indicator.options().len() } else { 1 };
    let yes = |row: &Row| match row.value() {
        Some(Value::Choices(ticked)) => ticked.len(),
        Some(Value::YesNo(YesNo::Yes)) => 1,
        _ => 0,
    };
    let whole = Decimal::from(rows.iter().filter(|row| row.applies()).count() * each);
    (Decimal::from(rows.iter().map(yes).sum::<usize>()) * Decimal::ONE_HUNDRED).checked_div(whole)
}

/// Is one municipality as every one should be, in every row that applies to it?
pub(super) fn meets(indicator: &Indicator, target: &Target, own: &[&Row]) -> bool {
    let row_meets = |row: &&Row| {
        let number = match (target.statistic, row.value()) {
            (Statistic::Level, Some(value)) => level(indicator, value).map(Decimal::from),
            (Statistic::Number, Some(Value::Number(n))) => Some(*n),
            (Statistic::Share, Some(Value::Ratio { numerator, denominator })) => {
                (numerator * Decimal::ONE_HUNDRED).checked_div(*denominator)
            }
            _ => None,
        };
        number.is_some_and(|n| target.comparison.distance(n, target.aim()).is_zero())
    };
    match target.statistic {
        Statistic::Yes | Statistic::All => has_all(indicator, own),
        _ => {
            let applicable: Vec<_> = own.iter().copied().filter(|row| row.applies()).collect();
            !applicable.is_empty() && applicable.iter().all(row_meets)
        }
    }
}

/// How many municipalities it applies to.
pub(super) fn expected(rows: &[Row]) -> usize {
    municipalities(rows).iter().filter(|who| of(rows, who).iter().any(|row| row.applies())).count()
}

/// How much nearer a figure has come: to a target that is decided, or on the way that the indicator goes where none is.
/// Nothing where there is neither.
pub(super) fn gained(
    indicator: &Indicator,
    target: &Target,
    before: Decimal,
    now: Decimal,
) -> Option<Decimal> {
    let away = |figure: Decimal| target.comparison.distance(figure, target.aim());
    match (target.applies_to, target.is_decided(), indicator.direction) {
        (AppliesTo::EveryMunicipality, true, _) | (_, false, Direction::Up) => Some(now - before),
        (_, true, _) => Some(away(before) - away(now)),
        (_, false, Direction::Down) => Some(before - now),
        (_, false, Direction::Towards(aim)) => Some((before - aim).abs() - (now - aim).abs()),
        (_, false, Direction::Neutral) => None,
    }
}

/// A share must move by a percentage point to be more than much the same, where the indicator does not say how far; a
/// count of municipalities that moves at all is another.
pub(super) fn threshold(indicator: &Indicator, target: &Target) -> Decimal {
    let default = if target.statistic == Statistic::Share { Decimal::ONE } else { Decimal::ZERO };
    if counts_municipalities(target) { Decimal::ZERO } else { indicator.threshold.unwrap_or(default) }
}

/// Is the figure a number of municipalities?
pub(super) fn counts_municipalities(target: &Target) -> bool {
    target.applies_to == AppliesTo::EveryMunicipality
        || matches!(target.statistic, Statistic::Yes | Statistic::All)
}
