//! Who acts in the demo: roles without names.

use malspar_domain::{
    code::OrganisationCode,
    id::AccountId,
    role::{Actor, Role},
};
use uuid::Uuid;

/// The person at the region who answers for the follow-up.
pub(super) fn owner(region: &OrganisationCode) -> Actor {
    Actor {
        account: AccountId(Uuid::from_u128(1)),
        role: Role::StrategyOwner,
        organisation: region.clone(),
        strategy: None,
    }
}

/// The contact of an organisation. The account follows from the code, so that it is the same in every run.
pub(super) fn contact(organisation: &OrganisationCode) -> Actor {
    let digits = organisation.as_str().bytes().fold(0_u128, |sum, b| (sum << 8) | u128::from(b));
    Actor {
        account: AccountId(Uuid::from_u128((2 << 64) | digits)),
        role: Role::MunicipalContact,
        organisation: organisation.clone(),
        strategy: None,
    }
}

/// Who reads for the councils.
pub(super) fn reviewer(region: &OrganisationCode) -> Actor {
    Actor { account: AccountId(Uuid::from_u128(3)), role: Role::CouncilReviewer, ..owner(region) }
}

/// Who runs the service for a region.
pub(super) fn administrator(region: &OrganisationCode) -> Actor {
    Actor { account: AccountId(Uuid::from_u128(4)), role: Role::Administrator, ..owner(region) }
}
