//! Ways in which small counts have come out, each as small as it gets.

use super::{
    answers::{Answer, Answers, Kind, Merger, Shape, Whole},
    random::assert_nobody_reckons_it_out,
};
use crate::{
    indicator::{AppliesTo, Comparison, Statistic, Target},
    sample_test::county,
};

fn assert_kept(shape: &Shape, editions: &[Answers]) {
    let shape = Shape { municipalities: editions[0][0].len(), cycles: editions[0].len(), ..shape.clone() };
    assert_nobody_reckons_it_out(&shape, editions).unwrap_or_else(|error| panic!("{error}"));
}

fn count(parts: usize) -> Shape {
    Shape::of(Kind::Count, parts)
}

fn rate() -> Shape {
    Shape::of(Kind::Rate, 0)
}

fn of(persons: u32) -> Answer {
    Answer::of(&[persons])
}

fn not_in_series(persons: u32) -> Answer {
    Answer { in_series: false, ..of(persons) }
}

fn silent() -> Answer {
    Answer { said: Whole::Silent, ..of(0) }
}

fn told(answer: &Answer, told: [bool; 3]) -> Answer {
    Answer { told: told.to_vec(), ..answer.clone() }
}

#[test]
fn women_and_men_are_all_so_24_less_20_women_are_4_men() {
    assert_kept(&count(2), &[vec![vec![Answer::of(&[20, 4]), silent()]]]);
}

#[test]
fn parts_may_be_told_of_a_whole_that_is_not_known() {
    let three_women = Answer { said: Whole::NotKnown, ..Answer::of(&[3, 0]) };
    assert_kept(&count(2), &[vec![vec![three_women, Answer::of(&[9, 9])]]]);
}

#[test]
fn the_rate_without_the_largest_rests_on_fewer_than_its_figure() {
    assert_kept(&rate(), &[vec![vec![of(40), of(3), not_in_series(9)]]]);
}

#[test]
fn the_change_of_a_rate_rests_on_those_that_the_series_knows_both_times() {
    let before = vec![of(30), of(2), not_in_series(20)];
    assert_kept(&rate(), &[vec![before, vec![not_in_series(30), of(8), of(20)]]]);
}

#[test]
fn a_rate_of_another_definition_rests_on_fewer_than_its_figure() {
    let shape = Shape { defined_in: 1, ..rate() };
    assert_kept(&shape, &[vec![vec![of(3), not_in_series(7)], vec![of(30), of(50)]]]);
}

#[test]
fn the_one_figure_of_the_region_has_a_line_as_well() {
    let shape = Shape { regional: true, ..count(0) };
    assert_kept(&shape, &[[30, 3, 40, 50].map(|persons| vec![of(persons)]).to_vec()]);
}

#[test]
fn to_be_more_than_all_others_is_to_be_six_at_least() {
    // 7 of two in the first edition; in the second the others are 5, and who is more than 5 leaves 1 of the 7 at most.
    assert_kept(&count(0), &[vec![vec![of(6), of(1), silent()]], vec![vec![of(6), of(1), of(4)]]]);
}

#[test]
fn a_whole_that_is_told_in_parts_later_is_the_same_whole() {
    let in_parts = [Answer::of(&[3]), Answer::of(&[3, 4]), Answer::of(&[8]), Answer::of(&[70])];
    let as_wholes = in_parts.clone().map(|answer| told(&answer, [false; 3]));
    assert_kept(&count(3), &[vec![as_wholes.to_vec()], vec![in_parts.to_vec()]]);
}

#[test]
fn a_whole_is_the_same_when_only_those_with_the_property_are_corrected() {
    // Nine men in the one municipality, first all with the property and then five of them; twelve in both.
    let men = |said, with, without| Answer { said, ..Answer::of_pairs(&[(0, 0), (with, without)]) };
    let three = men(Whole::NotKnown, 3, 0);
    let first = vec![vec![three.clone(), men(Whole::Known, 9, 0)]];
    assert_kept(&Shape::of(Kind::Share, 2), &[first, vec![vec![three, men(Whole::NotKnown, 5, 4)]]]);
}

#[test]
fn a_point_on_a_line_that_has_been_corrected_tells_by_how_much() {
    // Five were told, then nine: the four of the second municipality, whom the rate would tell as well.
    let shape = Shape { defined_in: 1, ..rate() };
    let now = vec![of(30), of(50)];
    let first = vec![vec![not_in_series(5), silent()], now.clone()];
    assert_kept(&shape, &[first, vec![vec![not_in_series(5), of(4)], now]]);
}

