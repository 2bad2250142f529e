//! What holds for every expression, zone and moment.

use std::str::FromStr;

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::{
    sample_test::often,
    schedule::{CronExpression, Days, Description, Fields, Times, Timing, WorkingDay, YearsSaid},
    schedule_test::{any_expression, any_fields, any_moment, any_timing, timing, zone},
};

/// The fields that a description is made from.
fn said(description: &Description) -> Fields {
    let numbers = |spans: &[(u32, u32)]| spans.iter().flat_map(|(from, to)| *from..=*to).collect();
    let times = match &description.times {
        Times::At(times) => times.clone(),
        Times::EveryHour(from, to) => {
            let hours = (*to - *from).num_hours();
            (0..=hours).map(|n| *from + chrono::Duration::hours(n)).collect()
        }
    };
    let (days, weekdays) = match &description.days {
        Days::Every => (Vec::new(), Vec::new()),
        Days::MondayToFriday => (Vec::new(), vec![1, 2, 3, 4, 5]),
        Days::Weekdays(weekdays) => (Vec::new(), weekdays.clone()),
        Days::Dates(dates) => (dates.clone(), Vec::new()),
        Days::DatesOn(dates, weekdays) => (dates.clone(), weekdays.clone()),
    };
    Fields {
        minutes: times.iter().map(chrono::Timelike::minute).collect(),
        hours: times.iter().map(chrono::Timelike::hour).collect(),
        days: numbers(&days),
        weekdays: weekdays.into_iter().collect(),
        months: description.months.iter().copied().collect(),
        years: match &description.years {
            YearsSaid::Every => [].into(),
            YearsSaid::Listed(spans) => spans.iter().flat_map(|(from, to)| *from..=*to).collect(),
            YearsSaid::Steps { from, step, to } => Fields::every(*from, u8::try_from(*step).unwrap(), *to),
        },
    }
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn what_is_built_reads_and_is_said_as_it_was_chosen(fields in any_fields()) {
        // Whatever can be chosen is read, unless there is no such day.
        match fields.expression() {
            Ok(expression) => {
                prop_assert_eq!(expression.fields(), &fields);
                prop_assert_eq!(&said(&expression.description()), &fields);
                let again = expression.fields().expression();
                prop_assert_eq!(again.as_ref().map(CronExpression::as_str), Ok(expression.as_str()));
            }
            Err(error) => prop_assert!(error.to_string().contains("cron-never"), "{error}"),
        }
    }

    #[test]
    fn the_times_are_those_of_the_crate_that_reads_the_notation(expression in any_expression(), at in any_moment()) {
        let theirs = cron::Schedule::from_str(expression.as_str()).unwrap();
        let theirs: Vec<_> = theirs.after(&at).take(12).collect();
        let ours = Timing { expression, zone: zone("UTC"), ..timing("0 0 0 * * *") };
        prop_assert_eq!(ours.next_after(at, 12).iter().map(|o| o.at).collect::<Vec<_>>(), theirs);
    }

    #[test]
    fn occurrences_come_in_order_each_once_and_where_they_are_asked_for(timing in any_timing(), at in any_moment()) {
        let next = timing.next_after(at, 20);
        prop_assert!(next.is_sorted_by(|one, then| one.planned < then.planned && one.at <= then.at), "{next:?}");
        for (n, one) in next.iter().enumerate() {
            prop_assert!(one.at > at);
            // The clocks show what was planned, or something later where they pass over it.
            let shown = timing.zone.local(one.at);
            prop_assert!(shown >= one.planned);
            prop_assert!(shown == one.planned || timing.zone.local(one.at - chrono::Duration::seconds(1)) < one.planned);
            let is_off = timing.working_day.of(one.planned.date()) != one.planned.date();
            prop_assert!(!is_off, "{} is a day off", one.planned);
            // Asked from itself, it is over.
            let after = timing.next_after(one.at, 1);
            let is_next = next.iter().skip(n + 1).find(|then| then.at > one.at).copied();
            prop_assert!(is_next.is_none() || after.first().copied() == is_next);
        }
    }

    #[test]
    fn a_span_of_time_has_what_its_parts_have(
        timing in any_timing(),
        one in any_moment(),
        other in any_moment(),
        third in any_moment(),
    ) {
        let mut moments = [one, other, third];
        moments.sort();
        let [from, middle, to] = moments;
        let parts: Vec<_> = timing.between(from, middle).chain(timing.between(middle, to)).take(500).collect();
        prop_assert_eq!(parts, timing.between(from, to).take(500).collect::<Vec<_>>());
    }

    #[test]
    fn a_working_day_takes_the_place_of_every_day_off(expression in any_expression(), at in any_moment()) {
        for working_day in [WorkingDay::Next, WorkingDay::Previous] {
            let any_day = Timing { expression: expression.clone(), ..timing("0 0 0 * * *") };
            let working = Timing { working_day, ..any_day.clone() };
            let span = |timing: &Timing| -> Vec<_> {
                let to = at + chrono::Duration::days(400);
                timing.between(at, to).map(|o| o.planned).collect()
            };
            let found = span(&working);
            for planned in span(&any_day) {
                let moved = working_day.of(planned.date()).and_time(planned.time());
                let is_inside = any_day.zone.moment(moved) > at
                    && any_day.zone.moment(moved) <= at + chrono::Duration::days(400);
                prop_assert!(!is_inside || found.contains(&moved), "{planned} {working_day:?}");
            }
        }
    }
}
