//! Pages and API over HTTP.
//!
//! A handler is an extractor that proves who may do what, one call to `app`, and one rendering. Errors of `app` become
//! a page or problem JSON in [`error`], never both.
//!
//! Not here: SQL, figures, and any decision about rights.

use std::sync::Arc;

use axum::{Router, extract::FromRef};
use malspar_app::{App, Result};
use tokio::{net::TcpListener, sync::OnceCell};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, set_header::SetResponseHeaderLayer, trace::TraceLayer,
};

pub mod access;
mod assets;
mod chart_files;
mod demo;
mod editions;
pub mod error;
mod health;
mod home;
mod library;
mod reader;
mod shell;
mod signed;
mod strategy;

use access::{Access, Route, Routes};
use library::Library;

/// The most that a request may carry, in bytes: a filled-in form is far below it.
const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Styles, letters, drawings and small programs of our own, the widgets' small masks, and nothing else that runs.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How the site is reached.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Do browsers reach it over TLS? Then what they carry is never sent without.
    pub secure: bool,
}

/// What every handler can reach.
#[derive(Clone)]
pub struct Site {
    app: App,
    library: Library,
    settings: Arc<Settings>,
    /// Whether answers are invented never changes while the service runs.
    demo: Arc<OnceCell<bool>>,
}

impl Site {
    fn new(app: App, settings: Settings) -> Self {
        Self { app, library: Library::default(), settings: Arc::new(settings), demo: Arc::default() }
    }

    /// Are the answers invented, so that anybody may try any role?
    async fn is_demo(&self) -> Result<bool> {
        self.demo.get_or_try_init(|| self.app.is_example()).await.copied()
    }

    fn is_secure(&self) -> bool {
        self.settings.secure
    }
}

impl FromRef<Site> for App {
    fn from_ref(site: &Site) -> Self {
        site.app.clone()
    }
}

/// The site's routes.
pub fn router(app: App, settings: Settings) -> Router {
    let site = Site::new(app, settings);
    Router::new()
        .merge(pages(&site).in_both_languages())
        .merge(files(&site).without_language())
        .fallback(error::no_such_page)
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(CompressionLayer::new())
        .layer(header("content-security-policy", POLICY))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(TraceLayer::new_for_http())
        .with_state(site)
}

/// Every route and who may take it, for whoever holds them against the written table.
pub fn routes(app: App) -> Vec<Route> {
    let site = Site::new(app, Settings::default());
    let mut all = pages(&site).table;
    all.extend(files(&site).table);
    all
}

/// The pages, the same in each language: each room adds its own.
fn pages(site: &Site) -> Routes {
    let routes = Routes::new(site.clone());
    let routes = published(routes);
    demo::routes(routes)
}

/// What everybody may read.
fn published(routes: Routes) -> Routes {
    let all = Access::Everybody;
    routes
        .get("/", all, home::show)
        .get("/strategier/{slug}", all, strategy::overview)
        .get("/strategier/{slug}/mal/{code}", all, strategy::objective)
        .get("/strategier/{slug}/indikatorer", all, strategy::indicators)
        .get("/strategier/{slug}/indikatorer/{code}", all, strategy::indicator)
        .get("/strategier/{slug}/diagram/{file}", all, chart_files::download)
        .get("/strategier/{slug}/kommuner", all, strategy::municipalities)
        .get("/strategier/{slug}/kommuner/{code}", all, strategy::municipality)
        .get("/strategier/{slug}/jamfor", all, strategy::compare)
        .get("/strategier/{slug}/forandringar", all, strategy::changes)
        .get("/strategier/{slug}/aktiviteter", all, strategy::activities)
        .get("/strategier/{slug}/om", all, strategy::about)
        .get("/strategier/{slug}/utgavor", all, editions::list)
        .get("/strategier/{slug}/utgavor/{cycle}/{scope}/{number}/{file}", all, editions::download)
}

/// What has no language.
fn files(site: &Site) -> Routes {
    let all = Access::Everybody;
    Routes::new(site.clone())
        // As people type it.
        .get("/en/", all, home::show)
        .get("/assets/{digest}/{name}", all, assets::show)
        .get("/healthz", all, health::alive)
        .get("/readyz", all, health::ready)
}

/// Serves the site on `listener` until `stop` is done; requests that have begun are answered first.
pub async fn serve<F>(listener: TcpListener, app: App, settings: Settings, stop: F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    axum::serve(listener, router(app, settings)).with_graceful_shutdown(stop).await
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<axum::http::HeaderValue> {
    SetResponseHeaderLayer::if_not_present(
        axum::http::HeaderName::from_static(name),
        axum::http::HeaderValue::from_static(value),
    )
}
