//! What was done to a submission; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub act: String,
    pub reason: Option<String>,
    pub until: Option<Date>,
    pub scope: Option<String>,
    pub state: String,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
