//! The fields of each part of a catalogue.

use malspar_domain::{
    code::{AreaCode, CategoryCode, IndicatorCode, ObjectiveCode},
    expression::Expression,
    indicator::{
        Aggregation, AppliesTo, Comparison, Dimension, DimensionRows, Direction, Frequency, Indicator,
        Measured, Source, Statistic, Support, Target,
    },
    lang::{Lang, Text},
    strategy::{Activity, CrossCheck, Objective, Strategy, TargetArea, Told},
    value::{Category, ValueKind},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    edit::Part,
    pen::{About, Control, Pen},
};

const SUPPORTS: [&str; 4] = ["text", "should", "partly", "proposal"];
const STATISTICS: [&str; 7] = ["yes", "all", "level", "number", "share", "rate", "median"];
/// What stands for "none".
const NONE: &str = "none";

/// Takes the pen through the part; nothing where there is no such part.
pub(super) fn go(strategy: &mut Strategy, part: &Part, pen: &mut Pen<'_>) -> Option<()> {
    match part {
        Part::Area(code) => {
            let area = strategy.areas.iter_mut().find(|area| &area.code == code)?;
            pen.text("title", &mut area.title, &Control::Line);
        }
        Part::Objective(code) => {
            let objective =
                strategy.areas.iter_mut().flat_map(|a| &mut a.objectives).find(|o| &o.code == code)?;
            pen.text("title", &mut objective.title, &Control::Line);
            pen.text("text", &mut objective.text, &Control::Lines);
        }
        Part::Question(code) => question(asked(strategy, code)?, pen),
        Part::Sentences(code) => sentences(counted(strategy, code)?, pen),
        Part::Choices(code) => choices(counted(strategy, code)?, pen),
        Part::Role(code) => role(strategy, code, pen)?,
        Part::Target(code) => {
            let last_year = strategy.valid.to;
            target(counted(strategy, code)?, last_year, pen);
        }
        Part::Activity(place) => {
            let areas = areas(strategy);
            activity(strategy.activities.get_mut(*place)?, areas, pen);
        }
        Part::Check(place) => {
            let asked = asked_codes(strategy);
            check(strategy.checks.get_mut(*place)?, asked, pen);
        }
        Part::NewArea => new_area(strategy, pen),
        Part::NewCheck => new_check(strategy, pen),
        Part::NewObjective => new_objective(strategy, pen),
        Part::NewIndicator => new_indicator(strategy, pen),
        Part::NewQuestion => new_question(strategy, pen),
        Part::NewActivity => new_activity(strategy, pen),
    }
    Some(())
}

fn asked<'a>(strategy: &'a mut Strategy, code: &IndicatorCode) -> Option<&'a mut Indicator> {
    strategy.indicators.iter_mut().chain(&mut strategy.questions).find(|i| &i.code == code)
}

/// One that is counted: a guiding question has words alone.
fn counted<'a>(strategy: &'a mut Strategy, code: &IndicatorCode) -> Option<&'a mut Indicator> {
    strategy.indicators.iter_mut().find(|i| &i.code == code)
}

fn question(asked: &mut Indicator, pen: &mut Pen<'_>) {
    pen.text("title", &mut asked.title, &Control::Line);
    pen.text("question", &mut asked.question, &Control::Lines);
    let mut help = Some(asked.help.clone()).filter(|help| !help.sv.is_empty());
    pen.maybe("help", &mut help, &Control::Lines);
    asked.help = help.unwrap_or_else(empty);
    if let ValueKind::Words { max } = &mut asked.kind {
        whole("longest", max, pen);
        let mut compulsory = !asked.voluntary;
        pen.tick("compulsory", &mut compulsory);
        asked.voluntary = !compulsory;
        // It has no sentences of its own.
        asked.finding = asked.title.clone();
        asked.measure = asked.title.clone();
    }
}

