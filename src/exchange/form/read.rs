//! Takes the cells out of a form that came back. What they mean is for [`super::interpret`].

use std::{collections::BTreeMap, io::Cursor, str::FromStr};

use calamine::{Reader, Xlsx};
use malspar_domain::{
    lang::Lang,
    submission::{Answer, AnswerKey, Answers},
};

use super::{
    CellValue, FORM_VERSION, Form, FormIdentity, FormProblem, FormRow, RowKey, Source, Unsafe,
    guard::{self, MAX_CELLS},
    layout::{Column, Columns, IDENTITY_SHEET},
};

/// Cells by row and column, counted from 0. Only those that hold something.
pub(super) type Cells = BTreeMap<(u32, u32), CellValue>;

/// The column of the hidden sheet in which the keys of all rows stand.
pub(crate) const WRITTEN_COLUMN: u16 = 3;

/// The column in which the answers stand that the draft held, each with its question, as JSON.
pub(crate) const DRAFT_COLUMN: u16 = 4;

/// The bytes of text that are kept of a sheet: cells can share a text, and each gets a copy of it.
const MAX_TEXT: usize = 8 * 1024 * 1024;

/// Reads a form that is a workbook, after measuring it: at most 5 MB, 16 MB unpacked, 200 000 cells.
///
/// # Errors
/// Where the file as a whole is refused; what is wrong in single cells is found by [`super::interpret`].
pub fn read_xlsx(bytes: &[u8]) -> Result<Form, FormProblem> {
    guard::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => FormProblem::Protected,
        // A zip archive that is no workbook: a document, a presentation.
        calamine::XlsxError::FileNotFound(_) => FormProblem::NotAForm,
        other => FormProblem::Damaged(other),
    })?;
    let names = book.sheet_names();
    if !names.iter().any(|name| name == IDENTITY_SHEET) {
        return Err(FormProblem::NotAForm);
    }
    let hidden = cells(&mut book, IDENTITY_SHEET)?;
    let identity = identity(&hidden)?;
    let written = hidden
        .iter()
        .filter(|((_, column), _)| *column == u32::from(WRITTEN_COLUMN))
        .filter_map(|(_, cell)| RowKey::parse(&cell.shown()))
        .collect();
    let exported = exported(&hidden)?;
    for sheet in names.into_iter().filter(|name| name != IDENTITY_SHEET) {
        let found = match cells(&mut book, &sheet) {
            Ok(found) => found,
            Err(refused @ FormProblem::Unsafe(_)) => return Err(refused),
            // A sheet that is no table: a chart.
            Err(_) => continue,
        };
        if let Some((ids, columns)) = columns(&found) {
            return Ok(Form {
                identity,
                sheet,
                rows: rows(&found, ids, &columns),
                exported,
                written,
                source: Source::Workbook,
                strays: Vec::new(),
                columns,
            });
        }
    }
    Err(FormProblem::Unidentified("sheet".to_owned()))
}

/// Reads cell by cell: a range would be allocated from corner to corner, however few cells are in it.
pub(super) fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, FormProblem> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let mut found = Cells::new();
    let (mut count, mut kept) = (0, 0);
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        count += 1;
        if count > MAX_CELLS {
            return Err(Unsafe::TooManyCells.into());
        }
        let value = if record.formula.is_some() { CellValue::Formula } else { CellValue::of(&record.value) };
        if let CellValue::Text(text) | CellValue::Error(text) = &value {
            kept += text.len();
            if kept > MAX_TEXT {
                return Err(Unsafe::TooMuchText.into());
            }
        }
        if !value.is_empty() {
            found.insert(record.pos, value);
        }
    }
    Ok(found)
}

fn identity(hidden: &Cells) -> Result<FormIdentity, FormProblem> {
    let facts: BTreeMap<_, _> = hidden
        .iter()
        .filter(|((_, column), _)| *column == 0)
        .filter_map(|((row, _), name)| Some((name.shown(), hidden.get(&(*row, 1))?.shown())))
        .collect();
    let fact = |name: &str| facts.get(name).ok_or_else(|| FormProblem::Unidentified(name.to_owned()));
    let version = fact("form")?;
    if version != &FORM_VERSION.to_string() {
        return Err(FormProblem::other_version(version));
    }
    Ok(FormIdentity {
        strategy: parsed(fact, "strategy")?,
        cycle: parsed(fact, "cycle")?,
        organisation: parsed(fact, "organisation")?,
        catalogue_version: parsed(fact, "catalogue")?,
        lang: if fact("lang")? == Lang::En.tag() { Lang::En } else { Lang::Sv },
    })
}

fn exported(hidden: &Cells) -> Result<Answers, FormProblem> {
    let cells = hidden.iter().filter(|((_, column), _)| *column == u32::from(DRAFT_COLUMN));
    cells
        .map(|(_, cell)| serde_json::from_str::<(AnswerKey, Answer)>(&cell.shown()))
        .collect::<Result<_, _>>()
        .map_err(|_| FormProblem::Unidentified("draft".to_owned()))
}

fn parsed<'a, T: FromStr>(
    fact: impl Fn(&str) -> Result<&'a String, FormProblem>,
    name: &str,
) -> Result<T, FormProblem> {
    fact(name)?.parse().map_err(|_| FormProblem::Unidentified(name.to_owned()))
}

/// The row of hidden names and what they say.
fn columns(cells: &Cells) -> Option<(u32, Columns)> {
    let (ids, _) = cells
        .iter()
        .find(|(_, cell)| matches!(cell, CellValue::Text(text) if text == Column::Key.id()))
        .map(|((row, column), _)| (*row, *column))?;
    let columns: Columns = cells
        .range((ids, 0)..=(ids, u32::MAX))
        .filter_map(|((_, place), cell)| {
            let column = Column::ALL.into_iter().find(|column| cell.shown() == column.id())?;
            Some((column, *place))
        })
        .collect();
    (columns.len() == Column::ALL.len()).then_some((ids, columns))
}

fn rows(cells: &Cells, ids: u32, columns: &Columns) -> Vec<FormRow> {
    let key_column = columns.get(&Column::Key).copied().unwrap_or_default();
    let row_numbers = cells.keys().filter(|(row, column)| *row > ids && *column == key_column);
    row_numbers
        .filter_map(|(row, _)| {
            let cell = |column: Column| {
                columns.get(&column).and_then(|place| cells.get(&(*row, *place))).cloned().unwrap_or_default()
            };
            Some(FormRow {
                row: *row,
                key: RowKey::parse(&cell(Column::Key).shown())?,
                code: cell(Column::Code).shown(),
                answer: cell(Column::Answer),
                of_which: cell(Column::OfWhich),
                planned: cell(Column::Planned),
                status: cell(Column::Status),
                comment: cell(Column::Comment),
                message: cell(Column::Message),
            })
        })
        .collect()
}
