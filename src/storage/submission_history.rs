//! How submissions came to where they are: every act, and where everybody stood at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, IndicatorCode, OrganisationCode},
    cycle::FollowUpCycle,
    id::AccountId,
    role::{Actor, Role},
    submission::{SubmissionAct, SubmissionState},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{
    Error, RecordedObservation, Result, StrategyScope, Tx, audit,
    entity::{submission, submission_event},
    observation_row::{OF_PERIOD, Row, SELECT, of_period, recorded},
    register::organisation_code,
    store::stored,
    strategy::indicator_code,
    submission::until,
};

/// The act by which a submission begins, before any of [`SubmissionAct`].
const START: &str = "start";
/// The act that moves the last day to answer.
const EXTEND: &str = "extend";

/// Where an organisation stood at a time, as far as was known then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubmissionStanding {
    /// How far it had come.
    pub state: SubmissionState,
    /// When it had first handed in.
    pub first_submitted_at: Option<DateTime<Utc>>,
    /// The last day to answer that held: that of the cycle, or a later one that was given.
    pub deadline: NaiveDate,
    /// Had it been checked at some time? What was checked counts until something else is.
    pub was_checked: bool,
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
    /// The last day that it gave, where it gave one.
    pub until: Option<NaiveDate>,
    /// The questions that it was about, where it was not about all.
    pub scope: Vec<IndicatorCode>,
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

#[derive(FromQueryResult)]
struct ActRow {
    code: String,
    act: String,
    until: Option<NaiveDate>,
    state: String,
    recorded_at: DateTime<Utc>,
}

impl Tx {
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

    /// Where everybody stood who had begun, at `as_of` and as known then. A contact does not see others' drafts.
    pub async fn submission_facts(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<BTreeMap<OrganisationCode, SubmissionStanding>> {
        let row = self.cycle_row(scope, &cycle.key).await?;
        let acts = ActRow::find_by_statement(self.sql(
            "SELECT o.code, e.act, e.until, e.state, e.recorded_at
             FROM submission s
             JOIN organisation o ON o.id = s.organisation_id
             JOIN submission_event e ON e.submission_id = s.id
             WHERE s.cycle_id = $1 AND e.recorded_at <= $2
             ORDER BY o.code, e.sequence",
            [row.id.into(), until(as_of).into()],
        ));
        let mut found = BTreeMap::new();
        for act in acts.all(&self.inner).await? {
            let state = state(&act.state)?;
            let deadline = cycle.deadline;
            let nothing =
                SubmissionStanding { state, first_submitted_at: None, deadline, was_checked: false };
            let standing = found.entry(organisation_code(act.code)?).or_insert(nothing);
            standing.state = state;
            standing.was_checked |= state.is_checked();
            if act.act == SubmissionAct::Submit.code() {
                standing.first_submitted_at.get_or_insert(act.recorded_at);
            } else if act.act == EXTEND {
                standing.deadline = act.until.unwrap_or(standing.deadline);
            }
        }
        found.retain(|organisation, standing| {
            standing.state != SubmissionState::Draft || scope.opens(organisation)
        });
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

    /// Every revision of every value that came with the organisation's submission; those of a cell side by side, oldest
    /// first.
    pub async fn revisions_handed_in(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        organisation: &OrganisationCode,
    ) -> Result<Vec<RecordedObservation>> {
        let Some(row) = self.submission_row(scope, &cycle.key, organisation).await? else {
            return Ok(Vec::new());
        };
        let mut values = of_period(scope, cycle.period);
        values.push(row.id.into());
        let text = format!(
            "{SELECT}{OF_PERIOD} AND o.submission_id = $5 ORDER BY i.code, g.code, o.category, o.revision"
        );
        let rows = Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await?;
        rows.into_iter().map(|row| Ok(recorded(row)?.0)).collect()
    }

    /// Notes what led to `after`; that it was begun, where it is no act.
    pub(crate) async fn append_event(
        &self,
        after: &submission::Model,
        act: Option<&SubmissionAct>,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = submission_event::ActiveModel {
            submission_id: Set(after.id),
            sequence: Set(after.version),
            act: Set(act.map_or(START, SubmissionAct::code).to_owned()),
            reason: Set(act.and_then(SubmissionAct::reason).map(str::to_owned)),
            until: Set(act.and_then(SubmissionAct::until)),
            scope: Set(act.filter(|act| names_its_scope(act)).map(scope_text)),
            state: Set(after.state.clone()),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        submission_event::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}

pub(crate) fn event(row: submission_event::Model) -> Result<SubmissionEvent> {
    Ok(SubmissionEvent {
        sequence: u32::try_from(row.sequence).map_err(Error::other)?,
        act: row.act,
        reason: row.reason,
        until: row.until,
        scope: scope_of(row.scope.as_deref())?,
        state: state(&row.state)?,
        recorded_at: row.recorded_at,
        account: AccountId(row.account),
        role: audit::role(&row.role)?,
    })
}

/// A reopening always does, if only to say that it is about all; a completion where it is not about all.
fn names_its_scope(act: &SubmissionAct) -> bool {
    matches!(act, SubmissionAct::Reopen { .. }) || !act.scope().is_empty()
}

/// The questions that an act is about, with a space between.
pub(crate) fn scope_text(act: &SubmissionAct) -> String {
    act.scope().iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(" ")
}

pub(crate) fn scope_of(text: Option<&str>) -> Result<Vec<IndicatorCode>> {
    text.unwrap_or_default().split_whitespace().map(|code| indicator_code(code.to_owned())).collect()
}

pub(crate) fn state(code: &str) -> Result<SubmissionState> {
    SubmissionState::from_code(code).ok_or_else(|| Error::unreadable("state of a submission", code))
}
