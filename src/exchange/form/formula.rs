//! Texts that a spreadsheet would take for a formula when it opens a table.
//!
//! An apostrophe before them makes them texts. It is taken off again when they come back; a text that had one of its own
//! gets one more, so that every text returns as it was.

/// What a formula can begin with, and what hides the sign that follows.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

fn looks_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(SIGNS)
}

/// `text` as it can be written into a table.
pub(crate) fn harmless(text: &str) -> String {
    if looks_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// What [`harmless`] has written.
pub(crate) fn restored(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_a_formula(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_becomes_a_text() {
        for (written, text) in [
            ("'=1+1", "=1+1"),
            ("'@SUM(A1)", "@SUM(A1)"),
            ("'+46 70", "+46 70"),
            ("'-cmd|' /C calc'!A0", "-cmd|' /C calc'!A0"),
            ("'\t=1", "\t=1"),
            ("''=1", "'=1"),
            ("'Tis", "'Tis"),
            ("1+1", "1+1"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), written);
            assert_eq!(restored(written), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn every_text_returns_as_it_was(text in "['=+@\t\r-]{0,4}.{0,6}") {
            let written = harmless(&text);
            prop_assert!(!written.starts_with(SIGNS));
            prop_assert_eq!(restored(&written), text);
        }
    }
}
