//! Who has answered anything at all in a cycle: a question left open in a form that was handed in is not a municipality's
//! silence, and is said in other words.

use std::collections::{BTreeMap, BTreeSet};

use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::{Indicator, Source},
    progress::{Cell, Content, IndicatorProgress, MunicipalityCells, Progress},
    strategy::Strategy,
};

/// The municipalities that have answered something, by cycle: the one that is told of, and those that it is compared
/// with.
pub(crate) struct WhoAnswered<'a>(BTreeMap<&'a CycleKey, BTreeSet<&'a OrganisationCode>>);

type CellsOf = fn(&MunicipalityCells) -> &[Cell];

impl<'a> WhoAnswered<'a> {
    pub(crate) fn of(strategy: &Strategy, progress: &'a Progress) -> Self {
        let mut found = Self(BTreeMap::new());
        let indicators = strategy.indicators.iter().zip(&progress.indicators);
        let questions = strategy.questions.iter().zip(&progress.questions);
        // What follows from other answers, or from a series, nobody has answered.
        for (indicator, figures) in
            indicators.chain(questions).filter(|(i, _)| i.source == Source::Municipality)
        {
            let cycles: [(Option<&'a FollowUpCycle>, CellsOf); 3] = [
                (Some(&progress.cycle), |m| &m.now),
                (progress.previous.as_ref(), |m| &m.previous),
                (figures.before_cycle.as_ref(), |m| &m.before),
            ];
            for (cycle, cells_of) in cycles {
                if let Some(cycle) = cycle {
                    found.add(indicator, figures, cycle, cells_of);
                }
            }
        }
        found
    }

    fn add(
        &mut self,
        indicator: &Indicator,
        figures: &'a IndicatorProgress,
        cycle: &'a FollowUpCycle,
        cells_of: CellsOf,
    ) {
        let codes = self.0.entry(&cycle.key).or_default();
        let others: Vec<_> = indicator
            .rows()
            .into_iter()
            .map(|row| row.is_some_and(|row| row.answered_by.is_some()))
            .collect();
        let is_said = |cell: &Cell| !matches!(cell.content, Content::NotReported | Content::NotApplicable);
        let has_said = |m: &MunicipalityCells| {
            others.iter().zip(cells_of(m)).any(|(by_other, cell)| !by_other && is_said(cell))
        };
        let new = figures.municipalities.iter().map(|m| (m, codes.contains(&m.code)));
        let new: Vec<_> = new.filter(|(m, known)| !known && has_said(m)).map(|(m, _)| &m.code).collect();
        codes.extend(new);
    }

    /// Has the municipality answered anything in the cycle?
    pub(crate) fn has(&self, code: &OrganisationCode, cycle: &FollowUpCycle) -> bool {
        self.0.get(&cycle.key).is_some_and(|codes| codes.contains(code))
    }
}
