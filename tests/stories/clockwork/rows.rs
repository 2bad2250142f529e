//! What people plan beside the rule: a digest every Monday, reminders of a strategy without an interval, pauses and changes.

use std::collections::BTreeSet;

use chrono::Duration;
use malspar_app::clockwork::{Outcome, ScheduleOrder};
use malspar_domain::{
    clock::Clock,
    code::Slug,
    cycle::CycleState,
    id::ScheduleId,
    role::Role,
    schedule::{CatchUp, CronExpression, Duty, Handling, Timing, WorkingDay, Zone},
};

use super::world::{World, owner_of, time};
use crate::{
    accounts::{operator, refused},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_digest_comes_every_monday_while_there_is_something_to_tell,
    what_rests_is_not_made_up_for,
    a_changed_expression_plans_nothing_for_a_time_that_has_been,
    a_strategy_without_an_interval_is_opened_by_its_schedule,
    what_is_wrong_is_refused_where_it_stands,
    a_schedule_is_for_those_who_run_this_follow_up,
    what_cannot_be_done_is_shown_and_tried_again,
}

fn timing(expression: &str) -> Timing {
    Timing {
        expression: CronExpression::parse(expression).unwrap(),
        zone: Zone::default(),
        working_day: WorkingDay::AnyDay,
        extra: BTreeSet::new(),
    }
}

fn order(duty: Duty, expression: &str) -> ScheduleOrder {
    ScheduleOrder { duty, timing: timing(expression), catch_up: duty.catch_up() }
}

async fn plan(world: &World, order: &ScheduleOrder) -> ScheduleId {
    world.app.add_schedule(&owner_of("0018"), &world.orebro.slug, order).await.unwrap()
}

/// The clock goes to `at`; what has come is done, and what was done by the schedule is told, the latest last.
async fn by_then(world: &World, at: &str, id: ScheduleId) -> Vec<(String, Handling, Outcome)> {
    let owner = owner_of("0018");
    told(world, at, id, &owner, &world.orebro.slug).await
}

async fn told(
    world: &World,
    at: &str,
    id: ScheduleId,
    owner: &malspar_domain::role::Actor,
    slug: &Slug,
) -> Vec<(String, Handling, Outcome)> {
    world.clock.set(time(at));
    world.app.tick().await.unwrap();
    world.workers[0].run_until_idle().await.unwrap();
    let past = world.app.timetable(owner, slug).await.unwrap().past;
    let of = past.iter().rev().filter(|one| one.schedule == Some(id));
    of.map(|one| (one.planned.format("%F %R").to_string(), one.handling, one.outcome)).collect()
}

async fn digests(world: &World) -> usize {
    world.count("SELECT COUNT(*) FROM mail WHERE kind = 'digest'").await
}

async fn a_digest_comes_every_monday_while_there_is_something_to_tell(db: &TestDatabase) {
    let world = World::new(db).await;
    world.clock.set(time("2026-02-20T12:00:00Z"));
    world.app.tick().await.unwrap();
    let id = plan(&world, &order(Duty::Digest, "0 30 7 * * MON")).await;
    let done = by_then(&world, "2026-02-23T06:31:00Z", id).await;
    assert_eq!(done, [("2026-02-23 07:30".to_owned(), Handling::OnTime, Outcome::NothingToDo)]);
    assert_eq!(digests(&world).await, 0, "no cycle is open");
    // The cycle opens on Monday 2 March at 8, half an hour too late for the digest of that day.
    let done = by_then(&world, "2026-03-09T06:35:00Z", id).await;
    assert_eq!(done[1], ("2026-03-02 07:30".to_owned(), Handling::Superseded, Outcome::LeftOut));
    assert_eq!(done[2], ("2026-03-09 07:30".to_owned(), Handling::OnTime, Outcome::Asked));
    assert_eq!(digests(&world).await, 1);
    world.app.tick().await.unwrap();
    assert_eq!(digests(&world).await, 1, "once");
}

