//! What the figures must do, whatever the answers: by example, and over random answers.

use std::collections::BTreeSet;

use proptest::prelude::{Just, any, prop_assert_eq, prop_oneof, proptest};
use rust_decimal::Decimal;

use crate::{
    code::{CategoryCode, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::{Aggregation, Direction, Indicator, Measured, Source, Support, Target, TargetValue},
    lang::Text,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::{Figure, Municipality, Progress, aggregate},
    status::Status,
    strategy::{Baseline, BaselineOrigin, FollowUpRule, Objective, Strategy, TargetArea, Years},
    value::{Category, Value, ValueKind, YearMonth, YesNo},
};

fn text(s: &str) -> Text {
    Text::new(s, s)
}

fn indicator(code: &str, kind: ValueKind, aggregation: Aggregation) -> Indicator {
    Indicator {
        code: code.parse().unwrap(),
        parent: Some("1.1".to_owned()),
        title: text(code),
        question: text("?"),
        help: text("!"),
        kind,
        aggregation,
        direction: Direction::Up,
        source: Source::Municipality,
        measured: Measured::AsOf,
        headline: true,
        voluntary: false,
        counts_persons: false,
        asked_if: None,
        support: Support::Text,
        target: Some(Target { value: TargetValue::Every, by: 2030, support: Support::Text }),
        finding: text("{yes}"),
        measure: text("m"),
        remains: None,
        dimensions: Vec::new(),
    }
}

fn strategy(indicators: Vec<Indicator>) -> Strategy {
    Strategy {
        slug: "test".parse().unwrap(),
        county: "18".to_owned(),
        region: "0018".parse().unwrap(),
        region_name: text("Region"),
        county_name: text("Län"),
        title: text("Strategi"),
        short_title: text("strategin"),
        registry_number: None,
        valid: Years { from: 2024, to: 2030 },
        follow_up: Some(FollowUpRule { every_years: 2, anchor: 2024 }),
        baseline: Some(Baseline {
            years: Years { from: 2023, to: 2023 },
            measured_on: "2023-12-31".parse().unwrap(),
            origin: BaselineOrigin::Measured,
        }),
        form_order: Vec::new(),
        areas: vec![TargetArea {
            code: "1".parse().unwrap(),
            title: text("Område"),
            objectives: vec![Objective {
                code: "1.1".parse().unwrap(),
                title: text("Mål"),
                text: text("Mål"),
            }],
        }],
        indicators,
    }
}

fn code(n: usize) -> OrganisationCode {
    OrganisationCode::new(format!("{:04}", 1800 + n)).unwrap()
}

fn municipalities(n: usize) -> Vec<Municipality> {
    (0..n)
        .map(|i| Municipality { code: code(i), name: format!("K{i}"), residents: 1000 * (i as u64 + 1) })
        .collect()
}

fn observation(
    indicator: &str,
    about: usize,
    cycle: &FollowUpCycle,
    answer: Result<Value, ObsStatus>,
) -> Observation {
    let status = answer.as_ref().err().copied().unwrap_or(ObsStatus::Normal);
    Observation {
        key: SeriesKey {
            indicator: indicator.parse().unwrap(),
            about: code(about),
            period: cycle.period,
            category: None,
        },
        value: answer.ok(),
        status,
        comment: None,
        source: ObsSource::Answer,
        revision: 1,
    }
}

/// `None` is a municipality that did not report.
fn run(
    strategy: &Strategy,
    n: usize,
    now: &[Option<Result<Value, ObsStatus>>],
    before: Option<&[Option<Result<Value, ObsStatus>>]>,
) -> Progress {
    let cycles = strategy.cycles();
    let code = strategy.indicators[0].code.as_str();
    let observations =
        |answers: &[Option<Result<Value, ObsStatus>>], cycle: &FollowUpCycle| -> Vec<Observation> {
            answers
                .iter()
                .enumerate()
                .filter_map(|(i, a)| Some(observation(code, i, cycle, a.clone()?)))
                .collect()
        };
    let now = observations(now, &cycles[1]);
    let before = before.map(|b| observations(b, &cycles[0]));
    aggregate(
        strategy,
        &cycles[1],
        &municipalities(n),
        &now,
        before.as_ref().map(|b| (&cycles[0], b.as_slice())),
    )
}

const YES: Option<Result<Value, ObsStatus>> = Some(Ok(Value::YesNo(YesNo::Yes)));
const NO: Option<Result<Value, ObsStatus>> = Some(Ok(Value::YesNo(YesNo::No)));

fn yes_no_strategy() -> Strategy {
    strategy(vec![indicator("T", ValueKind::YesPlannedNo, Aggregation::ShareOfYes)])
}

#[test]
fn missing_is_neither_no_nor_left_out_of_the_whole() {
    let planned = Some(Ok(Value::YesNo(YesNo::Planned(YearMonth::new(2027, 8).unwrap()))));
    let not_available = Some(Err(ObsStatus::NotAvailable));
    let progress = run(&yes_no_strategy(), 5, &[YES, planned, NO, not_available, None], None);
    let Figure::YesNo(figure) = progress.indicators[0].now.figure else { panic!("a yes/no figure") };
    assert_eq!((figure.yes, figure.planned, figure.no, figure.missing, figure.of()), (1, 1, 1, 2, 5));
    let coverage = progress.indicators[0].now.coverage;
    assert_eq!((coverage.reported, coverage.not_available, coverage.not_reported), (3, 1, 1));
    assert_eq!((coverage.residents_reported, coverage.residents), (6000, 15000));
}

#[test]
fn a_municipality_that_it_cannot_apply_to_is_not_expected() {
    let progress = run(&yes_no_strategy(), 3, &[YES, NO, Some(Err(ObsStatus::NotApplicable))], None);
    let Figure::YesNo(figure) = progress.indicators[0].now.figure else { panic!("a yes/no figure") };
    assert_eq!(figure.of(), 2);
    assert_eq!(progress.indicators[0].now.coverage.expected(), 2);
}

#[test]
fn a_share_is_pooled_and_nothing_of_nothing_is_no_share() {
    let share = ValueKind::Share { numerator: text("n"), denominator: text("d") };
    let strategy = strategy(vec![indicator("T", share, Aggregation::Pooled)]);
    let ratio = |n: u32, d: u32| Some(Ok(Value::Ratio { numerator: n.into(), denominator: d.into() }));
    let progress = run(&strategy, 2, &[ratio(1, 1), ratio(1, 9)], None);
    // The mean of 100 % and 11 % would be 56 %.
    assert_eq!(progress.indicators[0].now.figure.percent(), Some(Decimal::from(20)));
    assert_eq!(progress.indicators[0].without_dominant.as_ref().map(|w| w.0.clone()), Some(code(1)));
    let none = run(&strategy, 2, &[None, Some(Err(ObsStatus::NotApplicable))], None);
    assert_eq!(none.indicators[0].now.figure.percent(), None);
}

#[test]
fn a_sum_with_a_gap_is_at_least() {
    let strategy = strategy(vec![indicator("T", ValueKind::Count { max: 30 }, Aggregation::Sum)]);
    let five = Some(Ok(Value::Number(5.into())));
    let gap = run(&strategy, 2, &[five.clone(), None], None);
    assert_eq!(gap.indicators[0].now.figure, Figure::Sum { total: 5.into(), at_least: true });
    let whole = run(&strategy, 2, &[five, Some(Ok(Value::Number(0.into())))], None);
    assert_eq!(whole.indicators[0].now.figure, Figure::Sum { total: 5.into(), at_least: false });
}

#[test]
fn parts_count_those_that_answered_nothing_as_missing() {
    let option = |c: &str| Category { code: c.parse().unwrap(), title: text(c), answered_by: None };
    let kind = ValueKind::ChoiceSet { options: vec![option("a"), option("b")] };
    let strategy = strategy(vec![indicator("T", kind, Aggregation::Pooled)]);
    let chosen = |codes: &[&str]| {
        let set: BTreeSet<CategoryCode> = codes.iter().map(|c| c.parse().unwrap()).collect();
        Some(Ok(Value::Choices(set)))
    };
    let progress = run(&strategy, 4, &[chosen(&["a", "b"]), chosen(&["a"]), chosen(&[]), None], None);
    let Figure::Parts(figure) = &progress.indicators[0].now.figure else { panic!("parts") };
    assert_eq!((figure.yes(), figure.of(), figure.missing(), figure.all, figure.applies), (3, 8, 2, 1, 4));
}

fn status(
    now: &[Option<Result<Value, ObsStatus>>],
    before: Option<&[Option<Result<Value, ObsStatus>>]>,
) -> Status {
    run(&yes_no_strategy(), now.len(), now, before).objectives[0].status
}

#[test]
fn the_status_compares_those_who_answered_both_times() {
    assert_eq!(status(&[YES, NO], Some(&[NO, NO])), Status::Closer);
    assert_eq!(status(&[YES, NO], Some(&[YES, NO])), Status::Same);
    assert_eq!(status(&[NO, NO], Some(&[YES, NO])), Status::Further);
    assert_eq!(status(&[YES, YES], Some(&[YES, NO])), Status::Reached);
    assert_eq!(status(&[YES, NO], None), Status::First);
    // The one that is new does not count as a gain.
    assert_eq!(status(&[YES, NO, YES], Some(&[YES, NO, None])), Status::Same);
}

#[test]
fn the_status_is_open_where_a_missing_answer_could_change_it() {
    // It was a yes: lost if it is no, unchanged if it is yes.
    assert_eq!(status(&[YES, NO, None], Some(&[YES, NO, YES])), Status::Open { missing: 1 });
    // It was a no: two gained or one gained, closer either way.
    assert_eq!(status(&[YES, NO, None], Some(&[NO, NO, NO])), Status::Closer);
    // Everybody who answered says yes; the target is reached only if the missing one does too.
    assert_eq!(status(&[YES, YES, None], Some(&[NO, YES, NO])), Status::Open { missing: 1 });
}

#[test]
fn a_target_below_the_whole_is_reached_only_when_nobody_is_missing() {
    let mut strategy = yes_no_strategy();
    strategy.indicators[0].target.as_mut().unwrap().value = TargetValue::Share(50.into());
    let of = |now: &[Option<Result<Value, ObsStatus>>]| {
        run(&strategy, now.len(), now, Some(&[NO, NO, NO, NO])).objectives[0].status
    };
    assert_eq!(of(&[YES, YES, YES, NO]), Status::Reached);
    // Three of four is enough whatever the fourth says, but it has not said it.
    assert_eq!(of(&[YES, YES, YES, None]), Status::Open { missing: 1 });
}

#[test]
fn the_direction_decides_which_way_is_closer() {
    let share = ValueKind::Share { numerator: text("n"), denominator: text("d") };
    let mut strategy = strategy(vec![indicator("T", share, Aggregation::Pooled)]);
    let ratio = |n: u32| Some(Ok(Value::Ratio { numerator: n.into(), denominator: 100_u32.into() }));
    let mut status = |direction, target: u32, before: u32, now: u32| {
        strategy.indicators[0].direction = direction;
        strategy.indicators[0].target.as_mut().unwrap().value = TargetValue::Share(target.into());
        run(&strategy, 1, &[ratio(now)], Some(&[ratio(before)])).objectives[0].status
    };
    // A zero target is a legal target, and downwards.
    assert_eq!(status(Direction::Down, 0, 20, 10), Status::Closer);
    assert_eq!(status(Direction::Down, 0, 20, 0), Status::Reached);
    assert_eq!(status(Direction::Down, 0, 10, 20), Status::Further);
    // Beyond the target is not away from it.
    assert_eq!(status(Direction::Up, 80, 80, 95), Status::Reached);
    assert_eq!(status(Direction::Towards(50.into()), 50, 40, 55), Status::Closer);
    assert_eq!(status(Direction::Towards(50.into()), 50, 60, 65), Status::Further);
    // Less than a percentage point is much the same.
    assert_eq!(status(Direction::Up, 100, 40, 40), Status::Same);
}

#[test]
fn nobody_s_answer_settles_nothing() {
    assert_eq!(status(&[None, None], Some(&[NO, NO])), Status::Open { missing: 2 });
    assert_eq!(status(&[None, None], None), Status::Open { missing: 2 });
}

#[test]
fn a_proposed_target_is_never_reached() {
    let mut strategy = yes_no_strategy();
    strategy.indicators[0].target.as_mut().unwrap().support = Support::Proposal;
    let progress = run(&strategy, 2, &[YES, YES], Some(&[YES, NO]));
    assert_eq!(progress.objectives[0].status, Status::Closer);
    strategy.indicators[0].target = None;
    let progress = run(&strategy, 2, &[YES, YES], Some(&[YES, NO]));
    assert_eq!(progress.objectives[0].status, Status::NoTarget);
}

fn answer() -> impl proptest::strategy::Strategy<Value = Option<Result<Value, ObsStatus>>> {
    prop_oneof![
        Just(YES),
        Just(NO),
        Just(Some(Err(ObsStatus::NotAvailable))),
        Just(Some(Err(ObsStatus::NotApplicable))),
        Just(None),
    ]
}

proptest! {
    #[test]
    fn every_municipality_is_counted_once(answers in proptest::collection::vec(answer(), 1..20)) {
        let progress = run(&yes_no_strategy(), answers.len(), &answers, None);
        let c = progress.indicators[0].now.coverage;
        let n = u32::try_from(answers.len()).unwrap();
        prop_assert_eq!(c.reported + c.not_available + c.not_reported + c.not_applicable, n);
        let Figure::YesNo(f) = progress.indicators[0].now.figure else { unreachable!() };
        prop_assert_eq!(f.of(), c.expected());
        prop_assert_eq!(f.missing, c.missing());
    }

    #[test]
    fn a_status_does_not_change_when_a_missing_answer_is_revealed_unless_it_was_open(
        now in proptest::collection::vec(answer(), 6),
        before in proptest::collection::vec(answer(), 6),
        revealed in proptest::collection::vec(any::<bool>(), 6),
    ) {
        let was = status(&now, Some(&before));
        let filled: Vec<_> = now.iter().zip(revealed).map(|(a, yes)| match a {
            None | Some(Err(ObsStatus::NotAvailable)) => if yes { YES } else { NO },
            other => other.clone(),
        }).collect();
        let is = status(&filled, Some(&before));
        if !matches!(was, Status::Open { .. }) {
            prop_assert_eq!(was, is);
        }
    }
}
