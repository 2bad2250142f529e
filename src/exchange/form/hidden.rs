//! The hidden sheet: whose form it is, the keys of its rows, and the lists to choose from.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet, utility::row_col_to_cell_absolute};

use super::{
    FORM_VERSION, FormSpec, RowKey,
    layout::{IDENTITY_SHEET, Line},
    read::{DRAFT_COLUMN, WRITTEN_COLUMN},
};
use crate::Error;

/// The first column with a list.
const FIRST_LIST: u16 = 5;

/// Lists to choose from. They stand on the hidden sheet, since a list inside a rule ends at 255 characters and takes
/// the comma in "Nej, men planerat" for the end of an answer.
#[derive(Default)]
pub(super) struct Lists(Vec<Vec<String>>);

impl Lists {
    /// The rule that only `words` are answers.
    pub(super) fn choice(&mut self, words: &[String]) -> Result<DataValidation, Error> {
        let place = self.0.iter().position(|list| list == words).unwrap_or_else(|| {
            self.0.push(words.to_vec());
            self.0.len() - 1
        });
        let column =
            FIRST_LIST + u16::try_from(place).map_err(|_| rust_xlsxwriter::XlsxError::RowColumnLimitError)?;
        let last = u32::try_from(words.len().saturating_sub(1)).unwrap_or_default();
        let range = format!(
            "={IDENTITY_SHEET}!{}:{}",
            row_col_to_cell_absolute(0, column),
            row_col_to_cell_absolute(last, column)
        );
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }
}

/// Writes it, after everything that chooses from a list.
pub(super) fn write_identity(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    lines: &[Line<'_>],
    lists: &Lists,
) -> Result<(), Error> {
    sheet.set_name(IDENTITY_SHEET)?;
    let facts = [
        ("form", FORM_VERSION.to_string()),
        ("strategy", spec.strategy.slug.to_string()),
        ("cycle", spec.cycle.key.to_string()),
        ("organisation", spec.reporter.to_string()),
        ("catalogue", spec.catalogue_version.to_string()),
        ("lang", spec.lang.tag().to_owned()),
    ];
    // Everything is text: a code such as 0180 would lose its zero as a number.
    for (row, (name, value)) in (0_u32..).zip(facts) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, value)?;
    }
    let keys = lines.iter().filter_map(key_of);
    for (row, key) in (0_u32..).zip(keys) {
        sheet.write_string(row, WRITTEN_COLUMN, key.to_string())?;
    }
    for (row, answer) in (0_u32..).zip(spec.draft) {
        sheet.write_string(row, DRAFT_COLUMN, serde_json::to_string(&answer)?)?;
    }
    for (column, words) in (FIRST_LIST..).zip(&lists.0) {
        for (row, word) in (0_u32..).zip(words) {
            sheet.write_string(row, column, word)?;
        }
    }
    sheet.set_hidden(true);
    sheet.protect();
    Ok(())
}

const fn key_of<'a>(line: &'a Line<'_>) -> Option<&'a RowKey> {
    match line {
        Line::Set(item) | Line::Option(item) | Line::Answer(item) => Some(&item.key),
        Line::Space | Line::Area(_) | Line::Question(..) | Line::ShareHeads(_) => None,
    }
}
