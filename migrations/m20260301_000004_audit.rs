//! Who did what: account ids and roles, never names, so that a person can be forgotten without touching it.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000004_audit",
    sql: SQL,
    append_only: &[Guarded { table: "audit_event", keys: &[&["id"]] }],
};

const SQL: &str = "
CREATE TABLE audit_event (
    id           {id}    NOT NULL PRIMARY KEY,
    recorded_at  {time}  NOT NULL,
    account      {id}    NOT NULL,
    role         {code}  NOT NULL,
    action       {code}  NOT NULL,
    subject      {code}  NOT NULL,
    details      TEXT    NOT NULL
) {keyed};
CREATE INDEX audit_event_recorded_at ON audit_event (recorded_at, id);
";
