//! What nobody is asked: indicators that follow from other answers, and those that are fetched from a series.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::{
    code::{CategoryCode, IndicatorCode, OrganisationCode, SeriesCode},
    expression::{Expression, Facts, Outcome, SubmissionFact, THIS, Term},
    indicator::{DimensionRows, Indicator, Source},
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::Measurement,
    value::{Value, ValueKind, YesNo},
};

/// An observation's place among those of its cycle.
pub(crate) type CellKey = (IndicatorCode, OrganisationCode, Option<CategoryCode>);

/// How far an organisation's answers have come, as far as an expression may ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SubmissionFacts {
    /// Handed in, whether or not they are checked.
    pub reported: bool,
    /// Every question that is not voluntary has an answer.
    pub complete: bool,
    /// First handed in before the deadline.
    pub on_time: bool,
    /// Checked.
    pub checked: bool,
}

/// The level that ticking `chosen` amounts to: the highest whose rule holds. `None` where the indicator has none.
pub fn level_of(indicator: &Indicator, chosen: &BTreeSet<CategoryCode>) -> Option<u8> {
    let ValueKind::ChoiceSet { levels, .. } = &indicator.kind else { return None };
    let holds = |when: &Option<Expression>| {
        when.as_ref()
            .is_none_or(|rule| matches!(rule.evaluate(&Ticked(chosen)), Outcome::Known(Term::Boolean(true))))
    };
    u8::try_from(levels.iter().rposition(|level| holds(&level.when))?).ok()
}

/// What the rule of a level sees: what is ticked, as `this`.
struct Ticked<'a>(&'a BTreeSet<CategoryCode>);

impl Facts for Ticked<'_> {
    fn of(&self, name: &str) -> Outcome {
        if name == THIS { Outcome::Known(Term::Choices(self.0.clone())) } else { Outcome::Missing }
    }

    fn submission(&self, _: SubmissionFact) -> bool {
        false
    }
}

/// Adds to `cells`, the observations of a measurement, those of every derived and every fetched indicator.
pub(crate) fn complete(measurement: &Measurement<'_>, cells: &mut BTreeMap<CellKey, Observation>) {
    let mut waiting: Vec<_> = measurement
        .strategy
        .indicators
        .iter()
        .filter(|i| matches!(i.source, Source::Derived(_) | Source::Reference(_)))
        .collect();
    // What refers to a derived indicator waits for it; a catalogue whose indicators wait for each other is refused.
    while let Some(place) = waiting.iter().position(|i| is_ready(i, &waiting)) {
        let indicator = waiting.remove(place);
        let found: Vec<_> = subjects(measurement, indicator)
            .flat_map(|about| rows(measurement, indicator, &about, cells))
            .collect();
        cells.extend(found.into_iter().map(|o| (cell_key(&o), o)));
    }
}

pub(crate) fn cell_key(observation: &Observation) -> CellKey {
    let key = &observation.key;
    (key.indicator.clone(), key.about.clone(), key.category.clone())
}

fn is_ready(indicator: &Indicator, waiting: &[&Indicator]) -> bool {
    let Source::Derived(expression) = &indicator.source else { return true };
    !waiting.iter().any(|other| expression.names().contains(other.code.as_str()))
}

/// Whom an indicator has values about.
fn subjects(measurement: &Measurement<'_>, indicator: &Indicator) -> impl Iterator<Item = OrganisationCode> {
    let regional = indicator.is_regional();
    let region = regional.then(|| measurement.strategy.region.clone());
    let municipalities: Vec<_> =
        measurement.municipalities.iter().filter(|_| !regional).map(|m| m.code.clone()).collect();
    region.into_iter().chain(municipalities)
}

fn rows(
    measurement: &Measurement<'_>,
    indicator: &Indicator,
    about: &OrganisationCode,
    cells: &BTreeMap<CellKey, Observation>,
) -> Vec<Observation> {
    indicator
        .rows()
        .into_iter()
        .filter_map(|category| {
            let category = category.map(|c| &c.code);
            let (value, status, source) = match &indicator.source {
                Source::Derived(expression) => {
                    let facts = RowFacts { measurement, about, category, cells };
                    let (value, status) = facts.derive(expression, indicator)?;
                    (value, status, ObsSource::Derived)
                }
                Source::Reference(series) => {
                    let (value, status) = fetched(measurement, series, about);
                    (value, status, ObsSource::Reference)
                }
                Source::Municipality | Source::Organisation(_) => return None,
            };
            let key = SeriesKey {
                indicator: indicator.code.clone(),
                about: about.clone(),
                period: measurement.cycle.period,
                category: category.cloned(),
            };
            Some(Observation { key, value, status, comment: None, source, revision: 0 })
        })
        .collect()
}

/// A year that the series does not have is no data.
fn fetched(
    measurement: &Measurement<'_>,
    series: &SeriesCode,
    about: &OrganisationCode,
) -> (Option<Value>, ObsStatus) {
    let year = measurement.cycle.period.measured_on.year();
    match measurement.series.get(series, about, year) {
        Some(value) => (Some(Value::Number(value)), ObsStatus::Normal),
        None => (None, ObsStatus::Missing),
    }
}

