//! Surrogate keys. They name rows in the database and nothing else: everything a person or another system sees is
//! named by the codes of [`crate::code`].

use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A source of new ids, handed in so that tests can tell rows apart by numbers they know.
pub trait Ids: Send + Sync {
    /// An id that this source has not given before.
    fn next(&self) -> Uuid;
}

/// Ids counted up from a seed.
#[derive(Debug)]
pub struct CountedIds {
    seed: u64,
    next: AtomicU64,
}

impl CountedIds {
    /// Ids that begin with `seed`; two sources with different seeds never give the same id.
    pub const fn new(seed: u64) -> Self {
        Self { seed, next: AtomicU64::new(1) }
    }
}

impl Ids for CountedIds {
    fn next(&self) -> Uuid {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u128((u128::from(self.seed) << 64) | u128::from(n))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
    )+};
}

ids! {
    /// The row of a person's account; the only trace of a person in observations and audit trail.
    AccountId,
    /// The row of a job.
    JobId,
    /// The row of a schedule.
    ScheduleId,
    /// The row of a membership.
    MembershipId,
    /// The row of a mail.
    MailId,
    /// The row of a file that waits for a yes.
    UploadId,
    /// The row of a link to a draft.
    ShareLinkId,
    /// The row of a council that is asked to comment on a draft.
    CouncilId,
    /// The row of what a council has said.
    CommentId,
}

impl ScheduleId {
    /// The one schedule that the service brings: it removes what need not be kept. No source of ids gives it.
    pub const PRUNE: Self = Self(Uuid::max());
}

impl AccountId {
    /// Whoever has no account: by a link, or on the machine itself.
    pub const NOBODY: Self = Self(Uuid::nil());
}
