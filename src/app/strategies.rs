//! Importing a strategy pack.

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    code::{IndicatorCode, Slug},
    cycle::CycleState,
    cycle_plan::Move,
    indicator::Indicator,
    lang::Lang,
    organisation::{OrganisationKind, OrganisationRecord},
    role::Actor,
    strategy::Strategy,
    violation::Violation,
};
use malspar_exchange::pack;
use malspar_storage::{self as storage, AuditEntry, Tx};

use crate::{App, Error, Result, clockwork::moved};

/// A pack that has been taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedStrategy {
    /// The strategy.
    pub slug: Slug,
    /// The version of the catalogue, counted from 1.
    pub version: u32,
    /// Was anything new in it?
    pub changed: bool,
    /// The first year whose cycles it applies to; none where it applies to all.
    pub applies_from: Option<i32>,
    /// The indicators and questions that are new or other than before.
    pub differs: Vec<IndicatorCode>,
    /// What the service does at another time than it was planned before.
    pub moves: Vec<Move>,
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
        self.tick_before(&strategy).await?;
        let tx = self.store.write().await?;
        let imported = take_in(&tx, actor, &strategy, self.clock.now()).await;
        let imported = imported.map_err(|error| at_its_line(text, error))?;
        tx.commit().await?;
        Ok(imported)
    }

    /// What importing a pack would come to; refused where the import would be. Stores nothing.
    pub async fn try_strategy(&self, actor: &Actor, text: &str) -> Result<ImportedStrategy> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("import a strategy"));
        }
        let strategy = Self::check_strategy(text)?;
        // Never committed.
        let tx = self.store.write().await?;
        take_in(&tx, actor, &strategy, self.clock.now()).await.map_err(|error| at_its_line(text, error))
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

/// The field of a pack that says in which county the strategy is.
const COUNTY: &str = "county";

/// What is wrong with the county is mended in one line of the file: it is said with that line.
fn at_its_line(text: &str, error: Error) -> Error {
    match error {
        Error::Refused(wrong) if wrong.iter().all(|v| v.field == COUNTY) => {
            Error::Pack(pack::located(text, wrong))
        }
        other => other,
    }
}

