//! Submissions: what one organisation hands in in one cycle, from a draft of its own to checked answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{code::IndicatorCode, violation::Violation};

pub use crate::{
    check::{Context, check_answer, validate},
    filled::Filled,
    question::{Answer, AnswerKey, Answers, Question, questions, set_by_system},
};

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
    /// Checked, and open again for a while: what was checked holds until it is handed in anew.
    Reopened,
}

impl SubmissionState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::Returned, Self::Approved, Self::Declined, Self::Reopened];

    /// The code in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Reopened => "reopened",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Does the organisation count as having reported?
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved | Self::Reopened)
    }

    /// Have its answers been checked?
    pub const fn is_checked(self) -> bool {
        matches!(self, Self::Approved | Self::Reopened)
    }

    /// May the organisation write in its answers?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned | Self::Declined | Self::Reopened)
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
        /// The questions that it is about; all where none is named. The others may be changed as well.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        scope: Vec<IndicatorCode>,
    },
    /// The owner has checked the answers.
    Approve,
    /// The organisation chooses not to answer.
    Decline {
        /// Why.
        reason: String,
    },
    /// The organisation is given longer to answer.
    Extend {
        /// The last day.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// The owner opens checked answers again.
    Reopen {
        /// Why.
        reason: String,
        /// The questions that may be changed; all where none is named.
        scope: Vec<IndicatorCode>,
        /// The last day, after which they lock again as they were.
        until: NaiveDate,
    },
    /// What was reopened is locked again without having been handed in.
    Lock,
}

impl SubmissionAct {
    /// The code in the history and the audit trail.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return { .. } => "return",
            Self::Approve => "approve",
            Self::Decline { .. } => "decline",
            Self::Extend { .. } => "extend",
            Self::Reopen { .. } => "reopen",
            Self::Lock => "lock",
        }
    }

    /// The reason given, where the act has one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Return { reason, .. }
            | Self::Decline { reason }
            | Self::Extend { reason, .. }
            | Self::Reopen { reason, .. } => Some(reason),
            Self::Submit | Self::Approve | Self::Lock => None,
        }
    }

    /// The last day that the act gives, where it gives one.
    pub const fn until(&self) -> Option<NaiveDate> {
        match self {
            Self::Extend { until, .. } | Self::Reopen { until, .. } => Some(*until),
            Self::Submit | Self::Return { .. } | Self::Approve | Self::Decline { .. } | Self::Lock => None,
        }
    }

    /// The questions that the act is about, where it is not about all.
    pub fn scope(&self) -> &[IndicatorCode] {
        if let Self::Reopen { scope, .. } | Self::Return { scope, .. } = self { scope } else { &[] }
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
            (Self::Draft | Self::Returned | Self::Declined | Self::Reopened, A::Submit) => {
                Ok(Self::Submitted)
            }
            (Self::Submitted, A::Return { .. }) => Ok(Self::Returned),
            (Self::Submitted, A::Approve) | (Self::Reopened, A::Lock) => Ok(Self::Approved),
            (Self::Approved, A::Reopen { .. }) => Ok(Self::Reopened),
            // Longer to answer for whoever has not answered yet; who has declined may still think better of it.
            (Self::Draft | Self::Returned | Self::Declined, A::Extend { .. }) => {
                Ok(if self == Self::Returned { self } else { Self::Draft })
            }
            (Self::Draft | Self::Returned, A::Decline { .. }) => Ok(Self::Declined),
            _ => Err(Violation::error("submission", "act-does-not-fit")
                .with("act", act.code())
                .with("state", self.code())),
        }
    }
}
