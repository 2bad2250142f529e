//! What an organisation has come to in a cycle.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cycle_id: Uuid,
    pub organisation_id: Uuid,
    pub state: String,
    pub version: i32,
    pub started_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub first_submitted_at: Option<DateTimeUtc>,
    pub extended_until: Option<Date>,
    pub reopened_until: Option<Date>,
    pub reopened_scope: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
