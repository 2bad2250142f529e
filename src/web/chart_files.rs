//! An indicator's chart to take along: as a drawing with its letters, as a picture, as numbers.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use malspar_render::charts::{self, Chart, Theme};

use crate::{error::PageError, library::Report};

/// Pixels to the px: sharp on a projector.
const SCALE: f32 = 2.0;

/// `/strategier/{slug}/diagram/{file}`, where the file is `TS1.svg`, `TS1.png` or `TS1.csv`.
pub(crate) async fn download(
    report: Report,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let missing = || PageError::not_found(report.reader.clone());
    let (code, end) = file.rsplit_once('.').ok_or_else(missing)?;
    let chart = chart(&report, code).ok_or_else(missing)?;
    let (kind, bytes) = match end {
        "svg" => ("image/svg+xml", chart.download(Theme::Light).map(|drawing| drawing.svg.into_bytes())),
        "png" => ("image/png", chart.png(Theme::Light, SCALE)),
        "csv" => ("text/csv; charset=utf-8", Ok(csv(&chart))),
        _ => return Err(missing()),
    };
    let bytes = bytes.map_err(|error| PageError::failed(report.reader.clone(), &error))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        // The drawing's own style is inside it.
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; font-src data:"),
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn chart(report: &Report, code: &str) -> Option<Chart> {
    let snapshot = &report.published.snapshot;
    let mut indicators = snapshot.strategy.indicators.iter().zip(&snapshot.progress.indicators);
    let (indicator, figures) = indicators.find(|(indicator, _)| indicator.code.as_str() == code)?;
    charts::of_indicator(
        &snapshot.strategy,
        indicator,
        figures,
        &snapshot.progress,
        report.reader.lang,
        snapshot.example,
    )
}

/// The chart's table, with what it is about and what it rests on: RFC 4180, with a mark that spreadsheets know UTF-8 by.
fn csv(chart: &Chart) -> Vec<u8> {
    let mut text = "\u{feff}".to_owned();
    let head = chart.table.header.iter().map(|cell| quoted(cell));
    text += &head.collect::<Vec<_>>().join(",");
    for row in &chart.table.rows {
        let cells = row.cells.iter().map(|cell| quoted(cell));
        text += "\r\n";
        text += &cells.collect::<Vec<_>>().join(",");
    }
    for line in [&chart.title, &chart.subtitle, &chart.footer] {
        text += "\r\n";
        text += &quoted(line);
    }
    text += "\r\n";
    text.into_bytes()
}

/// A field that a spreadsheet would take for a formula is kept a text by an apostrophe.
fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}