/// A strategy is in the county that its region belongs to, by the register or, where that has not heard of the region, by
/// the region's code. Otherwise it would be other regions' municipalities that are asked.
pub(crate) async fn check_county(tx: &Tx, strategy: &Strategy) -> Result<()> {
    let region = &strategy.region;
    let county = match tx.organisation_record(region).await {
        Ok(record) => Some(record.county),
        Err(storage::Error::NotFound(_)) => region.as_str().strip_prefix("00").map(str::to_owned),
        Err(other) => return Err(other.into()),
    };
    match county {
        Some(county) if county != strategy.county => {
            let refused = Violation::error(COUNTY, "catalogue-other-county")
                .with("found", &strategy.county)
                .with("region", region)
                .with("expected", county);
            Err(refused.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Saves a strategy as a new version of its catalogue, and lays out its cycles.
pub(crate) async fn take_in(
    tx: &Tx,
    actor: &Actor,
    strategy: &Strategy,
    now: DateTime<Utc>,
) -> Result<ImportedStrategy> {
    check_county(tx, strategy).await?;
    if tx.municipalities(&strategy.county, clock::local_date(now)).await?.is_empty() {
        let county = &strategy.county;
        return Err(Violation::error(COUNTY, "pack-county-empty").with("county", county).into());
    }
    let moves = moved::moves(tx, actor, strategy, now).await?;
    let differs = differing(tx, actor, strategy).await?;
    let applies_from = applies_from(tx, actor, strategy).await?;
    tx.save_organisations(&[region_of(strategy)]).await?;
    let saved = tx.save_catalogue(strategy, applies_from, actor, now).await?;
    let (scope, ..) = tx.open_strategy(&strategy.slug, actor, None).await?;
    tx.save_cycles(&scope, &strategy.cycles()).await?;
    moved::begin(tx, &scope, &moves, now).await?;
    if saved.changed {
        let entry = AuditEntry::new("strategy.import", strategy.slug.as_str()).with("version", saved.version);
        tx.append_audit(&entry, actor, now).await?;
    }
    Ok(ImportedStrategy {
        slug: strategy.slug.clone(),
        version: saved.version,
        changed: saved.changed,
        applies_from: Some(saved.applies_from).filter(|year| *year != ALWAYS),
        differs,
        moves,
    })
}

/// What is asked otherwise, or worded otherwise, than in the version before; nothing where there is none.
async fn differing(tx: &Tx, actor: &Actor, new: &Strategy) -> Result<Vec<IndicatorCode>> {
    if !tx.strategies().await?.contains(&new.slug) {
        return Ok(Vec::new());
    }
    let (_, old, _) = tx.open_strategy(&new.slug, actor, None).await?;
    let other = |i: &&Indicator| old.indicator(&i.code) != Some(*i);
    Ok(new.asked().filter(other).map(|i| i.code.clone()).collect())
}

/// The first year whose cycles the new version applies to. What only words anew applies at once; what asks or counts
/// otherwise, or aims at something else, applies to the cycles that have not been opened yet, so that what was asked and
/// reported keeps its meaning. What has been asked about cannot be asked about another time, nor under another code: the
/// values would no longer be found.
pub(crate) async fn applies_from(tx: &Tx, actor: &Actor, new: &Strategy) -> Result<i32> {
    if !tx.strategies().await?.contains(&new.slug) {
        return Ok(ALWAYS);
    }
    let (scope, old, _) = tx.open_strategy(&new.slug, actor, None).await?;
    let mut begun = Vec::new();
    for cycle in old.cycles() {
        if tx.cycle_state(&scope, &cycle.key).await? != CycleState::Planned {
            begun.push(cycle);
        }
    }
    let Some(last_begun) = begun.iter().map(|cycle| cycle.period.years.from).max() else {
        return Ok(ALWAYS);
    };
    let mut refused: Vec<_> = begun
        .iter()
        .filter(|cycle| new.cycle(&cycle.key).is_none_or(|same| same.period != cycle.period))
        .map(|cycle| Violation::error("follow_up", "pack-cycle-moved").with("cycle", &cycle.key))
        .collect();
    if old.county != new.county {
        refused.push(Violation::error(COUNTY, "pack-county-moved").with("county", &old.county));
    }
    refused.extend(old.asked().filter_map(|before| refused_change(before, new.indicator(&before.code))));
    if !refused.is_empty() {
        return Err(Error::Refused(refused));
    }
    let from = tx.catalogue_versions(&scope).await?.last().map_or(ALWAYS, |last| last.applies_from);
    if old.means_the_same(new) {
        return Ok(from);
    }
    // The next cycle after all that have begun; without one, whenever there is one.
    let later =
        new.cycles().into_iter().map(|cycle| cycle.period.years.from).filter(|year| *year > last_begun);
    Ok(later.min().unwrap_or(last_begun + 1).max(from))
}

/// A version that applies to every cycle that there is.
pub(crate) const ALWAYS: i32 = 0;

/// Why `after` cannot follow `before`, which has been answered.
fn refused_change(before: &Indicator, after: Option<&Indicator>) -> Option<Violation> {
    let code = &before.code;
    let Some(after) = after else {
        return Some(Violation::error("indicators", "pack-indicator-gone").with("code", code));
    };
    let another = Indicator { definition: before.definition, ..after.clone() };
    if after.definition < before.definition {
        Some(Violation::error("indicators", "pack-definition-back").with("code", code))
    } else if after.definition == before.definition && !before.counts_the_same(&another) {
        let next = before.definition + 1;
        Some(Violation::error("indicators", "pack-definition-same").with("code", code).with("next", next))
    } else {
        None
    }
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
