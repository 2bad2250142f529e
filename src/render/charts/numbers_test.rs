//! A table holds the numbers of its drawing: nobody has to read them off the marks.

use std::collections::BTreeSet;

use malspar_domain::lang::Lang;

use super::charts_test::all;
use super::fixtures::{Answers, names, progress, strategy, strategy_without_targets};
use super::scene::Label;
use super::theme::{Role, size};
use super::{Chart, Width};

/// The numbers in a text, as they are written: `17 199`, `16,5`, `2025`.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut number = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_digit() || (!number.is_empty() && "\u{a0},.".contains(sign)) {
            number.push(sign);
        } else if !number.is_empty() {
            found.insert(number.trim_end_matches(['\u{a0}', ',', '.']).to_owned());
            number.clear();
        }
    }
    found
}

/// The ticks of an axis and its dates are no values; nor is the pale 0 of a level that nobody is at.
fn is_tick(label: &Label) -> bool {
    label.role == Role::Muted && (label.size <= size::SMALL || label.text == "0")
}

/// The numbers that are drawn and stand neither in the table nor in the words around the drawing.
fn left_out(chart: &Chart, width: Width) -> Vec<String> {
    let table = &chart.table;
    let cells = table.rows.iter().flat_map(|row| &row.cells).chain(&table.header).chain(&table.notes);
    let mut written: BTreeSet<String> = cells.flat_map(|text| numbers(text)).collect();
    written.extend(numbers(&chart.footer).into_iter().chain(numbers(&chart.subtitle)));
    let drawn = chart.drawn_for(width).labels().filter(|label| !is_tick(label));
    let missing = drawn.filter(|label| !numbers(&label.text).is_subset(&written));
    missing.map(|label| label.text.clone()).collect()
}

#[test]
fn every_number_in_a_drawing_stands_in_its_table() {
    let mut seen = 0;
    for strategy in [strategy(), strategy_without_targets()] {
        for answers in [Answers::Mixed, Answers::Complete, Answers::Everything] {
            for (count, before) in [(2, true), (12, true), (12, false)] {
                let county = progress(&strategy, &names(count), answers, before);
                for lang in Lang::ALL {
                    for (name, chart) in all(&strategy, &county, lang) {
                        for width in Width::ALL {
                            let left_out = left_out(&chart, width);
                            assert!(
                                left_out.is_empty(),
                                "{name} {answers:?} {}: {left_out:?}\n{:#?}",
                                lang.tag(),
                                chart.table
                            );
                            seen += chart.drawn_for(width).labels().count();
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn numbers_are_found_as_they_are_written() {
    let found = numbers("minst 17\u{a0}199 av 20\u{a0}000 (86,5\u{a0}%), 2025.");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["17\u{a0}199", "2025", "20\u{a0}000", "86,5"]);
}
