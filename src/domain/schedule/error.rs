//! What is wrong with an expression, and at which character.

use std::fmt;

use super::{FIRST_YEAR, LAST_YEAR, LONGEST, OFTENEST, reader::Unit};
use crate::{expression::shown, violation::Violation};

/// An expression cannot be read, or cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CronError {
    /// The character, counted from 0; one past the last where the text ends too early.
    pub at: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What is wrong with an expression. The first group is about how it is written, the second about what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// There is nothing.
    Empty,
    /// It has more than [`LONGEST`] characters.
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A character that no expression has.
    Character {
        /// Which.
        found: char,
    },
    /// `@daily` and the like.
    Shorthand {
        /// Which.
        found: String,
    },
    /// Fewer than six fields.
    TooFew {
        /// How many.
        n: usize,
    },
    /// More than seven fields.
    TooMany {
        /// How many.
        n: usize,
    },
    /// Nothing where a value must stand.
    Missing {
        /// Of which field.
        unit: Unit,
    },
    /// Something that cannot stand here.
    Unexpected {
        /// What.
        found: String,
        /// In which field.
        unit: Unit,
    },
    /// A name that the field does not have.
    Name {
        /// Which.
        found: String,
        /// The field.
        unit: Unit,
    },
    /// A weekday as a number.
    WeekdayNumber {
        /// Which.
        found: String,
    },
    /// A number that the field does not have.
    OutOfRange {
        /// Which.
        found: String,
        /// The field.
        unit: Unit,
    },
    /// A span that ends before it begins. The week of cron begins on Sunday.
    Reversed {
        /// Its beginning.
        from: String,
        /// Its end.
        to: String,
    },
    /// A step that is no number, is zero, or is longer than the field.
    Step {
        /// What was written.
        found: String,
        /// The field.
        unit: Unit,
    },

    /// Another second than 0.
    Seconds,
    /// More than [`OFTENEST`] times a day.
    TooOften {
        /// How many times.
        n: usize,
    },
    /// There is no such day, in any of the years.
    Never,
}

impl CronError {
    /// The same as something to mend in `field`. People count characters from 1.
    pub fn violation(&self, field: impl Into<String>) -> Violation {
        let at = self.at + 1;
        match &self.mistake {
            Mistake::Empty => Violation::error(field, "cron-empty"),
            Mistake::TooLong { length } => {
                Violation::error(field, "cron-too-long").with("n", length).with("max", LONGEST)
            }
            Mistake::Character { found } => {
                Violation::error(field, "cron-character").with("at", at).with("found", shown(*found))
            }
            Mistake::Shorthand { found } => Violation::error(field, "cron-shorthand").with("found", found),
            Mistake::TooFew { n } => Violation::error(field, "cron-too-few").with("at", at).with("n", n),
            Mistake::TooMany { n } => Violation::error(field, "cron-too-many").with("at", at).with("n", n),
            Mistake::Missing { unit } => {
                Violation::error(field, "cron-missing").with("at", at).with("unit", unit.code())
            }
            Mistake::Unexpected { found, unit } => Violation::error(field, "cron-unexpected")
                .with("at", at)
                .with("found", found)
                .with("unit", unit.code()),
            Mistake::Name { found, unit } => Violation::error(field, "cron-name")
                .with("at", at)
                .with("found", found)
                .with("unit", unit.code()),
            Mistake::WeekdayNumber { found } => {
                Violation::error(field, "cron-weekday-number").with("at", at).with("found", found)
            }
            Mistake::OutOfRange { found, unit } => Violation::error(field, "cron-out-of-range")
                .with("at", at)
                .with("found", found)
                .with("unit", unit.code())
                .with("from", unit.range().start())
                .with("to", unit.range().end()),
            Mistake::Reversed { from, to } => {
                Violation::error(field, "cron-reversed").with("at", at).with("from", from).with("to", to)
            }
            Mistake::Step { found, unit } => Violation::error(field, "cron-step")
                .with("at", at)
                .with("found", found)
                .with("to", unit.longest_step()),
            Mistake::Seconds => Violation::error(field, "cron-seconds").with("at", at),
            Mistake::TooOften { n } => {
                Violation::error(field, "cron-too-often").with("at", at).with("n", n).with("max", OFTENEST)
            }
            Mistake::Never => Violation::error(field, "cron-never")
                .with("at", at)
                .with("from", FIRST_YEAR)
                .with("to", LAST_YEAR),
        }
    }
}

impl fmt::Display for CronError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violation("expression").fmt(f)
    }
}

impl std::error::Error for CronError {}
