//! What follows from the answers of one municipality.
//!
//! An answer that is missing is not a no and not a zero, so what needs it is missing as well; what does not apply makes
//! what is computed from it not apply. In full:
//!
//! - Arithmetic, comparisons and functions: not applicable where any operand is; otherwise missing where any is.
//! - `and` is false where one side is false, `or` is true where one side is true, whatever the other side is. Where
//!   that does not decide it, the result is missing while a side is missing (it may still decide), and not applicable
//!   where a side is that.
//! - `0 / 0` is not applicable, since there is nothing to count; anything else over 0 is missing, and so is a result
//!   too large for a [`Decimal`]. Nothing is rounded but what has more than the 28 digits that it keeps: `1 / 3`.
//! - A planned answer equals `planned` and any other planned answer, whatever its month.
//!
//! So what is known, or known not to apply, stays so whatever the missing answers turn out to be. Where an expression
//! was never checked, or an answer is not of the kind it was declared to be, what needs it is missing.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::syntax::{Comparison, Node, Operator, Part, SubmissionFact, What};
use crate::{code::CategoryCode, value::YesNo};

/// The answers that an expression looks at.
pub trait Facts {
    /// The value of an indicator or a series, for one municipality, row and cycle; of [`super::THIS`] in a rule.
    fn of(&self, name: &str) -> Outcome;
    /// Whether something holds for the submission of that municipality.
    fn submission(&self, fact: SubmissionFact) -> bool;
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A value.
    Known(Term),
    /// There is an answer to come, or none that can be computed with.
    Missing,
    /// There is nothing to answer.
    NotApplicable,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A number, in the unit that the check found.
    Number(Decimal),
    /// True or false.
    Boolean(bool),
    /// A yes/no answer.
    YesNo(YesNo),
    /// The options that are ticked.
    Choices(BTreeSet<CategoryCode>),
    /// So many of so many.
    Ratio {
        /// How many have the property.
        numerator: Decimal,
        /// How many there are.
        denominator: Decimal,
    },
    /// A level, counted from 0.
    Level(u8),
}

/// Why there is no value.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Missing,
    NotApplicable,
}

type Found<T = Term> = Result<T, Gap>;

pub(super) fn evaluate(node: &Node, facts: &impl Facts) -> Outcome {
    match term(node, facts) {
        Ok(term) => Outcome::Known(term),
        Err(Gap::Missing) => Outcome::Missing,
        Err(Gap::NotApplicable) => Outcome::NotApplicable,
    }
}

fn term(node: &Node, facts: &impl Facts) -> Found {
    match &node.what {
        What::Number(number) => Ok(Term::Number(*number)),
        What::Boolean(boolean) => Ok(Term::Boolean(*boolean)),
        // A word that nothing is compared with: the check refuses it.
        What::Answer(_) => Err(Gap::Missing),
        What::Name(name) => fact(name, facts),
        What::Submission(fact) => Ok(Term::Boolean(facts.submission(*fact))),
        What::Has(subject, option) => match fact(&subject.text, facts)? {
            Term::Choices(ticked) => Ok(Term::Boolean(ticked.contains(option.text.as_str()))),
            _ => Err(Gap::Missing),
        },
        What::Of(part, subject) => number_in(*part, fact(&subject.text, facts)?).map(Term::Number),
        What::Not(inner) => Ok(Term::Boolean(!boolean(inner, facts)?)),
        // Not the sign alone: there is one zero.
        What::Negative(inner) => {
            calculate(Operator::Subtract, Decimal::ZERO, number(inner, facts)?).map(Term::Number)
        }
        What::Both(Operator::And, left, right) => decided_by(false, left, right, facts),
        What::Both(Operator::Or, left, right) => decided_by(true, left, right, facts),
        What::Both(Operator::Compare(comparison), left, right) => {
            compare(*comparison, left, right, facts).map(Term::Boolean)
        }
        What::Both(operator, left, right) => {
            let (left, right) = pair(number(left, facts), number(right, facts))?;
            calculate(*operator, left, right).map(Term::Number)
        }
    }
}

fn fact(name: &str, facts: &impl Facts) -> Found {
    match facts.of(name) {
        Outcome::Known(term) => Ok(term),
        Outcome::Missing => Err(Gap::Missing),
        Outcome::NotApplicable => Err(Gap::NotApplicable),
    }
}

