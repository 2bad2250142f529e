//! What the whole database is.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Result, Tx,
    entity::{backup_made, database_mark},
    store::stored,
};

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

    /// Notes that a copy of `rows` rows has been made. A copy never knows of itself, only of the one before.
    pub async fn note_backup(&self, at: DateTime<Utc>, rows: i64) -> Result<()> {
        use backup_made::Column as C;
        let row = backup_made::ActiveModel { one: Set(1), made_at: Set(stored(at)), held: Set(rows) };
        let update = OnConflict::column(C::One).update_columns([C::MadeAt, C::Held]).to_owned();
        backup_made::Entity::insert(row).on_conflict(update).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// When this database was last copied by this program, and how many rows the copy holds.
    pub async fn last_backup(&self) -> Result<Option<(DateTime<Utc>, i64)>> {
        let made = backup_made::Entity::find_by_id(1).one(&self.inner).await?;
        Ok(made.map(|row| (row.made_at, row.held)))
    }
}
