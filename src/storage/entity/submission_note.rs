//! What stands beside an organisation's answers.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: Uuid,
    pub agreed: Option<i32>,
    pub registry_number: Option<String>,
    pub asked_until: Option<Date>,
    pub asked_reason: Option<String>,
    pub asked_at: Option<DateTimeUtc>,
    pub changed_at: DateTimeUtc,
    pub changed_by: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
