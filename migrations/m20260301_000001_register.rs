//! Organisations, their residents and their boundaries: public registers, replaced by a new import.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000001_register", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE organisation (
    id          {id}    NOT NULL PRIMARY KEY,
    code        {code}  NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    kind        {code}  NOT NULL CHECK (kind IN ('municipality', 'region')),
    county      {code}  NOT NULL,
    valid_from  {date},
    valid_to    {date},
    CHECK (valid_from <= valid_to)
) {plain};
CREATE INDEX organisation_county ON organisation (county, code);

CREATE TABLE population (
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    year             INTEGER  NOT NULL,
    residents        {long}   NOT NULL CHECK (residents >= 0),
    PRIMARY KEY (organisation_id, year)
) {keyed};

CREATE TABLE boundary (
    organisation_id  {id}  NOT NULL PRIMARY KEY REFERENCES organisation (id),
    geojson          TEXT  NOT NULL
) {plain};
";
