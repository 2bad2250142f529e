//! Change: since the first value that can be compared with, over those who answered both times, and only what was asked
//! in the same way. What is about a period is converted to per year where the two are not as long.

use rust_decimal::Decimal;

use super::{
    county::{aggregate, rate, set_against},
    rows::{Row, Said, counted, municipalities, of, published, rows},
};
use crate::{
    code::OrganisationCode,
    figure::ChangeUnit,
    indicator::{Indicator, Measured, Source},
    progress::{Change, Figure, Municipality, RateFigure},
    sample_test::Round,
    value::{Value, ValueKind},
};

/// The counted rows of an earlier cycle, where the question was the same then.
pub(super) fn asked_alike(indicator: &Indicator, before: &Round, today: &[Municipality]) -> Option<Vec<Row>> {
    let was = before.strategy.indicator(&indicator.code)?;
    (was.definition == indicator.definition).then(|| counted(indicator, &rows(before, indicator, today)))
}

/// The baseline of an indicator: the first cycle with a value to the question as it is put now.
pub(super) fn baseline<'a>(
    indicator: &Indicator,
    earlier: &'a [Round],
    today: &[Municipality],
) -> Option<&'a Round> {
    let has_value = |round: &&Round| {
        let rows = asked_alike(indicator, round, today).unwrap_or_default();
        rows.iter().any(|row| row.value().is_some())
    };
    earlier.iter().find(has_value)
}

/// How many years two cycles count over, where they are not as many and the number depends on it: amounts of a period. A
/// percentage is none, and what is published is about one year.
pub(super) fn years(indicator: &Indicator, before: &Round, now: &Round) -> Option<[Decimal; 2]> {
    let is_amount = match &indicator.kind {
        ValueKind::Count { .. } | ValueKind::Rate { .. } => true,
        ValueKind::Quantity { unit, .. } => unit.sv != "%",
        _ => false,
    };
    let is_fetched = matches!(indicator.source, Source::Reference(_));
    let years =
        [before, now].map(|round| (round.cycle.period.years.from..=round.cycle.period.years.to).count());
    (indicator.measured == Measured::Period && is_amount && !is_fetched && years[0] != years[1])
        .then(|| years.map(Decimal::from))
}

/// Each number divided by the years that it is about.
pub(super) fn per_year(rows: &[Row], years: Decimal) -> Vec<Row> {
    let each = |row: &Row| match row.value() {
        Some(Value::Number(n)) => Row { said: Said::Value(Value::Number(n / years)), ..row.clone() },
        _ => row.clone(),
    };
    rows.iter().map(each).collect()
}

/// The rows in which there is a value both times. Places have no names of their own, so those of a municipality go
/// together.
pub(super) fn both(indicator: &Indicator, before: &[Row], now: &[Row]) -> [Vec<Row>; 2] {
    let has_value = |rows: &[Row], one: &Row| {
        let is_same = |row: &Row| indicator.places().is_some() || row.category == one.category;
        rows.iter().any(|row| row.who == one.who && is_same(row) && row.value().is_some())
    };
    only(before, now, |row| has_value(before, row) && has_value(now, row))
}

/// The rows of municipalities that have answered the whole question both times: what counts municipalities compares
/// these.
pub(super) fn whole_both(before: &[Row], now: &[Row]) -> [Vec<Row>; 2] {
    let is_whole = |rows: &[Row], who: &OrganisationCode| {
        let own = of(rows, who);
        own.iter().all(|row| !row.is_missing()) && own.iter().any(|row| row.value().is_some())
    };
    only(before, now, |row| is_whole(before, &row.who) && is_whole(now, &row.who))
}

fn only(before: &[Row], now: &[Row], keep: impl Fn(&Row) -> bool) -> [Vec<Row>; 2] {
    [before, now].map(|rows| rows.iter().filter(|row| keep(row)).cloned().collect())
}

/// The rates of those that have a published number both times.
pub(super) fn rates(
    indicator: &Indicator,
    (before, was): (&Round, &[Row]),
    (now, is): (&Round, &[Row]),
) -> Option<[RateFigure; 2]> {
    let (_, series) = set_against(indicator)?;
    let has_both = |row: &Row| [before, now].iter().all(|round| published(round, series, &row.who).is_some());
    let [was, is] = only(was, is, has_both);
    Some([rate(indicator, &was, before)?, rate(indicator, &is, now)?])
}

pub(super) fn change(indicator: &Indicator, before: &Round, now: &Round) -> Option<Change> {
    let as_counted = difference(indicator, before, now)?;
    let Some([then, now]) = years(indicator, before, now) else { return Some(as_counted) };
    Some(Change { before: as_counted.before / then, now: as_counted.now / now, per_year: true, ..as_counted })
}

fn difference(indicator: &Indicator, before: &Round, now: &Round) -> Option<Change> {
    let per_year = false;
    let today = &now.municipalities;
    let [was, is] = both(
        indicator,
        &asked_alike(indicator, before, today)?,
        &counted(indicator, &rows(now, indicator, today)),
    );
    if let ValueKind::Rate { .. } = indicator.kind
        && let Some([was, is]) = rates(indicator, (before, &was), (now, &is))
    {
        let parts = Some([(was.numerator, was.denominator), (is.numerator, is.denominator)]);
        let (both, unit) = (is.municipalities, ChangeUnit::Rate);
        return Some(Change { both, before: was.value(), now: is.value(), unit, per_year, parts });
    }
    let who = municipalities(&is);
    let both = who.iter().filter(|who| of(&is, who).iter().any(|row| row.value().is_some())).count();
    let both = u32::try_from(both).ok().filter(|n| *n > 0)?;
    let plain =
        |before: Decimal, now: Decimal, unit| Some(Change { both, before, now, unit, per_year, parts: None });
    match (aggregate(indicator, &was, before).figure, aggregate(indicator, &is, now).figure) {
        (Figure::YesNo(a), Figure::YesNo(b)) => plain(a.yes.into(), b.yes.into(), ChangeUnit::Municipalities),
        (Figure::Sum { total: a, .. }, Figure::Sum { total: b, .. }) => plain(a, b, ChangeUnit::Number),
        (Figure::Single(a), Figure::Single(b)) => plain(a?, b?, ChangeUnit::Number),
        (Figure::Spread(a), Figure::Spread(b)) => plain(a.median?, b.median?, ChangeUnit::Number),
        // Levels have no mean.
        (Figure::Levels(_), _) => None,
        (a, b) => {
            let (before, now, unit) = (a.percent()?, b.percent()?, ChangeUnit::Percent);
            Some(Change { both, before, now, unit, per_year, parts: Some([a.ratio()?, b.ratio()?]) })
        }
    }
}
