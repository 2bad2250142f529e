//! Answering a request for more time. To give it is an act on the submission; to turn it down is kept beside what was
//! asked for.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    role::Actor,
    submission::SubmissionAct,
};
use malspar_exchange::form::plainly;
use malspar_storage::AuditEntry;

use super::check_runs;
use crate::{
    App, Error, Result,
    following::{Standing, check_reason},
    submissions::Room,
};

impl App {
    /// Gives an organisation longer to answer.
    pub async fn give_time(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        until: NaiveDate,
        reason: &str,
    ) -> Result<()> {
        check_runs(actor)?;
        let reason = plainly(reason);
        if let Some(wrong) = check_reason(&reason, "extend") {
            return Err(wrong.into());
        }
        let act = SubmissionAct::Extend { until, reason: reason.trim().to_owned() };
        self.act_on_submission(actor, slug, cycle, organisation, act).await?;
        Ok(())
    }

    /// Turns down the request that the organisation made at `asked_at`: a conflict where it has been answered, or where
    /// something else is asked for now.
    pub async fn refuse_time(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        asked_at: DateTime<Utc>,
        reason: &str,
    ) -> Result<()> {
        check_runs(actor)?;
        let reason = plainly(reason);
        if let Some(wrong) = check_reason(&reason, "refuse") {
            return Err(wrong.into());
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let submission = tx.hold_submission(&room.scope, cycle, organisation).await?;
        let gone = || Error::Conflict("the request has been answered".to_owned());
        let requests = tx.extension_requests(&room.scope, cycle).await?;
        let request = requests.into_iter().find(|(who, _)| who == organisation).map(|(_, request)| request);
        let request = request.filter(|request| request.asked_at == asked_at).ok_or_else(gone)?;
        let standing = Standing {
            cycle: &room.cycle,
            cycle_state: tx.cycle_state(&room.scope, cycle).await?,
            submission: submission.as_ref(),
            has_answers: false,
            today: clock::local_date(now),
        };
        let history = tx.submission_history(&room.scope, cycle, organisation).await?;
        let refusals =
            tx.extension_refusals(&room.scope, cycle).await?.remove(organisation).unwrap_or_default();
        if !standing.waits_for(&request, &history, &refusals) {
            return Err(gone());
        }
        tx.refuse_extension(&room.scope, cycle, organisation, &request, reason.trim(), actor, now).await?;
        let entry = AuditEntry::new("submission.refuse_time", format!("{slug}/{cycle}/{organisation}"));
        tx.append_audit(&entry.with("asked_until", request.until.to_string()), actor, now).await?;
        Ok(tx.commit().await?)
    }
}
