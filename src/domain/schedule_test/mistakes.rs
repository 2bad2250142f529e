//! Expressions that cannot be read or used: what is wrong, and at which character.

use crate::{
    schedule::{CronExpression, Fields, Timing, WorkingDay, Zone},
    schedule_test::{local, moment, timing},
};

/// Code, figures and place as a person is told.
fn told(text: &str) -> String {
    CronExpression::parse(text).unwrap_err().violation("expression").to_string()
}

/// What is to be mended in it at noon in Greenwich, which is one o'clock here.
fn amiss(new: &Timing, known: Option<&Timing>) -> Vec<String> {
    let now = moment("2026-11-22T12:00:00Z");
    new.check(known, now).iter().map(ToString::to_string).collect()
}

#[test]
fn a_mistake_is_named_with_its_place() {
    for (text, expected) in [
        ("", "cron-empty"),
        (" \t ", "cron-empty"),
        ("@yearly", "cron-shorthand found=@yearly"),
        ("0 0 6 1 3 * 2026;", "cron-character at=17 found=;"),
        ("0 0 6 1 mars–april *", "cron-character at=13 found=–"),
        // Five fields, as other programs write it.
        ("0 6 1 3 *", "cron-too-few at=10 n=5"),
        ("30 7 * * MON-FRI", "cron-too-few at=17 n=5"),
        ("0 0 6 1 3 * 2026 2028", "cron-too-many at=18 n=8"),
        ("0 0 6 1, 3 *", "cron-missing at=9 unit=day"),
        ("0 0 8- 1 3 *", "cron-missing at=7 unit=hour"),
        ("0 0/ 8 1 3 *", "cron-missing at=5 unit=minute"),
        ("0 0 1-5-7 * * *", "cron-unexpected at=7 found=5-7 unit=hour"),
        ("0 ? 8 * * *", "cron-unexpected at=3 found=? unit=minute"),
        ("0 0 8 ?/2 * *", "cron-unexpected at=7 found=? unit=day"),
        ("0 0 8 * * MON/2", "cron-unexpected at=14 found=/ unit=weekday"),
        ("0 0 8 * JAN-3 *", "cron-unexpected at=13 found=3 unit=month"),
        ("0 0 8 @ * *", "cron-unexpected at=7 found=@ unit=day"),
        ("0 0 8 * MARS *", "cron-name at=9 found=MARS unit=month"),
        ("0 0 8 L * *", "cron-name at=7 found=L unit=day"),
        ("0 0 8 * * MON,TIS", "cron-name at=15 found=TIS unit=weekday"),
        ("0 0 8 * * 1", "cron-weekday-number at=11 found=1"),
        ("0 0 8 * * MON-5", "cron-weekday-number at=15 found=5"),
        ("0 60 8 * * *", "cron-out-of-range at=3 found=60 unit=minute from=0 to=59"),
        ("0 0 24 * * *", "cron-out-of-range at=5 found=24 unit=hour from=0 to=23"),
        ("0 0 8 0 * *", "cron-out-of-range at=7 found=0 unit=day from=1 to=31"),
        ("0 0 8 1 13 *", "cron-out-of-range at=9 found=13 unit=month from=1 to=12"),
        ("0 0 8 1 3 * 26", "cron-out-of-range at=13 found=26 unit=year from=1970 to=2100"),
        ("0 0 8 99999999999 * *", "cron-out-of-range at=7 found=99999999999 unit=day from=1 to=31"),
        ("0 0 17-8 * * *", "cron-reversed at=5 from=17 to=8"),
        ("0 0 8 * * SAT-SUN", "cron-reversed at=11 from=SAT to=SUN"),
        ("0 0 8 1 3 * 2026/0", "cron-step at=18 found=0 to=130"),
        ("0 */60 8 * * *", "cron-step at=5 found=60 to=59"),
        ("0 0 8 1 3 * 2026/2/2", "cron-step at=18 found=2/2 to=130"),
        ("30 0 8 * * *", "cron-seconds at=1"),
        ("* 0 8 * * *", "cron-seconds at=1"),
        ("0 * * * * *", "cron-too-often at=3 n=1440 max=24"),
        ("0 0,30 0-12 * * *", "cron-too-often at=3 n=26 max=24"),
    ] {
        assert_eq!(told(text), format!("expression: {expected}"), "{text:?}");
    }
    let long = format!("0 0 6 1 3 * {}2026", "2026,".repeat(50));
    assert_eq!(told(&long), "expression: cron-too-long n=266 max=250");
}

