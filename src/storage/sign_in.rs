//! Codes and links that were sent to somebody, for one use. Of each the hash is kept.

use chrono::{DateTime, Utc};
use malspar_domain::id::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{Result, Tx, entity::sign_in, store::stored};

/// What a code and a link are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To set a new password.
    Password,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Password => "password",
        }
    }
}

/// A code and a link that are sent to somebody, or, where there is no such account, that nobody gets.
#[derive(Debug, Clone)]
pub struct NewSignIn {
    /// The hash of the address that was typed.
    pub who: [u8; 32],
    /// Whose it is, where there is such an account.
    pub account: Option<AccountId>,
    /// What for.
    pub purpose: Purpose,
    /// The hash of what the browser carries that asked.
    pub browser: [u8; 32],
    /// The hash of the code; none where nobody gets it.
    pub code: Option<[u8; 32]>,
    /// The hash of what the link carries.
    pub token: [u8; 32],
    /// The page that was asked for.
    pub place: String,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// A code and a link as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInRecord {
    id: Uuid,
    /// The hash of the address that was typed.
    pub who: Vec<u8>,
    /// Whose.
    pub account: Option<AccountId>,
    /// The hash of the code.
    pub code: Option<Vec<u8>>,
    /// The page that was asked for.
    pub place: String,
    /// Has it been used, or another of the same person?
    pub spent: bool,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

impl Tx {
    /// Keeps a code and a link. Earlier ones stay good for as long as they were to be: whoever asks in another's name
    /// would make theirs worthless.
    pub async fn add_sign_in(&self, new: NewSignIn, at: DateTime<Utc>) -> Result<()> {
        let row = sign_in::ActiveModel {
            id: Set(self.new_id()),
            who: Set(new.who.to_vec()),
            account_id: Set(new.account.map(|a| a.0)),
            purpose: Set(new.purpose.code().to_owned()),
            browser: Set(new.browser.to_vec()),
            code: Set(new.code.map(|code| code.to_vec())),
            token: Set(new.token.to_vec()),
            place: Set(new.place),
            attempts: Set(0),
            created_at: Set(stored(at)),
            expires_at: Set(stored(new.expires_at)),
            spent_at: Set(None),
        };
        sign_in::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// The latest that this browser asked for.
    pub async fn sign_in_of_browser(&self, browser: &[u8], purpose: Purpose) -> Result<Option<SignInRecord>> {
        let found = sign_in::Entity::find()
            .filter(sign_in::Column::Browser.eq(browser.to_vec()))
            .filter(sign_in::Column::Purpose.eq(purpose.code()))
            .order_by_desc(sign_in::Column::CreatedAt);
        Ok(found.one(&self.inner).await?.map(record))
    }

    /// The one whose link carries this.
    pub async fn sign_in_of_link(&self, token: &[u8], purpose: Purpose) -> Result<Option<SignInRecord>> {
        let found = sign_in::Entity::find()
            .filter(sign_in::Column::Token.eq(token.to_vec()))
            .filter(sign_in::Column::Purpose.eq(purpose.code()));
        Ok(found.one(&self.inner).await?.map(record))
    }

    /// Counts an attempt; false where there have been `most`. Counted before it is looked at, in one statement, so that
    /// many who try at once are not more than `most`.
    pub async fn count_attempt(&self, sign_in: &SignInRecord, most: i32) -> Result<bool> {
        let count =
            "UPDATE sign_in SET attempts = attempts + 1 WHERE id = $1 AND attempts < $2 AND spent_at IS NULL";
        let done = self.inner.execute_raw(self.sql(count, [sign_in.id.into(), most.into()])).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Uses it up, and with it the person's others for the same purpose; false where it was used, or its time is over.
    pub async fn spend_sign_in(&self, sign_in: &SignInRecord, at: DateTime<Utc>) -> Result<bool> {
        let spend = "UPDATE sign_in SET spent_at = $1 WHERE id = $2 AND spent_at IS NULL AND expires_at > $1";
        let done = self.inner.execute_raw(self.sql(spend, [stored(at).into(), sign_in.id.into()])).await?;
        if done.rows_affected() != 1 {
            return Ok(false);
        }
        let others = "UPDATE sign_in SET spent_at = $1 WHERE spent_at IS NULL AND account_id IN
                      (SELECT s.account_id FROM sign_in s WHERE s.id = $2 AND s.purpose = sign_in.purpose)";
        self.inner.execute_raw(self.sql(others, [stored(at).into(), sign_in.id.into()])).await?;
        Ok(true)
    }

    /// Removes every one of an account.
    pub async fn forget_sign_ins(&self, account: AccountId) -> Result<()> {
        let of_account = sign_in::Entity::delete_many().filter(sign_in::Column::AccountId.eq(account.0));
        of_account.exec(&self.inner).await?;
        Ok(())
    }

    /// Removes those whose time was over before `before`.
    pub async fn weed_sign_ins(&self, before: DateTime<Utc>) -> Result<u64> {
        let old = sign_in::Entity::delete_many().filter(sign_in::Column::ExpiresAt.lt(stored(before)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }
}

fn record(row: sign_in::Model) -> SignInRecord {
    SignInRecord {
        id: row.id,
        who: row.who,
        account: row.account_id.map(AccountId),
        code: row.code,
        place: row.place,
        spent: row.spent_at.is_some(),
        expires_at: row.expires_at,
    }
}
