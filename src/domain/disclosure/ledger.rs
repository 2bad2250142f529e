//! Everything that is printed in all editions, and what of it is one and the same number.

use std::collections::{BTreeMap, BTreeSet};

use super::merged::{Edition, Rest};
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

#[derive(Default, Clone)]
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
    /// Who may have been corrected of those that have become one. Each of them is one way to read the same numbers, and
    /// tells nothing where another holds.
    pub(super) rests: Vec<Rest>,
}

/// A number in the ledger.
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) of: Sum,
    pub(super) cost: u32,
    /// Is it another number than an earlier edition told, with no cells beside it? Who has been corrected is not known
    /// here, and would be reckoned out by those who have read both.
    pub(super) is_corrected: bool,
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
        Entry { place, of, cost, is_corrected }
    }

    fn variable(&mut self, atom: &Atom, numbers: &Numbers) -> VariableId {
        *self.variables.entry(atom.clone()).or_insert_with(|| self.disclosure.variable(numbers.get(atom)))
    }

    /// The number of a cell is this sum as well.
    pub(super) fn is_also(&mut self, name: Name, value: u64, mut sum: Sum) {
        sum.sort_unstable();
        self.cells.entry((name, value)).or_default().insert(sum);
    }

    /// What may be shown, in each way to read it: only what may be shown in all of them, since hiding more gives nothing
    /// away.
    pub(super) fn decisions(&self) -> Vec<Decision> {
        let ways = std::iter::once(None).chain(self.rests.iter().map(Some));
        let decided = ways.map(|rest| {
            let mut ledger = self.clone();
            if let Some(rest) = rest {
                ledger.tell_rest(rest);
            }
            ledger.tell_what_is_the_same();
            ledger.disclosure.decide()
        });
        decided.collect()
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
