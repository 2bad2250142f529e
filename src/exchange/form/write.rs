//! Draws the form.

use malspar_domain::{indicator::Indicator, lang::Text, value::ValueKind};
use malspar_words::{date, question, t};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::{
    FormSpec,
    fields::{write_labels, write_option, write_remarks, write_value},
    guide::write_guide,
    hidden::{Lists, write_identity},
    layout::{self, Column, HEADING_ROW, ID_ROW, Item, Line},
    page::{A4, ROW, height, protection, title},
    style::Style,
};
use crate::Error;

/// The form of `spec` as a workbook. The same `spec` gives the same bytes.
///
/// # Errors
/// Where a text is longer than a cell holds.
pub fn write_xlsx(spec: &FormSpec<'_>) -> Result<Vec<u8>, Error> {
    let mut book = Workbook::new();
    // The time in the file is the day on which the form opens: a clock would make two equal forms differ.
    let opens = date::iso(spec.cycle.opens_on);
    book.set_properties(
        &DocProperties::new()
            .set_title(title(spec))
            .set_author(spec.strategy.region_name.get(spec.lang))
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&opens)?),
    );
    let style = Style::new();
    let lines = layout::lines(spec);
    let mut lists = Lists::default();
    let mut guide = Worksheet::new();
    write_guide(&mut guide, spec, &style)?;
    let mut sheet = Worksheet::new();
    write_answers(&mut sheet, spec, &style, &lines, &mut lists)?;
    let mut hidden = Worksheet::new();
    write_identity(&mut hidden, spec, &lines, &lists)?;
    for worksheet in [guide, sheet, hidden] {
        book.push_worksheet(worksheet);
    }
    Ok(book.save_to_buffer()?)
}

fn subtitle(spec: &FormSpec<'_>) -> String {
    t!(
        spec.lang,
        "sheet-intro",
        as_of = date::long(spec.lang, spec.cycle.period.measured_on),
        deadline = date::long(spec.lang, spec.cycle.deadline)
    )
}

