//! Organisations, what they were called when, what became of them, their residents and their boundaries: public
//! registers, replaced by a new import.
//!
//! An organisation is there from the day of its first name on; a name whose beginning nobody knows begins with the year 1.
//! A municipality that gets a new code, or is merged or split, is followed by others; its row stays, for its values do.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000001_register", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE organisation (
    id        {id}    NOT NULL PRIMARY KEY,
    code      {code}  NOT NULL UNIQUE,
    kind      {code}  NOT NULL CHECK (kind IN ('municipality', 'region')),
    county    {code}  NOT NULL,
    valid_to  {date}
) {plain};
CREATE INDEX organisation_county ON organisation (county, code);

CREATE TABLE organisation_name (
    organisation_id  {id}    NOT NULL REFERENCES organisation (id),
    valid_from       {date}  NOT NULL,
    name             TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, valid_from)
) {keyed};

CREATE TABLE organisation_succession (
    predecessor_id  {id}    NOT NULL REFERENCES organisation (id),
    successor_id    {id}    NOT NULL REFERENCES organisation (id),
    on_date         {date}  NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id),
    CHECK (predecessor_id <> successor_id)
) {keyed};

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
