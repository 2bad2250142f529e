//! What people write for the report of a cycle: read, checked, taken in and given out as a file.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    narrative::Narratives,
    role::Actor,
    strategy::Strategy,
};
use malspar_exchange::{narrative, pack::PackProblem};
use malspar_render::gaps;
use malspar_storage::{AuditEntry, StrategyScope, Tx};

use crate::{App, Error, Result};

/// Texts that have been taken in, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedNarratives {
    /// The version that holds then, counted from 1.
    pub version: u32,
    /// Is it a new one?
    pub changed: bool,
    /// What to look at once more. It stops nothing.
    pub warnings: Vec<PackProblem>,
    /// The version before, which stays: its number, and when it came.
    pub before: Option<(u32, DateTime<Utc>)>,
    /// What was written in it and is not any more, by its place in the file: `objectives.2.1.analysis`.
    pub gone: Vec<String>,
}

impl App {
    /// Takes a file of texts in as those of the cycle, in the place of what there was. With `dry_run` it is read and
    /// checked, and nothing is stored.
    pub async fn import_narratives(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        text: &str,
        dry_run: bool,
    ) -> Result<ImportedNarratives> {
        may_write(actor)?;
        let tx = if dry_run { self.store.read().await? } else { self.store.write().await? };
        let (scope, strategy) = open(&tx, actor, slug, cycle, None).await?;
        let read = narrative::read(text, &strategy).map_err(Error::Pack)?;
        let last = tx.narrative_version(&scope, cycle, None).await?;
        let imported = ImportedNarratives {
            version: 0,
            changed: false,
            warnings: read.warnings,
            before: last.as_ref().map(|last| (last.version, last.recorded_at)),
            gone: last.as_ref().map(|last| gone(&last.narratives, &read.narratives)).unwrap_or_default(),
        };
        if dry_run {
            let version = last.as_ref().map_or(0, |last| last.version);
            let changed = last.is_none_or(|last| last.narratives != read.narratives);
            return Ok(ImportedNarratives { version: version + u32::from(changed), changed, ..imported });
        }
        let now = self.clock.now();
        let saved = tx.save_narratives(&scope, cycle, &read.narratives, actor, now).await?;
        if saved.changed {
            let entry = AuditEntry::new("narratives.import", format!("{slug}/{cycle}"));
            tx.append_audit(&entry.with("version", saved.version), actor, now).await?;
        }
        tx.commit().await?;
        Ok(ImportedNarratives { version: saved.version, changed: saved.changed, ..imported })
    }

    /// The texts of a cycle with the number of their version, as they stand or as they were known at `as_of`; nothing
    /// where nothing has been written.
    pub async fn narratives(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<(Narratives, u32)>> {
        may_write(actor)?;
        let tx = self.store.read().await?;
        let (scope, _) = open(&tx, actor, slug, cycle, as_of).await?;
        Ok(tx.narratives(&scope, cycle, as_of).await?)
    }

    /// The texts of a cycle as a file that reads back as the same, as they stand or as they were known at `as_of`; nothing
    /// where nothing has been written.
    pub async fn export_narratives(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<String>> {
        let found = self.narratives(actor, slug, cycle, as_of).await?;
        Ok(found.map(|(narratives, _)| narrative::write(&narratives)))
    }

    /// Holds a file of texts against the catalogue that applies to the cycle, and gives what to look at once more.
    pub async fn check_narratives(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        text: &str,
    ) -> Result<Vec<PackProblem>> {
        may_write(actor)?;
        let tx = self.store.read().await?;
        let (_, strategy) = open(&tx, actor, slug, cycle, None).await?;
        Ok(narrative::read(text, &strategy).map_err(Error::Pack)?.warnings)
    }

    /// The figures that a file of texts names and that a draft would not have now, each at its place: nobody has answered
    /// yet, or the number is not shown. And the characters in it that cannot be shown.
    pub async fn narrative_gaps(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        text: &str,
    ) -> Result<Vec<PackProblem>> {
        may_write(actor)?;
        let figures = self.disclosed(actor, slug, cycle, None).await?;
        let read = narrative::read(text, &figures.strategy).map_err(Error::Pack)?;
        let mut gaps = read.narratives.without_figure(&figures.strategy, &figures.progress);
        gaps.extend(gaps::signs_of(&read.narratives));
        Ok(narrative::places(text, gaps))
    }
}

/// What was written and is not any more.
fn gone(before: &Narratives, after: &Narratives) -> Vec<String> {
    let after = after.written();
    before.written().into_iter().filter(|part| !after.contains(part)).collect()
}

pub(crate) fn may_write(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() {
        Ok(())
    } else {
        Err(Error::Forbidden("read or write the texts of a cycle"))
    }
}

/// The strategy with the catalogue that applies to the cycle.
pub(crate) async fn open(
    tx: &Tx,
    actor: &Actor,
    slug: &Slug,
    key: &CycleKey,
    as_of: Option<DateTime<Utc>>,
) -> Result<(StrategyScope, Strategy)> {
    let (scope, newest, _) = tx.open_strategy(slug, actor, as_of).await?;
    let cycle = newest.cycle(key).ok_or_else(|| Error::no_cycle(slug, key))?;
    let (strategy, _) = tx.catalogue_of(&scope, cycle.period.years, as_of).await?;
    Ok((scope, strategy))
}
