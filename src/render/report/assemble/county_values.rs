//! What a county's figure consists of, as rows of the published table.

use malspar_domain::{
    code::CategoryCode,
    progress::{Aggregate, Figure, LevelsRow, PartsFigure, SpreadFigure, YesNoFigure},
};
use rust_decimal::Decimal;

use crate::sentences;

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
        rows.push(share("rate", sentences::rounded_rate(rate.value()), rate.per));
    } else if aggregate.rate_suppressed {
        rows.push(hidden("rate"));
    }
    rows
}

/// The same for a part of a breakdown.
pub(super) fn of_part(category: &CategoryCode, aggregate: &Aggregate) -> Vec<CountyValue> {
    let rows = of(aggregate).into_iter();
    rows.map(|row| CountyValue { category: category.to_string(), ..row }).collect()
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
