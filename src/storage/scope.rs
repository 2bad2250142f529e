//! The proof of the right to read a strategy.

use malspar_domain::{
    code::{OrganisationCode, Slug},
    role::{Actor, Role},
};
use uuid::Uuid;

use crate::{Error, Result};

/// Whoever holds one was allowed to open the strategy; only [`crate::Tx::open_strategy`] makes it. It remembers who that
/// was, and keeps the other organisations' drafts shut to a municipal contact.
#[derive(Debug, Clone)]
pub struct StrategyScope {
    pub(crate) strategy: Uuid,
    pub(crate) slug: Slug,
    pub(crate) actor: Actor,
}

impl StrategyScope {
    /// The strategy.
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// Is `organisation`'s own space open to whoever holds this?
    pub(crate) fn opens(&self, organisation: &OrganisationCode) -> bool {
        self.actor.role != Role::MunicipalContact || &self.actor.organisation == organisation
    }

    /// Refuses the space of another organisation than a contact's own.
    pub(crate) fn may_enter(&self, organisation: &OrganisationCode) -> Result<()> {
        if self.opens(organisation) {
            Ok(())
        } else {
            Err(Error::not_found(crate::Thing::Submission, organisation))
        }
    }
}
