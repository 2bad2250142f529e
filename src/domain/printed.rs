//! Where the numbers of an indicator that counts persons are printed, and what each of them is a sum of.

mod numbers;

use crate::{
    cell::{Cell, MunicipalityCells},
    code::OrganisationCode,
    figure::{Aggregate, Change, ChangeUnit, Figure, IndicatorProgress},
    indicator::Indicator,
    progress::Progress,
    strategy::Years,
    value::ValueKind,
};

pub(crate) use numbers::{Atom, Numbers, Who};
use numbers::{in_rate, not_in_rate, pair, part_rows, with_past};

/// Which of the three times that a report shows beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    Now,
    Before,
    Previous,
}

/// Of a share two numbers are printed: those with the property, and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Counted,
    All,
}

/// A place where something is printed: all of its numbers are shown, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Cell { time: Time, municipality: OrganisationCode, row: usize },
    Figure(Where),
    Rate(Where),
    Change { previous: bool },
}

/// Where a figure for the county stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    County(Time),
    Part(Time, usize),
    WithoutDominant,
    Series(usize),
}

/// What a number is known by in another edition, where it may be told in other parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    Cell(Years, Who, usize, Side),
    County(Years, Side),
    /// With those whom the rate does not rest on.
    InRate(Years, Vec<OrganisationCode>),
}

/// A number that is printed: where, the sum of what, and how much it would be missed.
pub(crate) struct Printed {
    pub(crate) place: Place,
    pub(crate) name: Option<Name>,
    pub(crate) atoms: Vec<Atom>,
    pub(crate) cost: u32,
}

/// What is never printed is missed by nobody, a part of a municipality less than its whole, the county's total most.
const NOTHING: u32 = 0;
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

    pub(crate) fn years(self, own: &IndicatorProgress, progress: &Progress) -> Option<Years> {
        let cycle = match self {
            Self::Now => Some(&progress.cycle),
            Self::Before => own.before_cycle.as_ref(),
            Self::Previous => progress.previous.as_ref(),
        };
        cycle.map(|cycle| cycle.period.years)
    }
}

impl Where {
    pub(crate) fn aggregate(self, of: &IndicatorProgress) -> Option<&Aggregate> {
        match self {
            Self::County(Time::Now) => Some(&of.now),
            Self::County(Time::Before) => of.before.as_ref(),
            Self::County(Time::Previous) => of.previous.as_ref(),
            Self::Part(Time::Now, n) => of.breakdown.get(n).map(|part| &part.now),
            Self::Part(Time::Before, n) => of.breakdown.get(n).and_then(|part| part.before.as_ref()),
            Self::Part(Time::Previous, _) => None,
            Self::WithoutDominant => of.without_dominant.as_ref().map(|(_, aggregate)| aggregate),
            Self::Series(n) => of.series.get(n).and_then(|point| point.aggregate.as_ref()),
        }
    }

    pub(crate) fn aggregate_mut(self, of: &mut IndicatorProgress) -> Option<&mut Aggregate> {
        match self {
            Self::County(Time::Now) => Some(&mut of.now),
            Self::County(Time::Before) => of.before.as_mut(),
            Self::County(Time::Previous) => of.previous.as_mut(),
            Self::Part(Time::Now, n) => of.breakdown.get_mut(n).map(|part| &mut part.now),
            Self::Part(Time::Before, n) => of.breakdown.get_mut(n).and_then(|part| part.before.as_mut()),
            Self::Part(Time::Previous, _) => None,
            Self::WithoutDominant => of.without_dominant.as_mut().map(|(_, aggregate)| aggregate),
            Self::Series(n) => of.series.get_mut(n).and_then(|point| point.aggregate.as_mut()),
        }
    }
}

impl Place {
    /// Is it kept for the service whatever stands there: a part that is shown for the county only?
    pub(crate) fn is_kept(&self, indicator: &Indicator) -> bool {
        matches!(self, Self::Cell { row, .. } if *row > 0) && indicator.breakdowns().any(|d| d.county_only)
    }
}

/// Every number that is printed of an indicator.
pub(crate) fn printed(
    indicator: &Indicator,
    own: &IndicatorProgress,
    progress: &Progress,
    numbers: &Numbers,
) -> Vec<Printed> {
    let parts = part_rows(indicator);
    let mut sheet = Sheet { indicator, own, progress, numbers, parts, printed: Vec::new() };
    for time in Time::ALL {
        sheet.cells(time);
        sheet.county(time);
    }
    sheet.without_dominant();
    sheet.change(Time::Before, own.change.as_ref());
    sheet.change(Time::Previous, own.change_previous.as_ref());
    sheet.series();
    sheet.printed.retain(|printed| !printed.atoms.is_empty());
    sheet.printed
}

struct Sheet<'a> {
    indicator: &'a Indicator,
    own: &'a IndicatorProgress,
    progress: &'a Progress,
    numbers: &'a Numbers,
    parts: Vec<usize>,
    printed: Vec<Printed>,
}

