//! The state of each cycle. Everything else about a cycle follows from the catalogue.

use std::collections::BTreeSet;

use malspar_domain::{
    code::CycleKey,
    cycle::{CycleState, FollowUpCycle},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{Error, Result, StrategyScope, Tx, entity::follow_up_cycle};

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

    /// How far the cycle has come.
    pub async fn cycle_state(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<CycleState> {
        let row = self.cycle_row(scope, cycle).await?;
        CycleState::from_code(&row.state).ok_or_else(|| Error::unreadable("state of a cycle", &row.state))
    }

    /// Moves the cycle on; a conflict where it is not in `from`.
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
            return Err(Error::Conflict(format!("cycle {cycle}, not {} any more,", from.code())));
        }
        Ok(())
    }

    pub(crate) async fn cycle_row(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<follow_up_cycle::Model> {
        follow_up_cycle::Entity::find()
            .filter(follow_up_cycle::Column::StrategyId.eq(scope.strategy))
            .filter(follow_up_cycle::Column::Key.eq(cycle.as_str()))
            .one(&self.inner)
            .await?
            .ok_or_else(|| Error::not_found("cycle", format!("{cycle} of {}", scope.slug)))
    }
}
