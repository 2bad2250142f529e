//! Files that wait for a yes. A browser is never trusted with one again: it carries the file's id, which opens it to the
//! account that sent it and for what it was sent alone.

use chrono::{DateTime, Utc};
use malspar_domain::id::{AccountId, UploadId};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::{Result, Tx, entity::held_upload, store::stored};

impl Tx {
    /// Keeps a file until `expires_at`. An earlier one of the same account for the same `subject` gives way to it, and so
    /// does whatever has expired.
    pub async fn hold_upload(
        &self,
        account: AccountId,
        subject: &str,
        file: &[u8],
        at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<UploadId> {
        use held_upload::Column as C;
        let same = Condition::all().add(C::AccountId.eq(account.0)).add(C::Subject.eq(subject));
        let gone = Condition::any().add(C::ExpiresAt.lte(stored(at))).add(same);
        held_upload::Entity::delete_many().filter(gone).exec(&self.inner).await?;
        let id = self.new_id();
        let row = held_upload::ActiveModel {
            id: Set(id),
            account_id: Set(account.0),
            subject: Set(subject.to_owned()),
            file: Set(file.to_vec()),
            expires_at: Set(stored(expires_at)),
        };
        held_upload::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(UploadId(id))
    }

    /// The file that this account sent for `subject`, empty where it has been taken in; nothing where it has expired.
    pub async fn held_upload(
        &self,
        id: UploadId,
        account: AccountId,
        subject: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Vec<u8>>> {
        use held_upload::Column as C;
        let row = held_upload::Entity::find_by_id(id.0)
            .filter(C::AccountId.eq(account.0))
            .filter(C::Subject.eq(subject))
            .filter(C::ExpiresAt.gt(stored(now)));
        Ok(row.one(&self.inner).await?.map(|row| row.file))
    }

    /// Lets go of every file that an account has sent.
    pub async fn forget_uploads(&self, account: AccountId) -> Result<()> {
        use held_upload::Column as C;
        held_upload::Entity::delete_many().filter(C::AccountId.eq(account.0)).exec(&self.inner).await?;
        Ok(())
    }

    /// Removes files that have waited too long.
    pub async fn weed_uploads(&self, now: DateTime<Utc>) -> Result<u64> {
        let old = held_upload::Entity::delete_many().filter(held_upload::Column::ExpiresAt.lte(stored(now)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }

    /// Lets go of a file that has been taken in. What is left of it says so to whoever says yes twice.
    pub async fn empty_upload(&self, id: UploadId) -> Result<()> {
        let row = held_upload::ActiveModel {
            id: Set(id.0),
            file: Set(Vec::new()),
            ..held_upload::ActiveModel::default()
        };
        held_upload::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }
}
