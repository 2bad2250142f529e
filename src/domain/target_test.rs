//! Targets of every statistic and comparison, for the county and for every municipality: at 0, before the target, at it
//! and beyond it.

use proptest::{
    prelude::{Just, Strategy as Cases, any, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};
use rust_decimal::Decimal;

use crate::{
    indicator::{
        Aggregation as A, AppliesTo, Comparison, DimensionRows, Direction, Indicator, Statistic as S, Support,
    },
    sample_test::{
        COUNT, NO, NOT_APPLICABLE, NOT_AVAILABLE, Said, YES, choices, chosen, county, dimension, every,
        indicator, level, number, often, ordinal, planned, progress, rate, ratio, round, share, status,
        strategy, text, with_target, yes_no,
    },
    status::Status,
    value::ValueKind,
};

/// A statistic with a question that it fits, and what the only municipality says so that the figure is `n`.
#[derive(Debug, Clone, Copy)]
struct Measure {
    statistic: S,
    /// The figure goes from 0 to this.
    most: u32,
    question: fn() -> Indicator,
    say: fn(u32) -> Said,
}

fn quantity() -> ValueKind {
    ValueKind::Quantity { unit: text("tim"), unit_one: None, decimals: 1, max: 100.into() }
}

const MEASURES: [Measure; 7] = [
    Measure {
        statistic: S::Number,
        most: 100,
        question: || indicator("T", COUNT, A::Sum),
        say: |n| number(n),
    },
    Measure {
        statistic: S::Share,
        most: 100,
        question: || indicator("T", share(), A::Pooled),
        say: |n| ratio(n, 100),
    },
    Measure {
        statistic: S::Rate,
        most: 100,
        question: || indicator("T", rate(), A::Pooled),
        say: |n| number(n),
    },
    Measure {
        statistic: S::Median,
        most: 100,
        question: || indicator("T", quantity(), A::MedianRange),
        say: |n| number(n),
    },
    Measure {
        statistic: S::Level,
        most: 4,
        question: || indicator("T", ordinal(5), A::Distribution),
        say: |n| level(u8::try_from(n).unwrap()),
    },
    Measure {
        statistic: S::Yes,
        most: 1,
        question: || indicator("T", ValueKind::YesPlannedNo, A::ShareOfYes),
        say: |n| if n > 0 { YES } else { planned() },
    },
    Measure {
        statistic: S::All,
        most: 1,
        question: || indicator("T", choices(&["a", "b"]), A::Pooled),
        say: |n| if n > 0 { chosen(&["a", "b"]) } else { chosen(&["b"]) },
    },
];

/// The target's value, where the figure was, and where it is: often at 0, at the target or beside it.
fn places() -> impl Cases<Value = (Measure, u32, u32, u32)> {
    let near = |target: u32, most: u32| {
        let beside = [0, target.saturating_sub(1), target, (target + 1).min(most)];
        prop_oneof![select(beside.to_vec()), 0..=most]
    };
    select(MEASURES.to_vec())
        .prop_flat_map(|measure| (Just(measure), prop_oneof![Just(0), 0..=measure.most]))
        .prop_flat_map(move |(measure, target)| {
            (Just(measure), Just(target), near(target, measure.most), near(target, measure.most))
        })
}

fn comparisons() -> impl Cases<Value = (Comparison, Direction)> {
    select(vec![
        (Comparison::AtLeast, Direction::Up),
        (Comparison::AtMost, Direction::Down),
        (Comparison::Exactly, Direction::Up),
        (Comparison::Exactly, Direction::Down),
    ])
}

fn compares(figure: u32, comparison: Comparison, target: u32) -> bool {
    match comparison {
        Comparison::AtLeast => figure >= target,
        Comparison::AtMost => figure <= target,
        Comparison::Exactly => figure == target,
    }
}

/// The status of a county of one municipality whose figure went from `before` to `now`; 1 000 children in both years.
fn status_of(measure: Measure, indicator: &Indicator, before: u32, now: u32) -> Status {
    let mut rounds =
        [round(indicator, 0, &[(measure.say)(before)]), round(indicator, 1, &[(measure.say)(now)])];
    for round in &mut rounds {
        let (who, year) = (round.municipalities[0].code.clone(), round.cycle.period.years.to);
        round.series.insert("children".parse().unwrap(), who, year, 1000.into());
    }
    progress(&rounds).objectives[0].status
}

/// A share has to move by a percentage point; here every step is one at least.
fn by_distance(before: u32, now: u32) -> Status {
    match now.cmp(&before) {
        std::cmp::Ordering::Less => Status::Closer,
        std::cmp::Ordering::Equal => Status::Same,
        std::cmp::Ordering::Greater => Status::Further,
    }
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn a_target_for_the_county_is_reached_or_so_far_away(
        (measure, target, before, now) in places(),
        (comparison, direction) in comparisons(),
    ) {
        let question = Indicator { direction, ..(measure.question)() };
        let question = with_target(question, county(measure.statistic, comparison, target));
        prop_assert_eq!(question_errors(&question), 0);
        let distance = |figure: u32| if compares(figure, comparison, target) { 0 } else { figure.abs_diff(target) };
        let expected =
            if distance(now) == 0 { Status::Reached } else { by_distance(distance(before), distance(now)) };
        prop_assert_eq!(status_of(measure, &question, before, now), expected);
    }

    #[test]
    fn a_proposed_target_is_never_reached_and_the_direction_alone_says_which_way(
        (measure, target, before, now) in places(),
        (comparison, direction) in comparisons(),
    ) {
        let mut question = Indicator { direction, ..(measure.question)() };
        question = with_target(question, county(measure.statistic, comparison, target));
        question.target.as_mut().unwrap().support = Support::Proposal;
        let expected = match direction {
            Direction::Down => by_distance(before, now),
            _ => by_distance(now, before),
        };
        prop_assert_eq!(status_of(measure, &question, before, now), expected);
    }

    #[test]
    fn towards_a_value_is_closer_from_both_sides(
        (measure, aim, before, now) in places(),
        is_decided in any::<bool>(),
    ) {
        let mut question = Indicator { direction: Direction::Towards(aim.into()), ..(measure.question)() };
        question = with_target(question, county(measure.statistic, Comparison::Exactly, aim));
        prop_assert_eq!(question_errors(&question), 0);
        let expected = if is_decided && now == aim {
            Status::Reached
        } else {
            by_distance(before.abs_diff(aim), now.abs_diff(aim))
        };
        if !is_decided {
            question.target.as_mut().unwrap().support = Support::Proposal;
        }
        prop_assert_eq!(status_of(measure, &question, before, now), expected);
    }

    #[test]
    fn a_target_for_every_municipality_counts_those_that_meet_it(
        place in 0_usize..3,
        (comparison, _) in comparisons(),
        target in 0_u32..=4,
        before in proptest::collection::vec(0_u32..=4, 4),
        now in proptest::collection::vec(0_u32..=4, 4),
    ) {
        let Measure { statistic, question, say, .. } = [MEASURES[0], MEASURES[1], MEASURES[4]][place];
        let mut aim = county(statistic, comparison, target);
        aim.applies_to = AppliesTo::EveryMunicipality;
        let question = with_target(question(), aim);
        prop_assert_eq!(question_errors(&question), 0);
        let meeting = |answers: &[u32]| answers.iter().filter(|n| compares(**n, comparison, target)).count();
        let expected = if meeting(&now) == 4 {
            Status::Reached
        } else {
            by_distance(4 - u32::try_from(meeting(&before)).unwrap(), 4 - u32::try_from(meeting(&now)).unwrap())
        };
        let said = |answers: &[u32]| answers.iter().map(|n| say(*n)).collect::<Vec<_>>();
        prop_assert_eq!(status(&question, &said(&now), Some(&said(&before))), expected);
    }
}

/// What a strategy pack with this indicator would be refused for.
fn question_errors(indicator: &Indicator) -> usize {
    strategy(vec![indicator.clone()]).check().len()
}

#[test]
fn every_part_means_every_part_in_every_municipality() {
    let rows = vec![dimension(DimensionRows::Each, &["a", "b"])];
    let by_row = Indicator { dimensions: rows, ..indicator("T", ValueKind::YesPlannedNo, A::Pooled) };
    let by_row = with_target(by_row, every(S::All));
    let ticked = with_target(indicator("T", choices(&["a", "b"]), A::Pooled), every(S::All));
    assert_eq!(status(&ticked, &[chosen(&["a", "b"]), chosen(&["a"])], None), Status::First);
    assert_eq!(status(&ticked, &[chosen(&["a", "b"]), chosen(&["b", "a"])], None), Status::Reached);
    let said = |rows: &[(&str, Said)], place: usize| {
        let mut round = round(&by_row, place, &[None]);
        let who = round.municipalities[0].code.clone();
        for (row, said) in rows {
            round.say("T", &who, Some(&row.parse().unwrap()), said.clone());
        }
        round
    };
    let status = |before, now| progress(&[said(before, 0), said(now, 1)]).objectives[0].status;
    assert_eq!(status(&[("a", NO), ("b", YES)], &[("a", YES), ("b", YES)]), Status::Reached);
    assert_eq!(status(&[("a", NO), ("b", YES)], &[("a", YES), ("b", NO)]), Status::Same);
    // It did not know about b, and has not both now either: not a step towards having both.
    assert_eq!(status(&[("a", NO), ("b", NOT_AVAILABLE)], &[("a", YES), ("b", NO)]), Status::First);
}

#[test]
fn a_count_of_municipalities_that_moves_at_all_has_changed() {
    let mut question = with_target(yes_no(), county(S::Yes, Comparison::AtLeast, 8));
    // The threshold is one for the share.
    question.threshold = Some(Decimal::from(5));
    assert_eq!(status(&question, &[YES, YES], Some(&[NO, NO])), Status::Closer);
}

#[test]
fn what_applies_to_nobody_reaches_nothing() {
    let at_most = with_target(indicator("T", COUNT, A::Sum), county(S::Number, Comparison::AtMost, 50));
    let at_most = Indicator { direction: Direction::Down, ..at_most };
    assert_eq!(status(&at_most, &[NOT_APPLICABLE], Some(&[number(1)])), Status::First);
    assert_eq!(status(&yes_no(), &[NOT_APPLICABLE], None), Status::First);
}
