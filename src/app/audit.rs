//! Whether the audit trail still says what it said.

use malspar_domain::{role::Actor, violation::Violation};
pub use malspar_storage::AuditHead;
use malspar_storage::{AuditBreak, AuditFinding};

use crate::{App, Error, Result};

impl App {
    /// Walks the whole audit trail and gives its end, which somebody may note outside the database. With such a note
    /// from before, the trail must also go through that.
    pub async fn verify_audit(&self, actor: &Actor, noted: Option<&AuditHead>) -> Result<AuditHead> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("read the audit trail"));
        }
        let verified = self.store.read().await?.verify_audit(noted).await?;
        verified.map_err(|broken| violation("audit", broken).into())
    }
}

/// What is wrong with the trail of `place`.
pub(crate) fn violation(place: impl Into<String>, broken: AuditBreak) -> Violation {
    let AuditBreak { sequence, found } = broken;
    match found {
        AuditFinding::Changed => Violation::error(place, "audit-changed").with("sequence", sequence),
        AuditFinding::Missing => Violation::error(place, "audit-missing").with("sequence", sequence),
        AuditFinding::OutOfPlace => Violation::error(place, "audit-out-of-place").with("sequence", sequence),
        AuditFinding::Unknown => Violation::error(place, "audit-unknown").with("sequence", sequence),
        AuditFinding::NotAsNoted => Violation::error(place, "audit-not-as-noted").with("sequence", sequence),
        AuditFinding::NoHead => Violation::error(place, "audit-no-head").with("sequence", sequence),
    }
}
