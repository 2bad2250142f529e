//! Everything said, as rows that are parts of each other.
//!
//! A row is a sum of variables, whoever says it; two statements of the same sum are one row, since one tells
//! the other. A link says that a row is made of others: the county's total of its women, men and not stated,
//! those of the municipalities' parts. Links are what a reader subtracts along.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Add,
};

use super::{
    Disclosure, SMALL,
    bounds::{NO_BOUND, narrow},
};

/// What hiding takes from the reader; compared from the first field on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Price {
    /// A zero tells that there is nobody: hidden only where nothing else helps.
    zeros: u32,
    cost: u64,
    value: u64,
}

impl Price {
    pub(super) const NOTHING: Self = Self { zeros: 0, cost: 0, value: 0 };
}

impl Add for Price {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            zeros: self.zeros.saturating_add(other.zeros),
            cost: self.cost.saturating_add(other.cost),
            value: self.value.saturating_add(other.value),
        }
    }
}

/// A sum of variables, or a variable alone.
#[derive(Debug)]
pub(super) struct Row {
    of: Vec<usize>,
    pub(super) value: i64,
    pub(super) statements: Vec<usize>,
    pub(super) price: Price,
    /// One to four persons.
    pub(super) sensitive: bool,
    pub(super) disclosed: bool,
    pub(super) hidden: bool,
    /// What earlier disclosures leave possible, by plain subtraction; both included.
    pub(super) least: i64,
    pub(super) most: i64,
}

impl Row {
    /// The reader knows it.
    pub(super) const fn is_known(&self) -> bool {
        self.disclosed || !self.hidden
    }

    /// Earlier disclosures tell it, with nothing shown now.
    pub(super) const fn is_given(&self) -> bool {
        self.least == self.most
    }
}

/// The whole is the sum of its parts.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

impl Link {
    /// With the sign that each row has in parts minus whole.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, i64)> {
        self.parts.iter().map(|part| (*part, 1)).chain([(self.whole, -1)])
    }
}

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) links: Vec<Link>,
    /// For each row the links it is in, with its sign.
    pub(super) links_of: Vec<Vec<(usize, i64)>>,
}

impl Table {
    pub(super) fn of(disclosure: &Disclosure) -> Self {
        let mut table = Self::default();
        let mut index = BTreeMap::new();
        // A variable that no statement says alone is a row that nobody shows.
        for variable in 0..disclosure.values.len() {
            let row = table.row(&mut index, &[variable], &disclosure.values);
            table.rows[row].hidden = true;
        }
        for of in &disclosure.disclosed {
            let row = table.row(&mut index, of, &disclosure.values);
            table.rows[row].disclosed = true;
        }
        for (n, statement) in disclosure.statements.iter().enumerate() {
            let row = table.row(&mut index, &statement.of, &disclosure.values);
            let row = &mut table.rows[row];
            row.statements.push(n);
            row.price.cost = row.price.cost.saturating_add(statement.cost.into());
            row.sensitive |= statement.persons && SMALL.contains(&row.price.value);
        }
        for row in table.rows.iter_mut().filter(|row| !row.statements.is_empty()) {
            row.hidden = row.sensitive;
        }
        table.link(disclosure.values.len());
        table.bound();
        table
    }

    fn row(&mut self, index: &mut BTreeMap<Vec<usize>, usize>, of: &[usize], values: &[u64]) -> usize {
        if let Some(row) = index.get(of) {
            return *row;
        }
        let sum = of.iter().fold(0_u64, |sum, variable| sum.saturating_add(values[*variable]));
        let value = i64::try_from(sum).unwrap_or(NO_BOUND).min(NO_BOUND);
        index.insert(of.to_vec(), self.rows.len());
        self.rows.push(Row {
            of: of.to_vec(),
            value,
            statements: Vec::new(),
            price: Price { zeros: u32::from(sum == 0), cost: 0, value: sum },
            sensitive: false,
            disclosed: false,
            hidden: false,
            least: 0,
            most: NO_BOUND,
        });
        self.rows.len() - 1
    }

    /// Makes each sum of as large parts as there are, so that a step from a part to its whole is short.
    fn link(&mut self, variables: usize) {
        let mut rows_with = vec![Vec::new(); variables];
        for (n, row) in self.rows.iter().enumerate() {
            for &variable in &row.of {
                rows_with[variable].push(n);
            }
        }
        for whole in variables..self.rows.len() {
            if self.rows[whole].of.len() < 2 {
                continue;
            }
            let mut left: BTreeSet<_> = self.rows[whole].of.iter().copied().collect();
            let mut parts = Vec::new();
            while let Some(variable) = left.first() {
                let fits = |row: &usize| *row != whole && self.rows[*row].of.iter().all(|v| left.contains(v));
                let part = rows_with[*variable].iter().copied().filter(fits);
                let Some(part) = part.max_by_key(|row| self.rows[*row].of.len()) else { break };
                for variable in &self.rows[part].of {
                    left.remove(variable);
                }
                parts.push(part);
            }
            self.links.push(Link { whole, parts });
        }
        self.links_of = vec![Vec::new(); self.rows.len()];
        for (n, link) in self.links.iter().enumerate() {
            for (row, sign) in link.rows() {
                self.links_of[row].push((n, sign));
            }
        }
    }

    /// What earlier disclosures tell by plain subtraction.
    fn bound(&mut self) {
        let told = |row: &Row| row.disclosed || row.of.is_empty();
        let bounds =
            self.rows.iter().map(|row| if told(row) { (row.value, row.value) } else { (0, NO_BOUND) });
        let mut bounds: Vec<_> = bounds.collect();
        let all = (0..self.links.len()).collect();
        let mut looks_left = usize::MAX;
        narrow(&self.links, &self.links_of, &mut bounds, all, &mut looks_left);
        for (row, (least, most)) in self.rows.iter_mut().zip(bounds) {
            (row.least, row.most) = (least, most);
        }
    }

    /// Every row that hangs together with this one by others that nobody has told yet.
    pub(super) fn connected(&self, row: usize) -> BTreeSet<usize> {
        let mut connected = BTreeSet::from([row]);
        let mut waiting = vec![row];
        while let Some(row) = waiting.pop() {
            for (link, _) in &self.links_of[row] {
                for (next, _) in self.links[*link].rows() {
                    if !self.rows[next].is_given() && connected.insert(next) {
                        waiting.push(next);
                    }
                }
            }
        }
        connected
    }
}
