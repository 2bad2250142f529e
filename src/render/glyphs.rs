//! What people type and the typeface cannot show: emoji, other scripts, control characters.
//!
//! A report must never fail over a character, and never swallow one in silence: what cannot be shown becomes
//! [`STAND_IN`], and [`replaced`] says which characters those were.

use std::borrow::Cow;
use std::sync::LazyLock;

use ab_glyph::{Font, FontRef};

use crate::fonts;

/// What stands where a character cannot be shown.
pub const STAND_IN: char = '□';

static FONT: LazyLock<FontRef<'static>> =
    LazyLock::new(|| FontRef::try_from_slice(fonts::REGULAR).expect("the embedded font is read by a test"));

/// What happens to one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It steers the shape of its neighbours and says nothing itself.
    Dropped,
    /// It only divides words or lines.
    Space,
    Replaced,
}

fn fate(sign: char) -> Fate {
    match sign {
        // Joiners, direction marks, variation selectors, tags, the byte order mark.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => Fate::Dropped,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => Fate::Dropped,
        '\n' => Fate::Kept,
        '\t' | '\r' => Fate::Space,
        _ if sign.is_control() => Fate::Dropped,
        // Private use: the standard for archived documents refuses it.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Fate::Replaced,
        _ if FONT.glyph_id(sign).0 == 0 => Fate::Replaced,
        _ => Fate::Kept,
    }
}

/// `text` with everything replaced that the typeface cannot show. Line breaks stay.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| fate(sign) == Fate::Kept) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|sign| match fate(sign) {
        Fate::Kept => Some(sign),
        Fate::Dropped => None,
        Fate::Space => Some(' '),
        Fate::Replaced => Some(STAND_IN),
    });
    Cow::Owned(shown.collect())
}

/// The characters of `text` that [`printable`] replaces by [`STAND_IN`], each once, in the order of their appearance.
pub fn replaced(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for sign in text.chars().filter(|sign| fate(*sign) == Fate::Replaced) {
        if !found.contains(&sign) {
            found.push(sign);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_is_left_alone() {
        let text = "Åtta av 12 kommuner – ”minst” 98,6\u{a0}%, 17\u{a0}199 å ä ö é … ≥ −1";
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
    fn joiners_selectors_and_controls_vanish_without_a_trace() {
        assert_eq!(printable("a\u{200d}b\u{fe0f}c\u{7}d\u{202e}"), "abcd");
        assert!(replaced("a\u{200d}b\u{fe0f}").is_empty());
        assert_eq!(printable("a\tb"), "a b");
    }

    #[test]
    fn the_stand_in_can_be_shown() {
        assert_eq!(printable("□"), "□");
    }

    #[test]
    fn every_embedded_font_can_be_read() {
        for font in fonts::ALL {
            assert!(FontRef::try_from_slice(font).is_ok());
        }
    }
}
