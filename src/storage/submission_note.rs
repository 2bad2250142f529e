//! What an organisation says of its answers as a whole while they are made: whether they are agreed within it, and its own
//! registry number. What it has asked for stands in the same row (`request`).

use chrono::{DateTime, Utc};
use malspar_domain::code::{CycleKey, OrganisationCode};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Result, StrategyScope, Tx,
    entity::submission_note::{self, Column as C},
    store::stored,
};

/// What an organisation says about its answers as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubmissionNote {
    /// Are they agreed within it? Nothing where it has not said.
    pub agreed: Option<bool>,
    /// Its own registry number.
    pub registry_number: Option<String>,
}

impl Tx {
    /// What stands beside the answers; nothing where nobody has said anything.
    pub async fn submission_note(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<SubmissionNote> {
        let Some(submission) = self.submission_row(scope, cycle, organisation).await? else {
            return Ok(SubmissionNote::default());
        };
        let row = submission_note::Entity::find_by_id(submission.id).one(&self.inner).await?;
        Ok(row.map(note).unwrap_or_default())
    }

    /// Notes whether the answers are agreed, and the organisation's registry number. The submission must have been started.
    pub async fn note_anchoring(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        agreed: Option<bool>,
        registry_number: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let submission = self.started(scope, cycle, organisation).await?;
        let row = submission_note::ActiveModel {
            submission_id: Set(submission.id),
            agreed: Set(agreed.map(i32::from)),
            registry_number: Set(registry_number.map(str::to_owned)),
            changed_at: Set(stored(at)),
            changed_by: Set(scope.actor.account.0),
            ..submission_note::ActiveModel::default()
        };
        let columns = [C::Agreed, C::RegistryNumber, C::ChangedAt, C::ChangedBy];
        let update = OnConflict::column(C::SubmissionId).update_columns(columns).to_owned();
        submission_note::Entity::insert(row).on_conflict(update).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}

fn note(row: submission_note::Model) -> SubmissionNote {
    SubmissionNote { agreed: row.agreed.map(|agreed| agreed == 1), registry_number: row.registry_number }
}
