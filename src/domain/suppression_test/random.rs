//! Random tables, small enough that every number can be tried.

use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    test_runner::TestCaseError,
};

use super::{
    county::{COUNTY_PART, County, PART, TOTAL},
    reader::Reader,
};
use crate::suppression::Decision;

type Cells = Vec<Vec<u64>>;

/// Mostly few persons, often none.
fn persons() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0), 5 => 1..=4_u64, 4 => 5..=9_u64, 1 => 10..=20_u64]
}

fn cells() -> impl Strategy<Value = Cells> {
    (2..=4_usize, 2..=3_usize).prop_flat_map(|(rows, parts)| vec(vec(persons(), parts), rows))
}

/// A corrected number for some of the cells.
fn corrections() -> impl Strategy<Value = Vec<Option<u64>>> {
    vec(prop_oneof![3 => Just(None), 1 => persons().prop_map(Some)], 12)
}

fn county(cells: &Cells) -> (County, Vec<Vec<usize>>) {
    let mut county = County::default();
    let cells = cells.iter().map(|row| row.iter().map(|v| county.number(*v)).collect()).collect();
    (county, cells)
}

/// The table, and the county without one municipality where `left_out` names one.
fn say(county: &mut County, cells: &[Vec<usize>], left_out: usize) {
    county.says_table(cells);
    if left_out < cells.len() {
        county.says_without(cells, left_out);
    }
}

fn corrected(county: &mut County, cells: &[Vec<usize>], with: &[Option<u64>]) -> Vec<Vec<usize>> {
    let mut with = with.iter();
    let mut one = |cell: usize| with.next().copied().flatten().map_or(cell, |value| county.number(value));
    cells.iter().map(|row| row.iter().map(|cell| one(*cell)).collect()).collect()
}

/// What the engine promises, tried out.
fn assert_protected(county: &County, decision: &Decision) -> Result<(), TestCaseError> {
    let reader = county.reader(decision);
    let earlier = county.earlier_reader();
    for said in &county.said {
        prop_assert_eq!(said.is_small(), decision.is_primary(said.id));
        if !said.is_small() && county.said.iter().any(|s| s.is_small() && s.of == said.of) {
            prop_assert!(!decision.is_shown(said.id), "{:?} is told by its twin", said.of);
            continue;
        }
        if decision.is_shown(said.id) {
            prop_assert!(!said.is_small(), "{} persons of {:?} are shown", said.value, said.of);
        } else if !said.is_small() {
            prop_assert!(!reader.is_certain(&said.of, said.value), "hidden in vain: {:?}", said.of);
        } else if decision.unprotected().contains(&said.id) {
            prop_assert!(!earlier.is_blurred(&said.of), "{:?} was not given away before", said.of);
            assert_no_narrower(&reader, &earlier, &said.of)?;
        } else {
            prop_assert!(reader.is_blurred(&said.of), "{:?} is given away", said.of);
        }
    }
    Ok(())
}

/// What earlier disclosures left open from one to four is open still.
fn assert_no_narrower(reader: &Reader, earlier: &Reader, of: &[usize]) -> Result<(), TestCaseError> {
    for bound in 1..=4 {
        prop_assert_eq!(earlier.could_be_at_most(of, bound), reader.could_be_at_most(of, bound));
        prop_assert_eq!(earlier.could_be_at_least(of, bound), reader.could_be_at_least(of, bound));
    }
    Ok(())
}

