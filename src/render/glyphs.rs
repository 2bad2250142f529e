//! What people type and the typeface cannot show: emoji, other scripts, control characters.
//!
//! A PDF/A may hold no character that its fonts lack, and the compiler refuses the whole report for a single one.
//! A report must never fail over what somebody wrote in a comment, and never swallow it in silence: so every text
//! of a user passes through [`printable`] (or [`printable_json`], all texts at once) on its way to a page or a
//! chart; what cannot be shown becomes [`STAND_IN`], and [`replaced`] says which characters those were. The text
//! itself stays untouched in the database and in the attached data.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde_json::Value;
use typst::text::is_default_ignorable;
use unicode_segmentation::UnicodeSegmentation;

use crate::report::fonts;

/// What stands where a character cannot be shown. The typeface has no U+FFFD; all faces have this box.
pub const STAND_IN: char = '□';

/// What happens to one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It steers the shape of its neighbours, or a machine, and says nothing itself.
    Dropped,
    /// It only divides words.
    Space,
    /// It only divides lines.
    Line,
    Replaced,
}

fn fate(sign: char) -> Fate {
    match sign {
        '\n' => Fate::Kept,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Line,
        _ if shown(sign) => Fate::Kept,
        _ if sign.is_whitespace() => Fate::Space,
        // Joiners, marks of direction, variation selectors, soft hyphens, the byte order mark. Inside an SVG's
        // text they fail a report even where a font has them. No letter that runs from right to left is shown, so
        // no mark of direction is missed.
        _ if sign.is_control() || is_default_ignorable(sign) => Fate::Dropped,
        _ => Fate::Replaced,
    }
}

/// The text with everything replaced that the typeface cannot show. Line breaks stay, in every spelling as `\n`;
/// tabs and spaces of widths that the faces lack become plain spaces. What a reader takes for one sign (an emoji
/// of many parts, a letter with its points) gets one [`STAND_IN`].
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| fate(sign) == Fate::Kept) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\r\n" {
            mended.push('\n');
            continue;
        }
        let mut stands = false;
        for sign in cluster.chars() {
            match fate(sign) {
                Fate::Kept => mended.push(sign),
                Fate::Dropped => {}
                Fate::Space => mended.push(' '),
                Fate::Line => mended.push('\n'),
                Fate::Replaced if stands => {}
                Fate::Replaced => {
                    mended.push(STAND_IN);
                    stands = true;
                }
            }
        }
    }
    Cow::Owned(mended)
}

/// The characters of the text that [`printable`] replaces by [`STAND_IN`], each once, in the order of their
/// appearance. What is dropped unseen is not among them: a reader misses nothing.
pub fn replaced(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    note_replaced(text, &mut found);
    found
}

fn note_replaced(text: &str, found: &mut Vec<char>) {
    for sign in text.chars().filter(|sign| fate(*sign) == Fate::Replaced) {
        if !found.contains(&sign) {
            found.push(sign);
        }
    }
}

/// Makes every string of a JSON value [`printable`] in place (keys are ours and stay), and returns the characters
/// that had to be replaced, each once.
pub fn printable_json(value: &mut Value) -> Vec<char> {
    let mut found = Vec::new();
    mend(value, &mut found);
    found
}

