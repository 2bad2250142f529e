//! Small counts in tables that a person can look through.

use super::county::{COUNTY, COUNTY_PART, County, PART, Table};
use crate::suppression::Decision;

/// Which of these places of `County::said` are hidden.
fn hidden(county: &County, decision: &Decision, places: &[usize]) -> Vec<bool> {
    places.iter().map(|place| !decision.is_shown(county.said[*place].id)).collect()
}

fn cells_hidden(county: &County, decision: &Decision, table: &Table) -> Vec<Vec<bool>> {
    table.parts.iter().map(|row| hidden(county, decision, row)).collect()
}

const X: bool = true;
const O: bool = false;

#[test]
fn three_women_hide_the_men_beside_them_and_both_in_one_more_municipality() {
    // Women and men; the totals of all three municipalities and of the county are shown.
    let (county, table) = County::of(&[&[3, 40], &[12, 15], &[30, 31]]);
    let decision = county.disclosure.decide();
    assert_eq!(cells_hidden(&county, &decision, &table), [[X, X], [X, X], [O, O]]);
    assert_eq!(hidden(&county, &decision, &table.totals), [O, O, O]);
    assert_eq!(hidden(&county, &decision, &table.county_parts), [O, O]);
    assert!(decision.is_shown(county.said[table.county].id));
    assert!(decision.is_primary(county.said[table.parts[0][0]].id));
    assert!(!decision.is_primary(county.said[table.parts[1][0]].id));
}

#[test]
fn two_small_counts_can_protect_each_other() {
    // Nothing but the women and men of two municipalities: the four hide each other, the third shows all it
    // has.
    let (county, table) = County::of(&[&[4, 14], &[15, 4], &[30, 31]]);
    let decision = county.disclosure.decide();
    assert_eq!(cells_hidden(&county, &decision, &table), [[X, X], [X, X], [O, O]]);
}

#[test]
fn few_persons_in_a_whole_municipality_hide_its_total() {
    // Four persons, all of them women: that nobody is a man is shown.
    let (county, table) = County::of(&[&[4, 0], &[12, 15], &[30, 31]]);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &table.totals), [X, X, O]);
    assert_eq!(cells_hidden(&county, &decision, &table), [[X, O], [X, O], [O, O]]);
}

#[test]
fn without_parts_another_municipality_hides_with_it() {
    let (county, table) = County::of(&[&[3], &[7], &[50], &[90]]);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &table.totals), [X, X, O, O], "the smallest that is large enough");
    assert!(decision.is_shown(county.said[table.county].id));
}

#[test]
fn the_county_without_its_largest_municipality_does_not_tell_that_one() {
    let mut county = County::default();
    let cells: Vec<_> = [[400], [3], [20]].iter().map(|row| vec![county.number(row[0])]).collect();
    let table = county.says_table(&cells);
    county.says_without(&cells, 0);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &table.totals), [O, X, X]);
    // Of two municipalities a single one is left over for the third: no total of the rest can be shown.
    county.says_without(&cells, 2);
    let decision = county.disclosure.decide();
    let reader = county.reader(&decision);
    assert!(reader.is_blurred(&cells[1]));
}

#[test]
fn a_zero_is_shown_and_protects_nobody() {
    let (county, table) = County::of(&[&[0, 9], &[3, 8], &[0, 7], &[6, 12]]);
    let decision = county.disclosure.decide();
    let cells = cells_hidden(&county, &decision, &table);
    assert_eq!((cells[0][0], cells[2][0]), (O, O));
    assert_eq!(cells[1], [X, X]);
    assert_eq!(cells[3], [X, X]);
}

#[test]
fn among_zeros_the_county_is_hidden() {
    // Three persons in one municipality are the county's three: there is nobody to hide them among.
    let (county, table) = County::of(&[&[0], &[3], &[0], &[0]]);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &table.totals), [O, X, O, O]);
    assert!(!decision.is_shown(county.said[table.county].id));
}

#[test]
fn full_time_equivalents_are_no_persons() {
    let mut county = County::default();
    let sites: Vec<_> = [1, 2, 0, 4].iter().map(|v| county.number(*v)).collect();
    for site in &sites {
        county.says(&[*site], false, PART);
    }
    county.says(&sites, false, COUNTY);
    let decision = county.disclosure.decide();
    assert!(county.said.iter().all(|s| decision.is_shown(s.id)));
}

