//! What the whole database is.

use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{Result, Tx, entity::database_mark};

const EXAMPLE: &str = "example";

impl Tx {
    /// Marks the database as holding invented answers, for good.
    pub async fn mark_as_example(&self) -> Result<()> {
        if !self.is_example().await? {
            let mark = database_mark::ActiveModel { name: Set(EXAMPLE.to_owned()) };
            database_mark::Entity::insert(mark).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Does the database hold invented answers?
    pub async fn is_example(&self) -> Result<bool> {
        Ok(database_mark::Entity::find_by_id(EXAMPLE).one(&self.inner).await?.is_some())
    }
}