fn whole(field: &'static str, number: &mut u32, pen: &mut Pen<'_>) {
    let mut held = Some(Decimal::from(*number));
    pen.number(field, &mut held);
    match held.filter(|n| n.fract().is_zero() && *n > Decimal::ZERO).and_then(|n| n.to_u32()) {
        Some(found) => *number = found,
        None => pen.fault(field, None, "catalogue-no-whole"),
    }
}

fn sentences(indicator: &mut Indicator, pen: &mut Pen<'_>) {
    pen.text("finding", &mut indicator.finding, &Control::Lines);
    pen.text("measure", &mut indicator.measure, &Control::Line);
    pen.maybe("remains", &mut indicator.remains, &Control::Lines);
}

fn choices(indicator: &mut Indicator, pen: &mut Pen<'_>) {
    if let ValueKind::ChoiceSet { options, none, .. } = &mut indicator.kind {
        for option in options {
            pen.of(Some(About { key: option.code.to_string(), title: option.title.clone() }));
            pen.text("option", &mut option.title, &Control::Line);
        }
        pen.of(None);
        pen.maybe("no_option", none, &Control::Line);
    }
    if let ValueKind::Ordinal { levels } | ValueKind::ChoiceSet { levels, .. } = &mut indicator.kind {
        for (n, level) in levels.iter_mut().enumerate() {
            let title = Text { sv: format!("{n}"), en: None };
            pen.of(Some(About { key: n.to_string(), title }));
            pen.text("level_word", &mut level.word, &Control::Line);
            pen.text("level_text", &mut level.text, &Control::Lines);
        }
    }
    for dimension in &mut indicator.dimensions {
        pen.of(Some(About { key: dimension.code.to_string(), title: dimension.title.clone() }));
        pen.text("dimension", &mut dimension.title, &Control::Line);
        for category in &mut dimension.categories {
            let key = format!("{}-{}", dimension.code, category.code);
            pen.of(Some(About { key, title: category.title.clone() }));
            pen.text("row", &mut category.title, &Control::Line);
        }
    }
    pen.of(None);
}

fn role(strategy: &mut Strategy, code: &IndicatorCode, pen: &mut Pen<'_>) -> Option<()> {
    let parents = parents(strategy);
    let indicator = counted(strategy, code)?;
    let mut parent = indicator.parent.clone().unwrap_or_else(|| NONE.to_owned());
    pen.select("parent", &mut parent, parents);
    indicator.parent = Some(parent).filter(|parent| parent != NONE);
    pen.tick("headline", &mut indicator.headline);
    pen.tick("voluntary", &mut indicator.voluntary);
    direction(&mut indicator.direction, pen);
    pen.number("threshold", &mut indicator.threshold);
    pen.choice("support", &mut indicator.support, &SUPPORTS);
    Some(())
}

fn direction(direction: &mut Direction, pen: &mut Pen<'_>) {
    let (mut code, mut aim) = match direction {
        Direction::Up => ("up".to_owned(), None),
        Direction::Down => ("down".to_owned(), None),
        Direction::Neutral => ("neutral".to_owned(), None),
        Direction::Towards(value) => ("towards".to_owned(), Some(*value)),
    };
    let options = ["up", "down", "towards", "neutral"].map(|code| (code.to_owned(), None)).to_vec();
    pen.select("direction", &mut code, options);
    pen.number("towards", &mut aim);
    *direction = match (code.as_str(), aim) {
        ("up", _) => Direction::Up,
        ("down", _) => Direction::Down,
        ("towards", Some(aim)) => Direction::Towards(aim),
        ("towards", None) => {
            pen.fault("towards", None, "catalogue-no-aim");
            *direction
        }
        _ => Direction::Neutral,
    };
}

