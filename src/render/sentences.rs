//! Sentences of a strategy pack, filled with figures: "{yes} av {expected} kommuner har familjecentral".

use std::borrow::Cow;

use malspar_domain::{
    indicator::Indicator,
    lang::{Lang, Text},
    progress::{Aggregate, Fact, Figure},
    value::ValueKind,
};
use malspar_words::number;
use rust_decimal::Decimal;

/// `pattern` with its `{names}` filled in, and a capital letter at the start. A name without a fact becomes an en
/// dash: a share of nothing is no number.
pub fn fill(pattern: &str, facts: &[(&str, Fact)], lang: Lang) -> String {
    fill_with(pattern, |name| Some(find(facts, name, lang).unwrap_or_else(|| "–".to_owned())))
        .unwrap_or_default()
}

/// Like [`fill`], but nothing where a name has no fact.
pub fn try_fill(pattern: &str, facts: &[(&str, Fact)], lang: Lang) -> Option<String> {
    fill_with(pattern, |name| find(facts, name, lang))
}

/// The facts of a figure as they are said: a rate in no more digits than it has a meaning.
pub fn facts(aggregate: &Aggregate) -> Vec<(&'static str, Fact)> {
    let mut facts = aggregate.facts();
    let coverage = &aggregate.coverage;
    if let Figure::Parts(parts) = &aggregate.figure {
        let at_least = if parts.missing() > 0 { Fact::AtLeast } else { Fact::Number };
        facts.push(("counted", at_least(parts.yes().into())));
        facts.push(("reported", Fact::Count(coverage.reported.into())));
    }
    for (name, fact) in &mut facts {
        if let ("rate", Fact::Number(value)) = (*name, &mut *fact) {
            *value = rounded_rate(*value);
        }
    }
    facts
}

/// `pattern` with the unit of a quantity in the singular after a name whose fact is exactly 1: "1 årsarbetskraft".
pub fn in_the_singular<'a>(
    indicator: &Indicator,
    pattern: &'a str,
    facts: &[(&str, Fact)],
    lang: Lang,
) -> Cow<'a, str> {
    let ValueKind::Quantity { unit, unit_one: Some(one), .. } = &indicator.kind else {
        return Cow::Borrowed(pattern);
    };
    let is_one = |fact: &Fact| match fact {
        Fact::Number(n) | Fact::AtLeast(n) => *n == Decimal::ONE,
        Fact::Count(n) => *n == 1,
        Fact::Percent(_) => false,
    };
    let after = |name: &str, unit: &Text| format!("{{{name}}} {}", unit.get(lang));
    let ones = facts.iter().filter(|(_, fact)| is_one(fact));
    ones.fold(Cow::Borrowed(pattern), |pattern, (name, _)| {
        Cow::Owned(pattern.replace(&after(name, unit), &after(name, one)))
    })
}

/// A rate is a quotient: one decimal says enough, two where it is small.
pub fn rounded_rate(value: Decimal) -> Decimal {
    value.round_dp(if value < Decimal::ONE { 2 } else { 1 }).normalize()
}

/// The fewest that a share may stand for alone: of fewer, one more or less is five percentage points.
const SMALL_WHOLE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Does `pattern` say a share of so few that the numbers behind it must stand beside it, and does not say them?
pub fn hides_small_numbers(pattern: &str, figure: &Figure) -> bool {
    let says = |name: &str| pattern.contains(&format!("{{{name}}}"));
    says("share")
        && !(says("numerator") || says("yes"))
        && figure.ratio().is_some_and(|(_, whole)| whole < SMALL_WHOLE)
}

/// A fact as people read it: `11`, `minst 11`, `48 %`.
pub fn fact(lang: Lang, fact: Fact) -> String {
    match fact {
        Fact::Count(count) => number::integer(lang, count),
        Fact::Number(value) => number::exact(lang, value),
        Fact::Percent(percent) => percentage(lang, percent),
        Fact::AtLeast(value) => number::at_least(lang, &number::exact(lang, value)),
    }
}

/// `percent` (0–100) in whole per cent, with a decimal where it would otherwise read 0 or 100 without being that.
pub fn percentage(lang: Lang, percent: Decimal) -> String {
    let rounded = percent.round();
    let all_or_nothing = rounded.is_zero() || rounded == Decimal::ONE_HUNDRED;
    let decimals = u8::from(all_or_nothing && rounded != percent);
    number::percent(lang, percent / Decimal::ONE_HUNDRED, decimals)
}

