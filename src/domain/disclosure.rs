//! What of a cycle's figures may leave the service: counts of one to four persons are taken out, and with them whatever
//! would give them back, in the tables of municipalities, their parts and totals, in the figure without the largest
//! municipality, in the sums behind a change, in rates, and against what earlier editions have said.
//!
//! [`suppression`](crate::suppression) decides; `printed` knows where each number stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cell::{Cell, Content},
    corrections::Corrections,
    figure::{Aggregate, Figure, IndicatorProgress},
    indicator::Indicator,
    printed::{self, Atom, Name, Numbers, Place, Printed, Time, Where},
    progress::Progress,
    strategy::Strategy,
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
    let mut corrections = Corrections::of(Numbers::of(indicator, own, progress));
    for edition in earlier {
        let (known, shown) =
            (edition.known.indicator(&indicator.code), edition.shown.indicator(&indicator.code));
        if let (Some(known), Some(shown)) = (known, shown) {
            let numbers = Numbers::of(indicator, known, edition.known);
            corrections.compare(&numbers);
            for (Printed { place, atoms, .. }, of) in ledger.enter(indicator, known, edition.known) {
                if is_shown(shown, &place) {
                    corrections.was_shown(&atoms, &numbers);
                    ledger.disclosure.already_disclosed(of);
                } else {
                    corrections.was_hidden(&atoms);
                    // Printed nowhere now, and still not to be reckoned out from a correction.
                    ledger.disclosure.statement(of, true, 0);
                }
            }
        }
    }
    let statements: Vec<_> = ledger
        .enter(indicator, own, progress)
        .into_iter()
        .map(|(Printed { place, cost, atoms, .. }, of)| {
            (place, atoms, ledger.disclosure.statement(of, true, cost))
        })
        .collect();
    ledger.tell_what_is_the_same();
    let decision = ledger.disclosure.decide();
    for (_, atoms, _) in statements.iter().filter(|(.., id)| !decision.is_shown(*id)) {
        corrections.was_hidden(atoms);
    }
    let is_hidden = |place: &Place, atoms: &[Atom], id| {
        place.is_kept(indicator) || !decision.is_shown(id) || corrections.keeps_back(atoms)
    };
    let hidden = statements.into_iter().filter(|(place, atoms, id)| is_hidden(place, atoms, *id));
    hidden.map(|(place, ..)| place).collect()
}

/// Everything that is printed in all editions, and what of it is one and the same number.
#[derive(Default)]
struct Ledger {
    disclosure: Disclosure,
    variables: BTreeMap<(Atom, u64), VariableId>,
    /// The sums by which a number has been told.
    told: BTreeMap<(Name, u64), BTreeSet<Vec<VariableId>>>,
}

/// More persons than any number tells.
const EVERYBODY: u64 = 1_000_000_000_000;

impl Ledger {
    /// The numbers of an edition, each as a sum of variables. A number that is what it was in an earlier edition is the
    /// same one, a corrected number is another.
    fn enter(
        &mut self,
        indicator: &Indicator,
        own: &IndicatorProgress,
        progress: &Progress,
    ) -> Vec<(Printed, Vec<VariableId>)> {
        let numbers = Numbers::of(indicator, own, progress);
        let all = printed::printed(indicator, own, progress, &numbers).into_iter();
        all.map(|printed| {
            let of: Vec<_> = printed.atoms.iter().map(|atom| self.variable(atom, &numbers)).collect();
            if let Some(name) = &printed.name {
                let value = printed.atoms.iter().map(|atom| numbers.get(atom)).sum();
                self.told.entry((name.clone(), value)).or_default().insert(of.clone());
            }
            (printed, of)
        })
        .collect()
    }

    fn variable(&mut self, atom: &Atom, numbers: &Numbers) -> VariableId {
        let value = numbers.get(atom);
        *self.variables.entry((atom.clone(), value)).or_insert_with(|| self.disclosure.variable(value))
    }

    /// A whole that one edition told without its parts and another with them is one number: with all other people, of
    /// whom nobody knows how many they are, it makes everybody both times.
    fn tell_what_is_the_same(&mut self) {
        for ((_, value), sums) in self.told.iter().filter(|(_, sums)| sums.len() > 1) {
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