async fn what_rests_is_not_made_up_for(db: &TestDatabase) {
    let world = World::new(db).await;
    let (owner, slug) = (owner_of("0018"), world.orebro.slug.clone());
    let id = plan(&world, &order(Duty::Digest, "0 0 7 * * *")).await;
    assert_eq!(by_then(&world, "2023-11-02T06:05:00Z", id).await.len(), 1);
    world.app.rest_schedule(&owner, &slug, id, true).await.unwrap();
    assert_eq!(by_then(&world, "2023-11-20T12:00:00Z", id).await.len(), 1);
    let coming = world.app.timetable(&owner, &slug).await.unwrap().coming;
    assert!(coming.iter().all(|one| one.schedule != Some(id)), "what rests is not said to come");
    world.app.rest_schedule(&owner, &slug, id, false).await.unwrap();
    assert_eq!(by_then(&world, "2023-11-20T13:00:00Z", id).await.len(), 1);
    let done = by_then(&world, "2023-11-21T06:05:00Z", id).await;
    assert_eq!(done.last().unwrap().0, "2023-11-21 07:00");
    assert_eq!(done.len(), 2);
    world.app.end_schedule(&owner, &slug, id).await.unwrap();
    assert_eq!(by_then(&world, "2023-12-21T06:05:00Z", id).await.len(), 2, "what it did stays");
    assert_eq!(refused(world.app.rest_schedule(&owner, &slug, id, true).await), "not found");
}

async fn a_changed_expression_plans_nothing_for_a_time_that_has_been(db: &TestDatabase) {
    let world = World::new(db).await;
    let (owner, slug) = (owner_of("0018"), world.orebro.slug.clone());
    let id = plan(&world, &order(Duty::Digest, "0 0 7 * * *")).await;
    assert_eq!(by_then(&world, "2023-11-02T06:05:00Z", id).await.len(), 1);
    // At ten somebody makes it nine: today's nine has been.
    world.clock.set(time("2023-11-02T09:00:00Z"));
    world.app.change_schedule(&owner, &slug, id, &order(Duty::Digest, "0 0 9 * * *")).await.unwrap();
    assert_eq!(by_then(&world, "2023-11-02T12:00:00Z", id).await.len(), 1);
    let done = by_then(&world, "2023-11-03T08:05:00Z", id).await;
    assert_eq!((done.len(), done[1].0.as_str()), (2, "2023-11-03 09:00"));
    // The same times by the clocks of another zone: nothing is lost and nothing done twice.
    let helsinki = Timing { zone: "Europe/Helsinki".parse().unwrap(), ..timing("0 0 9 * * *") };
    let moved = ScheduleOrder { duty: Duty::Digest, timing: helsinki, catch_up: CatchUp::Each };
    world.app.change_schedule(&owner, &slug, id, &moved).await.unwrap();
    assert_eq!(by_then(&world, "2023-11-03T09:05:00Z", id).await.len(), 2);
    let done = by_then(&world, "2023-11-04T07:05:00Z", id).await;
    assert_eq!((done.len(), done[2].1), (3, Handling::OnTime));
}

async fn a_strategy_without_an_interval_is_opened_by_its_schedule(db: &TestDatabase) {
    let world = World::new(db).await;
    let (owner, slug) = (owner_of("0019"), world.vastmanland.slug.clone());
    let first = world.vastmanland.cycles()[0].key.clone();
    let mut opening = order(Duty::OpenCycle, "0 0 8 1 2 * 2024");
    opening.timing.working_day = WorkingDay::Next;
    let id = world.app.add_schedule(&owner, &slug, &opening).await.unwrap();
    let close = order(Duty::CloseCycle, "0 0 0 1 3 * 2024");
    world.app.add_schedule(&owner, &slug, &close).await.unwrap();
    let done = told(&world, "2024-02-01T07:02:00Z", id, &owner, &slug).await;
    assert_eq!(done, [("2024-02-01 08:00".to_owned(), Handling::OnTime, Outcome::Done)]);
    assert_eq!(world.app.cycle_state(&owner, &slug, &first).await.unwrap(), CycleState::Collecting);
    told(&world, "2024-03-01T09:00:00Z", id, &owner, &slug).await;
    assert_eq!(world.app.cycle_state(&owner, &slug, &first).await.unwrap(), CycleState::Reviewing);
    // Where the rule opens, nobody else does.
    let orebro = world.orebro.slug.clone();
    let opening = order(Duty::OpenCycle, "0 0 8 1 2 * 2027");
    let refusal = world.app.add_schedule(&owner_of("0018"), &orebro, &opening).await;
    assert_eq!(refused(refusal), "schedule-duty-by-rule");
}