fn mend(value: &mut Value, found: &mut Vec<char>) {
    match value {
        Value::String(text) => {
            note_replaced(text, found);
            if let Cow::Owned(mended) = printable(text) {
                *text = mended;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mend(item, found)),
        Value::Object(fields) => fields.values_mut().for_each(|field| mend(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The characters that every face shows: a text does not know whether it will be set bold or italic.
static SHOWN: LazyLock<Vec<RangeInclusive<char>>> = LazyLock::new(|| {
    let mut runs: Vec<RangeInclusive<char>> = Vec::new();
    let Some((first, others)) = fonts::faces().split_first() else { return runs };
    let in_all = |code: &u32| others.iter().all(|face| face.info().coverage.contains(*code));
    for sign in first.info().coverage.iter().filter(in_all).filter_map(char::from_u32) {
        if unfit(sign) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if u32::from(*run.end()) + 1 == u32::from(sign) => *run = *run.start()..=sign,
            _ => runs.push(sign..=sign),
        }
    }
    runs
});

fn shown(sign: char) -> bool {
    // Nearly all that is written, and in every face: a report asks a hundred thousand times.
    if matches!(sign, ' '..='~') {
        return true;
    }
    let after = SHOWN.partition_point(|run| *run.start() <= sign);
    after > 0 && SHOWN[after - 1].contains(&sign)
}

/// Not to be seen, or forbidden in an archived text even where a font has a glyph for it: characters of private use
/// mean what their font says.
fn unfit(sign: char) -> bool {
    sign.is_control()
        || is_default_ignorable(sign)
        || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What people paste, and worse.
    pub(crate) const NASTY: &[&str] = &[
        "Emoji: 👍🏽 👨\u{200d}👩\u{200d}👧 🇸🇪 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
        "汉字 かな カナ 한국어 \u{1112}\u{1161}\u{11ab}",
        "العربية مع \u{202b}اتجاه\u{202c} و\u{200f}علامات",
        "עברית \u{5e9}\u{5c1}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd} \u{2067}abc\u{2069}",
        "unpaired \u{202e}bidi \u{2066}controls",
        "zero\u{200b}width\u{200c}joiners\u{200d}and\u{2060}marks\u{feff}",
        "control \u{0}\u{1}\u{7}\u{8}\u{1b}[31m\u{7f}\u{9f} signs",
        "soft\u{ad}hyphen, tab\tand\r\nlines\rof\u{b}all\u{c}kinds\u{85}here\u{2028}there\u{2029}end",
        "combining: a\u{30a} e\u{301} o\u{308} q\u{301}\u{323} \u{301}alone Z\u{334}\u{351}\u{489}algo",
        "private: \u{e000}\u{f8ff}\u{f0000}\u{10fffd}, nobody's: \u{fffe}\u{ffff}\u{1ffff}\u{e0041}",
        "spaces: \u{a0}\u{2002}\u{2003}\u{2007}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}|",
        "हिन्दी தமிழ் ไทย ქართული አማርኛ ᚠᚢᚦ \u{13000}",
        "mathematics: ∑ ∫ √ ≤ ≥ ≠ ± 𝔄 𝟘 ⟦x⟧ and \u{212a} \u{2126} \u{212b}",
        "#emph[no markup] $x$ `raw` *not bold* </text><svg onload=x> ]]> \\u{41} {{TS1.yes}}",
        "quotes \" ' “ ” ‘ ’ « » and dashes - – — − \u{2010} \u{2011}, \u{fb01}, ½, 10³, æ Ž Ωμέγα Привет Việt",
    ];

    #[test]
    fn swedish_is_left_alone() {
        let text = "Åtta av 12 kommuner – ”minst” 98,6\u{a0}%, 17\u{a0}199 å ä ö é … ≥ −1\nNy rad.";
        assert!(matches!(printable(text), Cow::Borrowed(same) if same == text));
        assert!(replaced(text).is_empty());
    }

    #[test]
    fn what_the_typeface_lacks_is_replaced_and_named() {
        assert_eq!(printable("Bra 👍 och 漢字"), "Bra □ och □□");
        assert_eq!(replaced("Bra 👍👍 och 漢字"), ['👍', '漢', '字']);
        assert_eq!(printable("\u{e000}"), "□");
    }

    #[test]
    fn a_sign_of_many_parts_is_one_sign() {
        let family = "👨\u{200d}👩\u{200d}👧!";
        assert_eq!(printable(family), "□!");
        assert_eq!(replaced(family), ['👨', '👩', '👧']);
    }

    #[test]
    fn joiners_selectors_and_controls_vanish_without_a_trace() {
        let text = "a\u{200d}b\u{fe0f}c\u{7}d\u{202e}e\u{ad}f\u{feff}g\u{0}";
        assert_eq!(printable(text), "abcdefg");
        assert!(replaced(text).is_empty());
    }

    #[test]
    fn lines_stay_lines_and_tabs_become_spaces() {
        assert_eq!(printable("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd e");
    }

    #[test]
    fn the_stand_in_can_be_shown_and_so_can_ascii() {
        assert!(shown(STAND_IN));
        assert!((' '..='~').all(|sign| SHOWN.iter().any(|run| run.contains(&sign))));
    }

    #[test]
    fn what_is_printable_stays_so() {
        for text in NASTY {
            let once = printable(text);
            assert!(matches!(printable(&once), Cow::Borrowed(_)), "{text:?}: {once:?}");
            assert!(replaced(&once).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn all_strings_of_a_value_become_printable_and_nothing_else_changes() {
        let mut value = serde_json::json!({"a👍": ["x👍", {"b": "y\u{0}汉👍"}, 1, null, true]});
        assert_eq!(printable_json(&mut value), ['👍', '汉']);
        assert_eq!(value, serde_json::json!({"a👍": ["x□", {"b": "y□□"}, 1, null, true]}));
    }
}
