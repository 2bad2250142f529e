//! What the rule of a strategy plans, what a changed rule moves, and that the clock does each of it once and in order.

use std::{collections::BTreeMap, fmt::Write};

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};
use proptest::{
    collection::vec,
    prelude::{Strategy as _, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
};

use crate::{
    cycle_plan::{CycleStep, PlannedEvent, due},
    narrative::{MeetingStep, Purpose},
    recurrence::is_working_day,
    sample_test::{often, strategy, text},
    schedule::{Duty, Handling, Zone},
    strategy::{CycleByHand, FollowUpRule, Strategy, Years},
};

/// Örebro's rule: every second year from 2024 to 2030.
fn orebro() -> Strategy {
    Strategy { slug: "orebro-2024-2030".parse().unwrap(), ..strategy(Vec::new()) }
}

/// Västmanland's: none, and a cycle that somebody decided on.
fn vastmanland() -> Strategy {
    let years = Years { from: 2022, to: 2022 };
    let by_hand = CycleByHand { years, measured_on: "2022-12-31".parse().unwrap() };
    let valid = Years { from: 2021, to: 2030 };
    Strategy { valid, follow_up: None, cycles_by_hand: vec![by_hand], ..strategy(Vec::new()) }
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

#[test]
fn the_time_axis_of_orebro_runs_to_the_middle_of_2031() {
    let strategy = orebro();
    let mut shown = String::new();
    for cycle in strategy.cycles_by_rule() {
        let (key, measured_on) = (&cycle.key, cycle.period.measured_on);
        writeln!(shown, "{key}, measured on {measured_on}, collected in {}", cycle.collected_in).unwrap();
        for event in strategy.plan().iter().filter(|event| &event.cycle == key) {
            let (planned, step) = (event.planned.format("%F %R %a"), event.step.code());
            writeln!(shown, "  {planned}  {step}").unwrap();
        }
    }
    assert_eq!(shown, include_str!("cycle_plan_test/orebro.txt"));
    assert!(strategy.plan().iter().all(|event| event.planned <= local("2031-06-30T23:59:59")));
}

#[test]
fn a_reminder_gives_a_week_also_when_a_week_before_is_easter() {
    // In 2008 the last day is Monday 31 March, and the Monday before is Easter Monday.
    let valid = Years { from: 2006, to: 2007 };
    let follow_up = Some(FollowUpRule { every_years: 2, anchor: 2006 });
    let plan = Strategy { valid, follow_up, ..orebro() }.plan();
    let reminders = plan.iter().filter(|event| event.step.duty() == Some(Duty::Remind));
    let days: Vec<_> = reminders.map(|event| event.planned.date().to_string()).collect();
    assert_eq!(days, ["2008-03-20", "2008-03-28", "2008-04-01"]);
}

#[test]
fn a_strategy_without_an_interval_plans_nothing() {
    assert_eq!(vastmanland().cycles().len(), 2, "the baseline and the cycle that was decided on");
    assert_eq!(vastmanland().plan(), []);
}

#[test]
fn an_occurrence_has_a_name_that_no_other_has() {
    let strategy = orebro();
    let names: Vec<_> = strategy.plan().iter().map(|event| event.key(&strategy.slug).to_string()).collect();
    assert_eq!(names[0], "orebro-2024-2030/confirm_contacts@2025-12-30T08:00");
    let mut unique = names.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), names.len());
    for step in CycleStep::done_by_the_clock() {
        assert_eq!(CycleStep::from_code(step.code()), Some(step));
    }
}

#[test]
fn the_edition_is_locked_a_week_before_the_first_meeting_that_takes_it_up() {
    let meeting =
        |date: &str, purpose| MeetingStep { body: text(date), date: date.parse().unwrap(), purpose };
    let meetings = [
        meeting("2026-06-11", Purpose::Decision),
        meeting("2026-05-05", Purpose::Comments),
        // A week before is Ascension Day.
        meeting("2026-05-21", Purpose::Information),
    ];
    let cycle = &orebro().cycles_by_rule()[0];
    let days: Vec<_> = cycle
        .meetings(&meetings)
        .iter()
        .map(|event| format!("{} {}", event.planned.date(), event.step.code()))
        .collect();
    assert_eq!(
        days,
        ["2026-05-05 meeting", "2026-05-13 lock_by", "2026-05-21 meeting", "2026-06-11 meeting"]
    );
    assert!(cycle.meetings(&meetings[1..2]).iter().all(|event| event.step == CycleStep::Meeting));
}

