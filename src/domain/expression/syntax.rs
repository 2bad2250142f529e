//! What an expression is once it has been read: a tree. Parentheses have done their work and are not in it.

use rust_decimal::Decimal;

/// A part of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// The character it is recognised by, from 0: its first, or the sign between its two sides.
    pub(crate) at: usize,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Number(Decimal),
    Boolean(bool),
    Answer(Answer),
    Name(String),
    Submission(SubmissionFact),
    /// `has(X, option)`
    Has(Word, Word),
    /// `count(X)` and its like.
    Of(Part, Word),
    Not(Box<Node>),
    Negative(Box<Node>),
    Both(Operator, Box<Node>, Box<Node>),
}

/// A word with its place: a name inside a function, or an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// What a yes/no answer is compared with. A planned answer has a month, this word has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Yes,
    Planned,
    No,
}

impl Answer {
    pub(super) const ALL: [Self; 3] = [Self::Yes, Self::Planned, Self::No];

    /// The word, which is also [`crate::value::YesNo::code`].
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Planned => "planned",
            Self::No => "no",
        }
    }
}

/// A number that lies in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// How many options are ticked.
    Count,
    /// How many have the property.
    Numerator,
    /// How many there are.
    Denominator,
    /// The one over the other.
    Share,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Count, Self::Numerator, Self::Denominator, Self::Share];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Share => "share",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Compare(Comparison),
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    pub(super) const ALL: [Self; 6] =
        [Self::Equal, Self::NotEqual, Self::Less, Self::AtMost, Self::Greater, Self::AtLeast];

    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Does it ask which is more?
    pub(super) const fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }

    pub(super) fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// What is known of a municipality's submission, whatever its answers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubmissionFact {
    /// It is handed in or checked: `submission.reported`.
    Reported,
    /// Every expected answer is a value or a status: `submission.complete`.
    Complete,
    /// It was first handed in before the deadline: `submission.on_time`.
    OnTime,
    /// The region has checked it: `submission.checked`.
    Checked,
}

impl SubmissionFact {
    /// Every fact.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Complete, Self::OnTime, Self::Checked];

    /// The word after `submission.`
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Complete => "complete",
            Self::OnTime => "on_time",
            Self::Checked => "checked",
        }
    }
}

impl Node {
    /// Its first character, but for parentheses.
    pub(super) fn start(&self) -> usize {
        match &self.what {
            What::Both(Operator::Min | Operator::Max, ..) => self.at,
            What::Both(_, left, _) => left.start(),
            _ => self.at,
        }
    }

    /// Calls `with` for every name.
    pub(super) fn visit<'a>(&'a self, with: &mut impl FnMut(&'a str)) {
        match &self.what {
            What::Number(_) | What::Boolean(_) | What::Answer(_) | What::Submission(_) => {}
            What::Name(name) => with(name),
            What::Has(word, _) | What::Of(_, word) => with(&word.text),
            What::Not(inner) | What::Negative(inner) => inner.visit(with),
            What::Both(_, left, right) => {
                left.visit(with);
                right.visit(with);
            }
        }
    }
}