fn number_in(part: Part, term: Term) -> Found<Decimal> {
    match (part, term) {
        (Part::Count, Term::Choices(ticked)) => Ok(ticked.len().into()),
        (Part::Numerator, Term::Ratio { numerator, .. }) => Ok(numerator),
        (Part::Denominator, Term::Ratio { denominator, .. }) => Ok(denominator),
        (Part::Share, Term::Ratio { numerator, denominator }) => quotient(numerator, denominator),
        _ => Err(Gap::Missing),
    }
}

fn boolean(node: &Node, facts: &impl Facts) -> Found<bool> {
    match term(node, facts)? {
        Term::Boolean(boolean) => Ok(boolean),
        _ => Err(Gap::Missing),
    }
}

fn number(node: &Node, facts: &impl Facts) -> Found<Decimal> {
    match term(node, facts)? {
        Term::Number(number) => Ok(number),
        _ => Err(Gap::Missing),
    }
}

/// Both values; not applicable before missing.
fn pair<L, R>(left: Found<L>, right: Found<R>) -> Found<(L, R)> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(Gap::NotApplicable), _) | (_, Err(Gap::NotApplicable)) => Err(Gap::NotApplicable),
        (Err(Gap::Missing), _) | (_, Err(Gap::Missing)) => Err(Gap::Missing),
    }
}

/// `and`, which one false decides, or `or`, which one true decides.
fn decided_by(decisive: bool, left: &Node, right: &Node, facts: &impl Facts) -> Found {
    let sides = [boolean(left, facts), boolean(right, facts)];
    if sides.contains(&Ok(decisive)) {
        Ok(Term::Boolean(decisive))
    } else if sides.contains(&Err(Gap::Missing)) {
        Err(Gap::Missing)
    } else if sides.contains(&Err(Gap::NotApplicable)) {
        Err(Gap::NotApplicable)
    } else {
        Ok(Term::Boolean(!decisive))
    }
}

fn compare(comparison: Comparison, left: &Node, right: &Node, facts: &impl Facts) -> Found<bool> {
    if matches!(left.what, What::Answer(_)) || matches!(right.what, What::Answer(_)) {
        let (left, right) = pair(answer(left, facts), answer(right, facts))?;
        return same(comparison, &left, &right);
    }
    match pair(term(left, facts), term(right, facts))? {
        (Term::Number(left), Term::Number(right)) => Ok(comparison.holds(&left, &right)),
        (Term::Level(left), Term::Level(right)) => Ok(comparison.holds(&left, &right)),
        (Term::Level(left), Term::Number(right)) => Ok(comparison.holds(&left.into(), &right)),
        (Term::Number(left), Term::Level(right)) => Ok(comparison.holds(&left, &right.into())),
        (Term::YesNo(left), Term::YesNo(right)) => same(comparison, &left.code(), &right.code()),
        (Term::Boolean(left), Term::Boolean(right)) => same(comparison, &left, &right),
        _ => Err(Gap::Missing),
    }
}

/// `yes`, `planned` or `no`, as a word or as an answer.
fn answer(node: &Node, facts: &impl Facts) -> Found<&'static str> {
    if let What::Answer(word) = node.what {
        return Ok(word.code());
    }
    match term(node, facts)? {
        Term::YesNo(answer) => Ok(answer.code()),
        _ => Err(Gap::Missing),
    }
}

/// A comparison of what has no order.
fn same<T: Ord>(comparison: Comparison, left: &T, right: &T) -> Found<bool> {
    if comparison.orders() { Err(Gap::Missing) } else { Ok(comparison.holds(left, right)) }
}

fn calculate(operator: Operator, left: Decimal, right: Decimal) -> Found<Decimal> {
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => return quotient(left, right),
        Operator::Min => Some(left.min(right)),
        Operator::Max => Some(left.max(right)),
        Operator::Or | Operator::And | Operator::Compare(_) => None,
    };
    result.ok_or(Gap::Missing)
}

fn quotient(left: Decimal, right: Decimal) -> Found<Decimal> {
    if left.is_zero() && right.is_zero() {
        return Err(Gap::NotApplicable);
    }
    left.checked_div(right).ok_or(Gap::Missing)
}
