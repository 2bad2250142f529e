//! The catalogue that is to come, written part by part by whoever answers for it, and put in force when it is ready.
//!
//! There is one draft for a strategy. Two people may write in it: each part is saved over what its writer saw, and else both
//! are shown. Where a pack has been put in force meanwhile, the draft is moved on top of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{code::Slug, role::Actor, strategy::Strategy, violation::Violation};
use malspar_storage::{AuditEntry, CatalogueDraft, StrategyScope, Tx};

use super::{
    check_runs,
    edit::{self, Part, Written},
    effect::{Applies, Effect},
    merge,
    pen::PartField,
};
use crate::{
    App, Error, Result,
    strategies::{self, ImportedStrategy},
};

/// The draft of a catalogue, or what is in force where nobody has begun one.
#[derive(Debug, Clone)]
pub struct Draft {
    /// All of it as it is to be.
    pub strategy: Strategy,
    /// When somebody last wrote in it; nothing where there is none yet.
    pub saved_at: Option<DateTime<Utc>>,
    /// It began as an earlier version than the one in force, and has been moved on top of it.
    pub moved: bool,
    /// What putting it in force would do; nothing where there is none, or where something is to be mended first.
    pub effect: Option<Effect>,
    /// What is to be mended first.
    pub problems: Vec<Violation>,
}

/// What became of a part that somebody wrote.
#[derive(Debug, Clone)]
pub enum SavedPart {
    /// It is in the draft.
    Saved,
    /// Something is to be mended; the fields are as they were typed.
    Wrong {
        /// As they were typed.
        fields: Vec<PartField>,
        /// What is to be mended.
        wrong: Vec<Violation>,
    },
    /// Somebody else has written in the same part since it was shown. Nothing has been stored.
    Clash {
        /// As they were typed.
        fields: Vec<PartField>,
        /// As they stand.
        theirs: Vec<PartField>,
        /// Stands for those.
        seen: String,
    },
}

/// What became of a draft that somebody put in force.
#[derive(Debug, Clone)]
pub enum PutInForce {
    /// It is.
    In(ImportedStrategy),
    /// It would do something else than what was seen. Nothing has been stored.
    Differs,
    /// There is none: it was put in force or thrown away before.
    None,
}

/// The draft as it is in a transaction.
struct Open {
    scope: StrategyScope,
    strategy: Strategy,
    version: u32,
    saved_at: Option<DateTime<Utc>>,
    moved: bool,
}

