//! Submissions: where an organisation stands in a cycle, and what is done to its answers.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, IndicatorCode, OrganisationCode},
    role::Actor,
    submission::{SubmissionAct, SubmissionState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    Error, Result, StrategyScope, Tx,
    entity::submission,
    store::stored,
    submission_history::{scope_of, scope_text, state},
};

/// Where an organisation stands in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRecord {
    /// How far it has come.
    pub state: SubmissionState,
    /// Counts its acts, from 1.
    pub version: u32,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
    /// When it was first handed in, which is what "on time" looks at.
    pub first_submitted_at: Option<DateTime<Utc>>,
    /// The last day to answer, where it was moved.
    pub extended_until: Option<NaiveDate>,
    /// The last day of a reopening, while it lasts.
    pub reopened_until: Option<NaiveDate>,
    /// The questions that may be changed while it is reopened; all where none is named.
    pub reopened_scope: Vec<IndicatorCode>,
}

impl Tx {
    /// Where the organisation stands; nothing where it has not begun.
    pub async fn submission(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Option<SubmissionRecord>> {
        self.submission_row(scope, cycle, organisation).await?.as_ref().map(record).transpose()
    }

    /// The same, held until the transaction ends: nobody else writes to it meanwhile. Needs a transaction that may
    /// write.
    pub async fn hold_submission(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Option<SubmissionRecord>> {
        self.locked_submission_row(scope, cycle, organisation).await?.as_ref().map(record).transpose()
    }

    /// Begins a draft where there is no submission yet, in the name of whoever opened the strategy.
    pub async fn start_submission(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        at: DateTime<Utc>,
    ) -> Result<SubmissionRecord> {
        if let Some(row) = self.submission_row(scope, cycle, organisation).await? {
            return record(&row);
        }
        let row = submission::Model {
            id: self.new_id(),
            cycle_id: self.cycle_row(scope, cycle).await?.id,
            organisation_id: self.organisation(organisation).await?.id,
            state: SubmissionState::Draft.code().to_owned(),
            version: 1,
            started_at: stored(at),
            changed_at: stored(at),
            first_submitted_at: None,
            extended_until: None,
            reopened_until: None,
            reopened_scope: None,
        };
        // Two who write their first answer at once: the second waits here for the first, and goes on in what that began.
        let columns = [submission::Column::CycleId, submission::Column::OrganisationId];
        let begun = submission::Entity::insert(row.clone().into_active_model())
            .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
            .exec_without_returning(&self.inner)
            .await?;
        if begun == 0 {
            return record(&self.started(scope, cycle, organisation).await?);
        }
        self.append_event(&row, None, &scope.actor, at).await?;
        record(&row)
    }

    /// Notes an act, with the state that it leads to; a conflict where the submission is no longer in `from`.
    #[expect(clippy::too_many_arguments, reason = "an act is who, what, on what, when")]
    pub async fn act_on_submission(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        from: SubmissionState,
        act: &SubmissionAct,
        to: SubmissionState,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let Some(before) = self.locked_submission_row(scope, cycle, organisation).await? else {
            return Err(Error::not_found(crate::Thing::Submission, format!("{organisation}, {cycle}")));
        };
        if before.state != from.code() {
            return Err(Error::Conflict(format!("submission of {organisation} in {cycle}")));
        }
        let mut row = before.clone().into_active_model();
        row.state = Set(to.code().to_owned());
        row.version = Set(before.version + 1);
        row.changed_at = Set(stored(at));
        if *act == SubmissionAct::Submit && before.first_submitted_at.is_none() {
            row.first_submitted_at = Set(Some(stored(at)));
        }
        if let SubmissionAct::Extend { until, .. } = act {
            row.extended_until = Set(Some(*until));
        }
        let reopening = act.until().filter(|_| to == SubmissionState::Reopened);
        row.reopened_until = Set(reopening);
        row.reopened_scope = Set(reopening.map(|_| scope_text(act)));
        let after = row.update(&self.inner).await?;
        self.append_event(&after, Some(act), actor, at).await
    }

    pub(crate) async fn submission_row(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Option<submission::Model>> {
        Ok(self.find_submission(scope, cycle, organisation).await?.one(&self.inner).await?)
    }

    /// The same, held until the transaction ends: two writers to one submission follow each other.
    pub(crate) async fn locked_submission_row(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Option<submission::Model>> {
        let query = self.find_submission(scope, cycle, organisation).await?;
        Ok(query.lock_exclusive().one(&self.inner).await?)
    }

    async fn find_submission(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<sea_orm::Select<submission::Entity>> {
        scope.may_enter(organisation)?;
        let cycle = self.cycle_row(scope, cycle).await?;
        let organisation = self.organisation(organisation).await?;
        Ok(submission::Entity::find()
            .filter(submission::Column::CycleId.eq(cycle.id))
            .filter(submission::Column::OrganisationId.eq(organisation.id)))
    }
}

fn record(row: &submission::Model) -> Result<SubmissionRecord> {
    Ok(SubmissionRecord {
        state: state(&row.state)?,
        version: u32::try_from(row.version).map_err(Error::other)?,
        started_at: row.started_at,
        changed_at: row.changed_at,
        first_submitted_at: row.first_submitted_at,
        extended_until: row.extended_until,
        reopened_until: row.reopened_until,
        reopened_scope: scope_of(row.reopened_scope.as_deref())?,
    })
}

/// `as_of`, or a time after everything: the last year that both databases can write.
pub(crate) fn until(as_of: Option<DateTime<Utc>>) -> DateTime<Utc> {
    const END: DateTime<Utc> = match DateTime::from_timestamp(253_402_300_799, 0) {
        Some(end) => end,
        None => DateTime::<Utc>::MAX_UTC,
    };
    as_of.map_or(END, stored)
}
