//! Who did what: account ids and roles, never names, so that a person can be forgotten without touching it.
//!
//! The events are a chain: each carries the hash of the one before it and its own over that and over what it says. The
//! one row of `audit_head` repeats the number and the hash of the last, so that a missing end is missed too, and is
//! the lock that whoever appends holds. `src/storage/audit_chain.rs` says how a hash is made.

use crate::{append_only::Guarded, step::Step};

/// Its name, for a database that may not have come so far.
pub const NAME: &str = "m20260301_000004_audit";

pub(crate) const STEP: Step =
    Step { name: NAME, sql: SQL, append_only: &[Guarded { table: "audit_event", keys: &[&["sequence"]] }] };

const SQL: &str = "
CREATE TABLE audit_event (
    sequence       {long}  NOT NULL PRIMARY KEY CHECK (sequence >= 1),
    recorded_at    {time}  NOT NULL,
    account        {id}    NOT NULL,
    role           {code}  NOT NULL,
    action         {code}  NOT NULL,
    subject        {code}  NOT NULL,
    details        TEXT    NOT NULL,
    previous_hash  {code}  NOT NULL CHECK (length(previous_hash) = 64),
    hash           {code}  NOT NULL CHECK (length(hash) = 64)
) {keyed};
CREATE INDEX audit_event_recorded_at ON audit_event (recorded_at, sequence);

CREATE TABLE audit_head (
    one       INTEGER  NOT NULL PRIMARY KEY CHECK (one = 1),
    sequence  {long}   NOT NULL CHECK (sequence >= 0),
    hash      {code}   NOT NULL CHECK (length(hash) = 64)
) {plain};
INSERT INTO audit_head (one, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
";
