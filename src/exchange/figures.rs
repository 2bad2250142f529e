//! Published figures as people have them in files: a table in a workbook or as text, or what Kolada's interface answered,
//! saved as it was. What is not understood is named with its place, and the rest is there all the same: it is for the reader
//! of the preview to say whether that is enough.

mod kolada;

use std::collections::BTreeMap;

use malspar_domain::{
    code::{OrganisationCode, SeriesCode},
    violation::Violation,
};
use rust_decimal::Decimal;

use crate::{
    form::{CellValue, FormProblem, TableRow, table_rows},
    series::{LARGEST, SeriesRow},
};

/// The figures in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// What was understood, in the order of the file.
    pub rows: Vec<SeriesRow>,
    /// What was not, with its line, or its number in the list, as the field.
    pub wrong: Vec<Violation>,
    /// How many places of the file say that there is no figure.
    pub without: usize,
}

/// The columns and what people call them.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("series", &["series", "serie", "kpi", "nyckeltal", "nyckeltalsid"]),
    ("organisation", &["organisation", "kommunkod", "kommun", "kod", "municipality", "region"]),
    ("year", &["year", "år", "period"]),
    ("value", &["value", "värde"]),
];

/// Reads a file of figures.
///
/// # Errors
/// Where the file as a whole is refused.
pub fn read(bytes: &[u8]) -> Result<Figures, Violation> {
    if kolada::is_like(bytes) {
        return kolada::read(bytes);
    }
    let refused = |problem: FormProblem| match problem {
        FormProblem::NotAForm => Violation::error("fil", "figures-no-table"),
        other => Violation { field: "fil".to_owned(), ..other.violation() },
    };
    let rows = table_rows(bytes, |cells| places(cells).is_some()).map_err(refused)?;
    let mut rows = rows.ok_or_else(|| Violation::error("fil", "figures-no-table"))?.into_iter();
    let places = rows.next().and_then(|head| places(&head.cells));
    let places = places.ok_or_else(|| Violation::error("fil", "figures-no-table"))?;
    let mut found = Found::default();
    for row in rows {
        found.take(row.line, of_row(&row, places));
    }
    Ok(found.figures)
}

/// Where the columns stand, where all of them do.
fn places(cells: &[CellValue]) -> Option<[usize; 4]> {
    let mut found = [0; 4];
    for (place, (_, names)) in found.iter_mut().zip(COLUMNS) {
        *place = cells.iter().position(|cell| {
            let CellValue::Text(text) = cell else { return false };
            names.contains(&text.to_lowercase().as_str())
        })?;
    }
    Some(found)
}

/// The figures so far: the same one twice is a mistake.
#[derive(Default)]
struct Found {
    figures: Figures,
    met: BTreeMap<(SeriesCode, OrganisationCode, i32), u32>,
}

impl Found {
    fn take(&mut self, line: u32, row: Result<Option<SeriesRow>, Violation>) {
        let row = match row {
            Ok(Some(row)) => row,
            Ok(None) => return self.figures.without += 1,
            Err(violation) => {
                return self.figures.wrong.push(Violation { field: line.to_string(), ..violation });
            }
        };
        let key = (row.series.clone(), row.organisation.clone(), row.year);
        if self.met.insert(key, line).is_some() {
            self.figures.wrong.push(Violation::error(line.to_string(), "series-twice"));
        } else {
            self.figures.rows.push(row);
        }
    }
}

fn of_row(row: &TableRow, places: [usize; 4]) -> Result<Option<SeriesRow>, Violation> {
    let cell = |n: usize| row.cells.get(places[n]).unwrap_or(&CellValue::Empty);
    if let CellValue::Formula = cell(3) {
        return Err(Violation::error("", "import-formula"));
    }
    let (series, organisation) = (plain(cell(0)), plain(cell(1)));
    let (year, value) = (plain(cell(2)), plain(cell(3)));
    of_texts(&series, &organisation, &year, &value).map(Some)
}

/// A figure from what stands in its cells; a cell without anything takes an earlier one back.
fn of_texts(series: &str, organisation: &str, year: &str, value: &str) -> Result<SeriesRow, Violation> {
    let wrong = |name: &str, found: &str| {
        Violation::error("", "figures-cell").with("name", name).with("found", found)
    };
    let series = SeriesCode::new(series).map_err(|_| wrong(COLUMNS[0].0, series))?;
    // Spreadsheets take the zero away that some codes begin with.
    let is_short = organisation.len() < 4 && organisation.bytes().all(|b| b.is_ascii_digit());
    let code = if is_short { format!("{organisation:0>4}") } else { organisation.to_owned() };
    let organisation = OrganisationCode::new(code).map_err(|_| wrong(COLUMNS[1].0, organisation))?;
    let found = year.parse::<i32>().ok().filter(|year| (1900..=2200).contains(year));
    let year = found.ok_or_else(|| wrong(COLUMNS[2].0, year))?;
    let value =
        if value.is_empty() { None } else { Some(number(value).ok_or_else(|| wrong(COLUMNS[3].0, value))?) };
    Ok(SeriesRow { series, organisation, year, value })
}

