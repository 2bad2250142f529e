//! The catalogue of a strategy as whoever answers for it works on it: what is in force, what another one would do, and the
//! draft of the next.
//!
//! Nothing is put in force unseen: [`Effect`] says first what a catalogue changes and from which cycle, and what was seen is
//! what is put in force, or nothing.

mod draft;
mod edit;
mod effect;
mod merge;
mod parts;
mod pen;

use chrono::Duration;
use malspar_domain::{code::Slug, id::UploadId, role::Actor, strategy::Strategy, violation::Violation};
use malspar_exchange::pack;
use malspar_storage::{CatalogueVersion, Tx};

pub use draft::{Draft, PutInForce, SavedPart};
pub use edit::Part;
pub use effect::{Applies, Effect};
pub use pen::{Control, PartField};

use crate::{
    App, Error, Result,
    strategies::{self, ImportedStrategy},
};

/// The largest pack that is read, in bytes. The largest that is shipped has some 70 000.
pub const MAX_PACK: usize = 1024 * 1024;
/// So long a pack waits for a yes.
const WAITS: Duration = Duration::hours(1);

/// The catalogue in force, and those before it.
#[derive(Debug, Clone)]
pub struct InForce {
    /// The newest.
    pub strategy: Strategy,
    /// Every version, oldest first.
    pub versions: Vec<CatalogueVersion>,
    /// Is somebody writing the next one?
    pub has_draft: bool,
}

/// What a pack would do.
#[derive(Debug, Clone)]
pub struct PackPreview {
    /// What.
    pub effect: Effect,
    /// The pack that lies here; none where it would change nothing.
    pub upload: Option<UploadId>,
}

/// What became of a pack that somebody said yes to.
#[derive(Debug, Clone)]
pub enum TakenPack {
    /// It is in force.
    In(ImportedStrategy),
    /// It would do something else by now. Nothing has been stored.
    Differs(Box<PackPreview>),
    /// It was put in force before: somebody has said yes twice.
    Already,
    /// It has waited too long.
    Gone,
}

impl App {
    /// The catalogue of a strategy with its versions.
    pub async fn catalogue(&self, actor: &Actor, slug: &Slug) -> Result<InForce> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let versions = tx.catalogue_versions(&scope).await?;
        let has_draft = tx.catalogue_draft(&scope).await?.is_some();
        Ok(InForce { strategy, versions, has_draft })
    }

    /// Says what a pack would do, and keeps it for a while: for the strategy at hand, or for one that there is not yet.
    pub async fn preview_pack(
        &self,
        actor: &Actor,
        at_hand: Option<&Slug>,
        bytes: Vec<u8>,
    ) -> Result<PackPreview> {
        check_runs(actor)?;
        let (strategy, bytes) = read(bytes).await?;
        let tx = self.store.read().await?;
        check_place(&tx, actor, at_hand, &strategy).await?;
        let effect = Effect::of(&tx, actor, strategy, self.clock.now()).await?;
        drop(tx);
        if effect.applies == Applies::Same {
            return Ok(PackPreview { effect, upload: None });
        }
        let (tx, now) = (self.store.write().await?, self.clock.now());
        let upload = tx.hold_upload(actor.account, &subject(at_hand), &bytes, now, now + WAITS).await?;
        tx.commit().await?;
        Ok(PackPreview { effect, upload: Some(upload) })
    }

    /// Puts a pack in force that was looked at, if it still does what was `seen`.
    pub async fn take_in_pack(
        &self,
        actor: &Actor,
        at_hand: Option<&Slug>,
        upload: UploadId,
        seen: &str,
    ) -> Result<TakenPack> {
        check_runs(actor)?;
        let (subject, now) = (subject(at_hand), self.clock.now());
        let held = self.store.read().await?.held_upload(upload, actor.account, &subject, now).await?;
        let bytes = match held {
            None => return Ok(TakenPack::Gone),
            Some(bytes) if bytes.is_empty() => return Ok(TakenPack::Already),
            Some(bytes) => bytes,
        };
        let (strategy, _) = read(bytes).await?;
        self.tick_before(&strategy).await?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(&strategy.slug).await?;
        // From here on a first yes that was on its way has been done.
        match tx.held_upload(upload, actor.account, &subject, now).await? {
            None => return Ok(TakenPack::Gone),
            Some(bytes) if bytes.is_empty() => return Ok(TakenPack::Already),
            Some(_) => {}
        }
        check_place(&tx, actor, at_hand, &strategy).await?;
        let effect = Effect::of(&tx, actor, strategy, self.clock.now()).await?;
        if effect.seen != seen {
            return Ok(TakenPack::Differs(Box::new(PackPreview { effect, upload: Some(upload) })));
        }
        let taken = strategies::take_in(&tx, actor, &effect.after, now).await?;
        tx.empty_upload(upload).await?;
        tx.commit().await?;
        Ok(TakenPack::In(taken))
    }
}

/// A large pack may take a while to read: it is read beside whatever else is going on.
async fn read(bytes: Vec<u8>) -> Result<(Strategy, Vec<u8>)> {
    if bytes.len() > MAX_PACK {
        return Err(Violation::error("fil", "catalogue-pack-too-large").into());
    }
    let reading = tokio::task::spawn_blocking(move || {
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Error::from(Violation::error("fil", "catalogue-pack-encoding")))?;
        let strategy = pack::read(text).map_err(Error::Pack)?;
        Ok((strategy, bytes))
    });
    reading.await.map_err(|e| Error::Data(e.to_string()))?
}

fn subject(at_hand: Option<&Slug>) -> String {
    at_hand.map_or_else(|| "catalogue".to_owned(), |slug| format!("catalogue/{slug}"))
}

/// A pack is for the strategy at whose page it was sent, and of the actor's own region, in whose county it is.
async fn check_place(tx: &Tx, actor: &Actor, at_hand: Option<&Slug>, strategy: &Strategy) -> Result<()> {
    let refused = |code: &str| Violation::error("fil", code);
    if let Some(expected) = at_hand
        && *expected != strategy.slug
    {
        let refused = refused("catalogue-other-strategy").with("found", &strategy.slug);
        return Err(refused.with("expected", expected).into());
    }
    if at_hand.is_none() && tx.strategies().await?.contains(&strategy.slug) {
        return Err(refused("catalogue-there-already").with("slug", &strategy.slug).into());
    }
    // Its desk would lie behind the page on which a new one is begun.
    if strategy.slug.as_str() == "ny" {
        return Err(refused("catalogue-slug-reserved").with("slug", &strategy.slug).into());
    }
    if actor.is_of_the_service() {
        return Ok(());
    }
    if !actor.is_of(&strategy.slug) {
        return Err(Error::Forbidden("another strategy"));
    }
    if strategy.region != actor.organisation {
        let refused = refused("catalogue-other-region").with("found", &strategy.region);
        return Err(refused.with("expected", &actor.organisation).into());
    }
    strategies::check_county(tx, strategy).await
}

fn check_runs(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("change a catalogue")) }
}
