//! The fields of each part of a catalogue.

mod new;

use malspar_domain::{
    code::{AreaCode, IndicatorCode},
    expression::Expression,
    indicator::{AppliesTo, Comparison, Direction, Indicator, Statistic, Support, Target},
    lang::Text,
    strategy::{Activity, CrossCheck, Strategy},
    value::ValueKind,
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
        Part::NewArea => new::area(strategy, pen),
        Part::NewCheck => new::check(strategy, pen),
        Part::NewObjective => new::objective(strategy, pen),
        Part::NewIndicator => new::indicator(strategy, pen),
        Part::NewQuestion => new::question(strategy, pen),
        Part::NewActivity => new::activity(strategy, pen),
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
