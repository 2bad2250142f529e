//! The proof of the right to read a strategy.

use malspar_domain::code::{OrganisationCode, Slug};
use uuid::Uuid;

use crate::{Error, Result};

/// Whoever holds one was allowed to open the strategy; only [`crate::Tx::open_strategy`] makes it. A municipal
/// contact's remembers the contact's organisation and keeps the others' drafts shut.
#[derive(Debug, Clone)]
pub struct StrategyScope {
    pub(crate) strategy: Uuid,
    pub(crate) slug: Slug,
    pub(crate) contact: Option<OrganisationCode>,
}

impl StrategyScope {
    /// The strategy.
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// Refuses the space of another organisation than a contact's own.
    pub(crate) fn may_enter(&self, organisation: &OrganisationCode) -> Result<()> {
        match &self.contact {
            Some(own) if own != organisation => Err(Error::not_found("submission", organisation)),
            _ => Ok(()),
        }
    }
}
