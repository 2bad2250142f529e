//! Reference series: published figures that nobody is asked for, such as residents or children.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{OrganisationCode, SeriesCode},
    lang::Text,
};

/// The series that the register of municipalities brings with it.
pub const POPULATION: &str = "population";

/// A series that a strategy refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its code: `children_0_17`, `N00943`.
    pub code: SeriesCode,
    /// What it counts.
    pub title: Text,
    /// In what: `barn`, `%`.
    pub unit: Text,
    /// Who publishes it, to be named wherever it is shown: "Källa: Kolada".
    pub source: Text,
}

/// The values of series by organisation and year. A value that is not there is no data; nothing is invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesValues(BTreeMap<(SeriesCode, OrganisationCode, i32), Decimal>);

impl SeriesValues {
    /// The value of `series` for `organisation` in `year`.
    pub fn get(&self, series: &SeriesCode, organisation: &OrganisationCode, year: i32) -> Option<Decimal> {
        self.0.get(&(series.clone(), organisation.clone(), year)).copied()
    }

    /// The years and values of `series` for `organisation`, in order of time.
    pub fn years(&self, series: &SeriesCode, organisation: &OrganisationCode) -> Vec<(i32, Decimal)> {
        let own =
            |(code, who, _): &(SeriesCode, OrganisationCode, i32)| code == series && who == organisation;
        self.0.iter().filter(|(key, _)| own(key)).map(|((.., year), value)| (*year, *value)).collect()
    }

    /// Puts a value in.
    pub fn insert(&mut self, series: SeriesCode, organisation: OrganisationCode, year: i32, value: Decimal) {
        self.0.insert((series, organisation, year), value);
    }
}

impl FromIterator<(SeriesCode, OrganisationCode, i32, Decimal)> for SeriesValues {
    fn from_iter<T: IntoIterator<Item = (SeriesCode, OrganisationCode, i32, Decimal)>>(values: T) -> Self {
        Self(values.into_iter().map(|(series, who, year, value)| ((series, who, year), value)).collect())
    }
}
