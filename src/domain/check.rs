//! What is wrong with answers: all of it at once, errors that stop apart from warnings that ask for a comment.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    code::OrganisationCode,
    compare,
    cycle::FollowUpCycle,
    indicator::Otherwise,
    observation::ObsStatus,
    question::{Answer, AnswerKey, Answers, Question, set_by_system},
    series::SeriesValues,
    strategy::Strategy,
    value::{Value, ValueKind, YearMonth, YesNo},
    violation::Violation,
    whole,
};

/// What answers are held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Whose questions they are.
    pub strategy: &'a Strategy,
    /// Who answers.
    pub reporter: &'a OrganisationCode,
    /// The cycle that is answered.
    pub cycle: &'a FollowUpCycle,
    /// What was answered in the cycle before.
    pub previous: &'a Answers,
    /// Published figures that the strategy's own checks hold the answers against.
    pub series: &'a SeriesValues,
}

/// Everything that is wrong with `answers`, in the order of the questions: errors stop, warnings ask for a comment.
pub fn validate(questions: &[Question<'_>], answers: &Answers, context: &Context<'_>) -> Vec<Violation> {
    let set = set_by_system(questions, answers);
    let mut found: BTreeMap<&AnswerKey, Vec<Violation>> = BTreeMap::new();
    for question in questions {
        found.insert(&question.key, check_question(question, answers, &set, context));
    }
    for (key, violation) in whole::check(questions, answers, &set, context.reporter) {
        found.entry(key).or_default().push(violation);
    }
    for (key, violation) in compare::check(questions, answers, &set, context) {
        found.entry(key).or_default().push(violation);
    }
    questions.iter().flat_map(|question| found.remove(&question.key).unwrap_or_default()).collect()
}

fn check_question(
    question: &Question<'_>,
    answers: &Answers,
    set: &Answers,
    context: &Context<'_>,
) -> Vec<Violation> {
    let field = question.key.field(context.reporter);
    match (answers.get(&question.key), set.get(&question.key)) {
        (Some(answer), Some(decided)) if says_otherwise(answer, decided) => {
            vec![Violation::error(field, "check-not-asked").with("code", decided_by(question))]
        }
        (_, Some(_)) => Vec::new(),
        (Some(answer), None) => check_answer(question, answer, &field, context.cycle),
        // Parts and places have rules of their own.
        (None, None) if !question.is_compulsory() => Vec::new(),
        (None, None) => vec![Violation::error(field, "check-answer-missing")],
    }
}

/// The codes of the questions whose answers decide this one.
fn decided_by(question: &Question<'_>) -> String {
    let names = question.indicator.asked_if.as_ref().map(|asked_if| asked_if.when.names());
    names.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A value that contradicts what the deciding answer sets; a missing value contradicts nothing.
fn says_otherwise(answer: &Answer, decided: &Answer) -> bool {
    answer.value.is_some() && answer.value != decided.value
}

/// What is wrong with one answer, whether or not anything else is answered.
pub fn check_answer(
    question: &Question<'_>,
    answer: &Answer,
    field: &str,
    cycle: &FollowUpCycle,
) -> Vec<Violation> {
    let Some(value) = &answer.value else {
        let unsaid = answer.comment.as_deref().is_none_or(|comment| comment.trim().is_empty());
        let code = match answer.status {
            status if status.has_value() => "check-answer-missing",
            ObsStatus::NotApplicable if !question.indicator.kind.may_not_apply() => "check-must-apply",
            ObsStatus::NotApplicable if unsaid => "check-why-not-applicable",
            _ => return Vec::new(),
        };
        return vec![Violation::error(field, code)];
    };
    if !answer.status.has_value() {
        return vec![Violation::error(field, "check-value-and-status")];
    }
    if !value.is_of(&question.indicator.kind) {
        return vec![Violation::error(field, "check-wrong-kind")];
    }
    let mut found = Vec::new();
    match (value, &question.indicator.kind) {
        (Value::YesNo(YesNo::Planned(from)), _) if *from < YearMonth::of(cycle.period.measured_on) => {
            found.push(Violation::warning(field, "check-planned-past").with("date", from));
        }
        (Value::Number(number), ValueKind::Count { max } | ValueKind::Rate { max, .. }) => {
            found.extend(check_whole(*number, field));
            found.extend(check_range(*number, Decimal::from(*max), field));
            let asked_zero = number.is_zero()
                && question.indicator.asked_if.as_ref().is_some_and(|a| a.otherwise == Otherwise::Zero);
            if asked_zero {
                found.push(Violation::warning(field, "check-yes-but-zero"));
            }
        }
        (Value::Number(number), ValueKind::Quantity { max, decimals, .. }) => {
            found.extend(check_range(*number, *max, field));
            if number.normalize().scale() > u32::from(*decimals) {
                found.push(Violation::error(field, "check-decimals").with("decimals", decimals));
            }
        }
        (Value::Ratio { numerator, denominator }, _) => {
            found.extend(check_whole(*denominator, field).or_else(|| check_whole(*numerator, field)));
            found.extend(
                check_range(*denominator, Decimal::from(1_000_000), field)
                    .or_else(|| check_range(*numerator, Decimal::from(1_000_000), field)),
            );
            if numerator > denominator {
                found.push(
                    Violation::error(field, "check-numerator-exceeds")
                        .with("num", numerator)
                        .with("den", denominator),
                );
            }
        }
        (Value::Level(level), ValueKind::Ordinal { levels }) if usize::from(*level) >= levels.len() => {
            found.push(
                Violation::error(field, "check-out-of-range").with("min", 0).with("max", levels.len() - 1),
            );
        }
        (Value::Words(words), ValueKind::Words { max }) => {
            let length = words.chars().count();
            if length > usize::try_from(*max).unwrap_or(usize::MAX) {
                found.push(Violation::error(field, "check-too-long").with("n", length).with("max", max));
            }
        }
        (Value::Choices(chosen), ValueKind::ChoiceSet { options, .. }) => {
            for code in chosen.iter().filter(|code| !options.iter().any(|o| &o.code == *code)) {
                found.push(Violation::error(field, "check-unknown-option").with("option", code));
            }
        }
        _ => {}
    }
    found
}

fn check_whole(number: Decimal, field: &str) -> Option<Violation> {
    (!number.fract().is_zero()).then(|| Violation::error(field, "check-not-whole"))
}

fn check_range(number: Decimal, max: Decimal, field: &str) -> Option<Violation> {
    (number < Decimal::ZERO || number > max)
        .then(|| Violation::error(field, "check-out-of-range").with("min", 0).with("max", max))
}
