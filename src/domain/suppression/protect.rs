//! Hides what must be hidden until every hidden row has its witnesses, then shows what need not be hidden
//! after all.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    SMALL,
    bounds::{Tried, try_all},
    table::{Price, Table},
    witness::{Freedom, Goal, Shift, Way, search},
};

/// How many steps it may take to find what need not be hidden after all, so that a county with many small numbers does not
/// wait for it. What has not been found by then stays hidden.
pub(super) const TIDYING: usize = 2_000_000;

/// Marks in the table what to hide; returns the small counts that were given away before. What need not be hidden after all
/// is looked for in so many steps of `tidying`.
pub(super) fn protect(table: &mut Table, tidying: usize) -> BTreeSet<usize> {
    let small: Vec<_> = (0..table.rows.len()).filter(|row| table.rows[*row].sensitive).collect();
    let mut protection = Protection {
        table,
        witnesses: Vec::new(),
        claims: Vec::new(),
        unprotected: BTreeSet::new(),
        stuck: BTreeSet::new(),
        // What must be hidden is searched for to the end, each search within its own limit.
        steps_left: usize::MAX,
    };
    for row in small {
        protection.blur(row);
    }
    protection.steps_left = tidying;
    protection.show_what_need_not_hide();
    protection.unprotected
}

struct Protection<'a> {
    table: &'a mut Table,
    witnesses: Vec<Witness>,
    claims: Vec<Claim>,
    unprotected: BTreeSet<usize>,
    /// Hidden because the search for a witness came to no end.
    stuck: BTreeSet<usize>,
    /// How many steps the searches may still take.
    steps_left: usize,
}

/// Numbers that fit everything a reader knows, told by what differs from the true ones.
struct Witness {
    shift: Shift,
}

impl Witness {
    fn shows(&self, row: usize, need: Need) -> bool {
        let moved = self.shift.get(&row).copied().unwrap_or(0);
        match need {
            Need::Move(Way::Up, by) => moved >= by,
            Need::Move(Way::Down, by) => -moved >= by,
            Need::Differ => moved != 0,
        }
    }

    /// None of the rows that it moves is known.
    fn holds(&self, table: &Table) -> bool {
        self.shift.keys().all(|row| !table.rows[*row].is_known())
    }
}

/// What is promised of a hidden row, and the witness that keeps the promise.
#[derive(Clone, Copy)]
struct Claim {
    row: usize,
    need: Need,
    witness: usize,
}

#[derive(Clone, Copy)]
enum Need {
    /// A small count could lie that much higher or lower.
    Move(Way, i64),
    /// What is hidden for its sake could be something else.
    Differ,
}