/// `text` with a capital letter at the start.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn find(facts: &[(&str, Fact)], name: &str, lang: Lang) -> Option<String> {
    facts.iter().find(|(known, _)| *known == name).map(|(_, value)| fact(lang, *value))
}

fn fill_with(pattern: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        filled.push_str(before);
        // `{total|familjecentral|familjecentraler}` is the one word or the other, by the number.
        let mut choice = name.splitn(3, '|');
        let said = value(choice.next().unwrap_or(name).trim())?;
        match (choice.next(), choice.next()) {
            (Some(one), Some(_)) if number::is_one(&said) => filled.push_str(one),
            (Some(_), Some(other)) => filled.push_str(other),
            _ => filled.push_str(&said),
        }
        rest = tail;
    }
    filled.push_str(rest);
    Some(capitalised(&filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: [(&str, Fact); 4] = [
        ("yes", Fact::Count(7)),
        ("expected", Fact::Count(12)),
        ("total", Fact::AtLeast(Decimal::from_parts(11, 0, 0, false, 0))),
        ("share", Fact::Percent(Decimal::from_parts(486, 0, 0, false, 1))),
    ];

    #[test]
    fn names_become_figures() {
        let pattern = "{yes} av {expected} kommuner har familjecentral";
        assert_eq!(fill(pattern, &FACTS, Lang::Sv), "7 av 12 kommuner har familjecentral");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter() {
        assert_eq!(fill("{total} nya metoder", &FACTS, Lang::Sv), "Minst 11 nya metoder");
        assert_eq!(fill("{total} new methods", &FACTS, Lang::En), "At least 11 new methods");
        assert_eq!(fill("över {share}", &FACTS, Lang::Sv), "Över 49\u{a0}%");
    }

    #[test]
    fn a_number_chooses_its_word() {
        let pattern = "{n} {n|familjecentral|familjecentraler} i länet";
        let said = |fact: Fact| fill(pattern, &[("n", fact)], Lang::Sv);
        assert_eq!(said(Fact::Count(1)), "1 familjecentral i länet");
        assert_eq!(said(Fact::AtLeast(Decimal::ONE)), "Minst 1 familjecentral i länet");
        assert_eq!(said(Fact::Count(21)), "21 familjecentraler i länet");
        assert_eq!(said(Fact::Count(0)), "0 familjecentraler i länet");
    }

    #[test]
    fn a_name_without_a_fact_is_no_number() {
        assert_eq!(fill("{gone} av {yes}", &FACTS, Lang::Sv), "– av 7");
        assert_eq!(try_fill("{gone} av {yes}", &FACTS, Lang::Sv), None);
        assert_eq!(fill("öppen {klammer", &FACTS, Lang::Sv), "Öppen {klammer");
    }

    #[test]
    fn one_of_a_unit_is_said_in_the_singular() {
        let strategy = crate::charts::fixtures::strategy_without_targets();
        let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "S3").expect("S3");
        let said = |value: Decimal, lang: Lang| {
            let facts = [("value", Fact::Number(value))];
            let pattern = in_the_singular(indicator, indicator.finding.get(lang), &facts, lang);
            fill(&pattern, &facts, lang)
        };
        assert_eq!(said(Decimal::ONE, Lang::Sv), "1 årsarbetskraft för regionens samordnare");
        assert_eq!(
            said(Decimal::new(100, 2), Lang::En),
            "1 full-time equivalent for the region's coordinator"
        );
        assert_eq!(said(Decimal::new(15, 1), Lang::Sv), "1,5 årsarbetskrafter för regionens samordnare");
    }

    #[test]
    fn a_share_reads_100_only_when_it_is() {
        let read = |text: &str| percentage(Lang::Sv, text.parse().expect("a decimal"));
        assert_eq!(read("99.6"), "99,6\u{a0}%");
        assert_eq!(read("100"), "100\u{a0}%");
        assert_eq!(read("0.3"), "0,3\u{a0}%");
        assert_eq!(read("0"), "0\u{a0}%");
        assert_eq!(read("58.333"), "58\u{a0}%");
    }
}
