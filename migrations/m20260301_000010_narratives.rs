//! What people write for the report of a cycle: every version of it as one document.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000010_narratives",
    sql: SQL,
    append_only: &[Guarded { table: "narrative_version", keys: &[&["cycle_id", "version"]] }],
};

const SQL: &str = "
CREATE TABLE narrative_version (
    cycle_id     {id}     NOT NULL REFERENCES follow_up_cycle (id),
    version      INTEGER  NOT NULL CHECK (version >= 1),
    document     TEXT     NOT NULL,
    recorded_at  {time}   NOT NULL,
    account      {id}     NOT NULL,
    role         {code}   NOT NULL,
    PRIMARY KEY (cycle_id, version)
) {keyed};
";
