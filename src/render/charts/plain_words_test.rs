//! What a chart says is what it draws, and nobody is said to have answered what they have not.

use malspar_domain::{
    code::{CategoryCode, OrganisationCode},
    lang::Lang,
    progress::{Content, Figure, IndicatorProgress, PartRow, Progress},
    strategy::Strategy,
    value::{Value, YesNo},
};

use super::fixtures::{Answers, names, progress, strategy, strategy_without_targets};
use super::scene::{Scene, Shape};
use super::theme::Role;
use super::{
    Chart, Frame, Subject, Width, county_map, of_indicator, of_parts, point_line, progress_bullet, slope,
};

fn cells<'a>(progress: &'a mut Progress, code: &str) -> &'a mut IndicatorProgress {
    progress.indicators.iter_mut().find(|i| i.indicator.as_str() == code).expect(code)
}

fn drawn(strategy: &Strategy, progress: &Progress, code: &str, lang: Lang) -> Chart {
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == code).expect(code);
    let cells = progress.indicator(&indicator.code).expect(code);
    of_indicator(strategy, indicator, cells, progress, lang, false).expect("drawn")
}

/// The cells of a municipality's row in the chart's table.
fn row<'a>(chart: &'a Chart, name: &str) -> &'a [String] {
    &chart.table.rows.iter().find(|row| row.cells[0] == name).expect(name).cells
}

/// Takes everything that a municipality has answered.
fn silence(progress: &mut Progress, place: usize) {
    for indicator in progress.indicators.iter_mut().chain(&mut progress.questions) {
        let Some(own) = indicator.municipalities.get_mut(place) else { continue };
        for cell in own.now.iter_mut().filter(|cell| cell.content != Content::NotApplicable) {
            cell.content = Content::NotReported;
        }
    }
}

#[test]
fn a_municipality_that_has_said_nothing_has_not_reported_even_where_it_could_have_several_places() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    silence(&mut county, 2);
    for own in cells(&mut county, "TS7").municipalities[2].now.iter_mut().skip(1) {
        own.content = Content::NotApplicable;
    }
    let chart = drawn(&strategy, &county, "TS7", Lang::Sv);
    assert_eq!(row(&chart, "Askersund")[1], "Inte rapporterat");
    assert!(chart.scene.labels().any(|label| label.text.starts_with("inte rapporterat")));
}

#[test]
fn a_question_left_open_in_a_form_that_was_handed_in_is_not_answered() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    cells(&mut county, "TS2").municipalities[2].now[0].content = Content::NotReported;
    assert_eq!(row(&drawn(&strategy, &county, "TS2", Lang::Sv), "Askersund")[1], "Inte besvarad");
    assert_eq!(row(&drawn(&strategy, &county, "TS2", Lang::En), "Askersund")[1], "Not answered");
    silence(&mut county, 2);
    assert_eq!(row(&drawn(&strategy, &county, "TS2", Lang::Sv), "Askersund")[1], "Inte rapporterat");
}

#[test]
fn what_follows_from_the_submissions_is_nobodys_answer() {
    let strategy = strategy();
    let county = progress(&strategy, &names(4), Answers::Complete, true);
    let chart = drawn(&strategy, &county, "GE2", Lang::Sv);
    assert_eq!(chart.footer, "Källa: räknas av systemet ur hur svaren har lämnats in.");
    assert!(!chart.summary.contains("svarat nej"), "{}", chart.summary);
}

#[test]
fn a_part_that_nobody_has_given_has_no_column() {
    let strategy = strategy();
    let indicator = strategy
        .indicators
        .iter()
        .find(|i| i.breakdowns().any(|d| !d.county_only) && !i.is_regional())
        .expect("one is broken down");
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let code = indicator.code.as_str();
    let columns = |county: &Progress| drawn(&strategy, county, code, Lang::Sv).table.header.len();
    let all = columns(&county);
    for own in &mut cells(&mut county, code).municipalities {
        own.now.last_mut().expect("a part").content = Content::NotReported;
    }
    assert_eq!(columns(&county), all - 1, "{code}");
}

#[test]
fn a_subtitle_says_what_is_drawn() {
    let plain = strategy_without_targets();
    let county = progress(&plain, &names(4), Answers::Complete, true);
    let chart = drawn(&plain, &county, "S1", Lang::Sv);
    assert!(chart.subtitle.starts_with("Förankring: hur många av delarna som varje kommun har, läget den"));
    let strategy = strategy();
    let county = progress(&strategy, &names(4), Answers::Complete, true);
    let chart = drawn(&strategy, &county, "TS8", Lang::Sv);
    assert!(chart.title.contains("per 1\u{a0}000 barn"), "{}", chart.title);
    assert!(
        chart.subtitle.starts_with("Deltagande föräldrar, antal i varje kommun och inte per 1\u{a0}000"),
        "{}",
        chart.subtitle
    );
}

