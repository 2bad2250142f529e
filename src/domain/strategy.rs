//! A strategy as a region has adopted it, with everything that is asked about it: the catalogue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::{AreaCode, CycleKey, IndicatorCode, ObjectiveCode, OrganisationCode, Slug},
    indicator::{Derivation, Indicator, Otherwise, Source, TargetValue},
    lang::Text,
    value::ValueKind,
    violation::Violation,
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

    /// The key of the baseline, where there is one.
    pub fn baseline_key(&self) -> Option<CycleKey> {
        self.baseline.as_ref().map(|b| b.years.key())
    }

    /// Everything in the catalogue that contradicts itself. Paths are those of the pack: `indicators.3.parent`.
    pub fn check(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        self.check_head(&mut found);
        let mut seen = BTreeSet::new();
        for (n, indicator) in self.indicators.iter().enumerate() {
            let at = format!("indicators.{n}");
            if !seen.insert(&indicator.code) {
                found.push(
                    Violation::error(format!("{at}.code"), "pack-code-twice").with("code", &indicator.code),
                );
            }
            self.check_indicator(&at, indicator, &mut found);
        }
        found
    }

    fn check_head(&self, found: &mut Vec<Violation>) {
        if self.valid.from > self.valid.to {
            found.push(Violation::error("valid", "pack-years-reversed"));
        }
        if self.county.len() != 2 || !self.county.bytes().all(|b| b.is_ascii_digit()) {
            found.push(Violation::error("county", "pack-county").with("county", &self.county));
        }
        if !self.years().all(|year| (1990..=2100).contains(&year)) {
            found.push(Violation::error("valid", "pack-years-far"));
        }
        if self.baseline.as_ref().is_some_and(|b| b.years.from > b.years.to) {
            found.push(Violation::error("baseline", "pack-years-reversed"));
        }
        if self.follow_up.is_some_and(|rule| rule.every_years == 0) {
            found.push(Violation::error("follow_up.every_years", "pack-interval-zero"));
        }
        for (n, code) in self.form_order.iter().enumerate() {
            if !self.areas.iter().any(|area| &area.code == code) {
                let at = format!("form_order.{n}");
                found.push(Violation::error(at, "pack-unknown-parent").with("parent", code));
            }
        }
        let mut seen = BTreeSet::new();
        for (a, area) in self.areas.iter().enumerate() {
            if !seen.insert(area.code.as_str()) {
                found.push(
                    Violation::error(format!("areas.{a}.code"), "pack-code-twice").with("code", &area.code),
                );
            }
            for (o, objective) in area.objectives.iter().enumerate() {
                if !seen.insert(objective.code.as_str()) {
                    let at = format!("areas.{a}.objectives.{o}.code");
                    found.push(Violation::error(at, "pack-code-twice").with("code", &objective.code));
                }
            }
        }
    }

    /// Every year that the head of the strategy names.
    fn years(&self) -> impl Iterator<Item = i32> {
        let baseline = self.baseline.iter().flat_map(|b| [b.years.from, b.years.to]);
        let anchor = self.follow_up.iter().map(|rule| rule.anchor);
        [self.valid.from, self.valid.to].into_iter().chain(baseline).chain(anchor)
    }

    fn check_indicator(&self, at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
        if let Some(parent) = &indicator.parent {
            let known = self.areas.iter().any(|a| a.code.as_str() == parent)
                || self.objectives().any(|o| o.code.as_str() == parent);
            if !known {
                found.push(
                    Violation::error(format!("{at}.parent"), "pack-unknown-parent").with("parent", parent),
                );
            }
        }
        if let Some(asked_if) = &indicator.asked_if {
            let decides = self.indicator(&asked_if.indicator);
            if !decides.is_some_and(|d| d.kind == ValueKind::YesPlannedNo && d.dimensions.is_empty()) {
                found.push(
                    Violation::error(format!("{at}.asked_if"), "pack-asked-if")
                        .with("code", &asked_if.indicator),
                );
            }
        }
        if let Source::Derived(Derivation::LevelAtLeast { indicator: from, level }) = &indicator.source {
            let fits = self.indicator(from).is_some_and(|d| match &d.kind {
                ValueKind::Ordinal { levels } => {
                    usize::from(*level) < levels.len()
                        && d.rows()
                            .iter()
                            .map(|r| r.map(|c| &c.code))
                            .eq(indicator.rows().iter().map(|r| r.map(|c| &c.code)))
                }
                _ => false,
            });
            if !fits {
                found.push(Violation::error(format!("{at}.source"), "pack-derived").with("code", from));
            }
        }
        let has_share = !matches!(
            indicator.kind,
            ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Ordinal { .. }
        );
        if let Some(target) = &indicator.target {
            let share_fits = match target.value {
                TargetValue::Every => true,
                TargetValue::Share(percent) => (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent),
            };
            // A reversed validity is told of itself.
            let year_fits =
                self.valid.from > self.valid.to || (self.valid.from..=self.valid.to).contains(&target.by);
            if !share_fits || !year_fits {
                found.push(Violation::error(format!("{at}.target"), "pack-target-range"));
            }
        }
        for (name, text) in [("title", &indicator.title), ("question", &indicator.question)] {
            if text.sv.trim().is_empty() {
                found.push(Violation::error(format!("{at}.{name}"), "pack-empty-text"));
            }
        }
        if indicator.target.is_some() && !has_share {
            found.push(Violation::error(format!("{at}.target"), "pack-target-kind"));
        }
        if indicator.counts_persons {
            found.push(Violation::error(format!("{at}.counts_persons"), "pack-counts-persons"));
        }
        let zero = indicator.asked_if.as_ref().is_some_and(|a| a.otherwise == Otherwise::Zero);
        if zero && !matches!(indicator.kind, ValueKind::Count { .. } | ValueKind::Quantity { .. }) {
            found.push(Violation::error(format!("{at}.asked_if"), "pack-otherwise"));
        }
        let mut seen = BTreeSet::new();
        for category in indicator.rows().into_iter().flatten().chain(indicator.options()) {
            if !seen.insert(&category.code) {
                found.push(Violation::error(at, "pack-code-twice").with("code", &category.code));
            }
        }
        let too_few = match &indicator.kind {
            ValueKind::Ordinal { levels } => levels.len() < 2,
            ValueKind::ChoiceSet { options } => options.is_empty(),
            _ => false,
        };
        if too_few {
            found.push(Violation::error(format!("{at}.kind"), "pack-too-few-choices"));
        }
        if !aggregation_fits(indicator) {
            found.push(Violation::error(format!("{at}.aggregation"), "pack-aggregation"));
        }
    }
}

fn aggregation_fits(indicator: &Indicator) -> bool {
    use crate::indicator::Aggregation as A;
    let rows = !indicator.dimensions.is_empty();
    match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, A::Pooled) => rows,
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, A::Sum)
        | (ValueKind::YesPlannedNo, A::ShareOfYes)
        | (ValueKind::Share { .. } | ValueKind::ChoiceSet { .. }, A::Pooled) => !rows,
        (ValueKind::Ordinal { .. }, A::Distribution) => true,
        _ => false,
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
