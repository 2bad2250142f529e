//! What belongs together stays on one line: "12 kommuner", "31 december", "bilaga 2".
//!
//! In the PDF only running text is touched: in a table's narrow cell a line that cannot break is worse than one that breaks
//! badly. The page can be scrolled sideways, and on a phone every text is short: there all of it is bound.

use std::{borrow::Cow, fmt};

use askama::filters::Escaper;

use serde_json::Value;

use crate::charts::paint::escaped;

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
    "minst",
    "högst",
    "least",
    "most",
];

/// Words that whatever follows them belongs to: a registry number begins as its authority likes.
const BEFORE_ANY: &[&str] = &["dnr"];

/// How to verify an edition: sums and names that are copied, and read by programs, as they are.
const VERBATIM: &str = "verify";

/// Binds every running text of a JSON value; paths and file names have no spaces to bind.
pub(super) fn bind_json(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(bound) = bind_running(text) {
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

/// Writes a page's texts: bound, and with everything escaped that is HTML.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound;

impl Escaper for Bound {
    fn write_escaped_str<W: fmt::Write>(&self, mut to: W, text: &str) -> fmt::Result {
        to.write_str(&escaped(&bind(text)).replace('"', "&quot;").replace('\'', "&#39;"))
    }
}

/// The same, of a running text alone.
fn bind_running(text: &str) -> Cow<'_, str> {
    if text.len() < RUNNING { Cow::Borrowed(text) } else { bind(text) }
}

/// The text with the spaces bound that a line should not break at.
pub(super) fn bind(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
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
    if BEFORE_ANY.contains(&word) {
        return true;
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
        bind_running(text).replace(NBSP, "~")
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
        assert!(matches!(bind_running("7 av 12 kommuner"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_page_binds_its_cells_as_well_and_escapes_them() {
        let shown = |text: &str| {
            let mut page = String::new();
            Bound.write_escaped_str(&mut page, text).expect("a string takes everything");
            page.replace(NBSP, "~")
        };
        assert_eq!(shown("6 av 12"), "6~av~12");
        assert_eq!(shown("minst 67"), "minst~67");
        assert_eq!(shown("2 planerar, 1 <b> \"ej\""), "2~planerar, 1 &lt;b&gt; &quot;ej&quot;");
        assert_eq!(shown("utgåva 1 · dnr EX-2023-0042"), "utgåva~1 · dnr~EX-2023-0042");
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
