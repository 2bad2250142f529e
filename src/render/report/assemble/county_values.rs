//! What a county's figure consists of, as rows of the published table; and which of them a line or a sentence says.

use malspar_domain::{
    code::CategoryCode,
    indicator::{Indicator, Statistic},
    lang::Lang,
    progress::{Aggregate, Figure, LevelsRow, PartsFigure, SpreadFigure, YesNoFigure},
    value::ValueKind,
};
use rust_decimal::Decimal;

use crate::{charts::captions, sentences, targets};

/// The rate beside a figure.
pub(super) const RATE: &str = "rate";

/// One number of the county.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CountyValue {
    pub(super) category: String,
    /// `yes`, `sum`, `pooled`, `level-3` …
    pub(super) statistic: String,
    pub(super) value: String,
    pub(super) denominator: String,
    /// The SDMX letter.
    pub(super) status: &'static str,
}

/// The rows of a figure, and of the rate beside it.
pub(super) fn of(aggregate: &Aggregate) -> Vec<CountyValue> {
    let mut rows = figure(aggregate);
    if let Some(parts) = &aggregate.parts {
        rows.extend(of_parts(parts));
    }
    if let Some(rate) = aggregate.rate {
        rows.push(share(RATE, sentences::rounded_rate(rate.value()), rate.per));
    } else if aggregate.rate_suppressed {
        rows.push(hidden(RATE));
    }
    rows
}

/// The same for a part of a breakdown.
pub(super) fn of_part(category: &CategoryCode, aggregate: &Aggregate) -> Vec<CountyValue> {
    let rows = of(aggregate).into_iter();
    rows.map(|row| CountyValue { category: category.to_string(), ..row }).collect()
}

/// The one row that [`super::Report::result`] says.
pub(super) fn result(indicator: &Indicator, now: &Aggregate) -> Option<CountyValue> {
    let ratio = |statistic| now.figure.ratio().map(|(part, whole)| share(statistic, part, whole));
    match &now.figure {
        Figure::YesNo(_) | Figure::Parts(_) => ratio("yes"),
        Figure::Ratio { .. } => ratio("pooled"),
        Figure::Levels(rows) => level(indicator, now, rows),
        Figure::Spread(f) => f.median.map(|median| alone("median", median)),
        Figure::Sum { .. } | Figure::Single(_) | Figure::Suppressed => figure(now).into_iter().next(),
        Figure::Words { .. } => None,
    }
}

/// How many do what the target asks of each; without such a target, how many are at the highest level.
fn level(indicator: &Indicator, now: &Aggregate, rows: &[LevelsRow]) -> Option<CountyValue> {
    if let Some((met, of)) = targets::meeting(indicator, now) {
        let all = indicator.target.as_ref().is_some_and(|target| target.statistic == Statistic::All);
        return Some(share(if all { "all" } else { "meeting" }, met, of));
    }
    let top = rows.iter().map(|row| row.counts.len()).max()?.checked_sub(1)?;
    let count: u32 = rows.iter().filter_map(|row| row.counts.last()).sum();
    let of: u32 = rows.iter().map(LevelsRow::of).sum();
    (of > 0).then(|| share(&format!("level-{top}"), count, of))
}

/// The rows of the whole that the indicator's finding says: [`captions::title`].
pub(super) fn finding(indicator: &Indicator, now: &Aggregate) -> Vec<CountyValue> {
    let result = result(indicator, now);
    if now.figure == Figure::Suppressed {
        return result.into_iter().collect();
    }
    if now.coverage.reported == 0 && !captions::any_answer(&now.figure) {
        return Vec::new();
    }
    let pattern = indicator.finding.get(Lang::Sv);
    if sentences::try_fill(pattern, &sentences::facts(now), Lang::Sv).is_none() {
        // Without a series there is no rate: what was counted is said instead.
        let is_rate = matches!(indicator.kind, ValueKind::Rate { .. });
        return result.into_iter().filter(|_| is_rate && captions::any_answer(&now.figure)).collect();
    }
    let says = |name: &str| pattern.contains(&format!("{{{name}}}"));
    let is_said = |row: &CountyValue| match row.statistic.as_str() {
        "yes" => says("yes") || says("share") || says("remaining"),
        "pooled" => says("numerator") || says("share") || says("remaining"),
        "sum" | "at-least" => says("total"),
        statistic if statistic.starts_with("level-") => says("top"),
        statistic => says(statistic),
    };
    let of_whole =
        of(now).into_iter().filter(|row| row.category.is_empty() && !row.statistic.starts_with("level-"));
    let mut said: Vec<_> = result.into_iter().chain(of_whole).filter(is_said).collect();
    said.dedup();
    said
}

