//! Browsers in which somebody has signed in. What a browser carries is not kept: its hash is the key.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::{Account, Membership},
    id::{AccountId, MembershipId},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::{Result, Tx, account, entity::session, store::stored};

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// Whose.
    pub account: Account,
    /// What the account may do now.
    pub memberships: Vec<Membership>,
    /// The role that was chosen, where one was.
    pub chosen: Option<MembershipId>,
    /// Was a second factor given?
    pub strong: bool,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl Tx {
    /// Begins a session.
    pub async fn add_session(
        &self,
        id: &[u8],
        account: AccountId,
        chosen: Option<MembershipId>,
        strong: bool,
        at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let row = session::ActiveModel {
            id: Set(id.to_vec()),
            account_id: Set(account.0),
            membership_id: Set(chosen.map(|m| m.0)),
            totp_secret: Set(None),
            strong: Set(i32::from(strong)),
            created_at: Set(stored(at)),
            seen_at: Set(stored(at)),
            expires_at: Set(stored(expires_at)),
        };
        session::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// The session with this id that has not ended; of a shut account there is none.
    pub async fn session(&self, id: &[u8], now: DateTime<Utc>) -> Result<Option<SessionRecord>> {
        let Some(row) = session::Entity::find_by_id(id.to_vec()).one(&self.inner).await? else {
            return Ok(None);
        };
        let account = account::record(&self.account_row(AccountId(row.account_id)).await?)?;
        if account.disabled || row.expires_at <= now {
            return Ok(None);
        }
        Ok(Some(SessionRecord {
            memberships: self.memberships(account.id).await?,
            account,
            chosen: row.membership_id.map(MembershipId),
            strong: row.strong != 0,
            began_at: row.created_at,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
        }))
    }

    /// Notes the role in which a session goes on.
    pub async fn choose_membership(&self, id: &[u8], chosen: MembershipId) -> Result<()> {
        if let Some(row) = session::Entity::find_by_id(id.to_vec()).one(&self.inner).await? {
            let mut row = row.into_active_model();
            row.membership_id = Set(Some(chosen.0));
            row.update(&self.inner).await?;
        }
        Ok(())
    }

    /// What an app is to be enrolled with in this session, where it was shown any.
    pub async fn totp_to_enrol(&self, id: &[u8]) -> Result<Option<Vec<u8>>> {
        let row = session::Entity::find_by_id(id.to_vec()).one(&self.inner).await?;
        Ok(row.and_then(|row| row.totp_secret))
    }

    /// Notes what an app is to be enrolled with in this session.
    pub async fn keep_totp_to_enrol(&self, id: &[u8], secret: &[u8]) -> Result<()> {
        if let Some(row) = session::Entity::find_by_id(id.to_vec()).one(&self.inner).await? {
            let mut row = row.into_active_model();
            row.totp_secret = Set(Some(secret.to_vec()));
            row.update(&self.inner).await?;
        }
        Ok(())
    }

    /// Notes that a session was used, and until when it lasts now.
    pub async fn touch_session(&self, id: &[u8], at: DateTime<Utc>, expires_at: DateTime<Utc>) -> Result<()> {
        if let Some(row) = session::Entity::find_by_id(id.to_vec()).one(&self.inner).await? {
            let mut row = row.into_active_model();
            row.seen_at = Set(stored(at));
            row.expires_at = Set(stored(expires_at));
            row.update(&self.inner).await?;
        }
        Ok(())
    }

    /// Ends one session.
    pub async fn end_session(&self, id: &[u8]) -> Result<()> {
        session::Entity::delete_by_id(id.to_vec()).exec(&self.inner).await?;
        Ok(())
    }

    /// Ends every session of an account.
    pub async fn end_sessions(&self, account: AccountId) -> Result<u64> {
        let of_account = session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
        Ok(of_account.exec(&self.inner).await?.rows_affected)
    }

    /// Ends every other session of the account than this one.
    pub async fn end_other_sessions(&self, account: AccountId, but: &[u8]) -> Result<u64> {
        let others = session::Entity::delete_many()
            .filter(session::Column::AccountId.eq(account.0))
            .filter(session::Column::Id.ne(but.to_vec()));
        Ok(others.exec(&self.inner).await?.rows_affected)
    }

    /// Removes sessions that ended before `before`.
    pub async fn weed_sessions(&self, before: DateTime<Utc>) -> Result<u64> {
        let old = session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(stored(before)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }
}
