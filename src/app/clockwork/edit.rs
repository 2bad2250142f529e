//! Making, changing, resting and taking away schedules.

use chrono::{NaiveDateTime, SubsecRound};
use malspar_domain::{
    code::Slug,
    id::ScheduleId,
    role::{Actor, Role},
    schedule::{CatchUp, Duty, Schedule, Timing},
    strategy::Strategy,
    violation::Violation,
};
use malspar_storage::{AuditEntry, ScheduleRecord, StrategyScope, Tx};

use crate::{App, Error, Result};

/// A schedule that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleOrder {
    /// What is done.
    pub duty: Duty,
    /// When.
    pub timing: Timing,
    /// What becomes of what was missed.
    pub catch_up: CatchUp,
}

impl ScheduleOrder {
    /// Is it what this schedule does?
    fn is(&self, schedule: &Schedule) -> bool {
        (self.duty, &self.timing, self.catch_up) == (schedule.duty, &schedule.timing, schedule.catch_up)
    }
}

/// How many schedules a strategy may have.
const MOST: usize = 50;

impl App {
    /// The duties that can be planned for a strategy by hand. Where its rule opens and closes the cycles, nobody else does.
    pub fn duties_by_hand(strategy: &Strategy) -> Vec<Duty> {
        let by_rule = strategy.follow_up.is_some();
        let all = Duty::ALL.into_iter().filter(|duty| duty.is_of_a_strategy());
        all.filter(|duty| !(by_rule && matches!(duty, Duty::OpenCycle | Duty::CloseCycle))).collect()
    }

    /// Makes a schedule of a strategy, or gives the one that runs just so already.
    pub async fn add_schedule(
        &self,
        actor: &Actor,
        slug: &Slug,
        order: &ScheduleOrder,
    ) -> Result<ScheduleId> {
        check_plans(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        check(order, None, &strategy, now)?;
        // Of two presses at once the second finds what the first has made.
        tx.hold_catalogue(slug).await?;
        let mut there = tx.schedules(&scope).await?;
        there.retain(|one| one.ended_at.is_none());
        if let Some(same) = there.iter().find(|one| one.runs() && order.is(&one.schedule)) {
            return Ok(same.schedule.id);
        }
        if there.len() >= MOST {
            return Err(Violation::error("duty", "schedule-too-many").with("max", MOST).into());
        }
        let (id, local) = (tx.new_schedule_id(), order.timing.zone.local(now));
        let ScheduleOrder { duty, timing, catch_up } = order;
        tx.add_schedule(id, Some(&scope), *duty, timing, *catch_up, local, now).await?;
        let entry = said("schedule.add", slug, id, order);
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Gives a schedule another timing. What was planned by the old one and has not come is not done.
    pub async fn change_schedule(
        &self,
        actor: &Actor,
        slug: &Slug,
        id: ScheduleId,
        order: &ScheduleOrder,
    ) -> Result<()> {
        check_plans(actor)?;
        // What has come by the old timing is done by it.
        self.tick().await?;
        let (tx, scope, known) = self.hold(actor, slug, id).await?;
        let now = self.clock.now();
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let order = ScheduleOrder { duty: known.schedule.duty, ..order.clone() };
        check(&order, Some(&known.schedule.timing), &strategy, now)?;
        let until = goes_on_from(&known, &order.timing, now);
        tx.change_schedule(id, &order.timing, order.catch_up, until).await?;
        tx.append_audit(&said("schedule.change", scope.slug(), id, &order), actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// Lets a schedule rest, or takes it up again. What was planned while it rested is not made up for.
    pub async fn rest_schedule(&self, actor: &Actor, slug: &Slug, id: ScheduleId, rests: bool) -> Result<()> {
        check_plans(actor)?;
        let (tx, scope, known) = self.hold(actor, slug, id).await?;
        let now = self.clock.now();
        if known.paused_at.is_some() == rests {
            return Ok(());
        }
        if rests {
            tx.pause_schedule(id, now).await?;
        } else {
            let local = known.schedule.timing.zone.local(now).trunc_subsecs(0);
            tx.resume_schedule(id, local.max(known.handled_until)).await?;
        }
        let entry = AuditEntry::new("schedule.rest", scope.slug().as_str());
        let entry = entry.with("schedule", id.0.to_string()).with("rests", rests);
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a schedule away. What it has done stays in the list of what was done.
    pub async fn end_schedule(&self, actor: &Actor, slug: &Slug, id: ScheduleId) -> Result<()> {
        check_plans(actor)?;
        let (tx, scope, _) = self.hold(actor, slug, id).await?;
        let now = self.clock.now();
        tx.end_schedule(id, now).await?;
        let entry = AuditEntry::new("schedule.end", scope.slug().as_str());
        tx.append_audit(&entry.with("schedule", id.0.to_string()), actor, now).await?;
        Ok(tx.commit().await?)
    }

    async fn hold(
        &self,
        actor: &Actor,
        slug: &Slug,
        id: ScheduleId,
    ) -> Result<(Tx, StrategyScope, ScheduleRecord)> {
        let tx = self.store.write().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let known = tx.schedules(&scope).await?.into_iter().find(|one| one.schedule.id == id);
        match known {
            Some(known) if known.ended_at.is_none() => Ok((tx, scope, known)),
            _ => Err(Error::no_schedule(id)),
        }
    }
}

/// What somebody plans is never planned for a time that has been. With another zone alone it goes on from where it was.
fn goes_on_from(
    known: &ScheduleRecord,
    timing: &Timing,
    now: chrono::DateTime<chrono::Utc>,
) -> NaiveDateTime {
    let same = Timing { zone: known.schedule.timing.zone, ..timing.clone() } == known.schedule.timing;
    if same { known.handled_until } else { timing.zone.local(now).trunc_subsecs(0).max(known.handled_until) }
}

fn check(
    order: &ScheduleOrder,
    known: Option<&Timing>,
    strategy: &Strategy,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let mut wrong = order.timing.check(known, now);
    if !App::duties_by_hand(strategy).contains(&order.duty) {
        wrong.push(Violation::error("duty", "schedule-duty-by-rule").with("duty", order.duty.code()));
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Refused(wrong)) }
}

fn said(act: &str, slug: &Slug, id: ScheduleId, order: &ScheduleOrder) -> AuditEntry {
    let extra: Vec<_> = order.timing.extra.iter().map(ToString::to_string).collect();
    AuditEntry::new(act, slug.as_str())
        .with("schedule", id.0.to_string())
        .with("duty", order.duty.code())
        .with("expression", order.timing.expression.as_str())
        .with("zone", order.timing.zone.to_string())
        .with("working_day", order.timing.working_day.code())
        .with("catch_up", order.catch_up.code())
        .with("extra", extra)
}

pub(super) fn check_plans(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() || actor.role == Role::Administrator {
        Ok(())
    } else {
        Err(Error::Forbidden("plan what the service does"))
    }
}
