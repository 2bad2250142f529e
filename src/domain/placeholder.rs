//! The words in braces that a pack's texts may hold: dates in a question, figures in a finding. One that nobody fills in
//! would stand in a form or a report as it was written.

use crate::{
    indicator::{Aggregation, Indicator},
    lang::Text,
    strategy::Strategy,
    value::ValueKind,
    violation::Violation,
};

/// What a question and its help may hold.
const DATES: [&str; 4] = ["as_of", "year", "period_from", "period_to"];

/// Every placeholder in the texts of one indicator that nothing stands for.
pub(crate) fn check(at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
    let facts = facts(indicator);
    let texts = [
        ("question", Some(&indicator.question), DATES.as_slice()),
        ("help", Some(&indicator.help), DATES.as_slice()),
        ("finding", Some(&indicator.finding), facts.as_slice()),
        ("remains", indicator.remains.as_ref(), facts.as_slice()),
        ("measure", Some(&indicator.measure), &[]),
    ];
    for (part, text, allowed) in texts {
        let unknown = text.into_iter().flat_map(|text| unknown(text, allowed));
        found.extend(unknown.map(|name| {
            let at = format!("{at}.{part}");
            Violation::error(at, "pack-placeholder").with("name", name).with("allowed", allowed.join(", "))
        }));
    }
}

/// A check's message names what its condition names, and the year.
pub(crate) fn check_messages(strategy: &Strategy, found: &mut Vec<Violation>) {
    for (n, check) in strategy.checks.iter().enumerate() {
        let allowed: Vec<_> = check.when.names().into_iter().chain(["year"]).collect();
        found.extend(unknown(&check.message, &allowed).into_iter().map(|name| {
            let at = format!("checks.{n}.message");
            Violation::error(at, "pack-placeholder").with("name", name).with("allowed", allowed.join(", "))
        }));
    }
}

fn unknown(text: &Text, allowed: &[&str]) -> Vec<String> {
    let mut names: Vec<_> =
        [Some(&text.sv), text.en.as_ref()].into_iter().flatten().flat_map(|t| named(t)).collect();
    names.retain(|name| !allowed.contains(&name.as_str()));
    names.sort();
    names.dedup();
    names
}

/// The words in braces: of `{TS2|familjecentral|familjecentraler}`, which says the one or the other word by the number,
/// the first.
fn named(text: &str) -> Vec<String> {
    let after_brace = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    after_brace.map(|(name, _)| name.split('|').next().unwrap_or(name).to_owned()).collect()
}

/// The names of the facts of its county figure.
fn facts(indicator: &Indicator) -> Vec<&'static str> {
    let mut facts = match (indicator.aggregation, &indicator.kind) {
        (Aggregation::Words, _) | (_, ValueKind::Words { .. }) => vec!["answered"],
        (Aggregation::MedianRange, _) => vec!["median", "least", "most", "n", "meeting", "missing"],
        (Aggregation::Distribution, _) | (Aggregation::RegionOnly, ValueKind::Ordinal { .. }) => {
            vec!["top", "of", "remaining"]
        }
        (_, ValueKind::Share { .. }) => vec!["numerator", "denominator", "remaining", "share"],
        (Aggregation::RegionOnly, kind) if kind.is_number() => vec!["value"],
        (_, kind) if kind.is_number() => vec!["total"],
        (Aggregation::Pooled, _) | (_, ValueKind::ChoiceSet { .. }) => {
            vec![
                "yes",
                "counted",
                "of",
                "missing",
                "all",
                "applies",
                "reported",
                "remaining",
                "remaining_all",
                "share",
            ]
        }
        _ => vec!["yes", "planned", "no", "missing", "expected", "remaining", "share"],
    };
    if matches!(indicator.kind, ValueKind::Rate { .. }) || indicator.relative.is_some() {
        facts.push("rate");
    }
    facts
}
