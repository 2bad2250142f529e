//! Submissions: where each organisation stands in a cycle, and how it came there.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    id::AccountId,
    role::{Actor, Role},
    submission::{SubmissionAct, SubmissionState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Error, Result, StrategyScope, Tx, audit,
    entity::{submission, submission_event},
    register::organisation_code,
    store::stored,
};

/// The act by which a submission begins, before any of [`SubmissionAct`].
const START: &str = "start";

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
}

/// Something that was done to a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionEvent {
    /// Its place in the history, from 1.
    pub sequence: u32,
    /// What was done: `start`, or the code of a [`SubmissionAct`].
    pub act: String,
    /// Why, where the act has a reason.
    pub reason: Option<String>,
    /// The state afterwards.
    pub state: SubmissionState,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// By whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
}

#[derive(FromQueryResult)]
struct StateRow {
    code: String,
    state: String,
    recorded_at: DateTime<Utc>,
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
        };
        submission::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(&self.inner)
            .await?;
        self.append_event(&row, START, None, &scope.actor, at).await?;
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
            return Err(Error::not_found("submission", format!("of {organisation} in {cycle}")));
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
        let after = row.update(&self.inner).await?;
        self.append_event(&after, act.code(), act.reason(), actor, at).await
    }

    /// Everybody who has begun, with the state at `as_of` and since when, ordered by code. A contact does not see
    /// others' drafts.
    pub async fn submissions(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<(OrganisationCode, SubmissionState, DateTime<Utc>)>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = StateRow::find_by_statement(self.sql(
            "SELECT o.code, e.state, e.recorded_at
             FROM submission s
             JOIN organisation o ON o.id = s.organisation_id
             JOIN submission_event e ON e.submission_id = s.id
             WHERE s.cycle_id = $1
               AND e.sequence = (SELECT max(l.sequence) FROM submission_event l
                                 WHERE l.submission_id = s.id AND l.recorded_at <= $2)
             ORDER BY o.code",
            [cycle.id.into(), until(as_of).into()],
        ))
        .all(&self.inner)
        .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let (organisation, state) = (organisation_code(row.code)?, state(&row.state)?);
            if state != SubmissionState::Draft || scope.opens(&organisation) {
                found.push((organisation, state, row.recorded_at));
            }
        }
        Ok(found)
    }

    /// Everything that was done to a submission, oldest first.
    pub async fn submission_history(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Vec<SubmissionEvent>> {
        let Some(row) = self.submission_row(scope, cycle, organisation).await? else { return Ok(Vec::new()) };
        let rows = submission_event::Entity::find()
            .filter(submission_event::Column::SubmissionId.eq(row.id))
            .order_by_asc(submission_event::Column::Sequence)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(event).collect()
    }

    async fn append_event(
        &self,
        after: &submission::Model,
        act: &str,
        reason: Option<&str>,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = submission_event::ActiveModel {
            submission_id: Set(after.id),
            sequence: Set(after.version),
            act: Set(act.to_owned()),
            reason: Set(reason.map(str::to_owned)),
            state: Set(after.state.clone()),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        submission_event::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
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
    })
}

fn event(row: submission_event::Model) -> Result<SubmissionEvent> {
    Ok(SubmissionEvent {
        sequence: u32::try_from(row.sequence).map_err(Error::other)?,
        act: row.act,
        reason: row.reason,
        state: state(&row.state)?,
        recorded_at: row.recorded_at,
        account: AccountId(row.account),
        role: audit::role(&row.role)?,
    })
}

fn state(code: &str) -> Result<SubmissionState> {
    SubmissionState::from_code(code).ok_or_else(|| Error::unreadable("state of a submission", code))
}

/// `as_of`, or a time after everything: the last year that both databases can write.
pub(crate) fn until(as_of: Option<DateTime<Utc>>) -> DateTime<Utc> {
    const END: DateTime<Utc> = match DateTime::from_timestamp(253_402_300_799, 0) {
        Some(end) => end,
        None => DateTime::<Utc>::MAX_UTC,
    };
    as_of.map_or(END, stored)
}
