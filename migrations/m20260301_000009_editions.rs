//! Editions: what a report said when it was locked, with its files, and when it was published or withdrawn.
//!
//! The `scope` is `region`, or the code of the municipality whose own report it is: never null, since nulls are all
//! different in a unique key. A municipality's edition has no figures of its own: it says those of the region's edition
//! `figures_of`. The figures with every value, `undisclosed`, never leave the database; later editions are held against
//! them, so that nobody can subtract one from the other.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000009_editions",
    sql: SQL,
    append_only: &[
        Guarded { table: "edition", keys: &[&["id"], &["cycle_id", "scope", "kind", "number"]] },
        Guarded { table: "rendition", keys: &[&["edition_id", "lang", "format"]] },
        Guarded { table: "edition_act", keys: &[&["edition_id", "sequence"]] },
    ],
};

const SQL: &str = "
CREATE TABLE edition (
    id               {id}     NOT NULL PRIMARY KEY,
    cycle_id         {id}     NOT NULL REFERENCES follow_up_cycle (id),
    scope            {code}   NOT NULL,
    kind             {code}   NOT NULL CHECK (kind IN ('consultation', 'sealed')),
    number           INTEGER  NOT NULL CHECK (number >= 1),
    sealed_at        {time}   NOT NULL,
    account          {id}     NOT NULL,
    role             {code}   NOT NULL,
    figures_of       {id}     REFERENCES edition (id),
    renderer         TEXT     NOT NULL,
    snapshot_sha256  {code}   NOT NULL CHECK (length(snapshot_sha256) = 64),
    erratum          TEXT     NOT NULL,
    public_key       TEXT     NOT NULL,
    signature        TEXT     NOT NULL,
    manifest         TEXT     NOT NULL,
    snapshot         TEXT     NOT NULL,
    undisclosed      TEXT,
    UNIQUE (cycle_id, scope, kind, number),
    CHECK ((figures_of IS NULL) = (scope = 'region')),
    CHECK ((undisclosed IS NULL) = (figures_of IS NOT NULL))
) {keyed};

CREATE TABLE rendition (
    edition_id  {id}     NOT NULL REFERENCES edition (id),
    lang        {code}   NOT NULL CHECK (lang IN ('sv', 'en')),
    format      {code}   NOT NULL CHECK (format IN ('pdf', 'pdf_plain', 'html')),
    file_name   TEXT     NOT NULL,
    sha256      {code}   NOT NULL CHECK (length(sha256) = 64),
    bytes       {bytes}  NOT NULL,
    PRIMARY KEY (edition_id, lang, format)
) {keyed};
CREATE INDEX rendition_sha256 ON rendition (sha256);

CREATE TABLE edition_act (
    edition_id   {id}     NOT NULL REFERENCES edition (id),
    sequence     INTEGER  NOT NULL CHECK (sequence >= 1),
    act          {code}   NOT NULL CHECK (act IN ('publish', 'withdraw')),
    reason       TEXT,
    recorded_at  {time}   NOT NULL,
    account      {id}     NOT NULL,
    role         {code}   NOT NULL,
    PRIMARY KEY (edition_id, sequence),
    CHECK ((reason IS NOT NULL) = (act = 'withdraw'))
) {keyed};
";
