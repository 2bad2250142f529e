//! What people write for the report of a cycle: the owner's analysis, assessments and conclusions, and what the councils
//! have said of it. Figures in it are references such as `{{TS1.yes}}`, so that they are always those of the charts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    code::{AreaCode, IndicatorCode, ObjectiveCode},
    lang::Text,
};

/// The most points that the summary takes in each of its lists.
pub const MOST_POINTS: usize = 3;
/// The longest reason for an assessment, in characters.
pub const LONGEST_REASON: usize = 600;
/// The longest registry number, in characters.
pub const LONGEST_NUMBER: usize = 100;

/// Everything that is written for the report of a cycle. What is left out is computed, or left out there too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Narratives {
    /// The registry number of the cycle's matter; the strategy's decision has another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_number: Option<String>,
    /// The unit's mailbox. Never a person's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<String>,
    /// The summary's sentence about the whole, in the place of the computed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Text>,
    /// What has changed, at most three points.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Text>,
    /// What remains, at most three points.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remaining: Vec<Text>,
    /// What the reading body is asked to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Text>,
    /// What is proposed for the further work, at most three points.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Text>,
    /// The most common answer to each question in words, one sentence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub voices: BTreeMap<IndicatorCode, Text>,
    /// How the follow-up was made, beside what the service says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// About each target area.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub areas: BTreeMap<AreaCode, Text>,
    /// About each objective.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub objectives: BTreeMap<ObjectiveCode, ObjectiveNarrative>,
    /// About what belongs to the strategy as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overall: Option<Text>,
    /// What it means for whom.
    #[serde(skip_serializing_if = "Consequences::is_empty")]
    pub consequences: Consequences,
    /// Conclusions and further work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conclusions: Option<Text>,
    /// Where the report is taken up, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<MeetingStep>,
    /// What the councils have said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<ReviewComment>,
    /// Who gets the report: bodies, not persons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
}

/// What is written about an objective.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ObjectiveNarrative {
    /// The owner's analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysis: Option<Text>,
    /// The owner's own assessment, beside the computed status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
}

/// The owner's own assessment of an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// One of four phrases.
    pub phrase: Phrase,
    /// Why.
    pub reason: Text,
}

/// The phrases that an assessment is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phrase {
    /// The work moves in the objective's direction.
    InDirection,
    /// It does, and needs strengthening.
    NeedsStrengthening,
    /// There is no clear change.
    NoClearChange,
    /// It cannot be assessed yet.
    CannotBeAssessed,
}

/// What the follow-up means for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Consequences {
    /// For children.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Text>,
    /// For gender equality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equality: Option<Text>,
    /// For the environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<Text>,
    /// For the economy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub economy: Option<Text>,
}

impl Consequences {
    /// Is nothing written?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A body that takes the report up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingStep {
    /// Which.
    pub body: Text,
    /// When.
    pub date: NaiveDate,
    /// What for.
    pub purpose: Purpose,
}

/// What a body takes the report up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To be informed.
    Information,
    /// To comment.
    Comments,
    /// To decide.
    Decision,
}

/// What a council has said of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewComment {
    /// Who.
    pub body: Text,
    /// When.
    pub date: NaiveDate,
    /// The number of the draft that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<u32>,
    /// What it said; where there is nothing, it had no objections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// A body on the distribution list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Its name.
    pub name: Text,
}
