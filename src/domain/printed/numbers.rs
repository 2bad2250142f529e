//! The numbers of persons that all others are sums of.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{Side, Time};
use crate::{
    cell::Cell,
    code::OrganisationCode,
    figure::{Aggregate, Figure, IndicatorProgress},
    indicator::Indicator,
    progress::Progress,
    strategy::Years,
    value::Value,
};

/// The smallest number that sums are made of: persons of one municipality in one part, with or without the property that
/// a share is about, in one cycle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Atom {
    /// The years that the cycle is about: the same in every edition.
    years: Years,
    who: Who,
    part: Part,
    /// Has it the property? Where there is no share everybody has.
    counted: bool,
    /// The answers that it follows from. Where they are the same in another edition it is the same number; a corrected
    /// one is another.
    told: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// One that has taken in another is not who it was, also where it kept its code.
    Municipality { code: OrganisationCode, formerly: Vec<OrganisationCode> },
    /// Of a cycle that has a point on a line and no cells beside it: all that its rate rests on, or all others.
    County { in_rate: bool, not_in_rate: Vec<OrganisationCode> },
}

impl Who {
    /// The municipality that an edition calls by this code.
    pub(crate) fn of(code: &OrganisationCode, progress: &Progress) -> Self {
        let known = progress.municipalities.iter().find(|m| &m.code == code);
        let formerly = known.map(|m| m.formerly.clone()).unwrap_or_default();
        Self::Municipality { code: code.clone(), formerly }
    }
}

