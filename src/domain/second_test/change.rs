//! Change: over those who answered both times, and only what was asked in the same way.

use rust_decimal::Decimal;

use super::{
    county::{aggregate, rate, set_against},
    rows::{Row, counted, municipalities, of, published, rows},
};
use crate::{
    code::OrganisationCode,
    figure::ChangeUnit,
    indicator::Indicator,
    progress::{Change, Figure, Municipality, RateFigure},
    sample_test::Round,
    value::ValueKind,
};

/// The counted rows of an earlier cycle, where the question was the same then.
pub(super) fn asked_alike(indicator: &Indicator, before: &Round, today: &[Municipality]) -> Option<Vec<Row>> {
    let was = before.strategy.indicator(&indicator.code)?;
    (was.definition == indicator.definition).then(|| counted(indicator, &rows(before, indicator, today)))
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
        return Some(Change { both, before: was.value(), now: is.value(), unit, parts });
    }
    let who = municipalities(&is);
    let both = who.iter().filter(|who| of(&is, who).iter().any(|row| row.value().is_some())).count();
    let both = u32::try_from(both).ok().filter(|n| *n > 0)?;
    let plain = |before: Decimal, now: Decimal, unit| Some(Change { both, before, now, unit, parts: None });
    match (aggregate(indicator, &was, before).figure, aggregate(indicator, &is, now).figure) {
        (Figure::YesNo(a), Figure::YesNo(b)) => plain(a.yes.into(), b.yes.into(), ChangeUnit::Municipalities),
        (Figure::Sum { total: a, .. }, Figure::Sum { total: b, .. }) => plain(a, b, ChangeUnit::Number),
        (Figure::Single(a), Figure::Single(b)) => plain(a?, b?, ChangeUnit::Number),
        (Figure::Spread(a), Figure::Spread(b)) => plain(a.median?, b.median?, ChangeUnit::Number),
        // Levels have no mean.
        (Figure::Levels(_), _) => None,
        (a, b) => {
            let (before, now, unit) = (a.percent()?, b.percent()?, ChangeUnit::Percent);
            Some(Change { both, before, now, unit, parts: Some([a.ratio()?, b.ratio()?]) })
        }
    }
}
