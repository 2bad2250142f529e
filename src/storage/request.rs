//! What an organisation has asked for: more time to answer. The region grants it by an act of its own.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::code::{CycleKey, OrganisationCode};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, sea_query::OnConflict};

use crate::{Result, StrategyScope, Tx, entity::submission_note, register::organisation_code, store::stored};

/// More time that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionRequest {
    /// The last day that was asked for.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    asked_until: NaiveDate,
    asked_reason: Option<String>,
    asked_at: DateTime<Utc>,
}

impl Tx {
    /// Notes what the organisation asks for, in the place of what it asked for before. The submission must have been
    /// started.
    pub async fn save_extension_request(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        request: &ExtensionRequest,
    ) -> Result<()> {
        use submission_note::Column as C;
        let submission = self.started(scope, cycle, organisation).await?;
        let row = submission_note::ActiveModel {
            submission_id: Set(submission.id),
            asked_until: Set(Some(request.until)),
            asked_reason: Set(Some(request.reason.clone())),
            asked_at: Set(Some(stored(request.asked_at))),
            changed_at: Set(stored(request.asked_at)),
            changed_by: Set(scope.actor.account.0),
            ..Default::default()
        };
        let columns = [C::AskedUntil, C::AskedReason, C::AskedAt, C::ChangedAt, C::ChangedBy];
        let update = OnConflict::column(C::SubmissionId).update_columns(columns).to_owned();
        submission_note::Entity::insert(row).on_conflict(update).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// What everybody has last asked for in a cycle, ordered by code. A contact sees the own organisation's alone.
    pub async fn extension_requests(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<Vec<(OrganisationCode, ExtensionRequest)>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code, n.asked_until, n.asked_reason, n.asked_at
             FROM submission_note n
             JOIN submission s ON s.id = n.submission_id
             JOIN organisation o ON o.id = s.organisation_id
             WHERE s.cycle_id = $1 AND n.asked_at IS NOT NULL
             ORDER BY o.code",
            [cycle.id.into()],
        ));
        let mut found = Vec::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                let (until, asked_at) = (row.asked_until, row.asked_at);
                let reason = row.asked_reason.unwrap_or_default();
                found.push((organisation, ExtensionRequest { until, reason, asked_at }));
            }
        }
        Ok(found)
    }
}
