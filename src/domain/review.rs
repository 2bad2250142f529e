//! What the owner looks at once more when the answers are in: a strategy's own checks across organisations, and numbers
//! that lie far from everybody else's. It stops nothing and grades nobody.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    cells::Cells,
    code::OrganisationCode,
    count::{counted, number},
    derive,
    expression::{Outcome, Term},
    indicator::Indicator,
    lang::Text,
    progress::Measurement,
    strategy::{CrossCheck, Told},
    value::{Value, ValueKind},
    violation::Violation,
};

/// Something to look at, and whose answer it is.
pub type Note = (OrganisationCode, Violation);

/// Everything to look at in one cycle's answers, municipality by municipality.
pub fn notes(measurement: &Measurement<'_>) -> Vec<Note> {
    let cells = Cells::index(measurement);
    let checks = measurement.strategy.checks.iter().filter(|check| check.told == Told::Owner);
    let mut found: Vec<Note> = checks.flat_map(|check| contradictions(measurement, &cells, check)).collect();
    found.extend(measurement.strategy.indicators.iter().flat_map(|i| outliers(measurement, &cells, i)));
    found.sort_by(|a, b| (&a.0, &a.1.field).cmp(&(&b.0, &b.1.field)));
    found
}

fn contradictions(measurement: &Measurement<'_>, cells: &Cells<'_>, check: &CrossCheck) -> Vec<Note> {
    let strange = |about: &OrganisationCode| {
        let facts = cells.facts(about);
        let Outcome::Known(Term::Boolean(true)) = check.when.evaluate(&facts) else { return None };
        let field = check.indicator.as_str();
        let violation = Violation::warning(field, "check-strategy").with_text("message", &check.message);
        let names = check.when.names();
        let violation = violation.with("year", measurement.cycle.period.measured_on.year());
        Some(names.into_iter().fold(violation, |violation, name| match derive::value_named(&facts, name) {
            Some(Value::YesNo(answer)) => violation.with(name, answer.code()),
            Some(Value::Number(number)) => violation.with(name, number.normalize()),
            _ => violation,
        }))
    };
    let municipalities = measurement.municipalities.iter();
    municipalities.filter_map(|m| Some((m.code.clone(), strange(&m.code)?))).collect()
}

/// The fewest answers among which one can be said to lie far from the others.
const FEWEST: usize = 6;

/// Numbers far above the others', set against the residents: more than three times the distance between the quartiles
/// above the upper one, and by three at least.
fn outliers(measurement: &Measurement<'_>, cells: &Cells<'_>, indicator: &Indicator) -> Vec<Note> {
    if indicator.is_regional() || !indicator.kind.is_number() {
        return Vec::new();
    }
    let mut each: Vec<_> = measurement
        .municipalities
        .iter()
        .filter(|m| m.residents > 0)
        .filter_map(|m| {
            let own = cells.of(indicator, m);
            let value = counted(indicator, &own).iter().filter_map(|c| c.value()).find_map(number)?;
            Some((m, value, value.checked_div(Decimal::from(m.residents))?))
        })
        .collect();
    if each.len() < FEWEST {
        return Vec::new();
    }
    each.sort_by_key(|(_, _, per_resident)| *per_resident);
    let (lower, upper) = (each[each.len() / 4].2, each[each.len() * 3 / 4].2);
    let limit = upper + (upper - lower) * Decimal::from(3);
    each.iter()
        .filter(|(m, value, per)| {
            *per > limit && *value >= limit * Decimal::from(m.residents) + Decimal::from(3)
        })
        .map(|(m, value, _)| {
            let violation = Violation::warning(indicator.code.as_str(), "check-outlier")
                .with("current", value.normalize())
                .with_text("unit", &unit(indicator));
            (m.code.clone(), violation)
        })
        .collect()
}

fn unit(indicator: &Indicator) -> Text {
    match &indicator.kind {
        ValueKind::Quantity { unit, .. } => unit.clone(),
        ValueKind::Rate { counted, .. } => counted.clone(),
        _ => indicator.title.clone(),
    }
}