impl Protection<'_> {
    /// Hides what it takes for a small count to be anything from one to four.
    fn blur(&mut self, row: usize) {
        if self.table.rows[row].disclosed {
            self.unprotected.insert(row);
            return;
        }
        let value = self.table.rows[row].value.unsigned_abs();
        for (way, by) in [(Way::Up, SMALL.end() - value), (Way::Down, value - SMALL.start())] {
            // At most three.
            let by = i64::try_from(by).unwrap_or(i64::MAX);
            if by > 0 && !self.claim(row, Need::Move(way, by)) {
                self.let_move(row, way, by);
            }
        }
    }

    /// Takes a witness that is there already.
    fn claim(&mut self, row: usize, need: Need) -> bool {
        let Some(witness) = self.witness_of(row, need) else { return false };
        self.claims.push(Claim { row, need, witness });
        true
    }

    fn witness_of(&self, row: usize, need: Need) -> Option<usize> {
        self.witnesses.iter().position(|w| w.shows(row, need) && w.holds(self.table))
    }

    /// Finds a witness and hides what it moves; where earlier disclosures leave less room, as far as they do.
    fn let_move(&mut self, row: usize, way: Way, by: i64) {
        for less in (1..=by).rev() {
            let found = self
                .reach(row, way, less, Freedom::Hiding)
                .map_or_else(|| self.try_all(Goal { row, way, by: less }), Tried::Fits);
            match found {
                Tried::Fits(shift) => {
                    let witness = self.witness(shift);
                    self.claims.push(Claim { row, need: Need::Move(way, less), witness });
                    self.hide_what_moves(witness);
                    if less < by {
                        self.unprotected.insert(row);
                    }
                    return;
                }
                Tried::NothingFits => {}
                Tried::GaveUp => {
                    self.hide_all_around(row);
                    break;
                }
            }
        }
        self.unprotected.insert(row);
    }

    /// Where everything around is hidden for want of an answer there is nothing to gain from asking again.
    fn try_all(&self, goal: Goal) -> Tried {
        if self.stuck.contains(&goal.row) { Tried::GaveUp } else { try_all(self.table, goal) }
    }

    /// The cheaper of two ways to go: all at once, or one by one along different ways.
    fn reach(&mut self, row: usize, way: Way, by: i64, freedom: Freedom) -> Option<Shift> {
        let goal = |by| Goal { row, way, by };
        let at_once = search(self.table, goal(by), freedom, &Shift::new(), &mut self.steps_left);
        if by == 1 || at_once.as_ref().is_some_and(|shift| self.price(shift) == Price::NOTHING) {
            return at_once;
        }
        let one_by_one = (0..by).try_fold(Shift::new(), |from, _| {
            search(self.table, goal(1), freedom, &from, &mut self.steps_left)
        });
        [at_once, one_by_one].into_iter().flatten().min_by_key(|shift| self.price(shift))
    }

    fn price(&self, shift: &Shift) -> Price {
        let to_hide = shift.keys().map(|row| &self.table.rows[*row]).filter(|row| !row.hidden);
        to_hide.fold(Price::NOTHING, |sum, row| sum + row.price)
    }

    fn witness(&mut self, shift: Shift) -> usize {
        self.witnesses.push(Witness { shift });
        self.witnesses.len() - 1
    }

    fn hide_what_moves(&mut self, witness: usize) {
        for &row in self.witnesses[witness].shift.keys() {
            if !self.table.rows[row].hidden {
                self.table.rows[row].hidden = true;
                self.claims.push(Claim { row, need: Need::Differ, witness });
            }
        }
    }

    /// Nobody knows whether it can be reckoned out: then nothing may be known that could help.
    fn hide_all_around(&mut self, row: usize) {
        for row in self.table.connected(row) {
            if !self.table.rows[row].disclosed {
                self.table.rows[row].hidden = true;
                self.stuck.insert(row);
            }
        }
        // They stay hidden, whatever could be made of them.
        self.claims.retain(|claim| matches!(claim.need, Need::Move(..)) || !self.stuck.contains(&claim.row));
    }

    /// What was hidden early may have become needless by what was hidden later; the dearest first.
    fn show_what_need_not_hide(&mut self) {
        let rows = self.table.rows.iter().enumerate();
        let mut hidden: Vec<_> = rows
            .filter(|(row, sum)| sum.hidden && !sum.sensitive && !self.stuck.contains(row))
            .map(|(row, sum)| (Reverse(sum.price), row))
            .collect();
        hidden.sort_unstable();
        for (_, row) in hidden {
            if self.table.rows[row].hidden {
                self.try_to_show(row);
            }
        }
    }

    /// Shows a row, and with it what was hidden for its sake alone, if every small count keeps a witness.
    fn try_to_show(&mut self, row: usize) {
        let claims = self.claims.clone();
        let witnesses = self.witnesses.len();
        let mut shown = vec![row];
        self.table.rows[row].hidden = false;
        while let Some(n) = self.first_broken() {
            let claim = self.claims[n];
            match (self.witness_again(claim), claim.need) {
                (Some(witness), _) => self.claims[n].witness = witness,
                (None, Need::Differ) => {
                    self.table.rows[claim.row].hidden = false;
                    shown.push(claim.row);
                }
                (None, Need::Move(..)) => {
                    for row in shown {
                        self.table.rows[row].hidden = true;
                    }
                    self.claims = claims;
                    self.witnesses.truncate(witnesses);
                    return;
                }
            }
        }
    }

    /// The first claim about a hidden row whose witness moves something known.
    fn first_broken(&mut self) -> Option<usize> {
        let table = &*self.table;
        self.claims.retain(|claim| table.rows[claim.row].hidden);
        self.claims.iter().position(|claim| !self.witnesses[claim.witness].holds(table))
    }

    /// A witness that takes the place of one that no longer holds, with nothing more hidden.
    fn witness_again(&mut self, claim: Claim) -> Option<usize> {
        if let Some(witness) = self.witness_of(claim.row, claim.need) {
            return Some(witness);
        }
        let mut reach = |way, by| self.reach(claim.row, way, by, Freedom::AsHidden);
        let shift = match claim.need {
            Need::Move(way, by) => reach(way, by)?,
            Need::Differ => reach(Way::Up, 1).or_else(|| reach(Way::Down, 1))?,
        };
        Some(self.witness(shift))
    }
}
