//! What plain subtraction tells of each row, and, where that is not enough, trying every number; and where that comes to no
//! end, numbers that need not be whole.

use std::collections::BTreeSet;

use super::{
    relaxed::{Relaxed, System},
    table::{Link, Table},
    witness::{Goal, Shift, Way},
};

/// The least and the most that a row can be, both included.
pub(super) type Bounds = (i64, i64);

/// More than anyone counts, and far from overflow.
pub(super) const NO_BOUND: i64 = i64::MAX / 4;

/// How many bounds [`try_all`] may look at: all of the table's for each number that it tries, and those that it narrows.
const LIMIT: usize = 2_000_000;

/// Subtracts along the links until nothing new comes of it; false where nothing fits. Takes each bound that it looks at
/// from `looks_left`.
pub(super) fn narrow(
    links: &[Link],
    links_of: &[Vec<(usize, i64)>],
    bounds: &mut [Bounds],
    mut waiting: BTreeSet<usize>,
    looks_left: &mut usize,
) -> bool {
    // Bounds that creep on for longer are left as they are: too wide is not wrong.
    for _ in 0..100 * links.len() {
        let Some(link) = waiting.pop_first().filter(|_| *looks_left > 0) else { break };
        *looks_left = looks_left.saturating_sub(links[link].parts.len() + 1);
        for row in narrow_link(&links[link], bounds) {
            if bounds[row].0 > bounds[row].1 {
                return false;
            }
            waiting.extend(links_of[row].iter().map(|(link, _)| *link));
        }
    }
    true
}

/// The rows of a link that its others leave less room than they had.
fn narrow_link(link: &Link, bounds: &mut [Bounds]) -> Vec<usize> {
    // What each row adds to parts minus whole, which make nothing together.
    let adds = |(least, most): Bounds, sign: i64| if sign > 0 { (least, most) } else { (-most, -least) };
    let (mut low, mut high) = (Sum::default(), Sum::default());
    for (row, sign) in link.rows() {
        let (least, most) = adds(bounds[row], sign);
        low.add(least);
        high.add(most);
    }
    let mut narrowed = Vec::new();
    for (row, sign) in link.rows() {
        let (own_least, own_most) = adds(bounds[row], sign);
        let room = (
            high.without(own_most).map_or(own_least, |others| own_least.max(-others)),
            low.without(own_least).map_or(own_most, |others| own_most.min(-others)),
        );
        if room != (own_least, own_most) {
            bounds[row] = adds(room, sign);
            narrowed.push(row);
        }
    }
    narrowed
}

/// A sum some of whose terms may be without bound.
#[derive(Default)]
struct Sum {
    bounded: i64,
    endless: usize,
}

impl Sum {
    fn add(&mut self, term: i64) {
        if term.abs() >= NO_BOUND {
            self.endless += 1;
        } else {
            self.bounded = self.bounded.saturating_add(term);
        }
    }

    fn without(&self, term: i64) -> Option<i64> {
        match (self.endless, term.abs() >= NO_BOUND) {
            (0, _) => Some(self.bounded.saturating_sub(term)),
            (1, true) => Some(self.bounded),
            _ => None,
        }
    }
}

/// What came of trying.
pub(super) enum Tried {
    Fits(Shift),
    NothingFits,
    /// The limit came first.
    GaveUp,
}

/// Looks for numbers that fit what was disclosed before, with everything else hidden. Slower than a walk, and
/// blind to prices, but certain.
pub(super) fn try_all(table: &Table, goal: Goal) -> Tried {
    let row = &table.rows[goal.row];
    let mut bounds: Vec<_> = table.rows.iter().map(|row| (row.least, row.most)).collect();
    bounds[goal.row] = match goal.way {
        Way::Up => (row.least.max(row.value + goal.by), row.most),
        Way::Down => (row.least, row.most.min(row.value - goal.by)),
    };
    if bounds[goal.row].0 > bounds[goal.row].1 {
        return Tried::NothingFits;
    }
    let links = table.links_of[goal.row].iter().map(|(link, _)| *link).collect();
    let mut looks_left = LIMIT;
    if !narrow(&table.links, &table.links_of, &mut bounds, links, &mut looks_left) {
        return Tried::NothingFits;
    }
    let among = table.connected(goal.row).into_iter().collect();
    let mut trial = Trial { table, among, looks_left };
    match trial.fix(&bounds) {
        Some(values) => Tried::Fits(trial.shift(&values)),
        None if trial.looks_left > 0 => Tried::NothingFits,
        None => trial.relax(&bounds),
    }
}

