//! The words around a drawing: the finding, the measure, the basis, the source.

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    indicator::{Indicator, Measured, Source, Support, Target, TargetValue},
    lang::Lang,
    progress::{Aggregate, Coverage, Figure},
    strategy::Strategy,
};
use malspar_words::{date, list, number, t};
use rust_decimal::Decimal;

use super::reading::{self, Gap, Row};
use crate::sentences as filled;

/// The finding as a sentence. Where nobody has answered there is none, only that.
pub(super) fn title(indicator: &Indicator, now: &Aggregate, lang: Lang) -> String {
    let finding = (now.coverage.reported > 0 || any_answer(&now.figure))
        .then(|| filled::try_fill(indicator.finding.get(lang), &now.figure.facts(), lang))
        .flatten();
    let title = indicator.title.get(lang);
    finding.unwrap_or_else(|| match (now.coverage.expected(), now.coverage.not_reported) {
        (0, _) => format!("{title}: {}", t!(lang, "term-not-applicable")),
        (_, 0) => format!("{title}: {}", t!(lang, "term-not-available")),
        _ => t!(lang, "chart-no-answers", title = title),
    })
}

/// Is there an answer to count, even if no municipality has answered in every row?
pub(super) fn any_answer(figure: &Figure) -> bool {
    match figure {
        Figure::YesNo(f) => f.missing < f.of(),
        Figure::Sum { total, at_least } => !at_least || !total.is_zero(),
        Figure::Ratio { denominator, .. } => !denominator.is_zero(),
        Figure::Levels(rows) => rows.iter().any(|r| r.missing < r.of()),
        Figure::Parts(f) => f.missing() < f.of(),
    }
}

/// The measure, and when it was true: "Familjecentral, antal kommuner, läget den 31 december 2025".
pub(super) fn subtitle(indicator: &Indicator, cycle: &FollowUpCycle, lang: Lang) -> String {
    format!("{}, {}", indicator.measure.get(lang), when(indicator.measured, cycle, lang))
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
    sentences([basis(coverage, lang), source(strategy, indicator, lang), invented(lang, example)])
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

fn source(strategy: &Strategy, indicator: &Indicator, lang: Lang) -> String {
    let asked = reading::asked(strategy, indicator);
    let name = |code: &OrganisationCode| {
        if *code == strategy.region { strategy.region_name.get(lang).to_owned() } else { code.to_string() }
    };
    let other = asked.rows().into_iter().flatten().find_map(|row| row.answered_by.as_ref());
    match (&asked.source, other) {
        (Source::Organisation(one), _) => t!(lang, "chart-source-organisation", organisation = name(one)),
        (Source::Reference(_), _) => t!(lang, "chart-source-kolada"),
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
        }
    };
    sentences([Gap::Missing, Gap::MissingInPart, Gap::NotApplicable].map(said))
}

/// A figure for the county in natural units: `7 av 12`, `minst 33 av 60`, `minst 11`.
pub(super) fn figure(figure: &Figure, lang: Lang) -> Option<String> {
    match figure {
        Figure::Sum { total, at_least } => {
            let total = number::exact(lang, *total);
            Some(if *at_least { number::at_least(lang, &total) } else { total })
        }
        Figure::Parts(parts) => {
            let (part, whole) = figure.ratio()?;
            Some(reading::part_of(lang, part, whole, parts.missing() > 0))
        }
        _ => figure.ratio().map(|(part, whole)| reading::part_of(lang, part, whole, false)),
    }
}

/// The target as a share of 1.
pub(super) fn target_share(target: &Target) -> Decimal {
    match target.value {
        TargetValue::Every => Decimal::ONE,
        TargetValue::Share(percent) => percent / Decimal::ONE_HUNDRED,
    }
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
