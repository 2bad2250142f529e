//! Editions: locked once, then read as they were locked, published, withdrawn, compared and handed on. Reading one never
//! makes anything anew: the bytes that are kept are the record.

mod basis;
mod desk;
mod files;
mod municipal;
mod seal;
mod standing;
mod verify;

use std::collections::BTreeMap;

use malspar_domain::{
    code::Slug,
    edition::EditionKind,
    lang::Lang,
    role::{Actor, Role},
    violation::Violation,
};
use malspar_render::{archive, seal::PublicKey};
pub use malspar_render::{
    difference::Difference,
    verify::{EditionName, Finding, Verdict},
};
use malspar_storage::{AuditEntry, EditionDocuments, StrategyScope, Tx};
pub use malspar_storage::{EditionAct, EditionEvent, EditionKey, EditionRecord, Rendition, RenditionFormat};
use malspar_words::t;

pub(crate) use basis::Missing;
pub use municipal::MunicipalPreflight;
pub use seal::{Preflight, SealOrder, Sealed};
pub use standing::{Standing, standing};
pub use verify::{is_by_demo_key, verify_file};

use crate::{App, Error, Result, letters::Headline};
use standing::{check_act, withdrawal};

impl App {
    /// The editions of a strategy that this person may read: whoever runs the follow-up all, a council's reviewer those
    /// for comments and what is published, anybody else what is published.
    pub async fn editions(&self, actor: &Actor, slug: &Slug) -> Result<Vec<EditionRecord>> {
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let mut editions = tx.editions(&scope).await?;
        editions.retain(|edition| may_read(actor, edition));
        Ok(editions)
    }

    /// A file of an edition, byte for byte as it was locked.
    pub async fn rendition(
        &self,
        actor: &Actor,
        key: &EditionKey,
        lang: Lang,
        format: RenditionFormat,
    ) -> Result<Rendition> {
        let tx = self.store.read().await?;
        let scope = open(&tx, actor, key).await?;
        Ok(tx.rendition(&scope, key, lang, format).await?)
    }

    /// Everything that belongs to an edition, by the names of its files: what it says, the signature over that, the
    /// manifest and every rendition, and how to check them.
    pub async fn edition_files(&self, actor: &Actor, key: &EditionKey) -> Result<BTreeMap<String, Vec<u8>>> {
        let (files, documents) = self.contents(actor, key).await?;
        let public = PublicKey::read(&documents.public_key).map_err(|e| Error::Data(e.to_string()))?;
        Ok(archive::complete(files, &documents.manifest, &public, &readme(key, &public)))
    }

    /// The same as one file to keep. An edition always gives the same bytes.
    pub async fn archive(&self, actor: &Actor, key: &EditionKey) -> Result<Vec<u8>> {
        Ok(archive::package(&self.edition_files(actor, key).await?))
    }

    /// What `after` says otherwise than `before`. Both are the same strategy's and the same municipality's, or the region's:
    /// any other two say nothing of each other.
    pub async fn difference(
        &self,
        actor: &Actor,
        before: &EditionKey,
        after: &EditionKey,
    ) -> Result<Vec<Difference>> {
        let of = |key: &EditionKey| (key.strategy.clone(), key.organisation.clone());
        if of(before) != of(after) {
            return Err(Violation::error("cycle", "difference-of-others").into());
        }
        let tx = self.store.read().await?;
        let mut said = Vec::new();
        for key in [before, after] {
            let scope = open(&tx, actor, key).await?;
            said.push(tx.edition_documents(&scope, key).await?.snapshot);
        }
        files::differences(&said[0], &files::read(&said[1])?)
    }

    /// From now on everybody may read the edition. To lock it was another act. Gives when and why it was withdrawn, where
    /// it was.
    pub async fn publish(&self, actor: &Actor, key: &EditionKey) -> Result<Option<EditionEvent>> {
        self.act_on_edition(actor, key, EditionAct::Publish).await
    }

    /// From now on the edition is no longer what the public is shown. It stays, and so does that it was published.
    pub async fn withdraw(&self, actor: &Actor, key: &EditionKey, reason: String) -> Result<()> {
        self.act_on_edition(actor, key, EditionAct::Withdraw { reason }).await?;
        Ok(())
    }

