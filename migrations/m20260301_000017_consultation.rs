//! Rounds of comments on numbered drafts: until when, which councils, each by a link of its own, what they say and what
//! they are answered. And when an edition is meant to be published.
//!
//! A round belongs to one draft, so whoever comments and whoever reads the comment mean the same text. What a council
//! says and what it is answered is a public record: it is only added to. No address is kept, and no person.

use crate::{append_only::Guarded, step::Step};

pub(crate) const STEP: Step = Step {
    name: "m20260301_000017_consultation",
    sql: SQL,
    append_only: &[
        Guarded { table: "council_comment", keys: &[&["id"]] },
        Guarded { table: "comment_reply", keys: &[&["comment_id", "sequence"]] },
        Guarded { table: "publication_plan", keys: &[&["edition_id", "sequence"]] },
    ],
};

const SQL: &str = "
CREATE TABLE consultation (
    edition_id  {id}    NOT NULL PRIMARY KEY REFERENCES edition (id),
    until       {date}  NOT NULL,
    opened_at   {time}  NOT NULL,
    opened_by   {id}    NOT NULL
) {plain};

CREATE TABLE consulted_council (
    id             {id}    NOT NULL PRIMARY KEY,
    edition_id     {id}    NOT NULL REFERENCES consultation (edition_id),
    share_link_id  {id}    NOT NULL UNIQUE REFERENCES share_link (id),
    body_sv        TEXT    NOT NULL,
    body_en        TEXT,
    mailed_at      {time},
    seen_at        {time},
    UNIQUE (edition_id, body_sv)
) {plain};

CREATE TABLE council_comment (
    id           {id}    NOT NULL PRIMARY KEY,
    council_id   {id}    NOT NULL REFERENCES consulted_council (id),
    place        {code},
    text         TEXT,
    recorded_at  {time}  NOT NULL,
    CHECK (text IS NOT NULL OR place IS NULL)
) {keyed};
CREATE INDEX council_comment_council ON council_comment (council_id);

CREATE TABLE comment_reply (
    comment_id   {id}     NOT NULL REFERENCES council_comment (id),
    sequence     INTEGER  NOT NULL CHECK (sequence >= 1),
    text         TEXT     NOT NULL,
    recorded_at  {time}   NOT NULL,
    account      {id}     NOT NULL,
    role         {code}   NOT NULL,
    PRIMARY KEY (comment_id, sequence)
) {keyed};

CREATE TABLE publication_plan (
    edition_id   {id}     NOT NULL REFERENCES edition (id),
    sequence     INTEGER  NOT NULL CHECK (sequence >= 1),
    day          {date},
    recorded_at  {time}   NOT NULL,
    account      {id}     NOT NULL,
    role         {code}   NOT NULL,
    PRIMARY KEY (edition_id, sequence)
) {keyed};
";
