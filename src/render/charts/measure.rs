//! How wide a text is, and where it breaks: measured with the font that it is drawn with.

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef};
use malspar_domain::lang::Lang;

use crate::report::fonts;

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    /// Weight 600.
    Semibold,
}

static REGULAR: LazyLock<FontRef<'static>> = LazyLock::new(|| read(fonts::REGULAR));
static SEMIBOLD: LazyLock<FontRef<'static>> = LazyLock::new(|| read(fonts::SEMIBOLD));

fn read(bytes: &'static [u8]) -> FontRef<'static> {
    FontRef::try_from_slice(bytes).expect("a test reads the embedded fonts")
}

/// The width of `text` in px at `size` px. Kerning is left out: it makes text narrower, if anything.
pub(super) fn width(text: &str, size: f64, face: Face) -> f64 {
    let font = match face {
        Face::Regular => &REGULAR,
        Face::Semibold => &SEMIBOLD,
    };
    let advance: f64 = text.chars().map(|sign| f64::from(font.h_advance_unscaled(font.glyph_id(sign)))).sum();
    advance * size / f64::from(font.units_per_em().unwrap_or(1000.0))
}

/// `text` as one word, so that [`wrap`] does not part a name from its value.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// `text` in lines that are no wider than `room` px. Words are divided only where one alone is too long.
pub(super) fn wrap(text: &str, size: f64, face: Face, room: f64, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let fits = |line: &str| width(line, size, face) <= room;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if fits(&longer) {
                *line = longer;
                continue;
            }
        }
        let mut rest = word;
        while !fits(rest) {
            let at = division(rest, &fits, lang);
            if at == 0 || at >= rest.len() {
                break;
            }
            let (head, tail) = rest.split_at(at);
            lines.push(if head.ends_with('-') { head.to_owned() } else { format!("{head}-") });
            rest = tail;
        }
        lines.push(rest.to_owned());
    }
    lines
}

/// The fewest letters that a divided word leaves on a line.
const FEWEST: usize = 4;

/// The byte at which `word` is divided so that its first part fits with a hyphen: near the middle if the rest fits as
/// well, since most long words of ours are two words in one, else as late as possible.
fn division(word: &str, fits: &dyn Fn(&str) -> bool, lang: Lang) -> usize {
    let patterns = match lang {
        Lang::Sv => hypher::Lang::Swedish,
        Lang::En => hypher::Lang::English,
    };
    let best = |parts: Vec<usize>| {
        let ends = parts.into_iter().scan(0, |end, length| {
            *end += length;
            Some(*end)
        });
        let ends: Vec<_> = ends
            .filter(|end| {
                *end >= FEWEST && *end + FEWEST <= word.len() && fits(&format!("{}-", &word[..*end]))
            })
            .collect();
        let halves = ends.iter().copied().filter(|end| fits(&word[*end..]));
        halves.min_by_key(|end| word.len().abs_diff(end * 2)).or(ends.last().copied())
    };
    best(hypher::hyphenate(word, patterns).map(str::len).collect())
        .or_else(|| best(word.chars().map(char::len_utf8).collect()))
        .unwrap_or(0)
}

/// `text`, or as much of it as has room in `room` px, with an ellipsis.
pub(super) fn shortened(text: &str, size: f64, face: Face, room: f64) -> String {
    if width(text, size, face) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if width(&short, size, face) <= room {
            return short;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_dots_count_once() {
        let plain = width("Orebro", 10.0, Face::Regular);
        assert!((width("Örebro", 10.0, Face::Regular) - plain).abs() < 0.2);
        assert!(width("Örebro", 10.0, Face::Semibold) > plain);
    }

    #[test]
    fn a_long_word_is_divided_between_syllables() {
        let lines = wrap("Samlokaliserade barnmorskemottagningar", 11.0, Face::Semibold, 92.0, Lang::Sv);
        assert_eq!(lines, ["Samlokaliserade", "barnmorske-", "mottagningar"]);
        assert!(lines.iter().all(|line| width(line, 11.0, Face::Semibold) <= 92.0));
    }

    #[test]
    fn numbers_are_not_torn_apart() {
        assert_eq!(wrap("vid 17\u{a0}199", 10.0, Face::Regular, 40.0, Lang::Sv), ["vid", "17\u{a0}199"]);
    }

    #[test]
    fn what_has_no_room_ends_in_an_ellipsis() {
        let short = shortened("Ljusnarsberg", 11.0, Face::Regular, 40.0);
        assert!(short.ends_with('…') && width(&short, 11.0, Face::Regular) <= 40.0, "{short}");
        assert_eq!(shortened("Nora", 11.0, Face::Regular, 40.0), "Nora");
    }
}
