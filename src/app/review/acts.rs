//! What the region does with answers that were handed in: asks for more, checks, opens again, locks. Each is done to what
//! was looked at, and to nothing else.

use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    role::Actor,
    submission::{SubmissionAct, SubmissionState},
    violation::Violation,
};
use malspar_exchange::form::plainly;

use crate::{App, Error, Result, following::check_reason};

/// What became of many answers that were to be marked as checked at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approved {
    /// Those that are.
    pub done: Vec<OrganisationCode>,
    /// Those that had changed since they were looked at, and are as they were.
    pub changed: Vec<OrganisationCode>,
}

impl App {
    /// Acts on the answers that were `seen`: a conflict where anything has been done to them since. Mistakes are told by the
    /// names of the fields, `reason` and `until`.
    pub async fn review_submission(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        act: SubmissionAct,
        seen: u32,
    ) -> Result<SubmissionState> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("review answers"));
        }
        let act = plain(act);
        let mut wrong: Vec<_> =
            act.reason().and_then(|reason| check_reason(reason, act.code())).into_iter().collect();
        let today = clock::local_date(self.clock.now());
        if act.until().is_some_and(|until| until < today) {
            wrong.push(Violation::error("until", "act-until-past"));
        }
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        self.act_on_what_was_seen(actor, slug, cycle, organisation, act, Some(seen)).await
    }

    /// Marks many organisations' answers as checked, each as it was `seen` and by itself: what has changed meanwhile stays,
    /// and the others do not wait for it.
    pub async fn approve_many(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        chosen: &[(OrganisationCode, u32)],
    ) -> Result<Approved> {
        let mut result = Approved::default();
        for (organisation, seen) in chosen {
            let act = SubmissionAct::Approve;
            match self.review_submission(actor, slug, cycle, organisation, act, *seen).await {
                Ok(_) => result.done.push(organisation.clone()),
                Err(Error::Conflict(_) | Error::Refused(_)) => result.changed.push(organisation.clone()),
                Err(other) => return Err(other),
            }
        }
        Ok(result)
    }
}

/// Reasons are kept without signs that nobody sees, and without space around them.
fn plain(act: SubmissionAct) -> SubmissionAct {
    let said = |reason: String| plainly(&reason).trim().to_owned();
    match act {
        SubmissionAct::Return { reason, scope } => SubmissionAct::Return { reason: said(reason), scope },
        SubmissionAct::Reopen { reason, scope, until } => {
            SubmissionAct::Reopen { reason: said(reason), scope, until }
        }
        other => other,
    }
}
