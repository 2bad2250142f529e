//! What has been read in by hand: where the figures come from, when they were fetched there, and how many they were.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Error, Result, StrategyScope, Tx,
    entity::figures_read_in::{self, Column as C},
    store::stored,
};

/// An act of reading figures in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresReadIn {
    /// What kind of figures: `series`, `history`.
    pub kind: String,
    /// Who publishes them.
    pub source: String,
    /// The day on which somebody fetched them there.
    pub retrieved_on: NaiveDate,
    /// How many they were.
    pub figures: u32,
    /// How many of them were new or other than before.
    pub changed: u32,
    /// When they were read in.
    pub recorded_at: DateTime<Utc>,
}

impl Tx {
    /// Notes that figures have been read in.
    pub async fn note_figures(&self, scope: &StrategyScope, act: &FiguresReadIn) -> Result<()> {
        let row = figures_read_in::ActiveModel {
            id: Set(self.new_id()),
            strategy_id: Set(scope.strategy),
            kind: Set(act.kind.clone()),
            source: Set(act.source.clone()),
            retrieved_on: Set(act.retrieved_on),
            figures: Set(i32::try_from(act.figures).map_err(Error::other)?),
            changed: Set(i32::try_from(act.changed).map_err(Error::other)?),
            recorded_at: Set(stored(act.recorded_at)),
            account: Set(scope.actor.account.0),
            role: Set(scope.actor.role.code().to_owned()),
        };
        figures_read_in::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Everything that has been read in for a strategy, the latest first.
    pub async fn figures_read_in(&self, scope: &StrategyScope) -> Result<Vec<FiguresReadIn>> {
        let rows = figures_read_in::Entity::find()
            .filter(C::StrategyId.eq(scope.strategy))
            .order_by_desc(C::RecordedAt)
            .order_by_desc(C::Id)
            .all(&self.inner)
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(FiguresReadIn {
                    kind: row.kind,
                    source: row.source,
                    retrieved_on: row.retrieved_on,
                    figures: u32::try_from(row.figures).map_err(Error::other)?,
                    changed: u32::try_from(row.changed).map_err(Error::other)?,
                    recorded_at: row.recorded_at,
                })
            })
            .collect()
    }
}
