//! Takes the cells out of a form that came back as a table of text. What they mean is for [`super::interpret`].
//!
//! A table cannot carry the draft that it was made from, so nobody can tell an answer that was taken away from one that
//! was never there. Hence the rule: an empty cell changes nothing, and so does a row that is gone. See [`super::onto`].

use std::collections::BTreeMap;

use malspar_domain::{lang::Lang, submission::Answers};
use malspar_words::{Args, text as message};

use super::{
    CellValue, FORM_VERSION, Form, FormIdentity, FormProblem, FormRow, RowKey, Source,
    cells::folded,
    csv_text::{self, Row},
    formula,
    guard::MAX_FILE,
    kind::{self, Kind},
    layout::{Column, Columns},
    number::{Convention, Number},
    problem::CsvProblem,
};

/// What the cells above the headings begin with: `malspar-cycle: 2024-2025`.
pub(super) const IDENTITY: &str = "malspar-";

/// The columns that must be there. A heading that somebody has changed would otherwise hide what stands below it.
const NEEDED: [Column; 8] = [
    Column::Key,
    Column::Code,
    Column::Answer,
    Column::OfWhich,
    Column::Planned,
    Column::Status,
    Column::Comment,
    Column::Message,
];

/// Reads a form that is a table of text, after measuring it: at most 5 MB, 64 KB in a row, 200 000 cells.
///
/// # Errors
/// Where the file as a whole is refused; what is wrong in single cells is found by [`super::interpret`].
pub fn read_csv(bytes: &[u8]) -> Result<Form, FormProblem> {
    if bytes.len() > MAX_FILE {
        return Err(FormProblem::TooLarge);
    }
    if kind::of(bytes)? == Kind::Archive {
        return Err(FormProblem::NotAForm);
    }
    let text = csv_text::decode(bytes)?;
    let delimiter = csv_text::delimiter(&text, Column::Key.id()).ok_or_else(|| no_delimiter(&text))?;
    let rows = csv_text::rows(&text, delimiter)?;
    let is_heading = |row: &Row| row.cells.iter().any(|cell| cell.trim() == Column::Key.id());
    let place = rows.iter().position(is_heading).ok_or(FormProblem::NotAForm)?;
    let (above, below) = rows.split_at(place);
    let Some((headings, below)) = below.split_first() else { return Err(FormProblem::NotAForm) };
    let identity = identity(above)?;
    let columns = columns(headings, identity.lang)?;
    let table = Table { columns: &columns, convention: convention(below, &columns, delimiter) };
    let mut form = Form {
        identity,
        sheet: "CSV".to_owned(),
        rows: Vec::new(),
        exported: Answers::new(),
        written: Vec::new(),
        source: Source::Csv { headings: names(headings, &columns) },
        strays: Vec::new(),
        columns: BTreeMap::new(),
    };
    for row in below {
        table.take(row, &mut form)?;
    }
    form.columns = columns;
    Ok(form)
}

/// Headings that stand in one cell together are those of a form all the same.
fn no_delimiter(text: &str) -> FormProblem {
    let together = format!("\"{}", Column::Key.id());
    text.find(&together).map_or(FormProblem::NotAForm, |at| {
        let row = text[..at].lines().count() + 1;
        CsvProblem::OneColumn { row: u32::try_from(row).unwrap_or(u32::MAX) }.into()
    })
}

fn identity(above: &[Row]) -> Result<FormIdentity, FormProblem> {
    let facts: BTreeMap<&str, &str> = above
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| cell.trim().strip_prefix(IDENTITY)?.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    let fact =
        |name: &str| facts.get(name).copied().ok_or_else(|| FormProblem::Unidentified(name.to_owned()));
    let version = fact("form")?;
    if version != FORM_VERSION.to_string() {
        return Err(FormProblem::other_version(version));
    }
    let unidentified = |name: &str| FormProblem::Unidentified(name.to_owned());
    // The code stands before the name: alone, 0018 would come back as 18.
    let organisation = fact("organisation")?.split_whitespace().next().unwrap_or_default();
    Ok(FormIdentity {
        strategy: fact("strategy")?.parse().map_err(|_| unidentified("strategy"))?,
        cycle: fact("cycle")?.parse().map_err(|_| unidentified("cycle"))?,
        organisation: organisation.parse().map_err(|_| unidentified("organisation"))?,
        catalogue_version: fact("catalogue")?.parse().map_err(|_| unidentified("catalogue"))?,
        lang: if fact("lang")? == Lang::En.tag() { Lang::En } else { Lang::Sv },
    })
}

/// The heading of a column as it is written; the key's is no word, since no person fills it in.
pub(super) fn heading(column: Column, lang: Lang) -> String {
    let key = match column {
        Column::Key => return Column::Key.id().to_owned(),
        Column::Code => malspar_words::key!("sheet-code"),
        Column::Question => malspar_words::key!("sheet-question"),
        Column::Previous => malspar_words::key!("sheet-previous"),
        Column::Answer => malspar_words::key!("sheet-answer"),
        Column::OfWhich => malspar_words::key!("sheet-numerator"),
        Column::Planned => malspar_words::key!("sheet-planned-from"),
        Column::Status => malspar_words::key!("sheet-status"),
        Column::Comment => malspar_words::key!("sheet-comment"),
        Column::Message => malspar_words::key!("sheet-message"),
    };
    message(lang, key, &Args::new())
}

