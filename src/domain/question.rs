//! Questions to one organisation, its answers to them, and what one answer decides about another question.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode, SeriesCode},
    derive::term_of,
    expression::{Facts, Outcome, SubmissionFact, Term},
    indicator::{AskedIf, DimensionRows, Indicator, Otherwise},
    observation::ObsStatus,
    series::SeriesValues,
    strategy::Strategy,
    value::{Category, Value},
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

    /// Does it say a value or why there is none? A comment alone does not.
    pub fn is_answer(&self) -> bool {
        self.value.is_some() || !self.status.has_value()
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

impl Question<'_> {
    /// Is it one of several rows of places after the first? Then there need not be such a place.
    pub(crate) fn is_later_place(&self) -> bool {
        let first = self.indicator.rows().first().copied().flatten().map(|c| &c.code);
        self.indicator.places().is_some() && self.key.category.as_ref() != first
    }

    /// Is the row for a place that there is not, as far as is known? One row is there until the number is.
    pub fn is_beyond(&self, answers: &Answers, set: &Answers) -> bool {
        let Some(counted_by) = self.indicator.places() else { return false };
        let count = AnswerKey { indicator: counted_by.clone(), category: None, ..self.key.clone() };
        let said = set.get(&count).or_else(|| answers.get(&count)).and_then(|answer| answer.value.as_ref());
        let places = if let Some(Value::Number(number)) = said { number.to_usize() } else { None };
        let rows = self.indicator.rows();
        let place = rows.iter().position(|row| row.map(|c| &c.code) == self.key.category.as_ref());
        place.is_some_and(|place| place > 0 && place >= places.unwrap_or(1))
    }

    /// Must it be answered? Parts of a whole need not be, nor rows for places that there may not be.
    pub fn is_compulsory(&self) -> bool {
        !self.indicator.voluntary && !self.is_part() && !self.is_later_place()
    }

    /// Is it a part of a whole that is asked as well?
    pub fn is_part(&self) -> bool {
        self.indicator.is_part(self.key.category.as_ref())
    }
}

