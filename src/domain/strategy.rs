//! A strategy as a region has adopted it, with everything that is asked about it: the catalogue.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    code::{AreaCode, CycleKey, IndicatorCode, ObjectiveCode, OrganisationCode, Slug},
    indicator::Indicator,
    lang::Text,
};

/// A strategy and its catalogue. A strategy pack is this, as TOML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Its name in addresses and on the command line.
    pub slug: Slug,
    /// The county whose municipalities take part: two digits.
    pub county: String,
    /// The region that answers for the follow-up.
    pub region: OrganisationCode,
    /// The region's name.
    pub region_name: Text,
    /// The county's name as it stands before "tolv kommuner": "Örebro län".
    pub county_name: Text,
    /// The title on the cover.
    pub title: Text,
    /// The name in running text: "strategin för föräldraskapsstöd".
    pub short_title: Text,
    /// The registry number of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_number: Option<String>,
    /// The years it is in force.
    pub valid: Years,
    /// When it is followed up; by hand where there is no rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUpRule>,
    /// The period before the first cycle that the answers are compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    /// The target areas in the order in which the form asks, where that differs from the strategy's; areas that are
    /// not named come last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form_order: Vec<AreaCode>,
    /// The target areas in the strategy's order.
    pub areas: Vec<TargetArea>,
    /// The indicators in the strategy's order.
    pub indicators: Vec<Indicator>,
}

/// A span of whole years, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The first.
    pub from: i32,
    /// The last.
    pub to: i32,
}

/// How often a strategy is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpRule {
    /// The length of a cycle in years.
    pub every_years: u8,
    /// The first year of the first cycle.
    pub anchor: i32,
}

/// The period that later ones are compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The years it concerns.
    pub years: Years,
    /// The date whose situation it describes.
    pub measured_on: NaiveDate,
    /// How it came about.
    pub origin: BaselineOrigin,
}

/// How a baseline came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaselineOrigin {
    /// Measured at the time.
    Measured,
    /// Estimated afterwards.
    Estimated,
    /// The first measurement that there is.
    FirstMeasurement,
}

/// A target area (målområde).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetArea {
    /// Its number.
    pub code: AreaCode,
    /// Its name.
    pub title: Text,
    /// Its objectives in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
}

/// An objective (mål).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Its number.
    pub code: ObjectiveCode,
    /// A short title.
    pub title: Text,
    /// What the strategy says, in its own words.
    pub text: Text,
}

impl Strategy {
    /// The indicator with this code.
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&Indicator> {
        self.indicators.iter().find(|i| &i.code == code)
    }

    /// All objectives in the strategy's order.
    pub fn objectives(&self) -> impl Iterator<Item = &Objective> {
        self.areas.iter().flat_map(|a| &a.objectives)
    }

    /// The indicators whose parent is `parent`.
    pub fn indicators_of<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |i| i.parent.as_deref() == Some(parent))
    }

    /// The indicators in the order in which the form asks; the strategy's order within an area.
    pub fn in_form_order(&self) -> Vec<&Indicator> {
        let place = |indicator: &&Indicator| {
            let area = indicator.parent.as_deref().and_then(|parent| self.area_of(parent));
            area.and_then(|a| self.form_order.iter().position(|code| code == &a.code)).unwrap_or(usize::MAX)
        };
        let mut ordered: Vec<_> = self.indicators.iter().collect();
        ordered.sort_by_key(place);
        ordered
    }

    /// The area that is `parent`, or that has the objective `parent`.
    fn area_of(&self, parent: &str) -> Option<&TargetArea> {
        self.areas
            .iter()
            .find(|a| a.code.as_str() == parent || a.objectives.iter().any(|o| o.code.as_str() == parent))
    }

    /// The headline indicators in the strategy's order.
    pub fn headlines(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(|i| i.headline)
    }
}

impl Years {
    /// The key by which the period is named in files and on the command line: `2024-2025`, `2023`.
    ///
    /// # Panics
    /// Never: digits and a hyphen make a code.
    pub fn key(self) -> CycleKey {
        let text =
            if self.from == self.to { self.from.to_string() } else { format!("{}-{}", self.from, self.to) };
        CycleKey::new(text).expect("years make a code")
    }
}
