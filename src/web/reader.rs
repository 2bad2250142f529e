//! Who reads: in which language, where, and as whom.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::request::Parts,
};
use malspar_app::accounts::Session;
use malspar_words::Lang;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

/// What the addresses of English pages begin with.
pub(crate) const ENGLISH: &str = "/en";

/// The reader. The language is part of the address, so that a link that is sent on is read as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) lang: Lang,
    /// The page without its language, with its query: the switch keeps the place.
    here: String,
    /// Who has signed in, where somebody has.
    pub(crate) session: Option<Arc<Session>>,
    /// Is this the demo?
    pub(crate) demo: bool,
}

/// Noted with a request: it is for the demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InDemo;

impl Reader {
    /// The address of a page in the reader's language.
    pub(crate) fn to(&self, page: &str) -> String {
        in_language(self.lang, page)
    }

    /// This page in the other language.
    pub(crate) fn in_other_language(&self) -> String {
        in_language(self.other(), &self.here)
    }

    /// This page, to be carried in the query of another.
    pub(crate) fn encoded_place(&self) -> String {
        percent_encode(self.to(&self.here).as_bytes(), NON_ALPHANUMERIC).to_string()
    }

    pub(crate) const fn other(&self) -> Lang {
        match self.lang {
            Lang::Sv => Lang::En,
            Lang::En => Lang::Sv,
        }
    }

    /// Is this the page?
    pub(crate) fn is(&self, page: &str) -> bool {
        self.path() == page
    }

    fn path(&self) -> &str {
        self.here.split('?').next().unwrap_or_default()
    }

    /// Is this the page, or one under it?
    pub(crate) fn is_at(&self, page: &str) -> bool {
        let path = self.path();
        path == page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/'))
    }
}

fn in_language(lang: Lang, page: &str) -> String {
    match lang {
        Lang::Sv => page.to_owned(),
        Lang::En if page == "/" => ENGLISH.to_owned(),
        Lang::En => format!("{ENGLISH}{page}"),
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        let whole = uri.path_and_query().map_or("/", |whole| whole.as_str());
        let (lang, here) = match whole.strip_prefix(ENGLISH) {
            Some("") => (Lang::En, "/"),
            Some(rest) if rest.starts_with(['/', '?']) => (Lang::En, rest),
            _ => (Lang::Sv, whole),
        };
        let here = of_ours(here);
        let session = parts.extensions.get::<Arc<Session>>().cloned();
        let demo = parts.extensions.get::<InDemo>().is_some();
        Ok(Self { lang, here, session, demo })
    }
}

/// The same with one slash to begin with: after two, or after what browsers read as two, the name of a site follows, and
/// the switch of language would lead there.
fn of_ours(here: &str) -> String {
    match here.strip_prefix('/') {
        Some(rest) => format!("/{}", rest.trim_start_matches(['/', '\\'])),
        None => here.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(lang: Lang, here: &str) -> Reader {
        Reader { lang, here: here.to_owned(), session: None, demo: false }
    }

    #[test]
    fn the_switch_keeps_the_place() {
        assert_eq!(reader(Lang::Sv, "/").in_other_language(), "/en");
        assert_eq!(reader(Lang::En, "/").in_other_language(), "/");
        let compared = "/strategier/orebro/jamfor?kommun=1880&kommun=1863";
        assert_eq!(reader(Lang::Sv, compared).in_other_language(), format!("/en{compared}"));
        assert_eq!(reader(Lang::En, compared).in_other_language(), compared);
    }

    #[test]
    fn the_switch_leads_to_no_other_site() {
        for place in ["//evil.example", "/\\evil.example", "///evil.example", "/\\/evil.example"] {
            assert_eq!(of_ours(place), "/evil.example", "{place}");
        }
        assert_eq!(of_ours("/svara?till=//x"), "/svara?till=//x");
    }

    #[test]
    fn a_page_lies_under_another() {
        let here = reader(Lang::En, "/strategier/orebro/kommuner/1880?x=1");
        assert!(here.is_at("/strategier/orebro/kommuner") && !here.is_at("/strategier/orebro/kom"));
    }
}
