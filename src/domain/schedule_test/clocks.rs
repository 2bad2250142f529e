//! Clocks that are changed, leap days, days off, and a schedule that moves to another zone.

use crate::{
    schedule::{CatchUp, Timing, WorkingDay},
    schedule_test::{local, moment, schedule, shown, timing, zone},
};

#[test]
fn a_time_that_the_spring_passes_over_is_done_at_the_next_that_there_is() {
    let half_past_two = timing("0 30 2 * * *").next_after(moment("2026-03-27T12:00:00Z"), 3);
    assert_eq!(
        shown(half_past_two),
        ["2026-03-28T02:30 = 28 01:30Z", "2026-03-29T02:30 = 29 01:00Z", "2026-03-30T02:30 = 30 00:30Z"]
    );
    // Both that it passes over and the one at which the clocks are set: three tasks, each once.
    let (before, after) = (moment("2026-03-29T00:59:00Z"), moment("2026-03-29T02:00:00Z"));
    assert_eq!(
        shown(timing("0 0,45 2-3 * * *").between(before, after)),
        [
            "2026-03-29T02:00 = 29 01:00Z",
            "2026-03-29T02:45 = 29 01:00Z",
            "2026-03-29T03:00 = 29 01:00Z",
            "2026-03-29T03:45 = 29 01:45Z"
        ]
    );
}

#[test]
fn a_time_that_the_autumn_has_twice_is_done_the_first_time() {
    let daily = timing("0 30 2 * * *");
    assert_eq!(
        shown(daily.next_after(moment("2026-10-24T12:00:00Z"), 2)),
        ["2026-10-25T02:30 = 25 00:30Z", "2026-10-26T02:30 = 26 01:30Z"]
    );
    // Asked between the two, at the second, and a moment after it: it has been.
    for at in ["2026-10-25T00:31:00Z", "2026-10-25T01:15:00Z", "2026-10-25T01:30:00Z", "2026-10-25T01:30:01Z"]
    {
        assert_eq!(shown(daily.next_after(moment(at), 1)), ["2026-10-26T02:30 = 26 01:30Z"], "{at}");
    }
}

#[test]
fn every_hour_is_24_times_a_day_whatever_the_clocks_do() {
    let hourly = timing("0 0 * * * *");
    for day in ["2026-03-28", "2026-03-29", "2026-10-25", "2026-10-26"] {
        let planned: Vec<_> = hourly
            .planned_after(local(&format!("{day}T00:00:00")) - chrono::Duration::seconds(1))
            .take_while(|occurrence| occurrence.planned.date().to_string() == day)
            .collect();
        assert_eq!(planned.len(), 24, "{day}");
        assert!(planned.is_sorted_by(|one, next| one.planned < next.planned && one.at <= next.at), "{day}");
    }
}

#[test]
fn a_day_that_a_country_leaves_out_is_done_at_the_beginning_of_the_next() {
    let apia = Timing { zone: zone("Pacific/Apia"), ..timing("0 0 6 29-31 12 * 2011") };
    assert_eq!(
        shown(apia.next_after(moment("2011-12-29T00:00:00Z"), 3)),
        ["2011-12-29T06:00 = 29 16:00Z", "2011-12-30T06:00 = 30 10:00Z", "2011-12-31T06:00 = 30 16:00Z"]
    );
}

#[test]
fn the_29th_of_february_comes_in_leap_years() {
    let leap = timing("0 0 6 29 2 *");
    let days = |timing: &Timing, from: &str, n| -> Vec<_> {
        let found = timing.next_after(moment(from), n);
        found.iter().map(|occurrence| occurrence.planned.date().to_string()).collect()
    };
    assert_eq!(days(&leap, "2024-03-01T00:00:00Z", 2), ["2028-02-29", "2032-02-29"]);
    // 2100 is none, and no expression goes further.
    assert_eq!(days(&leap, "2092-03-01T00:00:00Z", 9), ["2096-02-29"]);
    // In 2032 it is a Sunday.
    let working = Timing { working_day: WorkingDay::Next, ..leap };
    assert_eq!(days(&working, "2024-03-01T00:00:00Z", 2), ["2028-02-29", "2032-03-01"]);
}

