//! When an edition is meant to be published.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub day: Option<Date>,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
