//! Everything that is printed in all editions, and what of it is one and the same number.

use std::collections::{BTreeMap, BTreeSet};

use super::merged::Edition;
use crate::{
    figure::IndicatorProgress,
    indicator::Indicator,
    printed::{self, Atom, Name, Numbers, Place, Printed},
    progress::Progress,
    strategy::Years,
    suppression::{Decision, Disclosure, VariableId},
};

/// What a number is made of.
pub(super) type Sum = Vec<VariableId>;

#[derive(Default)]
pub(super) struct Ledger {
    pub(super) disclosure: Disclosure,
    variables: BTreeMap<Atom, VariableId>,
    /// The sums by which each number of a cell has been told.
    cells: BTreeMap<(Name, u64), BTreeSet<Sum>>,
    /// The county's numbers, as last told.
    counties: BTreeMap<Name, (u64, Sum)>,
    /// The cycles that earlier editions have told.
    years: BTreeSet<Years>,
    pub(super) editions: Vec<Edition>,
    /// The sums that earlier editions have shown.
    shown: BTreeSet<Sum>,
    /// The cycles of which nothing is told that has not been shown before.
    pub(super) closed: BTreeSet<Years>,
}

/// A number in the ledger.
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) of: Sum,
    pub(super) cost: u32,
    /// Is it another number than an earlier edition told, with no cells beside it? Who has been corrected is not known
    /// here, and would be reckoned out by those who have read both.
    pub(super) is_corrected: bool,
    /// The cycle that it is about.
    years: Option<Years>,
}

/// More persons than any number tells.
const EVERYBODY: u64 = 1_000_000_000_000;

impl Ledger {
    /// The numbers of an edition, each as a sum of variables.
    pub(super) fn enter(
        &mut self,
        indicator: &Indicator,
        own: &IndicatorProgress,
        progress: &Progress,
    ) -> Vec<Entry> {
        let numbers = Numbers::of(indicator, own, progress);
        let printed = printed::printed(indicator, own, progress, &numbers);
        self.editions.push(Edition::of(own, progress));
        let entries = printed.into_iter().map(|printed| self.entry(printed, &numbers)).collect();
        self.years.extend(own.series.iter().map(|point| point.period.years));
        entries
    }

    fn entry(&mut self, Printed { place, name, atoms, cost }: Printed, numbers: &Numbers) -> Entry {
        let value = atoms.iter().map(|atom| numbers.get(atom)).sum();
        let mut of: Vec<_> = atoms.iter().map(|atom| self.variable(atom, numbers)).collect();
        let mut is_corrected = false;
        if atoms.iter().any(Atom::is_county) {
            match name.as_ref().and_then(|name| self.counties.get(name)) {
                Some((last, sum)) if *last == value => of.clone_from(sum),
                _ => is_corrected = atoms.iter().any(|atom| self.years.contains(&atom.years())),
            }
        }
        match name {
            Some(name @ Name::Cell(..)) => {
                if let Some(edition) = self.editions.last_mut() {
                    edition.tells(&name, value, &of);
                }
                self.is_also(name, value, of.clone());
            }
            Some(name) if !is_corrected => {
                self.counties.insert(name, (value, of.clone()));
            }
            _ => {}
        }
        let years = atoms.first().map(Atom::years);
        Entry { place, of, cost, is_corrected, years }
    }

    fn variable(&mut self, atom: &Atom, numbers: &Numbers) -> VariableId {
        *self.variables.entry(atom.clone()).or_insert_with(|| self.disclosure.variable(numbers.get(atom)))
    }

    /// The number of a cell is this sum as well.
    pub(super) fn is_also(&mut self, name: Name, value: u64, mut sum: Sum) {
        sum.sort_unstable();
        self.cells.entry((name, value)).or_default().insert(sum);
    }

    /// An earlier edition has shown this sum.
    pub(super) fn is_shown(&mut self, mut sum: Sum) {
        sum.sort_unstable();
        self.disclosure.already_disclosed(sum.iter().copied());
        self.shown.insert(sum);
    }

    /// Is it about a closed cycle, and no number that everybody has read?
    pub(super) fn is_closed(&self, entry: &Entry) -> bool {
        let mut sum = entry.of.clone();
        sum.sort_unstable();
        entry.years.is_some_and(|years| self.closed.contains(&years)) && !self.shown.contains(&sum)
    }

    /// What may be shown, when all is told that is one and the same.
    pub(super) fn decide(mut self) -> Decision {
        self.tell_what_is_the_same();
        self.disclosure.decide()
    }

    /// A number that one edition told without its parts and another with them is one number: with all other people, of
    /// whom nobody knows how many they are, it makes everybody both times.
    fn tell_what_is_the_same(&mut self) {
        for ((_, value), sums) in self.cells.iter().filter(|(_, sums)| sums.len() > 1) {
            let others = self.disclosure.variable(EVERYBODY.saturating_sub(*value));
            for sum in sums {
                self.disclosure.already_disclosed(sum.iter().copied().chain([others]));
            }
        }
    }
}