/// Sheet 2: the questions.
fn write_answers(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    lines: &[Line<'_>],
    lists: &mut Lists,
) -> Result<(), Error> {
    let lang = spec.lang;
    sheet.set_name(t!(lang, "sheet-answers"))?;
    write_columns(sheet, spec, style)?;
    for (row, line) in (HEADING_ROW + 1..).zip(lines) {
        write_line(sheet, spec, style, lists, row, line)?;
    }
    sheet.set_screen_gridlines(false);
    // A default, not a height of each row: rows still grow with what is typed.
    sheet.set_default_row_height(ROW);
    sheet.set_freeze_panes(HEADING_ROW + 1, Column::Question.index() + 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&L&9{}&R&9&P/&N", title(spec).replace('&', "&&")));
    sheet.set_selection(HEADING_ROW + 1, Column::Answer.index(), HEADING_ROW + 1, Column::Answer.index())?;
    sheet.protect_with_options(&protection());
    Ok(())
}

fn write_columns(sheet: &mut Worksheet, spec: &FormSpec<'_>, style: &Style) -> Result<(), Error> {
    for column in Column::ALL {
        sheet.set_column_width(column.index(), column.width())?;
        if !layout::is_used(spec, column) {
            sheet.set_column_hidden(column.index())?;
        }
        sheet.write(ID_ROW, column.index(), column.id())?;
        if column != Column::Key {
            sheet.write_with_format(HEADING_ROW, column.index(), heading(spec, column), &style.heading)?;
        }
    }
    sheet.set_row_hidden(ID_ROW)?;
    sheet.set_row_height(1, 32.0)?.set_row_height(2, 20.0)?.set_row_height(HEADING_ROW, 50.0)?;
    sheet.write_with_format(1, Column::Code.index(), title(spec), &style.title)?;
    let mut line = subtitle(spec);
    if spec.example {
        line = format!("{line} {}", t!(spec.lang, "any-example"));
    }
    sheet.write_with_format(2, Column::Code.index(), line, &style.subtitle)?;
    Ok(())
}

fn heading(spec: &FormSpec<'_>, column: Column) -> String {
    let lang = spec.lang;
    match column {
        Column::Key => String::new(),
        Column::Code => t!(lang, "sheet-code"),
        Column::Question => t!(lang, "sheet-question"),
        Column::Previous => spec.previous_measured_on.map_or_else(
            || t!(lang, "sheet-previous"),
            |day| t!(lang, "sheet-previous-on", date = date::long(lang, day)),
        ),
        Column::Answer => t!(lang, "sheet-answer"),
        Column::OfWhich => t!(lang, "sheet-numerator"),
        Column::Planned => t!(lang, "sheet-planned-from"),
        Column::Status => t!(lang, "sheet-status"),
        Column::Comment => t!(lang, "sheet-comment"),
        Column::Message => t!(lang, "sheet-message"),
    }
}

fn write_line(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    lists: &mut Lists,
    row: u32,
    line: &Line<'_>,
) -> Result<(), Error> {
    match line {
        Line::Space => {
            sheet.set_row_height(row, 9.0)?;
        }
        Line::Area(title) => {
            sheet.set_row_height(row, 27.0)?;
            for column in Column::ALL.into_iter().skip(1) {
                sheet.write_blank(row, column.index(), &style.area)?;
            }
            sheet.write_with_format(row, Column::Code.index(), title, &style.area)?;
        }
        Line::Question(indicator, note) => write_question(sheet, spec, style, row, indicator, note)?,
        Line::ShareHeads(indicator) => {
            if let ValueKind::Share { numerator, denominator } = &indicator.kind {
                let of_which = t!(spec.lang, "sheet-of-which", what = numerator.get(spec.lang));
                let all = capitalised(denominator.get(spec.lang));
                sheet.write_with_format(row, Column::Answer.index(), all, &style.share_head)?;
                sheet.write_with_format(row, Column::OfWhich.index(), of_which, &style.share_head)?;
            }
        }
        Line::Set(item) => {
            write_labels(sheet, spec, style, row, item, &style.label)?;
            sheet.write_blank(row, Column::Answer.index(), &style.blank)?;
            write_remarks(sheet, spec, style, lists, row, item)?;
            stretch(sheet, spec, row, item)?;
        }
        Line::Option(item) => {
            write_labels(sheet, spec, style, row, item, &style.option)?;
            write_option(sheet, spec, style, lists, row, item)?;
        }
        Line::Answer(item) => {
            write_labels(sheet, spec, style, row, item, &style.label)?;
            write_value(sheet, spec, style, lists, row, item)?;
            write_remarks(sheet, spec, style, lists, row, item)?;
            stretch(sheet, spec, row, item)?;
        }
    }
    Ok(())
}

/// A question over several columns: itself, its help, when it is asked, and its levels.
fn write_question(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    row: u32,
    indicator: &Indicator,
    note: &str,
) -> Result<(), Error> {
    let filled = |text: &Text| question::text(text, spec.cycle, spec.previous_measured_on, spec.lang);
    let mut parts = vec![(&style.strong, filled(&indicator.question))];
    parts.push((&style.soft, format!("\n{}", filled(&indicator.help))));
    if !note.is_empty() {
        parts.push((&style.note, format!("\n{note}")));
    }
    if let ValueKind::Ordinal { levels } = &indicator.kind {
        for (number, level) in levels.iter().enumerate() {
            parts.push((&style.word, format!("\n{number} {}. ", level.word.get(spec.lang))));
            parts.push((&style.soft, level.text.get(spec.lang).to_owned()));
        }
    }
    let segments: Vec<(&Format, &str)> =
        parts.iter().map(|(format, text)| (*format, text.as_str())).collect();
    let columns = [Column::Question, Column::Previous, Column::Answer, Column::OfWhich, Column::Planned];
    let width: f64 = columns
        .iter()
        .chain([&Column::Status])
        .filter(|column| layout::is_used(spec, **column))
        .map(|column| column.width())
        .sum();
    sheet.write_with_format(row, Column::Code.index(), indicator.code.as_str(), &style.question_code)?;
    let (first, last) = (Column::Question.index(), Column::Status.index());
    sheet.merge_range(row, first, row, last, "", &style.question)?;
    sheet.write_rich_string_with_format(row, first, &segments, &style.question)?;
    let (question, rest) = parts.split_first().map_or(("", String::new()), |((_, first), rest)| {
        (first.as_str(), rest.iter().map(|(_, text)| text.as_str()).collect())
    });
    // The small print is a tenth smaller than the question.
    let high = height(question, width * 1.05, 15.0) + height(rest.trim_start(), width * 1.2, 13.5) + 6.0;
    sheet.set_row_height(row, high.min(400.0))?;
    Ok(())
}

/// Makes a row higher where what stands in it already needs more.
fn stretch(sheet: &mut Worksheet, spec: &FormSpec<'_>, row: u32, item: &Item<'_>) -> Result<(), Error> {
    let given = spec.answers.get(&item.key.answer);
    let texts = [
        (Column::Question, Some(item.label.clone())),
        (Column::Previous, Some(layout::previous_text(spec, item))),
        (Column::Comment, given.and_then(|answer| answer.comment.clone())),
        (Column::Message, given.and_then(|answer| answer.message.clone())),
    ];
    let high = texts
        .iter()
        .map(|(column, text)| height(text.as_deref().unwrap_or_default(), column.width() - 2.0, 15.0) + 5.0)
        .fold(ROW, f64::max);
    if high > ROW {
        sheet.set_row_height(row, high.min(400.0))?;
    }
    Ok(())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
