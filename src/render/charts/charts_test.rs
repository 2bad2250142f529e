//! Every chart over hard counties: nothing runs over anything else, nothing leaves the drawing.

use std::collections::BTreeSet;

use malspar_domain::{
    indicator::{Aggregation, Indicator, Source},
    lang::Lang,
    progress::{Cell, Content, Figure, Progress},
    strategy::Strategy,
};

use super::fixtures::{
    ALL_ANSWERS, Answers, material, names, progress, progress_over, reworded, strategy,
    strategy_without_targets, suppressed,
};
use super::reading::{self, What};
use super::scene::{Area, Label, Line, Scene, Shape};
use super::theme::Role;
use super::{
    Chart, Frame, Theme, Width, map, of_indicator, of_parts, point_line, progress_bullet, status_grid,
    wide_bullet,
};
use crate::gallery::Gallery;

pub(super) fn all(strategy: &Strategy, progress: &Progress, lang: Lang) -> Vec<(String, Chart)> {
    let mut charts = vec![("grid".to_owned(), status_grid(strategy, progress, lang, true))];
    for (indicator, cells) in strategy.indicators.iter().zip(&progress.indicators) {
        let kinds = [
            ("municipalities", of_indicator(strategy, indicator, cells, progress, lang, true)),
            ("parts", of_parts(strategy, indicator, cells, progress, lang, true)),
            ("line", point_line(strategy, indicator, cells, lang, true)),
            ("wide", wide_bullet(strategy, indicator, cells, progress, lang, true)),
            ("row", progress_bullet(strategy, indicator, cells, lang)),
        ];
        for (kind, chart) in kinds {
            charts.extend(chart.map(|chart| (format!("{}-{kind}", indicator.code), chart)));
        }
    }
    charts
}

fn counties() -> Vec<(String, Strategy, Progress)> {
    let strategy = strategy();
    let mut counties = Vec::new();
    // With two or three, one of them can be more than half of what is counted.
    for count in [1, 2, 3, 12, 60] {
        for answers in ALL_ANSWERS {
            for before in [true, false] {
                let progress = progress(&strategy, &names(count), answers, before);
                counties.push((format!("{count}-{answers:?}-{before}"), strategy.clone(), progress));
            }
        }
        counties.extend(long_counties(&strategy, count));
    }
    let plain = strategy_without_targets();
    for answers in ALL_ANSWERS {
        let progress = progress(&plain, &names(10), answers, true);
        counties.push((format!("plain-{answers:?}"), plain.clone(), progress));
    }
    counties
}

/// Every cycle of the strategy; with a question that became another one; with values that are not shown.
fn long_counties(strategy: &Strategy, count: usize) -> Vec<(String, Strategy, Progress)> {
    let (other, cycles, names) = (reworded(strategy), strategy.cycles(), names(count));
    let mut counties = Vec::new();
    for answers in [Answers::Mixed, Answers::Complete, Answers::Everything, Answers::Zero] {
        let all = progress_over(&vec![strategy; cycles.len()], &cycles, &names, answers);
        counties.push((
            format!("{count}-{answers:?}-suppressed"),
            strategy.clone(),
            suppressed(strategy, all.clone()),
        ));
        counties.push((format!("{count}-{answers:?}-all"), strategy.clone(), all));
        let broken = [strategy, strategy, strategy, &other, &other];
        let broken = progress_over(&broken[..cycles.len()], &cycles, &names, answers);
        counties.push((format!("{count}-{answers:?}-broken"), other.clone(), broken));
    }
    counties
}

fn leaves(scene: &Scene, area: &Area) -> bool {
    let spare = 0.01;
    area.left < -spare
        || area.top < -spare
        || area.right > scene.width + spare
        || area.bottom > scene.height + spare
}

