//! Words for answers that have none: what the libraries under us refuse, they refuse in a line of English. A person
//! gets a page in their language that says what to do.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::csrf::ProtectionError;

use crate::{
    Site,
    error::{PageError, Problem},
    reader::Reader,
};

/// What programs ask for, not people.
const FOR_PROGRAMS: [&str; 3] = ["/healthz", "/readyz", "/assets/"];

pub(super) async fn in_words(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut kept = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    if !is_bare(&response) || FOR_PROGRAMS.iter().any(|path| kept.uri.path().starts_with(path)) {
        return response;
    }
    if let Err(error) = site.who_and_where(&mut kept).await {
        tracing::error!(%error, "who asked could not be told");
    }
    let Ok(reader) = Reader::from_request_parts(&mut kept, &()).await;
    let problem = match response.extensions().get::<ProtectionError>() {
        Some(_) => Problem::CrossSite,
        None => Problem::of_status(response.status()),
    };
    let mut page = PageError::new(reader, problem).into_response();
    *page.status_mut() = response.status();
    // Which methods there are, and such: what was said besides the words still holds.
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    if kept.method == Method::HEAD {
        *page.body_mut() = axum::body::Body::empty();
    }
    page
}

/// An error without a page, and without data for a program.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}
