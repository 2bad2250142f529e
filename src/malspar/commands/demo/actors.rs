//! Who acts in the demo: roles without names.

use malspar_domain::{
    code::OrganisationCode,
    id::AccountId,
    role::{Actor, Role},
};
use uuid::Uuid;

/// The person at the region who answers for the follow-up.
pub(super) fn owner(region: &OrganisationCode) -> Actor {
    actor(Role::StrategyOwner, 1, region)
}

/// The contact of an organisation.
pub(super) fn contact(organisation: &OrganisationCode) -> Actor {
    actor(Role::MunicipalContact, 2, organisation)
}

/// Who reads for the councils.
pub(super) fn reviewer(region: &OrganisationCode) -> Actor {
    actor(Role::CouncilReviewer, 3, region)
}

/// Who runs the service for a region.
pub(super) fn administrator(region: &OrganisationCode) -> Actor {
    actor(Role::Administrator, 4, region)
}

/// The account follows from role and organisation, so that it is the same in every run.
fn actor(role: Role, kind: u128, organisation: &OrganisationCode) -> Actor {
    let digits = organisation.as_str().bytes().fold(0_u128, |sum, b| (sum << 8) | u128::from(b));
    Actor {
        account: AccountId(Uuid::from_u128((kind << 64) | digits)),
        role,
        organisation: organisation.clone(),
        strategy: None,
    }
}