async fn what_is_wrong_is_refused_where_it_stands(db: &TestDatabase) {
    let world = World::new(db).await;
    let wrong = CronExpression::parse("0 30 7 * 13 *").unwrap_err();
    assert_eq!(wrong.at, 9, "the thirteenth month");
    let over = order(Duty::Digest, "0 0 7 1 1 * 2023");
    let refusal = world.app.add_schedule(&owner_of("0018"), &world.orebro.slug, &over).await;
    assert_eq!(refused(refusal), "cron-over");
    let first = plan(&world, &order(Duty::Digest, "0 0 7 * * *")).await;
    assert_eq!(plan(&world, &order(Duty::Digest, "0 0 7 * * *")).await, first, "it is there already");
    for minute in 1..50 {
        plan(&world, &order(Duty::Digest, &format!("0 {minute} 7 * * *"))).await;
    }
    let one_more = order(Duty::Digest, "0 50 7 * * *");
    let refusal = world.app.add_schedule(&owner_of("0018"), &world.orebro.slug, &one_more).await;
    assert_eq!(refused(refusal), "schedule-too-many");
}

async fn a_schedule_is_for_those_who_run_this_follow_up(db: &TestDatabase) {
    let world = World::new(db).await;
    let slug = &world.orebro.slug;
    let id = plan(&world, &order(Duty::Digest, "0 0 7 * * *")).await;
    let mut reviewer = owner_of("0018");
    reviewer.role = Role::CouncilReviewer;
    let contact = crate::county::contact("1880");
    for (who, expected) in [(contact, "forbidden"), (reviewer, "forbidden"), (owner_of("0019"), "not found")]
    {
        let daily = order(Duty::Digest, "0 0 7 * * *");
        assert_eq!(refused(world.app.timetable(&who, slug).await), expected);
        assert_eq!(refused(world.app.add_schedule(&who, slug, &daily).await), expected);
        assert_eq!(refused(world.app.change_schedule(&who, slug, id, &daily).await), expected);
        assert_eq!(refused(world.app.rest_schedule(&who, slug, id, true).await), expected);
        assert_eq!(refused(world.app.end_schedule(&who, slug, id).await), expected);
        assert_eq!(refused(world.app.service_timetable(&who).await), "forbidden");
    }
    // Nor by the name of one's own strategy.
    let (owner, own) = (owner_of("0019"), &world.vastmanland.slug);
    assert_eq!(refused(world.app.end_schedule(&owner, own, id).await), "not found");
    world.app.tick().await.unwrap();
    let service = world.app.service_timetable(&operator()).await.unwrap();
    let duties: Vec<_> = service.schedules.iter().map(|one| one.schedule.duty).collect();
    assert_eq!(duties, [Duty::Prune]);
}

async fn what_cannot_be_done_is_shown_and_tried_again(db: &TestDatabase) {
    let world = World::new(db).await;
    world.clock.set(time("2026-02-28T12:00:00Z"));
    world.app.tick().await.unwrap();
    // Something is wrong with what a mail needs: the language of whoever gets it cannot be read.
    let spoil = "UPDATE account SET lang = 'xx'";
    let mend = "UPDATE account SET lang = 'sv'";
    let free = "ALTER TABLE account DROP CONSTRAINT IF EXISTS account_lang_check";
    if world.stranger.is_sqlite() {
        world.stranger.execute("PRAGMA ignore_check_constraints = ON").await.unwrap();
    } else {
        world.stranger.execute(free).await.unwrap();
    }
    world.stranger.execute(spoil).await.unwrap();
    world.clock.set(time("2026-03-02T07:01:00Z"));
    let ticked = world.app.tick().await.unwrap();
    assert_eq!(ticked.stuck, 1);
    world.clock.advance(Duration::minutes(1));
    world.app.tick().await.unwrap();
    let table = world.app.timetable(&owner_of("0018"), &world.orebro.slug).await.unwrap();
    let trouble = &table.troubles[0];
    assert_eq!((table.troubles.len(), trouble.times), (1, 2));
    assert!(trouble.name.ends_with("/open@2026-03-02T08:00") && !trouble.error.is_empty(), "{trouble:?}");
    let (owner, key) = (owner_of("0018"), crate::county::cycle());
    let state = || world.app.cycle_state(&owner, &world.orebro.slug, &key);
    assert_eq!(state().await.unwrap(), CycleState::Planned);
    world.stranger.execute(mend).await.unwrap();
    world.app.tick().await.unwrap();
    assert_eq!(state().await.unwrap(), CycleState::Collecting);
    let table = world.app.timetable(&owner, &world.orebro.slug).await.unwrap();
    assert_eq!(table.troubles, []);
    assert!(world.clock.now() < time("2026-03-03T00:00:00Z"));
}
