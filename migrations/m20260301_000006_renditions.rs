//! Drafts of reports: made anew at will, and no records.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000006_renditions", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE draft_rendition (
    id               {id}     NOT NULL PRIMARY KEY,
    cycle_id         {id}     NOT NULL REFERENCES follow_up_cycle (id),
    organisation_id  {id}     REFERENCES organisation (id),
    lang             {code}   NOT NULL CHECK (lang IN ('sv', 'en')),
    bytes            {bytes}  NOT NULL,
    sha256           {code}   NOT NULL CHECK (length(sha256) = 64),
    rendered_at      {time}   NOT NULL
) {plain};
CREATE UNIQUE INDEX draft_rendition_region ON draft_rendition (cycle_id, lang) WHERE organisation_id IS NULL;
CREATE UNIQUE INDEX draft_rendition_organisation ON draft_rendition (cycle_id, organisation_id, lang)
    WHERE organisation_id IS NOT NULL;
";
