//! Questions to one organisation, its answers to them, and what one answer decides about another question.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    indicator::{Indicator, Otherwise},
    observation::ObsStatus,
    strategy::Strategy,
    value::{Category, Value, YesNo},
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
