//! What of a cycle's figures may leave the service: counts of one to four persons are taken out, and with them whatever
//! would give them back, in the tables of municipalities, their parts and totals, in the figure without the largest
//! municipality, in the sums behind a change, in rates, and against what earlier editions have said.
//!
//! [`suppression`](crate::suppression) decides; `printed` knows where each number stands.

mod ledger;
mod merged;
mod standing;

use ledger::{Entry, Ledger};
use rayon::prelude::*;

use crate::{
    cell::{Cell, Content},
    code::IndicatorCode,
    figure::{Aggregate, Figure, IndicatorProgress},
    indicator::Indicator,
    printed::{Place, Time, Where},
    progress::Progress,
    strategy::Strategy,
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

impl EarlierEdition<'_> {
    /// Did it keep something of the indicator back?
    fn hid(&self, code: &IndicatorCode) -> bool {
        let Some(shown) = self.shown.indicator(code) else { return false };
        let figures = [Some(&shown.now), shown.before.as_ref(), shown.previous.as_ref()].into_iter();
        let mut figures = figures.chain(shown.series.iter().map(|point| point.aggregate.as_ref())).flatten();
        let mut cells =
            shown.municipalities.iter().flat_map(|m| Time::ALL.map(|time| time.cells(m))).flatten();
        cells.any(|cell| cell.content == Content::Suppressed)
            || figures.any(|a| a.figure == Figure::Suppressed || a.rate_suppressed)
    }
}

/// `progress` as it may leave the service, after all the editions in `earlier` have left it.
pub fn disclosed(progress: &Progress, strategy: &Strategy, earlier: &[EarlierEdition<'_>]) -> Progress {
    let mut shown = progress.clone();
    // What counted persons in an earlier edition did so, whatever is said of the indicator now.
    let is_protected = |code: &IndicatorCode| {
        strategy.indicator(code).is_some_and(|i| i.counts_persons) || earlier.iter().any(|e| e.hid(code))
    };
    // No indicator knows of another.
    strategy.indicators.par_iter().zip(&mut shown.indicators).for_each(|(indicator, own)| {
        if is_protected(&indicator.code) {
            let hidden = hidden(indicator, own, progress, earlier);
            *own = without(own, &hidden);
        }
    });
    standing::hide(&mut shown, progress, strategy, is_protected);
    shown
}

/// `progress` as it may leave the service after the cycles `before` it, in order of time and each with its catalogue, have
/// left it in turn.
pub fn disclosed_after(
    progress: &Progress,
    strategy: &Strategy,
    before: &[(Progress, Strategy)],
) -> Progress {
    let mut shown: Vec<Progress> = Vec::new();
    for (earlier, strategy) in before {
        let next = disclosed(earlier, strategy, &editions(before, &shown));
        shown.push(next);
    }
    disclosed(progress, strategy, &editions(before, &shown))
}

fn editions<'a>(known: &'a [(Progress, Strategy)], shown: &'a [Progress]) -> Vec<EarlierEdition<'a>> {
    known.iter().zip(shown).map(|((known, _), shown)| EarlierEdition { known, shown }).collect()
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
                    ledger.is_shown(of);
                } else {
                    // Printed nowhere now, and still not to be reckoned out from a correction.
                    ledger.disclosure.statement(of, true, 0);
                }
            }
        }
    }
    let entries = ledger.enter(indicator, own, progress).into_iter();
    let entries: Vec<_> = entries
        .map(|entry| (ledger.disclosure.statement(entry.of.iter().copied(), true, entry.cost), entry))
        .collect();
    ledger.tell_what_has_merged();
    let is_kept =
        |entry: &Entry| entry.is_corrected || entry.place.is_kept(indicator) || ledger.is_closed(entry);
    let (kept, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(_, entry)| is_kept(entry));
    let decision = ledger.decide();
    let hidden = others.into_iter().filter(|(id, _)| !decision.is_shown(*id));
    kept.into_iter().chain(hidden).map(|(_, entry)| entry.place).collect()
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
