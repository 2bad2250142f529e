//! The numbers of a chart, for those who do not see it and for those who want to count again.

/// The numbers of a chart, as people read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub header: Vec<String>,
    /// Which columns hold numbers, to be set flush right.
    pub numeric: Vec<bool>,
    /// The rows, each as long as the header.
    pub rows: Vec<TableRow>,
    /// What must be known to read it: a sign in it, a question that was changed.
    pub notes: Vec<String>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Is it the county, after the municipalities?
    pub total: bool,
    /// Is there nothing in it but the reason why there is nothing?
    pub muted: bool,
}

impl Table {
    /// A table of words; a column of nothing but digits and signs is one of numbers.
    pub(super) fn new(header: Vec<String>, rows: Vec<TableRow>) -> Self {
        let numeric = (0..header.len())
            .map(|n| {
                // The county's "minst 12" and a reason for no number do not make words of a column of numbers.
                let figures = || rows.iter().filter(|row| !row.total && !row.muted);
                n > 0
                    && figures().count() > 0
                    && figures().filter_map(|row| row.cells.get(n)).all(|cell| is_number(cell))
            })
            .collect();
        Self { header, numeric, rows, notes: Vec::new() }
    }
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|sign| sign.is_ascii_digit() || "\u{a0},.%−".contains(sign))
}

impl From<Vec<String>> for TableRow {
    fn from(cells: Vec<String>) -> Self {
        Self { cells, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_numbers_is_told_from_one_of_words() {
        let row = |cells: [&str; 3]| TableRow::from(cells.map(str::to_owned).to_vec());
        let header = ["Kommun", "2025", "2023"].map(str::to_owned).to_vec();
        let table =
            Table::new(header, vec![row(["Nora", "17\u{a0}199", "3"]), row(["Laxå", "1", "Uppgift saknas"])]);
        assert_eq!(table.numeric, [false, true, false]);
    }
}
