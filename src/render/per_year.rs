//! Amounts of periods that differ in length are compared per year: the figures so, and the words for them.

use std::borrow::Cow;

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Indicator, Target},
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, SeriesPoint},
    strategy::Years,
};
use malspar_words::{cycle, date, t};
use rust_decimal::Decimal;

use crate::sentences::rounded_rate;

/// An indicator and its figures as a drawing compares them.
pub(crate) struct Compared<'a> {
    pub(crate) indicator: Cow<'a, Indicator>,
    pub(crate) cells: Cow<'a, IndicatorProgress>,
    /// Are the figures those of a year?
    pub(crate) per_year: bool,
}

impl<'a> Compared<'a> {
    /// The baseline and now. Of an amount that is one for the county both are of a year; how many met a target over a
    /// longer or a shorter time is nothing to compare with.
    pub(crate) fn with_baseline(indicator: &'a Indicator, cells: &'a IndicatorProgress) -> Self {
        let then = cells.before_cycle.as_ref().map(|cycle| cycle.period.years);
        let periods = then.zip(years_now(cells)).filter(|(then, now)| indicator.is_per_year(&[*then, *now]));
        match periods {
            Some((then, now)) if matches!(cells.now.figure, Figure::Single(_)) => {
                let before = cells.before.as_ref().map(|before| figure(before, then));
                Self::of_a_year(indicator, IndicatorProgress { before, ..cells.clone() }, now)
            }
            Some(_) => Self {
                cells: Cow::Owned(IndicatorProgress { before: None, ..cells.clone() }),
                ..Self::as_counted(indicator, cells)
            },
            None => Self::as_counted(indicator, cells),
        }
    }

    /// Every cycle up to now.
    pub(crate) fn over_the_cycles(indicator: &'a Indicator, cells: &'a IndicatorProgress) -> Self {
        let asked = cells.series.iter().filter(|point| point.aggregate.is_some());
        let periods: Vec<_> = asked.map(|point| point.period.years).collect();
        let Some(now) = years_now(cells).filter(|_| indicator.is_per_year(&periods)) else {
            return Self::as_counted(indicator, cells);
        };
        let of_a_year = |point: &SeriesPoint| {
            let aggregate = point.aggregate.as_ref().map(|a| figure(a, point.period.years));
            SeriesPoint { aggregate, ..point.clone() }
        };
        let series = cells.series.iter().map(of_a_year).collect();
        Self::of_a_year(indicator, IndicatorProgress { series, ..cells.clone() }, now)
    }

    const fn as_counted(indicator: &'a Indicator, cells: &'a IndicatorProgress) -> Self {
        Self { indicator: Cow::Borrowed(indicator), cells: Cow::Borrowed(cells), per_year: false }
    }

    fn of_a_year(indicator: &Indicator, cells: IndicatorProgress, now: Years) -> Self {
        let of_a_year = |target: &Target| {
            let target = target.per_year(now);
            Target { value: target.value.map(rounded_rate), ..target }
        };
        let target = indicator.target.as_ref().map(of_a_year);
        Self {
            indicator: Cow::Owned(Indicator { target, ..indicator.clone() }),
            cells: Cow::Owned(IndicatorProgress { now: figure(&cells.now, now), ..cells }),
            per_year: true,
        }
    }
}

/// The figure of a year, in no more digits than a quotient has a meaning.
fn figure(aggregate: &Aggregate, years: Years) -> Aggregate {
    let mut aggregate = aggregate.per_year(years);
    let round = |number: &mut Decimal| *number = rounded_rate(*number);
    match &mut aggregate.figure {
        Figure::Sum { total, .. } => round(total),
        Figure::Single(value) => value.iter_mut().for_each(round),
        Figure::Spread(spread) => {
            let numbers = [&mut spread.median, &mut spread.least, &mut spread.most];
            numbers.into_iter().flatten().for_each(round);
        }
        _ => {}
    }
    aggregate
}

fn years_now(cells: &IndicatorProgress) -> Option<Years> {
    cells.series.last().map(|point| point.period.years)
}

/// "5,5 per år".
pub(crate) fn said(lang: Lang, value: &str, per_year: bool) -> String {
    if per_year { t!(lang, "per-year", value = value) } else { value.to_owned() }
}

/// What stands over the values of a cycle: its date; its years, for amounts of periods that differ in length.
pub(crate) fn time(
    indicator: &Indicator,
    cells: &IndicatorProgress,
    of: &FollowUpCycle,
    lang: Lang,
) -> String {
    let periods: Vec<_> = cells.series.iter().map(|point| point.period.years).collect();
    if indicator.is_per_year(&periods) { years(lang, of.period.years) } else { cycle::time(lang, of) }
}

/// "2024–2025".
pub(crate) fn years(lang: Lang, years: Years) -> String {
    date::period(lang, years.from, years.to)
}