/// The questions that `reporter` is asked, in the order of the form, about each of `municipalities` in theirs, or about
/// the county as a whole.
pub fn questions<'a>(
    strategy: &'a Strategy,
    reporter: &OrganisationCode,
    municipalities: &[OrganisationCode],
) -> Vec<Question<'a>> {
    let mut found = Vec::new();
    let region = std::slice::from_ref(&strategy.region);
    for indicator in strategy.in_form_order() {
        for about in if indicator.is_regional() { region } else { municipalities } {
            let mut rows = indicator.rows();
            // People fill in the parts first; the total is added up below them.
            rows.sort_by_key(Option::is_none);
            for category in rows {
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

/// What the system sets because another answer decides it: 0 family centres where there is none. A condition on a
/// question that is itself set, or that has no answer yet, waits for it.
pub fn set_by_system(questions: &[Question<'_>], answers: &Answers) -> Answers {
    let mut set = Answers::new();
    let mut waiting: Vec<_> = questions
        .iter()
        .filter(|q| !q.is_later_place())
        .filter_map(|q| Some((q, q.indicator.asked_if.as_ref()?)))
        .collect();
    loop {
        let pending: BTreeSet<_> = waiting.iter().map(|(q, _)| q.key.clone()).collect();
        let settled = |row: &RowAnswers<'_>, asked_if: &AskedIf| {
            asked_if
                .when
                .names()
                .into_iter()
                .all(|name| row.key(name).is_none_or(|key| !pending.contains(&key)))
        };
        let place = waiting.iter().position(|(question, asked_if)| {
            settled(&RowAnswers { questions, answers, set: &set, of: &question.key, series: None }, asked_if)
        });
        let Some(place) = place else {
            set.extend(totals(questions, answers, &set));
            return set;
        };
        let (question, asked_if) = waiting.remove(place);
        let row = RowAnswers { questions, answers, set: &set, of: &question.key, series: None };
        if let Some(answer) = decided(question, asked_if, &row) {
            set.insert(question.key.clone(), answer);
        }
    }
}

/// The totals that nobody has written, added up from their parts where every part is there.
fn totals(questions: &[Question<'_>], answers: &Answers, set: &Answers) -> Answers {
    let open = questions
        .iter()
        .filter(|q| q.key.category.is_none() && !answers.contains_key(&q.key) && !set.contains_key(&q.key));
    open.filter_map(|question| {
        let part = |code: &CategoryCode| {
            let key = AnswerKey { category: Some(code.clone()), ..question.key.clone() };
            answers.get(&key).filter(|a| a.status.has_value())?.value.clone()
        };
        let total = question.indicator.breakdowns().find_map(|breakdown| {
            let parts: Option<Vec<_>> = breakdown.categories.iter().map(|c| part(&c.code)).collect();
            parts?.into_iter().map(Some).reduce(|a, b| a?.plus(&b?))?
        })?;
        Some((question.key.clone(), Answer::of(total)))
    })
    .collect()
}

/// What holds where the question is not asked; `None` where it is, or where nobody can tell yet.
fn decided(question: &Question<'_>, asked_if: &AskedIf, row: &RowAnswers<'_>) -> Option<Answer> {
    let sources: Vec<_> = asked_if.when.names().into_iter().map(|name| row.answer(name)).collect();
    let unanswered = sources.iter().any(Option::is_none);
    match asked_if.when.evaluate(row) {
        Outcome::Known(Term::Boolean(false)) => Some(match asked_if.otherwise {
            Otherwise::Zero => Answer::of(Value::Number(Decimal::ZERO)),
            Otherwise::NotApplicable => Answer::without(ObsStatus::NotApplicable),
            Otherwise::All => Answer::of(Value::Choices(
                question.indicator.options().iter().map(|o| o.code.clone()).collect(),
            )),
        }),
        Outcome::Known(_) => None,
        Outcome::NotApplicable => Some(Answer::without(ObsStatus::NotApplicable)),
        Outcome::Missing if unanswered => None,
        Outcome::Missing => {
            sources.into_iter().flatten().find(|a| a.value.is_none()).map(|a| Answer::without(a.status))
        }
    }
}

/// What a condition or a check sees of one organisation's answers about one municipality.
pub(crate) struct RowAnswers<'a> {
    pub(crate) questions: &'a [Question<'a>],
    pub(crate) answers: &'a Answers,
    pub(crate) set: &'a Answers,
    pub(crate) of: &'a AnswerKey,
    /// Published figures, and the year of the cycle; a condition under which a question is asked has none.
    pub(crate) series: Option<(&'a SeriesValues, i32)>,
}

impl RowAnswers<'_> {
    /// The published figure that `name` stands for, of the municipality that the answer is about.
    pub(crate) fn published(&self, name: &str) -> Option<Decimal> {
        let (series, year) = self.series?;
        series.get(&SeriesCode::new(name).ok()?, &self.of.about, year)
    }

    /// The question that `name` refers to; `None` where this organisation is not asked it.
    pub(crate) fn key(&self, name: &str) -> Option<AnswerKey> {
        let named = self.questions.iter().find(|q| q.key.indicator.as_str() == name)?;
        let by_row = named.indicator.dimensions.iter().any(|d| d.rows == DimensionRows::Each);
        Some(AnswerKey {
            indicator: named.key.indicator.clone(),
            about: if named.indicator.is_regional() {
                named.key.about.clone()
            } else {
                self.of.about.clone()
            },
            category: self.of.category.clone().filter(|_| by_row),
        })
    }

    pub(crate) fn answer(&self, name: &str) -> Option<&Answer> {
        let key = self.key(name)?;
        self.set.get(&key).or_else(|| self.answers.get(&key))
    }
}

impl Facts for RowAnswers<'_> {
    fn of(&self, name: &str) -> Outcome {
        match self.answer(name) {
            Some(Answer { status: ObsStatus::NotApplicable, .. }) => Outcome::NotApplicable,
            Some(Answer { value: Some(value), .. }) => {
                term_of(value).map_or(Outcome::Missing, Outcome::Known)
            }
            Some(_) => Outcome::Missing,
            None => {
                self.published(name).map_or(Outcome::Missing, |value| Outcome::Known(Term::Number(value)))
            }
        }
    }

    /// Nothing is handed in while it is being answered.
    fn submission(&self, _: SubmissionFact) -> bool {
        false
    }
}
