//! Other numbers than the true ones that fit everything a reader knows.
//!
//! From the true numbers, a row moves up or down. That puts the links it is in out of balance; each is mended
//! by moving another of its rows, until all balance again. In a plain table that is a walk from municipality
//! to part to municipality which ends where it began, or with a total that is hidden. The search takes the
//! cheapest way first: what is hidden already moves freely, what is shown must be hidden and paid for, what
//! earlier disclosures tell stands fast.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use rustc_hash::FxHashMap;

use super::table::{Price, Table};

/// How many steps a search may look at. What is not found by then counts as not there.
const LIMIT: usize = 20_000;

/// By how much each row differs from its true value; rows that do not are left out.
pub(super) type Shift = BTreeMap<usize, i64>;

/// Which way a row shall move.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// What a search may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Freedom {
    /// Move what is hidden.
    AsHidden,
    /// Also hide what is shown, for its price.
    Hiding,
}

/// A row, and how far it shall move at least. In a walk all others move by as much or stay.
#[derive(Clone, Copy)]
pub(super) struct Goal {
    pub(super) row: usize,
    pub(super) way: Way,
    pub(super) by: i64,
}

/// Looks for numbers that fit and in which the goal's row has moved, beginning at numbers that fit already. Takes each
/// step that it looks at from `steps_left`.
pub(super) fn search(
    table: &Table,
    goal: Goal,
    freedom: Freedom,
    from: &Shift,
    steps_left: &mut usize,
) -> Option<Shift> {
    let walk = Walk { table, goal, freedom, from };
    let first = walk.first()?;
    let mut queue = BinaryHeap::from([Reverse((first.price, 0, 0))]);
    let mut steps = vec![first];
    let mut seen = FxHashMap::default();
    while let Some(Reverse((_, _, at))) = queue.pop() {
        let path = moves_up_to(&steps, at);
        let Some((link, off)) = walk.to_mend(&steps[at]) else {
            return Some(walk.shifted(&path));
        };
        for next in walk.ways_on(&steps[at], at, &path, link, off) {
            if steps.len() >= LIMIT || *steps_left == 0 {
                return None;
            }
            *steps_left -= 1;
            // Two ways that leave the same links off are one, and the cheaper one is followed.
            if seen.get(&next.off).is_some_and(|cheapest| *cheapest <= next.price) {
                continue;
            }
            seen.insert(next.off.clone(), next.price);
            queue.push(Reverse((next.price, next.length + next.off.len(), steps.len())));
            steps.push(next);
        }
    }
    None
}

/// One move of a row, and where the search stands after it.
struct Step {
    before: Option<usize>,
    row: usize,
    by: i64,
    /// Which links do not balance, and by how much, in ascending order.
    off: Vec<(usize, i64)>,
    price: Price,
    length: usize,
}

/// What has moved on the way to a step, and by how much together.
fn moves_up_to(steps: &[Step], at: usize) -> Shift {
    let mut moves = Shift::new();
    let mut next = Some(&steps[at]);
    while let Some(step) = next {
        *moves.entry(step.row).or_default() += step.by;
        next = step.before.map(|before| &steps[before]);
    }
    moves
}

struct Walk<'a> {
    table: &'a Table,
    goal: Goal,
    freedom: Freedom,
    from: &'a Shift,
}

impl Walk<'_> {
    fn first(&self) -> Option<Step> {
        let Goal { row, way, by } = self.goal;
        let by = match way {
            Way::Up => by,
            Way::Down => -by,
        };
        let path = Shift::new();
        self.can_move(row, by, &path).then(|| Step {
            before: None,
            row,
            by,
            off: self.off_after(&[], row, by),
            price: Price::NOTHING,
            length: 0,
        })
    }

    /// The shortest link that is off, since it leaves the fewest choices.
    fn to_mend(&self, step: &Step) -> Option<(usize, i64)> {
        step.off.iter().copied().min_by_key(|(link, _)| (self.table.links[*link].parts.len(), *link))
    }

    fn ways_on(&self, step: &Step, at: usize, path: &Shift, link: usize, off: i64) -> Vec<Step> {
        let mut ways = Vec::new();
        for (row, sign) in self.table.links[link].rows() {
            let by = -sign * off.signum() * self.goal.by;
            let turns_back = row == self.goal.row && (by > 0) != (self.goal.way == Way::Up);
            if turns_back || !self.can_move(row, by, path) {
                continue;
            }
            let off = self.off_after(&step.off, row, by);
            // A way that puts a link off by more than the goal moves gathers what it must scatter again.
            if off.iter().any(|(_, off)| off.abs() > self.goal.by) {
                continue;
            }
            ways.push(Step {
                before: Some(at),
                row,
                by,
                off,
                price: step.price + self.price(row, path),
                length: step.length + 1,
            });
        }
        ways
    }

    fn can_move(&self, row: usize, by: i64, path: &Shift) -> bool {
        let moved = |shift: &Shift| shift.get(&row).copied().unwrap_or(0);
        let row = &self.table.rows[row];
        let is_free = match self.freedom {
            Freedom::AsHidden => !row.is_known(),
            Freedom::Hiding => !row.is_given(),
        };
        is_free && {
            let then = row.value + moved(self.from) + moved(path) + by;
            row.least <= then && then <= row.most
        }
    }

    /// What it takes to hide a row, the first time that it moves.
    fn price(&self, row: usize, path: &Shift) -> Price {
        let is_free = self.table.rows[row].hidden || self.from.contains_key(&row) || path.contains_key(&row);
        if is_free { Price::NOTHING } else { self.table.rows[row].price }
    }

    fn off_after(&self, off: &[(usize, i64)], row: usize, by: i64) -> Vec<(usize, i64)> {
        let mut off = off.to_vec();
        for (link, sign) in &self.table.links_of[row] {
            let by = by * sign;
            match off.binary_search_by_key(link, |(l, _)| *l) {
                Ok(found) if off[found].1 == -by => {
                    off.remove(found);
                }
                Ok(found) => off[found].1 += by,
                Err(place) => off.insert(place, (*link, by)),
            }
        }
        off
    }

    fn shifted(&self, path: &Shift) -> Shift {
        let mut shift = self.from.clone();
        for (row, by) in path {
            *shift.entry(*row).or_default() += by;
        }
        shift.retain(|_, by| *by != 0);
        shift
    }
}
