//! What an expression gives: kinds and units, held against what its names are.

use super::{
    THIS,
    error::{ExpressionError, Mistake},
    syntax::{Comparison, Node, Operator, Part, What, Word},
    unit::Unit,
};
use crate::code::CategoryCode;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declaration {
    /// A yes/no question.
    YesNo,
    /// A count, a quantity or a series.
    Number(Unit),
    /// A share, with its two numbers.
    Ratio,
    /// A level from 0 to this one.
    Level(u8),
    /// A choice set with these options.
    Choices(Vec<CategoryCode>),
}

/// What names stand for, [`THIS`] among them where a rule belongs to a question.
pub trait Declared {
    /// What `name` stands for; nothing where there is no such indicator or series.
    fn of(&self, name: &str) -> Option<Declaration>;
}

/// What an expression gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A number in this unit.
    Number(Unit),
    /// True or false.
    Boolean,
    /// A yes/no answer as it is.
    YesNo,
    /// A choice set as it is.
    Choices,
    /// A share as it is, with its two numbers.
    Ratio,
    /// A level as it is, from 0 to this one. Levels are compared and never added up.
    Level(u8),
}

impl Type {
    /// The kind as a figure of a message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Boolean => "condition",
            Self::YesNo => "yes_no",
            Self::Choices => "choices",
            Self::Ratio => "ratio",
            Self::Level(_) => "level",
        }
    }
}

impl From<Declaration> for Type {
    fn from(declaration: Declaration) -> Self {
        match declaration {
            Declaration::YesNo => Self::YesNo,
            Declaration::Number(unit) => Self::Number(unit),
            Declaration::Ratio => Self::Ratio,
            Declaration::Level(highest) => Self::Level(highest),
            Declaration::Choices(_) => Self::Choices,
        }
    }
}

/// A type, or what takes its type from what stands beside it.
enum Kind {
    Fixed(Type),
    /// A number made of literals alone: it has whatever unit is asked for.
    Constant,
    /// `yes`, `planned` or `no`.
    Answer,
}

type Checked<T> = Result<T, ExpressionError>;

pub(super) fn type_of(node: &Node, names: &impl Declared) -> Checked<Type> {
    settled(node, kind_of(node, names)?)
}

pub(super) fn condition(node: &Node, names: &impl Declared) -> Checked<()> {
    match type_of(node, names)? {
        Type::Boolean => Ok(()),
        found => Err(wrong(node, Mistake::NeedsCondition { found })),
    }
}

fn settled(node: &Node, kind: Kind) -> Checked<Type> {
    match kind {
        Kind::Fixed(found) => Ok(found),
        Kind::Constant => Ok(Type::Number(Unit::NONE)),
        Kind::Answer => Err(wrong(node, Mistake::AnswerAlone)),
    }
}

fn kind_of(node: &Node, names: &impl Declared) -> Checked<Kind> {
    let found = match &node.what {
        What::Number(_) => return Ok(Kind::Constant),
        What::Answer(_) => return Ok(Kind::Answer),
        What::Boolean(_) | What::Submission(_) => Type::Boolean,
        What::Name(name) => declared(node.at, name, names)?.into(),
        What::Has(subject, option) => has(subject, option, names)?,
        What::Of(part, subject) => number_in(*part, subject, names)?,
        What::Not(inner) => {
            condition(inner, names)?;
            Type::Boolean
        }
        What::Negative(inner) => return Ok(numeric(measure(inner, names)?)),
        What::Both(operator, left, right) => return both(node.at, *operator, left, right, names),
    };
    Ok(Kind::Fixed(found))
}

fn declared(at: usize, name: &str, names: &impl Declared) -> Checked<Declaration> {
    names.of(name).ok_or_else(|| {
        let mistake =
            if name == THIS { Mistake::NoThis } else { Mistake::UnknownName { name: name.to_owned() } };
        ExpressionError { at, mistake }
    })
}

fn has(subject: &Word, option: &Word, names: &impl Declared) -> Checked<Type> {
    match declared(subject.at, &subject.text, names)? {
        Declaration::Choices(options) if options.iter().any(|o| o.as_str() == option.text) => {
            Ok(Type::Boolean)
        }
        Declaration::Choices(_) => {
            let mistake = Mistake::UnknownOption { name: subject.text.clone(), option: option.text.clone() };
            Err(ExpressionError { at: option.at, mistake })
        }
        other => Err(wrong_kind("has", subject, other)),
    }
}

fn number_in(part: Part, subject: &Word, names: &impl Declared) -> Checked<Type> {
    match (part, declared(subject.at, &subject.text, names)?) {
        (Part::Count, Declaration::Choices(_))
        | (Part::Numerator | Part::Denominator | Part::Share, Declaration::Ratio) => {
            Ok(Type::Number(Unit::NONE))
        }
        (_, other) => Err(wrong_kind(part.code(), subject, other)),
    }
}

