//! The clock: what is planned, what has been handled, and what stands in its way; more of jobs and mails.
//!
//! Local times are texts as they stand in an occurrence's name, `2026-03-02T08:00`: a time zone's rules change, a planned
//! time does not. `rule_step` holds for each step of a strategy's rule the last planned time that was handled; what
//! follows from the rule itself is never stored. An occurrence is added in the transaction of what it does, so it is
//! there exactly once if that was done, and not at all if it was not.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000020_clock",
    sql: SQL,
    append_only: &[
        Guarded { table: "occurrence", keys: &[&["name"]] },
        Guarded { table: "contact_letter", keys: &[&["id"]] },
    ],
};

const SQL: &str = "
CREATE TABLE schedule (
    id             {id}    NOT NULL PRIMARY KEY,
    strategy_id    {id}    REFERENCES strategy (id),
    duty           {code}  NOT NULL,
    expression     TEXT    NOT NULL,
    zone           {code}  NOT NULL,
    working_day    {code}  NOT NULL,
    extra          TEXT    NOT NULL,
    catch_up       {code}  NOT NULL,
    handled_until  {code}  NOT NULL,
    made_at        {time}  NOT NULL,
    paused_at      {time},
    ended_at       {time}
) {plain};

CREATE TABLE rule_step (
    strategy_id    {id}    NOT NULL REFERENCES strategy (id),
    step           {code}  NOT NULL,
    handled_until  {code}  NOT NULL,
    PRIMARY KEY (strategy_id, step)
) {keyed};

CREATE TABLE occurrence (
    name         {code}  NOT NULL PRIMARY KEY,
    strategy_id  {id}    REFERENCES strategy (id),
    schedule_id  {id}    REFERENCES schedule (id),
    duty         {code}  NOT NULL,
    step         {code},
    cycle        {code},
    planned      {code}  NOT NULL,
    planned_at   {time}  NOT NULL,
    handled_at   {time}  NOT NULL,
    handling     {code}  NOT NULL CHECK (handling IN ('on_time', 'late', 'superseded', 'missed')),
    outcome      {code}  NOT NULL,
    job_id       {id}
) {keyed};
CREATE INDEX occurrence_handled ON occurrence (handled_at);
CREATE INDEX occurrence_strategy ON occurrence (strategy_id, planned_at);

CREATE TABLE clock_trouble (
    name         {code}   NOT NULL PRIMARY KEY,
    strategy_id  {id}     REFERENCES strategy (id),
    since        {time}   NOT NULL,
    last_at      {time}   NOT NULL,
    times        INTEGER  NOT NULL CHECK (times >= 1),
    error        TEXT     NOT NULL
) {plain};

CREATE TABLE contact_letter (
    id               {id}     NOT NULL PRIMARY KEY,
    cycle_id         {id}     NOT NULL REFERENCES follow_up_cycle (id),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    kind             {code}   NOT NULL CHECK (kind IN ('confirm', 'registrar')),
    mails            INTEGER  NOT NULL CHECK (mails >= 1),
    recorded_at      {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL
) {keyed};
CREATE INDEX contact_letter_cycle ON contact_letter (cycle_id);

ALTER TABLE job ADD COLUMN occurrence {code};
ALTER TABLE job ADD COLUMN started_at {time};
ALTER TABLE job ADD COLUMN finished_at {time};
ALTER TABLE job ADD COLUMN log TEXT;
CREATE INDEX job_enqueued ON job (enqueued_at);

ALTER TABLE mail ADD COLUMN strategy_id {id} REFERENCES strategy (id);
ALTER TABLE mail ADD COLUMN repeats {id};
CREATE UNIQUE INDEX mail_repeats ON mail (repeats);
CREATE INDEX mail_strategy ON mail (strategy_id, state);
";
