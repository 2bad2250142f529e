//! Where the numbers of an indicator that counts persons are printed, and what each of them is a sum of.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::{
    cell::{Cell, MunicipalityCells},
    code::OrganisationCode,
    figure::{Aggregate, BreakdownPart, Figure, IndicatorProgress},
    indicator::Indicator,
    progress::Progress,
    value::Value,
};

/// Which of the three times that a report shows beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    Now,
    Before,
    Previous,
}

/// The smallest number that sums are made of: persons of one municipality in one part, with or without the property that
/// a share is about, in one period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Atom {
    /// The last year of the period: the same in every edition of a cycle.
    year: i32,
    municipality: OrganisationCode,
    /// The row of the part; none for what the parts leave over, or where there are none.
    part: Option<usize>,
    /// Has it the property? Where there is no share everybody has.
    counted: bool,
}

/// The true numbers.
pub(crate) type Numbers = BTreeMap<Atom, u64>;

/// Of a share two numbers are printed: those with the property, and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Counted,
    All,
}

/// A place where a number is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Cell { time: Time, municipality: OrganisationCode, row: usize, side: Side },
    County { time: Time, side: Side },
    Part { time: Time, n: usize, side: Side },
    WithoutDominant { side: Side },
    Change { previous: bool, then: bool, side: Side },
    Rate { time: Time },
    Series { n: usize, side: Side },
}

/// A number that is printed: where, the sum of what, and how much it would be missed.
pub(crate) struct Printed {
    pub(crate) place: Place,
    pub(crate) atoms: Vec<Atom>,
    pub(crate) cost: u32,
}

/// A part of a municipality is missed least, the county's total most.
const CELL_PART: u32 = 10;
const CELL: u32 = 20;
const DERIVED: u32 = 15;
const COUNTY_PART: u32 = 40;
const COUNTY: u32 = 80;

impl Time {
    pub(crate) const ALL: [Self; 3] = [Self::Now, Self::Before, Self::Previous];

    pub(crate) fn cells(self, of: &MunicipalityCells) -> &[Cell] {
        match self {
            Self::Now => &of.now,
            Self::Before => &of.before,
            Self::Previous => &of.previous,
        }
    }

    pub(crate) fn cells_mut(self, of: &mut MunicipalityCells) -> &mut [Cell] {
        match self {
            Self::Now => &mut of.now,
            Self::Before => &mut of.before,
            Self::Previous => &mut of.previous,
        }
    }

    pub(crate) const fn aggregate(self, of: &IndicatorProgress) -> Option<&Aggregate> {
        match self {
            Self::Now => Some(&of.now),
            Self::Before => of.before.as_ref(),
            Self::Previous => of.previous.as_ref(),
        }
    }

    pub(crate) const fn aggregate_mut(self, of: &mut IndicatorProgress) -> Option<&mut Aggregate> {
        match self {
            Self::Now => Some(&mut of.now),
            Self::Before => of.before.as_mut(),
            Self::Previous => of.previous.as_mut(),
        }
    }

    pub(crate) const fn part(self, of: &BreakdownPart) -> Option<&Aggregate> {
        match self {
            Self::Now => Some(&of.now),
            Self::Before => of.before.as_ref(),
            Self::Previous => None,
        }
    }

    pub(crate) const fn part_mut(self, of: &mut BreakdownPart) -> Option<&mut Aggregate> {
        match self {
            Self::Now => Some(&mut of.now),
            Self::Before => of.before.as_mut(),
            Self::Previous => None,
        }
    }

    fn year(self, progress: &Progress) -> Option<i32> {
        let cycle = match self {
            Self::Now => Some(&progress.cycle),
            Self::Before => progress.before.as_ref(),
            Self::Previous => progress.previous.as_ref(),
        };
        cycle.map(|cycle| cycle.period.years.to)
    }
}

