//! The values behind the report, inside it: one table for people with a spreadsheet, one file for programs.

use malspar_domain::{
    code::CategoryCode,
    progress::{Cell, Content},
    value::Value,
};
use malspar_words::t;
use serde::Serialize;

use super::{Report, files::Files};
use crate::report::data::Attachment;

/// One value as it is published. Decimals are strings, so that nobody rounds them by reading.
#[derive(Debug, Serialize)]
struct PublishedValue {
    strategy: String,
    indicator: String,
    municipality_code: String,
    municipality: String,
    category: String,
    period: String,
    measured_on: String,
    value: String,
    denominator: String,
    planned_from: String,
    /// The SDMX letter; empty where nothing was reported.
    status: &'static str,
    comment: String,
    example: bool,
}

pub(super) fn attach(report: &Report<'_>, files: &mut Files) -> Result<Vec<Attachment>, serde_json::Error> {
    let values = values(report);
    files.add("/data/values.csv", csv(&values));
    files.add("/data/values.json", serde_json::to_vec_pretty(&values)?);
    Ok(vec![
        Attachment {
            path: "/data/values.csv",
            name: "values.csv",
            mime: "text/csv",
            description: t!(report.lang, "report-attached-csv"),
            relationship: "data",
        },
        Attachment {
            path: "/data/values.json",
            name: "values.json",
            mime: "application/json",
            description: t!(report.lang, "report-attached-json"),
            relationship: "data",
        },
    ])
}

fn values(report: &Report<'_>) -> Vec<PublishedValue> {
    let progress = report.input.progress;
    let cycles = [(Some(&progress.cycle), true), (progress.before.as_ref(), false)];
    let mut found = Vec::new();
    for (indicator, figures) in report.indicators() {
        for (cycle, now) in cycles {
            let Some(cycle) = cycle else { continue };
            for (municipality, rows) in progress.municipalities.iter().zip(&figures.municipalities) {
                let cells = if now { &rows.now } else { &rows.before };
                for (category, cell) in indicator.rows().into_iter().zip(cells) {
                    let (value, denominator, planned_from) = columns(cell);
                    found.push(PublishedValue {
                        strategy: report.strategy().slug.to_string(),
                        indicator: indicator.code.to_string(),
                        municipality_code: municipality.code.to_string(),
                        municipality: municipality.name.clone(),
                        category: category.map(|c| c.code.to_string()).unwrap_or_default(),
                        period: cycle.key.to_string(),
                        measured_on: cycle.period.measured_on.to_string(),
                        value,
                        denominator,
                        planned_from,
                        status: letter(cell),
                        comment: cell.comment.clone().unwrap_or_default(),
                        example: report.input.example,
                    });
                }
            }
        }
    }
    found
}

fn columns(cell: &Cell) -> (String, String, String) {
    let mut columns = (String::new(), String::new(), String::new());
    match cell.value() {
        Some(Value::YesNo(answer)) => {
            answer.code().clone_into(&mut columns.0);
            if let malspar_domain::value::YesNo::Planned(from) = answer {
                columns.2 = from.to_string();
            }
        }
        Some(Value::Number(number)) => columns.0 = number.normalize().to_string(),
        Some(Value::Ratio { numerator, denominator }) => {
            columns.0 = numerator.normalize().to_string();
            columns.1 = denominator.normalize().to_string();
        }
        Some(Value::Level(level)) => columns.0 = level.to_string(),
        Some(Value::Choices(chosen)) => {
            columns.0 = chosen.iter().map(CategoryCode::as_str).collect::<Vec<_>>().join(" ");
        }
        None => {}
    }
    columns
}

fn letter(cell: &Cell) -> &'static str {
    match &cell.content {
        Content::NotReported => "",
        Content::NotAvailable => "L",
        Content::NotApplicable => "M",
        Content::Value { estimated: true, .. } => "E",
        Content::Value { unvalidated: true, .. } => "V",
        Content::Value { .. } => "A",
    }
}

const HEADER: &str = "strategy,indicator,municipality_code,municipality,category,period,measured_on,value,denominator,planned_from,status,comment,example\r\n";

/// RFC 4180, UTF-8.
fn csv(values: &[PublishedValue]) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    for v in values {
        let example = v.example.to_string();
        let fields = [
            &v.strategy,
            &v.indicator,
            &v.municipality_code,
            &v.municipality,
            &v.category,
            &v.period,
            &v.measured_on,
            &v.value,
            &v.denominator,
            &v.planned_from,
            v.status,
            &v.comment,
            example.as_str(),
        ];
        text.push_str(&fields.map(quoted).join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A field that a spreadsheet would take for a formula is kept a text by an apostrophe.
fn quoted(field: &str) -> String {
    let field = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if field.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}
