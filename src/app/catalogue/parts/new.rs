//! The fields of what is added to a catalogue.

use malspar_domain::{
    code::{AreaCode, CategoryCode, IndicatorCode, ObjectiveCode},
    expression::Expression,
    indicator::{Aggregation, Dimension, DimensionRows, Direction, Indicator, Measured},
    lang::{Lang, Text},
    strategy::{Activity, CrossCheck, Objective, Strategy, TargetArea, Told},
    value::{Category, ValueKind},
};

use super::{
    super::pen::{Control, Pen},
    NONE, areas, asked_codes, empty, parents, whole,
};

pub(super) fn activity(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    // The form begins without a day: nobody is to take over one that we have made up.
    let mut new = Activity {
        date: chrono::NaiveDate::default(),
        time: None,
        title: empty(),
        theme: None,
        area: None,
        link: None,
    };
    super::activity(&mut new, areas(strategy), pen);
    if !pen.is_writing()
        && let Some(date) = pen.fields.iter_mut().find(|field| field.field == "date")
    {
        date.value.clear();
    }
    if pen.is_writing() {
        strategy.activities.push(new);
        strategy.activities.sort_by_key(|a| a.date);
    }
}

pub(super) fn check(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let Some(first) = strategy.asked().next().map(|asked| asked.code.clone()) else { return };
    // It is about nothing yet: the form begins with an empty condition, which nobody can save.
    let when = Expression::parse(&format!("{first} = {first}")).expect("a comparison");
    let mut new = CrossCheck { indicator: first, when, message: empty(), told: Told::Contact };
    super::check(&mut new, asked_codes(strategy), pen);
    if pen.is_writing() {
        strategy.checks.push(new);
    } else if let Some(when) = pen.fields.iter_mut().find(|field| field.field == "when") {
        when.value.clear();
    }
}

pub(super) fn area(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let (mut code, mut title) = (String::new(), empty());
    pen.line("code", &mut code);
    pen.text("title", &mut title, &Control::Line);
    let Some(code) = code_of::<AreaCode>(&code, pen) else { return };
    strategy.areas.push(TargetArea { code, title, objectives: Vec::new() });
}

pub(super) fn objective(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let areas: Vec<_> = strategy.areas.iter().map(|a| (a.code.to_string(), Some(a.title.clone()))).collect();
    let (mut area, mut code) = (String::new(), String::new());
    let (mut title, mut text) = (empty(), empty());
    pen.select("area", &mut area, areas);
    pen.line("code", &mut code);
    pen.text("title", &mut title, &Control::Line);
    pen.text("text", &mut text, &Control::Lines);
    let Some(code) = code_of::<ObjectiveCode>(&code, pen) else { return };
    if let Some(found) = strategy.areas.iter_mut().find(|a| a.code.as_str() == area) {
        found.objectives.push(Objective { code, title, text });
    }
}

pub(super) fn question(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let mut new = Indicator::bare(unnamed(), ValueKind::Words { max: 1_000 }, Aggregation::Words);
    (new.measured, new.direction, new.voluntary) = (Measured::Period, Direction::Neutral, true);
    let (mut code, mut parent) = (String::new(), NONE.to_owned());
    pen.line("code", &mut code);
    pen.select("parent", &mut parent, parents(strategy));
    super::question(&mut new, pen);
    new.parent = Some(parent).filter(|parent| parent != NONE);
    let Some(code) = code_of::<IndicatorCode>(&code, pen) else { return };
    strategy.questions.push(Indicator { code, ..new });
}

