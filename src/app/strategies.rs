//! Importing a strategy pack.

use malspar_domain::{
    code::Slug,
    cycle::CycleState,
    lang::Lang,
    organisation::{OrganisationKind, OrganisationRecord},
    role::Actor,
    strategy::Strategy,
    violation::Violation,
};
use malspar_exchange::pack;
use malspar_storage::{AuditEntry, Tx};

use crate::{App, Error, Result};

/// A pack that has been taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedStrategy {
    /// The strategy.
    pub slug: Slug,
    /// The version of the catalogue, counted from 1.
    pub version: u32,
    /// Was anything new in it?
    pub changed: bool,
}

impl App {
    /// Reads a pack and says everything that is wrong with it; stores nothing.
    pub fn check_strategy(text: &str) -> Result<Strategy> {
        pack::read(text).map_err(Error::Pack)
    }

    /// Takes a pack in as a new version of the strategy's catalogue, and lays out its cycles.
    pub async fn import_strategy(&self, actor: &Actor, text: &str) -> Result<ImportedStrategy> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("import a strategy"));
        }
        let strategy = Self::check_strategy(text)?;
        let now = self.clock.now();
        let tx = self.store.write().await?;
        check_begun_cycles(&tx, actor, &strategy).await?;
        tx.save_organisations(&[region_of(&strategy)]).await?;
        let saved = tx.save_catalogue(&strategy, actor, now).await?;
        let (scope, ..) = tx.open_strategy(&strategy.slug, actor, None).await?;
        tx.save_cycles(&scope, &strategy.cycles()).await?;
        if saved.changed {
            let entry =
                AuditEntry::new("strategy.import", strategy.slug.as_str()).with("version", saved.version);
            tx.append_audit(&entry, actor, now).await?;
        }
        tx.commit().await?;
        Ok(ImportedStrategy { slug: strategy.slug, version: saved.version, changed: saved.changed })
    }

    /// The strategy's catalogue as a pack.
    pub async fn export_strategy(&self, actor: &Actor, slug: &Slug) -> Result<String> {
        let tx = self.store.read().await?;
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        Ok(pack::write(&strategy))
    }

    /// The strategies that there are.
    pub async fn strategies(&self) -> Result<Vec<Slug>> {
        Ok(self.store.read().await?.strategies().await?)
    }

    /// Their titles: the one thing of a strategy that is public before anything is published.
    pub async fn strategy_titles(&self, lang: Lang) -> Result<Vec<String>> {
        Ok(self.store.read().await?.strategy_titles(lang).await?)
    }
}

/// What has been asked about cannot be asked about another time, nor under another code: the values would no longer be
/// found.
async fn check_begun_cycles(tx: &Tx, actor: &Actor, new: &Strategy) -> Result<()> {
    if !tx.strategies().await?.contains(&new.slug) {
        return Ok(());
    }
    let (scope, old, _) = tx.open_strategy(&new.slug, actor, None).await?;
    let mut moved = Vec::new();
    let mut any_begun = false;
    for cycle in old.cycles() {
        let begun = tx.cycle_state(&scope, &cycle.key).await? != CycleState::Planned;
        any_begun |= begun;
        if begun && new.cycle(&cycle.key).is_none_or(|same| same.period != cycle.period) {
            moved.push(Violation::error("follow_up", "pack-cycle-moved").with("cycle", &cycle.key));
        }
    }
    for gone in old.indicators.iter().filter(|i| any_begun && new.indicator(&i.code).is_none()) {
        moved.push(Violation::error("indicators", "pack-indicator-gone").with("code", &gone.code));
    }
    if moved.is_empty() { Ok(()) } else { Err(Error::Refused(moved)) }
}

fn region_of(strategy: &Strategy) -> OrganisationRecord {
    OrganisationRecord {
        code: strategy.region.clone(),
        name: strategy.region_name.sv.clone(),
        kind: OrganisationKind::Region,
        county: strategy.county.clone(),
        valid_from: None,
        valid_to: None,
    }
}
