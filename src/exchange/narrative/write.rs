//! Texts as people write them: paragraphs as they are between three apostrophes, both languages beside each other, a table
//! for each objective.

use std::fmt::Write;

use malspar_domain::narrative::Narratives;
use toml::{Table, Value};

/// The parts in the order of the report. A part that is not named here would come last.
const ORDER: [&str; 17] = [
    "registry_number",
    "mailbox",
    "sentence",
    "request",
    "method",
    "overall",
    "conclusions",
    "changed",
    "remaining",
    "proposals",
    "voices",
    "areas",
    "objectives",
    "consequences",
    "steps",
    "comments",
    "recipients",
];

/// Writes texts as a file that reads back as the same texts.
///
/// # Panics
/// Never: every part of the texts has a form in TOML.
pub fn write(narratives: &Narratives) -> String {
    let fields = Table::try_from(narratives).expect("texts have a form in TOML");
    let mut fields: Vec<_> = fields.into_iter().collect();
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    fields.sort_by_key(|(name, _)| place(name));
    let (head, sections): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(_, value)| stands_alone(value));
    let mut out = String::new();
    for (name, value) in &head {
        lines(name, value, &mut out);
    }
    for (name, value) in &sections {
        section(name, value, &mut out);
    }
    out.trim_start().to_owned()
}

/// Does it need no table of its own: a word, or a text?
fn stands_alone(value: &Value) -> bool {
    match value {
        Value::Table(table) => is_text(table),
        Value::Array(_) => false,
        _ => true,
    }
}

/// In one language or both. A code is never `sv` alone: texts by code are tables of texts.
fn is_text(table: &Table) -> bool {
    table.get("sv").is_some_and(Value::is_str)
}

fn section(name: &str, value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            for item in items {
                header(&format!("[[{name}]]"), item, out);
            }
        }
        // Each objective has several texts.
        Value::Table(table) if name == "objectives" => {
            for (code, objective) in table {
                header(&format!("[{name}.{}]", key(code)), objective, out);
            }
        }
        other => header(&format!("[{name}]"), other, out),
    }
}

fn header(header: &str, value: &Value, out: &mut String) {
    out.push('\n');
    out.push_str(header);
    out.push('\n');
    for (name, value) in in_order(value) {
        lines(&key(name), value, out);
    }
}

/// A value on a line of its own, and a table as one line for each of its values.
fn lines(path: &str, value: &Value, out: &mut String) {
    match value {
        Value::Table(_) => {
            for (name, value) in in_order(value) {
                lines(&format!("{path}.{}", key(name)), value, out);
            }
        }
        Value::String(text) => line(path, &string(text), out),
        other => line(path, &other.to_string(), out),
    }
}

fn line(path: &str, value: &str, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{path} = {value}");
}

/// The values of a table, Swedish before English.
fn in_order(value: &Value) -> Vec<(&String, &Value)> {
    let mut values: Vec<_> = value.as_table().into_iter().flatten().collect();
    values.sort_by_key(|(name, _)| name.as_str() == "en");
    values
}

fn key(name: &str) -> String {
    let is_bare =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if is_bare { name.to_owned() } else { Value::from(name).to_string() }
}

/// Several lines stand as they are, where TOML can hold them so.
fn string(text: &str) -> String {
    let as_it_is = text.contains('\n')
        && !text.contains("'''")
        && !text.ends_with('\'')
        && text.chars().all(|sign| matches!(sign, '\n' | '\t') || !sign.is_control());
    if as_it_is { format!("'''\n{text}'''") } else { Value::from(text).to_string() }
}
