//! Reports at hand, cut into pages: what is locked never changes, so each is read once. The same pages show what is
//! published and, to who has a link, a numbered draft.

use std::{collections::HashMap, sync::Arc};

use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::request::Parts;
use malspar_app::{
    App, Error,
    accounts::Token,
    at_hand::AtHand,
    published::Published,
    sharing::{Followed, Shared},
};
use malspar_domain::{clock::local_date, code::Slug, lang::Lang};
use malspar_render::{
    report::{Error as RenderError, Pages},
    snapshot::Snapshot,
};
use malspar_words::{date, t};
use sha2::{Digest, Sha256};

use crate::{
    Site,
    error::{PageError, Problem},
    reader::Reader,
    shell::Shell,
};

/// The reports that have been read, by the hash of what they say and in which language.
#[derive(Clone, Default)]
pub(crate) struct Library(AtHand<(String, Lang), Pages>);

impl Library {
    /// The pages of what would be reported now, kept as long as somebody looks at the same figures.
    pub(crate) async fn draft(&self, app: &App, snapshot: Snapshot, lang: Lang) -> Result<Arc<Pages>, Error> {
        let document = snapshot.canonical().map_err(|e| Error::Data(e.to_string()))?;
        let key = (format!("{:x}", Sha256::digest(document.as_bytes())), lang);
        match self.0.get(&key) {
            Some(pages) => Ok(pages),
            None => self.read_anew(app, key, Arc::new(snapshot)).await,
        }
    }

    async fn read(&self, app: &App, source: &Source, lang: Lang) -> Result<Arc<Pages>, Error> {
        let key = (source.sha256().to_owned(), lang);
        if let Some(pages) = self.0.get(&key) {
            return Ok(pages);
        }
        self.read_anew(app, key, Arc::clone(source.snapshot())).await
    }

    async fn read_anew(
        &self,
        app: &App,
        key: (String, Lang),
        snapshot: Arc<Snapshot>,
    ) -> Result<Arc<Pages>, Error> {
        let boundaries = app.boundaries(&snapshot).await?;
        let lang = key.1;
        // Some sixty charts are drawn.
        let reading = tokio::task::spawn_blocking(move || Pages::of(snapshot, boundaries, lang));
        let read = reading.await.map_err(|e| Error::Report(e.to_string()))?;
        Ok(self.0.keep(key, read.map_err(|e| Error::Report(e.to_string()))?))
    }
}

/// Where a report comes from.
pub(crate) enum Source {
    /// The latest published edition of a strategy, for everybody.
    Published(Box<Published>),
    /// A draft, for who has the link.
    Draft(Box<Shared>),
}

impl Source {
    fn sha256(&self) -> &str {
        match self {
            Self::Published(published) => &published.edition.snapshot_sha256,
            Self::Draft(shared) => &shared.edition.snapshot_sha256,
        }
    }

    pub(crate) fn snapshot(&self) -> &Arc<Snapshot> {
        match self {
            Self::Published(published) => &published.snapshot,
            Self::Draft(shared) => &shared.snapshot,
        }
    }
}

/// The report that the address names: the latest published one of a strategy, or the draft of a link.
pub(crate) struct Report {
    pub(crate) reader: Reader,
    pub(crate) source: Source,
    pub(crate) pages: Arc<Pages>,
    /// Its first page, without the language.
    base: String,
}

impl FromRequestParts<Site> for Report {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Ok(reader) = Reader::from_request_parts(parts, site).await;
        // A name that nothing could have leads nowhere, like one that nothing has.
        let Ok(Path(named)) = Path::<HashMap<String, String>>::from_request_parts(parts, site).await else {
            return Err(PageError::not_found(reader));
        };
        let (base, source) = match (named.get("slug"), named.get("token")) {
            (Some(slug), _) => (format!("/strategier/{slug}"), published(&reader, site, slug).await?),
            (None, Some(token)) => (format!("/delad/{token}"), draft(&reader, site, token).await?),
            (None, None) => return Err(PageError::not_found(reader)),
        };
        match site.library.read(&App::from_ref(site), &source, reader.lang).await {
            Ok(pages) => Ok(Self { reader, source, pages, base }),
            Err(error) => Err(PageError::of(reader, &error)),
        }
    }
}

async fn published(reader: &Reader, site: &Site, slug: &str) -> Result<Source, PageError> {
    let slug: Slug = slug.parse().map_err(|_| PageError::not_found(reader.clone()))?;
    let found = App::from_ref(site).published(&slug).await;
    let published = found.map_err(|error| PageError::of(reader.clone(), &error))?;
    Ok(Source::Published(Box::new(published)))
}

