//! Strategies: rows that identify them and their indicators for good, and every version of their catalogue as one
//! document. A version applies to the cycles from the year `applies_from` on, until a later one does; so that a question
//! can be asked in another way from the next cycle on and earlier ones keep theirs.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000002_catalogue",
    sql: SQL,
    append_only: &[Guarded { table: "catalogue_version", keys: &[&["strategy_id", "version"]] }],
};

const SQL: &str = "
CREATE TABLE strategy (
    id      {id}    NOT NULL PRIMARY KEY,
    slug    {code}  NOT NULL UNIQUE,
    region  {code}  NOT NULL
) {plain};

CREATE TABLE indicator (
    id           {id}    NOT NULL PRIMARY KEY,
    strategy_id  {id}    NOT NULL REFERENCES strategy (id),
    code         {code}  NOT NULL,
    UNIQUE (strategy_id, code)
) {plain};

CREATE TABLE catalogue_version (
    strategy_id   {id}     NOT NULL REFERENCES strategy (id),
    version       INTEGER  NOT NULL CHECK (version >= 1),
    applies_from  INTEGER  NOT NULL,
    document      TEXT     NOT NULL,
    recorded_at   {time}   NOT NULL,
    account       {id}     NOT NULL,
    role          {code}   NOT NULL,
    PRIMARY KEY (strategy_id, version)
) {keyed};
";
