//! What pages are dressed in, inside the program: each file under an address that names its bytes, so that a browser
//! keeps it for good and never has the wrong one.

use std::sync::LazyLock;

use axum::{
    extract::{Path, rejection::PathRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

/// A file and its address.
pub(crate) struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    href: String,
}

macro_rules! asset {
    ($name:literal, $kind:literal, $path:literal) => {
        Asset::new($name, $kind, include_bytes!($path))
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        asset!("theme.css", "text/css; charset=utf-8", "vendor/designsystemet/theme.css"),
        asset!("designsystemet.css", "text/css; charset=utf-8", "vendor/designsystemet/designsystemet.css"),
        asset!("report.css", "text/css; charset=utf-8", "../../report-templates/page/content.css"),
        asset!("site.css", "text/css; charset=utf-8", "assets/site.css"),
        asset!("regular.woff2", "font/woff2", "vendor/source-sans-3/source-sans-3-latin-400-normal.woff2"),
        asset!("semibold.woff2", "font/woff2", "vendor/source-sans-3/source-sans-3-latin-600-normal.woff2"),
        asset!("icon.svg", "image/svg+xml", "assets/icon.svg"),
        asset!("answer.js", "text/javascript; charset=utf-8", "assets/answer.js"),
        asset!("present.js", "text/javascript; charset=utf-8", "assets/present.js"),
        asset!("texts.js", "text/javascript; charset=utf-8", "assets/texts.js"),
    ]
});

impl Asset {
    fn new(name: &'static str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let digest = format!("{:x}", Sha256::digest(bytes));
        Self { name, kind, bytes, href: format!("/assets/{}/{name}", &digest[..16]) }
    }
}

/// The address of a file by its name; of one that there is not, an address that leads nowhere.
pub(crate) fn href(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets", |asset| asset.href.as_str())
}

/// `/assets/{digest}/{name}`
pub(crate) async fn show(asked: Result<Path<(String, String)>, PathRejection>) -> Response {
    // A name that cannot be read is none of ours.
    let Ok(Path((digest, name))) = asked else { return StatusCode::NOT_FOUND.into_response() };
    let asked = format!("/assets/{digest}/{name}");
    let Some(asset) = ASSETS.iter().find(|asset| asset.href == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, asset.bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_names_typefaces_that_are_there() {
        let style = ASSETS.iter().find(|asset| asset.name == "site.css").expect("a style");
        let style = String::from_utf8_lossy(style.bytes);
        for face in ["regular.woff2", "semibold.woff2"] {
            assert!(style.contains(href(face)), "site.css shall name {}", href(face));
        }
    }
}
