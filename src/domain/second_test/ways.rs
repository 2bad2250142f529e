//! The ways in which missing answers may turn out.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    change::both,
    rows::{Row, Said},
};
use crate::{
    indicator::{AppliesTo, Comparison, Indicator, Statistic, Target},
    value::{Value, ValueKind, YesNo},
};

/// The rows as they may turn out, `was` being those of the cycle that is compared with; nothing where a missing answer
/// may be anything, as a share of a whole that nobody knows.
pub(super) fn ways(
    indicator: &Indicator,
    target: &Target,
    was: &[Row],
    now: &[Row],
) -> Option<Vec<Vec<Row>>> {
    if !now.iter().any(Row::is_missing) {
        return Some(vec![now.to_vec()]);
    }
    let wholes = wholes(indicator, was, now)?;
    Some(match (target.applies_to, target.statistic) {
        (AppliesTo::EveryMunicipality, _) | (_, Statistic::Yes | Statistic::All) => {
            each_in_turn(now, &[no(indicator, target), yes(indicator, target)])
        }
        (_, Statistic::Level | Statistic::Median) => all_alike(indicator, was, now),
        (_, Statistic::Share | Statistic::Number | Statistic::Rate) => sums(indicator, was, now, &wholes),
    })
}

/// An answer that is as every municipality's should be.
fn yes(indicator: &Indicator, target: &Target) -> Value {
    as_number(indicator, target, target.aim()).unwrap_or_else(|| step(indicator, usize::MAX))
}

/// An answer that is not.
fn no(indicator: &Indicator, target: &Target) -> Value {
    let beside = match target.comparison {
        Comparison::AtLeast | Comparison::Exactly => target.aim() - Decimal::ONE,
        Comparison::AtMost => target.aim() + Decimal::ONE,
    };
    as_number(indicator, target, beside).unwrap_or_else(|| step(indicator, 0))
}

/// The answer whose number is held against the target, for kinds that have numbers.
fn as_number(indicator: &Indicator, target: &Target, number: Decimal) -> Option<Value> {
    match &indicator.kind {
        ValueKind::Share { .. } => {
            Some(Value::Ratio { numerator: number, denominator: Decimal::ONE_HUNDRED })
        }
        ValueKind::Ordinal { .. } => Some(Value::Level(number.to_u8()?)),
        ValueKind::ChoiceSet { .. } => (target.statistic == Statistic::Level)
            .then(|| step(indicator, number.to_usize().expect("a level"))),
        kind => kind.is_number().then_some(Value::Number(number)),
    }
}

/// The answers from the least to the most, one by one: no and yes, the numbers up to the greatest, the levels, more and
/// more options. The last where there are fewer.
fn step(indicator: &Indicator, place: usize) -> Value {
    let place = place.min(steps(indicator));
    match &indicator.kind {
        ValueKind::Quantity { .. } => Value::Number(Decimal::from(place) / Decimal::TEN),
        ValueKind::Count { .. } | ValueKind::Rate { .. } => Value::Number(place.into()),
        ValueKind::Ordinal { .. } => Value::Level(u8::try_from(place).expect("few")),
        ValueKind::ChoiceSet { options, .. } => {
            Value::Choices(options.iter().take(place).map(|o| o.code.clone()).collect())
        }
        _ => Value::YesNo(if place > 0 { YesNo::Yes } else { YesNo::No }),
    }
}

/// The place of the greatest answer.
fn steps(indicator: &Indicator) -> usize {
    match &indicator.kind {
        // With one decimal.
        ValueKind::Quantity { max, .. } => (max * Decimal::TEN).to_usize().expect("few"),
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => *max as usize,
        ValueKind::Ordinal { levels } => levels.len() - 1,
        ValueKind::ChoiceSet { options, .. } => options.len(),
        _ => 1,
    }
}

/// How much each missing answer could add, with its row's place. A denominator is taken to be what it was; nothing where
/// nobody knows what it was.
fn wholes(indicator: &Indicator, was: &[Row], now: &[Row]) -> Option<Vec<(usize, usize)>> {
    let earlier = |row: &Row| was.iter().find(|r| r.who == row.who && r.category == row.category);
    let whole = |row: &Row| match (&indicator.kind, earlier(row).and_then(Row::value)) {
        (ValueKind::Share { .. }, Some(Value::Ratio { denominator, .. })) => denominator.to_usize(),
        (ValueKind::Share { .. }, _) => None,
        _ => Some(steps(indicator)),
    };
    let missing = now.iter().enumerate().filter(|(_, row)| row.is_missing());
    missing.map(|(n, row)| Some((n, whole(row)?))).collect()
}

/// Every municipality whose answer is missing gives each of `answers`, in all its missing rows, whatever others give.
fn each_in_turn(rows: &[Row], answers: &[Value]) -> Vec<Vec<Row>> {
    let Some(open) = rows.iter().find(|row| row.is_missing()) else { return vec![rows.to_vec()] };
    let filled = |answer: &Value| {
        let mut rows = rows.to_vec();
        for row in rows.iter_mut().filter(|row| row.who == open.who && row.is_missing()) {
            row.said = Said::Value(answer.clone());
        }
        rows
    };
    answers.iter().flat_map(|answer| each_in_turn(&filled(answer), answers)).collect()
}

/// Those that are compared with an earlier cycle all give one answer, and the others another: a middle goes from its
/// least to its most as the answers do.
fn all_alike(indicator: &Indicator, was: &[Row], now: &[Row]) -> Vec<Vec<Row>> {
    let pairs = (0..=steps(indicator)).flat_map(|a| (0..=steps(indicator)).map(move |b| (a, b)));
    let way = |(compared, other)| {
        let mut rows = now.to_vec();
        for row in rows.iter_mut().filter(|row| row.is_missing()) {
            row.said =
                Said::Value(step(indicator, if is_compared(indicator, was, row) { compared } else { other }));
        }
        rows
    };
    pairs.map(way).collect()
}

/// For what is added up only sums matter: from nothing to everything of what the missing answers could add, among those
/// that are compared with an earlier cycle and among the others.
fn sums(indicator: &Indicator, was: &[Row], now: &[Row], wholes: &[(usize, usize)]) -> Vec<Vec<Row>> {
    let (compared, others): (Vec<_>, Vec<_>) =
        wholes.iter().copied().partition(|(n, _)| is_compared(indicator, was, &now[*n]));
    let fill = |rows: &mut [Row], wholes: &[(usize, usize)], mut total: usize| {
        for (n, whole) in wholes {
            let here = total.min(*whole);
            total -= here;
            rows[*n].said = Said::Value(match &indicator.kind {
                ValueKind::Share { .. } => {
                    Value::Ratio { numerator: here.into(), denominator: (*whole).into() }
                }
                _ => step(indicator, here),
            });
        }
    };
    let sum = |wholes: &[(usize, usize)]| wholes.iter().map(|(_, whole)| whole).sum::<usize>();
    let mut possible = Vec::new();
    for among_compared in 0..=sum(&compared) {
        for among_others in 0..=sum(&others) {
            let mut rows = now.to_vec();
            fill(&mut rows, &compared, among_compared);
            fill(&mut rows, &others, among_others);
            possible.push(rows);
        }
    }
    possible
}

/// Would this row be compared if it were answered?
fn is_compared(indicator: &Indicator, was: &[Row], row: &Row) -> bool {
    let answered = Row { said: Said::Value(step(indicator, 0)), ..row.clone() };
    let [_, now] = both(indicator, was, &[answered]);
    !now.is_empty()
}