struct Trial<'a> {
    table: &'a Table,
    among: Vec<usize>,
    looks_left: usize,
}

impl Trial<'_> {
    /// Fixes the row with the fewest choices, at each of them in turn, the nearest to the true value first.
    fn fix(&mut self, bounds: &[Bounds]) -> Option<Vec<i64>> {
        let open = self.among.iter().copied().filter(|row| bounds[*row].0 < bounds[*row].1);
        let Some(row) = open.min_by_key(|row| (bounds[*row].1 - bounds[*row].0, *row)) else {
            return self.balanced(bounds);
        };
        let (least, most) = bounds[row];
        let nearest = self.table.rows[row].value.clamp(least, most);
        let outwards = (0..).map_while(|away| {
            let both = [nearest.checked_add(away)?, nearest.checked_sub(away)?];
            let fitting: Vec<_> = both.into_iter().filter(|n| least <= *n && *n <= most).collect();
            (!fitting.is_empty()).then_some(fitting)
        });
        for value in outwards.flatten() {
            self.looks_left = self.looks_left.saturating_sub(self.table.rows.len());
            if self.looks_left == 0 {
                return None;
            }
            let mut tried = bounds.to_vec();
            tried[row] = (value, value);
            let links = self.table.links_of[row].iter().map(|(link, _)| *link).collect();
            if narrow(&self.table.links, &self.table.links_of, &mut tried, links, &mut self.looks_left)
                && let Some(values) = self.fix(&tried)
            {
                return Some(values);
            }
        }
        None
    }

    /// Looks for numbers that need not be whole; mostly they are.
    fn relax(&self, bounds: &[Bounds]) -> Tried {
        let open: Vec<_> = self.among.iter().copied().filter(|row| bounds[*row].0 < bounds[*row].1).collect();
        let links: BTreeSet<_> =
            open.iter().flat_map(|row| &self.table.links_of[*row]).map(|(link, _)| *link).collect();
        // Each as far above the least that it can be.
        let mut system = System::new(open.len());
        for link in links.into_iter().map(|link| &self.table.links[link]) {
            let least: i64 = link.rows().map(|(row, sign)| sign * bounds[row].0).sum();
            let column = |(row, sign)| Some((open.binary_search(&row).ok()?, sign));
            system.makes(link.rows().filter_map(column), -least);
        }
        for (column, row) in open.iter().enumerate().filter(|(_, row)| bounds[**row].1 < NO_BOUND) {
            system.is_at_most(column, bounds[*row].1 - bounds[*row].0);
        }
        match system.solve() {
            Relaxed::Nothing => Tried::NothingFits,
            Relaxed::Unsettled => Tried::GaveUp,
            Relaxed::Whole(above) => {
                let mut found = bounds.to_vec();
                for (row, above) in open.iter().zip(above) {
                    found[*row].0 += above;
                }
                self.balanced(&found).map_or(Tried::GaveUp, |values| Tried::Fits(self.shift(&values)))
            }
        }
    }

    /// The numbers, if every link balances; what hangs together with nothing here keeps its true value.
    fn balanced(&self, bounds: &[Bounds]) -> Option<Vec<i64>> {
        let mut values: Vec<_> = self.table.rows.iter().map(|row| row.value).collect();
        for &row in &self.among {
            values[row] = bounds[row].0;
        }
        let balances = |link: &Link| link.rows().map(|(row, sign)| sign * values[row]).sum::<i64>() == 0;
        self.table.links.iter().all(balances).then_some(values)
    }

    fn shift(&self, values: &[i64]) -> Shift {
        let by = self.table.rows.iter().zip(values).map(|(row, value)| value - row.value).enumerate();
        by.filter(|(_, by)| *by != 0).collect()
    }
}
