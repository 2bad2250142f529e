//! Draws the form.

use malspar_domain::{
    indicator::Indicator,
    lang::Text,
    submission::Answer,
    value::{Value, ValueKind, YesNo},
};
use malspar_words::{date, t};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    Formula, ProtectionOptions, Workbook, Worksheet, utility::row_col_to_cell_absolute,
};

use super::{
    FORM_VERSION, FormSpec, RowKey,
    layout::{self, Column, HEADING_ROW, ID_ROW, IDENTITY_SHEET, Item, Line},
    phrases,
    read::WRITTEN_COLUMN,
    style::Style,
};
use crate::Error;

/// The first column of the hidden sheet with a list of answers to choose from.
const FIRST_LIST: u16 = 5;
const A4: u8 = 9;
/// The measure of the first sheet, in characters.
const PROSE: f64 = 84.0;
/// The height of a row to be filled in, in points.
const ROW: f64 = 20.0;

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

fn title(spec: &FormSpec<'_>) -> String {
    let cycle = t!(spec.lang, "cycle-name", year = date::year(spec.cycle.collected_in));
    t!(spec.lang, "sheet-title", cycle = cycle, municipality = spec.reporter_name)
}

fn subtitle(spec: &FormSpec<'_>) -> String {
    t!(
        spec.lang,
        "sheet-intro",
        as_of = date::long(spec.lang, spec.cycle.period.measured_on),
        deadline = date::long(spec.lang, spec.cycle.deadline)
    )
}

/// Sheet 1: what it is about, until when, how, and who helps.
fn write_guide(sheet: &mut Worksheet, spec: &FormSpec<'_>, style: &Style) -> Result<(), Error> {
    let lang = spec.lang;
    sheet.set_name(t!(lang, "sheet-read-first"))?;
    sheet.set_screen_gridlines(false).set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 3.0)?.set_column_width(1, 24.0)?.set_column_width(2, PROSE)?;
    sheet.set_row_height(0, 12.0)?.set_row_height(1, 30.0)?.set_row_height(2, 20.0)?;
    sheet.write_with_format(1, 1, title(spec), &style.title)?;
    sheet.write_with_format(2, 1, spec.strategy.title.get(lang), &style.subtitle)?;
    let mut row = 3;
    if spec.example {
        sheet.write_with_format(row, 1, t!(lang, "any-example"), &style.example)?;
        row += 1;
    }
    for (lead, texts) in guide(spec) {
        row += 1;
        sheet.write_with_format(row, 1, lead, &style.lead)?;
        for text in texts {
            sheet.set_row_height(row, height(&text, PROSE * 1.05, 15.0) + 3.0)?;
            sheet.write_with_format(row, 2, text, &style.prose)?;
            row += 1;
        }
    }
    sheet.set_row_height(row + 1, ROW)?;
    sheet.write_with_format(row + 1, 1, t!(lang, "sheet-fields-lead"), &style.lead)?;
    sheet.write_with_format(row + 1, 2, t!(lang, "sheet-fields"), &style.text.clone().set_locked())?;
    let version = t!(lang, "sheet-version", version = spec.catalogue_version.to_string());
    sheet.write_with_format(row + 3, 2, version, &style.soft)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

fn guide(spec: &FormSpec<'_>) -> Vec<(String, Vec<String>)> {
    let lang = spec.lang;
    let strategy = spec.strategy.short_title.get(lang);
    let region = spec.strategy.region_name.get(lang);
    let deadline = date::long(lang, spec.cycle.deadline);
    let as_of = date::long(lang, spec.cycle.period.measured_on);
    vec![
        (
            t!(lang, "sheet-about-lead"),
            vec![t!(
                lang,
                "sheet-about",
                organisation = spec.reporter_name,
                strategy = strategy,
                as_of = as_of
            )],
        ),
        (t!(lang, "sheet-deadline-lead"), vec![t!(lang, "sheet-deadline", deadline = deadline)]),
        (
            t!(lang, "sheet-how-lead"),
            vec![
                t!(lang, "sheet-how-answers"),
                t!(lang, "sheet-how-planned"),
                t!(lang, "answer-planned-help"),
                t!(lang, "sheet-how-numbers"),
                t!(lang, "sheet-how-cells"),
            ],
        ),
        (
            t!(lang, "sheet-missing-lead"),
            vec![t!(lang, "sheet-how-status"), t!(lang, "sheet-how-not-applicable")],
        ),
        (t!(lang, "sheet-hand-in-lead"), vec![t!(lang, "sheet-hand-in")]),
        (t!(lang, "sheet-privacy-lead"), vec![t!(lang, "personal-data")]),
        (t!(lang, "sheet-ask-lead"), vec![t!(lang, "sheet-ask", region = region)]),
    ]
}

