//! The small language of a strategy pack: a derived indicator, the rules of a level, the condition under which a
//! question is asked, and a check of one answer against another.
//!
//! ```text
//! KB5 >= 3                                  a level, compared
//! SO5 / population * 10000                  a quantity per resident
//! has(this, bvc) and count(this) = 3        what is ticked; `this` is the indicator that the rule belongs to
//! share(TS4) <= 0.5 or not TS1 = planned    a share is 0 to 1; a yes/no answer is compared with = and !=
//! submission.complete and min(TS2, TS3) > 0
//! ```
//!
//! From the loosest to the tightest: `or`, `and`, `not`, comparisons (`=` `!=` `<` `<=` `>` `>=`, one at a time),
//! `+` `-`, `*` `/`, the sign, and parentheses. Functions: `has(X, option)`, `count(X)`, `numerator(X)`,
//! `denominator(X)`, `share(X)`, `min(a, b)`, `max(a, b)`. Names are letters, digits and `_`, so an indicator whose
//! code has `-` or `.` cannot be referred to.
//!
//! An expression is read ([`Expression::parse`]), held against what its names are ([`Expression::check`]: kinds and
//! units), and evaluated over the answers of one municipality ([`Expression::evaluate`]). All three always end: its
//! length and depth are limited, and there are no loops, no definitions and nothing but answers to look at.

mod check;
mod error;
mod evaluate;
mod lexer;
mod parser;
pub(crate) mod syntax;
mod unit;

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub(crate) use self::error::shown;
pub use self::{
    check::{Declaration, Declared, Type},
    error::{ExpressionError, Mistake},
    evaluate::{Facts, Outcome, Term},
    syntax::SubmissionFact,
    unit::Unit,
};

/// The longest expression that is read, in characters.
pub const LONGEST: usize = 500;
/// The most parentheses, function calls, `not` and signs that may stand inside each other.
pub const DEEPEST: usize = 50;
/// The name of the indicator that a rule belongs to.
pub const THIS: &str = "this";

/// An expression, as it was written and as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression {
    text: String,
    pub(crate) root: syntax::Node,
}

impl Expression {
    /// Reads an expression. Whether its names exist and fit together is for [`Self::check`] to say.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        Ok(Self { root: parser::parse(text)?, text: text.to_owned() })
    }

    /// What the expression gives, if every name is there and everything fits together.
    pub fn check(&self, names: &impl Declared) -> Result<Type, ExpressionError> {
        check::type_of(&self.root, names)
    }

    /// [`Self::check`] for a place that takes only what is true or false: a rule, a condition, a cross-check.
    pub fn check_condition(&self, names: &impl Declared) -> Result<(), ExpressionError> {
        check::condition(&self.root, names)
    }

    /// The indicators and series it refers to. [`THIS`] is not one of them: it is no reference to another.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.root.visit(&mut |name| {
            if name != THIS {
                names.insert(name);
            }
        });
        names
    }

    /// What follows from the answers.
    pub fn evaluate(&self, facts: &impl Facts) -> Outcome {
        evaluate::evaluate(&self.root, facts)
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, ExpressionError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Expression {
    type Error = ExpressionError;

    fn try_from(text: String) -> Result<Self, ExpressionError> {
        Ok(Self { root: parser::parse(&text)?, text })
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> Self {
        expression.text
    }
}
