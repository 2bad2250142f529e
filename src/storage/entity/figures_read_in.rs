//! An act of reading figures in by hand; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures_read_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub strategy_id: Uuid,
    pub kind: String,
    pub source: String,
    pub retrieved_on: Date,
    pub figures: i32,
    pub changed: i32,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
