//! When the database was last copied: one row.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backup_made")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub one: i32,
    pub made_at: DateTimeUtc,
    pub held: i64,
}

impl ActiveModelBehavior for ActiveModel {}
