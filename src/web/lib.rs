//! Pages and API over HTTP.
//!
//! A handler is an extractor that proves who may do what, one call to `app`, and one rendering. Errors of `app` become
//! a page or problem JSON in [`error`], never both.
//!
//! Not here: SQL, figures, and any decision about rights.

use std::sync::Arc;

use axum::{Router, extract::FromRef, http::StatusCode};
use malspar_app::{App, Result};
use tokio::{net::TcpListener, sync::OnceCell};

pub mod access;
mod account;
mod answer;
mod around;
mod assets;
mod chart_files;
mod demo;
mod desk;
mod editions;
pub mod error;
mod feeds;
mod fields;
mod govern;
mod health;
mod help;
mod home;
mod layers;
mod letters;
mod library;
mod outbox;
mod present;
mod reader;
mod serving;
mod share;
mod shell;
mod sign_in;
mod signed;
mod statement;
mod strategy;

use access::{Access, Route, Routes};
use library::Library;

pub use layers::{ClientAddress, Networks, NoNetwork};

/// How the site is reached.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Do browsers reach it over TLS? Then what they carry is never sent without.
    pub secure: bool,
    /// The mailbox of the unit that answers for the service.
    pub contact: Option<String>,
    /// Whose word is taken for who asks.
    pub trusted_proxies: Networks,
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

    /// Whom to ask.
    fn contact(&self) -> Option<&str> {
        self.settings.contact.as_deref()
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
    let routes = Router::new()
        .merge(pages(&site).in_both_languages())
        .merge(files(&site).without_language())
        .fallback(no_such_page);
    layers::around(routes, &site).with_state(site)
}

/// No route has this address. The words for it come with those of all other errors.
async fn no_such_page() -> StatusCode {
    StatusCode::NOT_FOUND
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
    let routes = answer::routes(routes);
    let routes = around::routes(routes);
    let routes = account::routes(sign_in::routes(routes));
    let routes = govern::routes(desk::routes(routes));
    demo::routes(outbox::routes(routes))
}

/// The pages of a report under an address.
macro_rules! report {
    ($routes:expr, $base:literal) => {
        $routes
            .get($base, Access::Everybody, strategy::overview)
            .get(concat!($base, "/mal/{code}"), Access::Everybody, strategy::objective)
            .get(concat!($base, "/indikatorer"), Access::Everybody, strategy::indicators)
            .get(concat!($base, "/indikatorer/{code}"), Access::Everybody, strategy::indicator)
            .get(concat!($base, "/diagram/{file}"), Access::Everybody, chart_files::download)
            .get(concat!($base, "/kommuner"), Access::Everybody, strategy::municipalities)
            .get(concat!($base, "/kommuner/{code}"), Access::Everybody, strategy::municipality)
            .get(concat!($base, "/jamfor"), Access::Everybody, strategy::compare)
            .get(concat!($base, "/forandringar"), Access::Everybody, strategy::changes)
            .get(concat!($base, "/aktiviteter"), Access::Everybody, strategy::activities)
            .get(concat!($base, "/om"), Access::Everybody, strategy::about)
            .get(concat!($base, "/visa"), Access::Everybody, present::show)
    };
}

/// What everybody may read, and what whoever has a link may.
fn published(routes: Routes) -> Routes {
    let all = Access::Everybody;
    let routes = report!(routes.get("/", all, home::show), "/strategier/{slug}")
        .get("/strategier/{slug}/utgavor", all, editions::list)
        .get("/strategier/{slug}/utgavor/{cycle}/{scope}/{number}/{file}", all, editions::download);
    let routes = report!(routes, "/delad/{token}")
        .get("/delad/{token}/utkast/{file}", all, share::file)
        .get("/delad/{token}/synpunkter", all, share::comments::show)
        .post("/delad/{token}/synpunkter", all, share::comments::give);
    help::routes(statement::routes(feeds::routes(routes)))
}

/// What has no language.
fn files(site: &Site) -> Routes {
    let all = Access::Everybody;
    Routes::new(site.clone())
        // As people type it.
        .get("/en/", all, home::show)
        .probe("/assets/{digest}/{name}", assets::show)
        .probe("/healthz", health::alive)
        .probe("/readyz", health::ready)
}

/// Serves the site on `listener` until `stop` is done; requests that have begun are answered first.
pub async fn serve<F>(listener: TcpListener, app: App, settings: Settings, stop: F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    serving::serve(listener, router(app, settings), stop).await
}
