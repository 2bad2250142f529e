//! Answers as a plain table, one row an answer: the shipped example answers are such a file.
//!
//! Columns: `cycle`, `reporter`, `about` (the region for a figure of the whole county), `indicator`, `category` (the row
//! of a question with rows, a part of a total such as `women`, or a place such as `site-2`; empty for the total),
//! `answer` (a code, a number, codes with spaces between, or words; empty where nothing of a choice is ticked), `of` (a
//! share's denominator), `planned_from` (2027-08), `status` (L or M instead of an answer, E beside one), `comment`,
//! `message` (to the owner, may be left out), and `attempt` (1 or 2 where the first hand-in differed from the second;
//! empty for both).

use std::collections::BTreeMap;

use malspar_domain::{
    code::{CategoryCode, CycleKey, IndicatorCode, OrganisationCode},
    observation::ObsStatus,
    strategy::Strategy,
    submission::{Answer, AnswerKey, Answers},
    value::{Value, ValueKind, YearMonth, YesNo},
};
use rust_decimal::Decimal;
use serde::Deserialize;
use thiserror::Error;

/// What an organisation hands in, in order: more than one where a completion is requested in between.
pub type HandIns = BTreeMap<OrganisationCode, Vec<Answers>>;

/// A row that cannot be read.
#[derive(Debug, Error)]
pub enum AnswersError {
    /// The table's form.
    #[error("{0}")]
    Table(#[from] csv::Error),
    /// A row's content.
    #[error("row {row}: {what}")]
    Row {
        /// The line in the file, counted from 1.
        row: u64,
        /// What is wrong.
        what: String,
    },
}

#[derive(Deserialize)]
struct Row {
    cycle: CycleKey,
    reporter: OrganisationCode,
    about: OrganisationCode,
    indicator: IndicatorCode,
    category: Option<CategoryCode>,
    answer: String,
    of: Option<Decimal>,
    planned_from: Option<YearMonth>,
    status: String,
    comment: Option<String>,
    message: Option<String>,
    attempt: Option<u8>,
}

/// Reads the hand-ins of one cycle.
pub fn read(text: &str, strategy: &Strategy, cycle: &CycleKey) -> Result<HandIns, AnswersError> {
    let mut found: BTreeMap<OrganisationCode, [Answers; 2]> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: Row = record.deserialize(Some(&headers))?;
        if &row.cycle != cycle {
            continue;
        }
        let answer = answer(&row, strategy).map_err(|what| AnswersError::Row { row: line, what })?;
        let key = AnswerKey { indicator: row.indicator, about: row.about, category: row.category };
        let [first, second] = found.entry(row.reporter).or_default();
        if row.attempt != Some(2) {
            first.insert(key.clone(), answer.clone());
        }
        if row.attempt != Some(1) {
            second.insert(key, answer);
        }
    }
    Ok(found
        .into_iter()
        .map(|(who, [first, second])| (who, if first == second { vec![first] } else { vec![first, second] }))
        .collect())
}

fn answer(row: &Row, strategy: &Strategy) -> Result<Answer, String> {
    let status = match row.status.as_str() {
        "" => ObsStatus::Normal,
        letter => ObsStatus::from_letter(letter).ok_or_else(|| format!("\"{letter}\" is no status"))?,
    };
    let value = if status.has_value() { Some(value(row, strategy)?) } else { None };
    Ok(Answer { value, status, comment: row.comment.clone(), message: row.message.clone() })
}

fn value(row: &Row, strategy: &Strategy) -> Result<Value, String> {
    let indicator =
        strategy.indicator(&row.indicator).ok_or_else(|| format!("no indicator {}", row.indicator))?;
    let number = || row.answer.parse::<Decimal>().map_err(|_| format!("\"{}\" is no number", row.answer));
    Ok(match &indicator.kind {
        ValueKind::YesPlannedNo => Value::YesNo(match (row.answer.as_str(), row.planned_from) {
            ("yes", None) => YesNo::Yes,
            ("no", None) => YesNo::No,
            ("planned", Some(from)) => YesNo::Planned(from),
            (other, _) => return Err(format!("\"{other}\" is not yes, no, or planned with its month")),
        }),
        ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Rate { .. } => {
            Value::Number(number()?)
        }
        ValueKind::Share { .. } => {
            Value::Ratio { numerator: number()?, denominator: row.of.ok_or("the denominator is missing")? }
        }
        ValueKind::Ordinal { .. } => {
            Value::Level(row.answer.parse().map_err(|_| format!("\"{}\" is no level", row.answer))?)
        }
        ValueKind::ChoiceSet { .. } => Value::Choices(
            row.answer
                .split_whitespace()
                .map(|code| CategoryCode::new(code).map_err(|e| e.to_string()))
                .collect::<Result<_, _>>()?,
        ),
        ValueKind::Words { .. } if row.answer.trim().is_empty() => {
            return Err("the words are missing".to_owned());
        }
        ValueKind::Words { .. } => Value::Words(row.answer.clone()),
    })
}

