//! Who is signed in: the cookie that a browser carries, and the session that it stands for.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use malspar_app::accounts::{Session, Token};
use malspar_domain::role::Actor;

use crate::{Site, error::PageError, reader::Reader};

/// The cookie's name. Where the service is reached over TLS the prefix makes browsers refuse it from anywhere else.
const COOKIE: &str = "malspar";
const SECURE_COOKIE: &str = "__Host-malspar";

/// Somebody who is signed in, in the language and at the place where they are.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub(crate) reader: Reader,
    pub(crate) session: Arc<Session>,
}

impl Signed {
    /// The person in the role in which they go on.
    pub(crate) fn actor(&self) -> Result<Actor, PageError> {
        self.session.actor().ok_or_else(|| PageError::forbidden(self.reader.clone()))
    }
}

/// Behind a route that admits whoever has signed in there is somebody; [`crate::access`] has looked.
impl<S: Send + Sync> FromRequestParts<S> for Signed {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let Ok(reader) = Reader::from_request_parts(parts, state).await;
        match reader.session.clone() {
            Some(session) => Ok(Self { reader, session }),
            None => Err(PageError::forbidden(reader)),
        }
    }
}

/// The session that a browser carries one of our cookies for; none where it has ended.
pub(crate) async fn session(site: &Site, headers: &HeaderMap) -> malspar_app::Result<Option<Arc<Session>>> {
    let jar = CookieJar::from_headers(headers);
    let Some(token) = jar.get(name(site)).and_then(|cookie| Token::read(cookie.value())) else {
        return Ok(None);
    };
    Ok(site.app.session(&token).await?.map(Arc::new))
}

/// What a browser is to carry until it is closed, or the session ends.
pub(crate) fn keep(site: &Site, jar: CookieJar, token: &Token) -> CookieJar {
    let mut cookie = Cookie::new(name(site), token.write());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(site.is_secure());
    cookie.set_same_site(SameSite::Lax);
    jar.add(cookie)
}

/// What it is to forget.
pub(crate) fn forget(site: &Site, jar: CookieJar) -> CookieJar {
    let mut cookie = Cookie::new(name(site), "");
    cookie.set_path("/");
    cookie.set_secure(site.is_secure());
    cookie.make_removal();
    jar.add(cookie)
}

fn name(site: &Site) -> &'static str {
    if site.is_secure() { SECURE_COOKIE } else { COOKIE }
}
