//! How far the steps of a strategy's rule have been handled. What they are and when follows from the catalogue.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use malspar_domain::cycle_plan::CycleStep;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{Error, Result, StrategyScope, Tx, entity::rule_step, local_time};

impl Tx {
    /// For each step that the clock does, the planned local time until which it has been handled; a strategy that the clock
    /// has not begun with has none.
    pub async fn rule_steps(&self, scope: &StrategyScope) -> Result<BTreeMap<CycleStep, NaiveDateTime>> {
        let rows = rule_step::Entity::find().filter(rule_step::Column::StrategyId.eq(scope.strategy));
        let read = |row: rule_step::Model| {
            let step = CycleStep::from_code(&row.step);
            let step = step.ok_or_else(|| Error::unreadable("step of a cycle", &row.step))?;
            Ok((step, local_time::read(&row.handled_until)?))
        };
        rows.all(&self.inner).await?.into_iter().map(read).collect()
    }

    /// Lets the clock begin with the steps that it has not begun with; what was planned until `local` is for people to do.
    pub async fn begin_rule_steps(&self, scope: &StrategyScope, local: NaiveDateTime) -> Result<()> {
        let there = self.rule_steps(scope).await?;
        let new = CycleStep::done_by_the_clock().filter(|step| !there.contains_key(step));
        let rows: Vec<_> = new
            .map(|step| rule_step::ActiveModel {
                strategy_id: Set(scope.strategy),
                step: Set(step.code().to_owned()),
                handled_until: Set(local_time::written(local)),
            })
            .collect();
        if !rows.is_empty() {
            rule_step::Entity::insert_many(rows).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Notes that a step has been handled on from `from` to `to`; false where somebody else did so first. The first thing in
    /// a transaction: whoever comes second waits here, and then leaves it.
    pub async fn advance_rule_step(
        &self,
        scope: &StrategyScope,
        step: CycleStep,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<bool> {
        let advance = "UPDATE rule_step SET handled_until = $1
                       WHERE strategy_id = $2 AND step = $3 AND handled_until = $4";
        let values = [
            local_time::written(to).into(),
            scope.strategy.into(),
            step.code().into(),
            local_time::written(from).into(),
        ];
        Ok(self.inner.execute_raw(self.sql(advance, values)).await?.rows_affected() == 1)
    }
}
