//! The sheet: one row for each cell of an indicator in a cycle, with what stands in it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    code::{CategoryCode, OrganisationCode, SeriesCode},
    indicator::{DimensionRows, Indicator, Source},
    observation::ObsStatus,
    progress::Municipality,
    sample_test::Round,
    value::{Value, ValueKind, YesNo},
};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    NotReported,
    NotAvailable,
    NotApplicable,
    Value(Value),
}

use Said::{NotApplicable, NotAvailable, NotReported};

#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) who: OrganisationCode,
    pub(super) residents: u64,
    pub(super) category: Option<CategoryCode>,
    pub(super) said: Said,
}

impl Row {
    pub(super) fn value(&self) -> Option<&Value> {
        if let Said::Value(value) = &self.said { Some(value) } else { None }
    }

    pub(super) fn is_unreported(&self) -> bool {
        matches!(self.said, NotReported)
    }

    pub(super) fn is_missing(&self) -> bool {
        matches!(self.said, NotReported | NotAvailable)
    }

    pub(super) fn applies(&self) -> bool {
        self.said != NotApplicable
    }
}

/// The rows of an indicator in a cycle, for each of today's municipalities; those of the region where there is one figure
/// for the county. None where it was not asked.
pub(super) fn rows(round: &Round, indicator: &Indicator, today: &[Municipality]) -> Vec<Row> {
    let Some(asked) = round.strategy.indicator(&indicator.code) else { return Vec::new() };
    let residents = today.iter().map(|m| m.residents).sum();
    let code = round.strategy.region.clone();
    let region = Municipality { code, name: String::new(), residents, formerly: Vec::new() };
    let about = if asked.is_regional() { vec![region] } else { today.to_vec() };
    let mut rows = Vec::new();
    for who in about {
        for category in asked.rows() {
            let category = category.map(|c| c.code.clone());
            let said = said(round, asked, &who, category.as_ref());
            rows.push(Row { who: who.code.clone(), residents: who.residents, category, said });
        }
    }
    rows
}

fn said(round: &Round, asked: &Indicator, who: &Municipality, category: Option<&CategoryCode>) -> Said {
    let took_part = asked.is_regional() || round.municipalities.iter().any(|m| m.code == who.code);
    match &asked.source {
        Source::Derived(_) | Source::Reference(_) if !took_part => NotReported,
        Source::Derived(formula) => follows(round, formula.as_str(), who, category),
        // No data. Nobody was asked, so nobody has failed to report.
        Source::Reference(series) => {
            published(round, series, &who.code).map_or(NotAvailable, |n| Said::Value(Value::Number(n)))
        }
        Source::Municipality | Source::Organisation(_) => {
            if is_beyond_the_last_place(round, asked, &who.code, category) {
                return NotApplicable;
            }
            observed(round, asked, &who.code, category)
        }
    }
}

/// What is published about the year of the measurement.
pub(super) fn published(round: &Round, series: &SeriesCode, who: &OrganisationCode) -> Option<Decimal> {
    round.series.get(series, who, round.cycle.period.years.to)
}

fn observed(
    round: &Round,
    asked: &Indicator,
    who: &OrganisationCode,
    category: Option<&CategoryCode>,
) -> Said {
    let key = (&asked.code, who, category);
    let mut here = round.observations.iter();
    let here = here.find(|o| (&o.key.indicator, &o.key.about, o.key.category.as_ref()) == key);
    match here.map(|o| (o.status, o.value.clone())) {
        // Never there, or taken away again.
        None | Some((ObsStatus::Missing, None)) => NotReported,
        Some((ObsStatus::NotApplicable, _)) => NotApplicable,
        // None of none: there is nothing to count.
        Some((_, Some(Value::Ratio { denominator, .. }))) if denominator.is_zero() => NotApplicable,
        Some((_, Some(value))) => Said::Value(value),
        Some((_, None)) => NotAvailable,
    }
}

/// Is this a row for a place that there is none of? Where nobody knows how many there are, there is one.
fn is_beyond_the_last_place(
    round: &Round,
    asked: &Indicator,
    who: &OrganisationCode,
    category: Option<&CategoryCode>,
) -> bool {
    let Some(counted_by) = asked.dimensions.iter().find_map(|d| match &d.rows {
        DimensionRows::Places { counted_by } => Some(counted_by),
        DimensionRows::Each | DimensionRows::Breakdown => None,
    }) else {
        return false;
    };
    let place =
        asked.dimensions[0].categories.iter().position(|c| Some(&c.code) == category).expect("a place");
    let counter = round.strategy.indicator(counted_by).expect("places are counted");
    match observed(round, counter, who, None) {
        Said::Value(Value::Number(n)) => Decimal::from(place) >= n,
        NotApplicable => true,
        _ => place > 0,
    }
}

