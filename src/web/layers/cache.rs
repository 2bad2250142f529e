//! Who may keep an answer, and whether it is the one that is kept already: every whole answer has a tag that is the hash
//! of its bytes, and who names it is told that nothing has changed.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::reader::ENGLISH;

/// What everybody reads is asked for anew each time, and sent only where it has changed.
const FOR_ALL: HeaderValue = HeaderValue::from_static("public, no-cache");
const FOR_ONE: HeaderValue = HeaderValue::from_static("private, no-cache");
/// What nobody keeps: not a proxy, and not the browser for whoever comes after.
const FOR_NOW: HeaderValue = HeaderValue::from_static("private, no-store");
const NO_INDEX: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
const NO_REFERRER: (HeaderName, HeaderValue) =
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));

pub(super) async fn kept(request: Request, next: Next) -> Response {
    let path = Path::of(request.uri().path());
    let is_signed_in = request.headers().contains_key(header::COOKIE);
    let is_read = request.method() == Method::GET;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    let is_whole = response.status() == StatusCode::OK;
    let headers = response.headers_mut();
    if path == Path::Secret {
        headers.extend([NO_INDEX, NO_REFERRER]);
    }
    let rule = match path {
        Path::Public if is_whole && is_signed_in => FOR_ONE,
        Path::Public if is_whole => FOR_ALL,
        _ => FOR_NOW,
    };
    if path == Path::Public {
        // Who has signed in has another head on the same page.
        headers.append(header::VARY, HeaderValue::from_static("cookie"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(rule);
    if is_read && is_whole && !forbids_keeping(headers) {
        tagged(response, known.as_ref()).await
    } else {
        response
    }
}

fn forbids_keeping(headers: &HeaderMap) -> bool {
    headers.get(header::CACHE_CONTROL).is_some_and(|rule| rule.as_bytes().ends_with(b"no-store"))
}

/// Whose an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Path {
    /// Everybody's.
    Public,
    /// Whoever's has the link.
    Secret,
    /// Whoever's has signed in, or a program's.
    Own,
}

impl Path {
    fn of(path: &str) -> Self {
        let page = path.strip_prefix(ENGLISH).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let page = page.unwrap_or(path);
        let is_at = |place: &str| {
            page.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if is_at("/delad") || is_at("/kalender") {
            Self::Secret
        } else if matches!(page, "" | "/")
            || ["/strategier", "/utgavor.atom", "/tillganglighet", "/personuppgifter", "/hjalp", "/assets"]
                .into_iter()
                .any(is_at)
        {
            Self::Public
        } else {
            Self::Own
        }
    }
}

async fn tagged(response: Response, known: Option<&HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    // Every answer of ours is whole in memory already.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = format!("\"{:.32}\"", format!("{:x}", Sha256::digest(&bytes)));
    let is_known = known.and_then(|known| known.to_str().ok()).is_some_and(|known| names(known, &tag));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    if is_known {
        parts.status = StatusCode::NOT_MODIFIED;
        for gone in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            parts.headers.remove(gone);
        }
        return Response::from_parts(parts, Body::empty());
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Response::from_parts(parts, Body::from(bytes))
}

/// Is the tag among those that are named? Whether a proxy calls it weak makes no difference for reading.
fn names(known: &str, tag: &str) -> bool {
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_everybodys_only_where_it_is_said_to_be() {
        for page in [
            "/",
            "/en",
            "/strategier/orebro",
            "/en/strategier/orebro/om",
            "/utgavor.atom",
            "/hjalp",
            "/assets/1/site.css",
        ] {
            assert_eq!(Path::of(page), Path::Public, "{page}");
        }
        for page in ["/delad/x", "/en/delad/x/om", "/kalender/x.ics", "/en/kalender/x.ics"] {
            assert_eq!(Path::of(page), Path::Secret, "{page}");
        }
        for page in [
            "/svara",
            "/konto",
            "/konto/kalender",
            "/logga-in",
            "/strategierna",
            "/enkel",
            "/readyz",
            "/en/svara",
        ] {
            assert_eq!(Path::of(page), Path::Own, "{page}");
        }
    }

    #[test]
    fn a_tag_is_found_among_others() {
        assert!(names("\"a\", W/\"b\"", "\"b\"") && names("*", "\"b\""));
        assert!(!names("\"a\"", "\"b\"") && !names("", "\"b\""));
    }
}
