//! A value in the columns of an observation: its kind, and what that kind needs.

use std::collections::BTreeSet;

use malspar_domain::{
    code::CategoryCode,
    value::{Value, YesNo},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{Error, Result, exact::Exact};

/// The columns. All empty where there is no value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ValueColumns {
    /// `yes_no`, `number`, `ratio`, `level`, `choices` or `words`.
    pub(crate) kind: Option<String>,
    /// The answer to a yes/no question, or the chosen options with a space between.
    pub(crate) code: Option<String>,
    /// The number, the numerator, or the level.
    pub(crate) number: Option<Exact>,
    /// The denominator.
    pub(crate) denominator: Option<Exact>,
    /// The month from which something is planned.
    pub(crate) planned_from: Option<String>,
    /// What was written.
    pub(crate) words: Option<String>,
}

impl ValueColumns {
    pub(crate) fn of(value: Option<&Value>) -> Self {
        let Some(value) = value else { return Self::default() };
        let columns = |kind: &str| Self { kind: Some(kind.to_owned()), ..Self::default() };
        match value {
            Value::YesNo(answer) => Self {
                code: Some(answer.code().to_owned()),
                planned_from: match answer {
                    YesNo::Planned(month) => Some(month.to_string()),
                    YesNo::Yes | YesNo::No => None,
                },
                ..columns("yes_no")
            },
            Value::Number(number) => Self { number: Some(Exact(*number)), ..columns("number") },
            Value::Ratio { numerator, denominator } => Self {
                number: Some(Exact(*numerator)),
                denominator: Some(Exact(*denominator)),
                ..columns("ratio")
            },
            Value::Level(level) => Self { number: Some(Exact(Decimal::from(*level))), ..columns("level") },
            Value::Choices(chosen) => {
                let codes: Vec<_> = chosen.iter().map(CategoryCode::as_str).collect();
                Self { code: Some(codes.join(" ")), ..columns("choices") }
            }
            Value::Words(words) => Self { words: Some(words.clone()), ..columns("words") },
        }
    }

    pub(crate) fn value(&self) -> Result<Option<Value>> {
        let Some(kind) = &self.kind else { return Ok(None) };
        let value = match (kind.as_str(), &self.code, self.number, self.denominator) {
            ("yes_no", Some(code), None, None) => self.yes_no(code).map(Value::YesNo),
            ("number", None, Some(number), None) => Some(Value::Number(number.0)),
            ("ratio", None, Some(numerator), Some(denominator)) => {
                Some(Value::Ratio { numerator: numerator.0, denominator: denominator.0 })
            }
            ("level", None, Some(level), None) => level.0.to_u8().map(Value::Level),
            ("choices", Some(codes), None, None) => choices(codes).map(Value::Choices),
            ("words", None, None, None) => self.words.clone().map(Value::Words),
            _ => None,
        };
        value.map(Some).ok_or_else(|| Error::unreadable("value", &format!("{self:?}")))
    }

    fn yes_no(&self, code: &str) -> Option<YesNo> {
        match (code, &self.planned_from) {
            ("yes", None) => Some(YesNo::Yes),
            ("no", None) => Some(YesNo::No),
            ("planned", Some(month)) => month.parse().ok().map(YesNo::Planned),
            _ => None,
        }
    }
}

fn choices(codes: &str) -> Option<BTreeSet<CategoryCode>> {
    codes.split_whitespace().map(|code| CategoryCode::new(code).ok()).collect()
}
