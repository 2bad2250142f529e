//! Points over the cycles, on an axis of time: steps of two years are twice as long as a step of one.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, SeriesPoint},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{cycle, date, list, number, t};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::axis::round_step;
use super::lines::{Gap, Lines, Point};
use super::reading;
use super::sign::Sign;
use super::width::Width;
use super::{COLUMN, Chart, Table, captions};
use crate::{
    per_year::{self, Compared},
    sentences::capitalised,
    targets,
};

/// The county in every cycle up to now, with the cycles that are still to come, and the target. Nothing where there is
/// no figure, as for levels without a target. A question that became another one breaks the line.
pub fn point_line(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    let compared = Compared::over_the_cycles(indicator, cells);
    let scale = Scale::of(&compared.indicator, &compared.cells.now)?;
    let cycles = strategy.cycles();
    let point = |point: &SeriesPoint| {
        let mut found = scale.point(point, strategy, &compared.indicator, &cycles, lang)?;
        if compared.per_year {
            found.words = per_year::said(lang, &found.words, true);
            found.time = per_year::years(lang, point.period.years);
        }
        Some(found)
    };
    let points: Vec<_> = compared.cells.series.iter().filter_map(point).collect();
    if points.is_empty() {
        return None;
    }
    let mut days: Vec<_> = cycles.iter().map(|c| (c.period.measured_on, under_axis(lang, c))).collect();
    for point in &points {
        if !days.iter().any(|(day, _)| *day == point.day) {
            days.push((point.day, reading::short_date(lang, point.day)));
        }
    }
    days.sort_unstable();
    if indicator.target.is_none() {
        // Nothing is due at the end of the strategy: one step beyond the last point is room for its words.
        let last = points.iter().map(|point| point.day).max();
        let beyond = days.iter().filter(|(day, _)| Some(*day) > last).count();
        days.truncate(days.len() - beyond.saturating_sub(1));
    }

    let (start, end, ticks) = scale.ticks(&compared.indicator, &compared.cells, &points, lang);
    let target = compared.indicator.target.as_ref().and_then(|target| {
        let at = scale.target(&compared.indicator, &compared.cells.now)?;
        let value = targets::at_line(strategy, &compared.indicator, &compared.cells.now, lang)?;
        Some((at, captions::target_words(target, &per_year::said(lang, &value, compared.per_year), lang)))
    });
    let gap = gap(&cells.now, cells.series.last(), lang);
    let note = match points.len() {
        _ if gap.is_some() => String::new(),
        1 => t!(lang, "baseline-first"),
        2 => t!(lang, "chart-no-trend"),
        _ => String::new(),
    };
    let time_of_gap = |gap: &Gap| {
        let cycle = cycles.iter().find(|c| c.period.measured_on == gap.day);
        cycle.map_or_else(|| date::long(lang, gap.day), |c| cycle::time(lang, c))
    };
    let times = points.iter().map(|p| p.time.clone()).chain(gap.as_ref().map(time_of_gap));
    let values = points.iter().map(|p| p.words.clone());
    let values = values.chain(gap.as_ref().map(|gap| capitalised(&gap.words)));
    let table = Table::new(times.collect(), vec![values.collect::<Vec<_>>().into()]);
    let mut finding = captions::title(indicator, &cells.now, lang);
    if let (true, Some(last)) = (compared.per_year, points.last()) {
        // The finding says the whole of the period, the line what that comes to in a year.
        finding = format!("{finding} ({})", last.words);
    }
    let said: Vec<_> = points
        .iter()
        .map(|p| t!(lang, "chart-at-time", value = p.words.as_str(), time = p.time.as_str()))
        .collect();
    let aim = target.as_ref().map(|(_, words)| format!("{}.", capitalised(words)));
    let broken = points
        .iter()
        .filter_map(|p| p.broken)
        .map(|year| t!(lang, "sentence-reworded", year = date::year(year)));
    let broken = broken.collect::<Vec<_>>().join(" ");
    let measure = scale.measure(indicator, lang);
    let measure = if compared.per_year { t!(lang, "chart-per-year", measure = measure) } else { measure };
    let target_note = target.as_ref().map(|(_, words)| format!("{}.", capitalised(words)));
    let notes: Vec<_> = target_note.into_iter().chain(captions::notes(indicator, cells, lang)).collect();
    let lines = Lines { days, points, start, end, ticks, target, note, gap };
    let [scene, phone] = Width::ALL.map(|width| lines.draw(lang, width));
    Some(Chart {
        summary: captions::sentences([
            format!("{finding}."),
            t!(lang, "chart-over-time", points = list::and(lang, &said)),
            aim.unwrap_or_default(),
            broken,
        ]),
        title: finding,
        subtitle: format!("{measure}, {}", list::and(lang, &table.header)),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: Table { notes, ..table },
        lang,
        scene,
        phone: Some(phone),
        width: COLUMN,
    })
}

