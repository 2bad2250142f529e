//! The one place that makes up ids.

use malspar_domain::id::Ids;
use uuid::Uuid;

/// Random ids.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RandomIds;

impl Ids for RandomIds {
    #[expect(clippy::disallowed_methods, reason = "this is the source that everything else is told to ask")]
    fn next(&self) -> Uuid {
        Uuid::new_v4()
    }
}
