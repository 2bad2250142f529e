//! Texts that somebody stood for: written, or read through again and confirmed, with the figures that they named then. What
//! has changed since is told to whoever writes.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000016_writing",
    sql: SQL,
    append_only: &[Guarded { table: "text_reading", keys: &[&["cycle_id", "place", "sequence"]] }],
};

const SQL: &str = "
CREATE TABLE text_reading (
    cycle_id     {id}     NOT NULL REFERENCES follow_up_cycle (id),
    place        {code}   NOT NULL,
    sequence     INTEGER  NOT NULL CHECK (sequence >= 1),
    mark         {code}   NOT NULL,
    figures      TEXT     NOT NULL,
    confirmed    INTEGER  NOT NULL CHECK (confirmed IN (0, 1)),
    recorded_at  {time}   NOT NULL,
    account      {id}     NOT NULL,
    role         {code}   NOT NULL,
    PRIMARY KEY (cycle_id, place, sequence)
) {keyed};
";
