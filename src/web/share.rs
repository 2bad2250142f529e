//! A draft for comments, read by whoever has its link: the same pages as those of a published report, under the link's
//! own address, and its files.

pub(crate) mod comments;

use axum::{
    extract::{FromRef, Path, State},
    response::Response,
};
use malspar_app::App;

use crate::{
    Site, editions,
    error::PageError,
    library::{Report, Source},
};

/// `/delad/{token}/utkast/{file}`: `sv.pdf`, `en.html`.
pub(crate) async fn file(
    report: Report,
    State(site): State<Site>,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let missing = || PageError::not_found(report.reader.clone());
    let (lang, format) = editions::named(&file).ok_or_else(missing)?;
    let Source::Draft(shared) = &report.source else { return Err(missing()) };
    let found = App::from_ref(&site).shared_file(&shared.edition, lang, format).await;
    Ok(editions::given(found.map_err(|error| PageError::of(report.reader.clone(), &error))?))
}
