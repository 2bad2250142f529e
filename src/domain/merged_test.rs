//! Municipalities that get a new code, or become one: their values of the time before are its own, as far as they add up.

use proptest::{
    collection::vec,
    prelude::{Just, any, prop_assert_eq, prop_oneof, proptest},
};
use rust_decimal::Decimal;

use crate::{
    code::OrganisationCode,
    indicator::{Aggregation, Comparison, Indicator, Statistic},
    progress::{Figure, IndicatorProgress, Municipality},
    sample_test::{
        self, COUNT, NO, NOT_APPLICABLE, NOT_AVAILABLE, Round, Said, YES, code, county, indicator,
        municipalities, number, often, planned, progress, rate, ratio, share, strategy, with_target, yes_no,
    },
    status::Status,
};

/// The municipalities before said `before`, those now say `now`; the first now is the first `merged` of those before,
/// and the others come after these in the same order.
fn rounds(indicator: &Indicator, before: &[Said], now: &[Said], merged: usize) -> [Round; 2] {
    merged_into(&code(99), indicator, before, now, merged)
}

/// The same under the code `into`, which one of them may have had before.
fn merged_into(
    into: &OrganisationCode,
    indicator: &Indicator,
    before: &[Said],
    now: &[Said],
    merged: usize,
) -> [Round; 2] {
    let strategy = strategy(vec![indicator.clone()]);
    let were = municipalities(before.len());
    let formerly = were[..merged].iter().map(|m| m.code.clone()).filter(|code| code != into).collect();
    let residents = were[..merged].iter().map(|m| m.residents).sum();
    let one = Municipality { code: into.clone(), name: "Nya".to_owned(), residents, formerly };
    let are: Vec<_> = [one].into_iter().chain(were[merged..].iter().cloned()).collect();
    let say = |place, who: Vec<Municipality>, said: &[Said]| {
        let mut round = Round::new(&strategy, place, who.clone());
        for (who, said) in who.iter().zip(said) {
            round.say("T", &who.code, None, said.clone());
        }
        round
    };
    [say(0, were, before), say(1, are, now)]
}

fn figures(indicator: &Indicator, before: &[Said], now: &[Said], merged: usize) -> IndicatorProgress {
    progress(&rounds(indicator, before, now, merged)).indicators.swap_remove(0)
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn counts_of_the_merged_are_compared_as_their_sum(
        before in vec(0_u32..50, 2..5),
        other in 0_u32..50,
        now in 0_u32..150,
        into in prop_oneof![Just(0_usize), Just(99)],
    ) {
        let question = indicator("T", COUNT, Aggregation::Sum);
        let said: Vec<_> = before.iter().chain([&other]).map(|n| number(*n)).collect();
        // One of them may have taken in the others and kept its code.
        let rounds = merged_into(&code(into), &question, &said, &[number(now), number(other)], before.len());
        let change = progress(&rounds).indicators[0].change.unwrap();
        let was: u32 = before.iter().sum();
        prop_assert_eq!((change.both, change.before, change.now), (2, (was + other).into(), (now + other).into()));
    }

    #[test]
    fn shares_of_the_merged_are_pooled(before in vec((0_u32..20, 1_u32..20), 2..5), now in 0_u32..=50) {
        let question = indicator("T", share(), Aggregation::Pooled);
        let said: Vec<_> = before.iter().map(|(n, more)| ratio(*n, n + more)).collect();
        let change = figures(&question, &said, &[ratio(now, 50)], before.len()).change.unwrap();
        let sums = before.iter().fold((0, 0), |(n, d), (part, more)| (n + part, d + part + more));
        let parts = [sums, (now, 50)].map(|(n, d)| (Decimal::from(n), Decimal::from(d)));
        prop_assert_eq!((change.both, change.parts), (1, Some(parts)));
    }

    #[test]
    fn a_gap_in_what_was_merged_is_nothing_to_compare_with(
        before in vec(0_u32..50, 2..5),
        gap in any::<usize>(),
        is_silent in any::<bool>(),
    ) {
        let question = indicator("T", COUNT, Aggregation::Sum);
        let mut said: Vec<_> = before.iter().map(|n| number(*n)).collect();
        let gap = gap % said.len();
        said[gap] = if is_silent { None } else { NOT_AVAILABLE };
        prop_assert_eq!(figures(&question, &said, &[number(7)], before.len()).change, None);
        // One that it did not apply to has nothing to add.
        said[gap] = NOT_APPLICABLE;
        let change = figures(&question, &said, &[number(7)], before.len()).change.unwrap();
        let rest: u32 = before.iter().sum::<u32>() - before[gap];
        prop_assert_eq!((change.before, change.now), (rest.into(), 7.into()));
    }

    #[test]
    fn yes_and_no_of_the_merged_are_not_compared(
        before in vec(0_usize..3, 2..5),
        now in 0_usize..3,
    ) {
        let answer = |n: usize| [YES, NO, planned()][n].clone();
        let said: Vec<_> = before.iter().map(|n| answer(*n)).collect();
        let rounds = rounds(&yes_no(), &said, &[answer(now)], before.len());
        let progress = progress(&rounds);
        prop_assert_eq!(progress.indicators[0].change, None);
        let expected = if now == 0 { Status::Reached } else { Status::First };
        prop_assert_eq!(progress.objectives[0].status, expected);
    }

    #[test]
    fn a_new_code_is_the_same_municipality(before in 0_usize..5, now in 0_usize..5) {
        let answer = |n: usize| [YES, NO, planned(), NOT_AVAILABLE, None][n].clone();
        let with_new_code = figures(&yes_no(), &[answer(before), NO], &[answer(now), NO], 1);
        let with_the_old = sample_test::figures(&yes_no(), &[answer(now), NO], Some(&[answer(before), NO]));
        prop_assert_eq!(with_new_code.change, with_the_old.change);
        prop_assert_eq!(with_new_code.now, with_the_old.now);
        prop_assert_eq!(&with_new_code.municipalities[0].before, &with_the_old.municipalities[0].before);
    }
}

#[test]
fn the_rate_of_the_merged_is_over_the_published_numbers_of_all_of_them() {
    let question = indicator("T", rate(), Aggregation::Pooled);
    let question = with_target(question, county(Statistic::Rate, Comparison::AtLeast, 100));
    let mut rounds = rounds(&question, &[number(2), number(4)], &[number(9)], 2);
    for (place, who, year, children) in
        [(0, code(0), 2023, 40_u32), (0, code(1), 2023, 60), (1, code(99), 2025, 100)]
    {
        rounds[place].series.insert("children".parse().unwrap(), who, year, children.into());
    }
    let progress = progress(&rounds);
    let change = progress.indicators[0].change.unwrap();
    assert_eq!((change.before, change.now), (Decimal::from(60), Decimal::from(90)));
    assert_eq!(progress.objectives[0].status, Status::Closer);
    let before = progress.indicators[0].before.as_ref().unwrap();
    assert_eq!(before.figure, Figure::Sum { total: 6.into(), at_least: false });
}