/// `2026-2027 open 2028-03-01 > 2029-03-01` for each.
fn moves(old: &Strategy, new: &Strategy, now: &str) -> Vec<String> {
    let day =
        |time: Option<NaiveDateTime>| time.map_or_else(|| "-".to_owned(), |time| time.date().to_string());
    let show = |a: &crate::cycle_plan::Move| {
        format!("{} {} {} > {}", a.cycle, a.step.code(), day(a.from), day(a.to))
    };
    old.moved(new, local(now)).iter().map(show).collect()
}

#[test]
fn a_changed_rule_tells_what_it_moves_before_it_does() {
    let old = orebro();
    let longer = Strategy { valid: Years { from: 2024, to: 2031 }, ..orebro() };
    let now = "2026-11-22T12:00:00";
    assert_eq!(moves(&old, &old, now), Vec::<String>::new());
    let told = moves(&old, &longer, now);
    // The truncated 2030 becomes 2030–2031, collected a year later; what has been and what stays is not told of.
    assert_eq!(told.len(), 22, "{told:#?}");
    assert_eq!(told[2], "2030 open 2031-03-03 > -");
    assert_eq!(told[13], "2030-2031 open - > 2032-03-01");
    // In the middle of a step, what has come stands, and what is still to come is told of.
    let told = moves(&old, &longer, "2031-03-31T12:00:00");
    assert_eq!(told[0], "2030 close 2031-04-01 > -");
    // Without the rule nothing is planned any more.
    let none = Strategy { follow_up: None, ..orebro() };
    assert!(moves(&old, &none, now).iter().all(|told| told.ends_with("> -")));
    // Every year: another key, another cycle.
    let rule = Some(FollowUpRule { every_years: 1, anchor: 2024 });
    let yearly = moves(&old, &Strategy { follow_up: rule, ..orebro() }, now);
    assert!(yearly.contains(&"2026-2027 open 2028-03-01 > -".to_owned()), "{yearly:#?}");
    assert!(yearly.contains(&"2026 open - > 2027-03-01".to_owned()), "{yearly:#?}");
    assert!(!yearly.iter().any(|told| told.starts_with("2030 ")), "the last cycle stays");
}

/// What has been done for each event, by the clock.
struct Run {
    plan: Vec<PlannedEvent>,
    handled_until: BTreeMap<CycleStep, NaiveDateTime>,
    now: DateTime<Utc>,
    done: Vec<(PlannedEvent, Handling)>,
}

impl Run {
    /// As it is when the strategy is brought in at `now`.
    fn from(strategy: &Strategy, now: &str) -> Self {
        let now: DateTime<Utc> = now.parse().unwrap();
        let begin = Zone::default().local(now);
        let handled_until = CycleStep::done_by_the_clock().map(|step| (step, begin)).collect();
        Self { plan: strategy.plan(), handled_until, now, done: Vec::new() }
    }

    /// The clock moves; of what is due the first `handled` are stored, then the process dies.
    fn step(&mut self, minutes: i64, handled: usize) {
        self.now += Duration::minutes(minutes);
        for (event, handling) in due(&self.plan, &self.handled_until, self.now).into_iter().take(handled) {
            self.handled_until.insert(event.step, event.planned);
            self.done.push((event.clone(), handling));
        }
    }
}

