//! What the county's figures say, in sentences: the four lines of an objective and the reading of an indicator.

use std::cmp::Ordering;

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Aggregation, Indicator, Source},
    progress::{
        Aggregate, Cell, Change, ChangeUnit, Content, Figure, IndicatorProgress, LevelsRow, SpreadFigure,
    },
    value::ValueKind,
};
use malspar_words::{cycle, date, number, t};
use rust_decimal::Decimal;

use super::Report;
use crate::{
    charts::{captions, levels},
    sentences, targets,
};

/// The county's result: the finding, who else answered what, and the residents behind it.
pub(super) fn reading(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> String {
    if !has_answers(progress) {
        return nothing(report, indicator);
    }
    let others = others(report, indicator, progress);
    let title = captions::title(indicator, &progress.now, report.lang);
    format!("{title}. {others}").trim_end().to_owned()
}

/// What stands beside an indicator's chart, whose title already says the finding. A headline indicator's figures are
/// in its objective's four lines.
pub(super) fn beside(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    is_drawn: bool,
) -> String {
    match (is_drawn, indicator.headline) {
        (false, _) => reading(report, indicator, progress),
        (true, true) => String::new(),
        (true, false) if !has_answers(progress) => String::new(),
        (true, false) => others(report, indicator, progress),
    }
}

/// Why there is no figure.
fn nothing(report: &Report<'_>, indicator: &Indicator) -> String {
    match indicator.source {
        Source::Reference(_) => t!(report.lang, "sentence-no-data"),
        _ => t!(report.lang, "sentence-no-answers"),
    }
}

/// Who else answered what, the residents behind it, and what is missing.
fn others(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> String {
    let lang = report.lang;
    let mut said = Vec::new();
    match &progress.now.figure {
        Figure::YesNo(figure) => {
            said.push(t!(
                lang,
                "sentence-others",
                planned = figure.planned,
                no = figure.no,
                missing = figure.missing
            ));
            if figure.yes > 0 {
                let share = report.share(figure.residents_yes, report.input.progress.residents());
                said.push(t!(lang, "sentence-residents", yes = figure.yes, share = share));
            }
        }
        Figure::Parts(figure) if figure.missing() > 0 => {
            said.push(t!(lang, "sentence-parts-missing", n = figure.missing(), whole = figure.of()));
        }
        Figure::Spread(figure) => said.extend(spread(report, indicator, figure)),
        Figure::Levels(rows) => said.extend(median(report, rows)),
        _ => {}
    }
    said.extend(rate(report, indicator, &progress.now));
    let missing = progress.now.coverage.missing();
    if indicator.asked_if.is_some() && missing > 0 {
        said.push(t!(lang, "sentence-municipalities-missing", n = missing));
    }
    said.extend(without_dominant(report, indicator, progress));
    // The four lines of an objective say it of its headline indicators.
    if !indicator.headline
        && let Some(year) = progress.broken
    {
        said.push(t!(lang, "sentence-reworded", year = date::year(year)));
    }
    said.join(" ")
}

/// The middle of numbers that are not added up, and how far apart they are.
fn spread(report: &Report<'_>, indicator: &Indicator, figure: &SpreadFigure) -> Option<String> {
    let unit = |n: Decimal| targets::with_unit(indicator, n, report.lang);
    let said = t!(
        report.lang,
        "sentence-spread",
        median = unit(figure.median?),
        least = number::exact(report.lang, figure.least?),
        most = number::exact(report.lang, figure.most?)
    );
    Some(match figure.missing {
        0 => said,
        n => format!("{said} {}", t!(report.lang, "sentence-parts-missing", n = n, whole = figure.n + n)),
    })
}

/// The level in the middle, where there is one scale to look at: those of several rows have none in common.
fn median(report: &Report<'_>, rows: &[LevelsRow]) -> Option<String> {
    let [only] = rows else { return None };
    let (lower, upper) = only.median()?;
    Some(if lower == upper {
        t!(report.lang, "sentence-median-level", level = lower)
    } else {
        t!(
            report.lang,
            "sentence-median-between",
            between = t!(report.lang, "level-between", lower = lower, upper = upper)
        )
    })
}

/// So many for every so many, or that nobody knows the denominator.
fn rate(report: &Report<'_>, indicator: &Indicator, now: &Aggregate) -> Option<String> {
    let (lang, strategy) = (report.lang, report.strategy());
    let (_, series) = targets::denominator(indicator)?;
    if now.figure == Figure::Suppressed {
        return None;
    }
    let Some(rate) = now.rate else {
        return Some(t!(
            lang,
            "sentence-rate-no-data",
            unit = targets::series_unit(strategy, series, lang)
        ));
    };
    let said = targets::rate(strategy, indicator, rate.value(), lang)?;
    let of = now.coverage.expected();
    Some(match (&indicator.kind, captions::figure(&now.figure, lang)) {
        // The finding says the rate: here is the number behind it.
        (ValueKind::Rate { counted, .. }, Some(total)) => t!(
            lang,
            "sentence-rate-counted",
            total = sentences::capitalised(&total),
            counted = counted.get(lang),
            n = rate.municipalities,
            of = of
        ),
        _ => t!(lang, "sentence-rate", rate = said, n = rate.municipalities, of = of),
    })
}

/// The same without the municipality that holds more than half of the basis.
fn without_dominant(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let (code, rest) = progress.without_dominant.as_ref()?;
    let municipality = report.input.progress.municipalities.iter().find(|m| &m.code == code)?;
    let name = report.full_name(municipality);
    let lang = report.lang;
    match &rest.figure {
        Figure::YesNo(figure) => Some(t!(
            lang,
            "sentence-without-yes",
            municipality = name,
            n = figure.yes,
            n_expected = figure.of(),
            share = report.share(figure.residents_yes, rest.coverage.residents)
        )),
        // One municipality of many: parts and levels are counted, not weighed by residents.
        Figure::Parts(_) | Figure::Levels(_) => None,
        _ => Some(t!(
            lang,
            "sentence-without-dominant",
            municipality = name,
            result = report.result(indicator, rest)?
        )),
    }
}

/// How the situation differs from the baseline, and from the cycle before where that is another one; over those who
/// answered both times. Where the question has become another one, that and nothing else.
pub(super) fn difference(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let reworded = progress.broken.map(|year| t!(report.lang, "sentence-reworded", year = date::year(year)));
    let all = report.input.progress;
    let baseline = all.before.as_ref().and_then(|before| {
        let then = Then { cycle: before, figure: progress.before.as_ref()?, is_baseline: true };
        said_change(report, indicator, progress.change.as_ref(), &then, &progress.now)
    });
    let previous = all.previous.as_ref().filter(|p| all.before.as_ref().is_none_or(|b| b.key != p.key));
    let previous = previous.and_then(|previous| {
        let then = Then { cycle: previous, figure: progress.previous.as_ref()?, is_baseline: false };
        said_change(report, indicator, progress.change_previous.as_ref(), &then, &progress.now)
    });
    let said: Vec<_> = reworded.into_iter().chain(baseline).chain(previous).collect();
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
        return progress.broken.map(|year| t!(report.lang, "sentence-reworded", year = date::year(year)));
    };
    let then = Then { cycle, figure, is_baseline: all.before.as_ref().is_some_and(|b| b.key == cycle.key) };
    said_change(report, indicator, progress.change_previous.as_ref(), &then, &progress.now)
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
    let time = cycle::time(lang, then.cycle);
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
            let baseline = t!(
                lang,
                "sentence-was",
                when = sentences::capitalised(&when),
                result = report.n_of(yes, of)
            );
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
    let rate = |n: Decimal| targets::rate(report.strategy(), indicator, n, lang);
    match (change.unit, change.parts) {
        (ChangeUnit::Percent, Some(parts)) => parts.map(|(part, whole)| report.n_of(part, whole)),
        (ChangeUnit::Rate, _) => {
            numbers.map(|n| rate(n).unwrap_or_else(|| number::exact(lang, sentences::rounded_rate(n))))
        }
        _ if indicator.aggregation == Aggregation::MedianRange => numbers.map(|n| {
            let value = targets::with_unit(indicator, n, lang);
            t!(lang, "chart-median", value = value)
        }),
        _ if indicator.is_regional() => numbers.map(|n| targets::with_unit(indicator, n, lang)),
        _ => numbers.map(|n| number::exact(lang, n)),
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

/// Has anybody said anything? Without, there is no situation to tell and nothing that remains.
pub(super) fn has_answers(progress: &IndicatorProgress) -> bool {
    let says = |cell: &Cell| cell.value().is_some() || cell.content == Content::Suppressed;
    progress.municipalities.iter().flat_map(|m| &m.now).any(says)
}

/// What remains to the target, in natural units.
pub(super) fn remains(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    if !has_answers(progress) {
        return None;
    }
    let figure = &progress.now.figure;
    let pattern = indicator.remains.as_ref()?.get(report.lang);
    // A figure that is not shown leaves nothing to say.
    let remains = sentences::try_fill(pattern, &sentences::facts(&progress.now), report.lang)?;
    let missing = match figure {
        Figure::YesNo(figure) => figure.missing,
        Figure::Parts(figure) => figure.missing(),
        Figure::Spread(figure) => figure.missing,
        Figure::Sum { .. }
        | Figure::Ratio { .. }
        | Figure::Levels(_)
        | Figure::Single(_)
        | Figure::Words { .. }
        | Figure::Suppressed => 0,
    };
    // Silence is not a no: some of what remains may be there already.
    Some(match missing {
        0 => format!("{remains}."),
        n => t!(report.lang, "sentence-remains-missing", remains = remains, n = n),
    })
}

/// How many measurements are left before the strategy ends.
pub(super) fn measurements_left(report: &Report<'_>) -> String {
    // Who follows up by hand decides each time whether there is another one.
    if report.strategy().follow_up.is_none() {
        return String::new();
    }
    let left = report.strategy().measurements_left(report.cycle());
    t!(
        report.lang,
        "sentence-measurements-left",
        left = u64::try_from(left).unwrap_or(u64::MAX),
        year = date::year(report.strategy().valid.to)
    )
}
