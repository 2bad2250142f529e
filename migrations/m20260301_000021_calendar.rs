//! Secret links by which a person's calendar reads the dates that concern them. A person has one that works, and perhaps
//! the one before it, which says that it has ended.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000021_calendar", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE calendar_link (
    token       {bytes} NOT NULL PRIMARY KEY,
    account_id  {id}    NOT NULL REFERENCES account (id),
    strong      INTEGER NOT NULL CHECK (strong IN (0, 1)),
    made_at     {time}  NOT NULL,
    ended_at    {time}
) {plain};
CREATE INDEX calendar_link_account ON calendar_link (account_id);
CREATE UNIQUE INDEX calendar_link_works ON calendar_link (account_id) WHERE ended_at IS NULL;
";
