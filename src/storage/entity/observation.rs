//! An observation; append-only.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "observation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub indicator_id: Uuid,
    pub organisation_id: Uuid,
    pub period_from: i32,
    pub period_to: i32,
    pub measured_on: Date,
    pub category: String,
    pub revision: i32,
    pub status: String,
    pub kind: Option<String>,
    pub code: Option<String>,
    pub number: Option<Exact>,
    pub denominator: Option<Exact>,
    pub planned_from: Option<String>,
    pub comment: Option<String>,
    pub source: String,
    pub submission_id: Option<Uuid>,
    pub recorded_at: DateTimeUtc,
    pub account: Uuid,
    pub role: String,
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
