//! Catalogues that are being written, one for each strategy, and what has been read in by hand: whose figures, when they
//! were fetched, and how many they were.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000018_drafting",
    sql: SQL,
    append_only: &[Guarded { table: "figures_read_in", keys: &[&["id"]] }],
};

const SQL: &str = "
CREATE TABLE catalogue_draft (
    strategy_id   {id}     NOT NULL PRIMARY KEY REFERENCES strategy (id),
    base_version  INTEGER  NOT NULL CHECK (base_version >= 1),
    document      TEXT     NOT NULL,
    saved_at      {time}   NOT NULL,
    account       {id}     NOT NULL
) {plain};
CREATE TABLE figures_read_in (
    id            {id}     NOT NULL PRIMARY KEY,
    strategy_id   {id}     NOT NULL REFERENCES strategy (id),
    kind          {code}   NOT NULL,
    source        TEXT     NOT NULL,
    retrieved_on  {date}   NOT NULL,
    figures       INTEGER  NOT NULL,
    changed       INTEGER  NOT NULL,
    recorded_at   {time}   NOT NULL,
    account       {id}     NOT NULL,
    role          {code}   NOT NULL
) {plain};
CREATE INDEX figures_read_in_strategy ON figures_read_in (strategy_id, recorded_at);
";
