//! What the report says of answers that are not there, of those that nobody gives, and of all at once.

use malspar_domain::{
    lang::Lang,
    progress::{Aggregate, Content, Figure, IndicatorProgress, Progress},
    status::Status,
    strategy::Strategy,
};
use serde_json::Value;

use super::{ReportInput, assemble};
use crate::charts::fixtures::{Answers, names, progress, strategy, strategy_without_targets};
use crate::report::fixtures;
use crate::snapshot::Snapshot;

fn of(snapshot: &Snapshot, lang: Lang) -> Value {
    let assembled = assemble(&ReportInput::new(snapshot, None, lang)).expect("drawn");
    serde_json::to_value(&assembled.data).expect("written")
}

fn data(strategy: &Strategy, progress: &Progress, lang: Lang) -> Value {
    of(&fixtures::snapshot(strategy, progress), lang)
}

fn cells<'a>(progress: &'a mut Progress, code: &str) -> &'a mut IndicatorProgress {
    progress.indicators.iter_mut().find(|i| i.indicator.as_str() == code).expect(code)
}

/// Every object in the data with this code.
fn coded<'a>(data: &'a Value, code: &str, found: &mut Vec<&'a Value>) {
    match data {
        Value::Array(items) => items.iter().for_each(|item| coded(item, code, found)),
        Value::Object(fields) => {
            if fields.get("code").is_some_and(|own| own == code) {
                found.push(data);
            }
            fields.values().for_each(|field| coded(field, code, found));
        }
        _ => {}
    }
}

fn all_coded<'a>(data: &'a Value, code: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    coded(data, code, &mut found);
    found
}

fn answer<'a>(data: &'a Value, municipality: usize, code: &str) -> Option<&'a Value> {
    all_coded(&data["municipalities"][municipality]["answers"], code).first().copied()
}

#[test]
fn whether_its_answers_are_checked_is_no_answer_of_a_municipality() {
    let strategy = strategy();
    let county = progress(&strategy, &names(4), Answers::Complete, true);
    let data = data(&strategy, &county, Lang::Sv);
    assert!(answer(&data, 0, "GE2").is_none() && answer(&data, 0, "TS1").is_some());
    let indicators = all_coded(&data["overall"], "GE2");
    let reading = indicators[0]["reading"].as_str().expect("a reading");
    assert!(!reading.contains("planerar") && !reading.contains("svarat nej"), "{reading}");
    let own = of(&fixtures::own(fixtures::typical(), 0), Lang::Sv);
    assert!(all_coded(&own["municipality"], "GE2").is_empty());
    assert!(!own["municipality"].to_string().contains("granskade svar"), "{}", own["municipality"]);
}

#[test]
fn a_question_left_open_is_not_a_municipality_that_is_silent() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    cells(&mut county, "TS2").municipalities[2].now[0].content = Content::NotReported;
    let now = |county: &Progress, lang: Lang| {
        let data = data(&strategy, county, lang);
        let line = answer(&data, 0, "TS2").expect("Askersund").clone();
        (line["now"].as_str().expect("words").to_owned(), line["mark"].clone())
    };
    assert_eq!(now(&county, Lang::Sv), ("Inte besvarad".to_owned(), Value::Null));
    assert_eq!(now(&county, Lang::En).0, "Not answered");
    for indicator in county.indicators.iter_mut().chain(&mut county.questions) {
        for cell in indicator.municipalities.get_mut(2).into_iter().flat_map(|own| &mut own.now) {
            cell.content = Content::NotReported;
        }
    }
    assert_eq!(now(&county, Lang::Sv), ("Inte rapporterat".to_owned(), "not_reported".into()));
}

#[test]
fn a_part_that_nobody_has_given_has_no_row() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let rows = |county: &Progress| {
        let data = data(&strategy, county, Lang::Sv);
        let found = all_coded(&data["areas"], "TS8");
        found[0]["tables"][0]["rows"].as_array().expect("rows").clone()
    };
    let all = rows(&county).len();
    let part = cells(&mut county, "TS8").breakdown.last_mut().expect("a part");
    let nothing = |aggregate: &mut Aggregate| {
        aggregate.figure = Figure::Sum { total: 0.into(), at_least: true };
        (aggregate.coverage.reported, aggregate.coverage.not_reported) = (0, 4);
    };
    nothing(&mut part.now);
    part.before.iter_mut().for_each(nothing);
    let left = rows(&county);
    assert_eq!(left.len(), all - 1);
    assert!(!Value::from(left).to_string().contains("minst 0"));
}

#[test]
fn all_objectives_are_said_to_be_all() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    for objective in &mut county.objectives {
        objective.status = Status::Closer;
    }
    for (lang, all) in [
        (Lang::Sv, "Inget av de fyra målen är nått. Alla fyra är närmare målvärdet än vid utgångsläget."),
        (
            Lang::En,
            "None of the four objectives has been reached. All four are closer to the target than at the baseline.",
        ),
    ] {
        let said = data(&strategy, &county, lang)["summary"]["sentence"].to_string();
        assert!(said.contains(all), "{said}");
    }
}

#[test]
fn dates_in_sentences_have_their_article() {
    let strategy = strategy();
    let county = progress(&strategy, &names(4), Answers::Complete, true);
    let intro = data(&strategy, &county, Lang::Sv)["changes"]["paragraphs"].to_string();
    let said = "Huvudindikatorerna den 31 december 2025, jämförda med den 31 december 2023.";
    assert!(intro.replace('\u{a0}', " ").contains(said), "{intro}");
}

#[test]
fn a_source_of_a_rate_stands_under_a_rate_alone() {
    let plain = strategy_without_targets();
    let mut county = progress(&plain, &names(4), Answers::Complete, true);
    let footnotes = |county: &Progress| {
        all_coded(&data(&plain, county, Lang::Sv)["areas"], "T3")[0]["footnotes"].to_string()
    };
    let series = plain.series.iter().find(|s| s.code.as_str() == "children_0_17").expect("a series");
    let source = series.title.get(Lang::Sv);
    assert!(footnotes(&county).contains(source));
    cells(&mut county, "T3").now.rate = None;
    assert!(!footnotes(&county).contains(source));
}

#[test]
fn few_who_have_not_answered_are_named() {
    let strategy = strategy();
    let mut county = progress(&strategy, &names(4), Answers::Complete, true);
    let ts11 = cells(&mut county, "TS11");
    let Figure::Parts(parts) = &mut ts11.now.figure else { panic!("parts") };
    let part = parts.parts.last_mut().expect("a part");
    (part.yes, part.no, part.planned, part.missing) = (3, 0, 0, 1);
    ts11.municipalities[1].now[1].content = Content::NotReported;
    let reading =
        |lang: Lang| all_coded(&data(&strategy, &county, lang)["areas"], "TS11")[0]["reading"].to_string();
    assert!(reading(Lang::Sv).contains("1 av 8 svar saknas, från Laxå kommun."), "{}", reading(Lang::Sv));
    assert!(reading(Lang::En).contains("1 of 8 answers is missing, from "), "{}", reading(Lang::En));
}
