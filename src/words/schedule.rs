//! When the service does something by itself, as people say it: `1 mars kl. 06.00, 2026, 2028, 2030`,
//! `måndag till fredag kl. 07.30`.

use std::fmt::Display;

use chrono::{NaiveDateTime, NaiveTime};
use malspar_domain::{
    cycle_plan::CycleStep,
    lang::Lang,
    schedule::{Days, Description, Duty, Handling, Times, Timing, WorkingDay, YearsSaid, Zone},
};

use crate::{Args, date, list, t, text};

/// All that a timing says: the times of its expression, those of its own, what happens to a day off, and the zone where
/// that is not Sweden's.
pub fn said(lang: Lang, timing: &Timing) -> String {
    let mut said = description(lang, &timing.expression.description());
    if !timing.extra.is_empty() {
        let extra: Vec<_> = timing.extra.iter().map(|at| moment(lang, *at)).collect();
        said = t!(lang, "schedule-extra", said = said, extra = list::and(lang, &extra));
    }
    said = match timing.working_day {
        WorkingDay::AnyDay => said,
        WorkingDay::Next => t!(lang, "schedule-next-working-day", said = said),
        WorkingDay::Previous => t!(lang, "schedule-previous-working-day", said = said),
    };
    if timing.zone == Zone::default() {
        return said;
    }
    t!(lang, "schedule-in-zone", said = said, zone = timing.zone.to_string())
}

/// What an expression says. Two that choose differently are said differently.
pub fn description(lang: Lang, description: &Description) -> String {
    let days = days(lang, &description.days, &description.months);
    let said = match &description.times {
        Times::At(times) => {
            let times: Vec<_> = times.iter().copied().map(clock).collect();
            t!(lang, "schedule-at", days = days, times = list::and(lang, &times))
        }
        Times::EveryHour(from, to) => {
            t!(lang, "schedule-every-hour", days = days, from = clock(*from), to = clock(*to))
        }
    };
    match years(lang, &description.years) {
        Some(years) => t!(lang, "schedule-years", said = said, years = years),
        None => said,
    }
}

/// What is done: `Påminn dem som inte har svarat`.
pub fn duty(lang: Lang, duty: Duty) -> String {
    t!(lang, "schedule-duty", duty = duty.code())
}

/// A step of a cycle: `Sista svarsdag`.
pub fn step(lang: Lang, step: CycleStep) -> String {
    t!(lang, "cycle-step", step = step.code())
}

/// What became of an occurrence: `gjort, sent`. `outcome` is the code of what it came to.
pub fn became(lang: Lang, handling: Handling, outcome: &str) -> String {
    t!(lang, "schedule-became", handling = handling.code(), outcome = outcome)
}

/// `2 mars 2026 kl. 08.00`; `31 mars 2026` where the step is a whole day that people keep in mind.
pub fn day_or_moment(lang: Lang, step: CycleStep, at: NaiveDateTime) -> String {
    if step.duty().is_some() { moment(lang, at) } else { date::long(lang, at.date()) }
}

fn days(lang: Lang, days: &Days, months: &[u32]) -> String {
    let in_months = |days: String| match months {
        [] => days,
        _ => t!(lang, "schedule-in-months", days = days, months = names(lang, "month", months)),
    };
    match days {
        Days::Every => in_months(t!(lang, "schedule-every-day")),
        Days::MondayToFriday => in_months(t!(lang, "schedule-monday-to-friday")),
        Days::Weekdays(weekdays) => {
            in_months(t!(lang, "schedule-weekdays", weekdays = names(lang, "weekday", weekdays)))
        }
        Days::Dates(spans) => dates(lang, spans, months),
        Days::DatesOn(spans, weekdays) => {
            let (days, weekdays) = (dates(lang, spans, months), any_of(lang, weekdays));
            t!(lang, "schedule-if-weekday", days = days, weekdays = weekdays)
        }
    }
}

