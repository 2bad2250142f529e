//! What a region follows up, as whoever runs the follow-up sees it: the strategies, their cycles, and how far each is.

use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::{CycleState, FollowUpCycle},
    role::Actor,
    strategy::Strategy,
};
use malspar_storage::Tx;

use crate::{App, Error, Result};

/// A strategy with its cycles.
#[derive(Debug, Clone)]
pub struct FollowedUp {
    /// The newest catalogue.
    pub strategy: Strategy,
    /// Its cycles, oldest first.
    pub cycles: Vec<CycleThen>,
}

/// A cycle and how far it is.
#[derive(Debug, Clone)]
pub struct CycleThen {
    /// Which.
    pub cycle: FollowUpCycle,
    /// How far it is.
    pub state: CycleState,
}

impl FollowedUp {
    /// The cycle with this name.
    pub fn cycle(&self, key: &CycleKey) -> Option<&CycleThen> {
        self.cycles.iter().find(|then| &then.cycle.key == key)
    }

    /// The cycle that there is something to do in: the latest that has been opened, or else the first.
    pub fn at_hand(&self) -> Option<&CycleThen> {
        let begun = self.cycles.iter().rfind(|then| then.state != CycleState::Planned);
        begun.or_else(|| self.cycles.first())
    }
}

impl App {
    /// Every strategy that this person runs the follow-up of.
    pub async fn follow_ups(&self, actor: &Actor) -> Result<Vec<FollowedUp>> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let mut all = Vec::new();
        for slug in tx.strategies().await? {
            match read(&tx, actor, &slug).await {
                Ok(followed) => all.push(followed),
                // Another region's.
                Err(Error::NotFound(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(all)
    }

    /// One of them.
    pub async fn follow_up(&self, actor: &Actor, slug: &Slug) -> Result<FollowedUp> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        read(&tx, actor, slug).await
    }
}

fn check_runs(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("run the follow-up")) }
}

async fn read(tx: &Tx, actor: &Actor, slug: &Slug) -> Result<FollowedUp> {
    let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
    let mut cycles = Vec::new();
    for cycle in strategy.cycles() {
        let state = tx.cycle_state(&scope, &cycle.key).await?;
        cycles.push(CycleThen { cycle, state });
    }
    Ok(FollowedUp { strategy, cycles })
}
