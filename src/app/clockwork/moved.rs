//! A changed rule: what has come by the old one is done by it, and the new one plans nothing for a time that has been.

use chrono::{DateTime, Utc};
use malspar_domain::{cycle_plan::Move, role::Actor, schedule::Zone, strategy::Strategy};
use malspar_storage::{StrategyScope, Tx};

use crate::{App, Result};

impl App {
    /// What would be planned otherwise with `new` in force.
    pub async fn moved(&self, actor: &Actor, new: &Strategy) -> Result<Vec<Move>> {
        moves(&self.store.read().await?, actor, new, self.clock.now()).await
    }

    /// Does by the old rule what has come, where the new one plans otherwise.
    pub(crate) async fn tick_before(&self, new: &Strategy) -> Result<()> {
        // By whom it is asked is for the use case to find out: to look at the clock is nobody's secret.
        if !self.moved(&Actor::the_service(), new).await?.is_empty() {
            self.tick().await?;
        }
        Ok(())
    }
}

/// What would be planned otherwise; nothing where the strategy is new.
pub(crate) async fn moves(tx: &Tx, actor: &Actor, new: &Strategy, now: DateTime<Utc>) -> Result<Vec<Move>> {
    if !tx.strategies().await?.contains(&new.slug) {
        return Ok(Vec::new());
    }
    let (_, old, _) = tx.open_strategy(&new.slug, actor, None).await?;
    Ok(old.moved(new, Zone::default().local(now)))
}

/// Lets the clock begin with a strategy, or go on by its new rule from now.
pub(crate) async fn begin(tx: &Tx, scope: &StrategyScope, moves: &[Move], now: DateTime<Utc>) -> Result<()> {
    let local = Zone::default().local(now);
    tx.begin_rule_steps(scope, local).await?;
    if moves.is_empty() {
        return Ok(());
    }
    for (step, until) in tx.rule_steps(scope).await? {
        if until < local {
            tx.advance_rule_step(scope, step, until, local).await?;
        }
    }
    Ok(())
}
