//! What stands beside an organisation's answers: whether they are agreed within it, its own registry number, and the time
//! for which it has asked. Who last changed a field, so that two people in one form can tell each other's changes apart.
//!
//! And what was handed in, as it was handed in: a public record with what was written to the owner alone, which becomes no
//! observation. The draft goes on when a completion is asked for; the record stays.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000013_answering",
    sql: SQL,
    append_only: &[Guarded { table: "hand_in", keys: &[&["submission_id", "sequence"]] }],
};

const SQL: &str = "
ALTER TABLE draft_answer ADD COLUMN saved_by {id};

CREATE TABLE submission_note (
    submission_id    {id}     NOT NULL PRIMARY KEY REFERENCES submission (id),
    agreed           INTEGER  CHECK (agreed IN (0, 1)),
    registry_number  TEXT,
    asked_until      {date},
    asked_reason     TEXT,
    asked_at         {time},
    changed_at       {time}   NOT NULL,
    changed_by       {id}     NOT NULL,
    CHECK ((asked_until IS NULL) = (asked_at IS NULL))
) {plain};

CREATE TABLE hand_in (
    submission_id    {id}     NOT NULL,
    sequence         INTEGER  NOT NULL,
    answers          TEXT     NOT NULL,
    agreed           INTEGER  CHECK (agreed IN (0, 1)),
    registry_number  TEXT,
    PRIMARY KEY (submission_id, sequence),
    FOREIGN KEY (submission_id, sequence) REFERENCES submission_event (submission_id, sequence)
) {keyed};
";
