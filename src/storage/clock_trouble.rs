//! Why something that is due cannot be handled. It is tried again and again; until it succeeds, what is wrong stands here for
//! whoever runs the service to see.

use chrono::{DateTime, Utc};
use malspar_domain::code::Slug;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Error, Result, StrategyScope, Tx, entity::clock_trouble, store::stored};

/// Something that is due and cannot be handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockTrouble {
    /// What it is, as its occurrence is named.
    pub name: String,
    /// Of which strategy.
    pub strategy: Option<Slug>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it was last tried.
    pub last_at: DateTime<Utc>,
    /// How often.
    pub times: u32,
    /// What went wrong.
    pub error: String,
}

impl Tx {
    /// Notes that something could not be handled once more.
    pub async fn note_clock_trouble(
        &self,
        name: &str,
        scope: Option<&StrategyScope>,
        error: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let note = "INSERT INTO clock_trouble (name, strategy_id, since, last_at, times, error)
                    VALUES ($1, $2, $3, $3, 1, $4)
                    ON CONFLICT (name) DO UPDATE
                    SET last_at = excluded.last_at, times = clock_trouble.times + 1, error = excluded.error";
        let strategy = scope.map(|scope| scope.strategy);
        let values = [name.into(), strategy.into(), stored(at).into(), error.into()];
        self.inner.execute_raw(self.sql(note, values)).await?;
        Ok(())
    }

    /// It has been handled.
    pub async fn end_clock_trouble(&self, name: &str) -> Result<()> {
        clock_trouble::Entity::delete_by_id(name.to_owned()).exec(&self.inner).await?;
        Ok(())
    }

    /// Nothing was in the way of these at `before` or since.
    pub async fn end_clock_troubles_before(&self, before: DateTime<Utc>) -> Result<()> {
        let over = clock_trouble::Entity::delete_many();
        over.filter(clock_trouble::Column::LastAt.lt(stored(before))).exec(&self.inner).await?;
        Ok(())
    }

    /// Everything that is due and cannot be handled, what has waited longest first.
    pub async fn clock_troubles(&self) -> Result<Vec<ClockTrouble>> {
        let slugs = self.strategy_slugs().await?;
        let rows = clock_trouble::Entity::find().order_by_asc(clock_trouble::Column::Since);
        let read = |row: clock_trouble::Model| {
            Ok(ClockTrouble {
                name: row.name,
                strategy: row.strategy_id.and_then(|id| slugs.get(&id).cloned()),
                since: row.since,
                last_at: row.last_at,
                times: u32::try_from(row.times).map_err(Error::other)?,
                error: row.error,
            })
        };
        rows.all(&self.inner).await?.into_iter().map(read).collect()
    }
}
