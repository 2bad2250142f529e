//! Links by which a numbered draft for comments can be read before anything is published: secret, for a while, revocable.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000012_sharing", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE share_link (
    id          {id}    NOT NULL PRIMARY KEY,
    edition_id  {id}    NOT NULL REFERENCES edition (id),
    token       {bytes} NOT NULL UNIQUE,
    title       TEXT    NOT NULL,
    created_at  {time}  NOT NULL,
    created_by  {id}    NOT NULL,
    expires_at  {time}  NOT NULL,
    revoked_at  {time}
) {plain};
CREATE INDEX share_link_edition ON share_link (edition_id);
";
