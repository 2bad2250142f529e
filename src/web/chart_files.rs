//! A chart to take along: as a drawing with its letters, as a picture, as numbers.

use std::fmt::Display;

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use malspar_render::charts::Theme;

use crate::{error::PageError, library::Report};

/// Pixels to the px: sharp on a projector.
const SCALE: f32 = 2.0;

/// The drawing's own style is inside it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/// `…/diagram/{file}`: `TS1.svg`, `TS1-karta.png`, `oversikt.csv`.
pub(crate) async fn download(
    report: Report,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let missing = || PageError::not_found(report.reader.clone());
    let (name, end) = file.rsplit_once('.').ok_or_else(missing)?;
    let chart = report.pages.chart(name).ok_or_else(missing)?;
    let kind = match end {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "csv" => "text/csv; charset=utf-8",
        _ => return Err(missing()),
    };
    let end = end.to_owned();
    // A picture keeps a processor busy for a tenth of a second.
    let drawing = tokio::task::spawn_blocking(move || match end.as_str() {
        "svg" => chart.download(Theme::Light).map(|drawing| drawing.svg.into_bytes()),
        "png" => chart.png(Theme::Light, SCALE),
        _ => Ok(chart.csv()),
    });
    let failed = |error: &dyn Display| PageError::failed(report.reader.clone(), &error);
    let bytes = drawing.await.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    Ok((headers, bytes).into_response())
}
