//! The words in which SQLite and PostgreSQL differ.
//!
//! SQLite tables are STRICT, so that a column holds what it says. Tables with `{keyed}` have no hidden `rowid`, which
//! would be one more key by which `INSERT OR REPLACE` could overwrite a row. Texts that are compared or sorted have the
//! order of their bytes on both databases; people's order is for `words` to make.

use sea_orm_migration::sea_orm::DbBackend;

/// The condition that a text column holds a decimal as this program writes it.
macro_rules! exact {
    ($column:literal, sqlite) => {
        concat!($column, " NOT GLOB '*[^-0-9.]*' AND ", $column, " GLOB '*[0-9]'")
    };
    ($column:literal, postgres) => {
        concat!($column, " ~ '^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$'")
    };
}

/// Word, on SQLite, on PostgreSQL.
const WORDS: [(&str, &str, &str); 10] = [
    ("{id}", "BLOB", "uuid"),
    ("{time}", "TEXT", "timestamptz"), // RFC 3339 in UTC, which sorts by time
    ("{date}", "TEXT", "date"),
    ("{code}", "TEXT", "text COLLATE \"C\""),
    ("{bytes}", "BLOB", "bytea"),
    ("{plain}", "STRICT", ""),
    ("{keyed}", "STRICT, WITHOUT ROWID", ""),
    ("{long}", "INTEGER", "bigint"),
    ("{exact number}", exact!("number", sqlite), exact!("number", postgres)),
    ("{exact denominator}", exact!("denominator", sqlite), exact!("denominator", postgres)),
];

/// `sql` in the words of `backend`.
pub(crate) fn spell(backend: DbBackend, sql: &str) -> String {
    WORDS.iter().fold(sql.to_owned(), |sql, (word, sqlite, postgres)| {
        sql.replace(word, if backend == DbBackend::Sqlite { sqlite } else { postgres })
    })
}
