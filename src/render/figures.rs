//! Figures that a text refers to, in the reader's language: `{{TS1.yes}}` becomes "7".

use malspar_domain::{
    figure_reference::{Reference, Resolved, resolve},
    lang::Lang,
    progress::{ChangeUnit, Progress},
    strategy::Strategy,
};
use malspar_words::{list, number, sort, t};
use rust_decimal::Decimal;

use crate::{per_year, sentences};

/// The words for what `reference` comes to in `progress`. Nothing where it is no reference, or there is no figure.
pub fn said(strategy: &Strategy, progress: &Progress, reference: &str, lang: Lang) -> Option<String> {
    let reference: Reference = reference.parse().ok()?;
    words(resolve(strategy, progress, &reference), lang)
}

/// The words for a figure. Nothing where there is none; of one that is not shown, that it is not.
pub fn words(figure: Resolved, lang: Lang) -> Option<String> {
    Some(match figure {
        Resolved::Count(n) => number::integer(lang, n),
        Resolved::Percent(percent) => sentences::percentage(lang, percent),
        Resolved::ResidentShare(percent) => number::percent(lang, percent / Decimal::ONE_HUNDRED, 1),
        Resolved::Number { value, at_least } => {
            let number = number::exact(lang, value);
            if at_least { number::at_least(lang, &number) } else { number }
        }
        Resolved::Rate { value, .. } => number::exact(lang, sentences::rounded_rate(value)),
        Resolved::Difference { value, unit, per_year } => difference(value, unit, per_year, lang),
        Resolved::Names(mut names) => {
            sort::by_name(&mut names, String::as_str);
            if names.is_empty() { t!(lang, "figure-no-names") } else { list::and(lang, &names) }
        }
        Resolved::NotShown => t!(lang, "figure-not-shown"),
        Resolved::Missing => return None,
    })
}

/// Now less before. The sentence says of what; percentage points it could be wrong about.
fn difference(value: Decimal, unit: ChangeUnit, per_year: bool, lang: Lang) -> String {
    let said = match unit {
        ChangeUnit::Municipalities => number::exact(lang, value),
        ChangeUnit::Number if !per_year => number::exact(lang, value),
        ChangeUnit::Number | ChangeUnit::Rate => number::exact(lang, sentences::rounded_rate(value)),
        ChangeUnit::Percent => {
            t!(lang, "figure-points", n = number::exact(lang, value.round_dp(1).normalize()))
        }
    };
    per_year::said(lang, &said, per_year)
}
