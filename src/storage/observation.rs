//! Observations: what remains of the answers for good. A later answer to the same cell is a new revision of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::FollowUpCycle,
    id::AccountId,
    observation::{Observation, SeriesKey},
    role::{Actor, Role},
    submission::SubmissionState,
};
use sea_orm::{FromQueryResult, Value as Bind};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Tx,
    draft::{category_text, indicator_id},
    observation_row::{
        LATEST, NewRows, OF_PERIOD, Place, Row, SELECT, SELECT_SAID, SaidRow, latest_counted, list,
        of_period, recorded, said,
    },
    register::id_of,
    submission::until,
};

/// A revision of a cell, with who wrote it when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedObservation {
    /// What it says.
    pub observation: Observation,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// By whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
    /// Why it differs from the one before, where that was said.
    pub reason: Option<String>,
}

impl Tx {
    /// Adds a revision of each cell whose value, status or comment differs from its latest one, or whose latest one
    /// came with another submission. Gives how many were added. The reporter's submission must have been started.
    #[expect(clippy::too_many_arguments, reason = "a record is who, what, on what, why, when")]
    pub async fn append_observations(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        reporter: &OrganisationCode,
        observations: &[Observation],
        reason: Option<&str>,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<usize> {
        let submission = self.started(scope, cycle, reporter).await?.id;
        let (indicators, organisations) =
            (self.indicator_ids(scope.strategy).await?, self.organisation_ids().await?);
        let mut latest = self.latest_revisions(scope, observations).await?;
        let mut rows = NewRows::new(self, Some(submission), reason, actor, at);
        for new in observations {
            let last = latest.get(&new.key);
            if last.is_some_and(|(last, from)| *from == Some(submission) && says_the_same(last, new)) {
                continue;
            }
            let revision = last.map_or(0, |(last, _)| last.revision) + 1;
            let place = Place {
                indicator: indicator_id(&indicators, &new.key.indicator)?,
                organisation: id_of(&organisations, &new.key.about)?,
                revision: i32::try_from(revision).map_err(Error::other)?,
            };
            rows.push(new, place, new.source).await?;
            latest.insert(new.key.clone(), (Observation { revision, ..new.clone() }, Some(submission)));
        }
        rows.finish().await
    }

    /// The latest revision of each cell of the cycle's period that was known at `as_of`, from submissions that were then
    /// in one of the states `counted`; ordered by indicator, organisation and category. Where checked answers count,
    /// those that had been checked before a reopening count until others have been.
    pub async fn observations(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        counted: &[SubmissionState],
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<Observation>> {
        let (counting, values) = counting(scope, cycle, counted, as_of);
        let text = format!("{SELECT_SAID}{counting} ORDER BY i.code, g.code, o.category");
        let rows = SaidRow::find_by_statement(self.sql(&text, values)).all(&self.inner).await?;
        rows.into_iter().map(|row| said(row, cycle.period)).collect()
    }

    /// Every revision of a cell, oldest first.
    pub async fn revisions(
        &self,
        scope: &StrategyScope,
        key: &SeriesKey,
    ) -> Result<Vec<RecordedObservation>> {
        let mut values = of_period(scope, key.period);
        values.push(key.indicator.as_str().into());
        values.push(key.about.as_str().into());
        values.push(category_text(key.category.as_ref()).into());
        let text = format!(
            "{SELECT}{OF_PERIOD} AND i.code = $5 AND g.code = $6 AND o.category = $7 ORDER BY o.revision"
        );
        let rows = Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await?;
        rows.into_iter().map(|row| Ok(recorded(row)?.0)).collect()
    }

    /// When the latest of the observations was recorded that [`Tx::observations`] gives; nothing where it gives none.
    pub async fn latest_recorded_at(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        counted: &[SubmissionState],
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<DateTime<Utc>>> {
        #[derive(FromQueryResult)]
        struct Latest {
            recorded_at: Option<DateTime<Utc>>,
        }
        let (counting, values) = counting(scope, cycle, counted, as_of);
        let text =
            format!("SELECT max(counted.recorded_at) AS recorded_at FROM ({SELECT}{counting}) counted");
        let latest = Latest::find_by_statement(self.sql(&text, values));
        Ok(latest.one(&self.inner).await?.and_then(|row| row.recorded_at))
    }

    /// The latest revisions of all cells about the organisations that `observations` are about, in their periods, with
    /// the submissions that they came with.
    async fn latest_revisions(
        &self,
        scope: &StrategyScope,
        observations: &[Observation],
    ) -> Result<BTreeMap<SeriesKey, (Observation, Option<Uuid>)>> {
        let periods: BTreeSet<_> = observations.iter().map(|o| o.key.period).collect();
        let about: BTreeSet<_> = observations.iter().map(|o| o.key.about.as_str()).collect();
        let mut found = BTreeMap::new();
        for period in periods {
            let mut values = of_period(scope, period);
            values.push(until(None).into());
            let about = list(&mut values, about.iter().map(|code| (*code).into()));
            let text = format!("{SELECT}{OF_PERIOD}{LATEST} AND g.code IN ({about})");
            for row in Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await? {
                let (recorded, submission) = recorded(row)?;
                found.insert(recorded.observation.key.clone(), (recorded.observation, submission));
            }
        }
        Ok(found)
    }
}

fn says_the_same(last: &Observation, new: &Observation) -> bool {
    last.value == new.value && last.status == new.status && last.comment == new.comment
}

/// The end of a query for the latest revisions of a period that count.
fn counting(
    scope: &StrategyScope,
    cycle: &FollowUpCycle,
    counted: &[SubmissionState],
    as_of: Option<DateTime<Utc>>,
) -> (String, Vec<Bind>) {
    let mut values = of_period(scope, cycle.period);
    values.push(until(as_of).into());
    let counting = latest_counted(&mut values, counted);
    (format!("{OF_PERIOD}{counting}"), values)
}
