//! A mail that goes out, and how far it has come.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Option<Uuid>,
    pub recipient: String,
    pub kind: String,
    pub lang: String,
    pub subject: String,
    pub body: String,
    pub html: String,
    pub state: String,
    pub queued_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub expires_at: Option<DateTimeUtc>,
    pub error: Option<String>,
    pub strategy_id: Option<Uuid>,
    pub repeats: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
