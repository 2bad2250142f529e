//! Pages and API over HTTP.
//!
//! A handler is an extractor that proves who may do what, one call to `app`, and one rendering. Errors of `app` become
//! a page or problem JSON in [`error`], never both.
//!
//! Not here: SQL, figures, and any decision about rights.

use axum::{Router, extract::FromRef, routing::get};
use malspar_app::App;
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer,
    set_header::SetResponseHeaderLayer, trace::TraceLayer,
};

mod assets;
mod chart_files;
mod editions;
pub mod error;
mod health;
mod home;
mod library;
mod reader;
mod shell;
mod strategy;

use library::Library;

/// The most that a request may carry, in bytes: a filled-in form is far below it.
const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Styles, letters and drawings of our own, the widgets' small masks, and nothing that runs.
const POLICY: &str = "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every handler can reach.
#[derive(Clone)]
pub struct Site {
    app: App,
    library: Library,
}

impl FromRef<Site> for App {
    fn from_ref(site: &Site) -> Self {
        site.app.clone()
    }
}

/// The site's routes.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(pages())
        .nest(reader::ENGLISH, pages())
        // As people type it.
        .route("/en/", get(home::show))
        .route("/assets/{digest}/{name}", get(assets::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(error::no_such_page)
        .layer(CatchPanicLayer::new())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(CompressionLayer::new())
        .layer(header("content-security-policy", POLICY))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(TraceLayer::new_for_http())
        .with_state(Site { app, library: Library::default() })
}

/// The pages, the same in each language.
fn pages() -> Router<Site> {
    Router::new()
        .route("/", get(home::show))
        .route("/strategier/{slug}", get(strategy::overview))
        .route("/strategier/{slug}/mal/{code}", get(strategy::objective))
        .route("/strategier/{slug}/indikatorer", get(strategy::indicators))
        .route("/strategier/{slug}/indikatorer/{code}", get(strategy::indicator))
        .route("/strategier/{slug}/diagram/{file}", get(chart_files::download))
        .route("/strategier/{slug}/kommuner", get(strategy::municipalities))
        .route("/strategier/{slug}/kommuner/{code}", get(strategy::municipality))
        .route("/strategier/{slug}/jamfor", get(strategy::compare))
        .route("/strategier/{slug}/forandringar", get(strategy::changes))
        .route("/strategier/{slug}/aktiviteter", get(strategy::activities))
        .route("/strategier/{slug}/om", get(strategy::about))
        .route("/strategier/{slug}/utgavor", get(editions::list))
        .route("/strategier/{slug}/utgavor/{cycle}/{scope}/{number}/{file}", get(editions::download))
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
