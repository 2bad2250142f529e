//! A cell as it comes out of a spreadsheet, and what people mean by it.

use std::str::FromStr;

use calamine::DataRef;
use malspar_domain::{lang::Lang, value::YearMonth};
use malspar_words::{Args, text as message};
use rust_decimal::Decimal;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellValue {
    /// Nothing, or nothing but space.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A date that the spreadsheet made of what was typed.
    Month(YearMonth),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula; its value is not believed.
    Formula,
    /// A number that can be read in two ways, as it is written.
    Unclear(String),
}

impl CellValue {
    pub(crate) fn of(value: &DataRef<'_>) -> Self {
        match value {
            DataRef::Empty => Self::Empty,
            DataRef::String(text) | DataRef::DurationIso(text) => Self::of_text(text),
            DataRef::SharedString(text) => Self::of_text(text),
            // A count is far below 2⁵³, above which an f64 has gaps.
            #[expect(clippy::cast_precision_loss, reason = "a count is far below 2⁵³")]
            DataRef::Int(number) => Self::Number(*number as f64),
            DataRef::Float(number) => Self::Number(*number),
            DataRef::Bool(truth) => Self::Bool(*truth),
            DataRef::DateTime(date) => {
                let (year, month, ..) = date.to_ymd_hms_milli();
                YearMonth::new(year.into(), month.into()).map_or(Self::Number(date.as_f64()), Self::Month)
            }
            DataRef::DateTimeIso(text) => month_in(text).map_or_else(|| Self::of_text(text), Self::Month),
            DataRef::Error(error) => Self::Error(error.to_string()),
        }
    }

    pub(crate) fn of_text(text: &str) -> Self {
        // Excel writes line breaks inside a cell as \r\n or \n, LibreOffice as \n.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The cell as a text to quote or to store.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty | Self::Formula => String::new(),
            Self::Text(text) | Self::Error(text) | Self::Unclear(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Month(month) => month.to_string(),
        }
    }

    /// The number, with comma or point, with or without spaces between thousands.
    pub(crate) fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => decimal(*number),
            Self::Text(text) => number_in(text),
            _ => None,
        }
    }

    /// The month: `2027-08`, `augusti 2027`, a date.
    pub(crate) fn month(&self) -> Option<YearMonth> {
        match self {
            Self::Month(month) => Some(*month),
            Self::Number(number) => month_of_number(*number),
            Self::Text(text) => month_in(text),
            _ => None,
        }
    }

    /// The text as it is compared with a list: small letters, single spaces, no full stop.
    pub(crate) fn folded(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(folded(text)),
            _ => None,
        }
    }
}

/// Small letters, single spaces, no full stop at the end.
pub(crate) fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<_> = lower.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').trim_end().to_owned()
}

/// The number as a person sees it in the cell: 0.1 is one tenth, not its nearest binary fraction.
fn decimal(number: f64) -> Option<Decimal> {
    Decimal::from_str(&number.to_string()).ok().map(|d| d.normalize())
}

fn number_in(text: &str) -> Option<Decimal> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let looks_right = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    looks_right.then(|| Decimal::from_str(&plain).ok()).flatten().map(|d| d.normalize())
}

/// Days since 1899-12-30 as Excel counts them for 2000 to 2099, or 202708.
fn month_of_number(number: f64) -> Option<YearMonth> {
    const YEAR_2000: f64 = 36_526.0;
    const YEAR_2100: f64 = 73_051.0;
    if (YEAR_2000..YEAR_2100).contains(&number) {
        let (year, month, ..) =
            calamine::ExcelDateTime::new(number, calamine::ExcelDateTimeType::DateTime, false)
                .to_ymd_hms_milli();
        return YearMonth::new(year.into(), month.into());
    }
    month_in(&number.to_string())
}

fn month_in(text: &str) -> Option<YearMonth> {
    let text = folded(text);
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return YearMonth::new(text[..4].parse().ok()?, text[4..].parse().ok()?);
    }
    // 2027-08, 2027-08-01, 2027-08-01T00:00:00, 08/2027, augusti 2027, aug. 2027.
    let parts: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year, month, ..] if is_year(year) => YearMonth::new(year.parse().ok()?, month_number(month)?),
        [month, year] if is_year(year) => YearMonth::new(year.parse().ok()?, month_number(month)?),
        _ => None,
    }
}

fn month_number(text: &str) -> Option<u32> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|_| text.len() <= 2);
    }
    (1..=12).find(|number| {
        Lang::ALL.iter().any(|lang| {
            let name = message(*lang, &format!("month-{number}"), &Args::new()).to_lowercase();
            name == text || (text.chars().count() >= 3 && name.starts_with(text))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> CellValue {
        CellValue::of_text(text)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, number) in [
            ("12", "12"),
            (" 12 ", "12"),
            ("16,5", "16.5"),
            ("16.5", "16.5"),
            ("17 199", "17199"),
            ("17\u{a0}199", "17199"),
            ("17\u{202f}199,50", "17199.5"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
        ] {
            assert_eq!(text(written).number(), number.parse().ok(), "{written}");
        }
        assert_eq!(CellValue::Number(0.1).number(), "0.1".parse().ok());
        assert_eq!(CellValue::Number(12.0).number(), "12".parse().ok());
    }

    #[test]
    fn what_is_no_number_is_not_made_one() {
        for written in ["tolv", "ca 12", "12 st", "1.234,5", "", "-", "1e5", "NaN", "1_000", "."] {
            assert_eq!(text(written).number(), None, "{written}");
        }
        assert_eq!(CellValue::Number(f64::NAN).number(), None);
        assert_eq!(CellValue::Number(f64::INFINITY).number(), None);
        assert_eq!(CellValue::Empty.number(), None);
    }

    #[test]
    fn months_are_read_as_people_write_them() {
        for written in [
            "2027-08",
            "2027-8",
            "2027/08",
            "202708",
            "08-2027",
            "2027-08-01",
            "2027-08-15T00:00:00",
            "augusti 2027",
            "Augusti  2027",
            "aug 2027",
            "aug. 2027",
            "August 2027",
            "2027 augusti",
        ] {
            assert_eq!(text(written).month(), YearMonth::new(2027, 8), "{written}");
        }
        assert_eq!(CellValue::Number(46_600.0).month(), YearMonth::new(2027, 8));
        assert_eq!(CellValue::Number(202_708.0).month(), YearMonth::new(2027, 8));
    }

    #[test]
    fn what_is_no_month_is_not_made_one() {
        for written in ["2027", "augusti", "2027-13", "2027-00", "hösten 2027", "27-08", "ma 2027", "snart"]
        {
            assert_eq!(text(written).month(), None, "{written}");
        }
        assert_eq!(CellValue::Number(2027.0).month(), None);
    }
}
