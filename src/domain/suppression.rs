//! Which figures may leave the service when some of them count one to four persons.
//!
//! The caller tells what is unknown to a reader ([`Disclosure::variable`]: the women in Laxå in 2024–25),
//! what he would like to show ([`Disclosure::statement`]: that number, the municipality's total, the county's
//! women) and what earlier editions or other authorities have told already
//! ([`Disclosure::already_disclosed`]). A statement about one to four persons is hidden, and so are as few
//! others as it takes that nobody can reckon it out again. A zero is shown, and hidden for the sake of
//! another value only where nothing else helps.
//!
//! What [`Disclosure::decide`] promises, given everything shown, everything already disclosed, and that
//! nobody counts fewer than no persons:
//! - a hidden statement about one to four persons could still be 1 or less, and 4 or more;
//! - a statement that is hidden for its sake could still have another value than it has.
//!
//! The promise rests on *witnesses*: for each hidden statement the engine finds other whole numbers that fit
//! everything a reader knows (`witness.rs`). It hides what stands in the way of one, at the least cost it
//! finds, and never relies on not having found a way to reckon something out. Hiding more never takes a
//! witness away, so one is enough for good.
//!
//! The two reasons for hiding must look the same to the reader: whoever can tell a small count from one that
//! protects it knows more than the promise allows for.

mod bounds;
mod protect;
mod relaxed;
#[cfg(test)]
mod relaxed_test;
mod table;
mod witness;

use std::ops::RangeInclusive;

use table::Table;

/// The numbers of persons that are not shown.
pub const SMALL: RangeInclusive<u64> = 1..=4;

/// A number that a reader does not know, as long as nothing tells him.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(usize);

/// A sum of such numbers that could be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(usize);

/// Everything that is to be shown together, and what is known beside it.
///
/// Ids belong to the disclosure that gave them.
#[derive(Debug, Clone, Default)]
pub struct Disclosure {
    values: Vec<u64>,
    statements: Vec<Statement>,
    disclosed: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Statement {
    of: Vec<usize>,
    persons: bool,
    cost: u32,
}

impl Disclosure {
    /// Nothing to show, nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// A number with its true value. The same number in several tables or editions is one variable; a
    /// corrected number is another one.
    pub fn variable(&mut self, value: u64) -> VariableId {
        self.values.push(value);
        VariableId(self.values.len() - 1)
    }

    /// A sum to be shown if possible. What a reader must not be able to reckon out is a statement even where
    /// it is printed nowhere. Of several ways the one is taken whose hidden statements have the least `cost`
    /// together, then the smallest values.
    pub fn statement(
        &mut self,
        of: impl IntoIterator<Item = VariableId>,
        persons: bool,
        cost: u32,
    ) -> StatementId {
        self.statements.push(Statement { of: summed(of), persons, cost });
        StatementId(self.statements.len() - 1)
    }

    /// A sum that readers know whatever is decided now: an earlier edition showed it, or it is public
    /// elsewhere, like the residents that are the whole of a share (a variable for the part, one for the
    /// rest, and their sum).
    pub fn already_disclosed(&mut self, of: impl IntoIterator<Item = VariableId>) {
        self.disclosed.push(summed(of));
    }

    /// What to show and what to hide: the same for the same input.
    pub fn decide(&self) -> Decision {
        self.decide_within(protect::TIDYING)
    }

    /// The same with so many steps to find what need not be hidden after all: the promise holds with any.
    pub(crate) fn decide_within(&self, tidying: usize) -> Decision {
        let mut table = Table::of(self);
        let unprotected = protect::protect(&mut table, tidying);
        let mut decision = Decision {
            shown: vec![true; self.statements.len()],
            primary: vec![false; self.statements.len()],
            unprotected: Vec::new(),
        };
        for (row, sum) in table.rows.iter().enumerate() {
            for &statement in &sum.statements {
                decision.shown[statement] = !sum.hidden;
                let small = self.statements[statement].persons && sum.sensitive;
                decision.primary[statement] = small;
                if small && unprotected.contains(&row) {
                    decision.unprotected.push(StatementId(statement));
                }
            }
        }
        decision.unprotected.sort_unstable();
        decision
    }
}

/// Each variable counts once, in whatever order it was named.
fn summed(of: impl IntoIterator<Item = VariableId>) -> Vec<usize> {
    let mut of: Vec<_> = of.into_iter().map(|v| v.0).collect();
    of.sort_unstable();
    of.dedup();
    of
}

/// What may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    shown: Vec<bool>,
    primary: Vec<bool>,
    unprotected: Vec<StatementId>,
}

impl Decision {
    /// The value may be shown.
    pub fn is_shown(&self, statement: StatementId) -> bool {
        self.shown.get(statement.0).is_some_and(|shown| *shown)
    }

    /// It is hidden because it counts one to four persons itself. For the audit trail and for tests; the
    /// reader must not see the difference.
    pub fn is_primary(&self, statement: StatementId) -> bool {
        self.primary.get(statement.0).is_some_and(|primary| *primary)
    }

    /// Small counts that what was disclosed before narrows down already, to less than 1–4. They are hidden,
    /// and what is shown now narrows them no further, but nothing can take the earlier knowledge back.
    pub fn unprotected(&self) -> &[StatementId] {
        &self.unprotected
    }
}