/// Only the fields can be written in; columns and rows can still be made wider. There is no password.
fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() }
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
    let filled = |text: &Text| phrases::question_text(text, spec.cycle, spec.previous_measured_on, spec.lang);
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

/// The height of a text in points, in a column `width` characters wide. For merged cells no spreadsheet finds it by
/// itself, and LibreOffice for none when it opens a file of Excel's, so it is counted in characters.
fn height(text: &str, width: f64, line: f64) -> f64 {
    let lines: f64 = text
        .lines()
        .map(|line| {
            let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            (f64::from(characters) / width).ceil().max(1.0)
        })
        .sum();
    lines * line
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

fn write_labels(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    row: u32,
    item: &Item<'_>,
    label: &Format,
) -> Result<(), Error> {
    sheet.write(row, Column::Key.index(), item.key.to_string())?;
    sheet.write_with_format(row, Column::Code.index(), item.indicator.code.as_str(), &style.code)?;
    sheet.write_with_format(row, Column::Question.index(), &item.label, label)?;
    let previous = layout::previous_text(spec, item);
    sheet.write_with_format(row, Column::Previous.index(), previous, &style.previous)?;
    Ok(())
}

/// Yes or no to one option.
fn write_option(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    lists: &mut Lists,
    row: u32,
    item: &Item<'_>,
) -> Result<(), Error> {
    let [yes, no] = phrases::tick_list(spec.lang);
    let chosen = spec.answers.get(&item.key.answer).and_then(|answer| match &answer.value {
        Some(Value::Choices(chosen)) => Some(item.key.option.as_ref().is_some_and(|o| chosen.contains(o))),
        _ => None,
    });
    let column = Column::Answer.index();
    match chosen {
        Some(chosen) => {
            sheet.write_with_format(row, column, if chosen { &yes } else { &no }, &style.choice)?
        }
        None => sheet.write_blank(row, column, &style.choice)?,
    };
    // x is accepted as well, so the list only warns.
    let list = lists.choice(&[yes, no])?.set_error_style(DataValidationErrorStyle::Information);
    add_validation(sheet, spec, row, column, list)
}

/// The field or fields of an answer.
fn write_value(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    lists: &mut Lists,
    row: u32,
    item: &Item<'_>,
) -> Result<(), Error> {
    let value = spec.answers.get(&item.key.answer).and_then(|answer| answer.value.as_ref());
    let answer = Column::Answer.index();
    let blank = |sheet: &mut Worksheet, column: Column| -> Result<(), Error> {
        sheet.write_blank(row, column.index(), &style.blank)?;
        Ok(())
    };
    match &item.indicator.kind {
        ValueKind::YesPlannedNo => {
            let list = phrases::yes_no_list(spec.lang);
            let (chosen, month) = match value {
                Some(Value::YesNo(YesNo::Yes)) => (list[0].as_str(), String::new()),
                Some(Value::YesNo(YesNo::Planned(from))) => (list[1].as_str(), from.to_string()),
                Some(Value::YesNo(YesNo::No)) => (list[2].as_str(), String::new()),
                _ => ("", String::new()),
            };
            write_text(sheet, row, Column::Answer, chosen, &style.choice)?;
            write_text(sheet, row, Column::Planned, &month, &style.month)?;
            add_validation(sheet, spec, row, answer, lists.choice(&list)?)?;
            blank(sheet, Column::OfWhich)
        }
        ValueKind::Ordinal { .. } => {
            let chosen = match value {
                Some(Value::Level(level)) => phrases::level_text(item.indicator, *level, spec.lang),
                _ => String::new(),
            };
            write_text(sheet, row, Column::Answer, &chosen, &style.choice)?;
            let list = lists.choice(&phrases::level_list(item.indicator, spec.lang))?;
            add_validation(sheet, spec, row, answer, list)?;
            blank(sheet, Column::OfWhich)?;
            blank(sheet, Column::Planned)
        }
        ValueKind::Share { .. } => {
            let parts = match value {
                Some(Value::Ratio { numerator, denominator }) => (Some(*denominator), Some(*numerator)),
                _ => (None, None),
            };
            for (column, number) in [(Column::Answer, parts.0), (Column::OfWhich, parts.1)] {
                write_number(sheet, row, column, number, style)?;
                add_validation(sheet, spec, row, column.index(), whole(1_000_000))?;
            }
            blank(sheet, Column::Planned)
        }
        ValueKind::Count { .. } | ValueKind::Quantity { .. } => {
            let number = match value {
                Some(Value::Number(number)) => Some(*number),
                _ => None,
            };
            write_number(sheet, row, Column::Answer, number, style)?;
            add_validation(sheet, spec, row, answer, number_rule(&item.indicator.kind))?;
            blank(sheet, Column::OfWhich)?;
            blank(sheet, Column::Planned)
        }
        ValueKind::ChoiceSet { .. } => Ok(()),
    }
}

fn number_rule(kind: &ValueKind) -> DataValidation {
    match kind {
        ValueKind::Count { max } => whole(i32::try_from(*max).unwrap_or(i32::MAX)),
        ValueKind::Quantity { max, .. } => {
            let max = max.to_f64().unwrap_or(f64::MAX);
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, max))
        }
        _ => DataValidation::new(),
    }
}