fn wrong_kind(function: &'static str, subject: &Word, found: Declaration) -> ExpressionError {
    let mistake = Mistake::WrongKind { function, name: subject.text.clone(), found: found.into() };
    ExpressionError { at: subject.at, mistake }
}

fn both(at: usize, operator: Operator, left: &Node, right: &Node, names: &impl Declared) -> Checked<Kind> {
    match operator {
        Operator::Or | Operator::And => {
            condition(left, names)?;
            condition(right, names)?;
            Ok(Kind::Fixed(Type::Boolean))
        }
        Operator::Compare(comparison) => {
            compared(at, comparison, left, right, names)?;
            Ok(Kind::Fixed(Type::Boolean))
        }
        Operator::Add | Operator::Subtract | Operator::Min | Operator::Max => {
            Ok(numeric(same_unit(at, measure(left, names)?, measure(right, names)?)?))
        }
        Operator::Multiply | Operator::Divide => {
            Ok(numeric(match (measure(left, names)?, measure(right, names)?) {
                (None, None) => None,
                (left, right) => {
                    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
                    Some(if operator == Operator::Multiply { left.times(&right) } else { left.per(&right) })
                }
            }))
        }
    }
}

/// The unit of a number, none for a constant.
fn measure(node: &Node, names: &impl Declared) -> Checked<Option<Unit>> {
    match kind_of(node, names)? {
        Kind::Constant => Ok(None),
        Kind::Fixed(Type::Number(unit)) => Ok(Some(unit)),
        Kind::Fixed(found) => Err(wrong(node, Mistake::NeedsNumber { found })),
        Kind::Answer => Err(wrong(node, Mistake::AnswerAlone)),
    }
}

fn numeric(measure: Option<Unit>) -> Kind {
    measure.map_or(Kind::Constant, |unit| Kind::Fixed(Type::Number(unit)))
}

fn same_unit(at: usize, left: Option<Unit>, right: Option<Unit>) -> Checked<Option<Unit>> {
    match (left, right) {
        (Some(left), Some(right)) if left != right => {
            Err(ExpressionError { at, mistake: Mistake::DifferentUnits { left, right } })
        }
        (left, right) => Ok(left.or(right)),
    }
}

fn compared(
    at: usize,
    comparison: Comparison,
    left: &Node,
    right: &Node,
    names: &impl Declared,
) -> Checked<()> {
    use Type::{Boolean, Choices, Level, Number, Ratio, YesNo};
    let err = |mistake| Err(ExpressionError { at, mistake });
    let found = match (kind_of(left, names)?, kind_of(right, names)?) {
        (Kind::Answer, Kind::Answer) => return Err(wrong(left, Mistake::AnswerAlone)),
        (Kind::Fixed(Level(highest)), Kind::Constant) => return is_level(right, highest),
        (Kind::Constant, Kind::Fixed(Level(highest))) => return is_level(left, highest),
        (left, right) => (in_comparison(left), in_comparison(right)),
    };
    match found {
        (Some(found @ (Choices | Ratio)), _) | (_, Some(found @ (Choices | Ratio))) => {
            err(Mistake::NotComparable { found })
        }
        (Some(Number(left)), Some(Number(right))) => same_unit(at, Some(left), Some(right)).map(|_| ()),
        (Some(Number(_)) | None, None) | (None, Some(Number(_))) => Ok(()),
        (Some(Level(left)), Some(Level(right))) if left == right => Ok(()),
        (Some(Level(_)), Some(Level(_))) => err(Mistake::DifferentLevels),
        (Some(Boolean), Some(Boolean)) | (Some(YesNo), Some(YesNo)) if !comparison.orders() => Ok(()),
        (Some(found @ Boolean), Some(Boolean)) | (Some(found @ YesNo), Some(YesNo)) => {
            err(Mistake::NoOrder { found })
        }
        (left, right) => {
            let constant = || Number(Unit::NONE);
            let (left, right) = (left.unwrap_or_else(constant), right.unwrap_or_else(constant));
            err(Mistake::DifferentKinds { left, right })
        }
    }
}

/// The type of one side; nothing for a constant.
fn in_comparison(kind: Kind) -> Option<Type> {
    match kind {
        Kind::Fixed(found) => Some(found),
        Kind::Constant => None,
        Kind::Answer => Some(Type::YesNo),
    }
}

/// A level is compared with a level that the scale has, written as it is.
fn is_level(node: &Node, highest: u8) -> Checked<()> {
    match node.what {
        What::Number(n) if n.is_integer() && n <= highest.into() => Ok(()),
        _ => Err(wrong(node, Mistake::NoSuchLevel { highest })),
    }
}

fn wrong(node: &Node, mistake: Mistake) -> ExpressionError {
    ExpressionError { at: node.start(), mistake }
}
