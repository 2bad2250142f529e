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
}

impl Atom {
    pub(crate) const fn years(&self) -> Years {
        self.years
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Municipality(OrganisationCode),
    /// Of a cycle that has a point on a line and no cells beside it: all that its rate rests on.
    InRate,
    /// All others there.
    NotInRate,
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
        for time in Time::ALL {
            let Some(years) = time.years(progress) else { continue };
            for municipality in &own.municipalities {
                let who = Who::Municipality(municipality.code.clone());
                numbers.add_cells(years, &who, time.cells(municipality), &parts);
            }
        }
        for point in &own.series {
            let years = point.period.years;
            let has_cells = numbers.of.keys().any(|atom| atom.years == years);
            if let Some(aggregate) = point.aggregate.as_ref().filter(|_| !has_cells) {
                numbers.add_county(years, aggregate);
            }
        }
        numbers
    }

    fn add(&mut self, years: Years, who: &Who, part: Part, numbers: Pair) {
        for (counted, number) in [(true, numbers.0), (false, numbers.1)] {
            self.of.insert(Atom { years, who: who.clone(), part, counted }, number);
        }
    }

    fn add_cells(&mut self, years: Years, who: &Who, cells: &[Cell], parts: &[usize]) {
        let told: Vec<_> = parts.iter().map(|row| pair(cells.get(*row))).collect();
        for (row, part) in parts.iter().zip(&told) {
            if let Some(part) = part {
                self.add(years, who, Part::Row(*row), *part);
            }
        }
        let Some(whole) = pair(cells.first()) else { return };
        self.wholes.insert((years, who.clone()));
        let told_of = |of: fn(&Pair) -> u64| told.iter().flatten().map(of).sum::<u64>();
        let rest = (whole.0.saturating_sub(told_of(|p| p.0)), whole.1.saturating_sub(told_of(|p| p.1)));
        // All parts but the last are the whole, as `whole` checks: then everybody knows that there is no rest. A part
        // that does not apply is nothing.
        let is_told = |row: &usize| cells.get(*row).is_some_and(|cell| !cell.is_missing());
        let is_whole = !parts.is_empty() && parts.iter().rev().skip(1).all(is_told);
        if !is_whole || rest != (0, 0) {
            self.add(years, who, Part::Rest, rest);
        }
    }

    fn add_county(&mut self, years: Years, aggregate: &Aggregate) {
        let whole = match aggregate.figure {
            Figure::Sum { total: number, .. } | Figure::Single(Some(number)) => {
                number.to_u64().map(|n| (n, 0))
            }
            Figure::Ratio { numerator, denominator } => of_share(numerator, denominator),
            _ => None,
        };
        let Some(whole) = whole else { return };
        let in_rate = aggregate.rate.and_then(|rate| rate.numerator.to_u64()).unwrap_or(0).min(whole.0);
        for (who, numbers) in [(Who::InRate, (in_rate, 0)), (Who::NotInRate, (whole.0 - in_rate, whole.1))] {
            self.add(years, &who, Part::Rest, numbers);
            self.wholes.insert((years, who));
        }
    }

    /// The numbers of municipalities, which the county's are made of.
    pub(crate) fn of_municipalities(&self) -> impl Iterator<Item = (&Atom, u64)> {
        let own = |atom: &&Atom| matches!(atom.who, Who::Municipality(_));
        self.of.keys().filter(own).map(|atom| (atom, self.get(atom)))
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

/// Those that the rate of an aggregate rests on.
pub(super) fn in_rate(aggregate: &Aggregate) -> impl Fn(&Who) -> bool {
    |who| match who {
        Who::Municipality(code) => !aggregate.not_in_rate.contains(code),
        Who::InRate => true,
        Who::NotInRate => false,
    }
}
