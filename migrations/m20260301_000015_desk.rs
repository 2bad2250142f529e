//! The desk of a cycle: what has been written to an organisation's contacts, what its people have noted of it, the requests
//! for more time that were turned down, and what has been seen to before the cycle opens.
//!
//! Letters, notes and refusals are public records, which are only added to. A tick may be taken away again: who set it and
//! who took it away stands in the audit trail.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000015_desk",
    sql: SQL,
    append_only: &[
        Guarded { table: "cycle_letter", keys: &[&["id"]] },
        Guarded { table: "cycle_note", keys: &[&["id"]] },
        Guarded { table: "extension_refusal", keys: &[&["submission_id", "asked_at"]] },
    ],
};

const SQL: &str = "
CREATE TABLE cycle_letter (
    id               {id}     NOT NULL PRIMARY KEY,
    cycle_id         {id}     NOT NULL REFERENCES follow_up_cycle (id),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    kind             {code}   NOT NULL CHECK (kind IN ('opening', 'before', 'after')),
    mails            INTEGER  NOT NULL CHECK (mails >= 1),
    recorded_at      {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL
) {keyed};
CREATE INDEX cycle_letter_cycle ON cycle_letter (cycle_id);

CREATE TABLE cycle_note (
    id               {id}     NOT NULL PRIMARY KEY,
    cycle_id         {id}     NOT NULL REFERENCES follow_up_cycle (id),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    noted_on         {date}   NOT NULL,
    words            TEXT     NOT NULL,
    recorded_at      {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL
) {keyed};
CREATE INDEX cycle_note_cycle ON cycle_note (cycle_id);

CREATE TABLE extension_refusal (
    submission_id  {id}    NOT NULL REFERENCES submission (id),
    asked_at       {time}  NOT NULL,
    asked_until    {date}  NOT NULL,
    asked_reason   TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    recorded_at    {time}  NOT NULL,
    account        {id}    NOT NULL,
    role           {code}  NOT NULL,
    PRIMARY KEY (submission_id, asked_at)
) {keyed};

CREATE TABLE preflight_tick (
    cycle_id   {id}    NOT NULL REFERENCES follow_up_cycle (id),
    item       {code}  NOT NULL CHECK (item IN ('questions', 'dates', 'mails')),
    ticked_at  {time}  NOT NULL,
    account    {id}    NOT NULL,
    PRIMARY KEY (cycle_id, item)
) {plain};
";
