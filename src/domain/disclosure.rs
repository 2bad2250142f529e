//! What of a cycle's figures may leave the service: counts of one to four persons are taken out, and with them whatever
//! would give them back, in the tables of municipalities, their parts and totals, in the figure without the largest
//! municipality, in the sums behind a change, in rates, and against what earlier editions have said.
//!
//! [`suppression`](crate::suppression) decides; here is known where each number is printed.

use std::collections::BTreeMap;

use crate::{
    cell::{Cell, Content},
    figure::{Aggregate, Figure, IndicatorProgress},
    indicator::Indicator,
    printed::{self, Atom, Numbers, Place, Printed},
    progress::Progress,
    strategy::Strategy,
    suppression::{Disclosure, StatementId, VariableId},
};

/// The same cycle as an earlier edition knew it, and as it was shown then.
#[derive(Debug, Clone, Copy)]
pub struct EarlierEdition<'a> {
    /// With every value.
    pub known: &'a Progress,
    /// As it left the service.
    pub shown: &'a Progress,
}

/// `progress` as it may leave the service.
pub fn disclosed(progress: &Progress, strategy: &Strategy, earlier: &[EarlierEdition<'_>]) -> Progress {
    let mut shown = progress.clone();
    for (indicator, own) in strategy.indicators.iter().zip(&mut shown.indicators) {
        if indicator.counts_persons {
            let before: Vec<_> = earlier
                .iter()
                .filter_map(|e| Some((e.known.indicator(&indicator.code)?, e.shown.indicator(&indicator.code)?, *e)))
                .collect();
            let hidden = hidden(indicator, own, progress, &before);
            *own = without(own, &hidden);
        }
    }
    shown
}

type Before<'a> = (&'a IndicatorProgress, &'a IndicatorProgress, EarlierEdition<'a>);

/// The places whose numbers are not shown.
fn hidden(
    indicator: &Indicator,
    own: &IndicatorProgress,
    progress: &Progress,
    earlier: &[Before<'_>],
) -> Vec<Place> {
    let mut disclosure = Disclosure::new();
    let mut variables: BTreeMap<(Atom, u64), VariableId> = BTreeMap::new();
    for (known, shown, edition) in earlier {
        let numbers = printed::numbers(indicator, known, edition.known);
        let all = printed::printed(indicator, known, edition.known);
        for Printed { place, atoms, .. } in all {
            let of = take(&mut disclosure, &mut variables, &numbers, &atoms);
            if is_shown(shown, &place) {
                disclosure.already_disclosed(of);
            } else {
                // Printed nowhere now, and still not to be reckoned out from a correction.
                disclosure.statement(of, true, 0);
            }
        }
    }
    let numbers = printed::numbers(indicator, own, progress);
    let statements: Vec<(Place, StatementId)> = printed::printed(indicator, own, progress)
        .into_iter()
        .map(|Printed { place, atoms, cost }| {
            let of = take(&mut disclosure, &mut variables, &numbers, &atoms);
            (place, disclosure.statement(of, true, cost))
        })
        .collect();
    let decision = disclosure.decide();
    statements.into_iter().filter(|(_, id)| !decision.is_shown(*id)).map(|(place, _)| place).collect()
}

/// The variables of `atoms`: a number that is what it was in an earlier edition is the same one, a corrected number is
/// another.
fn take(
    disclosure: &mut Disclosure,
    variables: &mut BTreeMap<(Atom, u64), VariableId>,
    numbers: &Numbers,
    atoms: &[Atom],
) -> Vec<VariableId> {
    let variable = |atom: &Atom| {
        let value = *numbers.get(atom)?;
        let id = variables.entry((atom.clone(), value)).or_insert_with(|| disclosure.variable(value));
        Some(*id)
    };
    atoms.iter().filter_map(variable).collect()
}

/// Did this edition show the number at `place`?
fn is_shown(shown: &IndicatorProgress, place: &Place) -> bool {
    let cell_shown = |cells: &[Cell], row: usize| {
        cells.get(row).is_some_and(|cell| matches!(cell.content, Content::Value { .. }))
    };
    let figure_shown =
        |aggregate: Option<&Aggregate>| aggregate.is_some_and(|a| a.figure != Figure::Suppressed);
    match place {
        Place::Cell { time, municipality, row, .. } => shown
            .municipalities
            .iter()
            .find(|m| &m.code == municipality)
            .is_some_and(|m| cell_shown(time.cells(m), *row)),
        Place::County { time, .. } => figure_shown(time.aggregate(shown)),
        Place::Part { time, n, .. } => {
            figure_shown(shown.breakdown.get(*n).and_then(|part| time.part(part)))
        }
        Place::WithoutDominant { .. } => shown.without_dominant.is_some(),
        Place::Change { previous, .. } => {
            if *previous { shown.change_previous.is_some() } else { shown.change.is_some() }
        }
        Place::Rate { time } => time.aggregate(shown).is_some_and(|a| a.rate.is_some()),
        Place::Series { n, .. } => figure_shown(shown.series.get(*n).and_then(|p| p.aggregate.as_ref())),
    }
}

/// The same without the numbers at `hidden`.
fn without(own: &IndicatorProgress, hidden: &[Place]) -> IndicatorProgress {
    let mut shown = own.clone();
    for place in hidden {
        match place {
            Place::Cell { time, municipality, row, .. } => {
                let cells = shown.municipalities.iter_mut().find(|m| &m.code == municipality);
                if let Some(cell) = cells.and_then(|m| time.cells_mut(m).get_mut(*row)) {
                    cell.content = Content::Suppressed;
                }
            }
            Place::County { time, .. } => {
                if let Some(aggregate) = time.aggregate_mut(&mut shown) {
                    suppress(aggregate);
                }
            }
            Place::Rate { time } => {
                let rate = time.aggregate(own).map(|a| a.rate);
                if let Some(aggregate) = time.aggregate_mut(&mut shown) {
                    suppress_rate(aggregate);
                }
                // The line over the cycles shows the same rate.
                for aggregate in shown.series.iter_mut().filter_map(|point| point.aggregate.as_mut()) {
                    if Some(aggregate.rate) == rate {
                        suppress_rate(aggregate);
                    }
                }
            }
            Place::Part { time, n, .. } => {
                if let Some(part) = shown.breakdown.get_mut(*n).and_then(|part| time.part_mut(part)) {
                    suppress(part);
                }
            }
            Place::WithoutDominant { .. } => shown.without_dominant = None,
            Place::Change { previous: true, .. } => shown.change_previous = None,
            Place::Change { previous: false, .. } => shown.change = None,
            Place::Series { n, .. } => {
                if let Some(aggregate) = shown.series.get_mut(*n).and_then(|p| p.aggregate.as_mut()) {
                    suppress(aggregate);
                }
            }
        }
    }
    shown
}

fn suppress(aggregate: &mut Aggregate) {
    aggregate.figure = Figure::Suppressed;
    suppress_rate(aggregate);
}

fn suppress_rate(aggregate: &mut Aggregate) {
    aggregate.rate_suppressed |= aggregate.rate.take().is_some();
}
