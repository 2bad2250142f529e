//! What is said where two times are compared, and on the map.

use malspar_domain::{
    lang::Lang,
    progress::{Cell, Content, Progress},
    strategy::Strategy,
    value::YesNo,
};

use super::fixtures::{Answers, material, names, progress, progress_over, reworded, strategy};
use super::scene::{Line, Scene, Shape};
use super::theme::Role;
use super::{Chart, Subject, Width, distribution, slope, slope_of_parts, small_multiples};
use crate::gallery::Gallery;

/// The chart that `draw` makes of the indicator with this code.
fn of(
    strategy: &Strategy,
    progress: &Progress,
    code: &str,
    draw: fn(&Subject<'_>) -> Option<Chart>,
) -> Option<Chart> {
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == code).expect(code);
    let cells = progress.indicator(&indicator.code).expect(code);
    draw(&Subject { strategy, indicator, cells, progress, lang: Lang::Sv, example: true })
}

/// Changes the cells of one municipality.
fn change(progress: &mut Progress, code: &str, name: &str, change: impl FnOnce(&mut [Cell], &mut [Cell])) {
    let place = progress.municipalities.iter().position(|m| m.name == name).expect(name);
    let cells = progress.indicators.iter_mut().find(|i| i.indicator.as_str() == code).expect(code);
    let cells = &mut cells.municipalities[place];
    change(&mut cells.before, &mut cells.now);
}

fn lines(scene: &Scene, role: Role) -> Vec<Line> {
    let lines = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Line(line) if line.role == role && !line.dashed => Some(*line),
        _ => None,
    });
    lines.collect()
}

#[test]
fn who_answered_once_is_named_and_counted_in_no_change() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let whole = of(&strategy, &county, "SO5", slope).expect("numbers");
    assert!(whole.title.contains(" av 4 kommuner"), "{}", whole.title);
    change(&mut county, "SO5", "Laxå", |_, now| now[0].content = Content::NotReported);
    let chart = of(&strategy, &county, "SO5", slope).expect("three have answered both times");
    assert!(chart.title.contains(" av 3 kommuner"), "{}", chart.title);
    assert!(chart.summary.contains("Har bara ett värde den 31 december 2023: Laxå ("), "{}", chart.summary);
    assert!(chart.summary.contains("Svar saknas från Laxå."), "{}", chart.summary);
    assert!(chart.scene.labels().any(|label| label.text.replace('\u{a0}', " ") == "Laxå (bara 2023)"));
    let laxå = chart.table.rows.iter().find(|row| row.cells[0] == "Laxå").expect("a row");
    assert!(laxå.muted && laxå.cells[2] == "Inte besvarad", "{laxå:?}");
}

#[test]
fn a_question_in_several_rows_is_compared_over_those_that_were_answered_both_times() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(3), Answers::Everything, true);
    change(&mut county, "KB1", "Örebro", |before, _| {
        before[0].content = Content::NotReported;
        let no = malspar_domain::value::Value::YesNo(YesNo::No);
        before[1].content = Content::Value { value: no, estimated: false, unvalidated: false };
    });
    let chart = of(&strategy, &county, "KB1", slope).expect("parts of a whole");
    assert!(
        chart.title.ends_with("högre i 1 av 3 kommuner än den 31 december 2023, lägre i ingen"),
        "{}",
        chart.title
    );
    assert!(chart.summary.contains("Högre: Örebro (från 3 av 4 till 4 av 4)."), "{}", chart.summary);
    assert!(chart.subtitle.ends_with("räknat på de delar som har svar båda gångerna"), "{}", chart.subtitle);
}

#[test]
fn another_question_is_compared_with_nothing_before_it() {
    let (old, new) = (strategy(), reworded(&strategy()));
    let cycles = old.cycles();
    let county = progress_over(&[&old, &new], &cycles[..2], &names(12), Answers::Mixed);
    for code in ["KB1", "SO5", "GE1", "TS4"] {
        for draw in [slope, slope_of_parts, small_multiples, distribution] {
            assert!(of(&new, &county, code, draw).is_none(), "{code}");
        }
    }
    // The next time there is something to compare with, and it begins at the new question.
    let county = progress_over(&[&old, &new, &new], &cycles[..3], &names(12), Answers::Mixed);
    let chart = of(&new, &county, "KB1", small_multiples).expect("two times");
    assert_eq!(chart.table.header, ["Kommun", "31 december 2025", "31 december 2027"]);
    let dashed = |shape: &&Shape| matches!(shape, Shape::Line(line) if line.dashed);
    let county_lines = chart.scene.shapes.iter().filter(dashed).count();
    assert_eq!(county_lines, 12, "one stretch of the county's line in each panel");
}

