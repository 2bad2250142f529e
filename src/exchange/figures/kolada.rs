//! What Kolada's interface answers to a question for values, in its third version or its second, saved as a file. Several
//! answers may stand in a list, since long ones come in pages.

use malspar_domain::violation::Violation;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Figures, Found, of_texts};
use crate::{form::MAX_FILE, series::SeriesRow};

#[derive(Deserialize)]
struct Answer {
    values: Vec<Place>,
}

/// A key figure of a municipality or region in a year.
#[derive(Deserialize)]
struct Place {
    kpi: String,
    municipality: String,
    period: i32,
    values: Vec<OfGender>,
}

/// The value of everybody, or of women or men.
#[derive(Deserialize)]
struct OfGender {
    gender: String,
    /// As it is written: a number of a file is not to pass through one of the machine's.
    value: Option<Box<RawValue>>,
    #[serde(default)]
    isdeleted: bool,
}

/// Everybody.
const TOTAL: &str = "T";

pub(super) fn is_like(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"{") || start.starts_with(b"[")
}

pub(super) fn read(bytes: &[u8]) -> Result<Figures, Violation> {
    let refused = |code: &str| Violation::error("fil", code);
    if bytes.len() > MAX_FILE {
        return Err(refused("import-too-large"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let answers = if bytes.trim_ascii_start().starts_with(b"[") {
        serde_json::from_slice::<Vec<Answer>>(bytes)
    } else {
        serde_json::from_slice::<Answer>(bytes).map(|one| vec![one])
    };
    let answers = answers.map_err(|error| refused("figures-kolada").with("detail", error))?;
    let mut found = Found::default();
    for (line, place) in (1..).zip(answers.iter().flat_map(|answer| &answer.values)) {
        found.take(line, of_place(place));
    }
    Ok(found.figures)
}

fn of_place(place: &Place) -> Result<Option<SeriesRow>, Violation> {
    let total = place.values.iter().find(|value| value.gender == TOTAL);
    let Some(total) = total else {
        let named = Violation::error("", "figures-kolada-no-total")
            .with("code", &place.kpi)
            .with("who", &place.municipality);
        return Err(named);
    };
    let year = place.period.to_string();
    let row = |value: &str| of_texts(&place.kpi, &place.municipality, &year, value);
    match total.value.as_deref().map(RawValue::get) {
        // Taken back by whoever publishes it.
        _ if total.isdeleted => row("").map(Some),
        None | Some("null") => Ok(None),
        Some(number) => {
            // 1e3 is a number there too.
            let plain =
                Decimal::from_scientific(number).map_or_else(|_| number.to_owned(), |n| n.to_string());
            row(&plain).map(Some)
        }
    }
}