/// Those with the property, and the others; nothing where there is no value.
fn pair(cell: Option<&Cell>) -> Option<(u64, u64)> {
    match cell?.value()? {
        Value::Number(number) => Some((number.to_u64()?, 0)),
        Value::Ratio { numerator, denominator } => {
            let all = denominator.to_u64()?;
            let counted = numerator.to_u64()?.min(all);
            Some((counted, all - counted))
        }
        _ => None,
    }
}

/// Every atom with its number. What the parts of a municipality leave over is an atom of its own.
pub(crate) fn numbers(indicator: &Indicator, own: &IndicatorProgress, progress: &Progress) -> Numbers {
    let parts = part_rows(indicator);
    let mut numbers = Numbers::new();
    for time in Time::ALL {
        let Some(year) = time.year(progress) else { continue };
        for municipality in &own.municipalities {
            let cells = time.cells(municipality);
            let Some(mut left) = pair(cells.first()) else { continue };
            let atom = |part, counted| Atom { year, municipality: municipality.code.clone(), part, counted };
            for &row in &parts {
                let Some(part) = pair(cells.get(row)) else { continue };
                numbers.insert(atom(Some(row), true), part.0);
                numbers.insert(atom(Some(row), false), part.1);
                left = (left.0.saturating_sub(part.0), left.1.saturating_sub(part.1));
            }
            numbers.insert(atom(None, true), left.0);
            numbers.insert(atom(None, false), left.1);
        }
    }
    for point in &own.series {
        let year = point.period.years.to;
        let whole = point.aggregate.as_ref().and_then(|aggregate| whole(&aggregate.figure));
        if let Some((counted, others)) = whole.filter(|_| !numbers.keys().any(|atom| atom.year == year)) {
            let atom = |counted| Atom { year, municipality: county(), part: None, counted };
            numbers.insert(atom(true), counted);
            numbers.insert(atom(false), others);
        }
    }
    numbers
}

/// The county in the place of a municipality, for a cycle whose cells are not shown.
fn county() -> OrganisationCode {
    OrganisationCode::new("county").expect("letters make a code")
}

fn whole(figure: &Figure) -> Option<(u64, u64)> {
    match figure {
        Figure::Sum { total, .. } => Some((total.to_u64()?, 0)),
        Figure::Ratio { numerator, denominator } => {
            pair(Some(&Cell::of_value(Value::Ratio { numerator: *numerator, denominator: *denominator })))
        }
        _ => None,
    }
}

fn part_rows(indicator: &Indicator) -> Vec<usize> {
    let rows = indicator.rows();
    (0..rows.len()).filter(|n| indicator.is_part(rows[*n].map(|c| &c.code))).collect()
}

/// Every number that is printed of an indicator.
pub(crate) fn printed(indicator: &Indicator, own: &IndicatorProgress, progress: &Progress) -> Vec<Printed> {
    let numbers = numbers(indicator, own, progress);
    let sheet = Sheet { indicator, own, progress, numbers: &numbers, parts: part_rows(indicator) };
    let mut all = Vec::new();
    for time in Time::ALL {
        sheet.cells(time, &mut all);
        sheet.county(time, &mut all);
    }
    sheet.without_dominant(&mut all);
    sheet.changes(&mut all);
    sheet.series(&mut all);
    all.retain(|p| !p.atoms.is_empty());
    all
}

struct Sheet<'a> {
    indicator: &'a Indicator,
    own: &'a IndicatorProgress,
    progress: &'a Progress,
    numbers: &'a Numbers,
    parts: Vec<usize>,
}

