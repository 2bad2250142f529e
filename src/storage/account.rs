//! Accounts. Whoever signs in has no scope yet: these look for an address or an id that only its owner can name.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::{Account, Address},
    id::AccountId,
    lang::Lang,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{Error, Result, Thing, Tx, entity::account, store::stored};

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
    })
}