#[test]
fn a_target_that_is_met_tells_that_there_are_as_many() {
    // All that is to be seen of the three is that they are one to four.
    let shape = Shape { target: Some(county(Statistic::Number, Comparison::AtLeast, 3)), ..count(0) };
    assert_kept(&shape, &[vec![vec![of(3), of(0)]]]);
}

#[test]
fn to_be_nearer_than_before_is_to_be_more() {
    let shape = Shape { target: Some(county(Statistic::Number, Comparison::AtLeast, 40)), ..count(0) };
    assert_kept(&shape, &[vec![vec![of(2), of(0)], vec![of(3), of(0)]]]);
}

#[test]
fn what_every_municipality_is_to_have_tells_what_each_has() {
    let target = county(Statistic::Number, Comparison::AtLeast, 4);
    let target = Target { applies_to: AppliesTo::EveryMunicipality, ..target };
    let shape = Shape { target: Some(target), ..count(0) };
    assert_kept(&shape, &[vec![vec![of(4), of(4), of(30)]]]);
}

/// The edition of the first cycle, and that of the second, in which the first two have become one, with `then` beside
/// what is now.
fn assert_kept_when_merged(shape: &Shape, first: &[Answer], then: &[Answer]) {
    let now: Vec<_> = first.iter().map(|_| of(50)).collect();
    for keeps_code in [false, true] {
        let merger = Some(Merger { in_cycle: 1, keeps_code });
        let shape = Shape { merger, municipalities: first.len(), ..shape.clone() };
        let editions = [vec![first.to_vec()], vec![then.to_vec(), now.clone()]];
        assert_nobody_reckons_it_out(&shape, &editions).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn two_that_have_become_one_had_what_they_had() {
    // Nine and seventy were told in the first edition; twelve of the one in the second tell the three.
    let first = [of(3), of(9), of(5), of(70)];
    assert_kept_when_merged(&count(0), &first, &first);
}

#[test]
fn one_of_two_that_have_become_one_may_answer_late() {
    // Twenty were told; of the one twenty-three are.
    let first = [of(20), silent(), of(9), of(70)];
    assert_kept_when_merged(&count(0), &first, &[of(20), of(3), of(9), of(70)]);
}

#[test]
fn one_of_two_that_have_become_one_may_have_been_corrected() {
    let first = [of(20), of(9), of(9), of(70)];
    assert_kept_when_merged(&count(0), &first, &[of(20), of(3), of(9), of(70)]);
}

#[test]
fn that_either_of_two_may_have_been_corrected_tells_nothing_of_the_other() {
    // Ten of the one: the ten of the second, and nobody in the first; or the six of the first, and four.
    assert_kept_when_merged(&count(0), &[of(6), of(10)], &[of(6), of(4)]);
}

#[test]
fn parts_of_two_that_have_become_one_are_those_of_both() {
    let first = [[3, 20], [9, 30], [6, 6]].map(|parts| Answer::of(&parts));
    assert_kept_when_merged(&count(2), &first, &first);
}

#[test]
fn what_earlier_sums_tell_only_when_they_are_added_up_is_not_hidden_in_vain() {
    // Whether a small count can still be anything takes many sums together: trying one number after the other came to no
    // end, and everything around was hidden, also the county's figure of the first cycle, which everybody knew.
    let shape = Shape::of(Kind::Share, 2);
    let pairs = |a, b| Answer::of_pairs(&[a, b]);
    let nobody_told = |answer: Answer| told(&answer, [false; 3]);
    let not_known = || Answer { said: Whole::NotKnown, ..pairs((0, 0), (0, 1)) };
    let first = |last: Answer| vec![silent(), pairs((2, 2), (5, 1)), pairs((3, 1), (0, 0)), last];
    let second =
        |one: Answer| vec![nobody_told(pairs((0, 0), (0, 1))), one, not_known(), pairs((0, 9), (3, 3))];
    let last = pairs((0, 3), (1, 6));
    let known = vec![first(told(&last, [false, true, false])), second(nobody_told(pairs((0, 0), (6, 7))))];
    let corrected = vec![first(last), second(pairs((4, 7), (0, 2)))];
    assert_kept(&shape, &[known, corrected]);
}
