//! One cell of a follow-up: what one municipality answered to one row of a question, or why there is no answer.

use serde::{Deserialize, Serialize};

use crate::{
    code::OrganisationCode,
    observation::{ObsSource, ObsStatus, Observation},
    value::Value,
};

/// One municipality's answers to one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityCells {
    /// Which.
    pub code: OrganisationCode,
    /// A cell for each row of the indicator, now.
    pub now: Vec<Cell>,
    /// The same at the indicator's baseline; empty where there is none.
    pub before: Vec<Cell>,
    /// The same in the cycle just before; empty where there is none, or where the question was another then.
    pub previous: Vec<Cell>,
}

/// What is known of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The value, or why there is none.
    pub content: Content,
    /// The contact's published comment.
    pub comment: Option<String>,
}

/// The value of a cell, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// No submission says anything.
    NotReported,
    /// The municipality answered that it does not know.
    NotAvailable,
    /// It cannot be answered.
    NotApplicable,
    /// There is a value that is not shown: 1–4 persons, or what would give such a value away.
    Suppressed,
    /// A value.
    Value {
        /// What it is.
        value: Value,
        /// Is it an estimate?
        estimated: bool,
        /// Is it still to be checked?
        unvalidated: bool,
    },
}

impl Cell {
    pub(crate) const NOT_REPORTED: Self = Self { content: Content::NotReported, comment: None };
    pub(crate) const NOT_APPLICABLE: Self = Self { content: Content::NotApplicable, comment: None };

    pub(crate) const fn of_value(value: Value) -> Self {
        Self { content: Content::Value { value, estimated: false, unvalidated: false }, comment: None }
    }

    /// What an observation says; not reported where there is none.
    pub(crate) fn of(observation: Option<&Observation>) -> Self {
        let Some(observation) = observation else { return Self::NOT_REPORTED };
        let content = match (observation.status, &observation.value) {
            (ObsStatus::NotApplicable, _) => Content::NotApplicable,
            (ObsStatus::Suppressed, _) => Content::Suppressed,
            // Taken away again: nobody has said that it is not known. What a series lacks nobody was asked.
            (ObsStatus::Missing, _) if observation.source != ObsSource::Reference => Content::NotReported,
            // None of none is neither 0 nor 100 %: there is nothing to count.
            (_, Some(Value::Ratio { numerator, denominator }))
                if numerator.is_zero() && denominator.is_zero() =>
            {
                Content::NotApplicable
            }
            (status, Some(value)) if status.has_value() => Content::Value {
                value: value.clone(),
                estimated: status == ObsStatus::Estimated,
                unvalidated: status == ObsStatus::Unvalidated,
            },
            _ => Content::NotAvailable,
        };
        Self { content, comment: observation.comment.clone() }
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Is an answer expected that is not there?
    pub const fn is_missing(&self) -> bool {
        matches!(self.content, Content::NotReported | Content::NotAvailable)
    }
}
