//! Files that somebody has sent and not yet said yes to: what they change is shown first. Each is gone when it has been taken
//! in, or after a while. Whose it is is not a reference: it may outlive an account by minutes, and says nothing of anybody.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000014_uploads", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE held_upload (
    id          {id}     NOT NULL PRIMARY KEY,
    account_id  {id}     NOT NULL,
    subject     {code}   NOT NULL,
    file        {bytes}  NOT NULL,
    expires_at  {time}   NOT NULL
) {plain};
CREATE INDEX held_upload_account ON held_upload (account_id, subject);
";
