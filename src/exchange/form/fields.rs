//! The fields of a row: what can be written into it, and what stands there already.

use malspar_domain::{
    submission::Answer,
    value::{Value, ValueKind, YesNo},
};
use malspar_words::t;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Worksheet};

use super::{
    FormSpec,
    hidden::Lists,
    layout::{self, Column, Item},
    phrases,
    style::Style,
};
use crate::Error;

/// The code, what the row is about, and the last answer.
pub(super) fn write_labels(
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
pub(super) fn write_option(
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
pub(super) fn write_value(
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
        ValueKind::Words { .. } => {
            let words = if let Some(Value::Words(words)) = value { words.as_str() } else { "" };
            write_text(sheet, row, Column::Answer, words, &style.text)?;
            blank(sheet, Column::OfWhich)?;
            blank(sheet, Column::Planned)
        }
        ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Rate { .. } => {
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
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => {
            whole(i32::try_from(*max).unwrap_or(i32::MAX))
        }
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
pub(super) fn write_remarks(
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
    let list = lists.choice(&phrases::status_list(&item.indicator.kind, spec.lang))?;
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
    number: Option<Decimal>,
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
