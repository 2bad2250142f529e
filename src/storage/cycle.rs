//! The state of each cycle. Everything else about a cycle follows from the catalogue.

use std::collections::BTreeSet;

use malspar_domain::{
    code::CycleKey,
    cycle::{CycleState, FollowUpCycle},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select, sea_query::Expr,
};

use crate::{Error, Result, StrategyScope, Thing, Tx, entity::follow_up_cycle};

impl Tx {
    /// Adds the cycles that are not there yet, planned; leaves the others as they are.
    pub async fn save_cycles(&self, scope: &StrategyScope, cycles: &[FollowUpCycle]) -> Result<()> {
        let there: BTreeSet<String> = follow_up_cycle::Entity::find()
            .filter(follow_up_cycle::Column::StrategyId.eq(scope.strategy))
            .all(&self.inner)
            .await?
            .into_iter()
            .map(|row| row.key)
            .collect();
        let new: Vec<_> = cycles
            .iter()
            .filter(|cycle| !there.contains(cycle.key.as_str()))
            .map(|cycle| follow_up_cycle::ActiveModel {
                id: Set(self.new_id()),
                strategy_id: Set(scope.strategy),
                key: Set(cycle.key.to_string()),
                state: Set(CycleState::Planned.code().to_owned()),
            })
            .collect();
        if !new.is_empty() {
            follow_up_cycle::Entity::insert_many(new).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// How far the cycle has come. In a transaction that may write it stays so until that ends: what is done because
    /// the cycle takes answers is done while it takes them.
    pub async fn cycle_state(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<CycleState> {
        let found = Self::find_cycle(scope, cycle);
        let found = if self.is_read_only() { found } else { found.lock_shared() };
        let row = found.one(&self.inner).await?;
        cycle_state(&row.ok_or_else(|| missing(scope, cycle))?)
    }

    /// The same, and nobody else looks at it meanwhile. Needs a transaction that may write.
    pub(crate) async fn hold_cycle(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<CycleState> {
        let row = Self::find_cycle(scope, cycle).lock_exclusive().one(&self.inner).await?;
        cycle_state(&row.ok_or_else(|| missing(scope, cycle))?)
    }

    /// Moves the cycle on; [`Error::CycleIs`] where it is not in `from`.
    pub async fn move_cycle(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        from: CycleState,
        to: CycleState,
    ) -> Result<()> {
        let row = self.cycle_row(scope, cycle).await?;
        let moved = follow_up_cycle::Entity::update_many()
            .col_expr(follow_up_cycle::Column::State, Expr::value(to.code()))
            .filter(follow_up_cycle::Column::Id.eq(row.id))
            .filter(follow_up_cycle::Column::State.eq(from.code()))
            .exec(&self.inner)
            .await?;
        if moved.rows_affected == 0 {
            // It never was, or somebody else moved it first: either way this is how it is now.
            return Err(Error::CycleIs { cycle: cycle.clone(), state: cycle_state(&row)? });
        }
        Ok(())
    }

    pub(crate) async fn cycle_row(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<follow_up_cycle::Model> {
        Self::find_cycle(scope, cycle).one(&self.inner).await?.ok_or_else(|| missing(scope, cycle))
    }

    fn find_cycle(scope: &StrategyScope, cycle: &CycleKey) -> Select<follow_up_cycle::Entity> {
        follow_up_cycle::Entity::find()
            .filter(follow_up_cycle::Column::StrategyId.eq(scope.strategy))
            .filter(follow_up_cycle::Column::Key.eq(cycle.as_str()))
    }
}

fn missing(scope: &StrategyScope, cycle: &CycleKey) -> Error {
    Error::not_found(Thing::Cycle, format!("{}, {cycle}", scope.slug))
}

fn cycle_state(row: &follow_up_cycle::Model) -> Result<CycleState> {
    CycleState::from_code(&row.state).ok_or_else(|| Error::unreadable("state of a cycle", &row.state))
}
