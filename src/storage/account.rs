//! Accounts. Whoever signs in has no scope yet: these look for an address or an id that only its owner can name.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::{Account, Address},
    id::AccountId,
    lang::Lang,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::{Error, Result, Thing, Tx, entity::account, store::stored};

/// What an account proves itself with.
#[derive(Clone, Default)]
pub struct AccountSecrets {
    /// The hash of its password, where it has one.
    pub password: Option<String>,
    /// What its app shares with us, once it has been tried.
    pub totp_secret: Option<Vec<u8>>,
}

impl Tx {
    /// The account with this id.
    pub async fn account(&self, id: AccountId) -> Result<Account> {
        record(&self.account_row(id).await?)
    }

    /// The account with this address, where there is one.
    pub async fn account_of(&self, address: &Address) -> Result<Option<Account>> {
        let found = account::Entity::find().filter(account::Column::Address.eq(address.as_str()));
        found.one(&self.inner).await?.as_ref().map(record).transpose()
    }

    /// All accounts but those of people who have been forgotten, by address.
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        let known = account::Entity::find().filter(account::Column::ForgottenAt.is_null());
        let rows = known.order_by_asc(account::Column::Address).all(&self.inner).await?;
        rows.iter().map(record).collect()
    }

    /// A new account; a conflict where the address has one.
    pub async fn add_account(&self, address: &Address, lang: Lang, at: DateTime<Utc>) -> Result<AccountId> {
        let id = AccountId(self.new_id());
        self.add_account_as(id, address, lang, at).await?;
        Ok(id)
    }

    /// The same with an id that the caller chose.
    pub async fn add_account_as(
        &self,
        id: AccountId,
        address: &Address,
        lang: Lang,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = account::ActiveModel {
            id: Set(id.0),
            address: Set(Some(address.to_string())),
            lang: Set(lang.tag().to_owned()),
            created_at: Set(stored(at)),
            ..Default::default()
        };
        account::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// What the account proves itself with.
    pub async fn account_secrets(&self, id: AccountId) -> Result<AccountSecrets> {
        let row = self.account_row(id).await?;
        let account::Model { password, totp_secret, .. } = row;
        Ok(AccountSecrets { password, totp_secret })
    }

    /// Sets the hash of the password, or takes the password away.
    pub async fn set_password(&self, id: AccountId, hash: Option<String>) -> Result<()> {
        self.change_account(id, |row| row.password = Set(hash)).await
    }

    /// Takes the app away.
    pub async fn clear_totp(&self, id: AccountId) -> Result<()> {
        self.change_account(id, |row| {
            row.totp_secret = Set(None);
            row.totp_enrolled = Set(None);
            row.totp_step = Set(None);
        })
        .await
    }

    /// The app that shares `secret` with us has been tried, with its code of `step`; false where the account has one
    /// already. One statement, so that of two who enrol at once one does.
    pub async fn enrol_totp(
        &self,
        id: AccountId,
        secret: &[u8],
        step: i64,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        let enrol = "UPDATE account SET totp_secret = $1, totp_step = $2, totp_enrolled = $3
                     WHERE id = $4 AND totp_enrolled IS NULL";
        let values = [secret.to_vec().into(), step.into(), stored(at).into(), id.0.into()];
        Ok(self.inner.execute_raw(self.sql(enrol, values)).await?.rows_affected() == 1)
    }

    /// Uses up the app's codes until this step; false where a code of it or of a later one has been used before. One
    /// statement, so that two who come at once with the same code are not both let in.
    pub async fn spend_totp_step(&self, id: AccountId, step: i64) -> Result<bool> {
        let spend =
            "UPDATE account SET totp_step = $1 WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)";
        let done = self.inner.execute_raw(self.sql(spend, [step.into(), id.0.into()])).await?;
        Ok(done.rows_affected() == 1)
    }

    /// In which language mails are written.
    pub async fn set_account_lang(&self, id: AccountId, lang: Lang) -> Result<()> {
        self.change_account(id, |row| row.lang = Set(lang.tag().to_owned())).await
    }

    /// Somebody has signed in.
    pub async fn note_seen(&self, id: AccountId, at: DateTime<Utc>) -> Result<()> {
        self.change_account(id, |row| row.seen_at = Set(Some(stored(at)))).await
    }

    /// Shuts the account, or opens it again.
    pub async fn set_disabled(&self, id: AccountId, since: Option<DateTime<Utc>>) -> Result<()> {
        self.change_account(id, |row| row.disabled_at = Set(since.map(stored))).await
    }

    /// Takes everything from the row that says who the person is or lets the person in. The id stays, for what was done
    /// with it.
    pub async fn forget_account(&self, id: AccountId, at: DateTime<Utc>) -> Result<()> {
        self.clear_totp(id).await?;
        self.change_account(id, |row| {
            row.address = Set(None);
            row.password = Set(None);
            row.forgotten_at = Set(Some(stored(at)));
        })
        .await
    }

    async fn change_account(
        &self,
        id: AccountId,
        change: impl FnOnce(&mut account::ActiveModel),
    ) -> Result<()> {
        let mut row = self.account_row(id).await?.into_active_model();
        change(&mut row);
        row.update(&self.inner).await?;
        Ok(())
    }

    pub(crate) async fn account_row(&self, id: AccountId) -> Result<account::Model> {
        let found = account::Entity::find_by_id(id.0).one(&self.inner).await?;
        found.ok_or_else(|| Error::not_found(Thing::Account, id.0))
    }
}

pub(crate) fn record(row: &account::Model) -> Result<Account> {
    let address = row.address.as_deref().map(str::parse).transpose();
    Ok(Account {
        id: AccountId(row.id),
        address: address
            .map_err(|_| Error::unreadable("address", row.address.as_deref().unwrap_or_default()))?,
        lang: Lang::from_tag(&row.lang).ok_or_else(|| Error::unreadable("language", &row.lang))?,
        has_password: row.password.is_some(),
        has_totp: row.totp_enrolled.is_some(),
        disabled: row.disabled_at.is_some() || row.forgotten_at.is_some(),
        seen: row.seen_at.is_some(),
    })
}