#[test]
fn what_is_late_is_done_as_long_as_it_is_of_use() {
    let mut run = Run::from(&orebro(), "2023-11-01T00:00:00Z");
    // Away from Christmas 2025 to the last day to answer in 2026.
    run.now = "2026-03-31T10:00:00Z".parse().unwrap();
    run.step(0, usize::MAX);
    let told: Vec<_> =
        run.done.iter().map(|(event, how)| format!("{} {}", event.step.code(), how.code())).collect();
    assert_eq!(
        told,
        [
            "confirm_contacts missed",
            "ask_registrar missed",
            "open late",
            "remind_week missed",
            "remind_day late"
        ]
    );
    // And from then on to the autumn of 2027: too late to remind, never too late to close and to write the drafts.
    run.done.clear();
    run.now = "2027-10-01T10:00:00Z".parse().unwrap();
    run.step(0, usize::MAX);
    let told: Vec<_> =
        run.done.iter().map(|(event, how)| format!("{} {}", event.step.code(), how.code())).collect();
    assert_eq!(told, ["close late", "region_draft late", "municipal_drafts late", "overdue missed"]);
}

#[test]
fn a_step_that_nobody_has_begun_with_is_left_alone() {
    let strategy = orebro();
    let now = "2031-06-30T00:00:00Z".parse().unwrap();
    assert_eq!(due(&strategy.plan(), &BTreeMap::new(), now), []);
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn the_steps_of_a_cycle_come_in_order_on_working_days(
        from in 1990_i32..2090,
        length in 0_i32..20,
        every_years in 1_u8..=10,
    ) {
        let valid = Years { from, to: from + length };
        let follow_up = Some(FollowUpRule { every_years, anchor: from });
        let strategy = Strategy { valid, follow_up, ..orebro() };
        prop_assert!(strategy.plan().is_sorted_by_key(|event| event.planned));
        for cycle in strategy.cycles_by_rule() {
            let plan = cycle.plan();
            prop_assert_eq!(plan.len(), 11);
            for pair in plan.windows(2) {
                prop_assert!(pair[0].planned <= pair[1].planned && pair[0].step < pair[1].step, "{pair:?}");
            }
            for event in &plan {
                let is_letter = matches!(
                    event.step.duty(),
                    Some(Duty::Remind | Duty::OpenCycle | Duty::ConfirmContacts | Duty::AskRegistrar)
                );
                prop_assert!(!is_letter || is_working_day(event.planned.date()), "{event:?}");
                prop_assert!(!is_letter || event.planned.time() == NaiveTime::from_hms_opt(8, 0, 0).unwrap());
                prop_assert!(event.useful_until.is_none_or(|until| until > event.at), "{event:?}");
            }
            let before = |step: CycleStep| {
                let planned = plan.iter().find(|event| event.step == step).unwrap().planned.date();
                (cycle.opens_on - planned).num_days()
            };
            prop_assert!((60..75).contains(&before(CycleStep::ConfirmContacts)));
            prop_assert!((30..45).contains(&before(CycleStep::AskRegistrar)));
        }
    }

    #[test]
    fn every_step_is_handled_once_and_in_order_whatever_happens(
        steps in vec(
            (
                prop_oneof![0_i64..30, 0_i64..3000, 0_i64..400_000, -5000_i64..0],
                prop_oneof![vec(any::<bool>(), 0..4).prop_map(|few| few.len()), (99_usize..100)],
            ),
            1..40,
        ),
    ) {
        let mut run = Run::from(&orebro(), "2023-11-01T00:00:00Z");
        for (minutes, handled) in &steps {
            run.step(*minutes, *handled);
        }
        run.now = run.now.max("2031-06-30T00:00:00Z".parse().unwrap());
        run.step(0, usize::MAX);
        let expected: Vec<_> = run.plan.iter().filter(|event| event.step.duty().is_some()).cloned().collect();
        let done: Vec<_> = run.done.iter().map(|(event, _)| event.clone()).collect();
        prop_assert_eq!(done, expected);
        for (event, handling) in &run.done {
            // Every cycle opens, closes and has its drafts, however late.
            let is_needed = !matches!(
                event.step.duty(),
                Some(Duty::Remind | Duty::ConfirmContacts | Duty::AskRegistrar)
            );
            prop_assert!(!is_needed || handling.is_done(), "{event:?}");
            prop_assert!(*handling != Handling::Superseded);
        }
    }
}
