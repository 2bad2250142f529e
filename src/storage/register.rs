//! The public register: organisations, residents, boundaries. Open to everybody, so without a scope.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use malspar_domain::{code::OrganisationCode, organisation::OrganisationRecord, progress::Municipality};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    Error, Result, Tx,
    entity::{boundary, organisation, population},
};

/// Rows to one INSERT: far below the 32 766 values that SQLite takes at once.
pub(crate) const CHUNK: usize = 1000;

#[derive(FromQueryResult)]
struct MunicipalityRow {
    code: String,
    name: String,
    residents: Option<i64>,
}

#[derive(FromQueryResult)]
struct BoundaryRow {
    code: String,
    geojson: String,
}

impl Tx {
    /// Adds the organisations that are new and updates the others; says how many changed.
    pub async fn save_organisations(&self, organisations: &[OrganisationRecord]) -> Result<u64> {
        let differs = ["name", "kind", "county", "valid_from", "valid_to"]
            .map(|column| format!("organisation.{column} IS DISTINCT FROM excluded.{column}"))
            .join(" OR ");
        let mut changed = 0;
        for chunk in organisations.chunks(CHUNK) {
            self.refuse_other_kind(chunk).await?;
            let rows = chunk.iter().map(|o| organisation::ActiveModel {
                id: Set(self.new_id()),
                code: Set(o.code.to_string()),
                name: Set(o.name.clone()),
                kind: Set(o.kind.code().to_owned()),
                county: Set(o.county.clone()),
                valid_from: Set(o.valid_from),
                valid_to: Set(o.valid_to),
            });
            let update = OnConflict::column(organisation::Column::Code)
                .update_columns([
                    organisation::Column::Name,
                    organisation::Column::Kind,
                    organisation::Column::County,
                    organisation::Column::ValidFrom,
                    organisation::Column::ValidTo,
                ])
                .action_and_where(Expr::cust(differs.clone()))
                .to_owned();
            changed += organisation::Entity::insert_many(rows)
                .on_conflict(update)
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(changed)
    }

    /// A municipality does not become a region: whoever says so has mixed up two codes.
    async fn refuse_other_kind(&self, organisations: &[OrganisationRecord]) -> Result<()> {
        let codes = organisations.iter().map(|o| o.code.as_str());
        let known = organisation::Entity::find().filter(organisation::Column::Code.is_in(codes));
        for row in known.all(&self.inner).await? {
            if organisations.iter().any(|o| o.code.as_str() == row.code && o.kind.code() != row.kind) {
                return Err(Error::Conflict(format!("organisation {}, which is a {}", row.code, row.kind)));
            }
        }
        Ok(())
    }

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

    /// The municipalities of `county` at the end of `year`, ordered by code, with their residents then: those of the
    /// latest earlier year where that year is not in the register yet. Fails for one without any, since none of them
    /// has no residents.
    pub async fn municipalities(&self, county: &str, year: i32) -> Result<Vec<Municipality>> {
        let last_day = NaiveDate::from_ymd_opt(year, 12, 31).ok_or_else(|| Error::not_found("year", year))?;
        let rows = MunicipalityRow::find_by_statement(self.sql(
            "SELECT o.code, o.name, (SELECT p.residents FROM population p
                                     WHERE p.organisation_id = o.id AND p.year <= $1
                                     ORDER BY p.year DESC LIMIT 1) AS residents
             FROM organisation o
             WHERE o.county = $2 AND o.kind = 'municipality'
               AND (o.valid_from IS NULL OR o.valid_from <= $3) AND (o.valid_to IS NULL OR o.valid_to >= $3)
             ORDER BY o.code",
            [year.into(), county.into(), last_day.into()],
        ))
        .all(&self.inner)
        .await?;
        rows.into_iter()
            .map(|row| {
                let residents = row.residents.and_then(|n| u64::try_from(n).ok());
                Ok(Municipality {
                    residents: residents.ok_or_else(|| {
                        Error::not_found("population of", format!("{} in {year}", row.code))
                    })?,
                    code: organisation_code(row.code)?,
                    name: row.name,
                })
            })
            .collect()
    }

    /// The short name of an organisation.
    pub async fn organisation_name(&self, code: &OrganisationCode) -> Result<String> {
        Ok(self.organisation(code).await?.name)
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

    pub(crate) async fn organisation(&self, code: &OrganisationCode) -> Result<organisation::Model> {
        organisation::Entity::find()
            .filter(organisation::Column::Code.eq(code.as_str()))
            .one(&self.inner)
            .await?
            .ok_or_else(|| Error::not_found("organisation", code))
    }

    /// Every organisation's row: a few hundred.
    pub(crate) async fn organisation_ids(&self) -> Result<BTreeMap<OrganisationCode, Uuid>> {
        let rows = organisation::Entity::find().all(&self.inner).await?;
        rows.into_iter().map(|row| Ok((organisation_code(row.code)?, row.id))).collect()
    }
}

pub(crate) fn id_of(ids: &BTreeMap<OrganisationCode, Uuid>, code: &OrganisationCode) -> Result<Uuid> {
    ids.get(code).copied().ok_or_else(|| Error::not_found("organisation", code))
}

pub(crate) fn organisation_code(text: String) -> Result<OrganisationCode> {
    OrganisationCode::new(text).map_err(Error::other)
}