#[test]
fn days_off_give_their_place_to_one_working_day() {
    let from = moment("2026-12-22T12:00:00Z");
    let daily = timing("0 0 8 * * *");
    let days = |working_day| -> Vec<_> {
        let timing = Timing { working_day, ..daily.clone() };
        timing.next_after(from, 5).iter().map(|o| o.planned.format("%a %d %m").to_string()).collect()
    };
    // Christmas is from Thursday to Sunday, New Year from Thursday to Sunday.
    assert_eq!(days(WorkingDay::Next), ["Wed 23 12", "Mon 28 12", "Tue 29 12", "Wed 30 12", "Mon 04 01"]);
    assert_eq!(days(WorkingDay::Previous), ["Wed 23 12", "Mon 28 12", "Tue 29 12", "Wed 30 12", "Mon 04 01"]);
    // Asked on Christmas Day, the first has been by one rule and is to come by the other.
    let one = |expression: &str, working_day| {
        let timing = Timing { working_day, ..timing(expression) };
        shown(timing.next_after(moment("2026-12-25T12:00:00Z"), 1))
    };
    assert_eq!(one("0 0 8 24 12 *", WorkingDay::Next), ["2026-12-28T08:00 = 28 07:00Z"]);
    assert_eq!(one("0 0 8 24 12 *", WorkingDay::Previous), ["2027-12-23T08:00 = 23 07:00Z"]);
}

#[test]
fn the_last_cycle_has_a_time_of_its_own() {
    let mut opening = timing("0 0 6 1 3 * 2026,2028,2030");
    opening.working_day = WorkingDay::Next;
    opening.extra = [local("2031-03-01T06:00:00"), local("2028-03-01T06:00:00")].into();
    assert_eq!(
        shown(opening.next_after(moment("2023-11-01T00:00:00Z"), 9)),
        [
            "2026-03-02T06:00 = 02 05:00Z",
            "2028-03-01T06:00 = 01 05:00Z",
            "2030-03-01T06:00 = 01 05:00Z",
            "2031-03-03T06:00 = 03 05:00Z"
        ]
    );
}

#[test]
fn another_zone_does_nothing_twice_and_leaves_nothing_out() {
    let now = moment("2026-06-10T04:00:30Z");
    let daily = schedule(timing("0 0 6 * * *"), CatchUp::Each);
    let handled = |due: &[crate::schedule::Due]| -> Vec<_> {
        due.iter()
            .map(|one| format!("{} {}", one.occurrence.planned.format("%d"), one.handling.code()))
            .collect()
    };
    // At six in Sweden on the 10th the one of the 10th is done.
    let due = daily.due(local("2026-06-09T06:00:00"), now);
    assert_eq!(handled(&due), ["10 on_time"]);
    let until = due[0].occurrence.planned;
    let later = |name: &str, at: &str| {
        let moved = Timing { zone: zone(name), ..daily.timing.clone() };
        handled(&schedule(moved, CatchUp::Each).due(until, moment(at)))
    };
    // It is six again in New York, and it was six in Tokyo: the 10th has been.
    assert_eq!(later("America/New_York", "2026-06-10T10:05:00Z"), Vec::<String>::new());
    assert_eq!(later("America/New_York", "2026-06-11T10:05:00Z"), ["11 on_time"]);
    assert_eq!(later("Asia/Tokyo", "2026-06-10T21:00:00Z"), ["11 on_time"]);
    // Had the zone been changed before six in Sweden, when six in Tokyo was long over, it would be done late.
    let moved = Timing { zone: zone("Asia/Tokyo"), ..daily.timing.clone() };
    let due =
        schedule(moved, CatchUp::Each).due(local("2026-06-09T06:00:00"), moment("2026-06-10T03:00:00Z"));
    assert_eq!(handled(&due), ["10 late"]);
}
