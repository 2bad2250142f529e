//! What was planned and has been handled: on time, late, or not at all and why. Only ever added to.

use chrono::{DateTime, NaiveDateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle_plan::CycleStep,
    id::{JobId, ScheduleId},
    schedule::{Duty, Handling, Occurrence, OccurrenceKey, ScheduleKey},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{Error, Result, StrategyScope, Tx, entity::occurrence, local_time, store::stored};

/// What handling an occurrence came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done then.
    Done,
    /// A job was asked for, which does it.
    Asked,
    /// Somebody had done it before.
    Already,
    /// There was nothing to do it in: no cycle that it could be done for.
    NothingToDo,
    /// It was not to be done any more.
    LeftOut,
}

/// An occurrence that is being handled.
#[derive(Debug, Clone)]
pub struct NewOccurrence<'a> {
    /// By what it is told from all others.
    pub key: &'a OccurrenceKey,
    /// When it is, in its zone and as a moment.
    pub occurrence: Occurrence,
    /// What is done.
    pub duty: Duty,
    /// For which cycle.
    pub cycle: Option<&'a CycleKey>,
    /// What becomes of it.
    pub handling: Handling,
    /// What that came to.
    pub outcome: Outcome,
    /// The job that does it.
    pub job: Option<JobId>,
}

/// An occurrence that has been handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccurrenceRecord {
    /// By what it is told from all others.
    pub name: String,
    /// For which strategy; for the service as a whole where there is none.
    pub strategy: Option<Slug>,
    /// Of which schedule, where it is one that somebody made.
    pub schedule: Option<ScheduleId>,
    /// What is done.
    pub duty: Duty,
    /// Which step of the rule it is.
    pub step: Option<CycleStep>,
    /// For which cycle.
    pub cycle: Option<CycleKey>,
    /// Its planned local time.
    pub planned: NaiveDateTime,
    /// The moment that it was to be.
    pub planned_at: DateTime<Utc>,
    /// When it was handled.
    pub handled_at: DateTime<Utc>,
    /// What became of it.
    pub handling: Handling,
    /// What that came to.
    pub outcome: Outcome,
    /// The job that did it; its row may have been removed since.
    pub job: Option<JobId>,
}

impl Outcome {
    const ALL: [Self; 5] = [Self::Done, Self::Asked, Self::Already, Self::NothingToDo, Self::LeftOut];

    /// The code in the database and in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Asked => "asked",
            Self::Already => "already",
            Self::NothingToDo => "nothing",
            Self::LeftOut => "left_out",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|outcome| outcome.code() == code);
        found.ok_or_else(|| Error::unreadable("outcome", code))
    }
}

impl Tx {
    /// Adds an occurrence to those that have been handled; a conflict where it has been handled before.
    pub async fn add_occurrence(
        &self,
        scope: Option<&StrategyScope>,
        new: &NewOccurrence<'_>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let (schedule, step) = match &new.key.schedule {
            ScheduleKey::Row(id) => (Some(id.0), None),
            ScheduleKey::Rule(_, step) => (None, Some(step.code().to_owned())),
        };
        let row = occurrence::ActiveModel {
            name: Set(new.key.to_string()),
            strategy_id: Set(scope.map(|scope| scope.strategy)),
            schedule_id: Set(schedule),
            duty: Set(new.duty.code().to_owned()),
            step: Set(step),
            cycle: Set(new.cycle.map(ToString::to_string)),
            planned: Set(local_time::written(new.occurrence.planned)),
            planned_at: Set(stored(new.occurrence.at)),
            handled_at: Set(stored(at)),
            handling: Set(new.handling.code().to_owned()),
            outcome: Set(new.outcome.code().to_owned()),
            job_id: Set(new.job.map(|job| job.0)),
        };
        occurrence::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// The latest occurrences of a strategy, the latest first.
    pub async fn occurrences(&self, scope: &StrategyScope, limit: u64) -> Result<Vec<OccurrenceRecord>> {
        let rows = occurrence::Entity::find().filter(occurrence::Column::StrategyId.eq(scope.strategy));
        self.read_occurrences(rows, limit).await
    }

    /// The same of the service as a whole.
    pub async fn service_occurrences(&self, limit: u64) -> Result<Vec<OccurrenceRecord>> {
        let rows = occurrence::Entity::find().filter(occurrence::Column::StrategyId.is_null());
        self.read_occurrences(rows, limit).await
    }

    async fn read_occurrences(
        &self,
        rows: sea_orm::Select<occurrence::Entity>,
        limit: u64,
    ) -> Result<Vec<OccurrenceRecord>> {
        use occurrence::Column as C;
        let rows = rows.order_by_desc(C::HandledAt).order_by_desc(C::PlannedAt).order_by_desc(C::Name);
        let slugs = self.strategy_slugs().await?;
        let rows = rows.limit(limit).all(&self.inner).await?;
        let read = |row: occurrence::Model| {
            let step = |code: &String| {
                CycleStep::from_code(code).ok_or_else(|| Error::unreadable("step of a cycle", code))
            };
            let cycle =
                |key: &String| key.parse::<CycleKey>().map_err(|_| Error::unreadable("name of a cycle", key));
            Ok(OccurrenceRecord {
                strategy: row.strategy_id.and_then(|id| slugs.get(&id).cloned()),
                schedule: row.schedule_id.map(ScheduleId),
                duty: Duty::from_code(&row.duty).ok_or_else(|| Error::unreadable("duty", &row.duty))?,
                step: row.step.as_ref().map(step).transpose()?,
                cycle: row.cycle.as_ref().map(cycle).transpose()?,
                planned: local_time::read(&row.planned)?,
                planned_at: row.planned_at,
                handled_at: row.handled_at,
                handling: Handling::from_code(&row.handling)
                    .ok_or_else(|| Error::unreadable("handling", &row.handling))?,
                outcome: Outcome::from_code(&row.outcome)?,
                job: row.job_id.map(JobId),
                name: row.name,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
