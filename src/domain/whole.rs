//! Parts and wholes: a breakdown adds up to its total, and there are as many rows of places as there are places.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    code::OrganisationCode,
    indicator::Dimension,
    question::{Answer, AnswerKey, Answers, Question},
    value::Value,
    violation::Violation,
};

/// Everything that does not add up, by the question it is shown at.
pub(crate) fn check<'a>(
    questions: &'a [Question<'a>],
    answers: &Answers,
    set: &Answers,
    reporter: &OrganisationCode,
) -> Vec<(&'a AnswerKey, Violation)> {
    let mut found = Vec::new();
    for question in questions {
        let field = question.key.field(reporter);
        if question.key.category.is_none() {
            for breakdown in question.indicator.breakdowns() {
                let total = set.get(&question.key).or_else(|| answers.get(&question.key));
                let violations = check_breakdown(&question.key, breakdown, answers, total, &field);
                found.extend(violations.into_iter().map(|v| (&question.key, v)));
            }
        }
        found.extend(check_place(question, questions, answers, set, &field).map(|v| (&question.key, v)));
    }
    found
}

/// The numbers of an answer: one, or the part and the whole of a share, and those of the whole who are not in the part.
fn numbers(answer: Option<&Answer>) -> Option<Vec<Decimal>> {
    match answer?.value.as_ref()? {
        Value::Number(number) => Some(vec![*number]),
        Value::Ratio { numerator, denominator } => {
            Some(vec![*numerator, *denominator, denominator.checked_sub(*numerator)?])
        }
        _ => None,
    }
}

/// Which of the numbers counts the others, who stand in no field.
const OTHERS: usize = 2;

fn check_breakdown(
    whole: &AnswerKey,
    breakdown: &Dimension,
    answers: &Answers,
    total: Option<&Answer>,
    field: &str,
) -> Vec<Violation> {
    let part = |code: &crate::code::CategoryCode| {
        numbers(answers.get(&AnswerKey { category: Some(code.clone()), ..whole.clone() }))
    };
    let parts: Vec<_> = breakdown.categories.iter().map(|c| part(&c.code)).collect();
    let given: Vec<_> = parts.iter().flatten().collect();
    // Nothing to add up, or nothing to add it up to because another answer decides.
    if given.is_empty() || total.is_some_and(|total| !total.status.has_value()) {
        return Vec::new();
    }
    let Some(totals) = numbers(total) else {
        return vec![Violation::error(field, "check-total-missing")];
    };
    // Where the last part, "not stated", alone is left out it is nothing: the others are the whole then.
    let all_but_last = parts.iter().rev().skip(1).all(Option::is_some);
    totals
        .iter()
        .enumerate()
        .filter_map(|(n, total)| {
            // A number out of all bounds is told of by itself.
            let parts = given.iter().filter_map(|part| part.get(n).copied());
            let sum = parts.map(Some).reduce(|a, b| a?.checked_add(b?))??;
            let wrong = sum > *total || (sum != *total && all_but_last);
            wrong.then(|| {
                if n == OTHERS {
                    Violation::error(field, "check-parts-others").with("sum", sum).with("total", total)
                } else if breakdown.code.as_str() == "sex" {
                    Violation::error(field, "check-sexes-exceed").with("sum", sum).with("total", total)
                } else {
                    Violation::error(field, "check-parts-differ").with("sum", sum).with("total", total)
                }
            })
        })
        .take(1)
        .collect()
}

/// A row for a place that there is not, or none for one that there is.
fn check_place(
    question: &Question<'_>,
    questions: &[Question<'_>],
    answers: &Answers,
    set: &Answers,
    field: &str,
) -> Option<Violation> {
    let counted_by = question.indicator.places()?;
    let key = AnswerKey { indicator: counted_by.clone(), category: None, ..question.key.clone() };
    let places = numbers(set.get(&key).or_else(|| answers.get(&key)))?.first()?.to_usize()?;
    let rows = question.indicator.rows();
    let place = rows.iter().position(|row| row.map(|c| &c.code) == question.key.category.as_ref())?;
    let answered = answers.get(&question.key).is_some();
    let is_set = set.contains_key(&question.key);
    let asked = questions.iter().any(|q| q.key == key);
    if !asked || is_set {
        None
    } else if place >= places && answered {
        Some(Violation::error(field, "check-more-places").with("code", counted_by).with("n", places))
    } else if place > 0 && place < places && !answered && !question.indicator.voluntary {
        Some(Violation::error(field, "check-answer-missing"))
    } else {
        None
    }
}
