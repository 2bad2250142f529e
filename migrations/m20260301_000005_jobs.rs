//! Jobs. Leases and retries are in milliseconds of the database's own clock, so that several machines agree; the
//! `token` grows with every claim and unmasks a worker whose lease was given to another.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000005_jobs", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE job (
    id           {id}     NOT NULL PRIMARY KEY,
    kind         TEXT     NOT NULL,
    state        {code}   NOT NULL CHECK (state IN ('queued', 'done', 'failed')),
    enqueued_at  {time}   NOT NULL,
    attempts     INTEGER  NOT NULL DEFAULT 0,
    token        {long}   NOT NULL DEFAULT 0,
    run_after    {long}   NOT NULL DEFAULT 0,
    lease_until  {long}   NOT NULL DEFAULT 0,
    worker       TEXT,
    error        TEXT
) {plain};
CREATE INDEX job_queue ON job (enqueued_at, id) WHERE state = 'queued';
";
