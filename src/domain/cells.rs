//! The cells of one measurement: what each municipality answered in each row, and what follows from the answers.

use std::collections::BTreeMap;

use crate::{
    cell::{Cell, Content},
    code::OrganisationCode,
    derive::{self, CellKey, RowFacts},
    indicator::{Aggregation, Indicator, Source},
    observation::Observation,
    organisation::Municipality,
    progress::Measurement,
    value::Category,
};

/// Observations by cell.
pub(crate) struct Cells<'a> {
    pub(crate) measurement: &'a Measurement<'a>,
    by_key: BTreeMap<CellKey, Observation>,
}

impl<'a> Cells<'a> {
    /// The latest observations of a measurement, with what follows from them.
    pub(crate) fn index(measurement: &'a Measurement<'a>) -> Self {
        let keyed = measurement.observations.iter().map(|o| (derive::cell_key(o), o.clone()));
        let mut by_key = keyed.collect();
        derive::complete(measurement, &mut by_key);
        Self { measurement, by_key }
    }

    /// The cells of `municipality`, row by row; those of what it was before where it did not exist yet.
    pub(crate) fn of(&self, indicator: &Indicator, municipality: &Municipality) -> Vec<Cell> {
        let codes: Vec<_> = self.was(municipality).collect();
        if codes.is_empty() {
            return self.of_code(indicator, &municipality.code);
        }
        let then: Vec<_> = codes.into_iter().map(|code| self.of_code(indicator, code)).collect();
        (0..indicator.rows().len())
            .map(|n| merged(indicator, then.iter().filter_map(|cells| cells.get(n))))
            .collect()
    }

    /// What `municipality` was in this measurement: itself, and those that have gone into it since.
    pub(crate) fn was<'b>(
        &'b self,
        municipality: &'b Municipality,
    ) -> impl Iterator<Item = &'b OrganisationCode> {
        let codes = std::iter::once(&municipality.code).chain(&municipality.formerly);
        codes.filter(|code| self.measurement.municipalities.iter().any(|m| &m.code == *code))
    }

    /// What an expression sees of `about`, where no row is meant.
    pub(crate) fn facts<'b>(&'b self, about: &'b OrganisationCode) -> RowFacts<'b> {
        RowFacts { measurement: self.measurement, about, category: None, cells: &self.by_key }
    }

    /// The one row of cells of a figure for the county as a whole.
    pub(crate) fn of_region(&self, indicator: &Indicator) -> Vec<Cell> {
        self.of_code(indicator, &self.measurement.strategy.region)
    }

    fn of_code(&self, indicator: &Indicator, code: &OrganisationCode) -> Vec<Cell> {
        let find = |category: Option<&Category>| {
            self.by_key.get(&(indicator.code.clone(), code.clone(), category.map(|c| c.code.clone())))
        };
        let mut found: Vec<_> = indicator.rows().into_iter().map(|row| Cell::of(find(row))).collect();
        if indicator.places().is_some() {
            // Rows after the last place are no missing answers: there is no such place.
            for cell in found.iter_mut().skip(1).filter(|c| c.content == Content::NotReported) {
                *cell = Cell::NOT_APPLICABLE;
            }
        }
        found
    }
}

/// Several municipalities' cells as one: what can be added up is, when all of it is there.
fn merged<'a>(indicator: &Indicator, cells: impl Iterator<Item = &'a Cell>) -> Cell {
    let cells: Vec<_> = cells.collect();
    if let [only] = cells.as_slice() {
        return (*only).clone();
    }
    if cells.iter().all(|c| c.content == Content::NotApplicable) {
        return Cell::NOT_APPLICABLE;
    }
    let there = || cells.iter().filter(|c| c.content != Content::NotApplicable);
    if !adds_up(indicator) && there().count() > 1 {
        return Cell::NOT_REPORTED;
    }
    let values: Option<Vec<_>> = there().map(|c| c.value()).collect();
    let sum = values.and_then(|values| values.into_iter().cloned().map(Some).reduce(|a, b| a?.plus(&b?))?);
    sum.map_or(Cell::NOT_REPORTED, |value| {
        let any = |test: fn(&Content) -> bool| there().any(|c| test(&c.content));
        Cell {
            content: Content::Value {
                value,
                estimated: any(|c| matches!(c, Content::Value { estimated: true, .. })),
                unvalidated: any(|c| matches!(c, Content::Value { unvalidated: true, .. })),
            },
            comment: None,
        }
    })
}

/// Is the answer of two municipalities together the sum of theirs? Numbers that are counted, not those that are compared
/// with each other, computed, or fetched.
fn adds_up(indicator: &Indicator) -> bool {
    matches!(indicator.aggregation, Aggregation::Sum | Aggregation::Pooled)
        && matches!(indicator.source, Source::Municipality | Source::Organisation(_))
}
