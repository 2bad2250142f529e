//! How long and how much: nobody can hold a request open for good, or send more than is taken.

use std::time::Duration;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::BODY_LIMIT;

/// A page takes some hundredths of a second.
const USUALLY: Duration = Duration::from_secs(30);
/// A file may come over a slow line, and a report is set in some seconds on a busy machine.
const FOR_FILES: Duration = Duration::from_mins(3);
/// So many times the limit are read to the end and thrown away: a browser that is still sending does not listen, and
/// would show a broken connection in the place of our answer.
const DRAINED: u64 = 8 * BODY_LIMIT as u64;

pub(super) async fn limited(request: Request, next: Next) -> Response {
    let (is_posted, patience) = (request.method() != Method::GET, patience(&request));
    let answered = timeout(patience, async {
        match too_much(request.headers()) {
            Some(announced) => refused(request.into_body(), announced).await,
            None => next.run(request).await,
        }
    });
    // Who posts may have been slow; who reads waited for us.
    let late = if is_posted { StatusCode::REQUEST_TIMEOUT } else { StatusCode::SERVICE_UNAVAILABLE };
    answered.await.unwrap_or_else(|_| late.into_response())
}

fn patience(request: &Request) -> Duration {
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    let is_file = [".pdf", ".xlsx", ".zip", ".png"].iter().any(|end| path.ends_with(end));
    // To lock a report sets it in both languages, as pages and files.
    let is_locked = ["/rapport/las", "/synpunkter/ny"].iter().any(|end| path.ends_with(end));
    if is_file || is_locked || kind.starts_with("multipart/") { FOR_FILES } else { USUALLY }
}

/// The size that is announced, where it is more than is taken.
fn too_much(headers: &HeaderMap) -> Option<u64> {
    let announced = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()?;
    (announced > BODY_LIMIT as u64).then_some(announced)
}

async fn refused(mut body: Body, announced: u64) -> Response {
    if announced <= DRAINED {
        while let Some(Ok(_)) = body.frame().await {}
    }
    StatusCode::PAYLOAD_TOO_LARGE.into_response()
}
