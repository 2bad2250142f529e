//! A strategy as a region has adopted it, with everything that is asked about it: the catalogue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    code::{AreaCode, CycleKey, IndicatorCode, ObjectiveCode, OrganisationCode, SeriesCode, Slug},
    expression::Expression,
    indicator::Indicator,
    lang::Text,
    open_question,
    series::Series,
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
    /// Cycles that no rule gives: years that somebody decided to follow up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cycles_by_hand: Vec<CycleByHand>,
    /// The period before the first cycle that the answers are compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    /// The target areas in the order in which the form asks, where that differs from the strategy's; areas that are
    /// not named come last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form_order: Vec<AreaCode>,
    /// The target areas in the strategy's order.
    pub areas: Vec<TargetArea>,
    /// The published series that indicators and checks refer to, beside the residents that the register knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// The indicators in the strategy's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Questions to be answered in words, last in the form: indicators of the kind words that nobody counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "open_question")]
    pub questions: Vec<Indicator>,
    /// What to look at once more in the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CrossCheck>,
    /// What has been arranged or is to be: workshops, lectures, measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
}

/// Answers that do not go together, or not with a published figure. It asks for a comment and never stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossCheck {
    /// The question that it is shown at.
    pub indicator: IndicatorCode,
    /// What is strange.
    pub when: Expression,
    /// What to say of it. May hold the answers that it is about by their codes: "{TS2} familjecentraler".
    pub message: Text,
    /// Who is told.
    #[serde(default, skip_serializing_if = "Told::is_contact")]
    pub told: Told,
}

/// Who is told of a strange answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The contact, before the answers are handed in.
    #[default]
    Contact,
    /// The owner, who sees everybody's answers.
    Owner,
}

impl Told {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_contact(&self) -> bool {
        *self == Self::Contact
    }
}

/// Something that is arranged to carry the strategy out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// The day.
    pub date: NaiveDate,
    /// From when to when, as it is printed: "9.00–15.30".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// What it is: "Workshop".
    pub title: Text,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Text>,
    /// The target area it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaCode>,
    /// Where there is more to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A cycle that no rule gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CycleByHand {
    /// The years it concerns.
    pub years: Years,
    /// The date whose situation it describes.
    pub measured_on: NaiveDate,
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
    /// The indicator or the question in words with this code.
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&Indicator> {
        self.asked().find(|i| &i.code == code)
    }

    /// Everything that has answers: the indicators, then the questions in words.
    pub fn asked(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().chain(&self.questions)
    }

    /// All objectives in the strategy's order.
    pub fn objectives(&self) -> impl Iterator<Item = &Objective> {
        self.areas.iter().flat_map(|a| &a.objectives)
    }

    /// The indicators whose parent is `parent`.
    pub fn indicators_of<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |i| i.parent.as_deref() == Some(parent))
    }

    /// Everything that is asked in the order of the form; the strategy's order within an area, words last.
    pub fn in_form_order(&self) -> Vec<&Indicator> {
        let place = |indicator: &&Indicator| {
            let area = indicator.parent.as_deref().and_then(|parent| self.area_of(parent));
            area.and_then(|a| self.form_order.iter().position(|code| code == &a.code)).unwrap_or(usize::MAX)
        };
        let mut ordered: Vec<_> = self.indicators.iter().collect();
        ordered.sort_by_key(place);
        ordered.extend(&self.questions);
        ordered
    }

    /// The area that is `parent`, or that has the objective `parent`.
    fn area_of(&self, parent: &str) -> Option<&TargetArea> {
        self.areas
            .iter()
            .find(|a| a.code.as_str() == parent || a.objectives.iter().any(|o| o.code.as_str() == parent))
    }

    /// Does `other` ask, count and aim at the same, however it is worded? Indicators that only one of them has are
    /// another meaning.
    pub fn means_the_same(&self, other: &Self) -> bool {
        self.asked().count() == other.asked().count()
            && self.asked().all(|own| {
                other.indicator(&own.code).is_some_and(|theirs| {
                    own.counts_the_same(theirs)
                        && own.target == theirs.target
                        && own.direction == theirs.direction
                        && own.headline == theirs.headline
                        && own.threshold == theirs.threshold
                        && own.parent == theirs.parent
                        && own.support == theirs.support
                        && own.voluntary == theirs.voluntary
                        && own.counts_persons == theirs.counts_persons
                        && own.relative == theirs.relative
                })
            })
    }

    /// Every series that its figures need.
    pub fn series_used(&self) -> BTreeSet<SeriesCode> {
        let mut used: BTreeSet<_> = self.series.iter().map(|s| s.code.clone()).collect();
        used.extend(SeriesCode::new(crate::series::POPULATION));
        used
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
