//! Small counts that a person can follow.

use super::{
    answers::{Answer, Kind, Shape},
    kept::publish,
};
use crate::{
    cell::{Cell, Content},
    disclosure::{EarlierEdition, disclosed},
    figure::{Figure, IndicatorProgress},
    indicator::{Comparison, Statistic},
    sample_test::{county, number},
    status::Status,
};

const LAXA: usize = 0;
const HALLEFORS: usize = 1;
const DEGERFORS: usize = 2;
const OREBRO: usize = 3;

/// How many take part in the four municipalities, by part where there are parts.
fn shown(shape: &Shape, now: [&[u32]; 4]) -> IndicatorProgress {
    let rounds = shape.rounds(&vec![now.iter().map(|numbers| Answer::of(numbers)).collect()]);
    publish(&rounds, &[]).shown.indicators.swap_remove(0)
}

fn is_hidden(cell: &Cell) -> bool {
    cell.content == Content::Suppressed
}

fn says(cell: &Cell, persons: u32) -> bool {
    cell.value() == number(persons).and_then(Result::ok).as_ref()
}

fn sum(total: u32) -> Figure {
    Figure::Sum { total: total.into(), at_least: false }
}

/// Rows of the question.
const ALL: usize = 0;
const WOMEN: usize = 1;
const MEN: usize = 2;

#[test]
fn three_women_in_laxa_are_not_shown_nor_what_tells_them_and_the_county_is() {
    let shown = shown(&Shape::of(Kind::Count, 2), [&[3, 12], &[8, 9], &[20, 25], &[90, 70]]);
    let cells = |who: usize| &shown.municipalities[who].now;
    assert!(is_hidden(&cells(LAXA)[WOMEN]));
    // 15 in all and 12 men would tell them.
    assert!(says(&cells(LAXA)[ALL], 15) && is_hidden(&cells(LAXA)[MEN]));
    // 121 women in the county and those of all other municipalities would, too.
    assert!(says(&cells(HALLEFORS)[ALL], 17) && is_hidden(&cells(HALLEFORS)[WOMEN]));
    assert!(is_hidden(&cells(HALLEFORS)[MEN]));
    for (who, women, men) in [(DEGERFORS, 20, 25), (OREBRO, 90, 70)] {
        assert!(
            says(&cells(who)[ALL], women + men)
                && says(&cells(who)[WOMEN], women)
                && says(&cells(who)[MEN], men)
        );
    }
    assert_eq!(shown.now.figure, sum(237));
    assert_eq!([&shown.breakdown[0].now.figure, &shown.breakdown[1].now.figure], [&sum(121), &sum(116)]);
}

#[test]
fn what_leaves_the_service_is_the_same_whether_there_were_two_women_or_three() {
    let shape = Shape::of(Kind::Count, 2);
    let three = shown(&shape, [&[3, 12], &[8, 9], &[20, 25], &[90, 70]]);
    let two = shown(&shape, [&[2, 13], &[9, 8], &[20, 25], &[90, 70]]);
    assert_eq!(three, two);
}

#[test]
fn nobody_is_shown_as_nobody_and_five_as_five() {
    let shown = shown(&Shape::of(Kind::Count, 0), [&[0], &[5], &[12], &[9]]);
    assert!(!shown.municipalities.iter().any(|m| is_hidden(&m.now[ALL])));
}

#[test]
fn zero_is_shown_beside_small_counts() {
    let shown = shown(&Shape::of(Kind::Count, 0), [&[3], &[0], &[8], &[40]]);
    let cells: Vec<_> = shown.municipalities.iter().map(|m| &m.now[0]).collect();
    assert!(says(cells[HALLEFORS], 0) && says(cells[OREBRO], 40));
    assert!(is_hidden(cells[LAXA]) && is_hidden(cells[DEGERFORS]));
    assert_eq!(shown.now.figure, sum(51));
}

#[test]
fn two_of_fourteen_are_not_shown_and_neither_are_the_fourteen() {
    let shape = Shape::of(Kind::Share, 0);
    let answers = [(2, 12), (9, 5), (30, 10), (200, 50)].map(|pair| Answer::of_pairs(&[pair]));
    let shown = publish(&shape.rounds(&vec![answers.to_vec()]), &[]).shown.indicators.swap_remove(0);
    let hidden: Vec<_> = shown.municipalities.iter().map(|m| is_hidden(&m.now[0])).collect();
    assert_eq!(hidden, [true, true, false, false]);
    assert_eq!(shown.now.figure, Figure::Ratio { numerator: 241.into(), denominator: 318.into() });
}

