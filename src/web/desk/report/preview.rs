//! The report as it would be made now: as a page, as a PDF, and each municipality's own.

use std::collections::HashMap;

use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use malspar_app::reports::DraftForm;
use malspar_domain::{code::OrganisationCode, lang::Lang};
use serde::Deserialize;

use super::super::place::AtCycle;
use crate::{Site, editions, error::PageError};

#[derive(Deserialize)]
pub(crate) struct Asked {
    sprak: Option<String>,
}

impl Asked {
    fn lang(&self, at: &AtCycle) -> Lang {
        self.sprak.as_deref().and_then(Lang::from_tag).unwrap_or(at.lang())
    }
}

/// `GET …/rapport/forhandsvisning`
pub(crate) async fn page(
    at: AtCycle,
    Query(asked): Query<Asked>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    drawn(&at, &site, None, asked.lang(&at), DraftForm::Page).await
}

/// `GET …/rapport/utkast.pdf`
pub(crate) async fn pdf(
    at: AtCycle,
    Query(asked): Query<Asked>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    drawn(&at, &site, None, asked.lang(&at), DraftForm::Pdf).await
}

/// `GET …/rapport/kommuner/{code}/utkast.pdf`
pub(crate) async fn own(
    at: AtCycle,
    Path(named): Path<HashMap<String, String>>,
    Query(asked): Query<Asked>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    let code = named.get("code").and_then(|code| code.parse::<OrganisationCode>().ok());
    let code = code.ok_or_else(|| PageError::not_found(at.reader.clone()))?;
    drawn(&at, &site, Some(&code), asked.lang(&at), DraftForm::Pdf).await
}

async fn drawn(
    at: &AtCycle,
    site: &Site,
    organisation: Option<&OrganisationCode>,
    lang: Lang,
    form: DraftForm,
) -> Result<Response, PageError> {
    let made = site.app.preview_draft(&at.actor, at.slug(), at.key(), organisation, lang, form).await;
    let bytes = made.map_err(|error| at.failed(&error))?;
    let (kind, end) = match form {
        DraftForm::Page => ("text/html; charset=utf-8", "html"),
        DraftForm::Pdf => ("application/pdf", "pdf"),
    };
    let scope = organisation.map_or("region", OrganisationCode::as_str);
    let name = format!("{}_{}_{scope}_{}.{end}", at.slug(), at.key(), lang.tag());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_SECURITY_POLICY, editions::POLICY),
        (header::CONTENT_DISPOSITION, editions::disposition(&name)),
    ];
    Ok((headers, bytes.as_ref().clone()).into_response())
}
