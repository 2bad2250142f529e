//! A line for each request, for whoever runs the service: what was asked by its pattern, what came of it and how long it
//! took. Never the address itself, which may hold a secret, nor a query, a cookie, or from where.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use crate::Site;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Requests since the service started: with the line's time that names one.
static REQUESTS: AtomicU64 = AtomicU64::new(1);

/// Writes it, and gives the answer the same number: whoever reports a fault can name it.
pub(super) async fn noted(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (begun, id) = (site.app.clock().now(), REQUESTS.fetch_add(1, Ordering::Relaxed));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.as_deref().unwrap_or("none");
    // What is logged meanwhile bears the number too.
    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span).await;
    let (status, ms) = (response.status().as_u16(), (site.app.clock().now() - begun).num_milliseconds());
    if response.status().is_server_error() {
        tracing::error!(target: "malspar_web::request", id, %method, route, status, ms, "answered");
    } else {
        tracing::info!(target: "malspar_web::request", id, %method, route, status, ms, "answered");
    }
    response.headers_mut().insert(REQUEST_ID, HeaderValue::from(id));
    response
}