/// What is wrong with a drawing.
fn flaws(scene: &Scene) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut labels: Vec<_> = scene.labels().map(|label| (label.area(), label.text.as_str())).collect();
    labels.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
    for (n, (area, text)) in labels.iter().enumerate() {
        if leaves(scene, area) {
            flaws
                .push(format!("\"{text}\" leaves the drawing: {area:?} in {}×{}", scene.width, scene.height));
        }
        let below = labels[n + 1..].iter().take_while(|(other, _)| other.top < area.bottom);
        for (_, other) in below.filter(|(other, _)| area.overlaps(other)) {
            flaws.push(format!("\"{text}\" runs over \"{other}\""));
        }
    }
    for shape in &scene.shapes {
        let Some(room) = room(shape) else { continue };
        if leaves(scene, &room) {
            flaws.push(format!("{shape:?} leaves the drawing"));
        }
        // The labels that begin above its end; those that end above its beginning are sorted out one by one.
        let last = labels.partition_point(|(area, _)| area.top < room.bottom);
        for (area, text) in labels[..last].iter().filter(|(area, _)| area.bottom > room.top) {
            flaws.extend(meeting(shape, area).map(|how| format!("\"{text}\" {how} {shape:?}")));
        }
    }
    flaws
}

/// The box around a mark, a line or a piece of land.
fn room(shape: &Shape) -> Option<Area> {
    let around = |points: &mut dyn Iterator<Item = (f64, f64)>| {
        let areas = points.map(|(x, y)| Area { left: x, top: y, right: x, bottom: y });
        areas.reduce(|a, b| Area {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    };
    match shape {
        Shape::Line(line) => around(&mut [line.from, line.to].into_iter()),
        Shape::Region { outlines, .. } => around(&mut outlines.iter().flatten().copied()),
        _ => shape.mark(),
    }
}

/// How a label and something else are in each other's way.
fn meeting(shape: &Shape, label: &Area) -> Option<&'static str> {
    match shape {
        Shape::Line(line) => label.stretch(line.from, line.to).map(|_| "is crossed by"),
        // A name stands on its own land or beside all of it.
        Shape::Region { outlines, .. } => {
            outlines.iter().any(|outline| map::crosses(outline, label)).then_some("runs over the border of")
        }
        _ => shape.mark().filter(|mark| mark.overlaps(label)).map(|_| "runs over"),
    }
}

#[test]
fn no_label_runs_over_another_and_nothing_leaves_the_drawing() {
    let mut found = Vec::new();
    for (county, strategy, progress) in counties() {
        for lang in Lang::ALL {
            for (name, chart) in all(&strategy, &progress, lang) {
                for (width, frame) in
                    Width::ALL.into_iter().flat_map(|w| [(w, Frame::Bare), (w, Frame::Full)])
                {
                    let flaws = flaws(&chart.framed(width, frame));
                    let place = format!("{county} {name} {} {width:?}", lang.tag());
                    found.extend(flaws.into_iter().map(|flaw| format!("{place}: {flaw}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} flaws:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

#[test]
fn nothing_in_the_gallery_runs_over_anything_else() {
    let mut found = Vec::new();
    let mut kinds = BTreeSet::new();
    let material = material();
    for lang in Lang::ALL {
        for plate in Gallery::new(&material, lang).plates() {
            kinds.extend(plate.name.rsplit('-').next().map(str::to_owned));
            for width in plate.widths() {
                let flaws = flaws(&plate.chart.framed(width, plate.frame()));
                let place = format!("{} {} {width:?}", plate.name, lang.tag());
                found.extend(flaws.into_iter().map(|flaw| format!("{place}: {flaw}")));
            }
        }
    }
    let all = [
        "distribution",
        "grid",
        "line",
        "map",
        "multiples",
        "municipalities",
        "parts",
        "row",
        "slope",
        "wide",
    ];
    assert!(all.iter().all(|kind| kinds.contains(*kind)), "{kinds:?}");
    assert!(found.is_empty(), "{} flaws:\n{}", found.len(), found[..found.len().min(60)].join("\n"));
}

#[test]
fn a_flaw_is_seen() {
    let drawing = |shapes: Vec<Shape>| Scene { width: 100.0, height: 20.0, shapes };
    let label = |x: f64| Shape::Label(Label::new("tre av fem", x, 14.0));
    assert_eq!(flaws(&drawing(vec![label(0.0)])), [""; 0]);
    assert_eq!(flaws(&drawing(vec![label(0.0), label(30.0)])).len(), 1, "one over the other");
    assert_eq!(flaws(&drawing(vec![label(80.0)])).len(), 1, "over the edge");
    let dot = Shape::Dot { at: (10.0, 10.0), radius: 5.0, role: Role::Accent };
    assert_eq!(flaws(&drawing(vec![label(0.0), dot])).len(), 1, "over a mark");
    let line = Line { from: (10.0, 0.0), to: (10.0, 20.0), width: 1.0, role: Role::Rule, dashed: false };
    let mut crossed = drawing(vec![label(0.0), Shape::Line(line)]);
    assert_eq!(flaws(&crossed).len(), 1, "on a line");
    crossed.open_lines();
    assert_eq!(flaws(&crossed), [""; 0], "the line is opened");
    let aslant = Line { from: (10.0, 0.0), to: (30.0, 20.0), width: 1.0, role: Role::Soft, dashed: false };
    assert_eq!(flaws(&drawing(vec![label(0.0), Shape::Line(aslant)])).len(), 1, "on a line aslant");
    let land = |right: f64| Shape::Region {
        outlines: vec![vec![(0.0, 0.0), (right, 0.0), (right, 20.0), (0.0, 20.0)]],
        fill: Some(Role::Accent),
        border: None,
    };
    assert_eq!(flaws(&drawing(vec![land(90.0), label(5.0)])), [""; 0], "a name on its land");
    assert_eq!(flaws(&drawing(vec![land(20.0), label(5.0)])).len(), 1, "over a border");
}

#[test]
fn each_kind_looks_as_it_did() {
    let strategy = strategy();
    let county = progress(&strategy, &names(4), Answers::Mixed, true);
    let charts = all(&strategy, &county, Lang::Sv);
    for kind in [
        "grid",
        "KB1-municipalities",
        "TS1-municipalities",
        "KB5-municipalities",
        "TS2-line",
        "TS1-wide",
        "TS4-row",
    ] {
        let (_, chart) = charts.iter().find(|(name, _)| name == kind).expect(kind);
        let frame = if kind == "TS4-row" { Frame::Bare } else { Frame::Full };
        insta::assert_snapshot!(kind, chart.svg(Theme::Light, frame).expect("drawn").svg);
    }
}

#[test]
fn a_drawing_is_text_in_the_typeface_and_says_what_it_shows() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Mixed, true);
    let chart = status_grid(&strategy, &county, Lang::Sv, true);
    let drawing = chart.svg(Theme::Light, Frame::Bare).expect("drawn");
    assert_eq!(drawing.width, 660);
    assert!(drawing.svg.contains("font-family=\"'Source Sans 3'\""));
    assert!(drawing.svg.contains("<title>11 av 12 kommuner har rapporterat</title>"));
    assert!(drawing.svg.contains(">Ljusnarsberg</text>"));
    assert!(chart.footer.ends_with("Exempeldata."), "{}", chart.footer);
    let dark = chart.svg(Theme::Dark, Frame::Bare).expect("drawn");
    assert!(dark.svg.contains("#6CC3E6") && !dark.svg.contains("#0B5A7B"));
}

#[test]
fn the_same_values_give_the_same_bytes() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Mixed, true);
    let draw = || -> Vec<_> {
        let charts = all(&strategy, &county, Lang::Sv);
        charts.iter().map(|(_, chart)| chart.svg(Theme::Light, Frame::Full).expect("drawn").svg).collect()
    };
    assert_eq!(draw(), draw());
}

#[test]
fn a_county_without_answers_is_given_no_finding() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Nothing, true);
    // What follows from the submissions, and what is fetched, needs no answers.
    let asked = |i: &Indicator| match &i.source {
        Source::Municipality | Source::Organisation(_) => true,
        Source::Derived(from) => !from.names().is_empty(),
        Source::Reference(_) => false,
    };
    for (indicator, cells) in strategy.indicators.iter().zip(&county.indicators).filter(|(i, _)| asked(i)) {
        let chart = of_indicator(&strategy, indicator, cells, &county, Lang::Sv, false);
        if indicator.is_regional() {
            assert!(chart.is_none(), "{}", indicator.code);
            continue;
        }
        let chart = chart.expect("there are municipalities");
        assert!(chart.title.ends_with(": inga svar ännu"), "{}", chart.title);
        assert!(chart.table.rows.iter().filter(|row| !row.total).all(|row| row.muted), "{}", chart.title);
    }
}

/// Örebro and three others that have all answered in every row; then `change` takes from the answers to `code`.
fn chart_of(code: &str, change: impl Fn(&Indicator, &str, &mut [Cell]), lang: Lang) -> Chart {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == code).expect(code);
    let cells = county.indicators.iter_mut().find(|i| i.indicator == indicator.code).expect(code);
    for (municipality, cells) in county.municipalities.iter().zip(&mut cells.municipalities) {
        change(indicator, &municipality.name, &mut cells.now);
    }
    let cells = county.indicator(&indicator.code).expect(code);
    of_indicator(&strategy, indicator, cells, &county, lang, false).expect("there are municipalities")
}

#[test]
fn a_complete_county_names_nobody_whose_answer_is_missing() {
    for indicator in strategy().indicators {
        let chart = chart_of(indicator.code.as_str(), |_, _, _| {}, Lang::Sv);
        assert!(!chart.summary.contains("Svar saknas"), "{}: {}", indicator.code, chart.summary);
        assert!(!chart.summary.contains("Gäller inte"), "{}: {}", indicator.code, chart.summary);
        assert!(chart.table.rows.iter().all(|row| !row.muted), "{}", indicator.code);
    }
}

#[test]
fn an_answer_missing_in_part_is_told_from_one_that_nobody_gave() {
    let change = |indicator: &Indicator, name: &str, cells: &mut [Cell]| match name {
        // The region has answered its row.
        "Laxå" => {
            for (row, cell) in indicator.rows().into_iter().flatten().zip(cells) {
                if row.answered_by.is_none() {
                    cell.content = Content::NotReported;
                }
            }
        }
        "Askersund" => cells[1].content = Content::NotAvailable,
        "Degerfors" => cells.iter_mut().for_each(|cell| cell.content = Content::NotApplicable),
        _ => {}
    };
    let swedish = chart_of("KB5", change, Lang::Sv);
    let end = "Svar saknas från Laxå. Svar saknas delvis för Askersund. Gäller inte Degerfors.";
    assert!(swedish.summary.ends_with(end), "{}", swedish.summary);
    let english = chart_of("KB5", change, Lang::En);
    let end =
        "Answers are missing from Laxå. Some answers are missing for Askersund. Does not apply to Degerfors.";
    assert!(english.summary.ends_with(end), "{}", english.summary);

    let muted: Vec<_> = swedish.table.rows.iter().filter(|r| r.muted).map(|r| r.cells[0].as_str()).collect();
    assert_eq!(muted, ["Degerfors"], "a row with a value in it is not muted");
}

#[test]
fn a_row_that_only_the_region_owes_is_missing_in_part() {
    let change = |indicator: &Indicator, name: &str, cells: &mut [Cell]| {
        for (row, cell) in indicator.rows().into_iter().flatten().zip(cells) {
            if row.answered_by.is_some() && name == "Örebro" {
                cell.content = Content::NotReported;
            }
        }
    };
    let summary = chart_of("KB5", change, Lang::Sv).summary;
    assert!(summary.ends_with("Svar saknas delvis för Örebro."), "{summary}");
    assert!(!summary.contains("Svar saknas från"), "{summary}");
}

#[test]
fn levels_of_several_rows_are_counted_and_not_called_missing() {
    let strategy = strategy();
    let county = progress(&strategy, &names(1), Answers::Complete, false);
    let indicator = strategy.indicators.iter().find(|i| i.code.as_str() == "KB5").expect("KB5");
    let mut cells = county.indicator(&indicator.code).expect("KB5").municipalities[0].now.clone();
    cells[0].content = Content::NotReported;
    cells[1].content = Content::NotApplicable;
    let reading = reading::read(&strategy, indicator, &cells, true);
    assert_eq!(reading.what, What::Several { answered: 3, of: 4 });
    assert_eq!(reading.words(indicator, Lang::Sv), "3 av 4 svar");
}

#[test]
fn a_table_has_a_cell_under_every_head() {
    for (county, strategy, progress) in counties() {
        for (name, chart) in all(&strategy, &progress, Lang::En) {
            let width = chart.table.header.len();
            assert!(chart.table.rows.iter().all(|row| row.cells.len() == width), "{county} {name}");
            assert_eq!(chart.table.numeric.len(), width, "{county} {name}");
        }
    }
}

/// Writes every chart as PNG to the folder named by `MALSPAR_CHARTS`, to be looked at; those whose name begins with
/// `MALSPAR_CHARTS_OF`, if that is set.
#[test]
fn charts_can_be_looked_at() {
    let Some(folder) = std::env::var_os("MALSPAR_CHARTS").map(std::path::PathBuf::from) else { return };
    let of = std::env::var("MALSPAR_CHARTS_OF").unwrap_or_default();
    std::fs::create_dir_all(&folder).expect("a folder");
    for (county, strategy, progress) in counties() {
        for lang in Lang::ALL {
            for (name, chart) in all(&strategy, &progress, lang) {
                for width in Width::ALL {
                    let name = format!("{county}-{name}-{}-{width:?}.png", lang.tag());
                    if !name.starts_with(&of) {
                        continue;
                    }
                    let frame = if name.contains("-row-") { Frame::Bare } else { Frame::Full };
                    let drawing = chart.svg_for(width, Theme::Light, frame).expect("drawn");
                    let picture = super::download::rasterised(&drawing, 1.5).expect("drawn");
                    std::fs::write(folder.join(name), picture).expect("written");
                }
            }
        }
    }
}

#[test]
fn amounts_of_periods_that_differ_in_length_are_drawn_per_year() {
    let strategy = strategy();
    let progress = progress(&strategy, &names(12), Answers::Complete, true);
    let methods = strategy.indicator(&"KB2".parse().expect("a code")).expect("it is asked");
    let cells = progress.indicator(&methods.code).expect("it is asked");
    let change = cells.change.expect("there is a baseline");
    assert!(change.per_year, "one year before, two now");

    let line = point_line(&strategy, methods, cells, Lang::Sv, true).expect("drawn");
    assert!(line.subtitle.ends_with("omräknat till per år, 2023 och 2024–2025"), "{}", line.subtitle);
    assert_eq!(line.table.header, ["2023", "2024–2025"]);
    assert!(line.table.rows[0].cells.iter().all(|cell| cell.ends_with(" per år")), "{:?}", line.table.rows);
    assert!(line.title.ends_with(" nya metoder i länet (14,5 per år)"), "what is drawn: {}", line.title);

    // Beside each other on one axis they would say something else.
    let dots = of_indicator(&strategy, methods, cells, &progress, Lang::Sv, true).expect("drawn");
    assert!(!dots.scene.shapes.iter().any(|shape| matches!(shape, Shape::Ring { .. })));
    assert_eq!(dots.table.header, ["Kommun", "2024–2025", "2023"]);
}

#[test]
fn one_amount_for_the_county_is_drawn_per_year_on_its_way() {
    let mut strategy = strategy();
    let region = Source::Organisation(strategy.region.clone());
    let methods = strategy.indicators.iter_mut().find(|i| i.code.as_str() == "KB2").expect("it is asked");
    (methods.source, methods.aggregation) = (region, Aggregation::RegionOnly);
    let methods = methods.clone();
    let mut progress = progress(&strategy, &names(3), Answers::Complete, true);
    let cells = progress.indicators.iter_mut().find(|i| i.indicator == methods.code).expect("it is asked");
    let of = |value: u32| Figure::Single(Some(value.into()));
    (cells.now.figure, cells.before.as_mut().expect("a baseline").figure) = (of(7), of(4));
    let cells = cells.clone();
    let bullet = wide_bullet(&strategy, &methods, &cells, &progress, Lang::Sv, true).expect("drawn");
    assert_eq!(bullet.table.header, ["2023", "2024–2025"]);
    assert_eq!(bullet.table.rows[0].cells, ["4 per år", "3,5 per år"]);
    assert!(bullet.summary.ends_with("Tidigare 4 per år, nu 3,5 per år."), "{}", bullet.summary);
}