/// Columns by their headings, in either language and any order.
fn columns(headings: &Row, lang: Lang) -> Result<Columns, CsvProblem> {
    let mut columns = Columns::new();
    for (cell, place) in headings.cells.iter().zip(0_u32..) {
        let said = folded(cell);
        let is = |column: &Column| {
            said == column.id() || Lang::ALL.iter().any(|lang| said == folded(&heading(*column, *lang)))
        };
        let Some(column) = Column::ALL.into_iter().find(is) else { continue };
        if columns.insert(column, place).is_some() && NEEDED.contains(&column) {
            return Err(CsvProblem::ColumnTwice { heading: cell.trim().to_owned() });
        }
    }
    match NEEDED.into_iter().find(|column| !columns.contains_key(column)) {
        Some(missing) => Err(CsvProblem::NoColumn { heading: heading(missing, lang) }),
        None => Ok(columns),
    }
}

fn names(headings: &Row, columns: &Columns) -> BTreeMap<Column, String> {
    columns.iter().map(|(column, place)| (*column, cell_at(headings, *place).to_owned())).collect()
}

fn cell_at(row: &Row, place: u32) -> &str {
    usize::try_from(place).ok().and_then(|place| row.cells.get(place)).map_or("", |cell| cell.trim())
}

fn convention(rows: &[Row], columns: &Columns, delimiter: char) -> Convention {
    let places: Vec<u32> =
        [Column::Answer, Column::OfWhich].iter().filter_map(|column| columns.get(column).copied()).collect();
    let cells =
        rows.iter().flat_map(|row| places.iter().map(|place| formula::restored(cell_at(row, *place))));
    Convention::of(cells, delimiter)
}

/// How the rows of a table are read.
struct Table<'a> {
    columns: &'a Columns,
    convention: Convention,
}

impl Table<'_> {
    fn raw<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.columns.get(&column).map_or("", |place| cell_at(row, *place))
    }

    /// Puts a row into the form. One without a key is a heading, unless somebody has answered in it.
    fn take(&self, row: &Row, form: &mut Form) -> Result<(), FormProblem> {
        let key = self.raw(row, Column::Key);
        if let Some(key) = RowKey::parse(key) {
            form.rows.push(FormRow {
                row: row.row,
                key,
                code: self.raw(row, Column::Code).to_owned(),
                answer: self.answer(row, Column::Answer),
                of_which: self.answer(row, Column::OfWhich),
                planned: self.answer(row, Column::Planned),
                status: self.answer(row, Column::Status),
                comment: CellValue::of_text(formula::restored(self.raw(row, Column::Comment))),
                message: CellValue::of_text(formula::restored(self.raw(row, Column::Message))),
            });
            return Ok(());
        }
        let first = key.split([';', ',', '\t']).next().unwrap_or_default();
        if RowKey::parse(first.trim_start_matches('"')).is_some() {
            return Err(CsvProblem::OneColumn { row: row.row + 1 }.into());
        }
        let inputs = NEEDED.into_iter().filter(|column| *column != Column::Code);
        let said = inputs.filter(|column| !self.raw(row, *column).is_empty());
        form.strays.extend(said.take(1).map(|column| (row.row, column)));
        Ok(())
    }

    fn answer(&self, row: &Row, column: Column) -> CellValue {
        let raw = self.raw(row, column);
        if raw.starts_with(['=', '＝']) {
            return CellValue::Formula;
        }
        let text = formula::restored(raw);
        if column == Column::Planned {
            return CellValue::of_text(&month_of_a_spreadsheet(text).unwrap_or_else(|| text.to_owned()));
        }
        match self.convention.read(text) {
            Number::None => CellValue::of_text(text),
            Number::Is(number) => CellValue::Text(number.to_string()),
            Number::Unclear => CellValue::Unclear(text.to_owned()),
        }
    }
}

/// Excel shows the month 2027-08 as "aug-27" as soon as it has opened the table, and saves it so. The other way round,
/// "27-aug" is a day.
fn month_of_a_spreadsheet(text: &str) -> Option<String> {
    let (name, year) = text.split_once(['-', ' '])?;
    let is_name = name.chars().count() >= 3 && name.trim_end_matches('.').chars().all(char::is_alphabetic);
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_name && is_year).then(|| format!("{name} 20{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_excel_has_shortened_is_still_a_month() {
        for (text, month) in
            [("aug-27", Some("aug 2027")), ("Aug-27", Some("Aug 2027")), ("aug. 27", Some("aug. 2027"))]
        {
            assert_eq!(month_of_a_spreadsheet(text).as_deref(), month);
        }
        for text in ["27-aug", "2027-08", "27-08", "augusti", "augusti 2027", "ma-27"] {
            assert_eq!(month_of_a_spreadsheet(text), None, "{text}");
        }
    }
}
