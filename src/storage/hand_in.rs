//! What was handed in, as it was handed in, with what was written to the owner alone. Kept for good; the draft goes on.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    role::Role,
    submission::{Answer, AnswerKey},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Result, StrategyScope, Tx, audit, canonical,
    entity::{hand_in, submission_event},
};

/// One answer of a hand-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// To which question.
    pub key: AnswerKey,
    /// What was answered.
    pub answer: Answer,
    /// Did the system set it, because another answer decides it?
    pub set: bool,
}

/// A hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandInRecord {
    /// When.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: Role,
    /// Every answer of it, with comments and messages.
    pub answers: Vec<HandedIn>,
    /// Were the answers agreed within the organisation?
    pub agreed: Option<bool>,
    /// Its own registry number.
    pub registry_number: Option<String>,
}

impl Tx {
    /// Keeps what has just been handed in: the submission's last event is the hand-in itself.
    pub async fn keep_hand_in(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        answers: &[HandedIn],
    ) -> Result<()> {
        let submission = self.started(scope, cycle, organisation).await?;
        let note = self.submission_note(scope, cycle, organisation).await?;
        let row = hand_in::ActiveModel {
            submission_id: Set(submission.id),
            sequence: Set(submission.version),
            answers: Set(canonical::json(&answers)?),
            agreed: Set(note.agreed.map(i32::from)),
            registry_number: Set(note.registry_number),
        };
        hand_in::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// What the organisation handed in last; nothing where it has not.
    pub async fn last_hand_in(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Option<HandInRecord>> {
        let Some(submission) = self.submission_row(scope, cycle, organisation).await? else {
            return Ok(None);
        };
        let last = hand_in::Entity::find()
            .filter(hand_in::Column::SubmissionId.eq(submission.id))
            .order_by_desc(hand_in::Column::Sequence)
            .one(&self.inner)
            .await?;
        let Some(row) = last else { return Ok(None) };
        let event = submission_event::Entity::find_by_id((row.submission_id, row.sequence))
            .one(&self.inner)
            .await?
            .ok_or_else(|| Error::other("a hand-in without its event"))?;
        Ok(Some(HandInRecord {
            at: event.recorded_at,
            role: audit::role(&event.role)?,
            answers: canonical::parse("hand-in", &row.answers)?,
            agreed: row.agreed.map(|agreed| agreed == 1),
            registry_number: row.registry_number,
        }))
    }
}
