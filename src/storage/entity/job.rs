//! A job.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub enqueued_at: DateTimeUtc,
    pub attempts: i32,
    pub token: i64,
    pub run_after: i64,
    pub lease_until: i64,
    pub worker: Option<String>,
    pub error: Option<String>,
    pub occurrence: Option<String>,
    pub started_at: Option<DateTimeUtc>,
    pub finished_at: Option<DateTimeUtc>,
    pub log: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