/// Nothing where there is a value now.
fn gap(now: &Aggregate, last: Option<&SeriesPoint>, lang: Lang) -> Option<Gap> {
    if captions::any_answer(&now.figure) {
        return None;
    }
    let (words, sign) = match now.coverage.not_reported {
        0 => (t!(lang, "term-not-available"), Sign::NotAvailable),
        _ => (t!(lang, "term-not-reported"), Sign::NotReported),
    };
    Some(Gap { day: last?.period.measured_on, words, sign })
}

fn under_axis(lang: Lang, of: &FollowUpCycle) -> String {
    // A baseline over several years is named by them.
    let year = cycle::year(lang, of);
    if year.contains('–') { year } else { reading::short_date(lang, of.period.measured_on) }
}

/// What the axis counts.
enum Scale {
    /// Municipalities or places, of so many.
    Counted(u32),
    /// Shares of 1.
    Share,
    /// Numbers: sums, medians, values of the county.
    Number,
    /// Rates.
    Rate,
}

impl Scale {
    fn of(indicator: &Indicator, now: &Aggregate) -> Option<Self> {
        Some(match &now.figure {
            Figure::YesNo(figure) => Self::Counted(figure.of()),
            Figure::Sum { .. } if now.rate.is_some() && matches!(indicator.kind, ValueKind::Rate { .. }) => {
                Self::Rate
            }
            Figure::Sum { .. } | Figure::Spread(_) | Figure::Single(_) => Self::Number,
            Figure::Ratio { .. } | Figure::Parts(_) => Self::Share,
            Figure::Levels(_) => Self::Counted(targets::meeting(indicator, now)?.1),
            Figure::Words { .. } | Figure::Suppressed => return None,
        })
    }

    fn point(
        &self,
        point: &SeriesPoint,
        strategy: &Strategy,
        indicator: &Indicator,
        cycles: &[FollowUpCycle],
        lang: Lang,
    ) -> Option<Point> {
        let aggregate = point.aggregate.as_ref().filter(|a| captions::any_answer(&a.figure))?;
        let (at, short) = match (self, &aggregate.figure) {
            (Self::Counted(_), Figure::YesNo(f)) => {
                (f64::from(f.yes), targets::n_of(f.yes.into(), f.of().into(), lang))
            }
            (Self::Counted(_), _) => {
                let (met, of) = targets::meeting(indicator, aggregate)?;
                (f64::from(met), targets::n_of(met.into(), of.into(), lang))
            }
            (Self::Rate, _) => {
                let rate = crate::sentences::rounded_rate(aggregate.rate?.value());
                (rate.to_f64()?, number::exact(lang, rate))
            }
            (Self::Share, figure) => (figure.percent()?.to_f64()? / 100.0, captions::figure(figure, lang)?),
            (Self::Number, figure) => {
                let value = match figure {
                    Figure::Sum { total, .. } => Some(*total),
                    Figure::Spread(spread) => spread.median,
                    Figure::Single(value) => *value,
                    _ => None,
                };
                (value?.to_f64()?, captions::figure(figure, lang)?)
            }
        };
        let words = match (self, &aggregate.figure) {
            (Self::Counted(_), Figure::YesNo(f)) => {
                t!(lang, "municipalities-of", n = f.yes, n_expected = f.of())
            }
            (Self::Rate, _) => targets::rate(strategy, indicator, aggregate.rate?.value(), lang)?,
            (Self::Number, Figure::Single(Some(value))) => targets::with_unit(indicator, *value, lang),
            _ => short.clone(),
        };
        let day = point.period.measured_on;
        let cycle = cycles.iter().find(|c| c.period.measured_on == day);
        Some(Point {
            day,
            time: cycle.map_or_else(|| date::long(lang, day), |c| cycle::time(lang, c)),
            at,
            words,
            short,
            broken: point.broken.then(|| chrono::Datelike::year(&day)),
        })
    }

