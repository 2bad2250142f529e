//! What an account may do for whom.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub role: String,
    pub organisation_id: Uuid,
    pub strategy_id: Option<Uuid>,
    pub deputy: i32,
    pub created_at: DateTimeUtc,
    pub created_by: Uuid,
    pub confirmed_at: Option<DateTimeUtc>,
    pub succeeds: Option<Uuid>,
    pub made_to_succeed: i32,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