impl Sheet<'_> {
    fn sides(&self) -> &'static [Side] {
        let share = matches!(self.indicator.kind, crate::value::ValueKind::Share { .. });
        if share { &[Side::Counted, Side::All] } else { &[Side::Counted] }
    }

    /// The atoms of one side that `test` holds for.
    fn atoms(&self, year: i32, side: Side, test: impl Fn(&Atom) -> bool) -> Vec<Atom> {
        let fits = |atom: &&Atom| atom.year == year && (side == Side::All || atom.counted) && test(atom);
        self.numbers.keys().filter(fits).cloned().collect()
    }

    fn cells(&self, time: Time, all: &mut Vec<Printed>) {
        let Some(year) = time.year(self.progress) else { return };
        let county_only = self.indicator.breakdowns().any(|d| d.county_only);
        for municipality in &self.own.municipalities {
            let own = |atom: &Atom| atom.municipality == municipality.code;
            let rows = self.parts.iter().filter(|_| !county_only).map(|row| (*row, true));
            for (row, is_part) in std::iter::once((0, false)).chain(rows) {
                for &side in self.sides() {
                    let atoms =
                        self.atoms(year, side, |atom| own(atom) && (!is_part || atom.part == Some(row)));
                    let place = Place::Cell { time, municipality: municipality.code.clone(), row, side };
                    all.push(Printed { place, atoms, cost: if is_part { CELL_PART } else { CELL } });
                }
            }
        }
    }

    fn county(&self, time: Time, all: &mut Vec<Printed>) {
        let (Some(year), Some(aggregate)) = (time.year(self.progress), time.aggregate(self.own)) else { return };
        for &side in self.sides() {
            let atoms = self.atoms(year, side, |_| true);
            all.push(Printed { place: Place::County { time, side }, atoms, cost: COUNTY });
            for (n, row) in self.parts.iter().enumerate().filter(|_| time != Time::Previous) {
                let atoms = self.atoms(year, side, |atom| atom.part == Some(*row));
                all.push(Printed { place: Place::Part { time, n, side }, atoms, cost: COUNTY_PART });
            }
        }
        // The rate's denominator is published, so the rate tells its numerator: the sum over those that it rests on.
        if aggregate.rate.is_some() {
            let rated = |atom: &Atom| !aggregate.not_in_rate.contains(&atom.municipality);
            let atoms = self.atoms(year, Side::Counted, rated);
            all.push(Printed { place: Place::Rate { time }, atoms, cost: DERIVED });
        }
    }

    fn without_dominant(&self, all: &mut Vec<Printed>) {
        let (Some(year), Some((dominant, _))) =
            (Time::Now.year(self.progress), self.own.without_dominant.as_ref())
        else {
            return;
        };
        for &side in self.sides() {
            let atoms = self.atoms(year, side, |atom| &atom.municipality != dominant);
            all.push(Printed { place: Place::WithoutDominant { side }, atoms, cost: DERIVED });
        }
    }

    fn changes(&self, all: &mut Vec<Printed>) {
        let changes = [(Time::Before, false, &self.own.change), (Time::Previous, true, &self.own.change_previous)];
        for (time, previous, change) in changes {
            let (Some(then), Some(now), Some(_)) =
                (time.year(self.progress), Time::Now.year(self.progress), change)
            else {
                continue;
            };
            let both: Vec<_> = self
                .own
                .municipalities
                .iter()
                .filter(|m| pair(m.now.first()).is_some() && pair(time.cells(m).first()).is_some())
                .map(|m| &m.code)
                .collect();
            for (year, is_then) in [(then, true), (now, false)] {
                for &side in self.sides() {
                    let atoms = self.atoms(year, side, |atom| both.contains(&&atom.municipality));
                    let place = Place::Change { previous, then: is_then, side };
                    all.push(Printed { place, atoms, cost: DERIVED });
                }
            }
        }
    }

    /// The points of a line over the cycles: those of the three times are the county's, the others have no cells
    /// beside them here.
    fn series(&self, all: &mut Vec<Printed>) {
        for (n, point) in self.own.series.iter().enumerate() {
            let year = point.period.years.to;
            for &side in self.sides() {
                let atoms = self.atoms(year, side, |_| true);
                all.push(Printed { place: Place::Series { n, side }, atoms, cost: COUNTY });
            }
        }
    }
}
