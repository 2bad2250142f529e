//! Answers that were corrected between two editions, in a cycle in which small counts are kept back. What has changed and
//! what has not hangs together in more ways than sums tell: an answer that loses its parts, a part that is told later. So
//! nothing new is shown of such a cycle: only what an earlier edition has shown already, as it was.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    printed::{Atom, Numbers},
    strategy::Years,
};

/// The numbers of a cycle's municipalities.
type Cells = BTreeMap<Atom, u64>;

pub(crate) struct Corrections {
    now: Numbers,
    corrected: BTreeSet<Years>,
    with_small: BTreeSet<Years>,
    shown: BTreeSet<(Vec<Atom>, u64)>,
}

impl Corrections {
    pub(crate) fn of(now: Numbers) -> Self {
        Self { now, corrected: BTreeSet::new(), with_small: BTreeSet::new(), shown: BTreeSet::new() }
    }

    /// Notes the cycles that an earlier edition knew with other answers.
    pub(crate) fn compare(&mut self, earlier: &Numbers) {
        let by_cycle = |numbers: &Numbers| -> BTreeMap<Years, Cells> {
            let mut cycles: BTreeMap<Years, Cells> = BTreeMap::new();
            for (atom, value) in numbers.of_municipalities() {
                cycles.entry(atom.years()).or_default().insert(atom.clone(), value);
            }
            cycles
        };
        let (then, now) = (by_cycle(earlier), by_cycle(&self.now));
        let other = then.iter().filter(|(years, cells)| now.get(years).is_some_and(|now| now != *cells));
        self.corrected.extend(other.map(|(years, _)| *years));
    }

    pub(crate) fn was_shown(&mut self, atoms: &[Atom], numbers: &Numbers) {
        let value = atoms.iter().map(|atom| numbers.get(atom)).sum();
        self.shown.insert((atoms.to_vec(), value));
    }

    pub(crate) fn was_hidden(&mut self, atoms: &[Atom]) {
        self.with_small.extend(atoms.iter().map(Atom::years));
    }

    /// Is the sum of `atoms` of a cycle that was corrected, and never shown as it is now?
    pub(crate) fn keeps_back(&self, atoms: &[Atom]) -> bool {
        let touches = |atom: &Atom| {
            let years = atom.years();
            self.corrected.contains(&years) && self.with_small.contains(&years)
        };
        let value = || atoms.iter().map(|atom| self.now.get(atom)).sum();
        atoms.iter().any(touches) && !self.shown.contains(&(atoms.to_vec(), value()))
    }
}
