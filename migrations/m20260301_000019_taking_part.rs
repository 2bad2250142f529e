//! What is known of those who take part beside their accounts: an organisation's functional mailbox, where mail goes when
//! nobody else answers, and who gets the report; and when the database was last copied.
//!
//! A mailbox belongs to an office, never to a person, so it stays when people leave. `backup_made` has one row: the copy
//! itself tells what it holds, here stands only that there is one.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000019_taking_part", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE registrar (
    organisation_id  {id}    NOT NULL PRIMARY KEY REFERENCES organisation (id),
    address          TEXT    NOT NULL,
    changed_at       {time}  NOT NULL
) {plain};

CREATE TABLE report_recipient (
    strategy_id  {id}    NOT NULL REFERENCES strategy (id),
    address      {code}  NOT NULL,
    name         TEXT    NOT NULL,
    place        INTEGER NOT NULL,
    PRIMARY KEY (strategy_id, address)
) {keyed};

CREATE TABLE backup_made (
    one      INTEGER  NOT NULL PRIMARY KEY CHECK (one = 1),
    made_at  {time}   NOT NULL,
    held     {long}   NOT NULL CHECK (held >= 0)
) {plain};
";
