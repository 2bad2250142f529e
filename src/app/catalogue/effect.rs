//! What a catalogue would do if it were put in force: what differs, from when, and what becomes of series, forms and targets.

use chrono::{DateTime, Utc};
use malspar_domain::{
    cycle::{CycleState, FollowUpCycle},
    cycle_plan::Move,
    indicator::Indicator,
    role::Actor,
    strategy::Strategy,
};
use malspar_storage::Tx;
use sha2::{Digest, Sha256};

use crate::{
    Error, Result,
    clockwork::moved,
    strategies::{self, ALWAYS},
};

/// From when a catalogue would apply, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// There was no such strategy before.
    New,
    /// It says what is in force already.
    Same,
    /// It only words anew, so it applies wherever the one before does.
    Words,
    /// No cycle has been opened, so nothing has been asked by the one before.
    Unopened,
    /// It asks, counts or aims otherwise, so it applies to what has not been opened yet.
    From {
        /// The first year.
        year: i32,
        /// The cycle that begins with it, where one is planned.
        cycle: Option<FollowUpCycle>,
    },
}

/// What a catalogue would do.
#[derive(Debug, Clone)]
pub struct Effect {
    /// What is in force; nothing for a strategy that is new.
    pub before: Option<Strategy>,
    /// What would be.
    pub after: Strategy,
    /// From when.
    pub applies: Applies,
    /// The cycles whose forms are out.
    pub open: Vec<FollowUpCycle>,
    /// What the service would do at another time than it is planned now.
    pub moves: Vec<Move>,
    /// Stands for all that, so that nothing else is said yes to.
    pub seen: String,
}

impl Effect {
    /// What putting `after` in force would do now; refused where it cannot follow what is in force.
    pub(super) async fn of(tx: &Tx, actor: &Actor, after: Strategy, now: DateTime<Utc>) -> Result<Self> {
        let year = strategies::applies_from(tx, actor, &after).await?;
        let (mut before, mut version, mut open) = (None, 0, Vec::new());
        if tx.strategies().await?.contains(&after.slug) {
            let (scope, strategy, number) = tx.open_strategy(&after.slug, actor, None).await?;
            for cycle in strategy.cycles() {
                if tx.cycle_state(&scope, &cycle.key).await? == CycleState::Collecting {
                    open.push(cycle);
                }
            }
            (before, version) = (Some(strategy), number);
        }
        let applies = applies(before.as_ref(), &after, year);
        let said = serde_json::to_vec(&(version, year, &after)).map_err(|e| Error::Data(e.to_string()))?;
        let seen = format!("{:x}", Sha256::digest(said));
        let moves = moved::moves(tx, actor, &after, now).await?;
        Ok(Self { before, after, applies, open, moves, seen })
    }

    /// The questions that become others: their series break, and what was answered before is not compared.
    pub fn breaks(&self) -> Vec<&Indicator> {
        self.pairs().filter(|(old, new)| new.definition > old.definition).map(|(_, new)| new).collect()
    }

    /// The indicators that aim at something else than before.
    pub fn targets(&self) -> Vec<&Indicator> {
        let aimed = self.pairs().filter(|(old, new)| old.target != new.target).map(|(_, new)| new);
        let new = self.added().into_iter().filter(|i| i.target.is_some() && self.before.is_some());
        aimed.chain(new).collect()
    }

    /// What is asked that was not asked before.
    pub fn added(&self) -> Vec<&Indicator> {
        self.after.asked().filter(|i| self.old(i).is_none()).collect()
    }

    /// What is asked no more.
    pub fn gone(&self) -> Vec<&Indicator> {
        let old = self.before.iter().flat_map(Strategy::asked);
        old.filter(|i| self.after.indicator(&i.code).is_none()).collect()
    }

    fn old(&self, new: &Indicator) -> Option<&Indicator> {
        self.before.as_ref()?.indicator(&new.code)
    }

    fn pairs(&self) -> impl Iterator<Item = (&Indicator, &Indicator)> {
        self.after.asked().filter_map(|new| Some((self.old(new)?, new)))
    }
}

fn applies(before: Option<&Strategy>, after: &Strategy, year: i32) -> Applies {
    let Some(before) = before else { return Applies::New };
    if before == after {
        Applies::Same
    } else if before.means_the_same(after) {
        Applies::Words
    } else if year == ALWAYS {
        Applies::Unopened
    } else {
        let cycle = after.cycles().into_iter().find(|cycle| cycle.period.years.from == year);
        Applies::From { year, cycle }
    }
}