fn small_counts_are_protected(county: &County, reader: &Reader, decision: &Decision) -> bool {
    let mut small = county.said.iter().filter(|s| s.is_small() && !decision.unprotected().contains(&s.id));
    small.all(|said| reader.is_blurred(&said.of))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_small_count_can_be_reckoned_out_of_a_table(cells in cells(), left_out in 0..8_usize) {
        let (mut county, cells) = county(&cells);
        say(&mut county, &cells, left_out);
        let decision = county.disclosure.decide();
        prop_assert!(decision.unprotected().is_empty());
        assert_protected(&county, &decision)?;
        prop_assert_eq!(&decision, &county.disclosure.decide());
    }

    #[test]
    fn nor_where_the_search_for_what_need_not_be_hidden_is_cut_short(
        cells in cells(), left_out in 0..8_usize, steps in 0..200_usize,
    ) {
        let (mut county, cells) = county(&cells);
        say(&mut county, &cells, left_out);
        let decision = county.disclosure.decide_within(steps);
        prop_assert!(decision.unprotected().is_empty());
        assert_protected(&county, &decision)?;
    }

    #[test]
    fn nor_out_of_a_table_and_the_edition_it_corrects(
        cells in cells(), with in corrections(), left_out in 0..8_usize, earlier_left_out in 0..8_usize,
    ) {
        let (mut earlier, old) = county(&cells);
        say(&mut earlier, &old, earlier_left_out);
        let decided = earlier.disclosure.decide();

        let (mut county, old) = county(&cells);
        for said in &earlier.said {
            if decided.is_shown(said.id) {
                county.was_told(&said.of);
            } else {
                // It must not come out now, although it is printed nowhere any more.
                county.says(&said.of, true, PART);
            }
        }
        let new = corrected(&mut county, &old, &with);
        say(&mut county, &new, left_out);
        assert_protected(&county, &county.disclosure.decide())?;
    }

    #[test]
    fn what_was_given_away_before_is_named_and_goes_no_further(
        cells in cells(), with in corrections(), left_out in 0..8_usize, told in vec(any::<bool>(), 40),
    ) {
        let (mut earlier, old) = county(&cells);
        say(&mut earlier, &old, left_out);
        let (mut county, old) = county(&cells);
        for (said, told) in earlier.said.iter().zip(told) {
            if told {
                county.was_told(&said.of);
            }
        }
        let new = corrected(&mut county, &old, &with);
        say(&mut county, &new, left_out);
        assert_protected(&county, &county.disclosure.decide())?;
    }

    #[test]
    fn nor_out_of_any_sums_whatever(
        values in vec(persons(), 2..=7), sums in vec((1..128_u8, any::<bool>(), 0..4_u32), 1..=12),
        told in vec(1..128_u8, 0..=3),
    ) {
        let mut county = County::default();
        let numbers: Vec<_> = values.iter().map(|v| county.number(*v)).collect();
        let chosen = |mask: u8| -> Vec<_> {
            numbers.iter().copied().filter(|n| mask & (1 << n) != 0).collect()
        };
        for mask in told {
            county.was_told(&chosen(mask));
        }
        for (mask, persons, cost) in sums {
            county.says(&chosen(mask), persons, cost);
        }
        assert_protected(&county, &county.disclosure.decide())?;
    }

    #[test]
    fn nothing_is_hidden_for_nothing(cells in cells(), left_out in 0..8_usize) {
        let (mut county, cells) = county(&cells);
        say(&mut county, &cells, left_out);
        let decision = county.disclosure.decide();
        for said in county.said.iter().filter(|s| !s.is_small() && !decision.is_shown(s.id)) {
            let mut reader = county.reader(&decision);
            reader.learns(&said.of, said.value);
            prop_assert!(
                !small_counts_are_protected(&county, &reader, &decision),
                "{:?} could be shown", said.of
            );
        }
    }

    #[test]
    fn a_zero_is_shown_unless_nothing_else_helps(cells in cells(), left_out in 0..8_usize) {
        let (mut county, cells) = county(&cells);
        say(&mut county, &cells, left_out);
        let decision = county.disclosure.decide();
        let hidden_zero = county.said.iter().find(|s| s.value == 0 && !decision.is_shown(s.id));
        if let Some(zero) = hidden_zero {
            let mut reader = county.earlier_reader();
            for said in county.said.iter().filter(|s| s.value == 0) {
                reader.learns(&said.of, 0);
            }
            prop_assert!(
                !small_counts_are_protected(&county, &reader, &decision),
                "the zero of {:?} could be shown", zero.of
            );
        }
    }

    #[test]
    fn where_no_count_is_small_everything_is_shown(
        cells in (2..=4_usize, 2..=3_usize).prop_flat_map(|(rows, parts)| {
            vec(vec(prop_oneof![Just(0), 5..=500_u64], parts), rows)
        }),
    ) {
        let (mut county, cells) = county(&cells);
        say(&mut county, &cells, 0);
        let decision = county.disclosure.decide();
        prop_assert!(county.said.iter().all(|s| decision.is_shown(s.id)));
    }

    #[test]
    fn what_counts_no_persons_is_shown(cells in cells()) {
        let (mut county, cells) = county(&cells);
        for row in &cells {
            county.says(row, false, TOTAL);
        }
        county.says(&cells.concat(), false, COUNTY_PART);
        let decision = county.disclosure.decide();
        prop_assert!(county.said.iter().all(|s| decision.is_shown(s.id)));
    }
}