impl Sheet<'_> {
    fn print(&mut self, place: Place, name: Option<Name>, atoms: Vec<Atom>, cost: u32) {
        self.printed.push(Printed { place, name, atoms, cost });
    }

    fn cells(&mut self, time: Time) {
        let Some(years) = time.years(self.own, self.progress) else { return };
        let is_share = matches!(self.indicator.kind, ValueKind::Share { .. });
        for code in self.own.municipalities.iter().map(|m| &m.code) {
            let who = Who::of(code, self.progress);
            let own = |other: &Who| *other == who;
            for &side in sides(is_share) {
                let place = |row| Place::Cell { time, municipality: code.clone(), row };
                let name = |row| Some(Name::Cell(years, who.clone(), row, side));
                self.print(place(0), name(0), self.numbers.wholes(years, side, own), CELL);
                for row in self.parts.clone() {
                    let cost = if place(row).is_kept(self.indicator) { NOTHING } else { CELL_PART };
                    self.print(place(row), name(row), self.numbers.part(years, side, row, own), cost);
                }
            }
        }
    }

    fn county(&mut self, time: Time) {
        let Some(years) = time.years(self.own, self.progress) else { return };
        self.figure(Where::County(time), years, |_| true, COUNTY);
        for (n, row) in self.parts.clone().into_iter().enumerate() {
            let at = Where::Part(time, n);
            for &side in self.sides(at) {
                self.print(
                    Place::Figure(at),
                    None,
                    self.numbers.part(years, side, row, |_| true),
                    COUNTY_PART,
                );
            }
        }
    }

    /// A figure over those that `is_in` holds for, and its rate. The rate's denominator is published, so the rate tells
    /// its numerator: the sum over those that it rests on.
    fn figure(&mut self, at: Where, years: Years, is_in: impl Fn(&Who) -> bool, cost: u32) {
        let is_county = at != Where::WithoutDominant;
        for &side in self.sides(at) {
            let name = is_county.then_some(Name::County(years, side));
            self.print(Place::Figure(at), name, self.numbers.wholes(years, side, &is_in), cost);
        }
        if let Some(aggregate) = at.aggregate(self.own).filter(|aggregate| aggregate.rate.is_some()) {
            let rests_on = in_rate(aggregate);
            let atoms = self.numbers.wholes(years, Side::Counted, |who| is_in(who) && rests_on(who));
            let name = Name::InRate(years, with_past(&aggregate.not_in_rate, self.progress));
            self.print(Place::Rate(at), is_county.then_some(name), atoms, DERIVED);
            // The others are named beside it, and what is left for them where they have no cells.
            let others = self.numbers.wholes(years, Side::Counted, not_in_rate);
            self.print(Place::Rate(at), None, others, DERIVED);
        }
    }

    fn sides(&self, at: Where) -> &'static [Side] {
        at.aggregate(self.own).map_or(&[], |a| sides(matches!(a.figure, Figure::Ratio { .. })))
    }

    fn without_dominant(&mut self) {
        let Some((dominant, _)) = &self.own.without_dominant else { return };
        let dominant = Who::of(dominant, self.progress);
        if let Some(years) = Time::Now.years(self.own, self.progress) {
            self.figure(Where::WithoutDominant, years, |who| *who != dominant, DERIVED);
        }
    }

    /// The sums then and now over those who have answered both times; of a rate, over those of them whom the series
    /// knows both times.
    fn change(&mut self, then: Time, change: Option<&Change>) {
        let (Some(change), Some(aggregate)) = (change, Where::County(then).aggregate(self.own)) else {
            return;
        };
        let is_rate = change.unit == ChangeUnit::Rate;
        let rates_rest_on = [in_rate(aggregate), in_rate(&self.own.now)];
        let answered =
            |m: &&MunicipalityCells| [then, Time::Now].iter().all(|t| pair(t.cells(m).first()).is_some());
        let both: Vec<_> = self
            .own
            .municipalities
            .iter()
            .filter(answered)
            .map(|m| Who::of(&m.code, self.progress))
            .collect();
        let is_in =
            |who: &Who| both.contains(who) && (!is_rate || rates_rest_on.iter().all(|rate| rate(who)));
        for years in [then, Time::Now].into_iter().filter_map(|time| time.years(self.own, self.progress)) {
            for &side in sides(change.unit == ChangeUnit::Percent) {
                let place = Place::Change { previous: then == Time::Previous };
                self.print(place, None, self.numbers.wholes(years, side, is_in), DERIVED);
            }
        }
    }

    /// The points of a line over the cycles: those of the three times are the county's once more.
    fn series(&mut self) {
        for (n, point) in self.own.series.iter().enumerate() {
            self.figure(Where::Series(n), point.period.years, |_| true, COUNTY);
        }
    }
}

const fn sides(is_share: bool) -> &'static [Side] {
    if is_share { &[Side::Counted, Side::All] } else { &[Side::Counted] }
}
