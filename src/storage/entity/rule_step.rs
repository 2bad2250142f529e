//! How far a step of a strategy's rule has been handled.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub strategy_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: String,
    pub handled_until: String,
}

impl ActiveModelBehavior for ActiveModel {}