fn target(indicator: &mut Indicator, last_year: i32, pen: &mut Pen<'_>) {
    let proposed = Target {
        statistic: Statistic::Yes,
        comparison: Comparison::AtLeast,
        value: None,
        applies_to: AppliesTo::EveryMunicipality,
        by: last_year,
        support: Support::Proposal,
    };
    let mut statistic = indicator.target.as_ref().map_or(NONE, |t| statistic_code(t.statistic)).to_owned();
    let mut target = indicator.target.clone().unwrap_or(proposed);
    let options = std::iter::once(NONE).chain(STATISTICS).map(|code| (code.to_owned(), None)).collect();
    pen.select("statistic", &mut statistic, options);
    pen.choice("comparison", &mut target.comparison, &["at_least", "at_most", "exactly"]);
    pen.number("value", &mut target.value);
    pen.choice("applies_to", &mut target.applies_to, &["aggregate", "every_municipality"]);
    let mut by = Some(Decimal::from(target.by));
    pen.number("by", &mut by);
    match by.filter(|n| n.fract().is_zero()).and_then(|n| n.to_i32()) {
        Some(year) => target.by = year,
        None => pen.fault("by", None, "catalogue-no-whole"),
    }
    pen.choice("target_support", &mut target.support, &SUPPORTS);
    let found = serde_json::from_value(serde_json::Value::String(statistic)).ok();
    indicator.target = found.map(|statistic| Target { statistic, ..target });
}

const fn statistic_code(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Yes => "yes",
        Statistic::All => "all",
        Statistic::Level => "level",
        Statistic::Number => "number",
        Statistic::Share => "share",
        Statistic::Rate => "rate",
        Statistic::Median => "median",
    }
}

fn activity(activity: &mut Activity, areas: Vec<(String, Option<Text>)>, pen: &mut Pen<'_>) {
    pen.day("date", &mut activity.date);
    let mut time = activity.time.clone().unwrap_or_default();
    pen.line("time", &mut time);
    activity.time = Some(time).filter(|time| !time.is_empty());
    pen.text("title", &mut activity.title, &Control::Line);
    pen.maybe("theme", &mut activity.theme, &Control::Lines);
    let mut area = activity.area.as_ref().map_or(NONE, AreaCode::as_str).to_owned();
    pen.select("area", &mut area, areas);
    activity.area = Some(area).filter(|area| area != NONE).and_then(|area| area.parse().ok());
    let mut link = activity.link.clone().unwrap_or_default();
    pen.line("link", &mut link);
    if pen.is_writing() && !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
        pen.fault("link", None, "catalogue-no-link");
    }
    activity.link = Some(link).filter(|link| !link.is_empty());
}

