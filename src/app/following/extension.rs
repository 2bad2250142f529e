//! More time, and not answering at all: what an organisation asks for and says by itself.

use chrono::NaiveDate;
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    role::Actor,
    submission::{SubmissionAct, SubmissionState},
    violation::Violation,
};
use malspar_exchange::form::plainly;
use malspar_storage::{AuditEntry, ExtensionRequest};

use super::{asked::Standing, check_answers};
use crate::{App, Error, Result, submissions::Room};

/// The longest reason, in characters.
pub const MAX_REASON: usize = 1_000;

impl App {
    /// Asks the region for more time. It changes nothing until the region has answered by moving the last day.
    pub async fn ask_for_time(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        until: NaiveDate,
        reason: &str,
    ) -> Result<ExtensionRequest> {
        let own = check_answers(actor)?;
        let reason = plainly(reason);
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        room.check_cycle(&tx, false).await?;
        room.questions(own)?;
        let submission = tx.start_submission(&room.scope, cycle, own, now).await?;
        let standing = Standing {
            cycle: &room.cycle,
            cycle_state: tx.cycle_state(&room.scope, cycle).await?,
            submission: Some(&submission),
            has_answers: false,
            today: clock::local_date(now),
        };
        let mut wrong = check_day(&standing, submission.state, until);
        wrong.extend(check_reason(&reason, "extend"));
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        let request = ExtensionRequest { until, reason: reason.trim().to_owned(), asked_at: now };
        tx.save_extension_request(&room.scope, cycle, own, &request).await?;
        let entry = AuditEntry::new("submission.ask_for_time", format!("{slug}/{cycle}/{own}"));
        tx.append_audit(&entry.with("until", until.to_string()), actor, now).await?;
        tx.commit().await?;
        Ok(request)
    }

    /// Notes that the actor's organisation does not answer this time. To answer all the same, it hands in.
    pub async fn decline(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey, reason: &str) -> Result<()> {
        let own = check_answers(actor)?;
        let reason = plainly(reason);
        if let Some(wrong) = check_reason(&reason, "decline") {
            return Err(wrong.into());
        }
        let act = SubmissionAct::Decline { reason: reason.trim().to_owned() };
        self.act_on_submission(actor, slug, cycle, own, act).await?;
        Ok(())
    }

    /// Who has asked for more time in a cycle and has no answer yet, for whoever can give it.
    pub async fn extension_requests(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
    ) -> Result<Vec<(OrganisationCode, ExtensionRequest)>> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("give more time"));
        }
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let cycle_state = tx.cycle_state(&room.scope, cycle).await?;
        let refusals = tx.extension_refusals(&room.scope, cycle).await?;
        let mut waiting = Vec::new();
        for (who, request) in tx.extension_requests(&room.scope, cycle).await? {
            let submission = tx.submission(&room.scope, cycle, &who).await?;
            let standing = Standing {
                cycle: &room.cycle,
                cycle_state,
                submission: submission.as_ref(),
                has_answers: false,
                today: clock::local_date(self.clock.now()),
            };
            let refused = refusals.get(&who).map(Vec::as_slice).unwrap_or_default();
            let history = tx.submission_history(&room.scope, cycle, &who).await?;
            if standing.waits_for(&request, &history, refused) {
                waiting.push((who, request));
            }
        }
        Ok(waiting)
    }
}

fn check_day(standing: &Standing<'_>, state: SubmissionState, until: NaiveDate) -> Vec<Violation> {
    let Some((first, last)) = standing.may_ask_for() else {
        let cannot = Violation::error("until", "around-cannot-extend").with("state", state.code());
        return vec![cannot];
    };
    let found = if until < standing.today {
        Some(Violation::error("until", "act-until-past"))
    } else if until < first {
        Some(Violation::error("until", "extend-not-later").with("date", first.pred_opt().unwrap_or(first)))
    } else if until > last {
        Some(Violation::error("until", "around-extend-too-late").with("date", last))
    } else {
        None
    };
    found.into_iter().collect()
}

pub(crate) fn check_reason(reason: &str, act: &str) -> Option<Violation> {
    let n = reason.trim().chars().count();
    if n == 0 {
        return Some(Violation::error("reason", "act-without-reason").with("act", act));
    }
    let too_long = Violation::error("reason", "import-too-long").with("n", n).with("max", MAX_REASON);
    (n > MAX_REASON).then_some(too_long)
}
