//! A plain table, in a workbook or as text: its rows as they stand, from the one with the headings on. Measured as a form is
//! before it is opened.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Reader, Xlsx};

use super::{CellValue, FormProblem, MAX_FILE, csv_text, guard, kind, read::cells};

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableRow {
    /// Its number as a spreadsheet shows it, counted from 1.
    pub(crate) line: u32,
    /// Its cells from the first column on.
    pub(crate) cells: Vec<CellValue>,
}

/// The rows of the first sheet that has `is_heading` in one of its first rows, from that row on; the delimiter of a text is
/// the one that makes such a row.
pub(crate) fn rows(
    bytes: &[u8],
    is_heading: impl Fn(&[CellValue]) -> bool,
) -> Result<Option<Vec<TableRow>>, FormProblem> {
    if bytes.len() > MAX_FILE {
        return Err(FormProblem::TooLarge);
    }
    match kind::of(bytes)? {
        kind::Kind::Archive => of_workbook(bytes, is_heading),
        kind::Kind::Text => of_text(bytes, is_heading),
    }
}

/// So many rows may stand above the headings.
const ABOVE: usize = 20;
/// The columns that are looked at: a table of ours has a handful.
const COLUMNS: u32 = 50;

fn of_workbook(
    bytes: &[u8],
    is_heading: impl Fn(&[CellValue]) -> bool,
) -> Result<Option<Vec<TableRow>>, FormProblem> {
    guard::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => FormProblem::Protected,
        calamine::XlsxError::FileNotFound(_) => FormProblem::NotAForm,
        other => FormProblem::Damaged(other),
    })?;
    for sheet in book.sheet_names() {
        let found = match cells(&mut book, &sheet) {
            Ok(found) => found,
            Err(refused @ FormProblem::Unsafe(_)) => return Err(refused),
            // A sheet that is no table: a chart.
            Err(_) => continue,
        };
        let mut rows: BTreeMap<u32, Vec<CellValue>> = BTreeMap::new();
        for ((row, column), value) in found.into_iter().filter(|((_, column), _)| *column < COLUMNS) {
            let row = rows.entry(row).or_default();
            row.resize(column as usize, CellValue::Empty);
            row.push(value);
        }
        let rows = rows.into_iter().map(|(row, cells)| TableRow { line: row + 1, cells }).collect();
        if let Some(rows) = from_heading(rows, &is_heading) {
            return Ok(Some(rows));
        }
    }
    Ok(None)
}

fn of_text(
    bytes: &[u8],
    is_heading: impl Fn(&[CellValue]) -> bool,
) -> Result<Option<Vec<TableRow>>, FormProblem> {
    let text = csv_text::decode(bytes)?;
    for delimiter in [';', ',', '\t'] {
        // Read with another delimiter than its own a table may look too wide or unclosed; with its own it says so itself.
        let head = text.lines().take(ABOVE).collect::<Vec<_>>().join("\n");
        let Ok(beginning) = csv_text::rows(&head, delimiter) else { continue };
        if !beginning.iter().any(|row| is_heading(&values(&row.cells))) {
            continue;
        }
        let rows = csv_text::rows(&text, delimiter)?;
        let rows = rows.into_iter().map(|row| TableRow { line: row.row + 1, cells: values(&row.cells) });
        return Ok(from_heading(rows.collect(), &is_heading));
    }
    Ok(None)
}

fn values(cells: &[String]) -> Vec<CellValue> {
    cells.iter().map(|cell| CellValue::of_text(cell)).collect()
}

fn from_heading(rows: Vec<TableRow>, is_heading: impl Fn(&[CellValue]) -> bool) -> Option<Vec<TableRow>> {
    let at = rows.iter().take(ABOVE).position(|row| is_heading(&row.cells))?;
    Some(rows.into_iter().skip(at).collect())
}
