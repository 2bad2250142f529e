//! What the figures must do, whatever the answers: by example.

use rust_decimal::Decimal;

use crate::{
    indicator::{Aggregation, Comparison, Direction, Indicator, Statistic, Support},
    progress::Figure,
    sample_test::{
        COUNT, NO, NOT_APPLICABLE, NOT_AVAILABLE, Said, YES, choices, chosen, code, county, figures,
        indicator, number, planned, ratio, share, status, with_target, yes_no,
    },
    status::Status,
};

#[test]
fn missing_is_neither_no_nor_left_out_of_the_whole() {
    let progress = figures(&yes_no(), &[YES, planned(), NO, NOT_AVAILABLE, None], None);
    let Figure::YesNo(figure) = progress.now.figure else { panic!("a yes/no figure") };
    assert_eq!((figure.yes, figure.planned, figure.no, figure.missing, figure.of()), (1, 1, 1, 2, 5));
    let coverage = progress.now.coverage;
    assert_eq!((coverage.reported, coverage.not_available, coverage.not_reported), (3, 1, 1));
    assert_eq!((coverage.residents_reported, coverage.residents), (6000, 15000));
}

#[test]
fn a_municipality_that_it_cannot_apply_to_is_not_expected() {
    let progress = figures(&yes_no(), &[YES, NO, NOT_APPLICABLE], None);
    let Figure::YesNo(figure) = progress.now.figure else { panic!("a yes/no figure") };
    assert_eq!(figure.of(), 2);
    assert_eq!(progress.now.coverage.expected(), 2);
}

#[test]
fn a_share_is_pooled_and_nothing_of_nothing_is_no_share() {
    let indicator = indicator("T", share(), Aggregation::Pooled);
    let progress = figures(&indicator, &[ratio(1, 1), ratio(1, 9)], None);
    // The mean of 100 % and 11 % would be 56 %.
    assert_eq!(progress.now.figure.percent(), Some(Decimal::from(20)));
    assert_eq!(progress.without_dominant.map(|w| w.0), Some(code(1)));
    let none = figures(&indicator, &[None, NOT_APPLICABLE], None);
    assert_eq!(none.now.figure.percent(), None);
}

#[test]
fn a_sum_with_a_gap_is_at_least() {
    let indicator = indicator("T", COUNT, Aggregation::Sum);
    let gap = figures(&indicator, &[number(5), None], None);
    assert_eq!(gap.now.figure, Figure::Sum { total: 5.into(), at_least: true });
    let whole = figures(&indicator, &[number(5), number(0)], None);
    assert_eq!(whole.now.figure, Figure::Sum { total: 5.into(), at_least: false });
}

#[test]
fn parts_count_those_that_answered_nothing_as_missing() {
    let indicator = indicator("T", choices(&["a", "b"]), Aggregation::Pooled);
    let progress = figures(&indicator, &[chosen(&["a", "b"]), chosen(&["a"]), chosen(&[]), None], None);
    let Figure::Parts(figure) = &progress.now.figure else { panic!("parts") };
    assert_eq!((figure.yes(), figure.of(), figure.missing(), figure.all, figure.applies), (3, 8, 2, 1, 4));
}

#[test]
fn the_status_compares_those_who_answered_both_times() {
    let status = |now: &[Said], before| status(&yes_no(), now, before);
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
    let status = |now: &[Said], before| status(&yes_no(), now, before);
    // It was a yes: lost if it is no, unchanged if it is yes.
    assert_eq!(status(&[YES, NO, None], Some(&[YES, NO, YES])), Status::Open { missing: 1 });
    // It was a no: two gained or one gained, closer either way.
    assert_eq!(status(&[YES, NO, None], Some(&[NO, NO, NO])), Status::Closer);
    // Everybody who answered says yes; the target is reached only if the missing one does too.
    assert_eq!(status(&[YES, YES, None], Some(&[NO, YES, NO])), Status::Open { missing: 1 });
}

/// So many per cent of the municipalities should answer yes.
fn share_of_yes(percent: u32) -> Indicator {
    with_target(yes_no(), county(Statistic::Share, Comparison::AtLeast, percent))
}

#[test]
fn a_target_below_the_whole_is_reached_only_when_nobody_is_missing() {
    let of = |now: &[Said]| status(&share_of_yes(50), now, Some(&[NO, NO, NO, NO]));
    assert_eq!(of(&[YES, YES, YES, NO]), Status::Reached);
    // Three of four is enough whatever the fourth says, but it has not said it.
    assert_eq!(of(&[YES, YES, YES, None]), Status::Open { missing: 1 });
}

#[test]
fn the_direction_decides_which_way_is_closer() {
    let status = |direction, comparison, target: u32, before: u32, now: u32| {
        let target = county(Statistic::Share, comparison, target);
        let indicator =
            Indicator { direction, ..with_target(indicator("T", share(), Aggregation::Pooled), target) };
        status(&indicator, &[ratio(now, 100)], Some(&[ratio(before, 100)]))
    };
    // A zero target is a legal target, and downwards.
    assert_eq!(status(Direction::Down, Comparison::AtMost, 0, 20, 10), Status::Closer);
    assert_eq!(status(Direction::Down, Comparison::AtMost, 0, 20, 0), Status::Reached);
    assert_eq!(status(Direction::Down, Comparison::AtMost, 0, 10, 20), Status::Further);
    // Beyond the target is not away from it.
    assert_eq!(status(Direction::Up, Comparison::AtLeast, 80, 80, 95), Status::Reached);
    let towards = Direction::Towards(50.into());
    assert_eq!(status(towards, Comparison::Exactly, 50, 40, 55), Status::Closer);
    assert_eq!(status(towards, Comparison::Exactly, 50, 60, 65), Status::Further);
    // Less than a percentage point is much the same.
    assert_eq!(status(Direction::Up, Comparison::AtLeast, 100, 40, 40), Status::Same);
}

#[test]
fn nobody_s_answer_settles_nothing() {
    assert_eq!(status(&yes_no(), &[None, None], Some(&[NO, NO])), Status::Open { missing: 2 });
    assert_eq!(status(&yes_no(), &[None, None], None), Status::Open { missing: 2 });
}

#[test]
fn a_proposed_target_is_never_reached() {
    let mut indicator = yes_no();
    indicator.target.as_mut().unwrap().support = Support::Proposal;
    assert_eq!(status(&indicator, &[YES, YES], Some(&[YES, NO])), Status::Closer);
    indicator.target = None;
    assert_eq!(status(&indicator, &[YES, YES], Some(&[YES, NO])), Status::NoTarget);
}
