//! Cycles, submissions with their history, draft answers, and observations. The scope of a reopening is the codes of the
//! questions that may be changed, with a space between; an empty one is all of them.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000003_answers",
    sql: SQL,
    append_only: &[
        Guarded { table: "submission_event", keys: &[&["submission_id", "sequence"]] },
        Guarded {
            table: "observation",
            keys: &[
                &["id"],
                &[
                    "indicator_id",
                    "period_from",
                    "period_to",
                    "measured_on",
                    "organisation_id",
                    "category",
                    "revision",
                ],
            ],
        },
    ],
};

const SQL: &str = "
CREATE TABLE follow_up_cycle (
    id           {id}    NOT NULL PRIMARY KEY,
    strategy_id  {id}    NOT NULL REFERENCES strategy (id),
    key          {code}  NOT NULL,
    state        {code}  NOT NULL CHECK (state IN ('planned', 'collecting', 'reviewing', 'sealed')),
    UNIQUE (strategy_id, key)
) {plain};

CREATE TABLE submission (
    id                  {id}     NOT NULL PRIMARY KEY,
    cycle_id            {id}     NOT NULL REFERENCES follow_up_cycle (id),
    organisation_id     {id}     NOT NULL REFERENCES organisation (id),
    state               {code}   NOT NULL
                        CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'declined', 'reopened')),
    version             INTEGER  NOT NULL CHECK (version >= 1),
    started_at          {time}   NOT NULL,
    changed_at          {time}   NOT NULL,
    first_submitted_at  {time},
    extended_until      {date},
    reopened_until      {date},
    reopened_scope      TEXT,
    UNIQUE (cycle_id, organisation_id),
    CHECK ((reopened_until IS NOT NULL) = (state = 'reopened')),
    CHECK ((reopened_scope IS NOT NULL) = (state = 'reopened'))
) {plain};

CREATE TABLE submission_event (
    submission_id  {id}     NOT NULL REFERENCES submission (id),
    sequence       INTEGER  NOT NULL CHECK (sequence >= 1),
    act            {code}   NOT NULL,
    reason         TEXT,
    until          {date},
    scope          TEXT,
    state          {code}   NOT NULL
                   CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'declined', 'reopened')),
    recorded_at    {time}   NOT NULL,
    account        {id}     NOT NULL,
    role           {code}   NOT NULL,
    PRIMARY KEY (submission_id, sequence),
    CHECK ((until IS NOT NULL) = (act IN ('extend', 'reopen'))),
    CHECK (act = 'return' OR (scope IS NOT NULL) = (act = 'reopen'))
) {keyed};

CREATE TABLE draft_answer (
    submission_id    {id}     NOT NULL REFERENCES submission (id),
    indicator_id     {id}     NOT NULL REFERENCES indicator (id),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    category         {code}   NOT NULL,
    answer           TEXT     NOT NULL,
    version          INTEGER  NOT NULL CHECK (version >= 1),
    saved_at         {time}   NOT NULL,
    PRIMARY KEY (submission_id, indicator_id, organisation_id, category)
) {keyed};

CREATE TABLE observation (
    id               {id}     NOT NULL PRIMARY KEY,
    indicator_id     {id}     NOT NULL REFERENCES indicator (id),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    period_from      INTEGER  NOT NULL,
    period_to        INTEGER  NOT NULL,
    measured_on      {date}   NOT NULL,
    category         {code}   NOT NULL,
    revision         INTEGER  NOT NULL CHECK (revision >= 1),
    status           {code}   NOT NULL
                     CHECK (status IN ('A', 'B', 'D', 'E', 'P', 'L', 'M', 'O', 'Q', 'U', 'V')),
    kind             {code}   CHECK (kind IN ('yes_no', 'number', 'ratio', 'level', 'choices', 'words')),
    code             {code},
    number           TEXT     CHECK ({exact number}),
    denominator      TEXT     CHECK ({exact denominator}),
    planned_from     TEXT,
    words            TEXT,
    comment          TEXT,
    source           {code}   NOT NULL CHECK (source IN ('answer', 'set', 'reference')),
    submission_id    {id}     REFERENCES submission (id),
    recorded_at      {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL,
    reason           TEXT,
    UNIQUE (indicator_id, period_from, period_to, measured_on, organisation_id, category, revision),
    CHECK (period_from <= period_to),
    CHECK ((submission_id IS NULL) = (source = 'reference')),
    CHECK ((kind IS NULL) = (status IN ('L', 'M', 'O', 'Q'))),
    CHECK ((code IS NOT NULL) = (COALESCE(kind, '') IN ('yes_no', 'choices'))),
    CHECK ((number IS NOT NULL) = (COALESCE(kind, '') IN ('number', 'ratio', 'level'))),
    CHECK ((denominator IS NOT NULL) = (COALESCE(kind, '') = 'ratio')),
    CHECK ((words IS NOT NULL) = (COALESCE(kind, '') = 'words')),
    CHECK (kind <> 'yes_no' OR code IN ('yes', 'planned', 'no')),
    CHECK ((planned_from IS NOT NULL) = (COALESCE(kind, '') = 'yes_no' AND COALESCE(code, '') = 'planned'))
) {keyed};
";
