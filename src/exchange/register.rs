//! The register that ships with the product: Swedish municipalities, their boundaries and their population.

use malspar_domain::{
    code::OrganisationCode,
    organisation::{OrganisationKind, OrganisationRecord},
};
use serde::Deserialize;
use serde_json::value::RawValue;
use thiserror::Error;

const MUNICIPALITIES: &str = include_str!("../../data/municipalities.csv");
const POPULATION: &str = include_str!("../../data/population.csv");
const BOUNDARIES: &str = include_str!("../../data/municipalities.geojson");

/// The register in the domain's terms.
#[derive(Debug, Clone)]
pub struct Register {
    /// All municipalities.
    pub municipalities: Vec<OrganisationRecord>,
    /// Residents on 31 December, by municipality and year.
    pub population: Vec<(OrganisationCode, i32, u64)>,
    /// Each municipality's boundary as a `GeoJSON` geometry in WGS 84.
    pub boundaries: Vec<(OrganisationCode, String)>,
}

impl Register {
    /// The first and the last year of population; 0 where there is none.
    pub fn years(&self) -> (i32, i32) {
        let years = || self.population.iter().map(|(_, year, _)| *year);
        (years().min().unwrap_or_default(), years().max().unwrap_or_default())
    }
}

/// A register file that cannot be read.
#[derive(Debug, Error)]
pub enum RegisterError {
    /// A row of a table.
    #[error("{file}: {source}")]
    Table {
        /// The file.
        file: &'static str,
        /// What and where.
        source: csv::Error,
    },
    /// The boundaries.
    #[error("municipalities.geojson: {0}")]
    Boundaries(#[from] serde_json::Error),
}

#[derive(Deserialize)]
struct MunicipalityRow {
    code: OrganisationCode,
    name: String,
    county_code: String,
}

#[derive(Deserialize)]
struct PopulationRow {
    municipality_code: OrganisationCode,
    year: i32,
    population: u64,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    properties: Properties,
    #[serde(borrow)]
    geometry: &'a RawValue,
}

#[derive(Deserialize)]
struct Properties {
    code: OrganisationCode,
}

/// The register as shipped.
pub fn shipped() -> Result<Register, RegisterError> {
    let municipalities = rows::<MunicipalityRow>("municipalities.csv", MUNICIPALITIES)?
        .into_iter()
        .map(|row| OrganisationRecord {
            code: row.code,
            name: row.name,
            kind: OrganisationKind::Municipality,
            county: row.county_code,
            valid_from: None,
            valid_to: None,
        })
        .collect();
    let population = rows::<PopulationRow>("population.csv", POPULATION)?
        .into_iter()
        .map(|row| (row.municipality_code, row.year, row.population))
        .collect();
    Ok(Register { municipalities, population, boundaries: boundaries()? })
}

fn rows<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<Vec<T>, RegisterError> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .map_err(|source| RegisterError::Table { file, source })
}

fn boundaries() -> Result<Vec<(OrganisationCode, String)>, RegisterError> {
    let collection: Collection<'_> = serde_json::from_str(BOUNDARIES)?;
    let boundary = |feature: Feature<'_>| (feature.properties.code, feature.geometry.get().to_owned());
    Ok(collection.features.into_iter().map(boundary).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_has_a_boundary_and_fifteen_years_of_population() {
        let register = shipped().unwrap();
        assert_eq!(register.municipalities.len(), 290);
        assert_eq!(register.boundaries.len(), 290);
        assert_eq!(register.population.len(), 290 * 15);
        assert_eq!(register.years(), (2011, 2025));
    }

    #[test]
    fn orebro_county_has_twelve_municipalities_and_its_residents() {
        let register = shipped().unwrap();
        let county: Vec<_> =
            register.municipalities.iter().filter(|m| m.county == "18").map(|m| &m.code).collect();
        assert_eq!(county.len(), 12);
        let residents: u64 = register
            .population
            .iter()
            .filter(|(c, y, _)| *y == 2025 && county.contains(&c))
            .map(|p| p.2)
            .sum();
        assert_eq!(residents, 308_362);
    }
}
