//! What every sheet of a form has in common: its paper, its title, its protection, the height of its rows.

use malspar_words::{cycle, t};
use rust_xlsxwriter::ProtectionOptions;

use super::FormSpec;

/// The paper size, as spreadsheets count them.
pub(super) const A4: u8 = 9;
/// The height of a row to be filled in, in points.
pub(super) const ROW: f64 = 20.0;

/// "Uppföljning 2026: svar från Laxå kommun".
pub(super) fn title(spec: &FormSpec<'_>) -> String {
    let cycle = cycle::name(spec.lang, spec.cycle);
    t!(spec.lang, "sheet-title", cycle = cycle, municipality = spec.reporter_name)
}

/// Only the fields can be written in; columns and rows can still be made wider. There is no password.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() }
}

/// The height of a text in points, in a column `width` characters wide. For merged cells no spreadsheet finds it by
/// itself, and LibreOffice for none when it opens a file of Excel's, so it is counted in characters.
pub(super) fn height(text: &str, width: f64, line: f64) -> f64 {
    let lines: f64 = text
        .lines()
        .map(|line| {
            let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            (f64::from(characters) / width).ceil().max(1.0)
        })
        .sum();
    lines * line
}
