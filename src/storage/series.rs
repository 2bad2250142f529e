//! Published series: figures of organisations by year that nobody is asked for. What a publisher corrects is a new
//! revision. Public, so without a scope.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{OrganisationCode, SeriesCode},
    role::Actor,
    series::{POPULATION, SeriesValues},
};
use rust_decimal::Decimal;
use sea_orm::{FromQueryResult, Value as Bind};

use crate::{
    Error, Result, Tx,
    bulk::Bulk,
    exact::Exact,
    observation_row::list,
    register::{id_of, organisation_code},
    store::stored,
    submission::until,
};

const COLUMNS: [&str; 9] =
    ["series", "organisation_id", "year", "revision", "number", "source", "recorded_at", "account", "role"];

/// No later revision was known at `$1`.
const LATEST: &str = "v.recorded_at <= $1 AND NOT EXISTS (
        SELECT 1 FROM reference_value n
        WHERE n.series = v.series AND n.organisation_id = v.organisation_id AND n.year = v.year
          AND n.revision > v.revision AND n.recorded_at <= $1)";

/// A figure of a published series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// The series.
    pub series: SeriesCode,
    /// Whose figure: a municipality's or a region's.
    pub organisation: OrganisationCode,
    /// The year that the publisher gives for it.
    pub year: i32,
    /// The figure; none where the publisher has taken it back.
    pub value: Option<Decimal>,
}

#[derive(FromQueryResult)]
struct ValueRow {
    series: String,
    code: String,
    year: i32,
    revision: i32,
    number: Option<Exact>,
}

#[derive(FromQueryResult)]
struct ResidentsRow {
    code: String,
    year: i32,
    residents: i64,
}

impl Tx {
    /// Adds a revision of each figure that differs from its latest one, and says how many were added. `source` is where they come from, in words. A figure that is not among them stays. Residents are
    /// the register's, and refused.
    pub async fn save_series(
        &self,
        rows: &[SeriesRow],
        source: &str,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<usize> {
        if rows.iter().any(|row| row.series.as_str() == POPULATION) {
            return Err(Error::other("residents come with the register of municipalities, not as a series"));
        }
        let ids = self.organisation_ids().await?;
        let codes: BTreeSet<_> = rows.iter().map(|row| &row.series).collect();
        let mut latest = BTreeMap::new();
        for found in self.latest_values(codes, None).await? {
            let key = (series_code(found.series)?, organisation_code(found.code)?, found.year);
            latest.insert(key, (found.revision, found.number.map(|number| number.0)));
        }
        let mut new = Bulk::new(self, "reference_value", &COLUMNS);
        for row in rows {
            let key = (row.series.clone(), row.organisation.clone(), row.year);
            // What nobody knows of cannot be taken back.
            let (last, known) = latest.get(&key).copied().unwrap_or_default();
            if known == row.value {
                continue;
            }
            let revision = last + 1;
            let values: [Bind; COLUMNS.len()] = [
                row.series.as_str().into(),
                id_of(&ids, &row.organisation)?.into(),
                row.year.into(),
                revision.into(),
                row.value.map(Exact).into(),
                source.into(),
                stored(at).into(),
                actor.account.0.into(),
                actor.role.code().into(),
            ];
            new.push(values).await?;
            latest.insert(key, (revision, row.value));
        }
        new.finish().await
    }

    /// The figures of these series that were known at `as_of`. Residents, the series `population`, are those of the
    /// register as it is now.
    pub async fn series_values(
        &self,
        codes: &[SeriesCode],
        as_of: Option<DateTime<Utc>>,
    ) -> Result<SeriesValues> {
        let published = codes.iter().filter(|code| code.as_str() != POPULATION);
        let mut found = SeriesValues::default();
        for row in self.latest_values(published, as_of).await? {
            if let Some(number) = row.number {
                found.insert(series_code(row.series)?, organisation_code(row.code)?, row.year, number.0);
            }
        }
        if let Some(population) = codes.iter().find(|code| code.as_str() == POPULATION) {
            let residents = ResidentsRow::find_by_statement(self.sql(
                "SELECT o.code, p.year, p.residents FROM population p
                 JOIN organisation o ON o.id = p.organisation_id",
                [],
            ));
            for row in residents.all(&self.inner).await? {
                let organisation = organisation_code(row.code)?;
                found.insert(population.clone(), organisation, row.year, row.residents.into());
            }
        }
        Ok(found)
    }

    async fn latest_values<'a>(
        &self,
        codes: impl IntoIterator<Item = &'a SeriesCode>,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<ValueRow>> {
        let mut values = vec![until(as_of).into()];
        let codes = list(&mut values, codes.into_iter().map(|code| code.as_str().into()));
        let text = format!(
            "SELECT v.series, o.code, v.year, v.revision, v.number
             FROM reference_value v JOIN organisation o ON o.id = v.organisation_id
             WHERE v.series IN ({codes}) AND {LATEST}"
        );
        Ok(ValueRow::find_by_statement(self.sql(&text, values)).all(&self.inner).await?)
    }
}

fn series_code(text: String) -> Result<SeriesCode> {
    SeriesCode::new(text).map_err(Error::other)
}
