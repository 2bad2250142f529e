//! What the county's figures say, in sentences: the four lines of an objective and the reading of an indicator.

use std::cmp::Ordering;

use malspar_domain::{
    indicator::Indicator,
    progress::{Change, ChangeUnit, Figure, IndicatorProgress, PartsFigure},
};
use malspar_words::{date, number, t};
use rust_decimal::Decimal;

use super::Report;
use crate::sentences;

/// The county's result: the finding, who else answered what, and the residents behind it.
pub(super) fn reading(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> String {
    if !has_answers(progress) {
        return t!(report.lang, "sentence-no-answers");
    }
    let others = others(report, indicator, progress);
    format!("{} {others}", finding(report, indicator, &progress.now.figure)).trim_end().to_owned()
}

/// What stands beside an indicator's chart, whose title already says the finding. A headline indicator's figures are
/// in its objective's four lines.
pub(super) fn beside(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> String {
    if indicator.headline { String::new() } else { others(report, indicator, progress) }
}

/// Who else answered what, the residents behind it, and what is missing.
fn others(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> String {
    let lang = report.lang;
    let mut said = Vec::new();
    if let Figure::YesNo(figure) = &progress.now.figure {
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
    if let Figure::Parts(figure) = &progress.now.figure
        && !indicator.headline
    {
        said.push(each_part(report, indicator, figure));
    }
    if let Figure::Parts(figure) = &progress.now.figure
        && figure.missing() > 0
    {
        said.push(t!(lang, "sentence-parts-missing", n = figure.missing(), whole = figure.of()));
    }
    let missing = progress.now.coverage.missing();
    if indicator.asked_if.is_some() && missing > 0 {
        said.push(t!(lang, "sentence-municipalities-missing", n = missing));
    }
    said.extend(without_dominant(report, progress));
    said.join(" ")
}

/// "7 av 12 kommuner har familjecentral."
fn finding(report: &Report<'_>, indicator: &Indicator, figure: &Figure) -> String {
    format!("{}.", sentences::fill(indicator.finding.get(report.lang), &figure.facts(), report.lang))
}

/// "Förskola 9 av 9, skola 8 av 9": how many have each part.
fn each_part(report: &Report<'_>, indicator: &Indicator, figure: &PartsFigure) -> String {
    let categories = indicator.rows().into_iter().flatten().chain(indicator.options());
    let parts = figure.parts.iter().filter_map(|part| {
        let title = categories.clone().find(|c| c.code == part.category)?.title.get(report.lang);
        Some(format!("{title} {}", report.n_of(part.yes.into(), part.of().into())))
    });
    format!("{}.", parts.collect::<Vec<_>>().join(" · "))
}

/// The same without the municipality that holds more than half of the basis.
fn without_dominant(report: &Report<'_>, progress: &IndicatorProgress) -> Option<String> {
    let (code, figure) = progress.without_dominant.as_ref()?;
    let municipality = report.input.progress.municipalities.iter().find(|m| &m.code == code)?;
    Some(t!(
        report.lang,
        "sentence-without-dominant",
        municipality = report.full_name(municipality),
        result = report.result(figure)?
    ))
}

/// How the situation differs from the baseline, over those who answered both times.
pub(super) fn difference(report: &Report<'_>, progress: &IndicatorProgress) -> Option<String> {
    let lang = report.lang;
    let before = report.input.progress.before.as_ref()?;
    let change = progress.change.as_ref()?;
    let then = date::long(lang, before.period.measured_on);
    match change.unit {
        ChangeUnit::Municipalities => {
            let figure = &progress.before.as_ref()?.figure;
            let (yes, of) = figure.ratio()?;
            let baseline = t!(
                lang,
                "sentence-baseline",
                baseline_date = then,
                baseline = number::exact(lang, yes),
                baseline_n = number::exact(lang, of)
            );
            Some(format!("{baseline} {}", more_or_fewer(report, change)))
        }
        ChangeUnit::Percent => {
            let [before, now] = change.parts?.map(|(part, whole)| report.n_of(part, whole));
            Some(t!(
                lang,
                "sentence-share-change",
                baseline_date = then,
                before = before,
                before_share = sentences::percentage(lang, change.before),
                now = now,
                now_share = sentences::percentage(lang, change.now)
            ))
        }
        ChangeUnit::Number => Some(t!(
            lang,
            "sentence-number-change",
            baseline_date = then,
            both = change.both,
            before = number::exact(lang, change.before),
            now = number::exact(lang, change.now)
        )),
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
    progress.municipalities.iter().flat_map(|m| &m.now).any(|cell| cell.value().is_some())
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
    let remains = sentences::fill(pattern, &figure.facts(), report.lang);
    let missing = match figure {
        Figure::YesNo(figure) => figure.missing,
        Figure::Parts(figure) => figure.missing(),
        Figure::Sum { .. } | Figure::Ratio { .. } | Figure::Levels(_) => 0,
    };
    // Silence is not a no: some of what remains may be there already.
    Some(match missing {
        0 => format!("{remains}."),
        n => t!(report.lang, "sentence-remains-missing", remains = remains, n = n),
    })
}

/// How many measurements are left before the strategy ends.
pub(super) fn measurements_left(report: &Report<'_>) -> String {
    let left = report.strategy().measurements_left(report.cycle());
    t!(
        report.lang,
        "sentence-measurements-left",
        left = u64::try_from(left).unwrap_or(u64::MAX),
        year = date::year(report.strategy().valid.to)
    )
}
