//! A draft of a report.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_rendition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cycle_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub lang: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
    pub rendered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
