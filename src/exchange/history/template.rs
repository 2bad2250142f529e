//! The table to fill in: a row for each value that could be told, with those that are there already.

use malspar_domain::lang::Lang;
use malspar_words::t;
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet};

use super::HistoryColumn;
use crate::{
    Error,
    form::{FormFormat, OneCell, harmless},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    /// The municipality's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The indicator's code.
    pub indicator: String,
    /// What it is about, in words.
    pub title: String,
    /// The code of the row, of a question that has several.
    pub row: String,
    /// The cycle.
    pub period: String,
    /// What may be written.
    pub hint: String,
    /// What is there.
    pub said: OneCell,
}

impl HistoryLine {
    fn texts(&self) -> [String; HistoryColumn::ALL.len()] {
        let [value, status, comment] = self.said.texts();
        HistoryColumn::ALL.map(|column| match column {
            HistoryColumn::Code => self.code.clone(),
            HistoryColumn::Name => self.name.clone(),
            HistoryColumn::Indicator => self.indicator.clone(),
            HistoryColumn::Title => self.title.clone(),
            HistoryColumn::Row => self.row.clone(),
            HistoryColumn::Period => self.period.clone(),
            HistoryColumn::Value => value.clone(),
            HistoryColumn::Hint => self.hint.clone(),
            HistoryColumn::Status => status.clone(),
            HistoryColumn::Comment => comment.clone(),
        })
    }
}

/// The table with `lines` under `title`. The same lines give the same bytes as text.
///
/// # Errors
/// Where a text is longer than a cell holds.
pub fn write(title: &str, lines: &[HistoryLine], format: FormFormat, lang: Lang) -> Result<Vec<u8>, Error> {
    match format {
        FormFormat::Xlsx => workbook(title, lines, lang),
        FormFormat::Csv => text(title, lines, lang),
    }
}

fn text(title: &str, lines: &[HistoryLine], lang: Lang) -> Result<Vec<u8>, Error> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(if lang == Lang::Sv { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    table.write_record([harmless(title)])?;
    table.write_record([t!(lang, "history-guide")])?;
    table.write_record(HistoryColumn::ALL.map(|column| column.heading(lang)))?;
    for line in lines {
        table.write_record(line.texts().map(|text| harmless(&text)))?;
    }
    table.into_inner().map_err(|error| Error::Table(error.into_error().into()))
}

/// The row of the headings, counted from 0.
const HEADING: u32 = 2;

fn workbook(title: &str, lines: &[HistoryLine], lang: Lang) -> Result<Vec<u8>, Error> {
    let mut book = Workbook::new();
    let mut sheet = Worksheet::new();
    // A cell of text keeps what is typed: "4/12" does not become a day in April.
    let kept = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let inputs = kept.clone().set_background_color(Color::RGB(0x00E3_EFF4)).set_text_wrap();
    let wrapped = kept.clone().set_text_wrap();
    sheet.set_name(t!(lang, "history-sheet"))?;
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold())?;
    sheet.write_string(1, 0, t!(lang, "history-guide"))?;
    let widths = [12, 18, 11, 44, 16, 12, 26, 34, 18, 30];
    for ((column, width), at) in HistoryColumn::ALL.into_iter().zip(widths).zip(0_u16..) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(HEADING, at, column.heading(lang), &Format::new().set_bold())?;
    }
    for (line, row) in lines.iter().zip(HEADING + 1..) {
        for ((column, text), at) in HistoryColumn::ALL.into_iter().zip(line.texts()).zip(0_u16..) {
            let format = match column {
                HistoryColumn::Value | HistoryColumn::Status | HistoryColumn::Comment => &inputs,
                HistoryColumn::Title | HistoryColumn::Hint => &wrapped,
                _ => &kept,
            };
            if text.is_empty() {
                sheet.write_blank(row, at, format)?;
            } else {
                sheet.write_string_with_format(row, at, text, format)?;
            }
        }
    }
    sheet.set_freeze_panes(HEADING + 1, 0)?;
    book.push_worksheet(sheet);
    Ok(book.save_to_buffer()?)
}