fn whole(max: i32) -> DataValidation {
    DataValidation::new().allow_whole_number(DataValidationRule::Between(0, max))
}

/// Status, comment and message, which every answer has.
fn write_remarks(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    style: &Style,
    lists: &mut Lists,
    row: u32,
    item: &Item<'_>,
) -> Result<(), Error> {
    let given = spec.answers.get(&item.key.answer);
    let status = given
        .map(|answer| answer.status)
        .filter(|status| phrases::STATUSES.contains(status))
        .map(|status| phrases::status_text(status, spec.lang));
    let text = |find: fn(&Answer) -> Option<&String>| given.and_then(find).cloned().unwrap_or_default();
    write_text(sheet, row, Column::Status, &status.unwrap_or_default(), &style.choice)?;
    write_text(sheet, row, Column::Comment, &text(|a| a.comment.as_ref()), &style.text)?;
    write_text(sheet, row, Column::Message, &text(|a| a.message.as_ref()), &style.text)?;
    let list = lists.choice(&phrases::status_list(spec.lang))?;
    add_validation(sheet, spec, row, Column::Status.index(), list)
}

fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: Column,
    text: &str,
    format: &Format,
) -> Result<(), Error> {
    if text.is_empty() {
        sheet.write_blank(row, column.index(), format)?;
    } else {
        sheet.write_string_with_format(row, column.index(), text, format)?;
    }
    Ok(())
}

/// A number as a number; one that a spreadsheet would round, as text.
fn write_number(
    sheet: &mut Worksheet,
    row: u32,
    column: Column,
    number: Option<rust_decimal::Decimal>,
    style: &Style,
) -> Result<(), Error> {
    let Some(number) = number else {
        sheet.write_blank(row, column.index(), &style.number)?;
        return Ok(());
    };
    let plain = number.normalize().to_string();
    match number.to_f64().filter(|float| float.to_string() == plain) {
        Some(float) => sheet.write_number_with_format(row, column.index(), float, &style.number)?,
        None => sheet.write_string_with_format(row, column.index(), plain, &style.number)?,
    };
    Ok(())
}

fn add_validation(
    sheet: &mut Worksheet,
    spec: &FormSpec<'_>,
    row: u32,
    column: u16,
    rule: DataValidation,
) -> Result<(), Error> {
    let rule = rule.ignore_blank(true).set_error_message(t!(spec.lang, "sheet-refused"))?;
    sheet.add_data_validation(row, column, row, column, &rule)?;
    Ok(())
}

/// Lists to choose from. They stand on the hidden sheet, since a list inside a rule ends at 255 characters and takes
/// the comma in "Nej, men planerat" for the end of an answer.
#[derive(Default)]
struct Lists(Vec<Vec<String>>);

impl Lists {
    fn choice(&mut self, words: &[String]) -> Result<DataValidation, Error> {
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

/// The hidden sheet: whose form it is, the keys of its rows, and the lists.
fn write_identity(
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

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
