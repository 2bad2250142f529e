//! Forms come in the letters that our pages are written in. What comes in others would be kept with a question mark in
//! the place of each letter that could not be read, and nobody would notice before the report is set.

use std::error::Error;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::LengthLimitError;
use percent_encoding::percent_decode;

use crate::layers::BODY_LIMIT;

/// Lets a form through that is UTF-8 all through. Files and data for programs are read by whoever takes them.
pub(crate) async fn readable(request: Request, next: Next) -> Response {
    if !is_form(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, BODY_LIMIT).await {
        Ok(bytes) if is_text(&bytes) => {
            next.run(Request::from_parts(parts, Body::from(without_zeros(&bytes)))).await
        }
        Err(error) if is_too_large(&error) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        // The words come with those of all other errors.
        Ok(_) | Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.trim().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
}

fn is_text(form: &[u8]) -> bool {
    percent_decode(form).decode_utf8().is_ok()
}

/// Without the sign that is none and that PostgreSQL keeps in no text: the sign for "something was here" takes its place,
/// as it does in every browser's pages.
fn without_zeros(form: &[u8]) -> Vec<u8> {
    const LOST: &[u8] = b"%EF%BF%BD";
    let mut kept = Vec::with_capacity(form.len());
    let mut rest = form;
    while let Some(sign) = rest.first() {
        let (zero, taken) = if rest.starts_with(b"%00") { (true, 3) } else { (*sign == 0, 1) };
        let (read, further) = rest.split_at(taken);
        kept.extend_from_slice(if zero { LOST } else { read });
        rest = further;
    }
    kept
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_is_no_letter() {
        for (form, kept) in [
            (&b"a=1%00b"[..], &b"a=1%EF%BF%BDb"[..]),
            (b"a=\0", b"a=%EF%BF%BD"),
            (b"a=%0%000", b"a=%0%EF%BF%BD0"),
            (b"a=100%2500+%C3%A5", b"a=100%2500+%C3%A5"),
        ] {
            assert_eq!(without_zeros(form), kept);
        }
    }

    #[test]
    fn a_form_is_utf_8_all_through() {
        for text in ["", "a=K%C3%A5re+vän", "a=%F0%9F%92%A9&b=%", "a=100%25"] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for other in [b"a=K%E5re".as_slice(), b"a=K\xe5re", b"a=%C3&b=%A5", b"a=%ED%A0%80"] {
            assert!(!is_text(other), "{other:?}");
        }
    }
}