    fn target(&self, indicator: &Indicator, now: &Aggregate) -> Option<f64> {
        match self {
            Self::Counted(of) => targets::share(indicator, now)?.to_f64().map(|share| share * f64::from(*of)),
            Self::Share => targets::share(indicator, now)?.to_f64(),
            Self::Number | Self::Rate => targets::number(indicator, now)?.to_f64(),
        }
    }

    /// What the points are, where the indicator's own words are about something else.
    fn measure(&self, indicator: &Indicator, lang: Lang) -> String {
        match (self, &indicator.kind) {
            (Self::Number, ValueKind::Rate { counted, .. }) => {
                t!(lang, "chart-counted-in-all", what = capitalised(counted.get(lang)))
            }
            _ => indicator.measure.get(lang).to_owned(),
        }
    }

    /// The two ends of the axis, and what stands beside it.
    fn ticks(
        &self,
        indicator: &Indicator,
        cells: &IndicatorProgress,
        points: &[Point],
        lang: Lang,
    ) -> (f64, f64, Vec<(f64, String)>) {
        if matches!(self, Self::Share) {
            let percent = |p: u8| number::percent(lang, Decimal::new(p.into(), 2), 0);
            let ticks = [0_u8, 25, 50, 75, 100].into_iter();
            return (0.0, 1.0, ticks.map(|p| (f64::from(p) / 100.0, percent(p))).collect());
        }
        let is_percent = matches!(&indicator.kind, ValueKind::Quantity { unit, .. } if unit.sv == "%");
        let words = |at: f64| match Decimal::from_f64(at).map(|n| n.round_dp(3)) {
            Some(percent) if is_percent => number::percent(lang, percent / Decimal::ONE_HUNDRED, 0),
            Some(number) => number::exact(lang, number),
            None => String::new(),
        };
        let least = match self {
            Self::Counted(of) => f64::from(*of),
            _ => self.target(indicator, &cells.now).unwrap_or(1.0).max(1.0),
        };
        let most = points.iter().map(|p| p.at).fold(least, f64::max);
        let lowest = points.iter().map(|p| p.at).fold(0.0, f64::min);
        // Values below one, as rates can be, have steps of their own.
        let highest =
            points.iter().map(|p| p.at).fold(self.target(indicator, &cells.now).unwrap_or(0.0), f64::max);
        let is_fine = highest > 0.0 && highest < 1.0 && !matches!(self, Self::Counted(_));
        let most = if is_fine { highest } else { most };
        let third = most / 3.0;
        let is_thirds = third.fract() == 0.0 && (1.0..=4.0).contains(&third) && lowest >= 0.0;
        let step = match (most - lowest) / 4.0 {
            _ if is_thirds => third,
            least if is_fine => round_step(least * 1000.0) / 1000.0,
            least => round_step(least),
        };
        let start = (lowest / step).floor() * step;
        // A whole that is no multiple of the step stands at the top all the same.
        let end = if matches!(self, Self::Counted(_)) { most } else { (most / step).ceil() * step };
        let mut ticks = Vec::new();
        let mut at = start;
        while at < end - step * 0.4 {
            ticks.push((at, words(at)));
            at += step;
        }
        ticks.push((end, words(end)));
        (start, end, ticks)
    }
}
