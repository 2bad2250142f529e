//! What of a cycle's figures may leave the service: counts of one to four persons are taken out, and with them whatever
//! would give them back, in the tables of municipalities, their parts and totals, in the figure without the largest
//! municipality, in the sums behind a change, in rates, and against what earlier editions have said.
//!
//! [`suppression`](crate::suppression) decides; `printed` knows where each number stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cell::{Cell, Content},
    figure::{Aggregate, Figure, IndicatorProgress},
    indicator::Indicator,
    printed::{self, Atom, Name, Numbers, Place, Printed, Time, Where},
    progress::Progress,
    strategy::{Strategy, Years},
    suppression::{Disclosure, VariableId},
};

/// What an earlier edition of the strategy was made of, and what it showed: one of this cycle, or of a cycle before it
/// that stands beside it.
#[derive(Debug, Clone, Copy)]
pub struct EarlierEdition<'a> {
    /// With every value.
    pub known: &'a Progress,
    /// As it left the service.
    pub shown: &'a Progress,
}

/// `progress` as it may leave the service, after all the editions in `earlier` have left it.
pub fn disclosed(progress: &Progress, strategy: &Strategy, earlier: &[EarlierEdition<'_>]) -> Progress {
    let mut shown = progress.clone();
    for (indicator, own) in strategy.indicators.iter().zip(&mut shown.indicators) {
        if indicator.counts_persons {
            let hidden = hidden(indicator, own, progress, earlier);
            *own = without(own, &hidden);
        }
    }
    shown
}

/// The places whose numbers are not shown.
fn hidden(
    indicator: &Indicator,
    own: &IndicatorProgress,
    progress: &Progress,
    earlier: &[EarlierEdition<'_>],
) -> Vec<Place> {
    let mut ledger = Ledger::default();
    for edition in earlier {
        let (known, shown) =
            (edition.known.indicator(&indicator.code), edition.shown.indicator(&indicator.code));
        if let (Some(known), Some(shown)) = (known, shown) {
            for Entry { place, of, .. } in ledger.enter(indicator, known, edition.known) {
                if is_shown(shown, &place) {
                    ledger.disclosure.already_disclosed(of);
                } else {
                    // Printed nowhere now, and still not to be reckoned out from a correction.
                    ledger.disclosure.statement(of, true, 0);
                }
            }
        }
    }
    let statements: Vec<_> = ledger
        .enter(indicator, own, progress)
        .into_iter()
        .map(|mut entry| {
            (ledger.disclosure.statement(std::mem::take(&mut entry.of), true, entry.cost), entry)
        })
        .collect();
    ledger.tell_what_is_the_same();
    let decision = ledger.disclosure.decide();
    let is_kept = |entry: &Entry| entry.is_corrected || entry.place.is_kept(indicator);
    let hidden = statements.into_iter().filter(|(id, entry)| !decision.is_shown(*id) || is_kept(entry));
    hidden.map(|(_, entry)| entry.place).collect()
}

/// Everything that is printed in all editions, and what of it is one and the same number.
#[derive(Default)]
struct Ledger {
    disclosure: Disclosure,
    variables: BTreeMap<Atom, VariableId>,
    /// The sums by which each number of a cell has been told.
    cells: BTreeMap<(Name, u64), BTreeSet<Vec<VariableId>>>,
    /// The county's numbers, as last told.
    counties: BTreeMap<Name, (u64, Vec<VariableId>)>,
    /// The cycles that earlier editions have told.
    years: BTreeSet<Years>,
}

/// A number in the ledger.
struct Entry {
    place: Place,
    of: Vec<VariableId>,
    cost: u32,
    /// Is it another number than an earlier edition told, with no cells beside it? Who has been corrected is not known
    /// here, and would be reckoned out by those who have read both.
    is_corrected: bool,
}

/// More persons than any number tells.
const EVERYBODY: u64 = 1_000_000_000_000;

impl Ledger {
    /// The numbers of an edition, each as a sum of variables.
    fn enter(&mut self, indicator: &Indicator, own: &IndicatorProgress, progress: &Progress) -> Vec<Entry> {
        let numbers = Numbers::of(indicator, own, progress);
        let printed = printed::printed(indicator, own, progress, &numbers);
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
                self.cells.entry((name, value)).or_default().insert(of.clone());
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

/// Did this edition show what stands at `place`?
fn is_shown(shown: &IndicatorProgress, place: &Place) -> bool {
    match place {
        Place::Cell { time, municipality, row } => {
            let cells = shown.municipalities.iter().find(|m| &m.code == municipality);
            cells.and_then(|m| time.cells(m).get(*row)).is_some_and(|cell| cell.value().is_some())
        }
        Place::Figure(at) => at.aggregate(shown).is_some_and(|a| a.figure != Figure::Suppressed),
        Place::Rate(at) => at.aggregate(shown).is_some_and(|a| a.rate.is_some()),
        Place::Change { previous: true } => shown.change_previous.is_some(),
        Place::Change { previous: false } => shown.change.is_some(),
    }
}

/// The same without what stands at the places that are `hidden`.
fn without(own: &IndicatorProgress, hidden: &[Place]) -> IndicatorProgress {
    let mut shown = own.clone();
    for place in hidden {
        match place {
            Place::Cell { time, municipality, row } => {
                let cells = shown.municipalities.iter_mut().find(|m| &m.code == municipality);
                if let Some(cell) = cells.and_then(|m| time.cells_mut(m).get_mut(*row)) {
                    cell.content = Content::Suppressed;
                    // What the contact wrote beside it may tell it.
                    cell.comment = None;
                }
            }
            Place::Figure(Where::WithoutDominant) => shown.without_dominant = None,
            Place::Figure(at) => {
                if let Some(aggregate) = at.aggregate_mut(&mut shown) {
                    aggregate.figure = Figure::Suppressed;
                    suppress_rate(aggregate);
                }
            }
            Place::Rate(at) => {
                if let Some(aggregate) = at.aggregate_mut(&mut shown) {
                    suppress_rate(aggregate);
                }
            }
            Place::Change { previous: true } => shown.change_previous = None,
            Place::Change { previous: false } => shown.change = None,
        }
    }
    // That a municipality is more than half of all bounds its number, if only from below.
    let is_hidden =
        |code| shown.municipalities.iter().any(|m| &m.code == code && is_suppressed(Time::Now.cells(m)));
    if shown.without_dominant.as_ref().is_some_and(|(code, _)| is_hidden(code)) {
        shown.without_dominant = None;
    }
    shown
}

fn is_suppressed(cells: &[Cell]) -> bool {
    cells.first().is_some_and(|cell| cell.content == Content::Suppressed)
}

fn suppress_rate(aggregate: &mut Aggregate) {
    aggregate.rate_suppressed |= aggregate.rate.take().is_some();
}
