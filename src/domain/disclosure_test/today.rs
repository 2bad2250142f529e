//! An earlier cycle as today's edition tells of it: for the municipalities of today, of which some were several then.

use super::reader::{is_in_series, is_nothing, said};
use crate::{
    code::OrganisationCode,
    progress::Municipality,
    sample_test::{NOT_APPLICABLE, Round},
    value::Value,
};

/// What `one` was in a cycle.
pub(super) fn parts_of(round: &Round, one: &Municipality) -> Vec<OrganisationCode> {
    let then = round.municipalities.iter().map(|m| &m.code);
    then.filter(|code| *code == &one.code || one.formerly.contains(code)).cloned().collect()
}

pub(super) fn of_today(round: &Round, now: &Round) -> Round {
    let mut told = round.clone();
    told.municipalities.clone_from(&now.municipalities);
    for one in &now.municipalities {
        let parts = parts_of(round, one);
        if parts.len() < 2 {
            continue;
        }
        told.observations.retain(|o| o.key.about != one.code);
        let rows = round.strategy.indicators[0].rows();
        for (row, category) in rows.iter().enumerate() {
            let answer = together(round, &parts, row);
            told.say("P", &one.code, category.map(|c| &c.code), answer);
        }
        let (children, year) = ("children".parse().unwrap(), round.cycle.period.years.to);
        // Its own code stands for it in the series where its parts are not all there.
        let all_in_series = |codes: &[OrganisationCode]| codes.iter().all(|code| is_in_series(round, code));
        if all_in_series(&parts) || all_in_series(&one.formerly) || is_in_series(round, &one.code) {
            told.series.insert(children, one.code.clone(), year, 100.into());
        }
    }
    told
}

/// What they have in a row together, where nobody's answer is missing; those who had nothing to count add nothing.
fn together(round: &Round, parts: &[OrganisationCode], row: usize) -> crate::sample_test::Said {
    let values: Option<Vec<_>> = parts.iter().map(|part| said(round, part, row)).collect();
    let counting = values?.into_iter().filter(|value| !is_nothing(value)).cloned();
    counting.reduce(|a, b| plus(&a, &b)).map_or(NOT_APPLICABLE, |value| Some(Ok(value)))
}

fn plus(a: &Value, b: &Value) -> Value {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => Value::Number(a + b),
        (Value::Ratio { numerator, denominator }, Value::Ratio { numerator: other, denominator: of }) => {
            Value::Ratio { numerator: numerator + other, denominator: denominator + of }
        }
        other => panic!("{other:?} are not of one kind"),
    }
}
