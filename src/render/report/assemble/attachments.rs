//! The values behind the report, inside it: one table for people with a spreadsheet, one file for programs.

use malspar_domain::{
    code::{CategoryCode, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::Indicator,
    progress::{Cell, Content, MunicipalityCells},
    value::{Category, Value},
};
use malspar_words::t;
use serde::Serialize;

use super::{Report, files::Files};
use crate::report::{Standards, data::Attachment};

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

/// The names of the attached files.
pub(crate) const VALUES_CSV: &str = "values.csv";
/// See [`VALUES_CSV`].
pub(crate) const VALUES_JSON: &str = "values.json";
/// See [`VALUES_CSV`].
pub(crate) const SNAPSHOT: &str = "snapshot.json";
/// See [`VALUES_CSV`].
pub(crate) const SIGNATURE: &str = "snapshot.sig.json";

/// The values; in an edition also everything that it says, and the signature over that. Nothing where the file may
/// carry nothing.
pub(super) fn attach(report: &Report<'_>, files: &mut Files) -> Result<Vec<Attachment>, serde_json::Error> {
    let mut attached = Vec::new();
    if report.input.standards == Standards::Plain {
        return Ok(attached);
    }
    let [(_, csv), (_, json)] = tables(report)?;
    files.add("/data/values.csv", csv);
    files.add("/data/values.json", json);
    attached.extend([
        Attachment {
            path: "/data/values.csv",
            name: VALUES_CSV,
            mime: "text/csv",
            description: t!(report.lang, "report-attached-csv"),
            relationship: "data",
        },
        Attachment {
            path: "/data/values.json",
            name: VALUES_JSON,
            mime: "application/json",
            description: t!(report.lang, "report-attached-json"),
            relationship: "data",
        },
    ]);
    if let Some(proof) = report.input.proof {
        files.add("/data/snapshot.json", proof.snapshot.clone().into_bytes());
        files.add("/data/snapshot.sig.json", proof.signature.clone().into_bytes());
        attached.extend([
            Attachment {
                path: "/data/snapshot.json",
                name: SNAPSHOT,
                mime: "application/json",
                description: t!(report.lang, "report-attached-snapshot"),
                relationship: "source",
            },
            Attachment {
                path: "/data/snapshot.sig.json",
                name: SIGNATURE,
                mime: "application/json",
                description: t!(report.lang, "report-attached-signature"),
                relationship: "supplement",
            },
        ]);
    }
    Ok(attached)
}

/// The tables of values by name. They are the same in each language.
pub(super) fn tables(report: &Report<'_>) -> Result<[(&'static str, Vec<u8>); 2], serde_json::Error> {
    let values = values(report);
    Ok([(VALUES_CSV, csv(&values)), (VALUES_JSON, serde_json::to_vec_pretty(&values)?)])
}

fn values(report: &Report<'_>) -> Vec<PublishedValue> {
    let progress = report.input.progress;
    let previous = progress.previous.as_ref();
    let mut found = Vec::new();
    let questions = report.strategy().questions.iter().zip(&progress.questions);
    for (indicator, figures) in report.indicators().chain(questions) {
        // The baseline stands by itself where it is another cycle than the last one.
        let before = figures.before_cycle.as_ref().filter(|before| previous != Some(*before));
        let cycles: [(Option<&FollowUpCycle>, CellsOf); 3] =
            [(Some(&progress.cycle), |m| &m.now), (previous, |m| &m.previous), (before, |m| &m.before)];
        for (cycle, cells_of) in cycles {
            let Some(cycle) = cycle else { continue };
            for rows in &figures.municipalities {
                for (category, cell) in indicator.rows().into_iter().zip(cells_of(rows)) {
                    if category.is_some_and(|c| is_county_only(indicator, c)) {
                        continue;
                    }
                    let (value, denominator, planned_from) = columns(cell);
                    found.push(PublishedValue {
                        strategy: report.strategy().slug.to_string(),
                        indicator: indicator.code.to_string(),
                        municipality_code: rows.code.to_string(),
                        municipality: name(report, &rows.code),
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

type CellsOf = fn(&MunicipalityCells) -> &[Cell];

/// The municipality's name; the county's, for a figure that is one for all of it.
fn name(report: &Report<'_>, code: &OrganisationCode) -> String {
    let municipality = report.input.progress.municipalities.iter().find(|m| &m.code == code);
    municipality.map_or_else(|| report.strategy().county_name.sv.clone(), |m| m.name.clone())
}

/// A part that is shown for the county alone.
pub(super) fn is_county_only(indicator: &Indicator, category: &Category) -> bool {
    indicator.dimensions.iter().any(|d| d.county_only && d.categories.contains(category))
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
        Some(Value::Words(words)) => columns.0.clone_from(words),
        None => {}
    }
    columns
}

fn letter(cell: &Cell) -> &'static str {
    match &cell.content {
        Content::NotReported => "",
        Content::NotAvailable => "L",
        Content::NotApplicable => "M",
        Content::Suppressed => "Q",
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
