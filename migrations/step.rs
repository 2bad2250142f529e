//! A step: a name, SQL, and the tables to guard.

use sea_orm_migration::{
    DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait, sea_orm::ConnectionTrait,
};

use crate::{append_only::Guarded, dialect};

/// One step. There is no way down: a released step is followed by another one that mends it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// The name under which the database remembers it: that of its file.
    pub(crate) name: &'static str,
    /// What it does, in the words of [`dialect`].
    pub(crate) sql: &'static str,
    /// The append-only tables that it creates.
    pub(crate) append_only: &'static [Guarded],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let db = manager.get_connection();
        db.execute_unprepared(&dialect::spell(backend, self.sql)).await?;
        for guarded in self.append_only {
            db.execute_unprepared(&guarded.sql(backend)).await?;
        }
        Ok(())
    }

    /// Without this a step that fails half way would stay half done on SQLite.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
