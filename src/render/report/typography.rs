//! What belongs together stays on one line: "12 kommuner", "31 december", "bilaga 2".
//!
//! Only running text is touched. In a table's narrow cell a line that cannot break is worse than one that breaks badly.

use std::borrow::Cow;

use serde_json::Value;

const NBSP: char = '\u{a0}';

/// Shorter texts than this are labels and cells.
const RUNNING: usize = 40;

/// The longest word that a number is held together with: a compound as long as a line would leave a gap.
const LONGEST: usize = 14;

/// Words that a number after them belongs to.
const BEFORE: &[&str] = &[
    "den",
    "kl.",
    "mål",
    "målområde",
    "bilaga",
    "kapitel",
    "nivå",
    "utgåva",
    "version",
    "dnr",
    "objective",
    "area",
    "appendix",
    "chapter",
    "level",
    "edition",
    "uppföljning",
    "follow-up",
];

/// How to verify an edition: sums and names that are copied, and read by programs, as they are.
const VERBATIM: &str = "verify";

/// Binds every running text of a JSON value; paths and file names have no spaces to bind.
pub(super) fn bind_json(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(bound) = bind(text) {
                *text = bound;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(bind_json),
        Value::Object(fields) => {
            fields.iter_mut().filter(|(name, _)| *name != VERBATIM).for_each(|(_, field)| bind_json(field));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text with the spaces bound that a line should not break at.
fn bind(text: &str) -> Cow<'_, str> {
    if text.len() < RUNNING || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut bound = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(space) = rest.find(' ') {
        let (word, after) = rest.split_at(space);
        let next = after[1..].split([' ', '\n', NBSP]).next().unwrap_or_default();
        bound.push_str(word);
        let last = word.rsplit(['\n', NBSP]).next().unwrap_or_default();
        bound.push(if belongs(last, next) { NBSP } else { ' ' });
        rest = &after[1..];
    }
    bound.push_str(rest);
    if bound == text { Cow::Borrowed(text) } else { Cow::Owned(bound) }
}

/// Does a line break between the two words tear a thing apart?
fn belongs(word: &str, next: &str) -> bool {
    let word = word.trim_start_matches(['(', '”', '"']);
    if word.is_empty() || next.is_empty() {
        return false;
    }
    let number = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
    if number(next) {
        let before = word.to_lowercase();
        return BEFORE.contains(&before.as_str()) || matches!(word, "av" | "of");
    }
    // A number, and not one that ends a clause; a year is nobody's number.
    let counts = word.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.'))
        && word.ends_with(|sign: char| sign.is_ascii_digit())
        && !is_year(word);
    counts
        && next.starts_with(char::is_alphabetic)
        && next.chars().filter(|sign| sign.is_alphabetic()).count() <= LONGEST
        && !matches!(
            next,
            "och" | "eller" | "är" | "and" | "or" | "is" | "are" | "på" | "i" | "in" | "till" | "to"
        )
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// With `~` where a line may not break.
    fn bound(text: &str) -> String {
        bind(text).replace(NBSP, "~")
    }

    #[test]
    fn numbers_keep_what_they_count() {
        assert_eq!(
            bound("Det är 7 av 12 kommuner som har en familjecentral nu, 3 fler."),
            "Det är 7~av~12~kommuner som har en familjecentral nu, 3~fler."
        );
        assert_eq!(
            bound("Läget den 31 december 2025 i länet, se bilaga 2 och nivå 3."),
            "Läget den~31~december 2025 i länet, se bilaga~2 och nivå~3."
        );
        assert_eq!(
            bound("Vid utgångsläget (31 december 2023) var det färre."),
            "Vid utgångsläget (31~december 2023) var det färre."
        );
    }

    #[test]
    fn years_long_words_and_clauses_may_break() {
        let text = "Under 2025 hade kommunerna 14 samlokaliseringsprojekt, 5, varav flera på gång.";
        assert!(matches!(bind(text), Cow::Borrowed(_)), "{}", bound(text));
    }

    #[test]
    fn labels_and_cells_are_left_alone() {
        assert!(matches!(bind("7 av 12 kommuner"), Cow::Borrowed(_)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn only_spaces_change(text in "([0-9]{1,4}|[a-zåäö]{1,9}|av|den|,|\\(|%)([ \\n\u{a0}]([0-9]{1,4}|[a-zåäö]{1,9}|av|den)){5,30}") {
            let spaces = |text: &str| text.replace(NBSP, " ");
            prop_assert_eq!(spaces(&bind(&text)), spaces(&text));
        }
    }
}
