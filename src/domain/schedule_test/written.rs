//! Expressions that can be read, what they say, and what a form makes of them.

use std::collections::BTreeSet;

use crate::{
    schedule::{CronExpression, Days, Description, Duty, Fields, Schedule, Times, YearsSaid},
    schedule_test::{local, moment, schedule, shown, timing},
};

fn fields(text: &str) -> Fields {
    CronExpression::parse(text).unwrap().fields().clone()
}

fn described(text: &str) -> Description {
    CronExpression::parse(text).unwrap().description()
}

#[test]
fn the_year_may_be_left_out_and_spaces_are_as_many_as_one_likes() {
    let read = CronExpression::parse("  0 30  7 * * MON-FRI\t").unwrap();
    assert_eq!(read.as_str(), "0 30 7 * * MON-FRI");
    assert_eq!(read.fields(), &fields("0 30 7 ? * mon,Tuesday,WED-fri *"));
}

#[test]
fn weekdays_are_the_days_of_their_names() {
    let names = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
    for (number, name) in (1..).zip(names) {
        assert_eq!(fields(&format!("0 0 8 * * {name}")).weekdays, BTreeSet::from([number]), "{name}");
    }
    // 2026-11-23 is a Monday.
    let mondays = timing("0 0 8 * * MON").next_after(moment("2026-11-22T12:00:00Z"), 1);
    assert_eq!(shown(mondays), ["2026-11-23T08:00 = 23 07:00Z"]);
}

#[test]
fn every_second_year_is_written_in_three_ways() {
    for text in ["0 0 6 1 3 * 2026/2", "0 0 6 1 3 * 2026,2028,2030", "0 0 6 1 MAR * 2026-2030/2"] {
        let years: Vec<_> = timing(text)
            .next_after(moment("2025-01-01T00:00:00Z"), 3)
            .iter()
            .map(|occurrence| occurrence.planned.to_string())
            .collect();
        assert_eq!(years, ["2026-03-01 06:00:00", "2028-03-01 06:00:00", "2030-03-01 06:00:00"], "{text}");
    }
    let after = moment("2030-03-01T05:00:00Z");
    assert_eq!(timing("0 0 6 1 3 * 2026-2030/2").next_after(after, 1), []);
    assert_eq!(shown(timing("0 0 6 1 3 * 2026/2").next_after(after, 1)), ["2032-03-01T06:00 = 01 05:00Z"]);
}

#[test]
fn an_expression_is_said_as_people_say_it() {
    let at = |text: &str| Times::At(vec![text.parse().unwrap()]);
    let listed = |years: &[i32]| YearsSaid::Listed(years.iter().map(|year| (*year, *year)).collect());
    let first_of_march = Description {
        times: at("06:00:00"),
        days: Days::Dates(vec![(1, 1)]),
        months: vec![3],
        years: listed(&[2026, 2028, 2030]),
    };
    assert_eq!(described("0 0 6 1 3 * 2026-2030/2"), first_of_march);
    let weekdays = Description {
        times: at("07:30:00"),
        days: Days::MondayToFriday,
        months: Vec::new(),
        years: YearsSaid::Every,
    };
    assert_eq!(described("0 30 7 * * MON-FRI"), weekdays);
    let of = |text| described(text).years;
    assert_eq!(of("0 0 6 1 3 * 2026/2"), YearsSaid::Steps { from: 2026, step: 2, to: None });
    assert_eq!(of("0 0 6 1 3 * 2000-2090/3"), YearsSaid::Steps { from: 2000, step: 3, to: Some(2090) });
    assert_eq!(of("0 0 6 1 3 * 2026-2100"), YearsSaid::Steps { from: 2026, step: 1, to: None });
    assert_eq!(of("0 0 6 1 3 * 2026-2029,2031"), YearsSaid::Listed(vec![(2026, 2029), (2031, 2031)]));
    // 2099 is not the last that can be written, so this ends.
    assert_eq!(of("0 0 6 1 3 * 2090-2099"), YearsSaid::Listed(vec![(2090, 2099)]));
    // Six are said one by one, seven by their step.
    assert_eq!(of("0 0 6 1 3 * 2000-2015/3"), listed(&[2000, 2003, 2006, 2009, 2012, 2015]));
    assert_eq!(of("0 0 6 1 3 * 2000-2018/3"), YearsSaid::Steps { from: 2000, step: 3, to: Some(2018) });
    let (eight, five) = ("08:15:00".parse().unwrap(), "17:15:00".parse().unwrap());
    assert_eq!(described("0 15 8-17 * * *").times, Times::EveryHour(eight, five));
    assert_eq!(described("0 0 8 1-7 * MON").days, Days::DatesOn(vec![(1, 7)], vec![1]));
}

#[test]
fn a_form_builds_the_expression_that_a_person_would_write() {
    let one = |n: u32| BTreeSet::from([n]);
    let form = Fields {
        minutes: one(0),
        hours: one(6),
        days: one(1),
        months: one(3),
        years: Fields::every(2026, 2, Some(2030)),
        ..Fields::default()
    };
    assert_eq!(form.expression().unwrap().as_str(), "0 0 6 1 3 * 2026,2028,2030");
    let form = Fields { years: Fields::every(2026, 2, None), ..form };
    assert_eq!(form.expression().unwrap().as_str(), "0 0 6 1 3 * 2026/2");
    let form = Fields { years: Fields::every(2026, 0, None), ..form };
    assert_eq!(form.expression().unwrap().as_str(), "0 0 6 1 3 * 2026");
    let form = Fields {
        minutes: one(30),
        hours: (8..=17).collect(),
        weekdays: [5, 6, 7].into(),
        ..Fields::default()
    };
    assert_eq!(form.expression().unwrap().as_str(), "0 30 8-17 * * FRI,SAT,SUN *");
}

#[test]
fn a_schedule_reads_back_what_was_written_of_it() {
    let mut timing = timing("0 0 6 1 3 * 2026/2");
    timing.extra.insert(local("2031-03-01T06:00:00"));
    let schedule = schedule(timing, Duty::OpenCycle.catch_up());
    let json = serde_json::to_string(&schedule).unwrap();
    assert!(json.contains(r#""expression":"0 0 6 1 3 * 2026/2","zone":"Europe/Stockholm""#), "{json}");
    assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), schedule);
    for broken in [json.replace("Europe/Stockholm", "Europe/Örebro"), json.replace("1 3 *", "31 2 *")] {
        assert!(serde_json::from_str::<Schedule>(&broken).is_err(), "{broken}");
    }
}

#[test]
fn every_code_stands_for_one_thing() {
    for duty in Duty::ALL {
        assert_eq!(Duty::from_code(duty.code()), Some(duty));
    }
    assert_eq!(Duty::from_code("seal"), None, "the clock never seals");
}
