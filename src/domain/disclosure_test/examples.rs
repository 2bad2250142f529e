//! Small counts that a person can follow.

use super::{
    answers::{Answer, Kind, Shape, Whole},
    kept::publish,
};
use crate::{cell::Content, figure::Figure};

/// Municipalities that count persons, so many each, in one cycle.
fn counted(persons: &[u32]) -> crate::figure::IndicatorProgress {
    let answer = |n: &u32| Answer {
        said: Whole::Known,
        numbers: vec![(*n, 0), (0, 0), (0, 0), (0, 0)],
        told: vec![false; 3],
        in_series: true,
    };
    let shape = Shape {
        kind: Kind::Count,
        parts: 0,
        county_only: false,
        regional: false,
        municipalities: persons.len(),
        cycles: 1,
        defined_in: 0,
    };
    let answers = vec![persons.iter().map(answer).collect()];
    publish(&shape.rounds(&answers), &[]).shown.indicators.remove(0)
}

fn hidden(shown: &crate::figure::IndicatorProgress) -> Vec<usize> {
    let cells = shown.municipalities.iter().enumerate();
    cells.filter(|(_, m)| m.now[0].content == Content::Suppressed).map(|(n, _)| n).collect()
}

#[test]
fn three_persons_are_hidden_with_one_more_municipality_and_the_county_stays() {
    let shown = counted(&[3, 12, 11, 14]);
    // Of those that would protect it the smallest is missed least.
    assert_eq!(hidden(&shown), [0, 2]);
    assert_eq!(shown.now.figure, Figure::Sum { total: 40.into(), at_least: false });
}

#[test]
fn nobody_is_shown_as_nobody_and_five_as_five() {
    let shown = counted(&[0, 5, 12, 9]);
    assert_eq!(hidden(&shown), Vec::<usize>::new());
}