/// A number as people write it: a comma or a point for the decimals, space between the thousands, but not one of each that
/// could be read in two ways.
fn number(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.contains(',') && plain.contains('.') || plain.matches(',').count() > 1 {
        return None;
    }
    plain.replace(',', ".").parse().ok().filter(|n: &Decimal| !n.is_sign_negative() && *n <= LARGEST)
}

fn plain(cell: &CellValue) -> String {
    match cell {
        // What a spreadsheet keeps as a number is written as it shows it.
        CellValue::Number(number) => format!("{number}"),
        other => other.shown(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(figures: &Figures) -> Vec<String> {
        let said = figures.rows.iter().map(|row| {
            let value = row.value.map_or_else(|| "-".to_owned(), |v| v.to_string());
            format!("{} {} {} {value}", row.series, row.organisation, row.year)
        });
        said.collect()
    }

    fn wrong(figures: &Figures) -> Vec<(&str, &str)> {
        figures.wrong.iter().map(|v| (v.field.as_str(), v.code.as_str())).collect()
    }

    #[test]
    fn a_table_is_read_as_people_save_it() {
        let comma = "series,organisation,year,value\nN1,1880,2024,31.5\n";
        let swedish =
            "Hämtat i mars\r\n\r\nKommun;Nyckeltal;År;Värde\r\n0180;N1;2024;1 031,5\r\n180;N1;2023;\r\n";
        assert_eq!(told(&read(comma.as_bytes()).unwrap()), ["N1 1880 2024 31.5"]);
        assert_eq!(told(&read(swedish.as_bytes()).unwrap()), ["N1 0180 2024 1031.5", "N1 0180 2023 -"]);
        let windows = b"series;kommun;\xE5r;v\xE4rde\nN1;1880;2024;7\n";
        assert_eq!(told(&read(windows).unwrap()), ["N1 1880 2024 7"]);
    }

    #[test]
    fn what_is_not_understood_has_its_line_and_the_rest_is_there() {
        let text = "series,organisation,year,value\nN1,1880,20x,1\nN1,1880,2024,many\nN1,1880,2024,5\nN1,1880,2024,6\n";
        let found = read(text.as_bytes()).unwrap();
        assert_eq!(told(&found), ["N1 1880 2024 5"]);
        assert_eq!(wrong(&found), [("2", "figures-cell"), ("3", "figures-cell"), ("5", "series-twice")]);
        assert!(read(b"a;b\n1;2\n").is_err());
        assert!(read(b"series,organisation,year,value\nN1,1880,2024,\"1.234,5\"\n").unwrap().rows.is_empty());
    }

    #[test]
    fn what_kolada_answered_is_read_as_it_was_saved() {
        let saved = br#"{"count": 3, "next_url": null, "values": [
            {"kpi": "N1", "municipality": "1880", "period": 2024, "values": [
                {"gender": "K", "count": 1, "status": "", "value": 40.5, "isdeleted": false},
                {"gender": "T", "count": 1, "status": "", "value": 31.25, "isdeleted": false}]},
            {"kpi": "N1", "municipality": "1814", "period": 2024, "values": [
                {"gender": "T", "count": 1, "status": "Missing", "value": null}]},
            {"kpi": "N1", "municipality": "1861", "period": 2024, "values": [
                {"gender": "K", "count": 1, "status": "", "value": 1}]}]}"#;
        let found = read(saved).unwrap();
        assert_eq!(told(&found), ["N1 1880 2024 31.25"]);
        assert_eq!(found.without, 1);
        assert_eq!(wrong(&found), [("3", "figures-kolada-no-total")]);
        let pages = [b"[".as_slice(), saved, b"]"].concat();
        assert_eq!(read(&pages).unwrap(), found);
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        for text in ["{\"values\": 1}", "{}", "[", "{\"values\": [{\"kpi\": 7}]}"] {
            let refused = read(text.as_bytes()).unwrap_err();
            assert_eq!(refused.code, "figures-kolada", "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(read(deep.as_bytes()).is_err());
    }
}