#[test]
fn an_expression_that_never_has_a_time_is_refused() {
    // 1 March 2026 is a Sunday.
    for text in [
        "0 0 6 31 2 *",
        "0 0 6 29 2 * 2026,2027",
        "0 0 6 29 2 * 2100",
        "0 0 6 1 3 MON 2026",
        "0 0 6 31 4,6 *",
    ] {
        assert_eq!(told(text), "expression: cron-never at=7 from=1970 to=2100", "{text}");
    }
    for text in ["0 0 6 29 2 * 2096", "0 0 6 29 2 SUN", "0 0 6 1 3 SUN 2026", "0 0 6 31 4,5 *"] {
        assert!(CronExpression::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn an_expression_that_is_over_is_read_and_not_taken() {
    let mut over = timing("0 0 6 1 3 * 2020,2022");
    assert_eq!(amiss(&over, None), ["expression: cron-over year=2026"]);
    over.extra.insert(local("2031-03-01T06:00:00"));
    assert_eq!(amiss(&over, None), Vec::<String>::new());

    let mut many = timing("0 0 6 1 3 *");
    many.extra = (0..51).map(|n| local("2030-01-01T00:00:00") + chrono::Days::new(n)).collect();
    many.extra.insert(local("2231-03-01T06:00:00"));
    assert_eq!(
        amiss(&many, None),
        [
            "extra: schedule-extra-many n=52 max=50",
            "extra: schedule-extra-time time=2231-03-01 06:00:00 year=2100"
        ]
    );
}

#[test]
fn a_time_of_its_own_that_has_been_is_not_planned_anew() {
    let with = |extra: &[&str]| {
        let mut timing = timing("0 0 6 1 3 *");
        timing.extra = extra.iter().map(|at| local(at)).collect();
        timing
    };
    let past = with(&["2026-11-22T13:00:00", "2026-11-22T13:01:00"]);
    assert_eq!(amiss(&past, None), ["extra: schedule-extra-past time=2026-11-22 13:00"]);
    assert_eq!(amiss(&with(&["2026-11-22T13:01:00"]), None), Vec::<String>::new());
    // It stood there before it had been, and may be left.
    assert_eq!(amiss(&past, Some(&past)), Vec::<String>::new());
    // A Sunday is no working day: what is planned for Saturday comes on Monday.
    let mut moved = with(&["2026-11-21T08:00:00"]);
    assert_eq!(amiss(&moved, None).len(), 1);
    moved.working_day = WorkingDay::Next;
    assert_eq!(amiss(&moved, None), Vec::<String>::new());
}

#[test]
fn a_form_without_a_time_and_a_zone_that_is_none_are_refused() {
    let form = Fields { hours: [6].into(), ..Fields::default() };
    assert_eq!(form.expression().unwrap_err().to_string(), "expression: cron-missing at=1 unit=minute");
    let form = Fields { minutes: [0].into(), hours: [6].into(), weekdays: [8].into(), ..Fields::default() };
    assert_eq!(form.expression().unwrap_err().to_string(), "expression: cron-weekday-number at=11 found=8");
    assert_eq!(
        "Stockholm".parse::<Zone>().unwrap_err().to_string(),
        "zone: schedule-zone-unknown found=Stockholm"
    );
}
