//! How the county's figures differ from those of earlier cycles, in sentences: over those who answered both times, and
//! only where the question was the same.

use std::cmp::Ordering;

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Aggregation, Indicator},
    progress::{Aggregate, Change, ChangeUnit, Figure, IndicatorProgress},
};
use malspar_words::{cycle, date, number, t};
use rust_decimal::Decimal;

use super::Report;
use crate::{charts::levels, per_year, sentences, targets};

/// That the question has become another one, so that earlier answers are not compared with.
pub(super) fn reworded(report: &Report<'_>, progress: &IndicatorProgress) -> Option<String> {
    progress.broken.map(|year| t!(report.lang, "sentence-reworded", year = date::year(year)))
}

/// How the situation differs from the baseline, and from the cycle before where that is another one; over those who
/// answered both times. Nothing from before the question became another one.
pub(super) fn difference(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let all = report.input.progress;
    let baseline = progress.before_cycle.as_ref().and_then(|before| {
        let then = Then { cycle: before, figure: progress.before.as_ref()?, is_baseline: true };
        said_change(report, indicator, progress.change.as_ref(), &then, &progress.now)
    });
    let is_baseline = |cycle: &&FollowUpCycle| Some(*cycle) == progress.before_cycle.as_ref();
    let previous = all.previous.as_ref().filter(|cycle| !is_baseline(cycle));
    let previous = previous.and_then(|previous| {
        let then = Then { cycle: previous, figure: progress.previous.as_ref()?, is_baseline: false };
        said_change(report, indicator, progress.change_previous.as_ref(), &then, &progress.now)
    });
    let said: Vec<_> = baseline.into_iter().chain(previous).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// How the situation differs from the cycle before, for the chapter about that.
pub(super) fn since_previous(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let all = report.input.progress;
    let cycle = all.previous.as_ref()?;
    let Some(figure) = progress.previous.as_ref() else {
        return reworded(report, progress);
    };
    let then = Then { cycle, figure, is_baseline: progress.before_cycle.as_ref() == Some(cycle) };
    said_change(report, indicator, progress.change_previous.as_ref(), &then, &progress.now)
}

/// How the amounts of periods that differ in length compare per year, beside an indicator without lines of its own: its
/// chart shows what was counted.
pub(super) fn per_year(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let changes = [progress.change, progress.change_previous];
    let is_per_year = changes.into_iter().flatten().any(|change| change.per_year);
    if is_per_year && !indicator.headline { difference(report, indicator, progress) } else { None }
}

/// A cycle to compare with.
struct Then<'a> {
    cycle: &'a FollowUpCycle,
    figure: &'a Aggregate,
    /// Is it the baseline, and called so?
    is_baseline: bool,
}

fn said_change(
    report: &Report<'_>,
    indicator: &Indicator,
    change: Option<&Change>,
    then: &Then<'_>,
    now: &Aggregate,
) -> Option<String> {
    let lang = report.lang;
    let time = match change {
        Some(Change { per_year: true, .. }) => per_year::years(lang, then.cycle.period.years),
        _ => cycle::time(lang, then.cycle),
    };
    let when = if then.is_baseline {
        t!(lang, "at-baseline", baseline_date = time)
    } else {
        t!(lang, "at-previous", date = time)
    };
    let Some(change) = change else { return said_levels(report, indicator, then, &when, now) };
    let [before, after] = then_and_now(report, indicator, change);
    Some(match change.unit {
        ChangeUnit::Municipalities => {
            let (yes, of) = then.figure.figure.ratio()?;
            let baseline =
                t!(lang, "sentence-was", when = sentences::capitalised(&when), result = report.n_of(yes, of));
            format!("{baseline} {}", more_or_fewer(report, change))
        }
        ChangeUnit::Percent => t!(
            lang,
            "sentence-share-was",
            when = when,
            before = before,
            before_share = sentences::percentage(lang, change.before),
            now = after,
            now_share = sentences::percentage(lang, change.now)
        ),
        ChangeUnit::Number | ChangeUnit::Rate => {
            t!(lang, "sentence-number-was", when = when, both = change.both, before = before, now = after)
        }
    })
}

/// Levels have no number to compare: how many were at each stands beside what the chart shows.
fn said_levels(
    report: &Report<'_>,
    indicator: &Indicator,
    then: &Then<'_>,
    when: &str,
    now: &Aggregate,
) -> Option<String> {
    let (Figure::Levels(before), Figure::Levels(_)) = (&then.figure.figure, &now.figure) else { return None };
    let [only] = before.as_slice() else { return None };
    if only.of() == only.missing {
        return None;
    }
    let spoken = levels::spoken(indicator, &then.figure.figure, report.lang);
    Some(t!(
        report.lang,
        "sentence-levels-were",
        when = sentences::capitalised(when),
        levels = spoken.trim_end_matches('.')
    ))
}

/// What a change is between, in the units of the figure.
pub(super) fn then_and_now(report: &Report<'_>, indicator: &Indicator, change: &Change) -> [String; 2] {
    let lang = report.lang;
    let numbers = [change.before, change.now];
    let numbers = if change.per_year { numbers.map(sentences::rounded_rate) } else { numbers };
    let rate = |n: Decimal| targets::rate(report.strategy(), indicator, n, lang);
    let said = |value: String| per_year::said(lang, &value, change.per_year);
    match (change.unit, change.parts) {
        (ChangeUnit::Percent, Some(parts)) => parts.map(|(part, whole)| report.n_of(part, whole)),
        (ChangeUnit::Rate, _) => {
            let exact = |n| number::exact(lang, sentences::rounded_rate(n));
            numbers.map(|n| said(rate(n).unwrap_or_else(|| exact(n))))
        }
        _ if indicator.aggregation == Aggregation::MedianRange => numbers.map(|n| {
            let value = said(targets::with_unit(indicator, n, lang));
            t!(lang, "chart-median", value = value)
        }),
        _ if indicator.is_regional() => numbers.map(|n| said(targets::with_unit(indicator, n, lang))),
        _ => numbers.map(|n| said(number::exact(lang, n))),
    }
}

fn more_or_fewer(report: &Report<'_>, change: &Change) -> String {
    let difference = change.difference();
    let diff = number::exact(report.lang, difference.abs());
    match difference.cmp(&Decimal::ZERO) {
        Ordering::Greater => t!(report.lang, "sentence-more", both = change.both, diff = diff),
        Ordering::Less => t!(report.lang, "sentence-fewer", both = change.both, diff = diff),
        Ordering::Equal => t!(report.lang, "sentence-as-many", both = change.both),
    }
}