#[test]
fn needs_are_at_least_so_many_where_some_have_not_answered_and_the_finding_says_who_has() {
    let plain = strategy_without_targets();
    let mut county = progress(&plain, &names(4), Answers::Complete, true);
    let now = &mut cells(&mut county, "S4").now;
    let Figure::Parts(parts) = &mut now.figure else { panic!("parts") };
    for part in &mut parts.parts {
        (part.yes, part.no, part.missing) = (2, 1, 1);
    }
    (now.coverage.reported, now.coverage.not_reported) = (3, 1);
    let chart = drawn(&plain, &county, "S4", Lang::Sv);
    assert_eq!(chart.title, "Minst 10 uttryckta behov av stöd, svar från 3 av 4 kommuner");
}

fn dots(scene: &Scene, role: Role) -> usize {
    scene.shapes.iter().filter(|s| matches!(s, Shape::Dot { role: r, .. } if *r == role)).count()
}

fn place(scene: &Scene, ring: bool) -> f64 {
    let found = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Ring { at, .. } if ring => Some(at.0),
        Shape::Dot { at, .. } if !ring => Some(at.0),
        _ => None,
    });
    found.expect("drawn")
}

#[test]
fn as_many_yes_of_more_municipalities_are_no_step_back() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(12), Answers::Complete, true);
    let ts1 = cells(&mut county, "TS1");
    let set = |aggregate: &mut malspar_domain::progress::Aggregate, yes: u32, of: u32| {
        let Figure::YesNo(figure) = &mut aggregate.figure else { panic!("yes or no") };
        (figure.yes, figure.planned, figure.no, figure.missing) = (yes, 0, of - yes, 0);
    };
    set(&mut ts1.now, 6, 12);
    set(ts1.before.as_mut().expect("a baseline"), 6, 11);
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "TS1").expect("TS1");
    let row = progress_bullet(&strategy, indicator, ts1, Lang::Sv).expect("a bullet");
    assert!((place(&row.scene, true) - place(&row.scene, false)).abs() < 0.01);
    set(ts1.before.as_mut().expect("a baseline"), 5, 11);
    let row = progress_bullet(&strategy, indicator, ts1, Lang::Sv).expect("a bullet");
    assert!(place(&row.scene, true) < place(&row.scene, false), "one more is further on");
}

#[test]
fn a_value_that_has_not_moved_is_told_from_one_without_an_earlier_answer() {
    let strategy = strategy();
    let rings = |before: bool| {
        let county = progress(&strategy, &names(4), Answers::Zero, before);
        let chart = drawn(&strategy, &county, "SO5", Lang::Sv);
        let scene = chart.framed(Width::Column, Frame::Bare);
        let wide = |s: &&Shape| matches!(s, Shape::Ring { radius, .. } if *radius > 6.5);
        (scene.shapes.iter().filter(wide).count(), chart.footer)
    };
    let (same, footer) = rings(true);
    assert_eq!(same, 4, "a ring around each dot");
    assert!(
        footer.starts_with("Ringen visar 2023, punkten 2025. En ring runt punkten betyder samma värde"),
        "{footer}"
    );
    let (none, footer) = rings(false);
    assert_eq!(none, 0);
    assert!(footer.starts_with("Svar från"), "{footer}");
}

#[test]
fn a_value_of_an_earlier_year_is_not_drawn_as_the_value_now() {
    let plain = strategy_without_targets();
    let mut county = progress(&plain, &names(4), Answers::Complete, true);
    let s3 = cells(&mut county, "S3");
    s3.now.figure = Figure::Single(None);
    (s3.now.coverage.reported, s3.now.coverage.not_available) = (0, 1);
    s3.series.last_mut().expect("now").aggregate = Some(s3.now.clone());
    let indicator = plain.indicators.iter().find(|i| i.code.as_str() == "S3").expect("S3");
    let chart = point_line(&plain, indicator, s3, Lang::Sv, false).expect("a value before");
    assert_eq!(dots(&chart.scene, Role::Accent), 0);
    assert!(chart.scene.labels().any(|label| label.text == "uppgift saknas"));
    assert_eq!(chart.table.rows[0].cells.last().map(String::as_str), Some("Uppgift saknas"));
}

fn part(code: &str, yes: u32, no: u32, missing: u32) -> PartRow {
    PartRow { category: CategoryCode::new(code).expect("a code"), yes, planned: 0, no, missing }
}

