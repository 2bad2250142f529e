//! Pages and API over HTTP.
//!
//! A handler is an extractor that proves who may do what, one call to `app`, and one rendering. Errors of `app` become
//! a page or problem JSON in [`error`], never both.
//!
//! Not here: SQL, figures, drawing, and any decision about rights.

use axum::{Router, extract::FromRef, routing::get};
use malspar_app::App;
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

pub mod error;
mod health;
mod home;
mod reader;

/// The most that a request may carry, in bytes: a filled-in form is far below it.
const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// What every handler can reach.
#[derive(Clone)]
pub struct Site {
    app: App,
}

impl FromRef<Site> for App {
    fn from_ref(site: &Site) -> Self {
        site.app.clone()
    }
}

/// The site's routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(error::no_such_page)
        .layer(CatchPanicLayer::new())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(header("content-security-policy", "default-src 'none'; style-src 'self'; img-src 'self'"))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(TraceLayer::new_for_http())
        .with_state(Site { app })
}

/// Serves the site on `listener` until `stop` is done; requests that have begun are answered first.
pub async fn serve<F>(listener: TcpListener, app: App, stop: F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    axum::serve(listener, router(app)).with_graceful_shutdown(stop).await
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<axum::http::HeaderValue> {
    SetResponseHeaderLayer::if_not_present(
        axum::http::HeaderName::from_static(name),
        axum::http::HeaderValue::from_static(value),
    )
}
