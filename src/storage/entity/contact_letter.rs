//! What an organisation was asked about its contacts before a cycle; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cycle_id: Uuid,
    pub organisation_id: Uuid,
    pub kind: String,
    pub mails: i32,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
