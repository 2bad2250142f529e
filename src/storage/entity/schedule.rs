//! A schedule that somebody made, or that the service brings.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "schedule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub strategy_id: Option<Uuid>,
    pub duty: String,
    pub expression: String,
    pub zone: String,
    pub working_day: String,
    pub extra: String,
    pub catch_up: String,
    pub handled_until: String,
    pub made_at: DateTimeUtc,
    pub paused_at: Option<DateTimeUtc>,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
