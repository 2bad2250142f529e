//! Tables of municipalities and their parts, as a disclosure and as sums that a reader may know.

use super::reader::Reader;
use crate::suppression::{Decision, Disclosure, SMALL, StatementId, VariableId};

/// Hide a part of a municipality before its total, and those of a municipality before the county's.
pub(super) const PART: u32 = 1;
pub(super) const TOTAL: u32 = 3;
pub(super) const COUNTY_PART: u32 = 10;
pub(super) const COUNTY: u32 = 30;

#[derive(Default)]
pub(super) struct County {
    pub(super) disclosure: Disclosure,
    ids: Vec<VariableId>,
    pub(super) values: Vec<u64>,
    pub(super) said: Vec<Said>,
    pub(super) told: Vec<Vec<usize>>,
}

pub(super) struct Said {
    pub(super) id: StatementId,
    pub(super) of: Vec<usize>,
    pub(super) value: u64,
    pub(super) persons: bool,
}

impl Said {
    pub(super) fn is_small(&self) -> bool {
        self.persons && SMALL.contains(&self.value)
    }
}

/// The places of a table's statements in `County::said`.
pub(super) struct Table {
    pub(super) parts: Vec<Vec<usize>>,
    pub(super) totals: Vec<usize>,
    pub(super) county_parts: Vec<usize>,
    pub(super) county: usize,
}

impl County {
    /// The numbers of each municipality, by part.
    pub(super) fn of(cells: &[&[u64]]) -> (Self, Table) {
        let mut county = Self::default();
        let cells: Vec<Vec<_>> =
            cells.iter().map(|row| row.iter().map(|v| county.number(*v)).collect()).collect();
        let table = county.says_table(&cells);
        (county, table)
    }

    pub(super) fn number(&mut self, value: u64) -> usize {
        self.ids.push(self.disclosure.variable(value));
        self.values.push(value);
        self.values.len() - 1
    }

    pub(super) fn value(&self, of: &[usize]) -> u64 {
        of.iter().map(|n| self.values[*n]).sum()
    }

    fn variables(&self, of: &[usize]) -> Vec<VariableId> {
        of.iter().map(|n| self.ids[*n]).collect()
    }

    pub(super) fn says(&mut self, of: &[usize], persons: bool, cost: u32) -> usize {
        let variables = self.variables(of);
        let id = self.disclosure.statement(variables, persons, cost);
        self.said.push(Said { id, of: of.to_vec(), value: self.value(of), persons });
        self.said.len() - 1
    }

    pub(super) fn was_told(&mut self, of: &[usize]) {
        let variables = self.variables(of);
        self.disclosure.already_disclosed(variables);
        self.told.push(of.to_vec());
    }

    /// Parts, totals by municipality and by part, and the county's total.
    pub(super) fn says_table(&mut self, cells: &[Vec<usize>]) -> Table {
        let by_part = |part: usize| cells.iter().map(|row| row[part]).collect::<Vec<_>>();
        Table {
            parts: cells
                .iter()
                .map(|row| row.iter().map(|cell| self.says(&[*cell], true, PART)).collect())
                .collect(),
            totals: cells.iter().map(|row| self.says(row, true, TOTAL)).collect(),
            county_parts: (0..cells[0].len())
                .map(|part| self.says(&by_part(part), true, COUNTY_PART))
                .collect(),
            county: self.says(&cells.concat(), true, COUNTY),
        }
    }

    /// The county without one municipality: parts and total.
    pub(super) fn says_without(&mut self, cells: &[Vec<usize>], left_out: usize) {
        let rest: Vec<_> = cells.iter().enumerate().filter(|(n, _)| *n != left_out).map(|(_, r)| r).collect();
        for part in 0..cells[0].len() {
            let of: Vec<_> = rest.iter().map(|row| row[part]).collect();
            self.says(&of, true, COUNTY_PART);
        }
        let of: Vec<_> = rest.into_iter().flatten().copied().collect();
        self.says(&of, true, COUNTY);
    }

    /// Who has read only what was told before.
    pub(super) fn earlier_reader(&self) -> Reader {
        let mut reader = Reader::new(self.values.len());
        for of in &self.told {
            reader.learns(of, self.value(of));
        }
        reader
    }

    /// Who has read all of it.
    pub(super) fn reader(&self, decision: &Decision) -> Reader {
        let mut reader = self.earlier_reader();
        for said in self.said.iter().filter(|s| decision.is_shown(s.id)) {
            reader.learns(&said.of, said.value);
        }
        reader
    }
}
