//! Expressions as people write them, the times that follow, and what becomes of them when the service was away.

mod clocks;
mod laws;
mod missed;
mod mistakes;
mod written;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use proptest::{
    collection::btree_set,
    prelude::{Just, Strategy, any, prop_oneof},
    sample::select,
};
use uuid::Uuid;

use crate::{
    id::ScheduleId,
    schedule::{CatchUp, CronExpression, Duty, Fields, Occurrence, Schedule, Timing, WorkingDay, Zone},
};

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

/// By the clocks of Sweden, on any day.
fn timing(expression: &str) -> Timing {
    Timing {
        expression: CronExpression::parse(expression).unwrap(),
        zone: Zone::default(),
        working_day: WorkingDay::AnyDay,
        extra: BTreeSet::new(),
    }
}

fn schedule(timing: Timing, catch_up: CatchUp) -> Schedule {
    Schedule { id: ScheduleId(Uuid::nil()), strategy: None, duty: Duty::Digest, timing, catch_up }
}

/// `2026-03-29T02:30 = 01:00Z` for each.
fn shown(occurrences: impl IntoIterator<Item = Occurrence>) -> Vec<String> {
    let show = |o: Occurrence| format!("{} = {}", o.planned.format("%FT%R"), o.at.format("%d %RZ"));
    occurrences.into_iter().map(show).collect()
}

fn any_years() -> impl Strategy<Value = BTreeSet<i32>> {
    prop_oneof![
        Just(BTreeSet::new()),
        btree_set(2020_i32..2060, 1..6),
        (1990_i32..2099, 1_u8..9).prop_map(|(from, step)| Fields::every(from, step, None)),
        (1990_i32..2060, 1_u8..9, 0_i32..40).prop_map(|(from, step, more)| Fields::every(
            from,
            step,
            Some(from + more)
        )),
    ]
}

/// What can be chosen in a form; whether there is such a day is another matter.
fn any_fields() -> impl Strategy<Value = Fields> {
    let times = prop_oneof![
        (btree_set(0_u32..60, 1..3), btree_set(0_u32..24, 1..6)),
        (
            btree_set(0_u32..60, 1),
            (0_u32..12, 0_u32..12).prop_map(|(from, more)| (from..=from + more).collect())
        ),
    ];
    let days = (btree_set(1_u32..=31, 0..4), btree_set(1_u32..=7, 0..6), btree_set(1_u32..=12, 0..6));
    (times, days, any_years()).prop_map(|((minutes, hours), (days, weekdays, months), years)| Fields {
        minutes,
        hours,
        days,
        weekdays,
        months,
        years,
    })
}

/// An expression that has a time.
fn any_expression() -> impl Strategy<Value = CronExpression> {
    any_fields().prop_filter_map("there is no such day", |fields| fields.expression().ok())
}

fn any_zone() -> impl Strategy<Value = Zone> {
    // With summer time, half an hour of it, none, far to the east and far to the west.
    select(vec!["Europe/Stockholm", "Australia/Lord_Howe", "UTC", "Asia/Tokyo", "America/New_York"])
        .prop_map(zone)
}

fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    let seconds = moment("2023-11-01T00:00:00Z").timestamp()..moment("2031-07-01T00:00:00Z").timestamp();
    seconds.prop_map(|at| DateTime::from_timestamp(at, 0).unwrap())
}

fn any_timing() -> impl Strategy<Value = Timing> {
    let extra = btree_set(any_moment().prop_map(|at| at.naive_utc()), 0..4);
    let rule = select(WorkingDay::ALL.to_vec());
    (any_expression(), any_zone(), rule, extra).prop_map(|(expression, zone, working_day, extra)| Timing {
        expression,
        zone,
        working_day,
        extra,
    })
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    (any_timing(), any::<bool>(), select(CatchUp::ALL.to_vec())).prop_map(|(mut timing, often, catch_up)| {
        if often {
            timing.expression = CronExpression::parse("0 30 * * * *").unwrap();
        }
        schedule(timing, catch_up)
    })
}
