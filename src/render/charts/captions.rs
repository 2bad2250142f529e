//! The words around a drawing: the finding, the measure, the basis, the source.

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    indicator::{Indicator, Measured, Source, Support, Target},
    lang::Lang,
    progress::{Aggregate, Content, Coverage, Figure, IndicatorProgress},
    strategy::Strategy,
    value::{Category, ValueKind},
};
use malspar_words::{date, list, number, t};
use rust_decimal::Decimal;

use super::reading::{self, Gap, Row};
use crate::sentences as filled;

/// The finding as a sentence. Where nobody has answered there is none, only that.
pub(crate) fn title(indicator: &Indicator, now: &Aggregate, lang: Lang) -> String {
    let title = indicator.title.get(lang);
    if now.figure == Figure::Suppressed {
        return format!("{title}: {}", t!(lang, "term-suppressed"));
    }
    let answered = now.coverage.reported > 0 || any_answer(&now.figure);
    let finding = answered.then(|| finding(indicator, now, lang)).flatten();
    finding.unwrap_or_else(|| match (now.coverage.expected(), now.coverage.not_reported) {
        (0, _) => format!("{title}: {}", t!(lang, "term-not-applicable")),
        (_, 0) => format!("{title}: {}", t!(lang, "term-not-available")),
        _ => t!(lang, "chart-no-answers", title = title),
    })
}

/// The indicator's own sentence; the plain count where there is no series to set it against.
pub(crate) fn finding(indicator: &Indicator, now: &Aggregate, lang: Lang) -> Option<String> {
    let facts = filled::facts(now);
    let pattern = &*filled::in_the_singular(indicator, indicator.finding.get(lang), &facts, lang);
    let Some(said) = filled::try_fill(pattern, &facts, lang) else {
        let ValueKind::Rate { counted, .. } = &indicator.kind else { return None };
        return any_answer(&now.figure)
            .then(|| figure(&now.figure, lang))
            .flatten()
            .map(|n| filled::capitalised(&format!("{n} {}", counted.get(lang))));
    };
    let hidden = filled::hides_small_numbers(pattern, &now.figure);
    Some(match figure(&now.figure, lang).filter(|_| hidden) {
        Some(numbers) => format!("{said} ({numbers})"),
        None => said,
    })
}

/// Is there an answer to count, even if no municipality has answered in every row?
pub(crate) fn any_answer(figure: &Figure) -> bool {
    match figure {
        Figure::YesNo(f) => f.missing < f.of(),
        Figure::Sum { total, at_least } => !at_least || !total.is_zero(),
        Figure::Ratio { denominator, .. } => !denominator.is_zero(),
        Figure::Levels(rows) => rows.iter().any(|r| r.missing < r.of()),
        Figure::Parts(f) => f.missing() < f.of(),
        Figure::Spread(f) => f.n > 0,
        Figure::Single(value) => value.is_some(),
        Figure::Words { answered } => *answered > 0,
        Figure::Suppressed => true,
    }
}

/// The measure, and when it was true: "Familjecentral, antal kommuner, läget den 31 december 2025".
pub(super) fn subtitle(indicator: &Indicator, cycle: &FollowUpCycle, lang: Lang) -> String {
    format!("{}, {}", measure(indicator, lang), when(indicator.measured, cycle, lang))
}

/// The same over marks that are municipalities, which the indicator's own measure may not be about.
pub(super) fn subtitle_of_each(indicator: &Indicator, cycle: &FollowUpCycle, lang: Lang) -> String {
    format!("{}, {}", measure_of_each(indicator, lang), when(indicator.measured, cycle, lang))
}

/// What the figures of an indicator count.
pub(super) fn measure(indicator: &Indicator, lang: Lang) -> String {
    indicator.measure.get(lang).to_owned()
}

