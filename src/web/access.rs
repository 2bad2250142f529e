//! Who may go where: every route says it, and whoever is not named is kept out before a handler begins.
//!
//! This is about roles. Which organisation's answers, which strategy's texts: that is for the use cases to ask.

use axum::{
    Router,
    extract::{FromRequestParts, Request, State},
    handler::Handler,
    http::{HeaderMap, Method, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{self, MethodRouter},
};
use malspar_domain::role::Role;

use crate::{
    Site,
    error::PageError,
    letters,
    reader::{ENGLISH, InDemo, Reader},
    signed,
};

/// Who may take a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever comes by.
    Everybody,
    /// Whoever comes by in the demo, and nobody elsewhere.
    Demo,
    /// Whoever has signed in, whatever the role, also before a second factor.
    SignedIn,
    /// Whoever answers for an organisation: contacts, and the region's own people for what the region answers.
    Answers,
    /// Who runs the follow-up.
    Owner,
    /// Who runs the service for a region.
    Administrator,
}

impl Access {
    /// May somebody in this role, second factor given, take the route?
    pub const fn admits(self, role: Role) -> bool {
        match self {
            Self::Everybody | Self::Demo | Self::SignedIn => true,
            Self::Answers => {
                matches!(role, Role::MunicipalContact | Role::StrategyOwner | Role::Administrator)
            }
            Self::Owner => matches!(role, Role::StrategyOwner | Role::Administrator),
            Self::Administrator => matches!(role, Role::Administrator),
        }
    }
}

/// A route and who may take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// With which method.
    pub method: Method,
    /// At which address.
    pub path: &'static str,
    /// Who.
    pub access: Access,
}

/// Routes, each with who may take it. There is no way to add one without.
pub(crate) struct Routes {
    site: Site,
    router: Router<Site>,
    /// All of them, for whoever holds them against the written table.
    pub(crate) table: Vec<Route>,
}

impl Routes {
    pub(crate) fn new(site: Site) -> Self {
        Self { site, router: Router::new(), table: Vec::new() }
    }

    /// A page.
    pub(crate) fn get<H: Handler<T, Site>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        page: H,
    ) -> Self {
        self.add(Method::GET, path, access, routing::get(page))
    }

    /// An act.
    pub(crate) fn post<H: Handler<T, Site>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        act: H,
    ) -> Self {
        // Read after the gate: whoever may not take the route is not listened to.
        self.add(Method::POST, path, access, routing::post(act).layer(middleware::from_fn(letters::readable)))
    }

    /// What machines ask: answered without looking who asks, since that is asked of the database.
    pub(crate) fn probe<H: Handler<T, Site>, T: 'static>(mut self, path: &'static str, answer: H) -> Self {
        self.router = self.router.route(path, routing::get(answer));
        self.table.push(Route { method: Method::GET, path, access: Access::Everybody });
        self
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        access: Access,
        handler: MethodRouter<Site>,
    ) -> Self {
        let gate = middleware::from_fn_with_state((self.site.clone(), access), gate);
        self.router = self.router.route(path, handler.layer(gate));
        self.table.push(Route { method, path, access });
        self
    }

    /// The same routes in each language.
    pub(crate) fn in_both_languages(self) -> Router<Site> {
        Router::new().merge(self.router.clone()).nest(ENGLISH, self.router)
    }

    /// The routes as they are.
    pub(crate) fn without_language(self) -> Router<Site> {
        self.router
    }
}

/// Lets through whoever may, sends to the sign-in whoever may after it, and keeps the others out.
async fn gate(State((site, access)): State<(Site, Access)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Err(error) = site.who_and_where(&mut parts).await {
        let Ok(reader) = Reader::from_request_parts(&mut parts, &()).await;
        return PageError::of(reader, &error).into_response();
    }
    let Ok(reader) = Reader::from_request_parts(&mut parts, &()).await;
    match kept_out(access, &reader, &parts) {
        Some(response) => response,
        None => next.run(Request::from_parts(parts, body)).await,
    }
}

impl Site {
    /// Notes with the request who has signed in, and whether this is the demo.
    pub(crate) async fn who_and_where(&self, parts: &mut Parts) -> malspar_app::Result<()> {
        if self.is_demo().await? {
            parts.extensions.insert(InDemo);
        }
        if let Some(session) = signed::session(self, &parts.headers).await? {
            parts.extensions.insert(session);
        }
        Ok(())
    }
}

/// What somebody gets who may not take the route; nothing where they may.
fn kept_out(access: Access, reader: &Reader, parts: &Parts) -> Option<Response> {
    let forbidden = || Some(PageError::forbidden(reader.clone()).into_response());
    match access {
        Access::Everybody => return None,
        Access::Demo if reader.demo && is_local(&parts.headers) => return None,
        Access::Demo => return Some(PageError::not_found(reader.clone()).into_response()),
        _ => {}
    }
    let Some(session) = reader.session.as_ref() else { return Some(to_sign_in(reader, &parts.method)) };
    match session.actor() {
        _ if access == Access::SignedIn => None,
        Some(actor) if access.admits(actor.role) => None,
        None if session.lacks_second_factor() => {
            Some(Redirect::to(&reader.to("/konto/tva-steg")).into_response())
        }
        _ => forbidden(),
    }
}

fn to_sign_in(reader: &Reader, method: &Method) -> Response {
    if method == Method::GET {
        Redirect::to(&reader.to(&format!("/logga-in?till={}", reader.encoded_place()))).into_response()
    } else {
        // What was posted cannot be carried over a sign-in: the page says so instead of losing it in silence.
        PageError::signed_out(reader.clone()).into_response()
    }
}

/// Does the browser call this machine by its own name? Nobody else's page can have it do so.
fn is_local(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}
