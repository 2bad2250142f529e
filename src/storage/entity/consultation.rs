//! A round of comments on a draft.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: Uuid,
    pub until: Date,
    pub opened_at: DateTimeUtc,
    pub opened_by: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