/// What the marks of municipalities show: the counts behind a rate, and how many of its parts each has where the
/// figures count municipalities part by part.
pub(super) fn measure_of_each(indicator: &Indicator, lang: Lang) -> String {
    let in_rows = indicator.kind == ValueKind::YesPlannedNo && indicator.rows().len() > 1;
    let in_options = matches!(indicator.kind, ValueKind::ChoiceSet { .. }) && indicator.levels().is_empty();
    match &indicator.kind {
        ValueKind::Rate { counted, per, .. } => t!(
            lang,
            "chart-counted",
            what = filled::capitalised(counted.get(lang)),
            per = number::integer(lang, *per)
        ),
        _ if in_rows || in_options => {
            t!(lang, "chart-parts-of-each", title = indicator.title.get(lang))
        }
        _ => measure(indicator, lang),
    }
}

pub(super) fn when(measured: Measured, cycle: &FollowUpCycle, lang: Lang) -> String {
    let period = &cycle.period;
    match measured {
        Measured::AsOf => t!(lang, "state-on", as_of = date::long(lang, period.measured_on)),
        Measured::CalendarYear => date::year(chrono::Datelike::year(&period.measured_on)),
        Measured::Period => date::period(lang, period.years.from, period.years.to),
    }
}

/// What the chart rests on, and the source.
pub(super) fn footer(
    strategy: &Strategy,
    indicator: &Indicator,
    coverage: &Coverage,
    lang: Lang,
    example: bool,
) -> String {
    // One figure for the county rests on one answer, and what follows from the answers themselves on none.
    let without = indicator.is_regional() || reading::follows_from_submissions(indicator);
    let basis = if without { String::new() } else { basis(coverage, lang) };
    sentences([basis, source(strategy, indicator, lang), invented(lang, example)])
}

/// "Exempeldata.", where the data are invented.
pub(super) fn invented(lang: Lang, example: bool) -> String {
    if example { t!(lang, "chart-example") } else { String::new() }
}

/// "Svar från 11 av 12 kommuner (98,6 % av invånarna)."
pub(super) fn basis(coverage: &Coverage, lang: Lang) -> String {
    let share = number::share(coverage.residents_reported, coverage.residents).unwrap_or_default();
    let answers = t!(
        lang,
        "chart-basis",
        n = coverage.reported,
        n_expected = coverage.expected(),
        share = residents(lang, share),
    );
    let not_applicable = if coverage.not_applicable > 0 {
        t!(lang, "chart-basis-not-applicable", n = coverage.not_applicable)
    } else {
        String::new()
    };
    sentences([answers, not_applicable])
}

/// A share of the residents with one decimal, or without one where it is exactly all or nobody.
fn residents(lang: Lang, share: Decimal) -> String {
    let decimals = u8::from(!share.is_zero() && share != Decimal::ONE);
    number::percent(lang, share, decimals)
}

/// What must be known to read a table: that some values are not shown, that the question was another one.
pub(crate) fn notes(indicator: &Indicator, cells: &IndicatorProgress, lang: Lang) -> Vec<String> {
    let reworded = cells.broken.map(|year| t!(lang, "sentence-reworded", year = date::year(year)));
    signs(indicator, cells, lang).into_iter().chain(reworded).collect()
}

/// What the sign of a value that is not shown means, where there is one. A part that is for the county alone has no
/// place among the municipalities' values, and so no sign there.
pub(crate) fn signs(indicator: &Indicator, cells: &IndicatorProgress, lang: Lang) -> Option<String> {
    let rows = indicator.rows();
    let is_printed = |row: usize| {
        let category = rows.get(row).copied().flatten();
        let is_of = |category: &Category| {
            indicator.dimensions.iter().any(|d| d.county_only && d.categories.contains(category))
        };
        !category.is_some_and(is_of)
    };
    let times = cells.municipalities.iter().flat_map(|m| [&m.now, &m.before, &m.previous]);
    let mut shown = times.flat_map(|cells| cells.iter().enumerate()).filter(|(row, _)| is_printed(*row));
    let figures = [Some(&cells.now), cells.before.as_ref(), cells.previous.as_ref()].into_iter();
    let parts = cells.breakdown.iter().flat_map(|part| [Some(&part.now), part.before.as_ref()]);
    let mut figures = figures.chain(parts).flatten();
    let suppressed = shown.any(|(_, cell)| cell.content == Content::Suppressed)
        || figures.any(|aggregate| aggregate.figure == Figure::Suppressed);
    suppressed.then(|| {
        let (sign, text) = (t!(lang, "sign-suppressed"), t!(lang, "sign-suppressed-text"));
        t!(lang, "chart-sign", sign = sign, text = text)
    })
}

