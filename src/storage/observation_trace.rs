//! Every revision of what was said about one thing, with who said it: for whoever asks where a figure comes from.

use std::collections::BTreeMap;

use malspar_domain::{
    code::{IndicatorCode, OrganisationCode},
    cycle::FollowUpCycle,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{
    RecordedObservation, Result, StrategyScope, Tx,
    observation_row::{OF_PERIOD, Row, SELECT, of_period, recorded},
    register::organisation_code,
};

/// A revision, and whose submission brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedObservation {
    /// What it says, when, in which role and why.
    pub recorded: RecordedObservation,
    /// Who answered; nobody where it was read in from elsewhere.
    pub reporter: Option<OrganisationCode>,
}

#[derive(FromQueryResult)]
struct Reporter {
    id: Uuid,
    code: String,
}

impl Tx {
    /// Every revision of an indicator's values in a cycle's period; those of a cell side by side, oldest first.
    pub async fn revisions_of(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        indicator: &IndicatorCode,
    ) -> Result<Vec<TracedObservation>> {
        let reporters = self.reporters(scope, cycle).await?;
        let mut values = of_period(scope, cycle.period);
        values.push(indicator.as_str().into());
        let text = format!("{SELECT}{OF_PERIOD} AND i.code = $5 ORDER BY g.code, o.category, o.revision");
        let rows = Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await?;
        let traced = rows.into_iter().map(|row| {
            let (recorded, submission) = recorded(row)?;
            let reporter = submission.and_then(|id| reporters.get(&id).cloned());
            Ok(TracedObservation { recorded, reporter })
        });
        traced.collect()
    }

    async fn reporters(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
    ) -> Result<BTreeMap<Uuid, OrganisationCode>> {
        let cycle = self.cycle_row(scope, &cycle.key).await?;
        let rows = Reporter::find_by_statement(self.sql(
            "SELECT s.id, o.code FROM submission s JOIN organisation o ON o.id = s.organisation_id
             WHERE s.cycle_id = $1",
            [cycle.id.into()],
        ));
        let rows = rows.all(&self.inner).await?;
        rows.into_iter().map(|row| Ok((row.id, organisation_code(row.code)?))).collect()
    }
}
