//! Share links: whoever carries one reads a numbered draft before anything is published, without an account, for a
//! while. Of the secret in the link the hash alone is kept, so a link is shown once: when it is made.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use malspar_domain::{
    clock, code::Slug, edition::EditionKind, id::ShareLinkId, lang::Lang, role::Actor, violation::Violation,
};
use malspar_render::snapshot::Snapshot;
use malspar_storage::{AuditEntry, EditionKey, Rendition, RenditionFormat, StrategyScope, Tx};
pub use malspar_storage::{CouncilRecord, ShareLink, SharedEdition};
use sha2::{Digest, Sha256};

use crate::{App, Error, Result, accounts::Token};

/// So long after the last meeting the papers may still be looked at.
const AFTER_THE_MEETING: Days = Days::new(30);
/// So long where no meeting is known.
const WITHOUT_MEETINGS: Days = Days::new(60);
/// Nothing that is meant to be for a while is open longer.
const LONGEST: Days = Days::new(366);
/// Characters of a title.
const LONGEST_TITLE: usize = 200;

/// A draft that somebody reads by a link, and what it says.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Which.
    pub edition: SharedEdition,
    /// What it says.
    pub snapshot: Arc<Snapshot>,
    /// The council that is asked by this link what it says of the draft, where one is.
    pub council: Option<CouncilRecord>,
}

/// What a link leads to.
#[derive(Debug, Clone)]
pub enum Followed {
    /// The draft.
    Open(Box<Shared>),
    /// Nothing any more: the link's time has run out, or somebody ended it.
    Ended,
}

impl App {
    /// Makes a link to a numbered draft of the region's report. It can be used through `until`; where no day is named,
    /// until a while after the last meeting. Gives the secret, which is not kept.
    pub async fn share(
        &self,
        actor: &Actor,
        key: &EditionKey,
        title: &str,
        until: Option<NaiveDate>,
    ) -> Result<(Token, ShareLink)> {
        let token = Token::new(self.secrets.as_ref())?;
        let link = self.share_by(actor, key, title, until, &token).await?;
        Ok((token, link))
    }

    /// The links to drafts of a strategy, in the order in which they were made.
    pub async fn share_links(&self, actor: &Actor, slug: &Slug) -> Result<Vec<ShareLink>> {
        may_share(actor)?;
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        Ok(tx.share_links(&scope).await?)
    }

