//! Who reads: for now, in which language.

use axum::{extract::FromRequestParts, http::request::Parts};
use malspar_words::Lang;

/// The reader's language: `?lang=en` before what the browser prefers; Swedish where neither is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) lang: Lang,
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let asked = parts.uri.query().and_then(|q| q.split('&').find_map(|p| p.strip_prefix("lang=")));
        let preferred = parts.headers.get("accept-language").and_then(|h| h.to_str().ok());
        let tag = asked.or_else(|| preferred.and_then(|p| p.split([',', ';']).next())).unwrap_or_default();
        let lang = if tag.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Sv };
        Ok(Self { lang })
    }
}
