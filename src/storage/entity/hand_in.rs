//! What was handed in, as it was handed in; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hand_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub answers: String,
    pub agreed: Option<i32>,
    pub registry_number: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
