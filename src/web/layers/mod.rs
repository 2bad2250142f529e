//! What every request passes on its way in and every answer on its way out, whatever the page: from the outermost
//! inwards who asks, the log, the headers, keeping and comparing, packing, words for what has none, time and size.

mod cache;
mod log;
mod patience;
mod plain;
mod proxies;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header},
    middleware::{from_fn, from_fn_with_state},
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, set_header::SetResponseHeaderLayer,
};

use crate::Site;
pub use proxies::{ClientAddress, Networks, NoNetwork};

/// The most that a request may carry, in bytes: a filled-in form is far below it.
pub(crate) const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Styles, letters, drawings and small programs of our own, the widgets' small masks, and nothing else that runs.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Nothing of the device is asked for.
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Two years, as browsers' lists want it.
const ONLY_TLS: &str = "max-age=63072000; includeSubDomains";

/// Puts them around the routes.
pub(crate) fn around(routes: Router<Site>, site: &Site) -> Router<Site> {
    let inner = routes
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(from_fn(patience::limited))
        .layer(from_fn_with_state(site.clone(), plain::in_words))
        .layer(CompressionLayer::new().compress_when(packs_well))
        .layer(from_fn(cache::kept))
        .layer(header("content-security-policy", POLICY))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(header("permissions-policy", PERMISSIONS))
        .layer(header("cross-origin-opener-policy", "same-origin"));
    let secured =
        if site.is_secure() { inner.layer(header("strict-transport-security", ONLY_TLS)) } else { inner };
    secured
        .layer(from_fn_with_state(site.clone(), log::noted))
        .layer(from_fn_with_state(site.clone(), proxies::believed))
}

/// Is it text? Pictures, typefaces and PDFs are packed already.
fn packs_well(status: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = ["text/", "image/svg+xml", "application/json", "application/atom+xml"]
        .iter()
        .any(|text| kind.starts_with(text));
    is_text && status != StatusCode::NOT_MODIFIED
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}
