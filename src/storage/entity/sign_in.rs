//! A code and a link that were sent to somebody, for one use.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub who: Vec<u8>,
    pub account_id: Option<Uuid>,
    pub purpose: String,
    pub browser: Vec<u8>,
    pub code: Option<Vec<u8>>,
    pub token: Vec<u8>,
    pub place: String,
    pub attempts: i32,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub spent_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
