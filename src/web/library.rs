//! Published reports at hand, cut into pages: what is locked never changes, so each is read once.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::request::Parts;
use malspar_app::{App, Error, at_hand::AtHand, published::Published};
use malspar_domain::{code::Slug, lang::Lang};
use malspar_render::report::Pages;
use malspar_words::t;
use serde::Deserialize;

use crate::{Site, error::PageError, reader::Reader, shell::Shell};

/// The reports that have been read, by the hash of what they say and in which language.
#[derive(Clone, Default)]
pub(crate) struct Library(AtHand<(String, Lang), Pages>);

impl Library {
    async fn read(&self, published: &Published, lang: Lang) -> Result<Arc<Pages>, Error> {
        let key = (published.edition.snapshot_sha256.clone(), lang);
        if let Some(pages) = self.0.get(&key) {
            return Ok(pages);
        }
        let snapshot = Arc::clone(&published.snapshot);
        // Some sixty charts are drawn.
        let reading = tokio::task::spawn_blocking(move || Pages::of(&snapshot, lang));
        let read = reading.await.map_err(|e| Error::Report(e.to_string()))?;
        Ok(self.0.keep(key, read.map_err(|e| Error::Report(e.to_string()))?))
    }
}

/// The latest published report of the strategy that the address names, for everybody to read.
pub(crate) struct Report {
    pub(crate) reader: Reader,
    pub(crate) slug: Slug,
    pub(crate) published: Published,
    pub(crate) pages: Arc<Pages>,
}

#[derive(Deserialize)]
struct Named {
    slug: Slug,
}

impl FromRequestParts<Site> for Report {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Ok(reader) = Reader::from_request_parts(parts, site).await;
        let lang = reader.lang;
        // A slug that no strategy could have leads nowhere, like one that none has.
        let Ok(Path(Named { slug })) = Path::<Named>::from_request_parts(parts, site).await else {
            return Err(PageError::not_found(reader));
        };
        let opened = async {
            let published = App::from_ref(site).published(&slug).await?;
            let pages = site.library.read(&published, lang).await?;
            Ok((published, pages))
        };
        match opened.await {
            Ok((published, pages)) => Ok(Self { reader, slug, published, pages }),
            Err(error) => Err(PageError::of(reader, &error)),
        }
    }
}

impl Report {
    /// The address of a page of the report: "" is its first.
    pub(crate) fn page(&self, rest: &str) -> String {
        format!("/strategier/{}{rest}", self.slug)
    }

    pub(crate) fn href(&self, rest: &str) -> String {
        self.reader.to(&self.page(rest))
    }

    /// What is around its pages.
    pub(crate) fn shell(&self, title: impl Into<String>) -> Shell {
        let lang = self.reader.lang;
        let mut menu = vec![
            (self.page(""), t!(lang, "site-overview")),
            (self.page("/indikatorer"), t!(lang, "site-indicators")),
            (self.page("/kommuner"), t!(lang, "site-municipalities")),
            (self.page("/forandringar"), t!(lang, "site-changes")),
            (self.page("/aktiviteter"), t!(lang, "site-activities")),
            (self.page("/om"), t!(lang, "site-about")),
            (self.page("/utgavor"), t!(lang, "site-editions")),
        ];
        menu.retain(|(page, _)| self.has(page));
        Shell::new(&self.reader, title).with_menu(&self.reader, menu).with_example(self.pages.is_example())
    }

    /// A first follow-up has no changes, and not every region arranges something.
    fn has(&self, page: &str) -> bool {
        match page.rsplit('/').next() {
            Some("forandringar") => self.pages.has_changes(),
            Some("aktiviteter") => self.pages.has_activities(),
            _ => true,
        }
    }
}
