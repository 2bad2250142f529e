//! What the county's figures say, in sentences: the four lines of an objective and the reading of an indicator.

use malspar_domain::{
    indicator::{Indicator, Source},
    progress::{Aggregate, Cell, Content, Figure, IndicatorProgress, LevelsRow, SpreadFigure},
    value::ValueKind,
};
use malspar_words::{date, list, number, t};
use rust_decimal::Decimal;

use super::{Report, difference};
use crate::{
    charts::{
        captions,
        reading::{asked, counted, follows_from_submissions},
    },
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
            // Nobody plans to have its answers checked, or has answered no to it.
            if !follows_from_submissions(indicator) {
                said.push(t!(
                    lang,
                    "sentence-others",
                    planned = figure.planned,
                    no = figure.no,
                    missing = figure.missing
                ));
            }
            if figure.yes > 0 {
                let share = report.share(figure.residents_yes, report.input.progress.residents());
                said.push(t!(lang, "sentence-residents", yes = figure.yes, share = share));
            }
        }
        Figure::Parts(figure) if figure.missing() > 0 => {
            said.push(missing(report, indicator, progress, figure.missing(), figure.of()));
        }
        Figure::Spread(figure) => said.extend(spread(report, indicator, progress, figure)),
        Figure::Levels(rows) => said.extend(median(report, rows)),
        _ => {}
    }
    said.extend(rate(report, indicator, &progress.now));
    let missing = progress.now.coverage.missing();
    let is_told = matches!(progress.now.figure, Figure::Spread(_));
    if indicator.asked_if.is_some() && missing > 0 && !is_told {
        said.push(t!(lang, "sentence-municipalities-missing", n = missing));
    }
    said.extend(without_dominant(report, indicator, progress));
    // The four lines of an objective say it of its headline indicators.
    if !indicator.headline {
        said.extend(difference::reworded(report, progress));
    }
    said.join(" ")
}

/// The middle of numbers that are not added up, and how far apart they are.
fn spread(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    figure: &SpreadFigure,
) -> Option<String> {
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
        n => format!("{said} {}", missing(report, indicator, progress, n, figure.n + n)),
    })
}

/// More than these are not named one by one.
const NAMED: usize = 3;

/// "2 av 60 svar saknas, från Nora kommun och Region Örebro län.", by name where they are few.
fn missing(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    n: u32,
    whole: u32,
) -> String {
    let names = silent(report, indicator, progress);
    if names.is_empty() || names.len() > NAMED {
        return t!(report.lang, "sentence-parts-missing", n = n, whole = whole);
    }
    t!(
        report.lang,
        "sentence-parts-missing-from",
        n = n,
        whole = whole,
        names = list::and(report.lang, &names)
    )
}

/// Who has not answered some of it: municipalities in their order, and last the region where it should have answered.
fn silent(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> Vec<String> {
    let strategy = report.strategy();
    let asked = asked(strategy, indicator);
    let rows = indicator.rows();
    let mut names = Vec::new();
    let mut by_region = false;
    for municipality in report.alphabetical() {
        let Some(cells) = progress.municipalities.iter().find(|m| m.code == municipality.code) else {
            continue;
        };
        let missing = rows.iter().zip(counted(indicator, &cells.now)).filter(|(_, cell)| cell.is_missing());
        let by: Vec<_> = missing
            .map(|(row, _)| {
                let row = row.and_then(|row| asked.category(&row.code));
                asked.answered_by(row, &municipality.code)
            })
            .collect();
        by_region |= by.contains(&Some(&strategy.region));
        if by.iter().any(|by| *by != Some(&strategy.region)) {
            names.push(report.full_name(municipality));
        }
    }
    names.extend(by_region.then(|| strategy.region_name.get(report.lang).to_owned()));
    names
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
    if now.rate_suppressed {
        return Some(t!(lang, "sentence-rate-suppressed"));
    }
    let Some(rate) = now.rate else {
        return Some(t!(lang, "sentence-rate-no-data", unit = targets::series_unit(strategy, series, lang)));
    };
    let said = targets::rate(strategy, indicator, rate.value(), lang)?;
    let of = now.coverage.expected();
    let said = match (&indicator.kind, captions::figure(&now.figure, lang)) {
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
    };
    // Who has no data in the series is named: the rate is about the others.
    let without = report.alphabetical().into_iter().filter(|m| now.not_in_rate.contains(&m.code));
    let without: Vec<_> = without.map(|m| report.full_name(m)).collect();
    if without.is_empty() {
        return Some(said);
    }
    let unit = targets::series_unit(strategy, series, lang);
    let names = list::and(lang, &without);
    Some(format!("{said} {}", t!(lang, "sentence-rate-not-in", unit = unit, names = names)))
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
    let facts = sentences::facts(&progress.now);
    let pattern = sentences::in_the_singular(indicator, pattern, &facts, report.lang);
    let remains = sentences::try_fill(&pattern, &facts, report.lang)?;
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
    if left == 0 {
        return String::new();
    }
    t!(
        report.lang,
        "sentence-measurements-left",
        left = u64::try_from(left).unwrap_or(u64::MAX),
        year = date::year(report.strategy().valid.to)
    )
}
