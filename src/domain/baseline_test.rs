//! What is compared with what: the first value to the question as it is put now, and amounts of periods per year.

use rust_decimal::Decimal;

use crate::{
    cycle::FollowUpCycle,
    indicator::{Aggregation as A, AppliesTo, Comparison, Indicator, Measured, Statistic as S, Target},
    progress::{Figure, Progress},
    sample_test::{
        NO, NOT_AVAILABLE, Round, Said, YES, code, county, figures, indicator, municipalities, number,
        progress, round, status, strategy, with_target, yes_no,
    },
    status::Status,
    value::ValueKind,
};

/// What is said in the baseline and the two cycles after it; nothing where it is not asked.
fn over(asked: [Option<&Indicator>; 3], said: [&[Said]; 3]) -> Progress {
    let rounds = [0, 1, 2].map(|place| {
        let mut round = round(asked[place].unwrap_or(&yes_no()), place, said[place]);
        if asked[place].is_none() {
            round.strategy.indicators.clear();
            round.observations.clear();
        }
        round
    });
    progress(&rounds)
}

#[test]
fn a_question_that_is_new_has_its_first_answers_for_a_baseline() {
    let asked = yes_no();
    let progress = over([None, Some(&asked), Some(&asked)], [&[YES, NO], &[NO, NO], &[YES, NO]]);
    let figures = &progress.indicators[0];
    let key = |cycle: &Option<FollowUpCycle>| cycle.as_ref().map(|cycle| cycle.key.to_string());
    assert_eq!(key(&figures.before_cycle).as_deref(), Some("2024-2025"));
    assert_eq!(key(&progress.before).as_deref(), Some("2023"), "the strategy's own first measurement");
    assert_eq!(figures.change.map(|change| (change.before, change.now)), Some((0.into(), 1.into())));
    assert_eq!(figures.municipalities[0].before, figures.municipalities[0].previous);
    assert_eq!(progress.objectives[0].status, Status::Closer);
}

#[test]
fn a_question_that_became_another_one_is_compared_from_then_on() {
    let asked = |definition: u32| Indicator { definition, ..yes_no() };
    let progress =
        over([Some(&asked(1)), Some(&asked(2)), Some(&asked(2))], [&[YES, YES], &[NO, NO], &[YES, NO]]);
    // Nearer than when it was put like this for the first time, whatever was answered to the other question.
    assert_eq!(progress.objectives[0].status, Status::Closer);
    assert_eq!(progress.indicators[0].broken, Some(2025));
    assert!(progress.indicators[0].series[0].aggregate.is_some(), "the other answers are still told");
}

#[test]
fn a_cycle_that_nobody_answered_is_nothing_to_compare_with() {
    let asked = yes_no();
    let progress = over([Some(&asked); 3], [&[None, NOT_AVAILABLE], &[YES, NO], &[NO, NO]]);
    assert_eq!(progress.indicators[0].before_cycle, progress.previous);
    assert_eq!(progress.objectives[0].status, Status::Further);
}

#[test]
fn the_headlines_of_an_objective_may_have_baselines_of_their_own() {
    let (old, new) = (yes_no(), Indicator { code: "N".parse().unwrap(), ..yes_no() });
    let rounds = [0, 1, 2].map(|place| {
        let asked = if place == 0 { vec![old.clone()] } else { vec![old.clone(), new.clone()] };
        let mut round = Round::new(&strategy(asked), place, municipalities(2));
        // The old one lost a yes and got it back, the new one has come nearer.
        round.say("T", &code(0), None, if place == 1 { NO } else { YES });
        round.say("T", &code(1), None, NO);
        for who in [code(0), code(1)].iter().filter(|_| place > 0) {
            round.say("N", who, None, if place == 2 && *who == code(0) { YES } else { NO });
        }
        round
    });
    let progress = progress(&rounds);
    let from = |n: usize| progress.indicators[n].before_cycle.as_ref().map(|cycle| cycle.period.years.to);
    assert_eq!((from(0), from(1)), (Some(2023), Some(2025)));
    assert_eq!(progress.objectives[0].status, Status::Same, "what says least in favour holds");
}

/// New methods since the last measurement: over one year in the baseline, over two in the cycles after it.
fn methods() -> Indicator {
    let methods =
        Indicator { measured: Measured::Period, ..indicator("T", ValueKind::Count { max: 99 }, A::Sum) };
    with_target(methods, county(S::Number, Comparison::AtLeast, 30))
}

#[test]
fn periods_that_are_not_as_long_are_compared_per_year() {
    let asked = methods();
    let change = |now: u32| {
        let progress = progress(&[round(&asked, 0, &[number(4)]), round(&asked, 1, &[number(now)])]);
        let figures = &progress.indicators[0];
        assert_eq!(
            figures.now.figure,
            Figure::Sum { total: now.into(), at_least: false },
            "what was counted"
        );
        let change = figures.change.unwrap();
        assert!(change.per_year);
        (change.before, change.now, progress.objectives[0].status)
    };
    // Seven in two years are fewer than four in one.
    assert_eq!(change(7), (4.into(), Decimal::new(35, 1), Status::Further));
    assert_eq!(change(8), (4.into(), 4.into(), Status::Same));
    assert_eq!(change(9), (4.into(), Decimal::new(45, 1), Status::Closer));
    assert_eq!(change(30), (4.into(), 15.into(), Status::Reached));
}

#[test]
fn periods_that_are_as_long_and_what_holds_at_a_date_are_compared_as_they_are() {
    let asked = methods();
    let alike = progress(&[round(&asked, 1, &[number(4)]), round(&asked, 2, &[number(7)])]);
    let change = alike.indicators[0].change.unwrap();
    assert_eq!((change.before, change.now, change.per_year), (4.into(), 7.into(), false));
    let at_a_date = Indicator { measured: Measured::AsOf, ..methods() };
    let change = figures(&at_a_date, &[number(7)], Some(&[number(4)])).change.unwrap();
    assert_eq!((change.before, change.now, change.per_year), (4.into(), 7.into(), false));
}

#[test]
fn what_each_municipality_should_have_is_asked_of_as_long_a_time_at_the_baseline() {
    let mut asked = methods();
    asked.target = Some(Target { applies_to: AppliesTo::EveryMunicipality, ..asked.target.unwrap() });
    asked.target.as_mut().unwrap().value = Some(4.into());
    // Two in the one year of the baseline are four in two.
    let status = |now: &[Said]| status(&asked, now, Some(&[number(2), number(1)]));
    assert_eq!(status(&[number(4), number(2)]), Status::Same);
    assert_eq!(status(&[number(3), number(2)]), Status::Further);
}
