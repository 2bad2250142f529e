//! Who acts, and what that role may do.

use serde::{Deserialize, Serialize};

use crate::{
    code::{OrganisationCode, Slug},
    id::AccountId,
};

/// What a person is in the follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers for one organisation.
    MunicipalContact,
    /// Runs the cycle and answers for the report.
    StrategyOwner,
    /// Reads and comments.
    CouncilReviewer,
    /// Runs the service.
    Administrator,
    /// The service itself: the clock's own acts and the command line of who runs it.
    System,
}

impl Role {
    /// The code in the audit trail and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MunicipalContact => "municipal_contact",
            Self::StrategyOwner => "strategy_owner",
            Self::CouncilReviewer => "council_reviewer",
            Self::Administrator => "administrator",
            Self::System => "system",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::MunicipalContact,
            Self::StrategyOwner,
            Self::CouncilReviewer,
            Self::Administrator,
            Self::System,
        ]
        .into_iter()
        .find(|role| role.code() == code)
    }
}

/// The organisation of whoever runs the program on the machine itself.
pub const SERVICE: &str = "malspar";

/// Somebody who does something: every write names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
    /// For which organisation: the contact's own, the owner's region.
    pub organisation: OrganisationCode,
    /// In which strategy alone; in all that concern the organisation where it is not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategy: Option<Slug>,
}

impl Actor {
    /// The service itself: the clock, and whoever runs the program on the machine.
    ///
    /// # Panics
    /// Never: the service's own name is a code.
    pub fn the_service() -> Self {
        let organisation = OrganisationCode::new(SERVICE).expect("letters make a code");
        Self { account: AccountId(uuid::Uuid::nil()), role: Role::System, organisation, strategy: None }
    }

    /// May this person have anything to do with `strategy`?
    pub fn is_of(&self, strategy: &Slug) -> bool {
        self.strategy.as_ref().is_none_or(|own| own == strategy)
    }

    /// Who runs the program on the machine itself belongs to no region.
    pub fn is_of_the_service(&self) -> bool {
        self.organisation.as_str() == SERVICE
    }

    /// May this person write and submit answers for `organisation`?
    pub fn may_answer_for(&self, organisation: &OrganisationCode) -> bool {
        match self.role {
            // A draft is the municipality's own space; the region answers for itself alone.
            Role::MunicipalContact | Role::StrategyOwner | Role::Administrator => {
                &self.organisation == organisation
            }
            // Whoever runs the program on the machine itself.
            Role::System => true,
            Role::CouncilReviewer => false,
        }
    }

    /// May this person lock, publish or withdraw an edition? Only a person may; the service never does so by itself.
    pub const fn may_seal(&self) -> bool {
        matches!(self.role, Role::StrategyOwner | Role::Administrator)
    }

    /// May this person run the cycle: import the strategy, open, review, render reports?
    pub const fn may_run_follow_up(&self) -> bool {
        matches!(self.role, Role::StrategyOwner | Role::Administrator | Role::System)
    }
}
