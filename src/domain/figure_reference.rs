//! References to figures in texts that people write: `{{TS1.yes}} av {{TS1.of}} kommuner`. The figure is taken from the
//! same progress as the charts, so that a text and a chart cannot disagree.
//!
//! A reference is an indicator, a row of it where there are several, and what of it: `TS1.yes`, `KB5.school.level.4`,
//! `TS8.women.number`. `before` after the code means the baseline: `TS1.before.yes`, `KB5.before.school.level.4`. What an
//! indicator has follows from its kind: see [`quantities`]. A code that has a dot of its own cannot be referred to.

mod offers;
mod resolve;
#[cfg(test)]
mod resolve_test;

use std::{fmt, str::FromStr};

use thiserror::Error;

use crate::code::{CategoryCode, IndicatorCode};

pub use offers::{Misfit, quantities, rows};
pub use resolve::{Resolved, resolve};

/// What begins a reference in a text, and what ends it.
const BRACES: (&str, &str) = ("{{", "}}");
const BEFORE: &str = "before";
const LEVEL: &str = "level";
const NAMES: &str = "names";

/// A figure that a text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Of which indicator.
    pub indicator: IndicatorCode,
    /// Of which of its rows, options or parts; of the whole where there is none.
    pub row: Option<CategoryCode>,
    /// At the baseline, instead of now?
    pub before: bool,
    /// What of it.
    pub quantity: Quantity,
}

/// What of an indicator a text refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// How many answered yes, or have the part.
    Yes,
    /// How many answered that it is planned.
    Planned,
    /// How many answered no.
    No,
    /// How many answers are missing.
    Missing,
    /// How many answers are expected.
    Of,
    /// How many of them there are.
    Answered,
    /// The share in per cent.
    Share,
    /// The share of the residents, in per cent, of those who answered yes.
    Residents,
    /// The sum, or the county's one number.
    Number,
    /// The number for every so many of a series.
    Rate,
    /// How many have the property.
    Numerator,
    /// How many there are.
    Denominator,
    /// The middle one of the numbers.
    Median,
    /// The least of them.
    Least,
    /// The most of them.
    Most,
    /// How many of them are what the target or the line of reference asks for.
    Meeting,
    /// How many municipalities have all parts.
    All,
    /// How many municipalities the parts concern.
    Applies,
    /// How many are at this level.
    Level(u8),
    /// What should be reached.
    Target,
    /// The difference from the baseline, over those who answered both times.
    Change,
    /// How many answered both times.
    Both,
    /// Which municipalities.
    Names(Group),
}

/// Which municipalities to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Those that answered yes.
    Yes,
    /// Those that answered that it is planned.
    Planned,
    /// Those that answered no.
    No,
    /// Those whose answer is missing.
    Missing,
}

/// What is written in one word.
const PLAIN: [(&str, Quantity); 21] = [
    ("yes", Quantity::Yes),
    ("planned", Quantity::Planned),
    ("no", Quantity::No),
    ("missing", Quantity::Missing),
    ("of", Quantity::Of),
    ("answered", Quantity::Answered),
    ("share", Quantity::Share),
    ("residents", Quantity::Residents),
    ("number", Quantity::Number),
    ("rate", Quantity::Rate),
    ("numerator", Quantity::Numerator),
    ("denominator", Quantity::Denominator),
    ("median", Quantity::Median),
    ("least", Quantity::Least),
    ("most", Quantity::Most),
    ("meeting", Quantity::Meeting),
    ("all", Quantity::All),
    ("applies", Quantity::Applies),
    ("target", Quantity::Target),
    ("change", Quantity::Change),
    ("both", Quantity::Both),
];

const GROUPS: [(&str, Group); 4] =
    [("yes", Group::Yes), ("planned", Group::Planned), ("no", Group::No), ("missing", Group::Missing)];

/// The text in the braces is no reference.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is no reference, write TS1.yes")]
pub struct BadReference(String);

impl FromStr for Reference {
    type Err = BadReference;

    fn from_str(text: &str) -> Result<Self, BadReference> {
        let bad = || BadReference(text.to_owned());
        let (code, rest) = text.trim().split_once('.').ok_or_else(bad)?;
        let (before, rest) = rest.strip_prefix("before.").map_or((false, rest), |rest| (true, rest));
        let parts: Vec<_> = rest.split('.').collect();
        let (quantity, length) = Quantity::at_end(&parts).ok_or_else(bad)?;
        let row = parts[..parts.len() - length].join(".");
        let row = if row.is_empty() { None } else { Some(row.parse().map_err(|_| bad())?) };
        Ok(Self { indicator: code.parse().map_err(|_| bad())?, row, before, quantity })
    }
}