async fn draft(reader: &Reader, site: &Site, token: &str) -> Result<Source, PageError> {
    let token = Token::read(token).ok_or_else(|| PageError::not_found(reader.clone()))?;
    let found = App::from_ref(site).follow_share(&token).await;
    match found.map_err(|error| PageError::of(reader.clone(), &error))? {
        Some(Followed::Open(shared)) => Ok(Source::Draft(shared)),
        Some(Followed::Ended) => {
            let lang = reader.lang;
            let asked = site.contact().map_or_else(|| t!(lang, "site-whoever-sent-it"), str::to_owned);
            let advice = t!(lang, "any-link-expired", sender_mailbox = asked);
            Err(PageError::new(reader.clone(), Problem::Gone).saying(advice))
        }
        None => Err(PageError::not_found(reader.clone())),
    }
}

impl Report {
    /// The address of a page of the report: "" is its first.
    pub(crate) fn page(&self, rest: &str) -> String {
        format!("{}{rest}", self.base)
    }

    pub(crate) fn href(&self, rest: &str) -> String {
        self.reader.to(&self.page(rest))
    }

    /// What it says.
    pub(crate) fn snapshot(&self) -> &Snapshot {
        self.source.snapshot()
    }

    /// The published edition, where it is one.
    pub(crate) fn published(&self) -> Result<&Published, PageError> {
        match &self.source {
            Source::Published(published) => Ok(published),
            Source::Draft(_) => Err(PageError::not_found(self.reader.clone())),
        }
    }

    /// Which edition this is, under every page: "Läget den 31 december 2025. Ur utgåva 1."
    pub(crate) fn told(&self) -> String {
        let (lang, state) = (self.reader.lang, self.pages.state());
        match &self.source {
            Source::Published(published) => {
                t!(lang, "site-from-edition", state = state, number = published.edition.key.number)
            }
            Source::Draft(shared) => {
                let until = date::long(lang, local_date(shared.edition.link.expires_at));
                t!(lang, "site-from-draft", state = state, until = until)
            }
        }
    }

    /// "Utkast för synpunkter, version 2, 3 mars 2026. Siffror kan ändras."
    pub(crate) fn banner(&self) -> Option<String> {
        let Source::Draft(shared) = &self.source else { return None };
        let (lang, edition) = (self.reader.lang, &shared.edition);
        let day = date::long(lang, local_date(edition.sealed_at));
        Some(t!(lang, "council-draft-banner", version = edition.link.edition.number, date = day))
    }

    /// What is around its pages.
    pub(crate) fn shell(&self, title: impl Into<String>) -> Shell {
        let lang = self.reader.lang;
        let mut menu = vec![
            ("", t!(lang, "site-overview")),
            ("/indikatorer", t!(lang, "site-indicators")),
            ("/kommuner", t!(lang, "site-municipalities")),
            ("/forandringar", t!(lang, "site-changes")),
            ("/aktiviteter", t!(lang, "site-activities")),
            ("/om", t!(lang, "site-about")),
            ("/utgavor", t!(lang, "site-editions")),
            ("/synpunkter", t!(lang, "council-give-comments")),
        ];
        menu.retain(|(page, _)| self.has(page));
        let menu = menu.into_iter().map(|(page, label)| (self.page(page), label)).collect();
        Shell::new(&self.reader, title)
            .with_menu(&self.reader, menu)
            .with_example(self.pages.is_example())
            .with_draft(self.banner())
    }

    /// A first follow-up has no changes, not every region arranges something, and a draft is no edition among others.
    fn has(&self, page: &str) -> bool {
        match page {
            "/forandringar" => self.pages.has_changes(),
            "/aktiviteter" => self.pages.has_activities(),
            "/synpunkter" => matches!(&self.source, Source::Draft(shared) if shared.council.is_some()),
            "/utgavor" => matches!(self.source, Source::Published(_)),
            _ => true,
        }
    }

    /// Draws something away from the threads that answer others.
    pub(crate) async fn drawn<T: Send + 'static>(
        &self,
        draw: impl FnOnce(&Pages) -> Result<T, RenderError> + Send + 'static,
    ) -> Result<T, PageError> {
        let pages = Arc::clone(&self.pages);
        let failed = |error: &dyn std::fmt::Display| PageError::failed(self.reader.clone(), &error);
        let drawn = tokio::task::spawn_blocking(move || draw(&pages)).await;
        drawn.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
    }
}
