//! Links by which a person's calendar reads the dates that concern them. The secret is not kept: its hash is the key, and
//! whoever carries it has no scope but that person's own.

use chrono::{DateTime, Utc};
use malspar_domain::id::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{Result, Tx, entity::calendar_link, store::stored};

/// A link, without its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarLink {
    /// Whose.
    pub account: AccountId,
    /// Was a second factor given where it was made? Only then it shows what a role that wants one sees.
    pub strong: bool,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was ended, or another took its place.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Tx {
    /// The link that works for an account, where it has one.
    pub async fn calendar_link_of(&self, account: AccountId) -> Result<Option<CalendarLink>> {
        use calendar_link::Column as C;
        let row =
            calendar_link::Entity::find().filter(C::AccountId.eq(account.0)).filter(C::EndedAt.is_null());
        Ok(row.one(&self.inner).await?.as_ref().map(link))
    }

    /// The link with this secret, whether or not it still works.
    pub async fn calendar_link(&self, token: &[u8; 32]) -> Result<Option<CalendarLink>> {
        let row = calendar_link::Entity::find_by_id(token.to_vec()).one(&self.inner).await?;
        Ok(row.as_ref().map(link))
    }

    /// A new link in the place of the one that the account had; a conflict where another one is made at the same time.
    pub async fn add_calendar_link(
        &self,
        account: AccountId,
        token: &[u8; 32],
        strong: bool,
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.end_calendar_link(account, at).await?;
        let row = calendar_link::ActiveModel {
            token: Set(token.to_vec()),
            account_id: Set(account.0),
            strong: Set(i32::from(strong)),
            made_at: Set(stored(at)),
            ended_at: Set(None),
        };
        calendar_link::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Ends the link that the account has; false where it has none. Of those that ended, the last alone is kept, so that it
    /// can say so: however often somebody makes another, there are two rows.
    pub async fn end_calendar_link(&self, account: AccountId, at: DateTime<Utc>) -> Result<bool> {
        use calendar_link::Column as C;
        if self.calendar_link_of(account).await?.is_none() {
            return Ok(false);
        }
        let own = C::AccountId.eq(account.0);
        let old = calendar_link::Entity::delete_many().filter(own.clone()).filter(C::EndedAt.is_not_null());
        old.exec(&self.inner).await?;
        let ended = calendar_link::Entity::update_many()
            .col_expr(C::EndedAt, Expr::value(stored(at)))
            .filter(own)
            .filter(C::EndedAt.is_null())
            .exec(&self.inner)
            .await?;
        Ok(ended.rows_affected > 0)
    }

    /// Removes every link of an account.
    pub async fn forget_calendar_links(&self, account: AccountId) -> Result<()> {
        use calendar_link::Column as C;
        calendar_link::Entity::delete_many().filter(C::AccountId.eq(account.0)).exec(&self.inner).await?;
        Ok(())
    }
}

fn link(row: &calendar_link::Model) -> CalendarLink {
    CalendarLink {
        account: AccountId(row.account_id),
        strong: row.strong != 0,
        made_at: row.made_at,
        ended_at: row.ended_at,
    }
}
