//! Something that was planned and has been handled.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "occurrence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub strategy_id: Option<Uuid>,
    pub schedule_id: Option<Uuid>,
    pub duty: String,
    pub step: Option<String>,
    pub cycle: Option<String>,
    pub planned: String,
    pub planned_at: DateTimeUtc,
    pub handled_at: DateTimeUtc,
    pub handling: String,
    pub outcome: String,
    pub job_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
