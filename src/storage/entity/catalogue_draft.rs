//! A catalogue that is being written.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalogue_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub strategy_id: Uuid,
    pub base_version: i32,
    pub document: String,
    pub saved_at: DateTimeUtc,
    pub account: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
