//! Published series as a table, one value a row: `series,organisation,year,value`. Read as people save it: with commas or
//! semicolons, a decimal point or a comma.

use std::collections::BTreeSet;

use malspar_domain::{
    code::{OrganisationCode, SeriesCode},
    violation::Violation,
};
use rust_decimal::Decimal;

/// A value of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// The series.
    pub series: SeriesCode,
    /// The organisation it is about: a municipality, or the region.
    pub organisation: OrganisationCode,
    /// The year.
    pub year: i32,
    /// The value; none where the cell is empty, which takes an earlier one back.
    pub value: Option<Decimal>,
}

/// The columns, in any order.
const COLUMNS: [&str; 4] = ["series", "organisation", "year", "value"];

/// The largest value that is believed: a quadrillion.
pub(crate) const LARGEST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// Reads a table.
///
/// # Errors
/// Everything that is wrong, with its line as the field.
pub fn read(bytes: &[u8]) -> Result<Vec<SeriesRow>, Vec<Violation>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec![Violation::error("1", "series-encoding")])?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| vec![unreadable(1, &e)])?.clone();
    let place = |name: &str| {
        headers
            .iter()
            .position(|found| found.eq_ignore_ascii_case(name))
            .ok_or_else(|| Violation::error("1", "series-column").with("name", name))
    };
    let places = COLUMNS.iter().map(|name| place(name)).collect::<Result<Vec<_>, _>>();
    let places = places.map_err(|violation| vec![violation])?;
    let (mut rows, mut wrong, mut seen) = (Vec::<SeriesRow>::new(), Vec::new(), BTreeSet::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                wrong.push(unreadable(error.position().map_or(1, csv::Position::line), &error));
                continue;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        let cell = |n: usize| record.get(places[n]).unwrap_or_default();
        match row([cell(0), cell(1), cell(2), cell(3)], line) {
            Ok(found) if !seen.insert((found.series.clone(), found.organisation.clone(), found.year)) => {
                wrong.push(Violation::error(line.to_string(), "series-twice"));
            }
            Ok(found) => rows.push(found),
            Err(violation) => wrong.push(violation),
        }
    }
    if wrong.is_empty() { Ok(rows) } else { Err(wrong) }
}

fn unreadable(line: u64, error: &csv::Error) -> Violation {
    Violation::error(line.to_string(), "series-row").with("detail", error)
}

fn row([series, organisation, year, value]: [&str; 4], line: u64) -> Result<SeriesRow, Violation> {
    let wrong = |name: &str, found: &str| {
        Violation::error(line.to_string(), "series-cell").with("name", name).with("found", found)
    };
    let series = SeriesCode::new(series).map_err(|_| wrong("series", series))?;
    let organisation =
        OrganisationCode::new(organisation).map_err(|_| wrong("organisation", organisation))?;
    let year: i32 = year.parse().map_err(|_| wrong("year", year))?;
    if !(1900..=2200).contains(&year) {
        return Err(wrong("year", &year.to_string()));
    }
    if value.is_empty() {
        return Ok(SeriesRow { series, organisation, year, value: None });
    }
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let number =
        plain.replace(',', ".").parse::<Decimal>().ok().filter(|n| !n.is_sign_negative() && *n <= LARGEST);
    let number = number.ok_or_else(|| wrong("value", value))?;
    Ok(SeriesRow { series, organisation, year, value: Some(number) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_people_save_them() {
        let comma = b"series,organisation,year,value\nN00943,0018,2024,31.2\n".as_slice();
        let swedish =
            "\u{feff}Series;Year;Organisation;Value\r\nN00943;2024;0018;31,2\r\nN00943;2025;0018;\r\n";
        let row = |year, value| SeriesRow {
            series: SeriesCode::new("N00943").unwrap(),
            organisation: OrganisationCode::new("0018").unwrap(),
            year,
            value,
        };
        let first = row(2024, Some(Decimal::new(312, 1)));
        assert_eq!(read(comma).unwrap(), std::slice::from_ref(&first));
        assert_eq!(read(swedish.as_bytes()).unwrap(), [first, row(2025, None)]);
    }

    #[test]
    fn everything_that_is_wrong_has_its_line() {
        let text = b"series,organisation,year,value\na,1880,20xx,1\na,1880,2024,many\na,1880,2024,5\n";
        let wrong: Vec<_> =
            read(text).unwrap_err().iter().map(|v| (v.field.clone(), v.code.clone())).collect();
        let cell = |line: &str| (line.to_owned(), "series-cell".to_owned());
        assert_eq!(wrong, [cell("2"), cell("3")]);
        assert_eq!(read(b"a,b\n").unwrap_err()[0].code, "series-column");
    }
}
