//! Submissions: what one organisation answers in one cycle, from a draft of its own to checked answers.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::{Indicator, Otherwise},
    observation::ObsStatus,
    strategy::Strategy,
    value::{Category, Value, ValueKind, YearMonth, YesNo},
    violation::Violation,
};

/// Which question: an indicator, about an organisation, in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AnswerKey {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The organisation that the answer is about.
    pub about: OrganisationCode,
    /// The row, where the question has several.
    pub category: Option<CategoryCode>,
}

impl AnswerKey {
    /// The field that violations name: `TS1`, `KB5.school`, `TS4@1880`.
    pub fn field(&self, reporter: &OrganisationCode) -> String {
        let mut field = self.indicator.to_string();
        if let Some(category) = &self.category {
            field.push('.');
            field.push_str(category.as_str());
        }
        if &self.about != reporter {
            field.push('@');
            field.push_str(self.about.as_str());
        }
        field
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The value, exactly when the status has one.
    pub value: Option<Value>,
    /// Normal, estimated, not available or not applicable: the contact's four choices.
    pub status: ObsStatus,
    /// Published.
    pub comment: Option<String>,
    /// To the strategy owner; not published, but a public record.
    pub message: Option<String>,
}

impl Answer {
    /// A normal value.
    pub const fn of(value: Value) -> Self {
        Self { value: Some(value), status: ObsStatus::Normal, comment: None, message: None }
    }

    /// No value, and why.
    pub const fn without(status: ObsStatus) -> Self {
        Self { value: None, status, comment: None, message: None }
    }

    /// None of none is not applicable: there is nothing to count.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        if matches!(&self.value, Some(Value::Ratio { numerator, denominator }) if numerator.is_zero() && denominator.is_zero())
        {
            self.value = None;
            self.status = ObsStatus::NotApplicable;
        }
        self
    }
}

/// One question to one organisation.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// Which.
    pub key: AnswerKey,
    /// What is asked.
    pub indicator: &'a Indicator,
    /// The row.
    pub category: Option<&'a Category>,
}

/// The questions that `reporter` is asked, in the order of the form, about each of `municipalities` in theirs.
pub fn questions<'a>(
    strategy: &'a Strategy,
    reporter: &OrganisationCode,
    municipalities: &[OrganisationCode],
) -> Vec<Question<'a>> {
    let mut found = Vec::new();
    for indicator in strategy.in_form_order() {
        for about in municipalities {
            for category in indicator.rows() {
                if indicator.answered_by(category, about) == Some(reporter) {
                    let key = AnswerKey {
                        indicator: indicator.code.clone(),
                        about: about.clone(),
                        category: category.map(|c| c.code.clone()),
                    };
                    found.push(Question { key, indicator, category });
                }
            }
        }
    }
    found
}

/// Everybody who is asked anything, municipalities in the given order first.
pub fn reporters(strategy: &Strategy, municipalities: &[OrganisationCode]) -> Vec<OrganisationCode> {
    let others: BTreeSet<_> = municipalities
        .iter()
        .flat_map(|m| {
            strategy.indicators.iter().flat_map(move |i| {
                i.rows().into_iter().filter_map(|c| i.answered_by(c, m).cloned()).collect::<Vec<_>>()
            })
        })
        .filter(|who| !municipalities.contains(who))
        .collect();
    municipalities.iter().cloned().chain(others).collect()
}

/// An organisation's answers so far.
pub type Answers = BTreeMap<AnswerKey, Answer>;