/// `1 mars`, `den 1–7 och 15 mars`, `den 1 i mars och september`, `den 1 i varje månad`.
fn dates(lang: Lang, spans: &[(u32, u32)], months: &[u32]) -> String {
    let dates = list::and(lang, &spans.iter().map(|span| shown(lang, *span)).collect::<Vec<_>>());
    match (spans, months) {
        ([(from, to)], [month]) if from == to => {
            t!(lang, "schedule-date", date = dates, month = name(lang, "month", *month))
        }
        (_, [month]) => t!(lang, "schedule-dates", dates = dates, month = name(lang, "month", *month)),
        (_, []) => t!(lang, "schedule-dates-each-month", dates = dates),
        (_, months) => {
            t!(lang, "schedule-dates-in-months", dates = dates, months = names(lang, "month", months))
        }
    }
}

fn years(lang: Lang, years: &YearsSaid) -> Option<String> {
    match years {
        YearsSaid::Every => None,
        // One after the other, as a plan names them.
        YearsSaid::Listed(spans) => {
            Some(spans.iter().map(|span| shown(lang, *span)).collect::<Vec<_>>().join(", "))
        }
        YearsSaid::Steps { from, step, to } => {
            let steps = t!(lang, "schedule-steps", step = *step, from = date::year(*from));
            Some(match to {
                Some(to) => t!(lang, "schedule-steps-to", steps = steps, to = date::year(*to)),
                None => steps,
            })
        }
    }
}

/// `1–7`, or `1` where it is one.
fn shown<T: Display + PartialEq>(lang: Lang, (from, to): (T, T)) -> String {
    if from == to {
        return from.to_string();
    }
    t!(lang, "period", from = from.to_string(), to = to.to_string())
}

/// `måndag eller tisdag`.
fn any_of(lang: Lang, weekdays: &[u32]) -> String {
    match weekdays {
        [before @ .., last] if !before.is_empty() => {
            let first: Vec<_> = before.iter().map(|day| name(lang, "weekday", *day)).collect();
            t!(lang, "schedule-or", first = first.join(", "), last = name(lang, "weekday", *last))
        }
        only => names(lang, "weekday", only),
    }
}

fn names(lang: Lang, of: &str, numbers: &[u32]) -> String {
    list::and(lang, &numbers.iter().map(|number| name(lang, of, *number)).collect::<Vec<_>>())
}

fn name(lang: Lang, of: &str, number: u32) -> String {
    text(lang, &format!("{of}-{number}"), &Args::new())
}

/// `2 mars 2026 kl. 08.00`.
pub fn moment(lang: Lang, at: NaiveDateTime) -> String {
    t!(lang, "schedule-extra-at", date = date::long(lang, at.date()), time = clock(at.time()))
}

