//! A request for more time that was turned down; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "extension_refusal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub asked_at: DateTimeUtc,
    pub asked_until: Date,
    pub asked_reason: String,
    pub reason: String,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
