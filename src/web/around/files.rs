//! The form and the own report as files.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{FormFormat, following::Asked};
use malspar_words::Lang;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

use super::Place;
use crate::{Site, error::PageError};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /svara/{slug}/{cycle}/formular.xlsx`
pub(crate) async fn workbook(place: Place, State(site): State<Site>) -> Result<Response, PageError> {
    form(&place, &site, FormFormat::Xlsx, WORKBOOK, "xlsx").await
}

/// `GET /svara/{slug}/{cycle}/formular.csv`
pub(crate) async fn table(place: Place, State(site): State<Site>) -> Result<Response, PageError> {
    form(&place, &site, FormFormat::Csv, "text/csv; charset=utf-8", "csv").await
}

async fn form(
    place: &Place,
    site: &Site,
    format: FormFormat,
    kind: &'static str,
    end: &str,
) -> Result<Response, PageError> {
    let asked = place.asked(site).await?;
    let Place { actor, slug, cycle, .. } = place;
    let made = site.app.export_form_as(format, actor, slug, cycle, &actor.organisation, place.lang()).await;
    let bytes = made.map_err(|error| place.failed(&error))?;
    Ok(download(bytes, kind, &name(place.lang(), &asked, end)))
}

/// `GET /svara/{slug}/{cycle}/rapport.pdf`: the published edition, or before there is one a draft of what has been handed in.
pub(crate) async fn report(place: Place, State(site): State<Site>) -> Result<Response, PageError> {
    let asked = place.asked(&site).await?;
    if let Some(edition) = &asked.published {
        let page = format!(
            "/strategier/{}/utgavor/{}/{}/{}/{}.pdf",
            edition.strategy,
            edition.cycle,
            edition.scope(),
            edition.number,
            place.lang().tag()
        );
        return Ok(Redirect::to(&place.reader.to(&page)).into_response());
    }
    let made = site.app.own_report(&place.actor, &place.slug, &place.cycle, place.lang()).await;
    let bytes = made.map_err(|error| place.failed(&error))?;
    Ok(download(bytes, "application/pdf", &name(place.lang(), &asked, "pdf")))
}

/// "Laxå kommun 2024-2025.xlsx"
fn name(lang: Lang, asked: &Asked, end: &str) -> String {
    format!("{} {}.{end}", asked.organisation.get(lang), asked.cycle.key)
}

fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition(name)),
    ];
    (headers, bytes).into_response()
}

/// The name as it is, and once more for programs that know no letters but a to z.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = name.chars().map(plain).collect();
    let whole = percent_encode(name.as_bytes(), NON_ALPHANUMERIC);
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

const fn plain(sign: char) -> char {
    match sign {
        'å' | 'ä' | 'à' => 'a',
        'Å' | 'Ä' => 'A',
        'ö' => 'o',
        'Ö' => 'O',
        'é' => 'e',
        'A'..='Z' | 'a'..='z' | '0'..='9' | '.' | '-' => sign,
        _ => '_',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name_where_it_can() {
        let written = disposition("Laxå kommun 2024-2025.xlsx");
        let expected = "attachment; filename=\"Laxa_kommun_2024-2025.xlsx\"; \
                        filename*=UTF-8''Lax%C3%A5%20kommun%202024%2D2025%2Exlsx";
        assert_eq!(written.to_str().ok(), Some(expected));
    }
}