/// Municipalities and what they were before, so that none is taken for what it was.
pub(super) fn with_past(codes: &[OrganisationCode], progress: &Progress) -> Vec<OrganisationCode> {
    let known = progress.municipalities.iter().filter(|m| codes.contains(&m.code));
    let past = known.flat_map(|m| &m.formerly);
    codes.iter().chain(past).cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

impl Atom {
    pub(crate) const fn years(&self) -> Years {
        self.years
    }

    /// Is there no cell that it is of?
    pub(crate) const fn is_county(&self) -> bool {
        matches!(self.who, Who::County { .. })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Row(usize),
    /// What the parts leave over, or all where there are none.
    Rest,
}

/// The true numbers.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    of: BTreeMap<Atom, u64>,
    /// Those whose whole is known; others have parts at most.
    wholes: BTreeSet<(Years, Who)>,
}

/// Those with the property, and the others.
type Pair = (u64, u64);

pub(super) fn pair(cell: Option<&Cell>) -> Option<Pair> {
    match cell?.value()? {
        Value::Number(number) => Some((number.to_u64()?, 0)),
        Value::Ratio { numerator, denominator } => of_share(*numerator, *denominator),
        _ => None,
    }
}

fn of_share(numerator: Decimal, denominator: Decimal) -> Option<Pair> {
    let all = denominator.to_u64()?;
    let counted = numerator.to_u64()?.min(all);
    Some((counted, all - counted))
}

/// The rows of the parts.
pub(super) fn part_rows(indicator: &Indicator) -> Vec<usize> {
    let rows = indicator.rows();
    (0..rows.len()).filter(|n| indicator.is_part(rows[*n].map(|c| &c.code))).collect()
}

impl Numbers {
    pub(crate) fn of(indicator: &Indicator, own: &IndicatorProgress, progress: &Progress) -> Self {
        let mut numbers = Self::default();
        let parts = part_rows(indicator);
        let mut with_cells = BTreeSet::new();
        for time in Time::ALL {
            let Some(years) = time.years(own, progress) else { continue };
            for municipality in own.municipalities.iter().filter(|m| !time.cells(m).is_empty()) {
                let who = Who::of(&municipality.code, progress);
                numbers.add_cells(years, &who, time.cells(municipality), &parts);
                with_cells.insert(years);
            }
        }
        for point in &own.series {
            let years = point.period.years;
            if let Some(aggregate) = point.aggregate.as_ref().filter(|_| !with_cells.contains(&years)) {
                let not_in_rate = with_past(&aggregate.not_in_rate, progress);
                numbers.add_county(years, aggregate, &not_in_rate);
            }
        }
        numbers
    }

    /// What an answer says itself is told by that number alone; the others follow from both of a pair.
    fn add(&mut self, years: Years, who: &Who, part: Part, numbers: Pair, told: Option<&[Pair]>) {
        for (counted, number) in [(true, numbers.0), (false, numbers.1)] {
            let told = match (told, counted) {
                (Some(told), _) => told.iter().flat_map(|pair| [pair.0, pair.1]).collect(),
                (None, true) => vec![numbers.0],
                (None, false) => vec![numbers.0, numbers.1],
            };
            self.of.insert(Atom { years, who: who.clone(), part, counted, told }, number);
        }
    }

    fn add_cells(&mut self, years: Years, who: &Who, cells: &[Cell], parts: &[usize]) {
        let given: Vec<_> = parts.iter().filter_map(|row| Some((*row, pair(cells.get(*row))?))).collect();
        for (row, part) in &given {
            self.add(years, who, Part::Row(*row), *part, None);
        }
        let Some(whole) = pair(cells.first()) else { return };
        self.wholes.insert((years, who.clone()));
        if given.is_empty() {
            return self.add(years, who, Part::Rest, whole, None);
        }
        let given_of = |of: fn(&Pair) -> u64| given.iter().map(|(_, pair)| of(pair)).sum::<u64>();
        let rest = (whole.0.saturating_sub(given_of(|p| p.0)), whole.1.saturating_sub(given_of(|p| p.1)));
        // All parts but the last are the whole, as `whole` checks: then everybody knows that there is no rest. A part
        // that does not apply is nothing.
        let is_answered = |row: &usize| cells.get(*row).is_some_and(|cell| !cell.is_missing());
        if rest != (0, 0) || !parts.iter().rev().skip(1).all(is_answered) {
            let told = |row: &usize| pair(cells.get(*row)).map_or((u64::MAX, u64::MAX), |pair| pair);
            let told: Vec<_> = std::iter::once(whole).chain(parts.iter().map(told)).collect();
            self.add(years, who, Part::Rest, rest, Some(&told));
        }
    }

    fn add_county(&mut self, years: Years, aggregate: &Aggregate, not_in_rate: &[OrganisationCode]) {
        let whole = match aggregate.figure {
            Figure::Sum { total: number, .. } | Figure::Single(Some(number)) => {
                number.to_u64().map(|n| (n, 0))
            }
            Figure::Ratio { numerator, denominator } => of_share(numerator, denominator),
            _ => None,
        };
        let Some(whole) = whole.filter(|_| aggregate.coverage.reported > 0) else { return };
        let in_rate = aggregate.rate.and_then(|rate| rate.numerator.to_u64()).unwrap_or(0).min(whole.0);
        for (is_in_rate, numbers) in [(true, (in_rate, 0)), (false, (whole.0 - in_rate, whole.1))] {
            let who = Who::County { in_rate: is_in_rate, not_in_rate: not_in_rate.to_vec() };
            self.add(years, &who, Part::Rest, numbers, Some(&[whole, numbers]));
            self.wholes.insert((years, who));
        }
    }

    pub(crate) fn get(&self, atom: &Atom) -> u64 {
        self.of.get(atom).copied().unwrap_or(0)
    }

    fn atoms(&self, years: Years, side: Side, is_in: impl Fn(&Atom) -> bool) -> Vec<Atom> {
        let fits = |atom: &&Atom| atom.years == years && (side == Side::All || atom.counted) && is_in(atom);
        self.of.keys().filter(fits).cloned().collect()
    }

    /// What the answers of those that `is_in` holds for add up to.
    pub(super) fn wholes(&self, years: Years, side: Side, is_in: impl Fn(&Who) -> bool) -> Vec<Atom> {
        let has_whole = |atom: &Atom| self.wholes.contains(&(years, atom.who.clone()));
        self.atoms(years, side, |atom| is_in(&atom.who) && has_whole(atom))
    }

    /// What their parts in one row add up to.
    pub(super) fn part(
        &self,
        years: Years,
        side: Side,
        row: usize,
        is_in: impl Fn(&Who) -> bool,
    ) -> Vec<Atom> {
        self.atoms(years, side, |atom| atom.part == Part::Row(row) && is_in(&atom.who))
    }
}

/// Of a cycle without cells, those that its rate does not rest on.
pub(super) const fn not_in_rate(who: &Who) -> bool {
    matches!(who, Who::County { in_rate: false, .. })
}

/// Those that the rate of an aggregate rests on.
pub(super) fn in_rate(aggregate: &Aggregate) -> impl Fn(&Who) -> bool {
    |who| match who {
        Who::Municipality { code, .. } => !aggregate.not_in_rate.contains(code),
        Who::County { in_rate, .. } => *in_rate,
    }
}
