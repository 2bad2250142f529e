//! A person, as far as the service knows one.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub address: Option<String>,
    pub lang: String,
    pub password: Option<String>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_enrolled: Option<DateTimeUtc>,
    pub totp_step: Option<i64>,
    pub created_at: DateTimeUtc,
    pub seen_at: Option<DateTimeUtc>,
    pub disabled_at: Option<DateTimeUtc>,
    pub forgotten_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