#[test]
fn a_rate_that_tells_two_persons_is_not_shown_and_the_count_is() {
    // The series knows nothing of Hällefors, whose 7 stand beside a rate over the others: 9 less 7 are 2.
    let mut answers = [&[0], &[7], &[2], &[0]].map(|numbers: &[u32; 1]| Answer::of(numbers)).to_vec();
    answers[HALLEFORS].in_series = false;
    let shown =
        publish(&Shape::of(Kind::Rate, 0).rounds(&vec![answers]), &[]).shown.indicators.swap_remove(0);
    assert_eq!(shown.now.figure, sum(9));
    assert!(shown.now.rate.is_none() && shown.now.rate_suppressed);
    assert!(is_hidden(&shown.municipalities[HALLEFORS].now[0]));
}

#[test]
fn parts_that_are_for_the_county_only_are_in_no_cell() {
    let mut shape = Shape::of(Kind::Count, 2);
    shape.county_only = true;
    let shown = shown(&shape, [&[30, 12], &[8, 9], &[20, 25], &[90, 70]]);
    assert!(
        shown
            .municipalities
            .iter()
            .all(|m| m.now[ALL].value().is_some() && m.now[WOMEN..].iter().all(is_hidden))
    );
    assert_eq!(shown.breakdown[0].now.figure, sum(148));
}

#[test]
fn what_is_written_beside_a_hidden_number_goes_with_it() {
    let mut rounds =
        Shape::of(Kind::Count, 0).rounds(&vec![[3, 5, 8, 40].map(|n| Answer::of(&[n])).to_vec()]);
    for observation in &mut rounds[0].observations {
        observation.comment = Some("Tre i våras, resten i höstas".to_owned());
    }
    let shown = publish(&rounds, &[]).shown.indicators.swap_remove(0);
    for cell in shown.municipalities.iter().map(|m| &m.now[ALL]) {
        assert_eq!(cell.comment.is_none(), is_hidden(cell));
    }
    assert!(is_hidden(&shown.municipalities[LAXA].now[ALL]));
}

/// Where the objective stands when the county should have 80 % of them.
fn status(now: [(u32, u32); 4]) -> Status {
    let target = Some(county(Statistic::Share, Comparison::AtLeast, 80));
    let shape = Shape { target, ..Shape::of(Kind::Share, 0) };
    let before = [(10, 10); 4].map(|pair| Answer::of_pairs(&[pair])).to_vec();
    let now = now.map(|pair| Answer::of_pairs(&[pair])).to_vec();
    publish(&shape.rounds(&vec![before, now]), &[]).shown.objectives[0].status
}

#[test]
fn where_an_objective_stands_is_shown_with_the_countys_figures() {
    assert_eq!(status([(20, 5), (9, 5), (30, 10), (200, 50)]), Status::Closer);
    // Two of fourteen are not shown, the county's figures are.
    assert_eq!(status([(2, 12), (9, 5), (30, 10), (200, 50)]), Status::Closer);
    assert_eq!(status([(2, 12), (9, 5), (30, 10), (300, 20)]), Status::Reached);
}

#[test]
fn where_an_objective_stands_is_not_shown_where_the_countys_figures_are_not() {
    assert_eq!(status([(2, 12), (0, 20), (0, 20), (0, 20)]), Status::NotShown);
    assert_eq!(status([(0, 14), (0, 20), (0, 20), (0, 20)]), Status::Further);
}

#[test]
fn what_counted_persons_is_not_told_when_it_does_so_no_longer() {
    let shape = Shape::of(Kind::Count, 0);
    let answers = vec![[3, 5, 8, 40].map(|n| Answer::of(&[n])).to_vec()];
    let first = publish(&shape.rounds(&answers), &[]);
    let mut strategy = shape.rounds(&answers).remove(0).strategy;
    strategy.indicators[0].counts_persons = false;
    let earlier = [EarlierEdition { known: &first.known, shown: &first.shown }];
    assert_eq!(disclosed(&first.known, &strategy, &earlier), first.shown);
}