/// What the system sets because another answer decides it: 0 family centres where there is none.
pub fn set_by_system(questions: &[Question<'_>], answers: &Answers) -> Answers {
    questions
        .iter()
        .filter_map(|question| {
            let asked_if = question.indicator.asked_if.as_ref()?;
            let decides =
                AnswerKey { indicator: asked_if.indicator.clone(), category: None, ..question.key.clone() };
            let answer = match (answers.get(&decides)?, asked_if.otherwise) {
                (Answer { value: Some(Value::YesNo(YesNo::Yes)), .. }, _) => return None,
                (Answer { value: Some(_), .. }, Otherwise::Zero) => Answer::of(Value::Number(Decimal::ZERO)),
                (Answer { value: Some(_), .. }, Otherwise::NotApplicable) => {
                    Answer::without(ObsStatus::NotApplicable)
                }
                (Answer { value: None, status, .. }, _) => Answer::without(*status),
            };
            Some((question.key.clone(), answer))
        })
        .collect()
}

/// Everything that is wrong with `answers`, in the order of the questions: errors stop, warnings ask for a comment.
pub fn validate(
    questions: &[Question<'_>],
    answers: &Answers,
    reporter: &OrganisationCode,
    cycle: &FollowUpCycle,
) -> Vec<Violation> {
    let set = set_by_system(questions, answers);
    questions
        .iter()
        .flat_map(|question| {
            let field = question.key.field(reporter);
            match (answers.get(&question.key), set.get(&question.key)) {
                (Some(answer), Some(decided)) if says_otherwise(answer, decided) => {
                    vec![Violation::error(field, "check-not-asked").with("code", decided_by(question))]
                }
                (_, Some(_)) => Vec::new(),
                (Some(answer), None) => check_answer(question, answer, &field, cycle),
                (None, None) if question.indicator.voluntary => Vec::new(),
                (None, None) => vec![Violation::error(field, "check-answer-missing")],
            }
        })
        .collect()
}

/// The code of the question whose answer decides this one.
fn decided_by<'a>(question: &Question<'a>) -> &'a str {
    question.indicator.asked_if.as_ref().map_or("", |asked_if| asked_if.indicator.as_str())
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
        return if answer.status.has_value() {
            vec![Violation::error(field, "check-answer-missing")]
        } else {
            Vec::new()
        };
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
        (Value::Number(number), ValueKind::Count { max }) => {
            found.extend(check_whole(*number, field));
            found.extend(check_range(*number, Decimal::from(*max), field));
            let asked_zero = number.is_zero()
                && question.indicator.asked_if.as_ref().is_some_and(|a| a.otherwise == Otherwise::Zero);
            if asked_zero {
                found.push(Violation::warning(field, "check-yes-but-zero"));
            }
        }
        (Value::Number(number), ValueKind::Quantity { max, .. }) => {
            found.extend(check_range(*number, *max, field));
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
        (Value::Choices(chosen), ValueKind::ChoiceSet { options }) => {
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

/// How far a submission has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// The organisation's own space.
    Draft,
    /// Reported, not yet checked.
    Submitted,
    /// A completion is requested; its values are in no aggregate.
    Returned,
    /// Checked.
    Approved,
    /// Chose not to answer.
    Declined,
}

impl SubmissionState {
    const ALL: [Self; 5] = [Self::Draft, Self::Submitted, Self::Returned, Self::Approved, Self::Declined];

    /// The code in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Declined => "declined",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Does the organisation count as having reported?
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved)
    }

    /// May the organisation write in its answers?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned | Self::Declined)
    }
}

/// What is done to a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum SubmissionAct {
    /// The organisation hands its answers in.
    Submit,
    /// The owner asks for a completion.
    Return {
        /// What is to be completed and why; the contact reads it.
        reason: String,
    },
    /// The owner has checked the answers.
    Approve,
    /// The organisation chooses not to answer.
    Decline {
        /// Why.
        reason: String,
    },
}

impl SubmissionAct {
    /// The code in the history and the audit trail.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return { .. } => "return",
            Self::Approve => "approve",
            Self::Decline { .. } => "decline",
        }
    }

    /// The reason given, where the act has one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Return { reason } | Self::Decline { reason } => Some(reason),
            Self::Submit | Self::Approve => None,
        }
    }
}

impl SubmissionState {
    /// The state after `act`; a violation where the act does not fit the state, or lacks its reason.
    pub fn after(self, act: &SubmissionAct) -> Result<Self, Violation> {
        use SubmissionAct as A;
        if act.reason().is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Violation::error("submission", "act-without-reason").with("act", act.code()));
        }
        match (self, act) {
            (Self::Draft | Self::Returned | Self::Declined, A::Submit) => Ok(Self::Submitted),
            (Self::Submitted, A::Return { .. }) => Ok(Self::Returned),
            (Self::Submitted, A::Approve) => Ok(Self::Approved),
            (Self::Draft | Self::Returned, A::Decline { .. }) => Ok(Self::Declined),
            _ => Err(Violation::error("submission", "act-does-not-fit")
                .with("act", act.code())
                .with("state", self.code())),
        }
    }
}
