//! What a database is for good: one that holds invented answers never becomes one that holds real ones.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000007_marks",
    sql: SQL,
    append_only: &[Guarded { table: "database_mark", keys: &[&["name"]] }],
};

const SQL: &str = "
CREATE TABLE database_mark (
    name  {code}  NOT NULL PRIMARY KEY CHECK (name IN ('example'))
) {keyed};
";
