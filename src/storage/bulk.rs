//! Many rows into one table: statements of as many rows as both databases take well, whose text never changes, so that
//! each is prepared once.

use sea_orm::{ConnectionTrait, DbBackend, Value as Bind};

use crate::{Error, Result, Tx};

/// The values that a statement may have: 32 766 on SQLite, 65 535 on PostgreSQL.
const LIMIT: usize = 32_766;
/// A statement of ten rows is slower on both databases, and so is one of a thousand.
const ROWS: usize = 100;

/// Rows on their way into a table.
pub(crate) struct Bulk<'a> {
    tx: &'a Tx,
    table: &'static str,
    columns: &'static [&'static str],
    /// The statement for as many rows as go into one.
    full: String,
    values: Vec<Bind>,
    written: usize,
}

impl<'a> Bulk<'a> {
    pub(crate) fn new(tx: &'a Tx, table: &'static str, columns: &'static [&'static str]) -> Self {
        let rows = rows_to_one(columns.len());
        let full = insert(tx.backend, table, columns, rows);
        Self { tx, table, columns, full, values: Vec::with_capacity(rows * columns.len()), written: 0 }
    }

    /// One more row, its values in the order of the columns.
    pub(crate) async fn push<const N: usize>(&mut self, row: [Bind; N]) -> Result<()> {
        if N != self.columns.len() {
            return Err(Error::other(format!("{N} values for the columns of {}", self.table)));
        }
        self.values.extend(row);
        self.written += 1;
        if self.values.len() == rows_to_one(N) * N { self.write().await } else { Ok(()) }
    }

    /// Writes what is left, and says how many rows there were.
    pub(crate) async fn finish(mut self) -> Result<usize> {
        if !self.values.is_empty() {
            self.write().await?;
        }
        Ok(self.written)
    }

    async fn write(&mut self) -> Result<()> {
        let rows = self.values.len() / self.columns.len();
        let capacity = self.values.capacity();
        let values = std::mem::replace(&mut self.values, Vec::with_capacity(capacity));
        let statement = if rows == rows_to_one(self.columns.len()) {
            self.tx.sql(&self.full, values)
        } else {
            self.tx.sql(&insert(self.tx.backend, self.table, self.columns, rows), values)
        };
        self.tx.inner.execute_raw(statement).await?;
        Ok(())
    }
}

/// How many rows of so many columns go into one statement.
pub(crate) fn rows_to_one(columns: usize) -> usize {
    (LIMIT / columns).min(ROWS)
}

fn insert(backend: DbBackend, table: &str, columns: &[&str], rows: usize) -> String {
    format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), places(backend, columns.len(), rows))
}

/// `($1, $2), ($3, $4)`. SQLite looks a numbered place up among all before it, which a thousand of them feel: there they
/// have no numbers.
pub(crate) fn places(backend: DbBackend, columns: usize, rows: usize) -> String {
    let place = |n: usize| if backend == DbBackend::Sqlite { "?".to_owned() } else { format!("${n}") };
    let row = |r: usize| {
        let places: Vec<_> = (1..=columns).map(|c| place(r * columns + c)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_statement_has_more_values_than_a_database_takes() {
        for columns in 1..200 {
            assert!(rows_to_one(columns) * columns <= LIMIT, "{columns}");
        }
        assert_eq!(places(DbBackend::Postgres, 2, 2), "($1, $2), ($3, $4)");
        assert_eq!(places(DbBackend::Sqlite, 2, 1), "(?, ?)");
    }
}