impl Quantity {
    /// What the last parts of a reference say, and how many parts that takes.
    fn at_end(parts: &[&str]) -> Option<(Self, usize)> {
        match parts {
            [.., LEVEL, level] => Some((Self::Level(level.parse().ok()?), 2)),
            [.., NAMES, group] => {
                let found = GROUPS.iter().find(|(word, _)| word == group)?;
                Some((Self::Names(found.1), 2))
            }
            [.., last] => PLAIN.iter().find(|(word, _)| word == last).map(|(_, quantity)| (*quantity, 1)),
            [] => None,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => write!(f, "{LEVEL}.{level}"),
            Self::Names(group) => {
                let word = GROUPS.iter().find(|(_, known)| known == group).map_or("", |(word, _)| word);
                write!(f, "{NAMES}.{word}")
            }
            plain => f.write_str(PLAIN.iter().find(|(_, known)| known == plain).map_or("", |(word, _)| word)),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.indicator)?;
        if self.before {
            write!(f, "{BEFORE}.")?;
        }
        if let Some(row) = &self.row {
            write!(f, "{row}.")?;
        }
        write!(f, "{}", self.quantity)
    }
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand. Opening braces in them are never closed.
    Words(&'a str),
    /// A figure.
    Figure {
        /// What stands between the braces.
        written: &'a str,
        /// What it refers to.
        reference: Result<Reference, BadReference>,
    },
}

/// A text taken apart into words and references, in their order. Nothing of it is lost.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (open, close) = BRACES;
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((written, tail)) = after.split_once(close) else { break };
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Figure { written, reference: written.parse() });
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The text with its figures `said`. What cannot be read as a reference stays as it is written; texts that have been
/// checked have none.
pub fn fill(text: &str, said: impl Fn(&Reference) -> String) -> String {
    let (open, close) = BRACES;
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { reference: Ok(reference), .. } => said(&reference),
        Piece::Figure { written, .. } => format!("{open}{written}{close}"),
    };
    pieces(text).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::sample_test::often;

    fn read(text: &str) -> String {
        text.parse::<Reference>().map_or_else(|_| "no reference".to_owned(), |r| format!("{r:?}"))
    }

    #[test]
    fn a_reference_is_an_indicator_a_row_and_what_of_it() {
        let reference: Reference = " KB5.before.health_care.level.4 ".parse().unwrap();
        assert_eq!(reference.indicator.as_str(), "KB5");
        assert_eq!(reference.row.as_ref().map(CategoryCode::as_str), Some("health_care"));
        assert_eq!((reference.before, reference.quantity), (true, Quantity::Level(4)));
        let names: Reference = "TS1.names.missing".parse().unwrap();
        assert_eq!((names.row, names.quantity), (None, Quantity::Names(Group::Missing)));
    }

    #[test]
    fn what_is_no_reference_is_none() {
        for text in
            ["", "TS1", "TS1.", ".yes", "TS1.ja", "TS1.level", "TS1.level.x", "TS1.names.all", "T 1.yes"]
        {
            assert_eq!(read(text), "no reference", "{text}");
        }
    }

    #[test]
    fn a_text_is_taken_apart_and_filled() {
        let text = "{{TS1.yes}} av {{TS1.of}} kommuner, {{nonsens}}, {{öppen";
        let said = fill(text, |reference| format!("<{reference}>"));
        assert_eq!(said, "<TS1.yes> av <TS1.of> kommuner, {{nonsens}}, {{öppen");
    }

    fn references() -> impl Strategy<Value = Reference> {
        let quantity = prop_oneof![
            select(PLAIN.to_vec()).prop_map(|(_, quantity)| quantity),
            any::<u8>().prop_map(Quantity::Level),
            select(GROUPS.to_vec()).prop_map(|(_, group)| Quantity::Names(group)),
        ];
        let row = proptest::option::of("[a-z]{1,4}(\\.[a-z0-9-]{1,3})?");
        ("[A-Z]{1,3}[0-9]{0,2}", row, any::<bool>(), quantity)
            .prop_filter("a row of that name is the baseline", |(_, row, ..)| {
                !row.as_deref().is_some_and(|row| row == BEFORE || row.starts_with("before."))
            })
            .prop_map(|(code, row, before, quantity)| Reference {
                indicator: code.parse().unwrap(),
                row: row.map(|row| row.parse().unwrap()),
                before,
                quantity,
            })
            .prop_filter("its end could be a level or names", |reference| {
                let row = reference.row.as_ref().map_or("", CategoryCode::as_str);
                !row.ends_with(LEVEL) && !row.ends_with(NAMES)
            })
    }

    proptest! {
        #![proptest_config(often())]

        #[test]
        fn a_reference_reads_back_as_it_is_written(reference in references()) {
            prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        }

        #[test]
        fn nothing_of_a_text_is_lost(text in "(\\{\\{|\\}\\}|[a-z.Å ]|TS1\\.yes){0,20}") {
            let together: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Figure { written, .. } => format!("{{{{{written}}}}}"),
                })
                .collect();
            prop_assert_eq!(together, text);
        }
    }
}