#[test]
fn parts_of_different_wholes_are_not_said_to_be_of_one() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(9), Answers::Complete, true);
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "TS11").expect("TS11");
    let Figure::Parts(parts) = &mut cells(&mut county, "TS11").now.figure else { panic!("parts") };
    parts.parts = vec![part("special_needs", 4, 5, 0), part("risk_groups", 4, 3, 0)];
    let of = |county: &Progress| {
        let cells = county.indicator(&indicator.code).expect("TS11");
        of_parts(&strategy, indicator, cells, county, Lang::Sv, false).expect("parts")
    };
    let chart = of(&county);
    assert_eq!(chart.title, "Riktat stöd: 4 för varje del");
    let ends = chart.scene.shapes.iter().filter_map(|s| match s {
        Shape::Block { area, role: Role::Track } => Some(area.right),
        _ => None,
    });
    let ends: Vec<_> = ends.collect();
    assert!(ends.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.01), "as long as each other: {ends:?}");
    let Figure::Parts(parts) = &mut cells(&mut county, "TS11").now.figure else { panic!("parts") };
    parts.parts = vec![part("special_needs", 4, 5, 0), part("risk_groups", 0, 0, 9)];
    assert!(of(&county).summary.contains("(b) Föräldrar i kända riskgrupper: inga svar."));
}

#[test]
fn who_is_silent_is_in_the_whole_of_a_question_whose_answer_follows_for_the_others() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Mixed, true);
    // "All four parts" follows from a family centre: the question is about all municipalities.
    let parts = county.indicators.iter().find(|i| i.indicator.as_str() == "TS6").expect("TS6");
    let whole = parts.now.parts.as_ref().expect("parts").applies;
    assert_eq!(whole, parts.now.coverage.expected());
}

#[test]
fn a_rate_below_one_has_an_axis_with_steps() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let ts8 = cells(&mut county, "TS8");
    for point in &mut ts8.series {
        let Some(rate) = point.aggregate.as_mut().and_then(|a| a.rate.as_mut()) else { continue };
        rate.numerator = rate.denominator * rust_decimal::Decimal::new(6, 4);
    }
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "TS8").expect("TS8");
    let chart = point_line(&strategy, indicator, ts8, Lang::Sv, false).expect("a line");
    let ticks: Vec<_> = chart.scene.labels().map(|label| label.text.clone()).collect();
    assert!(["0", "0,2", "0,4", "0,6"].iter().all(|tick| ticks.iter().any(|t| t == tick)), "{ticks:?}");
}

#[test]
fn a_thicket_of_lines_is_no_slope() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(30), Answers::Complete, true);
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "SO5").expect("SO5");
    let so5 = cells(&mut county, "SO5");
    let number =
        |n: usize| Content::Value { value: Value::Number(n.into()), estimated: false, unvalidated: false };
    for (n, own) in so5.municipalities.iter_mut().enumerate() {
        (own.before[0].content, own.now[0].content) = (number(n), number(n + 1));
    }
    let cells = county.indicator(&indicator.code).expect("SO5");
    let subject =
        Subject { strategy: &strategy, indicator, cells, progress: &county, lang: Lang::Sv, example: false };
    assert!(slope(&subject).is_none());
}

#[test]
fn land_that_cannot_have_an_answer_is_not_that_of_the_palest_class() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let ts1 = cells(&mut county, "TS1");
    let no = Content::Value { value: Value::YesNo(YesNo::No), estimated: false, unvalidated: false };
    for own in &mut ts1.municipalities {
        own.now[0].content = no.clone();
    }
    ts1.municipalities[0].now[0].content = Content::NotApplicable;
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "TS1").expect("TS1");
    let cells = county.indicator(&indicator.code).expect("TS1");
    let square = |n: f64| {
        format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[[{n},59],[{},59],[{},60],[{n},60],[{n},59]]]}}",
            n + 1.0,
            n + 1.0
        )
    };
    let lands: std::collections::BTreeMap<OrganisationCode, String> = county
        .municipalities
        .iter()
        .zip([14.0, 15.0, 16.0, 17.0])
        .map(|(m, n)| (m.code.clone(), square(n)))
        .collect();
    let subject =
        Subject { strategy: &strategy, indicator, cells, progress: &county, lang: Lang::Sv, example: false };
    let chart = county_map(&subject, &lands).expect("a map");
    let specks = chart.scene.shapes.iter().filter(|s| match s {
        Shape::Line(line) => (line.from.0 - line.to.0).hypot(line.from.1 - line.to.1) < 2.0,
        _ => false,
    });
    assert!(specks.count() > 50, "dots");
}
