//! Numbers in a table that says nothing of how it writes them.
//!
//! `16,5` and `16.5` can only be read in one way. `1.234` can be read in two, and which it is depends on the table: one
//! that writes its decimals with a point means a little more than one. In a table that writes them with a comma nobody can
//! know whether it was a thousand or a decimal, so it is asked for, never guessed.

use std::str::FromStr;

use malspar_domain::lang::Lang;
use rust_decimal::Decimal;

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Point,
}

impl Mark {
    const fn of(sign: char) -> Option<Self> {
        match sign {
            ',' => Some(Self::Comma),
            '.' => Some(Self::Point),
            _ => None,
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// What a text says as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// Nothing.
    None,
    /// This.
    Is(Decimal),
    /// One of two things.
    Unclear,
}

/// How a table writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Convention(Option<Mark>);

impl Convention {
    /// By the numbers that can only be read in one way; where there are none, by the sign between the cells: a semicolon
    /// is chosen where the comma is taken. Numbers that contradict one another leave it open.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>, delimiter: char) -> Self {
        let mut marks: Vec<_> = texts.filter_map(|text| shape(text)?.evidence()).collect();
        marks.dedup();
        match marks.as_slice() {
            [only] => Self(Some(*only)),
            [] if delimiter == ';' => Self(Some(Mark::Comma)),
            [] if delimiter == ',' => Self(Some(Mark::Point)),
            _ => Self(None),
        }
    }

    /// As people write who read `lang`.
    pub(super) const fn of_language(lang: Lang) -> Self {
        Self(Some(match lang {
            Lang::Sv => Mark::Comma,
            Lang::En => Mark::Point,
        }))
    }

    /// What `text` says.
    pub(super) fn read(self, text: &str) -> Number {
        match shape(text) {
            None => Number::None,
            Some(Shape::Sure { number, .. }) => Number::Is(number),
            Some(Shape::Either { fraction, mark, .. }) if self.0 == Some(mark) => Number::Is(fraction),
            Some(Shape::Either { .. }) => Number::Unclear,
        }
    }
}

/// The two ways of writing an unclear number that are clear in every table: `1234` and `1,2340`.
pub(super) fn clear_ways(text: &str, lang: Lang) -> Option<(String, String)> {
    let Some(Shape::Either { whole, fraction, .. }) = shape(text) else { return None };
    let decimals = format!("{fraction:.4}");
    Some((whole.to_string(), if lang == Lang::Sv { decimals.replace('.', ",") } else { decimals }))
}

/// What can be known of a number without knowing its table.
enum Shape {
    Sure { number: Decimal, mark: Option<Mark> },
    Either { whole: Decimal, fraction: Decimal, mark: Mark },
}

impl Shape {
    const fn evidence(&self) -> Option<Mark> {
        match self {
            Self::Sure { mark, .. } => *mark,
            Self::Either { .. } => None,
        }
    }
}

fn shape(text: &str) -> Option<Shape> {
    let text = text.trim();
    let (minus, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let number = |whole: &str, decimals: &str| {
        let plain = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
        Decimal::from_str(&format!("{minus}{plain}")).ok().map(|n| n.normalize())
    };
    let signs: Vec<char> = unsigned.chars().filter(|sign| Mark::of(*sign).is_some()).collect();
    let (last, before) = match signs.split_last() {
        None => {
            let whole = grouped(unsigned, char::is_whitespace)?;
            return Some(Shape::Sure { number: number(&whole, "")?, mark: None });
        }
        Some((last, before)) => (*last, before),
    };
    let mark = Mark::of(last)?;
    let (left, right) = unsigned.rsplit_once(last)?;
    if !before.is_empty() && before.iter().all(|sign| *sign == last) {
        // 1.234.567: thousands, so the other sign is for decimals.
        let whole = grouped(unsigned, |sign| sign == last)?;
        return Some(Shape::Sure { number: number(&whole, "")?, mark: Some(mark.other()) });
    }
    if right.is_empty() || !right.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_plain = left.bytes().all(|byte| byte.is_ascii_digit());
    if !before.is_empty() {
        // 1.234,5: the last sign is for decimals, the others for thousands.
        let whole = grouped(left, |sign| before.first() == Some(&sign))?;
        return Some(Shape::Sure { number: number(&whole, right)?, mark: Some(mark) });
    }
    if is_plain && right.len() == 3 && (1..=3).contains(&left.len()) && !left.starts_with('0') {
        let whole = number(&format!("{left}{right}"), "")?;
        return Some(Shape::Either { whole, fraction: number(left, right)?, mark });
    }
    let whole = grouped(left, char::is_whitespace)?;
    Some(Shape::Sure { number: number(&whole, right)?, mark: Some(mark) })
}

/// The digits of a whole number, with or without a sign between its thousands.
fn grouped(text: &str, between: impl Fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = text.split(between).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let fits = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    (fits && groups.iter().all(digits)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Convention = Convention(Some(Mark::Comma));
    const POINT: Convention = Convention(Some(Mark::Point));
    const OPEN: Convention = Convention(None);

    fn is(number: &str) -> Number {
        Number::Is(number.parse().expect("a number"))
    }

    #[test]
    fn a_clear_number_is_read_in_every_table() {
        for (text, number) in [
            ("12", "12"),
            (" 0 ", "0"),
            ("16,5", "16.5"),
            ("16.5", "16.5"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("1,2340", "1.234"),
            ("1234,567", "1234.567"),
            ("17 199", "17199"),
            ("17\u{a0}199", "17199"),
            ("17\u{202f}199,50", "17199.5"),
            ("17\u{2009}199.5", "17199.5"),
            ("1 234,567", "1234.567"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234.567", "1234567"),
            ("1,234,567.891", "1234567.891"),
            ("-3", "-3"),
            ("\u{2212}3,5", "-3.5"),
        ] {
            for convention in [COMMA, POINT, OPEN] {
                assert_eq!(convention.read(text), is(number), "{text} {convention:?}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_not_made_one() {
        for text in [
            "",
            "-",
            "tolv",
            "12 st",
            "1 2",
            "12 34",
            "1  234",
            "1.2.3",
            "1,23,456",
            "1.234,567.8",
            ",5",
            "5,",
            "1e5",
            "NaN",
            "1_000",
            "+3",
            "5 %",
            "1234 567",
            "2027-08",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(COMMA.read(text), Number::None, "{text}");
        }
    }

    #[test]
    fn three_digits_after_a_sign_are_read_by_the_table() {
        assert_eq!(COMMA.read("1,234"), is("1.234"));
        assert_eq!(POINT.read("1.234"), is("1.234"));
        for (convention, text) in [(COMMA, "1.234"), (POINT, "1,234"), (OPEN, "1.234"), (OPEN, "1,234")] {
            assert_eq!(convention.read(text), Number::Unclear, "{text} {convention:?}");
        }
        let ways = clear_ways("1.234", Lang::Sv).expect("two ways");
        assert_eq!(ways, ("1234".to_owned(), "1,2340".to_owned()));
        assert_eq!((OPEN.read(&ways.0), OPEN.read(&ways.1)), (is("1234"), is("1.234")));
    }

    #[test]
    fn a_table_shows_how_it_writes() {
        let of = |texts: &[&str], delimiter| Convention::of(texts.iter().copied(), delimiter);
        assert_eq!(of(&["12", "Ja"], ';'), COMMA);
        assert_eq!(of(&["12", "Ja"], ','), POINT);
        assert_eq!(of(&["12", "1.234"], '\t'), OPEN);
        assert_eq!(of(&["16.5", "1.234"], ';'), POINT);
        assert_eq!(of(&["16,5"], ','), COMMA);
        assert_eq!(of(&["1.234.567"], '\t'), COMMA);
        assert_eq!(of(&["16,5", "16.5"], ';'), OPEN);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn a_number_reads_back_in_the_way_it_was_written(
            digits in 0_i64..1_000_000_000, scale in 0_u32..6, comma: bool, space in "[ \u{a0}\u{202f}\u{2009}]?",
            minus: bool,
        ) {
            let number = Decimal::new(if minus { -digits } else { digits }, scale).normalize();
            let plain = number.to_string();
            let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
            let mark = if comma { "," } else { "." };
            let mut written = in_groups(whole, &space);
            if !decimals.is_empty() {
                written = format!("{written}{mark}{decimals}");
            }
            let convention = if comma { COMMA } else { POINT };
            prop_assert_eq!(convention.read(&written), Number::Is(number), "{}", written);
            // A table of the other kind reads the same or asks; it never reads something else.
            let other = if comma { POINT } else { COMMA };
            prop_assert!([Number::Is(number), Number::Unclear].contains(&other.read(&written)), "{}", written);
            prop_assert!([Number::Is(number), Number::Unclear].contains(&OPEN.read(&written)), "{}", written);
        }

        #[test]
        fn nothing_that_is_typed_makes_it_stumble(text in "[0-9 .,\u{2212}-]{0,12}|.{0,8}") {
            for convention in [COMMA, POINT, OPEN] {
                convention.read(&text);
            }
        }
    }

    fn in_groups(whole: &str, space: &str) -> String {
        let (minus, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
        let mut written = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n) % 3 == 0 {
                written.push_str(space);
            }
            written.push(digit);
        }
        format!("{minus}{written}")
    }
}
