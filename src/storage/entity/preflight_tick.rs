//! What has been seen to before a cycle opens.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "preflight_tick")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cycle_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    pub ticked_at: DateTimeUtc,
    pub account: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