impl App {
    /// The draft with what it would do.
    pub async fn catalogue_to_come(&self, actor: &Actor, slug: &Slug) -> Result<Draft> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let open = open(&tx, actor, slug).await?;
        let mut problems = open.strategy.check();
        let mut effect = None;
        if open.saved_at.is_some() && problems.is_empty() {
            match Effect::of(&tx, actor, open.strategy.clone(), self.clock.now()).await {
                Ok(found) => effect = Some(found),
                Err(Error::Refused(why)) => problems = why,
                Err(other) => return Err(other),
            }
        }
        Ok(Draft { strategy: open.strategy, saved_at: open.saved_at, moved: open.moved, effect, problems })
    }

    /// The fields of a part of the draft, and what stands for them.
    pub async fn catalogue_part(
        &self,
        actor: &Actor,
        slug: &Slug,
        part: &Part,
    ) -> Result<Option<(Vec<PartField>, String)>> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let open = open(&tx, actor, slug).await?;
        Ok(edit::fields(&open.strategy, part).map(|fields| {
            let seen = edit::mark(&fields);
            (fields, seen)
        }))
    }

    /// Writes a part into the draft, which begins with it where there is none; nothing where there is no such part.
    pub async fn save_catalogue_part(
        &self,
        actor: &Actor,
        slug: &Slug,
        part: &Part,
        typed: &BTreeMap<String, String>,
        seen: &str,
    ) -> Result<Option<SavedPart>> {
        check_runs(actor)?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let open = open(&tx, actor, slug).await?;
        let Some(theirs) = edit::fields(&open.strategy, part) else { return Ok(None) };
        let Some(Written { strategy, fields, wrong }) = edit::write(&open.strategy, part, typed) else {
            return Ok(None);
        };
        let stands = edit::mark(&theirs);
        if stands != seen && edit::mark(&fields) != stands {
            return Ok(Some(SavedPart::Clash { fields, theirs, seen: stands }));
        }
        if !wrong.is_empty() {
            return Ok(Some(SavedPart::Wrong { fields, wrong }));
        }
        if strategy != open.strategy {
            self.keep_catalogue(&tx, &open, strategy, actor, "catalogue.draft", part).await?;
            tx.commit().await?;
        }
        Ok(Some(SavedPart::Saved))
    }

    /// Takes a part out of the draft: an objective that nothing belongs to, a question that nobody has answered, something
    /// that was to be arranged.
    pub async fn remove_catalogue_part(
        &self,
        actor: &Actor,
        slug: &Slug,
        part: &Part,
        seen: &str,
    ) -> Result<()> {
        check_runs(actor)?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let open = open(&tx, actor, slug).await?;
        let stands = edit::fields(&open.strategy, part).map(|fields| edit::mark(&fields));
        if stands.as_deref() != Some(seen) {
            return Err(Error::Conflict(part.place()));
        }
        let Some(after) = edit::take_away(&open.strategy, part) else {
            return Err(Error::Conflict(part.place()));
        };
        let wrong = after.check();
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        // What has been answered cannot go: said now, and not only when the draft is to be put in force.
        strategies::applies_from(&tx, actor, &after).await?;
        self.keep_catalogue(&tx, &open, after, actor, "catalogue.draft-remove", part).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Puts the draft in force, if it still does what was `seen`.
    pub async fn put_catalogue_in_force(&self, actor: &Actor, slug: &Slug, seen: &str) -> Result<PutInForce> {
        check_runs(actor)?;
        let draft = open(&self.store.read().await?, actor, slug).await?.strategy;
        self.tick_before(&draft).await?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let open = open(&tx, actor, slug).await?;
        if open.saved_at.is_none() {
            return Ok(PutInForce::None);
        }
        let wrong = open.strategy.check();
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        let effect = Effect::of(&tx, actor, open.strategy, self.clock.now()).await?;
        if effect.seen != seen || effect.applies == Applies::Same {
            return Ok(PutInForce::Differs);
        }
        let taken = strategies::take_in(&tx, actor, &effect.after, self.clock.now()).await?;
        tx.drop_catalogue_draft(&open.scope).await?;
        tx.commit().await?;
        Ok(PutInForce::In(taken))
    }

    /// Throws the draft away, if it is still as it was when that was decided.
    pub async fn drop_catalogue(&self, actor: &Actor, slug: &Slug, saved_at: DateTime<Utc>) -> Result<bool> {
        check_runs(actor)?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let open = open(&tx, actor, slug).await?;
        if open.saved_at.is_some_and(|at| at.timestamp() != saved_at.timestamp()) {
            return Err(Error::Conflict("draft".to_owned()));
        }
        let gone = tx.drop_catalogue_draft(&open.scope).await?;
        if gone {
            let entry = AuditEntry::new("catalogue.draft-drop", slug.as_str());
            tx.append_audit(&entry, actor, self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(gone)
    }

    async fn keep_catalogue(
        &self,
        tx: &Tx,
        open: &Open,
        strategy: Strategy,
        actor: &Actor,
        act: &str,
        part: &Part,
    ) -> Result<()> {
        let now = self.clock.now();
        let draft = CatalogueDraft { base_version: open.version, strategy, saved_at: now };
        tx.save_catalogue_draft(&open.scope, &draft).await?;
        let entry = AuditEntry::new(act, open.scope.slug().as_str()).with("part", part.place());
        Ok(tx.append_audit(&entry, actor, now).await?)
    }
}

async fn open(tx: &Tx, actor: &Actor, slug: &Slug) -> Result<Open> {
    let (scope, current, version) = tx.open_strategy(slug, actor, None).await?;
    let Some(draft) = tx.catalogue_draft(&scope).await? else {
        return Ok(Open { scope, strategy: current, version, saved_at: None, moved: false });
    };
    let saved_at = Some(draft.saved_at);
    if draft.base_version == version {
        return Ok(Open { scope, strategy: draft.strategy, version, saved_at, moved: false });
    }
    let base = tx.catalogue_version(&scope, draft.base_version).await?;
    let strategy = merge::onto(&base, &draft.strategy, &current).unwrap_or(draft.strategy);
    Ok(Open { scope, strategy, version, saved_at, moved: true })
}