    /// Gives when the edition was withdrawn before.
    async fn act_on_edition(
        &self,
        actor: &Actor,
        key: &EditionKey,
        act: EditionAct,
    ) -> Result<Option<EditionEvent>> {
        if !actor.may_seal() {
            return Err(Error::Forbidden("publish or withdraw an edition"));
        }
        let headline = match act {
            EditionAct::Publish => self.headline(actor, key).await?,
            EditionAct::Withdraw { .. } => None,
        };
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, ..) = tx.open_strategy(&key.strategy, actor, None).await?;
        tx.hold_editions(&scope, &key.cycle).await?;
        let editions = tx.editions(&scope).await?;
        let edition = check_act(&editions, key, &act)?;
        let withdrawn = withdrawal(edition).cloned();
        tx.act_on_edition(&scope, key, &act, actor, now).await?;
        let mut entry = AuditEntry::new(format!("edition.{}", act.code()), key.to_string());
        // Looked at again where nobody else acts on it: of two who publish at once one tells of it.
        if let Some(headline) = headline.filter(|_| edition.events.is_empty()) {
            entry = entry.with("mails", self.tell_published(&tx, &scope, &headline).await?);
        }
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(withdrawn)
    }

    /// What there is to tell those on the distribution list of the region's edition, where it has never been published
    /// before and there is anybody to tell. What is locked does not change: it is read before anything is held.
    async fn headline(&self, actor: &Actor, key: &EditionKey) -> Result<Option<Headline>> {
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(&key.strategy, actor, None).await?;
        let is_regional = key.kind == EditionKind::Sealed && key.organisation.is_none();
        let editions = tx.editions(&scope).await?;
        let is_new = find(&editions, key).is_some_and(|edition| edition.events.is_empty());
        if !is_regional || !is_new || tx.report_recipients(&scope).await?.is_empty() {
            return Ok(None);
        }
        let snapshot = files::read(&tx.edition_documents(&scope, key).await?.snapshot)?;
        drop(tx);
        let (app, key, now) = (self.clone(), key.clone(), self.clock.now());
        let reading = tokio::task::spawn_blocking(move || Headline::of(&app, &key, &snapshot, now));
        Ok(Some(reading.await.map_err(|e| Error::Report(e.to_string()))?))
    }

    /// Where people will read an edition of a strategy, if the service has an address. A draft for comments is never on its
    /// page.
    fn page_of_editions(&self, strategy: &Slug, kind: EditionKind) -> Option<String> {
        let address = self.address.as_ref().filter(|_| kind == EditionKind::Sealed)?;
        Some(address.of_editions(strategy))
    }

    async fn contents(
        &self,
        actor: &Actor,
        key: &EditionKey,
    ) -> Result<(BTreeMap<String, Vec<u8>>, EditionDocuments)> {
        let tx = self.store.read().await?;
        let scope = open(&tx, actor, key).await?;
        let renditions = tx.renditions(&scope, key).await?;
        let mut files: BTreeMap<_, _> =
            renditions.into_iter().map(|file| (file.file_name, file.bytes)).collect();
        let documents = tx.edition_documents(&scope, key).await?;
        files.insert(files::SNAPSHOT.to_owned(), documents.snapshot.clone().into_bytes());
        files.insert(files::SIGNATURE.to_owned(), documents.signature.clone().into_bytes());
        Ok((files, documents))
    }
}

/// Opens the strategy of an edition for somebody who may read the edition.
async fn open(tx: &Tx, actor: &Actor, key: &EditionKey) -> Result<StrategyScope> {
    let (scope, ..) = tx.open_strategy(&key.strategy, actor, None).await?;
    let editions = tx.editions(&scope).await?;
    match find(&editions, key) {
        Some(edition) if may_read(actor, edition) => Ok(scope),
        _ => Err(Error::no_edition(key)),
    }
}

fn may_read(actor: &Actor, edition: &EditionRecord) -> bool {
    let is_for_comments = edition.key.kind == EditionKind::Consultation;
    actor.may_run_follow_up()
        || edition.published_at().is_some()
        || (is_for_comments && actor.role == Role::CouncilReviewer)
}

fn find<'a>(editions: &'a [EditionRecord], key: &EditionKey) -> Option<&'a EditionRecord> {
    editions.iter().find(|edition| &edition.key == key)
}

/// What lies in a package and how it is checked, in both languages.
fn readme(key: &EditionKey, public: &PublicKey) -> String {
    let (edition, id) = (key.to_string(), public.id());
    let both =
        Lang::ALL.map(|lang| t!(lang, "archive-readme", edition = edition.as_str(), key = id.as_str()));
    format!("{}\n\n{}\n", both[0], both[1])
}