fn new_activity(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    // The form begins without a day: nobody is to take over one that we have made up.
    let mut new = Activity {
        date: chrono::NaiveDate::default(),
        time: None,
        title: empty(),
        theme: None,
        area: None,
        link: None,
    };
    activity(&mut new, areas(strategy), pen);
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

/// The codes of everything that is asked, with their titles.
fn asked_codes(strategy: &Strategy) -> Vec<(String, Option<Text>)> {
    strategy.asked().map(|asked| (asked.code.to_string(), Some(asked.title.clone()))).collect()
}

fn check(check: &mut CrossCheck, asked: Vec<(String, Option<Text>)>, pen: &mut Pen<'_>) {
    let (mut indicator, mut when) = (check.indicator.to_string(), check.when.to_string());
    pen.select("shown_at", &mut indicator, asked);
    if let Ok(code) = indicator.parse() {
        check.indicator = code;
    }
    condition(&mut check.when, &mut when, pen);
    pen.text("message", &mut check.message, &Control::Lines);
    pen.choice("told", &mut check.told, &["contact", "owner"]);
}

/// What is true or false of the answers; where it cannot be read it stays as it was, with what is wrong said.
fn condition(held: &mut Expression, typed: &mut String, pen: &mut Pen<'_>) {
    pen.line("when", typed);
    if pen.is_writing() {
        match Expression::parse(typed) {
            Ok(found) => *held = found,
            Err(wrong) => pen.wrong.push(wrong.violation("when")),
        }
    }
}

fn new_check(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let Some(first) = strategy.asked().next().map(|asked| asked.code.clone()) else { return };
    // It is about nothing yet: the form begins with an empty condition, which nobody can save.
    let when = Expression::parse(&format!("{first} = {first}")).expect("a comparison");
    let mut new = CrossCheck { indicator: first, when, message: empty(), told: Told::Contact };
    check(&mut new, asked_codes(strategy), pen);
    if pen.is_writing() {
        strategy.checks.push(new);
    } else if let Some(when) = pen.fields.iter_mut().find(|field| field.field == "when") {
        when.value.clear();
    }
}

fn new_area(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let (mut code, mut title) = (String::new(), empty());
    pen.line("code", &mut code);
    pen.text("title", &mut title, &Control::Line);
    let Some(code) = code_of::<AreaCode>(&code, pen) else { return };
    strategy.areas.push(TargetArea { code, title, objectives: Vec::new() });
}

fn new_objective(strategy: &mut Strategy, pen: &mut Pen<'_>) {
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

fn new_question(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let mut new = bare(ValueKind::Words { max: 1_000 }, Aggregation::Words);
    (new.measured, new.direction, new.voluntary) = (Measured::Period, Direction::Neutral, true);
    let (mut code, mut parent) = (String::new(), NONE.to_owned());
    pen.line("code", &mut code);
    pen.select("parent", &mut parent, parents(strategy));
    question(&mut new, pen);
    new.parent = Some(parent).filter(|parent| parent != NONE);
    let Some(code) = code_of::<IndicatorCode>(&code, pen) else { return };
    strategy.questions.push(Indicator { code, ..new });
}

/// A simple one: yes or no, or a number, once or row by row. What has levels or options comes with a pack.
fn new_indicator(strategy: &mut Strategy, pen: &mut Pen<'_>) {
    let mut new = bare(ValueKind::YesPlannedNo, Aggregation::ShareOfYes);
    let (mut code, mut parent, mut kind) = (String::new(), NONE.to_owned(), "yes_planned_no".to_owned());
    pen.line("code", &mut code);
    pen.select("parent", &mut parent, parents(strategy));
    let kinds = ["yes_planned_no", "count"].map(|code| (code.to_owned(), None)).to_vec();
    pen.select("kind", &mut kind, kinds);
    let mut most = 1_000;
    whole("most", &mut most, pen);
    question(&mut new, pen);
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

/// An indicator that asks each municipality and says nothing yet. Its code is given to it when it is put into a strategy.
fn bare(kind: ValueKind, aggregation: Aggregation) -> Indicator {
    Indicator {
        code: IndicatorCode::new("X").expect("a letter is a code"),
        definition: 1,
        parent: None,
        title: empty(),
        question: empty(),
        help: empty(),
        kind,
        aggregation,
        direction: Direction::Up,
        source: Source::Municipality,
        measured: Measured::AsOf,
        frequency: Frequency::EachCycle,
        threshold: None,
        relative: None,
        reference_line: None,
        headline: false,
        voluntary: false,
        counts_persons: false,
        asked_if: None,
        support: Support::Proposal,
        target: None,
        finding: empty(),
        measure: empty(),
        remains: None,
        dimensions: Vec::new(),
    }
}

const fn empty() -> Text {
    Text { sv: String::new(), en: None }
}

/// None, the areas.
fn areas(strategy: &Strategy) -> Vec<(String, Option<Text>)> {
    let areas = strategy.areas.iter().map(|a| (a.code.to_string(), Some(a.title.clone())));
    std::iter::once((NONE.to_owned(), None)).chain(areas).collect()
}

/// None, the areas and their objectives.
fn parents(strategy: &Strategy) -> Vec<(String, Option<Text>)> {
    let mut all = vec![(NONE.to_owned(), None)];
    for area in &strategy.areas {
        all.push((area.code.to_string(), Some(area.title.clone())));
        all.extend(area.objectives.iter().map(|o| (o.code.to_string(), Some(o.title.clone()))));
    }
    all
}
