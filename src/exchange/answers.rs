//! Answers as a plain table, one row an answer: the shipped example answers are such a file.
//!
//! Columns: `cycle`, `reporter`, `about`, `indicator`, `category`, `answer` (a code, a number, or codes with spaces
//! between), `of` (a share's denominator), `planned_from` (2027-08), `status` (L or M instead of an answer, E beside
//! one), `comment`, and `attempt` (1 or 2 where the first hand-in differed from the second; empty for both).

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
    Ok(Answer { value, status, comment: row.comment.clone(), message: None })
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
        ValueKind::Count { .. } | ValueKind::Quantity { .. } => Value::Number(number()?),
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
    })
}
