//! What has been seen to before a cycle opens.

use chrono::{DateTime, Utc};
use malspar_domain::code::CycleKey;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    Error, Result, StrategyScope, Tx,
    entity::preflight_tick::{self, Column as C},
    store::stored,
};

/// Something to see to that a person says is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PreflightItem {
    /// The questions have been read.
    Questions,
    /// The last day to answer and the meetings are right.
    Dates,
    /// The mails have been read.
    Mails,
}

impl PreflightItem {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Questions, Self::Dates, Self::Mails];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Dates => "dates",
            Self::Mails => "mails",
        }
    }

    /// The item with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.code() == code)
    }
}

impl Tx {
    /// What is ticked, and since when.
    pub async fn preflight(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<Vec<(PreflightItem, DateTime<Utc>)>> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let rows = preflight_tick::Entity::find().filter(C::CycleId.eq(cycle)).all(&self.inner).await?;
        let item = |code: &str| {
            PreflightItem::from_code(code).ok_or_else(|| Error::unreadable("item to see to", code))
        };
        rows.into_iter().map(|row| Ok((item(&row.item)?, row.ticked_at))).collect()
    }

    /// Ticks an item, or takes the tick away. Says whether that changed anything.
    pub async fn set_preflight(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        item: PreflightItem,
        done: bool,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        if !done {
            let row = preflight_tick::Entity::delete_by_id((cycle, item.code().to_owned()));
            return Ok(row.exec(&self.inner).await?.rows_affected > 0);
        }
        let row = preflight_tick::ActiveModel {
            cycle_id: Set(cycle),
            item: Set(item.code().to_owned()),
            ticked_at: Set(stored(at)),
            account: Set(scope.actor.account.0),
        };
        let once = OnConflict::columns([C::CycleId, C::Item]).do_nothing().to_owned();
        let insert = preflight_tick::Entity::insert(row).on_conflict(once);
        Ok(insert.exec_without_returning(&self.inner).await? > 0)
    }
}
