//! What the names in a catalogue's expressions stand for, and whether indicators wait for each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    expression::{Declaration, Declared, THIS, Type, Unit},
    indicator::{Indicator, Source},
    strategy::Strategy,
    value::ValueKind,
    violation::Violation,
};

/// The unit of a series that is a plain number of something.
const PLAIN: &str = "antal";

/// The names that an expression in a catalogue may use.
pub(crate) struct Names<'a> {
    pub(crate) strategy: &'a Strategy,
    /// The indicator that a rule belongs to.
    pub(crate) this: Option<&'a Indicator>,
}

impl Declared for Names<'_> {
    fn of(&self, name: &str) -> Option<Declaration> {
        if name == THIS {
            return declared(self.this?);
        }
        if name == crate::series::POPULATION {
            return Some(Declaration::Number(Unit::base("invånare")));
        }
        let series = self.strategy.series.iter().find(|s| s.code.as_str() == name);
        if let Some(series) = series {
            let unit = if series.unit.sv == PLAIN { Unit::NONE } else { Unit::base(&series.unit.sv) };
            return Some(Declaration::Number(unit));
        }
        declared(self.strategy.indicators.iter().find(|i| i.code.as_str() == name)?)
    }
}

fn declared(indicator: &Indicator) -> Option<Declaration> {
    Some(match &indicator.kind {
        ValueKind::YesPlannedNo => Declaration::YesNo,
        ValueKind::Count { .. } | ValueKind::Rate { .. } => Declaration::Number(Unit::NONE),
        ValueKind::Quantity { unit, .. } => Declaration::Number(Unit::base(&unit.sv)),
        ValueKind::Share { .. } => Declaration::Ratio,
        ValueKind::Ordinal { levels } => {
            Declaration::Level(u8::try_from(levels.len().saturating_sub(1)).unwrap_or(u8::MAX))
        }
        ValueKind::ChoiceSet { options, .. } => {
            Declaration::Choices(options.iter().map(|o| o.code.clone()).collect())
        }
        ValueKind::Words { .. } => return None,
    })
}

/// Is what an expression gives an answer to a question of `kind`?
pub(crate) const fn fits(gives: &Type, kind: &ValueKind) -> bool {
    matches!(
        (gives, kind),
        (Type::Boolean | Type::YesNo, ValueKind::YesPlannedNo)
            | (Type::Number(_), ValueKind::Count { .. } | ValueKind::Quantity { .. })
            | (Type::Ratio, ValueKind::Share { .. })
            | (Type::Level(_), ValueKind::Ordinal { .. })
            | (Type::Choices, ValueKind::ChoiceSet { .. })
    )
}

/// Indicators that wait for each other: derived ones, and questions whose conditions go in a circle.
pub(crate) fn check_cycles(strategy: &Strategy, found: &mut Vec<Violation>) {
    let derived = |i: &Indicator| match &i.source {
        Source::Derived(expression) => expression.names().into_iter().map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    };
    let asked = |i: &Indicator| {
        let names = i.asked_if.iter().flat_map(|a| a.when.names());
        names.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let mut report = |part: &str, needs: BTreeMap<&str, BTreeSet<String>>| {
        for (n, indicator) in strategy.indicators.iter().enumerate() {
            if reaches(&needs, indicator.code.as_str()) {
                let at = format!("indicators.{n}.{part}");
                found.push(Violation::error(at, "pack-circle").with("code", &indicator.code));
            }
        }
    };
    report("source", strategy.indicators.iter().map(|i| (i.code.as_str(), derived(i))).collect());
    report("asked_if", strategy.indicators.iter().map(|i| (i.code.as_str(), asked(i))).collect());
}

/// Does what `start` needs lead back to it?
fn reaches(needs: &BTreeMap<&str, BTreeSet<String>>, start: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&str> = needs.get(start).into_iter().flatten().map(String::as_str).collect();
    while let Some(name) = next.pop() {
        if name == start {
            return true;
        }
        if seen.insert(name) {
            next.extend(needs.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
