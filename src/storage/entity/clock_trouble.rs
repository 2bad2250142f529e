//! Why something that is due cannot be handled.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clock_trouble")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub strategy_id: Option<Uuid>,
    pub since: DateTimeUtc,
    pub last_at: DateTimeUtc,
    pub times: i32,
    pub error: String,
}

impl ActiveModelBehavior for ActiveModel {}
