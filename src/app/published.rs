//! What everybody may read: the latest published edition of each report, as it was locked. Nobody is asked who he is, and
//! nothing live is looked at.

use std::sync::Arc;

use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    lang::Lang,
};
use malspar_render::snapshot::Snapshot;
pub use malspar_storage::PublishedEdition;
use malspar_storage::{EditionKey, Missing, Rendition, RenditionFormat, Thing};

use crate::{App, Error, Result};

/// Areas by their codes, each as a GeoJSON geometry.
pub type Boundaries = std::collections::BTreeMap<OrganisationCode, String>;

/// A published edition and what it says.
#[derive(Debug, Clone)]
pub struct Published {
    /// Which.
    pub edition: PublishedEdition,
    /// Every published edition of the strategy, with it.
    pub all: Vec<PublishedEdition>,
    /// What it says.
    pub snapshot: Arc<Snapshot>,
}

impl Published {
    /// Is there no later edition that corrects this one?
    pub fn is_latest(&self, edition: &PublishedEdition) -> bool {
        is_latest(&self.all, edition)
    }
}

/// Is there none among `all` that corrects it?
pub(crate) fn is_latest(all: &[PublishedEdition], edition: &PublishedEdition) -> bool {
    let corrects = |later: &PublishedEdition| {
        let same = EditionKey { number: edition.key.number, ..later.key.clone() } == edition.key;
        same && later.key.number > edition.key.number
    };
    !all.iter().any(corrects)
}

impl App {
    /// The region's latest published edition of each strategy that has one.
    pub async fn published_strategies(&self) -> Result<Vec<Published>> {
        let all = self.store.read().await?.published_editions(None).await?;
        let mut latest: Vec<&PublishedEdition> = Vec::new();
        for edition in all.iter().filter(|edition| edition.key.organisation.is_none()) {
            latest.retain(|other| other.key.strategy != edition.key.strategy);
            latest.push(edition);
        }
        let mut published = Vec::new();
        for edition in latest {
            let own = all.iter().filter(|other| other.key.strategy == edition.key.strategy);
            published.push(self.with_snapshot(edition.clone(), own.cloned().collect()).await?);
        }
        Ok(published)
    }

    /// The region's latest published edition of a strategy.
    pub async fn published(&self, slug: &Slug) -> Result<Published> {
        let all = self.store.read().await?.published_editions(Some(slug)).await?;
        let edition = all.iter().rfind(|edition| edition.key.organisation.is_none()).cloned();
        let missing = || Error::NotFound(Missing::new(Thing::Strategy, slug));
        self.with_snapshot(edition.ok_or_else(missing)?, all).await
    }

    /// A file of a published edition.
    pub async fn published_file(
        &self,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        number: u32,
        (lang, format): (Lang, RenditionFormat),
    ) -> Result<Rendition> {
        let tx = self.store.read().await?;
        let all = tx.published_editions(Some(slug)).await?;
        let is_asked = |e: &&PublishedEdition| {
            &e.key.cycle == cycle && e.key.organisation.as_ref() == organisation && e.key.number == number
        };
        let missing = || Missing::new(Thing::Edition, format!("{slug}/{cycle}, {number}"));
        let edition = all.iter().find(is_asked).ok_or_else(|| Error::NotFound(missing()))?;
        Ok(tx.published_rendition(edition, lang, format).await?)
    }

    /// The boundaries of the municipalities that a report is about, for its maps.
    pub async fn boundaries(&self, snapshot: &Snapshot) -> Result<Boundaries> {
        let known = self.store.read().await?.boundaries(&snapshot.strategy.county).await?;
        Ok(known.into_iter().collect())
    }

    pub(crate) async fn with_snapshot(
        &self,
        edition: PublishedEdition,
        all: Vec<PublishedEdition>,
    ) -> Result<Published> {
        let sha256 = &edition.snapshot_sha256;
        let snapshot = if let Some(snapshot) = self.at_hand.get(sha256) {
            snapshot
        } else {
            let document = self.store.read().await?.published_snapshot(&edition).await?;
            self.keep_snapshot(sha256, &edition.key, &document)?
        };
        Ok(Published { edition, all, snapshot })
    }

    /// Reads what an edition says, for this time and those that come.
    pub(crate) fn keep_snapshot(
        &self,
        sha256: &str,
        key: &EditionKey,
        document: &str,
    ) -> Result<Arc<Snapshot>> {
        let read = Snapshot::read(document).map_err(|e| Error::Data(format!("{key}: {e}")))?;
        Ok(self.at_hand.keep(sha256.to_owned(), read))
    }
}
