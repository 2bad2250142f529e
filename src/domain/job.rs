//! Work that is done after the act that caused it has committed.

use serde::{Deserialize, Serialize};

use crate::code::{CycleKey, Slug};

/// What is to be done. Stored as JSON beside the job, so a variant's fields are a format: add, never rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobKind {
    /// Render the draft reports of a cycle that has reached its review.
    PrepareDrafts {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
    },
}

impl JobKind {
    /// The name in lists and logs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PrepareDrafts { .. } => "prepare_drafts",
        }
    }
}
