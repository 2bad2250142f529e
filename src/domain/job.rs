//! Work that is done after the act that caused it has committed.

use serde::{Deserialize, Serialize};

use crate::{
    code::{CycleKey, Slug},
    cycle_plan::CycleStep,
};

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
    /// Render the drafts of the municipalities' own reports.
    PrepareMunicipalDrafts {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
    },
    /// Ask the contacts whether the task is still theirs.
    ConfirmContacts {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
    },
    /// Ask the registrars where no contact has confirmed.
    AskRegistrar {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
    },
    /// Remind those who have not answered.
    Remind {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
        /// Which reminder of the rule it is; none where somebody planned it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<CycleStep>,
    },
    /// Tell the owners how it stands.
    Digest {
        /// The strategy.
        strategy: Slug,
        /// The cycle.
        cycle: CycleKey,
    },
    /// Remove what need not be kept.
    Prune,
}

impl JobKind {
    /// The name in lists and logs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PrepareDrafts { .. } => "prepare_drafts",
            Self::PrepareMunicipalDrafts { .. } => "prepare_municipal_drafts",
            Self::ConfirmContacts { .. } => "confirm_contacts",
            Self::AskRegistrar { .. } => "ask_registrar",
            Self::Remind { .. } => "remind",
            Self::Digest { .. } => "digest",
            Self::Prune => "prune",
        }
    }

    /// For which cycle of which strategy; for the service as a whole where there is none.
    pub const fn cycle(&self) -> Option<(&Slug, &CycleKey)> {
        match self {
            Self::PrepareDrafts { strategy, cycle }
            | Self::PrepareMunicipalDrafts { strategy, cycle }
            | Self::ConfirmContacts { strategy, cycle }
            | Self::AskRegistrar { strategy, cycle }
            | Self::Remind { strategy, cycle, .. }
            | Self::Digest { strategy, cycle } => Some((strategy, cycle)),
            Self::Prune => None,
        }
    }
}