/// `06.00`: under each other in a list, times of day have the same width.
fn clock(time: NaiveTime) -> String {
    time.format("%H.%M").to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use malspar_domain::schedule::{CronExpression, Fields};
    use proptest::{
        collection::btree_set,
        prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest},
        sample::select,
    };

    use super::*;
    use crate::problem;

    fn timing(expression: &str) -> Timing {
        Timing {
            expression: expression.parse().unwrap(),
            zone: Zone::default(),
            working_day: WorkingDay::AnyDay,
            extra: BTreeSet::new(),
        }
    }

    #[test]
    fn an_expression_is_said_in_words() {
        for (expression, sv, en) in [
            (
                "0 0 6 1 3 * 2026-2030/2",
                "1 mars kl. 06.00, 2026, 2028, 2030",
                "1 March at 06.00, 2026, 2028, 2030",
            ),
            ("0 30 7 * * MON-FRI", "måndag till fredag kl. 07.30", "Monday to Friday at 07.30"),
            (
                "0 0 6 1 3 * 2026/2",
                "1 mars kl. 06.00, vartannat år från 2026",
                "1 March at 06.00, every second year from 2026",
            ),
            ("0 0 8 * * *", "varje dag kl. 08.00", "every day at 08.00"),
            (
                "0 15 8,16 1,15 * *",
                "den 1 och 15 i varje månad kl. 08.15 och 16.15",
                "day 1 and 15 of every month at 08.15 and 16.15",
            ),
            ("0 0 8 1-7,24 12 *", "den 1–7 och 24 december kl. 08.00", "1–7 and 24 December at 08.00"),
            (
                "0 0 8 1 1,4,7,10 *",
                "den 1 i januari, april, juli och oktober kl. 08.00",
                "day 1 of January, April, July and October at 08.00",
            ),
            (
                "0 0 8 1-7 * MON,TUE",
                "den 1–7 i varje månad, om det är måndag eller tisdag kl. 08.00",
                "day 1–7 of every month, if it is a Monday or Tuesday at 08.00",
            ),
            (
                "0 0 8-17 * 3 MON 2026-2029,2031",
                "varje måndag i mars, varje timme kl. 08.00–17.00, 2026–2029, 2031",
                "every Monday in March, every hour from 08.00 to 17.00, 2026–2029, 2031",
            ),
            (
                "0 0 6 29 2 * 2000-2090/10",
                "29 februari kl. 06.00, med 10 års mellanrum från 2000 till 2090",
                "29 February at 06.00, every 10 years from 2000 to 2090",
            ),
        ] {
            assert_eq!(said(Lang::Sv, &timing(expression)), sv, "{expression}");
            assert_eq!(said(Lang::En, &timing(expression)), en, "{expression}");
        }
    }

    #[test]
    fn the_rest_of_a_timing_is_said_after_it() {
        let mut opening = timing("0 0 6 1 3 * 2026,2028,2030");
        opening.extra.insert("2031-03-01T06:00:00".parse().unwrap());
        opening.working_day = WorkingDay::Next;
        assert_eq!(
            said(Lang::Sv, &opening),
            "1 mars kl. 06.00, 2026, 2028, 2030, dessutom 1 mars 2031 kl. 06.00; är dagen ledig, nästa arbetsdag"
        );
        let abroad = Timing { zone: "Europe/Helsinki".parse().unwrap(), ..timing("0 0 8 * * SAT,SUN") };
        assert_eq!(said(Lang::En, &abroad), "every Saturday and Sunday at 08.00 (time in Europe/Helsinki)");
    }

    #[test]
    fn duties_and_steps_have_words_of_their_own() {
        let duties: BTreeSet<_> = Duty::ALL.into_iter().map(|one| duty(Lang::Sv, one)).collect();
        assert_eq!(duties.len(), Duty::ALL.len());
        assert_eq!(step(Lang::Sv, CycleStep::Deadline), "Sista svarsdag");
        let steps: BTreeSet<_> = CycleStep::done_by_the_clock().map(|one| step(Lang::En, one)).collect();
        assert_eq!(steps.len(), CycleStep::done_by_the_clock().count());
    }

    #[test]
    fn a_mistake_says_where_and_what_to_do() {
        let told = |expression: &str| {
            let mistake = CronExpression::parse(expression).unwrap_err().violation("expression");
            problem::describe(Lang::Sv, &mistake.code, &mistake.params)
        };
        assert_eq!(
            told("0 0 8 1 3 * 26"),
            "Talet 26 vid tecken 13 finns inte: år går från 1970 till 2100. Rätta talet."
        );
        assert_eq!(
            told("0 0 6 31 2 *"),
            "Det finns ingen sådan dag under åren 1970 till 2100. Kontrollera dag, månad, veckodag och år, från tecken 7."
        );
    }

    fn any_fields() -> impl Strategy<Value = Fields> {
        // Few to choose from, so that two are often nearly the same.
        let days = (btree_set(1_u32..=4, 0..4), btree_set(select(vec![1_u32, 2, 3, 4, 5]), 0..6));
        let years = btree_set(select(vec![2026, 2027, 2028, 2030]), 0..4);
        (
            btree_set(select(vec![0_u32, 30]), 1..3),
            btree_set(6_u32..10, 1..5),
            days,
            btree_set(1_u32..4, 0..3),
            years,
        )
            .prop_map(|(minutes, hours, (days, weekdays), months, years)| Fields {
                minutes,
                hours,
                days,
                weekdays,
                months,
                years,
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_differs_is_said_differently(one in any_fields(), other in any_fields()) {
            let (Ok(first), Ok(second)) = (one.expression(), other.expression()) else { return Ok(()) };
            for lang in Lang::ALL {
                let (first, second) = (first.description(), second.description());
                prop_assert_eq!(description(lang, &first) == description(lang, &second), one == other);
            }
        }
    }
}
