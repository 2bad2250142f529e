//! The public register: residents and boundaries of organisations. Open to everybody, so without a scope.

use std::collections::BTreeMap;

use malspar_domain::code::OrganisationCode;
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, sea_query::OnConflict};
use uuid::Uuid;

use crate::{
    Error, Result, Tx,
    entity::{boundary, organisation, population},
};

/// Rows to one INSERT: far below the 32 766 values that SQLite takes at once.
pub(crate) const CHUNK: usize = 1000;

#[derive(FromQueryResult)]
struct BoundaryRow {
    code: String,
    geojson: String,
}

impl Tx {
    /// Residents at the end of each year; replaces what is there for the same year.
    pub async fn save_population(&self, residents: &[(OrganisationCode, i32, u64)]) -> Result<()> {
        let ids = self.organisation_ids().await?;
        for chunk in residents.chunks(CHUNK) {
            let rows = chunk
                .iter()
                .map(|(code, year, residents)| {
                    Ok(population::ActiveModel {
                        organisation_id: Set(id_of(&ids, code)?),
                        year: Set(*year),
                        residents: Set(i64::try_from(*residents).map_err(Error::other)?),
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            let update = OnConflict::columns([population::Column::OrganisationId, population::Column::Year])
                .update_column(population::Column::Residents)
                .to_owned();
            population::Entity::insert_many(rows)
                .on_conflict(update)
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// Each organisation's boundary as a GeoJSON geometry; replaces what is there.
    pub async fn save_boundaries(&self, boundaries: &[(OrganisationCode, String)]) -> Result<()> {
        let ids = self.organisation_ids().await?;
        for chunk in boundaries.chunks(CHUNK) {
            let rows = chunk
                .iter()
                .map(|(code, geojson)| {
                    Ok(boundary::ActiveModel {
                        organisation_id: Set(id_of(&ids, code)?),
                        geojson: Set(geojson.clone()),
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            let update = OnConflict::column(boundary::Column::OrganisationId)
                .update_column(boundary::Column::Geojson)
                .to_owned();
            boundary::Entity::insert_many(rows)
                .on_conflict(update)
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// The boundaries of a county's organisations as GeoJSON geometries, ordered by code.
    pub async fn boundaries(&self, county: &str) -> Result<Vec<(OrganisationCode, String)>> {
        let rows = BoundaryRow::find_by_statement(self.sql(
            "SELECT o.code, b.geojson FROM boundary b JOIN organisation o ON o.id = b.organisation_id
             WHERE o.county = $1 ORDER BY o.code",
            [county.into()],
        ))
        .all(&self.inner)
        .await?;
        rows.into_iter().map(|row| Ok((organisation_code(row.code)?, row.geojson))).collect()
    }

    /// Every organisation's row: a few hundred.
    pub(crate) async fn organisation_ids(&self) -> Result<BTreeMap<OrganisationCode, Uuid>> {
        let rows = organisation::Entity::find().all(&self.inner).await?;
        rows.into_iter().map(|row| Ok((organisation_code(row.code)?, row.id))).collect()
    }
}

pub(crate) fn id_of(ids: &BTreeMap<OrganisationCode, Uuid>, code: &OrganisationCode) -> Result<Uuid> {
    ids.get(code).copied().ok_or_else(|| Error::not_found(crate::Thing::Organisation, code))
}

pub(crate) fn organisation_code(text: String) -> Result<OrganisationCode> {
    OrganisationCode::new(text).map_err(Error::other)
}
