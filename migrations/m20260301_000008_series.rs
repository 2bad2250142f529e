//! Published figures that nobody is asked for, by organisation and year. What a publisher corrects is a new revision; one
//! without a number is a figure that was taken back.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000008_series",
    sql: SQL,
    append_only: &[Guarded {
        table: "reference_value",
        keys: &[&["series", "organisation_id", "year", "revision"]],
    }],
};

const SQL: &str = "
CREATE TABLE reference_value (
    series           {code}   NOT NULL,
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    year             INTEGER  NOT NULL,
    revision         INTEGER  NOT NULL CHECK (revision >= 1),
    number           TEXT     CHECK ({exact number}),
    source           TEXT     NOT NULL,
    recorded_at      {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL,
    PRIMARY KEY (series, organisation_id, year, revision)
) {keyed};
";
