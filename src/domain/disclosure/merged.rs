//! Municipalities that have become one between two editions: what the one is said to have had in the years before is
//! what they had together.
//!
//! Where it is not, somebody has answered late or otherwise. Whoever guesses who has not can take what those had from
//! what the one has, and is left with what the others had, and there are as many ways to guess as there are answers. Of
//! such a cycle nothing is told that has not been told before.

use std::collections::BTreeMap;

use super::ledger::{Ledger, Sum};
use crate::{
    cell::Content,
    figure::IndicatorProgress,
    organisation::Municipality,
    printed::{Name, Side, Time, Who},
    progress::Progress,
    strategy::Years,
};

/// What an edition tells of its municipalities.
#[derive(Clone)]
pub(super) struct Edition {
    municipalities: Vec<Municipality>,
    told: BTreeMap<(Who, Years), Told>,
}

/// A municipality's numbers in one cycle, row by row: how many, as the sum of what.
type Told = BTreeMap<(usize, Side), (u64, Sum)>;

impl Edition {
    /// An edition that has told no number yet; where a row cannot be answered there is nobody.
    pub(super) fn of(own: &IndicatorProgress, progress: &Progress) -> Self {
        let mut told: BTreeMap<_, Told> = BTreeMap::new();
        for time in Time::ALL {
            let Some(years) = time.years(own, progress) else { continue };
            for municipality in &own.municipalities {
                let cells = time.cells(municipality).iter().enumerate();
                for (row, _) in cells.filter(|(_, cell)| cell.content == Content::NotApplicable) {
                    let nobody = [Side::Counted, Side::All].map(|side| ((row, side), (0, Sum::new())));
                    told.entry((Who::of(&municipality.code, progress), years)).or_default().extend(nobody);
                }
            }
        }
        Self { municipalities: progress.municipalities.clone(), told }
    }

    pub(super) fn tells(&mut self, name: &Name, value: u64, sum: &Sum) {
        if let Name::Cell(years, who, row, side) = name {
            let told = self.told.entry((who.clone(), *years)).or_default();
            told.insert((*row, *side), (value, sum.clone()));
        }
    }

    /// Those that `whole` has come from, as this edition knows them; nobody where it is one and the same here.
    fn parts_of(&self, whole: &Who) -> Vec<Who> {
        let Who::Municipality { code, formerly } = whole else { return Vec::new() };
        let is_in = |other| other == code || formerly.contains(other);
        let parts = self.municipalities.iter().filter(|m| is_in(&m.code) && m.formerly.iter().all(is_in));
        let parts: Vec<_> =
            parts.map(|m| Who::Municipality { code: m.code.clone(), formerly: m.formerly.clone() }).collect();
        if parts.contains(whole) { Vec::new() } else { parts }
    }
}

impl Ledger {
    /// Links what has become one with what it was; where these do not make it, the cycle is closed.
    pub(super) fn tell_what_has_merged(&mut self) {
        let editions = std::mem::take(&mut self.editions);
        for ((who, years), whole) in editions.iter().flat_map(|edition| &edition.told) {
            for other in &editions {
                let parts = other.parts_of(who).into_iter();
                let told: Vec<_> = parts.filter_map(|part| other.told.get(&(part, *years))).collect();
                if !told.is_empty() && !self.is_together(*years, who, whole, &told) {
                    self.closed.insert(*years);
                }
            }
        }
    }

    /// Links each number of `whole` with those that make it; false where some do not.
    fn is_together(&mut self, years: Years, who: &Who, whole: &Told, parts: &[&Told]) -> bool {
        let mut is_together = true;
        for (&(row, side), (value, _)) in whole {
            match together(parts, (row, side)) {
                Some((sum, of)) if sum == *value => {
                    if !of.is_empty() {
                        self.is_also(Name::Cell(years, who.clone(), row, side), *value, of);
                    }
                }
                _ => is_together = false,
            }
        }
        is_together
    }
}

/// What they have in a row together; nothing where one of them does not tell.
fn together(of: &[&Told], key: (usize, Side)) -> Option<(u64, Sum)> {
    of.iter().try_fold((0, Sum::new()), |(mut value, mut sum), told| {
        let (own, variables) = told.get(&key)?;
        value += own;
        sum.extend(variables);
        Some((value, sum))
    })
}
