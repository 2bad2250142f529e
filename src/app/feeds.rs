//! The editions that everybody may read, as news: what is published comes in, what is withdrawn goes out.

use std::{
    collections::{BTreeMap, btree_map},
    sync::Arc,
};

use chrono::DateTime;
use malspar_domain::{
    clock::local_date,
    code::{CycleKey, Slug},
    lang::Lang,
};
use malspar_exchange::atom::{self, Entry, Feed};
use malspar_render::snapshot::Snapshot;
use malspar_storage::{Missing, PublishedEdition, Thing};
use malspar_words::{cycle, date, t};

use crate::{App, Error, Result, published::is_latest};

/// The most that a feed holds: so many were published last. What is older stands in the list on the page.
const MOST: usize = 400;

/// What the editions of each cycle say of it.
type Snapshots = BTreeMap<(Slug, CycleKey), Arc<Snapshot>>;

impl App {
    /// The published editions of a strategy, or of all, as a feed. Where nothing is published it is empty: who follows it
    /// learns that what was there has been withdrawn.
    pub async fn editions_feed(&self, slug: Option<&Slug>, lang: Lang) -> Result<String> {
        let tx = self.store.read().await?;
        let (all, acts) = (tx.published_editions(slug).await?, tx.publications(slug).await?);
        let title = match slug {
            None => t!(lang, "feed-all-title"),
            Some(slug) => {
                let mut known = tx.strategies().await?.into_iter().zip(tx.strategy_titles(lang).await?);
                let found = known.find(|(known, _)| known == slug).map(|(_, title)| title);
                let found = found.ok_or_else(|| Error::NotFound(Missing::new(Thing::Strategy, slug)))?;
                t!(lang, "feed-title", strategy = found)
            }
        };
        drop(tx);
        let list = slug.map(|slug| format!("/strategier/{slug}/utgavor"));
        let feed = Feed {
            id: self.tag(slug.map_or("editions", Slug::as_str), lang),
            title,
            lang,
            author: t!(lang, "feed-author"),
            address: self.in_full(lang, &format!("{}.atom", list.as_deref().unwrap_or("/utgavor"))),
            page: self.in_full(lang, list.as_deref().unwrap_or("/")),
            changed_at: acts.last_at.unwrap_or(DateTime::UNIX_EPOCH),
            entries: self.entries(&all, slug.is_none(), lang).await?,
        };
        atom::write(&feed).map_err(|error| Error::Data(error.to_string()))
    }

    async fn entries(&self, all: &[PublishedEdition], of_all: bool, lang: Lang) -> Result<Vec<Entry>> {
        let mut newest: Vec<_> = all.iter().collect();
        newest.sort_by(|a, b| (b.published_at, &a.key).cmp(&(a.published_at, &b.key)));
        newest.truncate(MOST);
        let snapshots = self.snapshots(all).await?;
        let told = newest.into_iter().filter_map(|edition| {
            let snapshot = snapshots.get(&(edition.key.strategy.clone(), edition.key.cycle.clone()))?;
            Some(self.entry(edition, snapshot, is_latest(all, edition), of_all, lang))
        });
        Ok(told.collect())
    }

    /// One for each cycle: the latest of the region, which knows what the municipalities' own are called and belong to.
    async fn snapshots(&self, all: &[PublishedEdition]) -> Result<Snapshots> {
        let mut chosen: BTreeMap<_, &PublishedEdition> = BTreeMap::new();
        for edition in all {
            let cycle = (edition.key.strategy.clone(), edition.key.cycle.clone());
            match chosen.entry(cycle) {
                btree_map::Entry::Vacant(free) => drop(free.insert(edition)),
                btree_map::Entry::Occupied(mut taken) => {
                    if edition.key.organisation.is_none() {
                        taken.insert(edition);
                    }
                }
            }
        }
        let mut snapshots = Snapshots::new();
        for (cycle, edition) in chosen {
            snapshots.insert(cycle, self.with_snapshot(edition.clone(), Vec::new()).await?.snapshot);
        }
        Ok(snapshots)
    }

    fn entry(
        &self,
        edition: &PublishedEdition,
        snapshot: &Snapshot,
        is_latest: bool,
        of_all: bool,
        lang: Lang,
    ) -> Entry {
        let (key, strategy) = (&edition.key, &snapshot.strategy);
        let whose = key.organisation.as_ref().map(|code| {
            let known = snapshot.progress.municipalities.iter().find(|known| &known.code == code);
            known.map_or_else(|| code.to_string(), |known| known.name.clone())
        });
        let title = [
            of_all.then(|| strategy.title.get(lang).to_owned()),
            strategy.cycle(&key.cycle).map(|cycle| cycle::name(lang, &cycle)),
            whose.clone(),
            Some(t!(lang, "site-edition", number = key.number)),
        ];
        let file = |end| {
            let place = format!("/utgavor/{}/{}/{}/{}.{end}", key.cycle, key.scope(), key.number, lang.tag());
            self.in_full(lang, &format!("/strategier/{}{place}", key.strategy))
        };
        Entry {
            id: self.tag(&key.to_string(), lang),
            title: title.into_iter().flatten().collect::<Vec<_>>().join(", "),
            summary: summary(edition, snapshot, whose.as_deref(), is_latest, lang),
            author: strategy.region_name.get(lang).to_owned(),
            published_at: edition.published_at,
            page: file("html"),
            pdf: file("pdf"),
        }
    }

    /// A name for good (RFC 4151), of something that is said in a language of its own.
    fn tag(&self, what: &str, lang: Lang) -> String {
        format!("tag:{},2026:{what}/{}", self.host(), lang.tag())
    }
}

/// Which edition of what, since when, its number in the register, and what it corrects.
fn summary(
    edition: &PublishedEdition,
    snapshot: &Snapshot,
    whose: Option<&str>,
    is_latest: bool,
    lang: Lang,
) -> String {
    let number = edition.key.number;
    let day = date::long(lang, local_date(edition.published_at));
    let what = match whose {
        Some(whose) => t!(lang, "feed-edition-own", number = number, municipality = whose),
        None => t!(lang, "feed-edition", number = number),
    };
    let registered = snapshot.narratives.registry_number.as_deref();
    let reasons: Vec<_> = edition.erratum.iter().map(|correction| correction.reason.get(lang)).collect();
    let said = [
        Some(what),
        Some(t!(lang, "site-published-on", date = day)),
        registered.map(|number| t!(lang, "feed-registry-number", number = number)),
        (!is_latest).then(|| t!(lang, "site-superseded")),
        (!reasons.is_empty()).then(|| format!("{} {}", t!(lang, "site-corrects"), reasons.join(" "))),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
