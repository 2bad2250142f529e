//! Cycles of any anchor, interval and validity, and their dates.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::{
    cycle::CycleKind,
    recurrence::is_working_day,
    sample_test::{often, strategy},
    strategy::{FollowUpRule, Strategy, Years},
};

fn followed_up(from: i32, to: i32, anchor: i32, every_years: u8) -> Strategy {
    Strategy {
        valid: Years { from, to },
        follow_up: Some(FollowUpRule { every_years, anchor }),
        baseline: None,
        ..strategy(Vec::new())
    }
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn cycles_tile_the_years_from_the_anchor_on(
        from in 1990_i32..2090,
        length in 0_i32..20,
        anchor in -12_i32..24,
        every_years in 1_u8..=10,
    ) {
        let (to, anchor) = (from + length, from + anchor);
        let cycles = followed_up(from, to, anchor, every_years).cycles();
        let years: Vec<_> = cycles.iter().flat_map(|c| c.period.years.from..=c.period.years.to).collect();
        prop_assert_eq!(years, (anchor.max(from)..=to).collect::<Vec<_>>());
        let is_cut_off = (to - anchor + 1).rem_euclid(every_years.into()) != 0;
        for (n, cycle) in cycles.iter().enumerate() {
            let is_last = n + 1 == cycles.len();
            let kind = if is_last && is_cut_off { CycleKind::Final } else { CycleKind::Regular };
            prop_assert_eq!(cycle.kind, kind);
            let Years { from, to } = cycle.period.years;
            prop_assert!(to - from < every_years.into());
            // Only the first may begin late and the last end early.
            prop_assert!(n == 0 || is_last || to - from + 1 == i32::from(every_years));
        }
    }

    #[test]
    fn a_cycle_opens_closes_and_is_reviewed_on_working_days_of_the_year_after(
        from in 1990_i32..2090,
        length in 0_i32..20,
        every_years in 1_u8..=10,
    ) {
        for cycle in followed_up(from, from + length, from, every_years).cycles() {
            let dates = [cycle.opens_on, cycle.deadline, cycle.review_until];
            prop_assert!(dates.iter().all(|date| is_working_day(*date)), "{dates:?}");
            prop_assert!(cycle.opens_on <= cycle.deadline && cycle.deadline <= cycle.review_until);
            prop_assert!(cycle.period.measured_on < cycle.opens_on);
            prop_assert_eq!(cycle.collected_in, cycle.period.years.to + 1);
            prop_assert!(dates.iter().all(|date| date.format("%Y").to_string() == cycle.collected_in.to_string()));
        }
    }
}

#[test]
fn the_strategy_of_2024_to_2030_ends_in_a_year_of_its_own() {
    let cycles = strategy(Vec::new()).cycles();
    let named: Vec<_> = cycles.iter().map(|c| (c.key.as_str(), c.kind, c.collected_in)).collect();
    assert_eq!(
        named,
        [
            ("2023", CycleKind::Baseline, 2024),
            ("2024-2025", CycleKind::Regular, 2026),
            ("2026-2027", CycleKind::Regular, 2028),
            ("2028-2029", CycleKind::Regular, 2030),
            ("2030", CycleKind::Final, 2031),
        ]
    );
    let opens: Vec<_> = cycles.iter().skip(1).map(|c| c.opens_on.to_string()).collect();
    assert_eq!(opens, ["2026-03-02", "2028-03-01", "2030-03-01", "2031-03-03"]);
}

#[test]
fn a_strategy_without_a_rule_has_no_cycles_of_its_own() {
    let by_hand = Strategy { follow_up: None, baseline: None, ..strategy(Vec::new()) };
    assert_eq!(by_hand.cycles(), Vec::new());
}