#[test]
fn numbers_of_periods_that_differ_in_length_have_no_slope() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Complete, true);
    assert!(of(&strategy, &county, "KB2", slope).is_none(), "one year before, two now");
    assert!(of(&strategy, &county, "SO5", slope).is_some(), "at a date");
}

#[test]
fn a_distribution_counts_the_same_municipalities_before_and_now_in_words() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Mixed, true);
    for code in ["GE1", "KB5", "TS6"] {
        let chart = of(&strategy, &county, code, distribution).expect(code);
        let numbers =
            |row: &super::TableRow, n: usize| row.cells[row.cells.len() - n].parse::<u32>().expect("a count");
        let mut sums: std::collections::BTreeMap<String, (u32, u32)> = std::collections::BTreeMap::new();
        for row in &chart.table.rows {
            let part = if row.cells.len() > 3 { row.cells[0].clone() } else { String::new() };
            let sum = sums.entry(part).or_default();
            *sum = (sum.0 + numbers(row, 2), sum.1 + numbers(row, 1));
            let level = &row.cells[row.cells.len() - 3];
            assert!(!level.chars().any(|sign| sign.is_ascii_digit()), "{level}");
        }
        assert!(sums.values().all(|(before, now)| before == now && *before > 0), "{code}: {sums:?}");
    }
}

#[test]
fn one_municipality_alone_has_no_panels_and_a_crowd_no_slope() {
    let strategy = strategy();
    let alone = progress(&strategy, &names(1), Answers::Complete, true);
    assert!(of(&strategy, &alone, "SO5", small_multiples).is_none());
    assert!(of(&strategy, &alone, "SO5", slope).is_some());
    let crowd = progress(&strategy, &names(61), Answers::Complete, true);
    assert!(of(&strategy, &crowd, "SO5", slope).is_none());
    assert!(of(&strategy, &crowd, "SO5", small_multiples).is_none());
}

#[test]
fn what_has_not_moved_is_told_from_what_has() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Zero, true);
    let chart = of(&strategy, &county, "SO5", slope).expect("numbers");
    assert!(lines(&chart.scene, Role::Soft).is_empty(), "nothing has moved");
    assert!(chart.summary.contains("Samma värde: "), "{}", chart.summary);
}

#[test]
fn a_map_shows_who_has_not_answered_and_says_what_it_does_not_show() {
    let gallery = Gallery::new(&material(), Lang::Sv);
    let plate = gallery.plates().iter().find(|plate| plate.name == "county-TS1-map").expect("drawn");
    let chart = &plate.chart;
    assert!(chart.summary.contains("Inte rapporterat: Nora."), "{}", chart.summary);
    assert!(chart.footer.contains("Kartan visar yta, inte människor."), "{}", chart.footer);
    assert_eq!(chart.table.header[2], "Invånare");
    assert!(chart.table.rows.iter().any(|row| row.cells[0] == "Örebro" && row.cells[2].starts_with("16")));
    for width in Width::ALL {
        let scene = chart.drawn_for(width);
        let written: String = scene.labels().map(|label| label.text.as_str()).collect();
        for row in chart.table.rows.iter().filter(|row| !row.total) {
            assert!(written.contains(&row.cells[0]), "{} stands on the map or in its key", row.cells[0]);
        }
        let filled = |role: Role| {
            let land = scene
                .shapes
                .iter()
                .filter(|shape| matches!(shape, Shape::Region { fill: Some(fill), .. } if *fill == role));
            land.count()
        };
        let shades = super::theme::Shade::ALL.map(|shade| filled(Role::Shade(shade)));
        assert_eq!(shades.iter().sum::<usize>(), 11 + 3, "eleven answers, three swatches: {shades:?}");
    }
    let svg = chart.svg(super::Theme::Light, super::Frame::Bare).expect("drawn").svg;
    assert!(svg.len() < 40_000, "{} bytes", svg.len());
}

#[test]
fn a_map_of_the_country_has_every_municipality_and_no_names() {
    let gallery = Gallery::new(&material(), Lang::En);
    let maps = gallery
        .plates()
        .iter()
        .filter(|plate| plate.name.starts_with("country-") && plate.name.ends_with("map"));
    for plate in maps {
        let scene = &plate.chart.scene;
        let land = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Region { fill: Some(_), .. }));
        assert!(land.count() >= 290, "{}", plate.name);
        assert!(!scene.labels().any(|label| label.text == "Malmö"), "{}", plate.name);
        let svg = plate.chart.svg(super::Theme::Light, super::Frame::Bare).expect("drawn").svg;
        assert!(svg.len() < 400_000, "{} bytes", svg.len());
    }
}
