//! The form as a table of text, for those who have another program than a spreadsheet, or none.
//!
//! In Swedish as a Swedish Excel opens it by itself: UTF-8 with its mark, semicolons, decimal commas; in English with
//! commas and decimal points. The columns are those of the sheet.

use malspar_domain::{
    indicator::Indicator,
    lang::{Lang, Text},
    submission::Answer,
    value::{Value, ValueKind, YesNo},
};
use malspar_words::{question, t};
use rust_decimal::Decimal;

use super::{
    FORM_VERSION, FormSpec,
    csv_read::{IDENTITY, heading},
    formula::harmless,
    layout::{self, Column, Item, Line},
    page::title,
    phrases,
};
use crate::Error;

/// One row, a cell for each column.
type Cells = [String; Column::ALL.len()];

/// The form of `spec` as a table of text. The same `spec` gives the same bytes.
///
/// # Errors
/// Never in practice: the table is written into memory.
pub fn write_csv(spec: &FormSpec<'_>) -> Result<Vec<u8>, Error> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(if spec.lang == Lang::Sv { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    for line in above(spec) {
        table.write_record([harmless(&line)])?;
    }
    table.write_record(Column::ALL.map(|column| heading(column, spec.lang)))?;
    for line in layout::lines(spec) {
        if let Some(cells) = cells(spec, &line) {
            table.write_record(cells)?;
        }
    }
    table.into_inner().map_err(|error| Error::Table(error.into_error().into()))
}

/// What it is, how it is filled in, and whose it is. A cell that is no number comes back as it was.
fn above(spec: &FormSpec<'_>) -> Vec<String> {
    let lang = spec.lang;
    let mut lines = vec![title(spec)];
    if spec.example {
        lines.push(t!(lang, "any-example"));
    }
    let statuses: Vec<_> =
        phrases::STATUSES.iter().map(|status| phrases::status_text(*status, lang)).collect();
    lines.extend([
        t!(lang, "csv-guide"),
        t!(lang, "csv-guide-empty"),
        t!(lang, "csv-guide-status", statuses = statuses.join(" / ")),
        t!(lang, "personal-data"),
        format!("{IDENTITY}form: {FORM_VERSION}"),
        format!("{IDENTITY}strategy: {}", spec.strategy.slug),
        format!("{IDENTITY}cycle: {}", spec.cycle.key),
        format!("{IDENTITY}organisation: {} {}", spec.reporter, spec.reporter_name),
        format!("{IDENTITY}catalogue: {}", spec.catalogue_version),
        format!("{IDENTITY}lang: {}", lang.tag()),
    ]);
    lines
}

fn cells(spec: &FormSpec<'_>, line: &Line<'_>) -> Option<Cells> {
    let row = |texts: &[(Column, &str)]| {
        Column::ALL.map(|column| {
            texts.iter().find(|(of, _)| *of == column).map_or_else(String::new, |(_, text)| harmless(text))
        })
    };
    match line {
        // What the numbers of a share count stands with the question.
        Line::Space | Line::ShareHeads(_) => None,
        Line::Area(title) => Some(row(&[(Column::Question, title)])),
        Line::Question(indicator, note) => Some(row(&[
            (Column::Code, indicator.code.as_str()),
            (Column::Question, &question_text(spec, indicator, note)),
        ])),
        Line::Set(item) | Line::Answer(item) | Line::Option(item) => Some(item_cells(spec, item)),
    }
}

/// The question in one line: itself, its help, when it is asked, and what it can be answered with.
fn question_text(spec: &FormSpec<'_>, indicator: &Indicator, note: &str) -> String {
    let lang = spec.lang;
    let filled = |text: &Text| question::text(text, spec.cycle, spec.previous_measured_on, lang);
    let answers = match &indicator.kind {
        ValueKind::YesPlannedNo => phrases::yes_no_list(lang).join(" / "),
        ValueKind::Share { numerator, denominator } => format!(
            "{}: {}. {}.",
            t!(lang, "sheet-answer"),
            denominator.get(lang),
            t!(lang, "sheet-of-which", what = numerator.get(lang))
        ),
        ValueKind::Quantity { unit, .. } => unit.get(lang).to_owned(),
        ValueKind::Ordinal { levels } => {
            let levels = levels.iter().zip(0_u8..).map(|(level, number)| {
                format!("{}: {}", phrases::level_text(indicator, number, lang), level.text.get(lang))
            });
            levels.collect::<Vec<_>>().join(" ")
        }
        ValueKind::Count { .. }
        | ValueKind::Rate { .. }
        | ValueKind::ChoiceSet { .. }
        | ValueKind::Words { .. } => String::new(),
    };
    let parts = [filled(&indicator.question), filled(&indicator.help), note.to_owned(), answers];
    let parts: Vec<_> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" ").replace('\n', " ")
}

fn item_cells(spec: &FormSpec<'_>, item: &Item<'_>) -> Cells {
    let given = spec.answers.get(&item.key.answer);
    let is_option = item.key.option.is_some();
    let [answer, of_which, planned] = value_cells(spec, item, given);
    // An option's status, comment and message stand in the row of its question.
    let own = given.filter(|_| !is_option);
    let status = own.map(|answer| answer.status).filter(|status| phrases::STATUSES.contains(status));
    let text =
        |find: fn(&Answer) -> Option<&String>| own.and_then(find).map_or_else(String::new, |t| harmless(t));
    Column::ALL.map(|column| match column {
        Column::Key => item.key.to_string(),
        Column::Code => item.indicator.code.to_string(),
        Column::Question => harmless(&item.label),
        Column::Previous => harmless(&layout::previous_text(spec, item)),
        Column::Answer => answer.clone(),
        Column::OfWhich => of_which.clone(),
        Column::Planned => planned.clone(),
        Column::Status => status.map_or_else(String::new, |status| phrases::status_text(status, spec.lang)),
        Column::Comment => text(|answer| answer.comment.as_ref()),
        Column::Message => text(|answer| answer.message.as_ref()),
    })
}

/// Answer, of which, planned from.
fn value_cells(spec: &FormSpec<'_>, item: &Item<'_>, given: Option<&Answer>) -> [String; 3] {
    let lang = spec.lang;
    let none = String::new;
    let [yes, planned, no] = phrases::yes_no_list(lang);
    match given.and_then(|answer| answer.value.as_ref()) {
        None => [none(), none(), none()],
        Some(Value::YesNo(YesNo::Yes)) => [yes, none(), none()],
        Some(Value::YesNo(YesNo::Planned(from))) => [planned, none(), from.to_string()],
        Some(Value::YesNo(YesNo::No)) => [no, none(), none()],
        Some(Value::Number(number)) => [plain(*number, lang), none(), none()],
        Some(Value::Ratio { numerator, denominator }) => {
            [plain(*denominator, lang), plain(*numerator, lang), none()]
        }
        Some(Value::Words(words)) => [harmless(words), none(), none()],
        Some(Value::Level(level)) => [phrases::level_text(item.indicator, *level, lang), none(), none()],
        Some(Value::Choices(chosen)) => {
            let said = item.key.option.as_ref().map(|option| if chosen.contains(option) { yes } else { no });
            [said.unwrap_or_default(), none(), none()]
        }
    }
}

/// A number without anything between its thousands.
fn plain(number: Decimal, lang: Lang) -> String {
    let plain = number.normalize().to_string();
    if lang == Lang::Sv { plain.replace('.', ",") } else { plain }
}