/// What a formula says of one municipality, worked out from left to right: `A >= 2`, `share(A) >= 0.5`,
/// `A / population`, `submission.checked`.
fn follows(round: &Round, formula: &str, who: &Municipality, category: Option<&CategoryCode>) -> Said {
    if let Some(fact) = formula.strip_prefix("submission.") {
        if round.submissions.is_empty() {
            // Values that came without submissions, as those of an imported baseline.
            return NotReported;
        }
        let facts = round.submissions.get(&who.code).copied().unwrap_or_default();
        let is_so = match fact {
            "reported" => facts.reported,
            "complete" => facts.complete,
            "on_time" => facts.on_time,
            _ => facts.checked,
        };
        return yes_or_no(is_so);
    }
    let words: Vec<_> = formula.split(' ').collect();
    let [left, operator, right] = words[..] else { panic!("a formula of three words: {formula}") };
    let (left, right) = match (operand(round, left, who, category), operand(round, right, who, category)) {
        (Ok(left), Ok(right)) => (left, right),
        // What cannot be answered cannot be computed; what is not answered is missing.
        (Err(NotApplicable), _) | (_, Err(NotApplicable)) => return NotApplicable,
        (Err(NotReported), _) | (_, Err(NotReported)) => return NotReported,
        _ => return NotAvailable,
    };
    match operator {
        "=" => yes_or_no(left == right),
        ">=" => yes_or_no(left >= right),
        "+" => Said::Value(Value::Number(left + right)),
        _ => left.checked_div(right).map_or(NotAvailable, |n| Said::Value(Value::Number(n))),
    }
}

fn yes_or_no(is_so: bool) -> Said {
    Said::Value(Value::YesNo(if is_so { YesNo::Yes } else { YesNo::No }))
}

/// A number for each thing that can be compared; for yes, planned and no 2, 1 and 0.
fn operand(
    round: &Round,
    word: &str,
    who: &Municipality,
    category: Option<&CategoryCode>,
) -> Result<Decimal, Said> {
    if let Ok(series) = word.parse()
        && word == "population"
    {
        return published(round, &series, &who.code).ok_or(NotAvailable);
    }
    if word == "planned" {
        return Ok(1.into());
    }
    let name = word.trim_start_matches("count(").trim_start_matches("share(").trim_end_matches(')');
    let Some(source) = round.strategy.indicators.iter().find(|i| i.code.as_str() == name) else {
        return Ok(word.parse().expect("a number"));
    };
    match observed(round, source, &who.code, category) {
        Said::Value(Value::Number(n)) => Ok(n),
        Said::Value(Value::Level(level)) => Ok(level.into()),
        Said::Value(Value::Choices(chosen)) => Ok(chosen.len().into()),
        Said::Value(Value::Ratio { numerator, denominator }) => Ok(numerator / denominator),
        Said::Value(Value::YesNo(answer)) => Ok(match answer {
            YesNo::Yes => 2.into(),
            YesNo::Planned(_) => 1.into(),
            YesNo::No => 0.into(),
        }),
        Said::Value(Value::Words(_)) => panic!("words are not computed with"),
        gap => Err(gap),
    }
}

/// The rows that a figure counts: those of a breakdown are parts of a row that is counted already.
pub(super) fn counted(indicator: &Indicator, rows: &[Row]) -> Vec<Row> {
    rows.iter().filter(|row| !indicator.is_part(row.category.as_ref())).cloned().collect()
}

/// The level that ticked options amount to: of the levels in these counties, as many as are ticked.
pub(super) fn level(indicator: &Indicator, value: &Value) -> Option<usize> {
    match value {
        Value::Level(level) => Some((*level).into()),
        Value::Choices(ticked) if !indicator.kind.levels().is_empty() => Some(ticked.len()),
        _ => None,
    }
}

/// The municipalities of rows in their order.
pub(super) fn municipalities(rows: &[Row]) -> Vec<OrganisationCode> {
    let mut seen = BTreeSet::new();
    rows.iter().map(|row| row.who.clone()).filter(|who| seen.insert(who.clone())).collect()
}

pub(super) fn of<'a>(rows: &'a [Row], who: &OrganisationCode) -> Vec<&'a Row> {
    rows.iter().filter(|row| &row.who == who).collect()
}

/// Is the answer to the question a set of options?
pub(super) fn is_set(indicator: &Indicator) -> bool {
    matches!(indicator.kind, ValueKind::ChoiceSet { .. })
}