#[cfg(test)]
mod tests {
    use malspar_domain::{
        submission::{Context, questions, validate},
        violation::Violation,
    };

    use malspar_domain::series::SeriesValues;

    use super::*;
    use crate::{pack, register};

    const SHIPPED: [(&str, &str); 2] = [
        (
            include_str!("../../strategies/orebro-2024-2030.toml"),
            include_str!("../../strategies/orebro-2024-2030.example.csv"),
        ),
        (
            include_str!("../../strategies/vastmanland.toml"),
            include_str!("../../strategies/vastmanland.example.csv"),
        ),
    ];

    /// What is found in every hand-in of the baseline and the first cycle: who, when, which attempt, what.
    fn found_in(pack: &str, examples: &str) -> Vec<(String, String, usize, Violation)> {
        let strategy = pack::read(pack).expect("a whole strategy");
        let register = register::shipped().expect("the shipped register");
        let county = register.municipalities.iter().filter(|m| m.county == strategy.county);
        let county: Vec<_> = county.map(|m| m.code.clone()).collect();
        let mut before = HandIns::new();
        let mut found = Vec::new();
        for cycle in strategy.cycles().into_iter().take(2) {
            let hand_ins = read(examples, &strategy, &cycle.key).expect("readable answers");
            for (reporter, attempts) in &hand_ins {
                let about = if reporter == &strategy.region {
                    county.as_slice()
                } else {
                    std::slice::from_ref(reporter)
                };
                let asked = questions(&strategy, reporter, about);
                let previous = before.get(reporter).and_then(|all| all.last()).cloned().unwrap_or_default();
                let series = SeriesValues::default();
                let context = Context {
                    strategy: &strategy,
                    reporter,
                    cycle: &cycle,
                    previous: &previous,
                    series: &series,
                };
                for (n, answers) in (1..).zip(attempts) {
                    let strangers = answers.keys().filter(|key| !asked.iter().any(|q| &&q.key == key));
                    assert_eq!(
                        strangers.collect::<Vec<_>>(),
                        Vec::<&AnswerKey>::new(),
                        "{reporter} is not asked"
                    );
                    let violations = validate(&asked, answers, &context);
                    found.extend(
                        violations.into_iter().map(|v| (reporter.to_string(), cycle.key.to_string(), n, v)),
                    );
                }
            }
            before = hand_ins;
        }
        found
    }

    #[test]
    fn every_example_can_be_handed_in() {
        for (pack, examples) in SHIPPED {
            let errors = found_in(pack, examples).into_iter().filter(|(.., v)| v.is_error());
            assert_eq!(errors.collect::<Vec<_>>(), Vec::new());
        }
    }

    #[test]
    fn the_examples_give_people_something_to_look_at_once_more() {
        let warned: Vec<_> = SHIPPED
            .into_iter()
            .flat_map(|(pack, examples)| found_in(pack, examples))
            .map(|(who, cycle, attempt, v)| format!("{cycle} {who} {attempt} {} {}", v.field, v.code))
            .collect();
        // A plan that has come due, and answers that contradict each other.
        for expected in ["2024-2025 1881 1 KB3 check-plan-due", "2022 1907 1 T2 check-strategy"] {
            assert!(warned.iter().any(|w| w == expected), "{expected}: {warned:#?}");
        }
    }

    #[test]
    fn a_message_and_words_are_read_and_a_figure_of_the_county_is_about_the_region() {
        let (pack, examples) = SHIPPED[0];
        let strategy = pack::read(pack).expect("a whole strategy");
        let cycle = "2024-2025".parse().expect("a key");
        let hand_ins = read(examples, &strategy, &cycle).expect("readable answers");
        let answer = |reporter: &str, indicator: &str| {
            let all = &hand_ins[reporter].last().expect("a hand-in");
            let (key, answer) =
                all.iter().find(|(key, _)| key.indicator.as_str() == indicator).expect("answered");
            (key.about.to_string(), answer.clone())
        };
        assert!(answer("1814", "TS1").1.message.is_some_and(|message| message.contains("inflyttning")));
        assert!(
            matches!(answer("1880", "O1").1.value, Some(Value::Words(words)) if words.contains("familjecentral"))
        );
        let (about, mothers) = answer("0018", "TS9");
        assert_eq!(about, "0018");
        assert!(matches!(mothers.value, Some(Value::Ratio { .. })), "{mothers:?}");
    }
}