/// Who answered, or who publishes.
pub(crate) fn source(strategy: &Strategy, indicator: &Indicator, lang: Lang) -> String {
    if reading::follows_from_submissions(indicator) {
        return t!(lang, "chart-source-submissions");
    }
    let asked = reading::asked(strategy, indicator);
    let name = |code: &OrganisationCode| {
        if *code == strategy.region { strategy.region_name.get(lang).to_owned() } else { code.to_string() }
    };
    let other = asked.rows().into_iter().flatten().find_map(|row| row.answered_by.as_ref());
    match (&asked.source, other) {
        (Source::Organisation(one), _) => t!(lang, "chart-source-organisation", organisation = name(one)),
        (Source::Reference(code), _) => {
            let series = strategy.series.iter().find(|s| s.code == *code);
            series.map_or_else(|| code.to_string(), |s| format!("{}.", s.source.get(lang)))
        }
        (Source::Municipality | Source::Derived(_), Some(other)) => {
            t!(lang, "chart-source-municipalities-and", organisation = name(other))
        }
        (Source::Municipality | Source::Derived(_), None) => t!(lang, "chart-source-municipalities"),
    }
}

/// Whose answer is missing, whose in part, and whom it does not apply to, as sentences by name.
pub(super) fn gaps(rows: &[Row<'_>], lang: Lang) -> String {
    let said = |gap: Gap| {
        let with = rows.iter().filter(|row| row.gap() == Some(gap));
        let names: Vec<_> = with.map(|row| row.municipality.name.as_str()).collect();
        let names = list::and(lang, &names);
        match gap {
            _ if names.is_empty() => String::new(),
            Gap::Missing => t!(lang, "chart-summary-missing", names = names),
            Gap::MissingInPart => t!(lang, "chart-summary-missing-in-part", names = names),
            Gap::NotApplicable => t!(lang, "chart-summary-not-applicable", names = names),
            Gap::Suppressed => t!(lang, "chart-summary-suppressed", names = names),
        }
    };
    sentences([Gap::Missing, Gap::MissingInPart, Gap::NotApplicable, Gap::Suppressed].map(said))
}

/// A figure for the county in natural units: `7 av 12`, `minst 33 av 60`, `minst 11`.
pub(crate) fn figure(figure: &Figure, lang: Lang) -> Option<String> {
    match figure {
        Figure::Sum { total, at_least } => {
            let total = number::exact(lang, *total);
            Some(if *at_least { number::at_least(lang, &total) } else { total })
        }
        Figure::Parts(parts) => {
            let (part, whole) = figure.ratio()?;
            Some(reading::part_of(lang, part, whole, parts.missing() > 0))
        }
        Figure::Single(value) => value.map(|value| number::exact(lang, value)),
        Figure::Spread(spread) => Some(t!(lang, "chart-median", value = number::exact(lang, spread.median?))),
        Figure::Suppressed => Some(t!(lang, "chart-suppressed")),
        _ => figure.ratio().map(|(part, whole)| reading::part_of(lang, part, whole, false)),
    }
}

/// A figure for the county with its share: `7 av 12 (58 %)`; without one where it is no part of a whole.
pub(super) fn with_share(of: &Figure, lang: Lang) -> Option<String> {
    let words = figure(of, lang)?;
    Some(match of.percent() {
        Some(percent) => format!("{words} ({})", filled::percentage(lang, percent)),
        None => words,
    })
}

/// "målvärde 100 %", or "föreslaget målvärde 80 %" where nobody has decided it.
pub(super) fn target_words(target: &Target, value: &str, lang: Lang) -> String {
    match target.support {
        Support::Proposal => t!(lang, "chart-target-line-proposed", value = value),
        Support::Text | Support::Should | Support::Partly => t!(lang, "chart-target-line", value = value),
    }
}

/// Sentences one after the other; empty ones are left out.
pub(super) fn sentences<const N: usize>(parts: [String; N]) -> String {
    let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// Parts of a line with commas between them; empty ones are left out.
pub(super) fn listed<const N: usize>(parts: [String; N]) -> String {
    let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}
