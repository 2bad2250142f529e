//! Against trying every number there is.

use proptest::{
    collection::vec,
    prelude::{Strategy as Cases, prop_assert, proptest},
};

use super::relaxed::{Relaxed, System};
use crate::sample_test::often;

/// So often each number, and what they make together.
type Row = (Vec<i64>, i64);

const COLUMNS: usize = 3;
const MOST: i64 = 6;

fn makes((times, sum): &Row, numbers: &[i64]) -> bool {
    times.iter().zip(numbers).map(|(times, number)| times * number).sum::<i64>() == *sum
}

fn solved(rows: &[Row]) -> Relaxed {
    let mut system = System::new(COLUMNS);
    for (times, sum) in rows {
        system.makes(times.iter().copied().enumerate(), *sum);
    }
    for column in 0..COLUMNS {
        system.is_at_most(column, MOST);
    }
    system.solve()
}

fn some_fit(rows: &[Row]) -> bool {
    let one = || 0..=MOST;
    one().any(|a| one().any(|b| one().any(|c| rows.iter().all(|row| makes(row, &[a, b, c])))))
}

fn rows() -> impl Cases<Value = Vec<Row>> {
    vec((vec(-2..=2_i64, COLUMNS), -8..=12_i64), 1..=4)
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn where_none_are_found_none_fit_and_what_is_found_fits(rows in rows()) {
        match solved(&rows) {
            Relaxed::Nothing => prop_assert!(!some_fit(&rows)),
            Relaxed::Whole(numbers) => {
                prop_assert!(numbers.iter().take(COLUMNS).all(|number| (0..=MOST).contains(number)));
                prop_assert!(rows.iter().all(|row| makes(row, &numbers[..COLUMNS])), "{numbers:?}");
            }
            Relaxed::Unsettled => {}
        }
    }
}

#[test]
fn sums_that_contradict_each_other_only_when_added_up_fit_nothing() {
    // a + b = b + c = a + c = 5: two and a half each. A circle of numbers each one less than the one before: nobody
    // comes to an end by trying.
    let odd = [(vec![1, 1, 0], 5), (vec![0, 1, 1], 5), (vec![1, 0, 1], 5)];
    assert!(matches!(solved(&odd), Relaxed::Unsettled), "halves are no whole numbers");
    let mut endless = System::new(3);
    endless.makes([(0, 1), (1, -1)], 1);
    endless.makes([(1, 1), (2, -1)], 1);
    endless.makes([(2, 1), (0, -1)], 1);
    assert!(matches!(endless.solve(), Relaxed::Nothing));
}

#[test]
fn what_fits_is_found_though_there_is_no_end_of_it() {
    let mut system = System::new(3);
    system.makes([(0, 1), (1, -1)], 1_000_000_000_000);
    system.makes([(1, 1), (2, -1)], -3);
    let Relaxed::Whole(numbers) = system.solve() else { panic!("a number, the same less, and three more") };
    assert_eq!((numbers[0] - numbers[1], numbers[1] - numbers[2]), (1_000_000_000_000, -3));
}
