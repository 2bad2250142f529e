//! What is wrong with an expression, and at which character.

use std::fmt;

use super::{DEEPEST, LONGEST, check::Type, unit::Unit};
use crate::violation::Violation;

/// An expression cannot be read, or its parts do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// The character, counted from 0; one past the last where the text ends too early.
    pub at: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What is wrong with an expression. The first group is about its form, the second about what its names are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// There is nothing.
    Empty,
    /// It has more than [`LONGEST`] characters.
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// More than [`DEEPEST`] parentheses stand inside each other.
    TooDeep,
    /// A character that the language does not have.
    Character {
        /// Which.
        found: char,
    },
    /// A number with more digits than can be kept.
    Number {
        /// As it was written.
        found: String,
    },
    /// `0,5` instead of `0.5`.
    DecimalComma,
    /// The text ends where something must follow.
    End,
    /// A parenthesis is never closed.
    Unclosed {
        /// Where it opens, counted from 0.
        open: usize,
    },
    /// Something that cannot stand here.
    Unexpected {
        /// What.
        found: String,
    },
    /// A second comparison in a row: `1 < TS2 < 5`.
    Chained {
        /// Its sign.
        found: String,
    },
    /// No such function.
    UnknownFunction {
        /// Its name.
        found: String,
    },
    /// `submission.` and something that is no fact of a submission.
    UnknownFact {
        /// What was written.
        found: String,
    },
    /// A function with too many or too few arguments.
    Arguments {
        /// Its name.
        function: &'static str,
        /// How many it takes.
        takes: usize,
    },
    /// A function that looks into an answer was given something that is no name.
    NameNeeded {
        /// Its name.
        function: &'static str,
    },

    /// No indicator and no series has this name.
    UnknownName {
        /// The name.
        name: String,
    },
    /// `this` in a place that belongs to no question with an answer of its own.
    NoThis,
    /// A function that looks into an answer of another kind.
    WrongKind {
        /// Its name.
        function: &'static str,
        /// What it was given.
        name: String,
        /// What kind that is.
        found: Type,
    },
    /// The question does not have this option.
    UnknownOption {
        /// The question.
        name: String,
        /// The option.
        option: String,
    },
    /// Something else where only true or false can be.
    NeedsCondition {
        /// What it is.
        found: Type,
    },
    /// Something else where only a number can be.
    NeedsNumber {
        /// What it is.
        found: Type,
    },
    /// `yes`, `planned` or `no` that nothing is compared with.
    AnswerAlone,
    /// A comparison of what has nothing in common.
    DifferentKinds {
        /// On the left.
        left: Type,
        /// On the right.
        right: Type,
    },
    /// A comparison of ticked options, or of a share with its two numbers.
    NotComparable {
        /// What it is.
        found: Type,
    },
    /// A question of more or less, of what is only the same or not.
    NoOrder {
        /// What it is.
        found: Type,
    },
    /// Numbers of different units, added or compared.
    DifferentUnits {
        /// On the left.
        left: Unit,
        /// On the right.
        right: Unit,
    },
    /// Levels of different scales, compared.
    DifferentLevels,
    /// A level, compared with what is no level of its scale.
    NoSuchLevel {
        /// The highest level.
        highest: u8,
    },
}

impl ExpressionError {
    /// The same as something to mend in `field`. People count characters from 1.
    pub fn violation(&self, field: impl Into<String>) -> Violation {
        let at = self.at + 1;
        match &self.mistake {
            Mistake::Empty => Violation::error(field, "expr-empty"),
            Mistake::TooLong { length } => {
                Violation::error(field, "expr-too-long").with("n", length).with("max", LONGEST)
            }
            Mistake::TooDeep => Violation::error(field, "expr-too-deep").with("at", at).with("max", DEEPEST),
            Mistake::Character { found } => {
                Violation::error(field, "expr-character").with("at", at).with("found", shown(*found))
            }
            Mistake::Number { found } => {
                Violation::error(field, "expr-number").with("at", at).with("found", found)
            }
            Mistake::DecimalComma => Violation::error(field, "expr-decimal-comma").with("at", at),
            Mistake::End => Violation::error(field, "expr-end").with("at", at),
            Mistake::Unclosed { open } => Violation::error(field, "expr-unclosed").with("at", open + 1),
            Mistake::Unexpected { found } => {
                Violation::error(field, "expr-unexpected").with("at", at).with("found", found)
            }
            Mistake::Chained { found } => {
                Violation::error(field, "expr-chained").with("at", at).with("found", found)
            }
            Mistake::UnknownFunction { found } => {
                Violation::error(field, "expr-unknown-function").with("at", at).with("found", found)
            }
            Mistake::UnknownFact { found } => {
                Violation::error(field, "expr-unknown-fact").with("at", at).with("found", found)
            }
            Mistake::Arguments { function, takes } => Violation::error(field, "expr-arguments")
                .with("at", at)
                .with("function", function)
                .with("n", takes),
            Mistake::NameNeeded { function } => {
                Violation::error(field, "expr-name-needed").with("at", at).with("function", function)
            }
            Mistake::UnknownName { name } => {
                Violation::error(field, "expr-unknown-name").with("at", at).with("name", name)
            }
            Mistake::NoThis => Violation::error(field, "expr-no-this").with("at", at),
            Mistake::WrongKind { function, name, found } => Violation::error(field, "expr-wrong-kind")
                .with("at", at)
                .with("function", function)
                .with("name", name)
                .with("kind", found.code()),
            Mistake::UnknownOption { name, option } => Violation::error(field, "expr-unknown-option")
                .with("at", at)
                .with("name", name)
                .with("option", option),
            Mistake::NeedsCondition { found } => {
                Violation::error(field, "expr-needs-condition").with("at", at).with("kind", found.code())
            }
            Mistake::NeedsNumber { found } => {
                Violation::error(field, "expr-needs-number").with("at", at).with("kind", found.code())
            }
            Mistake::AnswerAlone => Violation::error(field, "expr-answer-alone").with("at", at),
            Mistake::DifferentKinds { left, right } => Violation::error(field, "expr-different-kinds")
                .with("at", at)
                .with("left", left.code())
                .with("right", right.code()),
            Mistake::NotComparable { found } => {
                Violation::error(field, "expr-not-comparable").with("at", at).with("kind", found.code())
            }
            Mistake::NoOrder { found } => {
                Violation::error(field, "expr-no-order").with("at", at).with("kind", found.code())
            }
            Mistake::DifferentUnits { left, right } => Violation::error(field, "expr-different-units")
                .with("at", at)
                .with("left", named(left))
                .with("right", named(right)),
            Mistake::DifferentLevels => Violation::error(field, "expr-different-levels").with("at", at),
            Mistake::NoSuchLevel { highest } => {
                Violation::error(field, "expr-no-such-level").with("at", at).with("max", highest)
            }
        }
    }
}

/// A unit as a figure of a message, which has words for none.
fn named(unit: &Unit) -> String {
    if unit.is_none() { "none".to_owned() } else { unit.to_string() }
}

/// A character that can be seen, or the number of one that cannot.
pub(crate) fn shown(character: char) -> String {
    if character.is_alphanumeric() || character.is_ascii_graphic() || "–−≤≥≠×÷·”“’".contains(character)
    {
        character.to_string()
    } else {
        format!("U+{:04X}", u32::from(character))
    }
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violation("expression").fmt(f)
    }
}

impl std::error::Error for ExpressionError {}
