//! The form as a file: the questions of one organisation in one cycle, to be answered in Excel, LibreOffice or, as a table
//! of text, in anything.
//!
//! [`write()`] lays it out, [`read()`] takes the cells out of whatever comes back, [`interpret`] makes answers of them and
//! says what is wrong, cell by cell, and [`onto`] what they change. Every row carries its own key in a hidden column, so that neither another
//! language nor another order of rows can give one question the answer to another.

mod cells;
mod csv_read;
mod csv_text;
mod csv_write;
mod fields;
mod formula;
mod guard;
mod guide;
mod hidden;
mod interpret;
mod key;
mod kind;
mod layout;
mod number;
mod one_cell;
mod onto;
mod page;
mod phrases;
mod problem;
mod read;
mod row_check;
mod scan;
mod style;
mod table;
mod typed;
mod write;

#[cfg(test)]
mod csv_test;
#[cfg(test)]
mod one_cell_test;
#[cfg(test)]
mod row_check_test;
#[cfg(test)]
mod sample_test;
#[cfg(test)]
mod story_test;

use std::{collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    lang::Lang,
    strategy::Strategy,
    submission::{Answers, Question},
};

pub use cells::CellValue;
pub use csv_read::read_csv;
pub use csv_write::write_csv;
pub(crate) use formula::{harmless, restored};
pub use guard::MAX_FILE;
pub use interpret::{CellProblem, interpret, locate};
pub use key::RowKey;
pub use one_cell::{OneCell, one_cell_hint, read_one_cell};
pub use onto::onto;
pub use phrases::answer_text;
pub use problem::{CsvProblem, Foreign, FormProblem, Unsafe};
pub use read::read_xlsx;
pub use row_check::MAX_REMARK;
pub(crate) use table::{TableRow, rows as table_rows};
pub use typed::{Typed, TypedPart, plainly, read_typed};
pub use write::write_xlsx;

use crate::Error;

/// The version of the layout that this program writes and reads.
pub const FORM_VERSION: u32 = 1;

/// The formats of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFormat {
    /// A workbook for Excel and LibreOffice.
    Xlsx,
    /// A table of text.
    Csv,
}

impl FormFormat {
    /// The format that a file's name asks for.
    pub fn of(path: &Path) -> Self {
        let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        if is_csv { Self::Csv } else { Self::Xlsx }
    }
}

/// The form of `spec`. The same `spec` gives the same bytes.
pub fn write(spec: &FormSpec<'_>, format: FormFormat) -> Result<Vec<u8>, Error> {
    match format {
        FormFormat::Xlsx => write_xlsx(spec),
        FormFormat::Csv => write_csv(spec),
    }
}

/// Reads a form in whatever format it is, by its first bytes.
pub fn read(bytes: &[u8]) -> Result<Form, FormProblem> {
    if bytes.len() > MAX_FILE {
        return Err(FormProblem::TooLarge);
    }
    match kind::of(bytes)? {
        kind::Kind::Archive => read_xlsx(bytes),
        kind::Kind::Text => read_csv(bytes),
    }
}

/// Everything that a form is made of.
#[derive(Debug, Clone, Copy)]
pub struct FormSpec<'a> {
    /// The strategy whose areas are the form's headings.
    pub strategy: &'a Strategy,
    /// The cycle that is answered.
    pub cycle: &'a FollowUpCycle,
    /// Which version of the catalogue the questions are from.
    pub catalogue_version: u32,
    /// Who answers.
    pub reporter: &'a OrganisationCode,
    /// The full name of who answers: "Laxå kommun".
    pub reporter_name: &'a str,
    /// The names of the municipalities that the questions are about.
    pub municipality_names: &'a BTreeMap<OrganisationCode, String>,
    /// The questions in the order in which they are to stand; those of an indicator side by side.
    pub questions: &'a [Question<'a>],
    /// What has been answered so far.
    pub answers: &'a Answers,
    /// What the draft holds when the form is made; only what comes back otherwise was changed by a person.
    pub draft: &'a Answers,
    /// What was answered last time.
    pub previous: &'a Answers,
    /// The date that the last answers describe.
    pub previous_measured_on: Option<NaiveDate>,
    /// The language of the texts.
    pub lang: Lang,
    /// Are the answers invented?
    pub example: bool,
}

/// Whose form a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormIdentity {
    /// The strategy.
    pub strategy: Slug,
    /// The cycle.
    pub cycle: CycleKey,
    /// Who answers.
    pub organisation: OrganisationCode,
    /// Which version of the catalogue the questions are from.
    pub catalogue_version: u32,
    /// The language it was written in; answers are understood in both.
    pub lang: Lang,
}

/// A form as it came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Whose it is.
    pub identity: FormIdentity,
    /// The name of the sheet with the answers.
    pub sheet: String,
    /// Its rows with a key, from the top.
    pub rows: Vec<FormRow>,
    /// The draft that the form was made from; a table of text does not carry it.
    pub exported: Answers,
    /// The keys of the rows that were written, in order; a table of text does not carry them.
    pub written: Vec<RowKey>,
    pub(crate) source: Source,
    /// Cells with an answer in rows without a key.
    pub(crate) strays: Vec<(u32, layout::Column)>,
    pub(crate) columns: layout::Columns,
}

/// What a form came back as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    Workbook,
    Csv {
        /// The headings as they stand in the table.
        headings: BTreeMap<layout::Column, String>,
    },
}

/// A row of the form as it came back.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// Its number in the sheet, counted from 0.
    pub row: u32,
    /// Which answer it holds.
    pub key: RowKey,
    /// The code that people see on it.
    pub code: String,
    /// The answer; for a share the denominator.
    pub answer: CellValue,
    /// The numerator of a share.
    pub of_which: CellValue,
    /// The month from which it is planned.
    pub planned: CellValue,
    /// Estimated, not available or not applicable.
    pub status: CellValue,
    /// The published comment.
    pub comment: CellValue,
    /// The message to the strategy owner.
    pub message: CellValue,
}