/// A simple one: yes or no, or a number, once or row by row. What has levels or options comes with a pack.
pub(super) fn indicator(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let mut new = Indicator::bare(unnamed(), ValueKind::YesPlannedNo, Aggregation::ShareOfYes);
    let (mut code, mut parent, mut kind) = (String::new(), NONE.to_owned(), "yes_planned_no".to_owned());
    pen.line("code", &mut code);
    pen.select("parent", &mut parent, parents(strategy));
    let kinds = ["yes_planned_no", "count"].map(|code| (code.to_owned(), None)).to_vec();
    pen.select("kind", &mut kind, kinds);
    let mut most = 1_000;
    whole("most", &mut most, pen);
    super::question(&mut new, pen);
    pen.tick("voluntary", &mut new.voluntary);
    if kind == "count" {
        (new.kind, new.aggregation) = (ValueKind::Count { max: most }, Aggregation::Sum);
    }
    if let Some(rows) = rows(pen) {
        // Each row of a yes or no is a question of its own; those of a number are the parts that it adds up of.
        let kind = if kind == "count" { DimensionRows::Breakdown } else { DimensionRows::Each };
        if kind == DimensionRows::Each {
            new.aggregation = Aggregation::Pooled;
        }
        new.dimensions.push(Dimension { rows: kind, ..rows });
    }
    new.parent = Some(parent).filter(|parent| parent != NONE);
    (new.finding, new.measure) = (new.title.clone(), new.title.clone());
    let Some(code) = code_of::<IndicatorCode>(&code, pen) else { return };
    strategy.indicators.push(Indicator { code, ..new });
}

/// The rows of a question, a line for each in either language; none where nothing is written.
fn rows(pen: &mut Pen<'_>) -> Option<Dimension> {
    let (mut title, mut lines) = (None, None);
    pen.maybe("dimension", &mut title, &Control::Line);
    pen.maybe("rows", &mut lines, &Control::Lines);
    let Some(lines): Option<Text> = lines else {
        // A heading of nothing is not thrown away in silence.
        if title.is_some() {
            pen.fault("rows", Some(Lang::Sv), "pack-empty-text");
        }
        return None;
    };
    let of = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (sv, en) = (of(&lines.sv), lines.en.as_deref().map(of));
    if en.as_ref().is_some_and(|en| en.len() != sv.len()) {
        pen.fault("rows", Some(Lang::En), "catalogue-rows-differ");
    }
    let Some(title) = title else {
        pen.fault("dimension", Some(Lang::Sv), "pack-empty-text");
        return None;
    };
    let categories: Vec<_> = sv
        .iter()
        .enumerate()
        .filter_map(|(n, line)| {
            let en = en.as_ref().and_then(|en| en.get(n)).cloned();
            let code = CategoryCode::new(plain_code(line)).ok();
            if code.is_none() {
                pen.fault("rows", Some(Lang::Sv), "catalogue-row-no-code");
            }
            Some(Category { code: code?, title: Text { sv: line.clone(), en }, answered_by: None })
        })
        .collect();
    let code = CategoryCode::new("rows").expect("letters are a code");
    Some(Dimension { code, title, rows: DimensionRows::Each, county_only: false, categories })
}

/// The letters and digits of a title as a code: "Förskola och skola" is `forskola_och_skola`.
fn plain_code(title: &str) -> String {
    let lower = title.to_lowercase();
    let plain = lower.chars().map(|sign| match sign {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ê' => 'e',
        'ü' => 'u',
        other if other.is_ascii_alphanumeric() => other,
        _ => ' ',
    });
    let plain: String = plain.collect();
    let code: String = plain.split_whitespace().collect::<Vec<_>>().join("_").chars().take(40).collect();
    code.trim_end_matches('_').to_owned()
}

/// What stands for the code of an indicator until it is put into the strategy.
fn unnamed() -> IndicatorCode {
    IndicatorCode::new("X").expect("a letter is a code")
}

fn code_of<T: std::str::FromStr>(text: &str, pen: &mut Pen<'_>) -> Option<T> {
    if !pen.is_writing() {
        return None;
    }
    let code = text.parse().ok();
    if code.is_none() {
        pen.fault("code", None, "catalogue-no-code");
    }
    code.filter(|_| pen.wrong.is_empty())
}
