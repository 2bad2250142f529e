//! What becomes of occurrences when the service was away, was stopped in the middle, or its clock was set.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use proptest::{
    collection::vec,
    option,
    prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
};

use crate::{
    sample_test::often,
    schedule::{AT_ONCE, CatchUp, Due, GRACE, Handling, Schedule, Zone},
    schedule_test::{any_moment, any_schedule, any_zone, local, moment, schedule, timing},
};

fn handled(due: &[Due]) -> Vec<String> {
    let show = |one: &Due| format!("{} {}", one.occurrence.planned.format("%d %R"), one.handling.code());
    due.iter().map(show).collect()
}

/// Three mornings were missed when the service is back at `now`.
fn back(now: &str, policy: CatchUp) -> Vec<String> {
    handled(&schedule(timing("0 0 8 * * *"), policy).due(local("2026-06-07T08:00:00"), moment(now)))
}

#[test]
fn what_was_missed_is_done_each_once_or_not_at_all() {
    let noon = "2026-06-10T10:00:00Z";
    assert_eq!(back(noon, CatchUp::Each), ["08 08:00 late", "09 08:00 late", "10 08:00 late"]);
    assert_eq!(back(noon, CatchUp::Once), ["08 08:00 superseded", "09 08:00 superseded", "10 08:00 late"]);
    assert_eq!(back(noon, CatchUp::Never), ["08 08:00 missed", "09 08:00 missed", "10 08:00 missed"]);
}

#[test]
fn who_is_back_in_time_for_the_last_does_it_in_time() {
    let in_time = "2026-06-10T06:10:00Z";
    assert_eq!(
        back(in_time, CatchUp::Once),
        ["08 08:00 superseded", "09 08:00 superseded", "10 08:00 on_time"]
    );
    assert_eq!(back(in_time, CatchUp::Never), ["08 08:00 missed", "09 08:00 missed", "10 08:00 on_time"]);
    let a_second_late = "2026-06-10T06:10:01Z";
    assert_eq!(
        back(a_second_late, CatchUp::Never),
        ["08 08:00 missed", "09 08:00 missed", "10 08:00 missed"]
    );
}

#[test]
fn a_clock_that_was_set_back_waits_until_it_is_where_it_was() {
    let daily = schedule(timing("0 0 8 * * *"), CatchUp::Each);
    let until = local("2026-06-10T08:00:00");
    for now in
        ["2020-01-01T00:00:00Z", "2026-06-10T05:59:00Z", "2026-06-10T06:00:00Z", "2026-06-11T05:59:59Z"]
    {
        assert_eq!(daily.due(until, moment(now)), [], "{now}");
    }
    assert_eq!(handled(&daily.due(until, moment("2026-06-11T06:00:00Z"))), ["11 08:00 on_time"]);
}

#[test]
fn many_that_were_missed_are_handled_in_parts_and_done_once_in_all() {
    let hourly = schedule(timing("0 0 * * * *"), CatchUp::Once);
    let (mut until, now) = (local("2026-01-01T00:00:00"), moment("2026-03-01T12:30:00Z"));
    let mut all = Vec::new();
    loop {
        let due = hourly.due(until, now);
        assert!(due.len() <= AT_ONCE);
        let Some(last) = due.last() else { break };
        until = last.occurrence.planned;
        all.extend(due);
    }
    assert_eq!(all.len(), 59 * 24 + 13);
    assert_eq!(all.iter().filter(|one| one.handling.is_done()).count(), 1);
}

#[test]
fn an_hour_that_is_passed_over_is_not_missed() {
    // Two and three are the same moment; both are on time, even where only the last would be caught up.
    let nightly = schedule(timing("0 0 2-3 * * *"), CatchUp::Once);
    let due = nightly.due(local("2026-03-28T12:00:00"), moment("2026-03-29T01:00:05Z"));
    assert_eq!(handled(&due), ["29 02:00 on_time", "29 03:00 on_time"]);
}

/// What happens next: the clock moves by so many minutes, perhaps to another zone; what is due is handled, or the process
/// dies before it is stored.
#[derive(Debug, Clone)]
struct Step {
    minutes: i64,
    zone: Option<Zone>,
    dies: bool,
}

fn any_step() -> impl Strategy<Value = Step> {
    let minutes = prop_oneof![
        0_i64..30,
        0_i64..3000,
        0_i64..200_000,
        // Somebody sets the clock back, or it is set right.
        -3000_i64..0,
    ];
    (minutes, option::weighted(0.1, any_zone()), any::<bool>()).prop_map(|(minutes, zone, dies)| Step {
        minutes,
        zone,
        dies,
    })
}

struct Run {
    schedule: Schedule,
    handled_until: NaiveDateTime,
    now: DateTime<Utc>,
    /// What was handled, with the time at which it was.
    handled: Vec<(DateTime<Utc>, Due)>,
}

impl Run {
    fn step(&mut self, step: &Step) {
        self.now += Duration::minutes(step.minutes);
        self.schedule.timing.zone = step.zone.unwrap_or(self.schedule.timing.zone);
        let due = self.schedule.due(self.handled_until, self.now);
        if step.dies {
            return;
        }
        self.handled_until = due.last().map_or(self.handled_until, |last| last.occurrence.planned);
        self.handled.extend(due.into_iter().map(|one| (self.now, one)));
    }
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn nothing_is_lost_and_nothing_done_twice_whatever_happens(
        schedule in any_schedule(),
        now in any_moment(),
        steps in vec(any_step(), 1..25),
    ) {
        let begin = schedule.timing.zone.local(now);
        let mut run = Run { schedule, handled_until: begin, now, handled: Vec::new() };
        let mut latest = now;
        for step in &steps {
            run.step(step);
            latest = latest.max(run.now);
        }
        // Then the clock is right in every zone, and nothing happens until everything that has come is handled.
        run.now = latest + Duration::days(2);
        let left = |run: &Run| !run.schedule.due(run.handled_until, run.now).is_empty();
        while left(&run) {
            run.step(&Step { minutes: 0, zone: None, dies: false });
        }
        // Every planned time from the first to the last, in order, each once: in whatever zone it was handled.
        let planned: Vec<_> = run.handled.iter().map(|(_, due)| due.occurrence.planned).collect();
        let expected = run.schedule.timing.planned_after(begin).map(|occurrence| occurrence.planned);
        prop_assert_eq!(&planned, &expected.take(planned.len()).collect::<Vec<_>>());
        let next = run.schedule.timing.planned_after(run.handled_until).next();
        prop_assert!(next.is_none_or(|next| next.at > run.now), "one has come and was not handled: {next:?}");

        let policy = run.schedule.catch_up;
        let last_done = run.handled.iter().rposition(|(_, due)| due.handling.is_done());
        for (n, (at, due)) in run.handled.iter().enumerate() {
            prop_assert!(due.occurrence.at <= *at, "nothing is done before its time");
            prop_assert_eq!(due.handling == Handling::OnTime, *at - due.occurrence.at <= GRACE);
            match due.handling {
                Handling::OnTime => {}
                Handling::Late => prop_assert!(policy != CatchUp::Never),
                Handling::Missed => prop_assert_eq!(policy, CatchUp::Never),
                Handling::Superseded => {
                    prop_assert_eq!(policy, CatchUp::Once);
                    prop_assert!(Some(n) < last_done, "{due:?} was left to another that was not done");
                }
            }
        }
    }
}
