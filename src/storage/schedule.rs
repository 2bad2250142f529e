//! The schedules that people make and that the service brings, and how far each has been handled. What follows from the
//! rule of a strategy has no row here: see [`crate::rule_step`].

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use malspar_domain::{
    id::ScheduleId,
    schedule::{CatchUp, CronExpression, Duty, Schedule, Timing, WorkingDay, Zone},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::{
    Error, Result, StrategyScope, Thing, Tx, canonical, entity::schedule, local_time, store::stored,
};

/// A schedule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleRecord {
    /// What is done, and when.
    pub schedule: Schedule,
    /// The planned local time of the last occurrence that was handled, or when it was made or taken up again.
    pub handled_until: NaiveDateTime,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it rests.
    pub paused_at: Option<DateTime<Utc>>,
    /// When it was taken away; what it did before that stays.
    pub ended_at: Option<DateTime<Utc>>,
}

impl ScheduleRecord {
    /// Is anything done by it?
    pub const fn runs(&self) -> bool {
        self.paused_at.is_none() && self.ended_at.is_none()
    }
}

impl Tx {
    /// All schedules that have not been taken away, of every strategy and the service's own: for the clock.
    pub async fn all_schedules(&self) -> Result<Vec<ScheduleRecord>> {
        let rows = schedule::Entity::find().filter(schedule::Column::EndedAt.is_null());
        self.read_schedules(rows).await
    }

    /// Those of a strategy, also those that were taken away.
    pub async fn schedules(&self, scope: &StrategyScope) -> Result<Vec<ScheduleRecord>> {
        let rows = schedule::Entity::find().filter(schedule::Column::StrategyId.eq(scope.strategy));
        self.read_schedules(rows).await
    }

    /// Those of the service as a whole.
    pub async fn service_schedules(&self) -> Result<Vec<ScheduleRecord>> {
        self.read_schedules(schedule::Entity::find().filter(schedule::Column::StrategyId.is_null())).await
    }

    /// A name for a schedule that is to be kept.
    pub fn new_schedule_id(&self) -> ScheduleId {
        ScheduleId(self.new_id())
    }

    /// Keeps a schedule; what was planned until `handled_until` is not for it.
    #[expect(clippy::too_many_arguments, reason = "a schedule is what, for whom, when, and from when on")]
    pub async fn add_schedule(
        &self,
        id: ScheduleId,
        scope: Option<&StrategyScope>,
        duty: Duty,
        timing: &Timing,
        catch_up: CatchUp,
        handled_until: NaiveDateTime,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = schedule::ActiveModel {
            id: Set(id.0),
            strategy_id: Set(scope.map(|scope| scope.strategy)),
            duty: Set(duty.code().to_owned()),
            expression: Set(timing.expression.as_str().to_owned()),
            zone: Set(timing.zone.to_string()),
            working_day: Set(timing.working_day.code().to_owned()),
            extra: Set(extra_text(timing)?),
            catch_up: Set(catch_up.code().to_owned()),
            handled_until: Set(local_time::written(handled_until)),
            made_at: Set(stored(at)),
            paused_at: Set(None),
            ended_at: Set(None),
        };
        schedule::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Gives a schedule another timing; what was planned until `handled_until` is not for it.
    pub async fn change_schedule(
        &self,
        id: ScheduleId,
        timing: &Timing,
        catch_up: CatchUp,
        handled_until: NaiveDateTime,
    ) -> Result<()> {
        let mut row = self.schedule_row(id).await?.into_active_model();
        row.expression = Set(timing.expression.as_str().to_owned());
        row.zone = Set(timing.zone.to_string());
        row.working_day = Set(timing.working_day.code().to_owned());
        row.extra = Set(extra_text(timing)?);
        row.catch_up = Set(catch_up.code().to_owned());
        row.handled_until = Set(local_time::written(handled_until));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Lets a schedule rest from `at` on.
    pub async fn pause_schedule(&self, id: ScheduleId, at: DateTime<Utc>) -> Result<()> {
        let mut row = self.schedule_row(id).await?.into_active_model();
        row.paused_at = Set(Some(stored(at)));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Takes a schedule up again; what was planned until `handled_until` is not made up for.
    pub async fn resume_schedule(&self, id: ScheduleId, handled_until: NaiveDateTime) -> Result<()> {
        let mut row = self.schedule_row(id).await?.into_active_model();
        row.paused_at = Set(None);
        row.handled_until = Set(local_time::written(handled_until));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Takes a schedule away for good.
    pub async fn end_schedule(&self, id: ScheduleId, at: DateTime<Utc>) -> Result<()> {
        let mut row = self.schedule_row(id).await?.into_active_model();
        row.ended_at = Set(Some(stored(at)));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Notes that a schedule has been handled on from `from` to `to`; false where somebody else did so first, or the
    /// schedule rests. The first thing in a transaction: whoever comes second waits here, and then leaves it.
    pub async fn advance_schedule(
        &self,
        id: ScheduleId,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<bool> {
        let advance = "UPDATE schedule SET handled_until = $1
                       WHERE id = $2 AND handled_until = $3 AND paused_at IS NULL AND ended_at IS NULL";
        let values = [local_time::written(to).into(), id.0.into(), local_time::written(from).into()];
        Ok(self.inner.execute_raw(self.sql(advance, values)).await?.rows_affected() == 1)
    }

    async fn schedule_row(&self, id: ScheduleId) -> Result<schedule::Model> {
        let found = schedule::Entity::find_by_id(id.0).one(&self.inner).await?;
        found.ok_or_else(|| Error::not_found(Thing::Schedule, id.0))
    }

    async fn read_schedules(&self, rows: sea_orm::Select<schedule::Entity>) -> Result<Vec<ScheduleRecord>> {
        let rows = rows.order_by_asc(schedule::Column::MadeAt).order_by_asc(schedule::Column::Id);
        let slugs = self.strategy_slugs().await?;
        let read = |row: schedule::Model| {
            let strategy = row.strategy_id.and_then(|id| slugs.get(&id).cloned());
            let unreadable = |what, text: &str| Error::unreadable(what, text);
            let extra: BTreeSet<NaiveDateTime> = canonical::parse("extra times", &row.extra)?;
            let timing = Timing {
                expression: CronExpression::parse(&row.expression)
                    .map_err(|_| unreadable("expression of a schedule", &row.expression))?,
                zone: row.zone.parse::<Zone>().map_err(|_| unreadable("time zone", &row.zone))?,
                working_day: WorkingDay::from_code(&row.working_day)
                    .ok_or_else(|| unreadable("rule for days off", &row.working_day))?,
                extra,
            };
            let schedule = Schedule {
                id: ScheduleId(row.id),
                strategy,
                duty: Duty::from_code(&row.duty).ok_or_else(|| unreadable("duty", &row.duty))?,
                timing,
                catch_up: CatchUp::from_code(&row.catch_up)
                    .ok_or_else(|| unreadable("rule for what was missed", &row.catch_up))?,
            };
            Ok(ScheduleRecord {
                schedule,
                handled_until: local_time::read(&row.handled_until)?,
                made_at: row.made_at,
                paused_at: row.paused_at,
                ended_at: row.ended_at,
            })
        };
        rows.all(&self.inner).await?.into_iter().map(read).collect()
    }
}

fn extra_text(timing: &Timing) -> Result<String> {
    canonical::json(&timing.extra)
}
