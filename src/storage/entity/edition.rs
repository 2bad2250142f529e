//! An edition of a report; append-only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cycle_id: Uuid,
    pub scope: String,
    pub kind: String,
    pub number: i32,
    pub sealed_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
    pub figures_of: Option<Uuid>,
    pub renderer: String,
    pub snapshot_sha256: String,
    pub erratum: String,
    pub public_key: String,
    pub signature: String,
    pub manifest: String,
    pub snapshot: String,
    pub undisclosed: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
