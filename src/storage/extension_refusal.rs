//! Requests for more time that the region has turned down, each with what was asked for: a later request takes the place
//! of an earlier one, and what was answered to that one stays.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    role::{Actor, Role},
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};

use crate::{
    ExtensionRequest, Result, StrategyScope, Tx, audit, entity::extension_refusal,
    register::organisation_code, store::stored,
};

/// A request that was turned down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionRefusal {
    /// What was asked for.
    pub request: ExtensionRequest,
    /// Why not.
    pub reason: String,
    /// When that was said.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: Role,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    asked_at: DateTime<Utc>,
    asked_until: NaiveDate,
    asked_reason: String,
    reason: String,
    recorded_at: DateTime<Utc>,
    role: String,
}

impl Tx {
    /// Every refusal of a cycle, those of an organisation oldest first. A contact sees the own organisation's alone.
    pub async fn extension_refusals(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<ExtensionRefusal>>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code, r.asked_at, r.asked_until, r.asked_reason, r.reason, r.recorded_at, r.role
             FROM extension_refusal r
             JOIN submission s ON s.id = r.submission_id
             JOIN organisation o ON o.id = s.organisation_id
             WHERE s.cycle_id = $1
             ORDER BY o.code, r.recorded_at",
            [cycle.id.into()],
        ));
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                let (until, asked_at) = (row.asked_until, row.asked_at);
                let request = ExtensionRequest { until, reason: row.asked_reason, asked_at };
                found.entry(organisation).or_default().push(ExtensionRefusal {
                    request,
                    reason: row.reason,
                    at: row.recorded_at,
                    role: audit::role(&row.role)?,
                });
            }
        }
        Ok(found)
    }

    /// Turns `request` down. The submission must have been started.
    #[expect(clippy::too_many_arguments, reason = "who turns what of whom down, why, when")]
    pub async fn refuse_extension(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        request: &ExtensionRequest,
        reason: &str,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = extension_refusal::ActiveModel {
            submission_id: Set(self.started(scope, cycle, organisation).await?.id),
            asked_at: Set(stored(request.asked_at)),
            asked_until: Set(request.until),
            asked_reason: Set(request.reason.clone()),
            reason: Set(reason.to_owned()),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        extension_refusal::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}
