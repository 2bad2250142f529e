//! What contradicts itself in a catalogue, and what it asks for that cannot be followed up yet.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    indicator::{Derivation, Indicator, Otherwise, Source, TargetValue},
    strategy::Strategy,
    value::ValueKind,
    violation::Violation,
};

impl Strategy {
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
        self.check_links(at, indicator, found);
        self.check_target(at, indicator, found);
        check_kind(at, indicator, found);
    }

    /// What the indicator says of others.
    fn check_links(&self, at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
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
    }

    /// A target is a share to reach, in a year in which the strategy applies.
    fn check_target(&self, at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
        let Some(target) = &indicator.target else { return };
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
        let has_share = !matches!(
            indicator.kind,
            ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Ordinal { .. }
        );
        if !has_share {
            found.push(Violation::error(format!("{at}.target"), "pack-target-kind"));
        }
    }
}

/// What an indicator says of itself, whatever the others say.
fn check_kind(at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
    for (name, text) in [("title", &indicator.title), ("question", &indicator.question)] {
        if text.sv.trim().is_empty() {
            found.push(Violation::error(format!("{at}.{name}"), "pack-empty-text"));
        }
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