/// What an expression sees of one municipality in one row.
pub(crate) struct RowFacts<'a> {
    pub(crate) measurement: &'a Measurement<'a>,
    pub(crate) about: &'a OrganisationCode,
    pub(crate) category: Option<&'a CategoryCode>,
    pub(crate) cells: &'a BTreeMap<CellKey, Observation>,
}

/// The value that `name` stands for, of an indicator or a series.
pub(crate) fn value_named(facts: &RowFacts<'_>, name: &str) -> Option<Value> {
    match facts.of(name) {
        Outcome::Known(Term::Number(number)) => Some(Value::Number(number)),
        Outcome::Known(Term::YesNo(answer)) => Some(Value::YesNo(answer)),
        _ => None,
    }
}

impl RowFacts<'_> {
    /// The observation of `name` that the row refers to.
    fn observation(&self, name: &str) -> Option<&Observation> {
        let indicator = self.measurement.strategy.indicators.iter().find(|i| i.code.as_str() == name)?;
        let by_row = indicator.dimensions.iter().any(|d| d.rows == DimensionRows::Each);
        let about = if indicator.is_regional() { &self.measurement.strategy.region } else { self.about };
        let category = self.category.filter(|_| by_row).cloned();
        self.cells.get(&(indicator.code.clone(), about.clone(), category))
    }

    /// The value and its status; `None` where an answer that it follows from has not been given.
    fn derive(&self, expression: &Expression, indicator: &Indicator) -> Option<(Option<Value>, ObsStatus)> {
        let names = expression.names();
        if names.is_empty() && self.measurement.submissions.is_empty() {
            // Values that came without submissions, as an imported baseline: nobody knows how far answers had come.
            return None;
        }
        let sources: Vec<_> = names
            .iter()
            .filter(|name| self.measurement.strategy.indicators.iter().any(|i| i.code.as_str() == **name))
            .map(|name| self.observation(name))
            .collect();
        let said = |status| sources.iter().flatten().any(|o| o.status == status);
        match expression.evaluate(self) {
            Outcome::Known(term) => {
                let status = [ObsStatus::Unvalidated, ObsStatus::Estimated].into_iter().find(|s| said(*s));
                Some((Some(value_of(term, &indicator.kind)?), status.unwrap_or(ObsStatus::Normal)))
            }
            Outcome::NotApplicable => Some((None, ObsStatus::NotApplicable)),
            Outcome::Missing if sources.iter().any(Option::is_none) => None,
            Outcome::Missing => Some((None, ObsStatus::NotAvailable)),
        }
    }
}

impl Facts for RowFacts<'_> {
    fn of(&self, name: &str) -> Outcome {
        let is_indicator = self.measurement.strategy.indicators.iter().any(|i| i.code.as_str() == name);
        if !is_indicator {
            let year = self.measurement.cycle.period.measured_on.year();
            let value =
                SeriesCode::new(name).ok().and_then(|s| self.measurement.series.get(&s, self.about, year));
            return value.map_or(Outcome::Missing, |value| Outcome::Known(Term::Number(value)));
        }
        self.observation(name).map_or(Outcome::Missing, outcome_of)
    }

    fn submission(&self, fact: SubmissionFact) -> bool {
        let facts = self.measurement.submissions.get(self.about).copied().unwrap_or_default();
        match fact {
            SubmissionFact::Reported => facts.reported,
            SubmissionFact::Complete => facts.complete,
            SubmissionFact::OnTime => facts.on_time,
            SubmissionFact::Checked => facts.checked,
        }
    }
}

fn outcome_of(observation: &Observation) -> Outcome {
    match (&observation.value, observation.status) {
        (_, ObsStatus::NotApplicable) => Outcome::NotApplicable,
        (Some(value), status) if status.has_value() => {
            term_of(value).map_or(Outcome::Missing, Outcome::Known)
        }
        _ => Outcome::Missing,
    }
}

/// A value as an expression knows it; words are nothing that can be computed with.
pub(crate) fn term_of(value: &Value) -> Option<Term> {
    Some(match value {
        Value::YesNo(answer) => Term::YesNo(*answer),
        Value::Number(number) => Term::Number(*number),
        Value::Ratio { numerator, denominator } => {
            Term::Ratio { numerator: *numerator, denominator: *denominator }
        }
        Value::Level(level) => Term::Level(*level),
        Value::Choices(chosen) => Term::Choices(chosen.clone()),
        Value::Words(_) => return None,
    })
}

/// What an expression gave, as a value of `kind`.
fn value_of(term: Term, kind: &ValueKind) -> Option<Value> {
    let value = match term {
        Term::Boolean(holds) => Value::YesNo(if holds { YesNo::Yes } else { YesNo::No }),
        Term::YesNo(answer) => Value::YesNo(answer),
        Term::Number(number) => Value::Number(number),
        Term::Level(level) => Value::Level(level),
        Term::Choices(chosen) => Value::Choices(chosen),
        Term::Ratio { numerator, denominator } => Value::Ratio { numerator, denominator },
    };
    value.is_of(kind).then_some(value)
}