#[test]
fn a_known_whole_does_not_give_the_part_back() {
    // 3 of 20 employees answered yes. How many there are is public, so those who did not are hidden as well.
    let mut county = County::default();
    let (yes, no) = (county.number(3), county.number(17));
    county.was_told(&[yes, no]);
    let part = county.says(&[yes], true, PART);
    let rest = county.says(&[no], true, PART);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &[part, rest]), [X, X]);
    assert_eq!(decision.unprotected(), []);
}

#[test]
fn a_known_whole_of_three_leaves_no_room_and_that_is_said() {
    let mut county = County::default();
    let (yes, no) = (county.number(2), county.number(1));
    county.was_told(&[yes, no]);
    let part = county.says(&[yes], true, PART);
    let rest = county.says(&[no], true, PART);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &[part, rest]), [X, X], "0 of 3 to 3 of 3 stays possible");
    assert_eq!(decision.unprotected(), [county.said[part].id, county.said[rest].id]);
}

#[test]
fn a_correction_does_not_give_back_what_the_first_edition_hid() {
    // First edition: Askersund 3, Degerfors 7, Hallsberg 50, Laxå 90. It showed Hallsberg, Laxå and the
    // county.
    let mut county = County::default();
    let old: Vec<_> = [3, 7, 50, 90].iter().map(|v| county.number(*v)).collect();
    for told in [&old[2..3], &old[3..4], &old[..]] {
        county.was_told(told);
    }
    // Then Askersund finds four more, and nothing is small any longer. But Degerfors would tell Askersund's
    // three.
    let askersund = county.number(7);
    let first = county.says(&[old[0]], true, PART);
    let now: Vec<_> = [askersund, old[1], old[2], old[3]].map(|n| county.says(&[n], true, PART)).into();
    let sum = county.says(&[askersund, old[1], old[2], old[3]], true, COUNTY);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &[first]), [X]);
    assert_eq!(
        hidden(&county, &decision, &now)[1..],
        [X, O, O],
        "Degerfors, which did not change, stays hidden"
    );
    assert!(county.reader(&decision).is_blurred(&[old[0]]));
    // Askersund or the sum is hidden too: together they would give Degerfors.
    assert_ne!(hidden(&county, &decision, &now)[0], hidden(&county, &decision, &[sum])[0]);
}

#[test]
fn the_cheaper_of_two_figures_is_hidden() {
    let mut county = County::default();
    let (few, many) = (county.number(2), county.number(60));
    county.says(&[few], true, PART);
    let rest = county.says(&[many], true, COUNTY_PART);
    let sum = county.says(&[few, many], true, PART);
    let decision = county.disclosure.decide();
    assert_eq!(hidden(&county, &decision, &[rest, sum]), [O, X]);
}

#[test]
fn all_municipalities_of_the_country_at_once() {
    // Mostly few persons; the numbers follow a fixed rule.
    let number = |m: u64, part: u64| [m * 7 % 13, m * 11 % 17, m * 5 % 3][usize::try_from(part).unwrap()];
    let mut county = County::default();
    let cells: Vec<Vec<_>> =
        (0..290).map(|m| (0..3).map(|part| county.number(number(m, part))).collect()).collect();
    county.says_table(&cells);
    county.says_without(&cells, 17);
    let decision = county.disclosure.decide();
    // Plain subtraction, which misses some of what can be known: what it finds must not be too much.
    let bounds = county.reader(&decision).bounds();
    let small: Vec<_> = county.said.iter().filter(|s| s.is_small()).collect();
    assert!(small.len() > 300);
    for said in small {
        assert!(!decision.is_shown(said.id));
        let (least, most) = said.of.iter().fold((0, 0), |(l, m), n| (l + bounds[*n].0, m + bounds[*n].1));
        assert!(least <= 1 && most >= 4, "{:?} lies between {least} and {most}", said.of);
    }
    let shown = county.said.iter().filter(|s| decision.is_shown(s.id)).count();
    assert!(shown * 5 > county.said.len() * 2, "{shown} of {} figures are shown", county.said.len());
}
