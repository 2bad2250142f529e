//! Observations: what remains of the answers for good. A later answer to the same cell is a new revision of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::{FollowUpCycle, TimePeriod},
    id::AccountId,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    role::{Actor, Role},
    strategy::Years,
    submission::SubmissionState,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, Value as Bind};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Tx, audit,
    draft::{category, category_text, indicator_id},
    entity::observation,
    exact::Exact,
    register::{CHUNK, id_of, organisation_code},
    store::stored,
    strategy::indicator_code,
    submission::until,
    value::ValueColumns,
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

#[derive(FromQueryResult)]
struct Row {
    indicator: String,
    about: String,
    period_from: i32,
    period_to: i32,
    measured_on: NaiveDate,
    category: String,
    revision: i32,
    status: String,
    kind: Option<String>,
    code: Option<String>,
    number: Option<Exact>,
    denominator: Option<Exact>,
    planned_from: Option<String>,
    comment: Option<String>,
    source: String,
    submission_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
    account: Uuid,
    role: String,
    reason: Option<String>,
}

/// Observations under names that people know: the beginning of every query here.
const SELECT: &str = "
    SELECT i.code AS indicator, g.code AS about, o.period_from, o.period_to, o.measured_on, o.category, o.revision,
           o.status, o.kind, o.code, o.number, o.denominator, o.planned_from, o.comment, o.source, o.submission_id,
           o.recorded_at, o.account, o.role, o.reason
    FROM indicator i
    JOIN observation o ON o.indicator_id = i.id
    JOIN organisation g ON g.id = o.organisation_id
    WHERE i.strategy_id = $1 AND o.period_from = $2 AND o.period_to = $3 AND o.measured_on = $4";

/// No later revision of the cell was known at `$5`.
const LATEST: &str = " AND o.recorded_at <= $5 AND NOT EXISTS (
        SELECT 1 FROM observation n
        WHERE n.indicator_id = o.indicator_id AND n.period_from = o.period_from AND n.period_to = o.period_to
          AND n.measured_on = o.measured_on AND n.organisation_id = o.organisation_id AND n.category = o.category
          AND n.revision > o.revision AND n.recorded_at <= $5)";

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
        let mut rows = Vec::new();
        for new in observations {
            let last = latest.get(&new.key);
            if last.is_some_and(|(last, from)| *from == Some(submission) && says_the_same(last, new)) {
                continue;
            }
            let revision = last.map_or(0, |(last, _)| last.revision) + 1;
            let value = ValueColumns::of(new.value.as_ref());
            rows.push(observation::ActiveModel {
                id: Set(self.new_id()),
                indicator_id: Set(indicator_id(&indicators, &new.key.indicator)?),
                organisation_id: Set(id_of(&organisations, &new.key.about)?),
                period_from: Set(new.key.period.years.from),
                period_to: Set(new.key.period.years.to),
                measured_on: Set(new.key.period.measured_on),
                category: Set(category_text(new.key.category.as_ref())),
                revision: Set(i32::try_from(revision).map_err(Error::other)?),
                status: Set(new.status.letter().to_string()),
                kind: Set(value.kind),
                code: Set(value.code),
                number: Set(value.number),
                denominator: Set(value.denominator),
                planned_from: Set(value.planned_from),
                comment: Set(new.comment.clone()),
                source: Set(new.source.code().to_owned()),
                submission_id: Set(Some(submission)),
                recorded_at: Set(stored(at)),
                account: Set(actor.account.0),
                role: Set(actor.role.code().to_owned()),
                reason: Set(reason.map(str::to_owned)),
            });
            latest.insert(new.key.clone(), (Observation { revision, ..new.clone() }, Some(submission)));
        }
        for chunk in rows.chunks(CHUNK) {
            observation::Entity::insert_many(chunk.to_vec()).exec_without_returning(&self.inner).await?;
        }
        Ok(rows.len())
    }

    /// The latest revision of each cell of the cycle's period that was known at `as_of`, from submissions that were then
    /// in one of the states `counted`; ordered by indicator, organisation and category.
    pub async fn observations(
        &self,
        scope: &StrategyScope,
        cycle: &FollowUpCycle,
        counted: &[SubmissionState],
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<Observation>> {
        let (text, values) = counting(scope, cycle, counted, as_of);
        let text = format!("{text} ORDER BY i.code, g.code, o.category");
        let rows = Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await?;
        rows.into_iter().map(|row| Ok(recorded(row)?.0.observation)).collect()
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
        let text =
            format!("{SELECT} AND i.code = $5 AND g.code = $6 AND o.category = $7 ORDER BY o.revision");
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
        let (text, values) = counting(scope, cycle, counted, as_of);
        let text = format!("SELECT max(counted.recorded_at) AS recorded_at FROM ({text}) counted");
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
            let text = format!("{SELECT}{LATEST} AND g.code IN ({about})");
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

/// The query for the latest revisions of a period that count.
fn counting(
    scope: &StrategyScope,
    cycle: &FollowUpCycle,
    counted: &[SubmissionState],
    as_of: Option<DateTime<Utc>>,
) -> (String, Vec<Bind>) {
    let mut values = of_period(scope, cycle.period);
    values.push(until(as_of).into());
    let states = list(&mut values, counted.iter().map(|state| state.code().into()));
    // What no submission brought, a reference series, needs no approval.
    let text = format!(
        "{SELECT}{LATEST}
         AND (o.submission_id IS NULL OR
              (SELECT e.state FROM submission_event e WHERE e.submission_id = o.submission_id
               AND e.recorded_at <= $5 ORDER BY e.sequence DESC LIMIT 1) IN ({states}))"
    );
    (text, values)
}

fn of_period(scope: &StrategyScope, period: TimePeriod) -> Vec<Bind> {
    vec![scope.strategy.into(), period.years.from.into(), period.years.to.into(), period.measured_on.into()]
}

/// Adds `more` to `values` and gives their places, `$6, $7`; a list that nothing is in where there are none.
fn list(values: &mut Vec<Bind>, more: impl Iterator<Item = Bind>) -> String {
    let places: Vec<_> = more
        .map(|value| {
            values.push(value);
            format!("${}", values.len())
        })
        .collect();
    if places.is_empty() { "NULL".to_owned() } else { places.join(", ") }
}

fn recorded(row: Row) -> Result<(RecordedObservation, Option<Uuid>)> {
    let value = ValueColumns {
        kind: row.kind,
        code: row.code,
        number: row.number,
        denominator: row.denominator,
        planned_from: row.planned_from,
    };
    let period = TimePeriod {
        years: Years { from: row.period_from, to: row.period_to },
        measured_on: row.measured_on,
    };
    let observation = Observation {
        key: SeriesKey {
            indicator: indicator_code(row.indicator)?,
            about: organisation_code(row.about)?,
            period,
            category: category(&row.category)?,
        },
        value: value.value()?,
        status: ObsStatus::from_letter(&row.status)
            .ok_or_else(|| Error::unreadable("status", &row.status))?,
        comment: row.comment,
        source: ObsSource::from_code(&row.source).ok_or_else(|| Error::unreadable("source", &row.source))?,
        revision: u32::try_from(row.revision).map_err(Error::other)?,
    };
    let recorded = RecordedObservation {
        observation,
        recorded_at: row.recorded_at,
        account: AccountId(row.account),
        role: audit::role(&row.role)?,
        reason: row.reason,
    };
    Ok((recorded, row.submission_id))
}
