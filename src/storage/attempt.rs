//! What was tried, how often: counted in the database, so that a restart or a second process forgets nothing.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::{Result, Tx, entity::attempt, store::stored};

/// An attempt that was counted, and may be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptId(Uuid);

/// Somebody who has tried the same thing often.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FrequentAttempt {
    /// What was tried.
    pub what: String,
    /// Who tried it.
    pub who: Vec<u8>,
    /// How often.
    pub times: i64,
    /// When for the first time.
    pub first: DateTime<Utc>,
}

impl Tx {
    /// Who has tried the same thing at least so often since then.
    pub async fn frequent_attempts(&self, since: DateTime<Utc>, least: i64) -> Result<Vec<FrequentAttempt>> {
        let often = self.sql(
            "SELECT what, who, count(*) AS times, min(at) AS first FROM attempt WHERE at > $1
             GROUP BY what, who HAVING count(*) >= $2",
            [stored(since).into(), least.into()],
        );
        Ok(FrequentAttempt::find_by_statement(often).all(&self.inner).await?)
    }

    /// Notes that `who` has tried `what`. Gives by what it can be taken back.
    pub async fn add_attempt(&self, what: &str, who: &[u8], at: DateTime<Utc>) -> Result<AttemptId> {
        let id = self.new_id();
        let row = attempt::ActiveModel {
            id: Set(id),
            what: Set(what.to_owned()),
            who: Set(who.to_vec()),
            at: Set(stored(at)),
        };
        attempt::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(AttemptId(id))
    }

    /// Takes an attempt back.
    pub async fn drop_attempt(&self, id: AttemptId) -> Result<()> {
        attempt::Entity::delete_by_id(id.0).exec(&self.inner).await?;
        Ok(())
    }

    /// When `who` tried `what` for the `nth` last time since then; nothing where it was not so often.
    pub async fn nth_last_attempt(
        &self,
        what: &str,
        who: &[u8],
        nth: u64,
        since: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>> {
        let found = attempt::Entity::find()
            .filter(attempt::Column::What.eq(what))
            .filter(attempt::Column::Who.eq(who.to_vec()))
            .filter(attempt::Column::At.gt(stored(since)))
            .order_by_desc(attempt::Column::At)
            .offset(nth.saturating_sub(1))
            .limit(1);
        Ok(found.one(&self.inner).await?.map(|row| row.at))
    }

    /// Removes what `who` has tried.
    pub async fn forget_attempts(&self, who: &[u8]) -> Result<()> {
        attempt::Entity::delete_many()
            .filter(attempt::Column::Who.eq(who.to_vec()))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Removes what was tried before `before`.
    pub async fn weed_attempts(&self, before: DateTime<Utc>) -> Result<u64> {
        let old = attempt::Entity::delete_many().filter(attempt::Column::At.lt(stored(before)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }
}
