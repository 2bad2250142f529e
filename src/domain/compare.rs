//! Answers that are worth a second look: another than last time, a plan that has come due, and what a strategy's own
//! checks find strange. A comment settles each of them.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    check::Context,
    expression::{Outcome, Term},
    lang::Text,
    question::{Answer, AnswerKey, Answers, Question, RowAnswers},
    strategy::{CrossCheck, Told},
    value::{Value, ValueKind, YearMonth, YesNo},
    violation::{self, Violation},
};

/// Everything to look at once more, by the question it is shown at.
pub(crate) fn check<'a>(
    questions: &'a [Question<'a>],
    answers: &Answers,
    set: &Answers,
    context: &Context<'_>,
) -> Vec<(&'a AnswerKey, Violation)> {
    let mut found = Vec::new();
    for question in questions {
        let Some(answer) = answers.get(&question.key).filter(|answer| !is_explained(answer)) else {
            continue;
        };
        let field = question.key.field(context.reporter);
        let previous = context.previous.get(&question.key).and_then(|a| a.value.as_ref());
        // Of a whole and its parts the whole is enough to ask about.
        if let (Some(before), Some(now), false) = (previous, &answer.value, question.is_part()) {
            found.extend(against_last(question, before, now, &field, context).map(|v| (&question.key, v)));
        }
        let series = Some((context.series, context.cycle.period.measured_on.year()));
        let row = RowAnswers { questions, answers, set, of: &question.key, series };
        let own = context.strategy.checks.iter().filter(|c| {
            c.told == Told::Contact && c.indicator == question.key.indicator && !question.is_part()
        });
        found.extend(own.filter_map(|c| Some((&question.key, strange(c, &row, &field)?))));
    }
    found
}

fn is_explained(answer: &Answer) -> bool {
    answer.comment.as_deref().is_some_and(|comment| !comment.trim().is_empty())
}

/// A plan whose month has passed, or an answer that is quite another than last time.
fn against_last(
    question: &Question<'_>,
    before: &Value,
    now: &Value,
    field: &str,
    context: &Context<'_>,
) -> Option<Violation> {
    let due = YearMonth::of(context.cycle.period.measured_on);
    match (before, now) {
        (_, Value::YesNo(YesNo::Yes)) => None,
        (Value::YesNo(YesNo::Planned(from)), _) if *from <= due => {
            Some(Violation::warning(field, "check-plan-due").with("date", from))
        }
        _ if is_large(before, now) => {
            let [before, now] = [before, now].map(|value| said(question, value));
            Some(Violation::warning(field, "check-changed").with("previous", before).with("current", now))
        }
        _ => None,
    }
}

/// Is the change one that people make seldom and mistype often? A yes that is gone; two levels or options; a number
/// that has more than doubled or halved, and by three at least; a share by thirty percentage points.
fn is_large(before: &Value, now: &Value) -> bool {
    let jump = |a: Decimal, b: Decimal| {
        let (less, more) = (a.min(b), a.max(b));
        let far = more.checked_sub(less).is_none_or(|distance| distance >= Decimal::from(3));
        far && less.checked_mul(Decimal::TWO).is_none_or(|twice| more > twice)
    };
    match (before, now) {
        (Value::YesNo(before), Value::YesNo(now)) => *before == YesNo::Yes && *now != YesNo::Yes,
        (Value::Number(before), Value::Number(now)) => jump(*before, *now),
        (Value::Level(before), Value::Level(now)) => before.abs_diff(*now) >= 2,
        (Value::Choices(before), Value::Choices(now)) => before.difference(now).count() >= 2,
        (
            Value::Ratio { numerator: a, denominator: of_a },
            Value::Ratio { numerator: b, denominator: of_b },
        ) => {
            let shares = a.checked_div(*of_a).zip(b.checked_div(*of_b));
            let points = shares.and_then(|(a, b)| Some(a.checked_sub(b)?.abs()));
            jump(*of_a, *of_b) || (jump(*a, *b) && points.is_some_and(|points| points >= Decimal::new(30, 2)))
        }
        _ => false,
    }
}

/// The value as a figure of a violation, in both languages where it has words.
fn said(question: &Question<'_>, value: &Value) -> String {
    let listed = |texts: Vec<&Text>| {
        let join = |of: fn(&Text) -> &str| texts.iter().map(|t| of(t)).collect::<Vec<_>>().join(", ");
        Text::new(join(|t| t.sv.as_str()), join(|t| t.en.as_deref().unwrap_or(&t.sv)))
    };
    match (value, &question.indicator.kind) {
        (Value::Level(level), ValueKind::Ordinal { levels }) => levels
            .get(usize::from(*level))
            .map_or_else(|| level.to_string(), |level| violation::in_both_languages(&level.word)),
        (Value::Choices(chosen), ValueKind::ChoiceSet { options, .. }) => {
            let titles = options.iter().filter(|o| chosen.contains(&o.code)).map(|o| &o.title).collect();
            violation::in_both_languages(&listed(titles))
        }
        (Value::YesNo(answer), _) => answer.code().to_owned(),
        (Value::Number(number), _) => number.normalize().to_string(),
        (Value::Ratio { numerator, denominator }, _) => {
            format!("{}/{}", numerator.normalize(), denominator.normalize())
        }
        (Value::Words(words), _) => words.clone(),
        (Value::Level(level), _) => level.to_string(),
        (Value::Choices(chosen), _) => chosen.len().to_string(),
    }
}

/// What a check of the strategy says of the answers, where they are what it looks for. The message holds the answers by
/// their codes, which are figures of the violation.
pub(crate) fn strange(check: &CrossCheck, row: &RowAnswers<'_>, field: &str) -> Option<Violation> {
    let Outcome::Known(Term::Boolean(true)) = check.when.evaluate(row) else { return None };
    let violation = Violation::warning(field, "check-strategy").with_text("message", &check.message);
    let names = check.when.names();
    let violation = row.series.map_or(violation.clone(), |(_, year)| violation.with("year", year));
    Some(names.into_iter().fold(violation, |violation, name| {
        if let Some(value) = row.published(name) {
            return violation.with(name, value.normalize());
        }
        let question = row.key(name).and_then(|key| row.questions.iter().find(|q| q.key == key));
        match (question, row.answer(name).and_then(|a| a.value.as_ref())) {
            (Some(question), Some(value)) => violation.with(name, said(question, value)),
            _ => violation,
        }
    }))
}