    /// Ends a link at once. One that was ended before stays as it was.
    pub async fn revoke_share(&self, actor: &Actor, slug: &Slug, id: ShareLinkId) -> Result<()> {
        may_share(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let ended = tx.share_links(&scope).await?.into_iter().find(|link| link.id == id);
        if ended.as_ref().is_some_and(|link| link.revoked_at.is_some()) {
            return Ok(());
        }
        tx.revoke_share_link(&scope, id, now).await?;
        let edition = ended.map(|link| link.edition.to_string()).unwrap_or_default();
        let entry = AuditEntry::new("share.revoke", edition).with("link", id.0.to_string());
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// What the link with this secret leads to; nothing where there never was one.
    pub async fn follow_share(&self, token: &Token) -> Result<Option<Followed>> {
        let tx = self.store.read().await?;
        let Some(edition) = tx.shared_edition(&token.hash()).await? else { return Ok(None) };
        if !edition.link.is_open(self.clock.now()) {
            return Ok(Some(Followed::Ended));
        }
        let council = tx.council_of(&edition.link).await?;
        let sha256 = &edition.snapshot_sha256;
        let snapshot = if let Some(snapshot) = self.at_hand.get(sha256) {
            snapshot
        } else {
            let document = tx.shared_snapshot(&edition).await?;
            self.keep_snapshot(sha256, &edition.link.edition, &document)?
        };
        drop(tx);
        if let Some(council) = council.as_ref().filter(|council| council.seen_at.is_none()) {
            let tx = self.store.write().await?;
            tx.note_council_seen(council.id, self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(Some(Followed::Open(Box::new(Shared { edition, snapshot, council }))))
    }

    /// A file of a draft that somebody reads by a link.
    pub async fn shared_file(
        &self,
        shared: &SharedEdition,
        lang: Lang,
        format: RenditionFormat,
    ) -> Result<Rendition> {
        Ok(self.store.read().await?.shared_rendition(shared, lang, format).await?)
    }

    /// A page of ours in full, to be handed on.
    pub fn in_full(&self, lang: Lang, page: &str) -> String {
        self.link(lang, page)
    }

    /// The demo's link to a draft, made where it is not there yet. Its secret is no secret: it follows from the draft's
    /// name, so that the demo's page can show it. Only where answers are invented.
    pub async fn share_in_demo(&self, actor: &Actor, key: &EditionKey, title: &str) -> Result<Token> {
        let token = demo_token(key);
        let tx = self.store.read().await?;
        if !tx.is_example().await? {
            return Err(Error::Forbidden("share a draft by a known secret"));
        }
        let is_there = tx.shared_edition(&token.hash()).await?.is_some();
        drop(tx);
        if !is_there {
            self.share_by(actor, key, title, None, &token).await?;
        }
        Ok(token)
    }

    /// The demo's links that can be used, each with its title.
    pub async fn demo_shares(&self) -> Result<Vec<(Slug, String, Token)>> {
        let tx = self.store.read().await?;
        let mut found = Vec::new();
        if !tx.is_example().await? {
            return Ok(found);
        }
        for key in tx.consultations().await? {
            let token = demo_token(&key);
            let link = tx.shared_edition(&token.hash()).await?.map(|shared| shared.link);
            found.extend(
                link.filter(|l| l.is_open(self.clock.now())).map(|link| (key.strategy, link.title, token)),
            );
        }
        Ok(found)
    }

    async fn share_by(
        &self,
        actor: &Actor,
        key: &EditionKey,
        title: &str,
        until: Option<NaiveDate>,
        token: &Token,
    ) -> Result<ShareLink> {
        may_share(actor)?;
        let title = checked_title(title)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, ..) = tx.open_strategy(&key.strategy, actor, None).await?;
        let until = match until {
            Some(day) => checked_day("until", day, now)?,
            None => last_day(&tx, &scope, key, now).await?,
        };
        let (link, entry) = add_link(&tx, &scope, actor, (key, &title, until, token), now).await?;
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

/// One more link in a transaction that does more than that, with the entry that it leaves in the trail.
pub(crate) async fn add_link(
    tx: &Tx,
    scope: &StrategyScope,
    actor: &Actor,
    (key, title, until, token): (&EditionKey, &str, NaiveDate, &Token),
    now: DateTime<Utc>,
) -> Result<(ShareLink, AuditEntry)> {
    if key.kind != EditionKind::Consultation || key.organisation.is_some() {
        return Err(Violation::error("edition", "share-no-draft").with("edition", key).into());
    }
    let link = ShareLink {
        id: tx.new_share_link_id(),
        edition: key.clone(),
        title: title.to_owned(),
        created_at: now,
        expires_at: clock::end_of(until),
        revoked_at: None,
    };
    tx.add_share_link(scope, &link, &token.hash(), actor).await?;
    let entry = AuditEntry::new("share.make", key.to_string())
        .with("link", link.id.0.to_string())
        .with("until", until.to_string());
    Ok((link, entry))
}

/// Handing a draft out is for who answers for it.
pub(crate) fn may_share(actor: &Actor) -> Result<()> {
    if actor.may_seal() { Ok(()) } else { Err(Error::Forbidden("share a draft")) }
}

pub(crate) fn checked_title(title: &str) -> Result<String> {
    let title = title.trim();
    match title.chars().count() {
        0 => Err(Violation::error("title", "share-no-title").into()),
        n if n > LONGEST_TITLE => {
            Err(Violation::error("title", "share-long-title").with("most", LONGEST_TITLE).into())
        }
        _ => Ok(title.to_owned()),
    }
}

pub(crate) fn checked_day(field: &str, day: NaiveDate, now: DateTime<Utc>) -> Result<NaiveDate> {
    let today = clock::local_date(now);
    if day < today {
        return Err(Violation::error(field, "share-past").into());
    }
    if day > today + LONGEST {
        return Err(Violation::error(field, "share-too-long").into());
    }
    Ok(day)
}

/// A while after the last meeting that is still to come or was just held, else a while from now.
pub(crate) async fn last_day(
    tx: &Tx,
    scope: &StrategyScope,
    key: &EditionKey,
    now: DateTime<Utc>,
) -> Result<NaiveDate> {
    let today = clock::local_date(now);
    let texts = tx.narratives(scope, &key.cycle, None).await?;
    let steps = texts.iter().flat_map(|(texts, _)| &texts.steps);
    let last = steps.map(|step| step.date).max().and_then(|day| day.checked_add_days(AFTER_THE_MEETING));
    let last = last.filter(|day| *day > today).unwrap_or(today + WITHOUT_MEETINGS);
    Ok(last.min(today + LONGEST))
}

/// What everybody who has the program can compute.
fn demo_token(key: &EditionKey) -> Token {
    Token::of_bytes(Sha256::digest(format!("malspar demo {key}")).into())
}