fn figure(aggregate: &Aggregate) -> Vec<CountyValue> {
    match &aggregate.figure {
        Figure::YesNo(f) => yes_no(*f, aggregate.coverage.residents),
        Figure::Sum { total, at_least } => {
            vec![alone(if *at_least { "at-least" } else { "sum" }, *total)]
        }
        // Of nothing there is no share.
        Figure::Ratio { denominator, .. } if denominator.is_zero() => Vec::new(),
        Figure::Ratio { numerator, denominator } => vec![share("pooled", *numerator, *denominator)],
        Figure::Levels(rows) => rows.iter().flat_map(levels).collect(),
        Figure::Parts(parts) => of_parts(parts),
        Figure::Spread(f) => spread(f),
        Figure::Single(value) => value.iter().map(|value| alone("value", *value)).collect(),
        Figure::Words { answered } => vec![alone("answered", *answered)],
        Figure::Suppressed => vec![hidden("sum")],
    }
}

fn yes_no(f: YesNoFigure, residents: u64) -> Vec<CountyValue> {
    let of = f.of();
    vec![
        share("yes", f.yes, of),
        share("planned", f.planned, of),
        share("no", f.no, of),
        share("missing", f.missing, of),
        share("residents", f.residents_yes, residents),
    ]
}

fn levels(row: &LevelsRow) -> Vec<CountyValue> {
    let category = row.category.as_ref().map(ToString::to_string).unwrap_or_default();
    let counts = row.counts.iter().enumerate().map(|(n, count)| (format!("level-{n}"), *count));
    counts
        .chain([("missing".to_owned(), row.missing)])
        .map(|(statistic, count)| CountyValue {
            category: category.clone(),
            ..share(&statistic, count, row.of())
        })
        .collect()
}

fn of_parts(parts: &PartsFigure) -> Vec<CountyValue> {
    let each = parts.parts.iter().flat_map(|part| {
        let counts =
            [("yes", part.yes), ("planned", part.planned), ("no", part.no), ("missing", part.missing)];
        counts.map(|(statistic, count)| CountyValue {
            category: part.category.to_string(),
            ..share(statistic, count, part.of())
        })
    });
    each.chain([share("all", parts.all, parts.applies)]).collect()
}

fn spread(f: &SpreadFigure) -> Vec<CountyValue> {
    let named = [("median", f.median), ("least", f.least), ("most", f.most)];
    let known = named.into_iter().filter_map(|(name, value)| Some(alone(name, value?)));
    let meeting = f.meeting.map(|meeting| share("meeting", meeting, f.n + f.missing));
    known.chain(meeting).chain([share("missing", f.missing, f.n + f.missing)]).collect()
}

/// A number by itself.
fn alone(statistic: &str, value: impl Into<Decimal>) -> CountyValue {
    CountyValue {
        statistic: statistic.to_owned(),
        value: value.into().normalize().to_string(),
        status: "A",
        ..CountyValue::default()
    }
}

/// So many of so many.
fn share(statistic: &str, value: impl Into<Decimal>, of: impl Into<Decimal>) -> CountyValue {
    CountyValue { denominator: of.into().normalize().to_string(), ..alone(statistic, value) }
}

fn hidden(statistic: &str) -> CountyValue {
    CountyValue { statistic: statistic.to_owned(), status: "Q", ..CountyValue::default() }
}
