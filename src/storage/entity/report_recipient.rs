//! A mailbox on a strategy's distribution list.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_recipient")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub strategy_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    pub name: String,
    pub place: i32,
}

impl ActiveModelBehavior for ActiveModel {}
