//! Who may do what: accounts, their roles, sessions, one-time sign-ins, what was tried too often, and the mail that goes out.
//!
//! All of it is mutable, unlike what people do with it: the audit trail holds an account's id and its role, and the row
//! here may be emptied when somebody leaves. Of every secret that a person or a browser carries the SHA-256 is kept, of
//! a password its argon2id hash.
//!
//! Who asks to be let in has a row in `sign_in` whether or not there is an account: both are counted alike, so that nobody
//! learns which it is. `who` is the hash of the address that was typed.
//!
//! What an app is to be enrolled with belongs to the session that was shown it: nobody else who is in enrols it, and it
//! is the account's once it has been tried. `made_to_succeed` says of a role that it came by being named somebody's
//! successor alone: it ends where another is named instead.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20260301_000011_accounts", sql: SQL, append_only: &[] };

const SQL: &str = "
CREATE TABLE account (
    id             {id}    NOT NULL PRIMARY KEY,
    address        {code}  UNIQUE,
    lang           {code}  NOT NULL CHECK (lang IN ('sv', 'en')),
    password       TEXT,
    totp_secret    {bytes},
    totp_enrolled  {time},
    totp_step      {long},
    created_at     {time}  NOT NULL,
    seen_at        {time},
    disabled_at    {time},
    forgotten_at   {time},
    CHECK ((address IS NULL) = (forgotten_at IS NOT NULL))
) {plain};

CREATE TABLE membership (
    id               {id}     NOT NULL PRIMARY KEY,
    account_id       {id}     NOT NULL REFERENCES account (id),
    role             {code}   NOT NULL
                     CHECK (role IN ('municipal_contact', 'strategy_owner', 'council_reviewer', 'administrator')),
    organisation_id  {id}     NOT NULL REFERENCES organisation (id),
    strategy_id      {id}     REFERENCES strategy (id),
    deputy           INTEGER  NOT NULL CHECK (deputy IN (0, 1)),
    created_at       {time}   NOT NULL,
    created_by       {id}     NOT NULL,
    confirmed_at     {time},
    succeeds         {id}     REFERENCES membership (id),
    made_to_succeed  INTEGER  NOT NULL CHECK (made_to_succeed IN (0, 1)),
    ended_at         {time}
) {plain};
CREATE UNIQUE INDEX membership_of_strategy ON membership (account_id, role, organisation_id, strategy_id)
    WHERE ended_at IS NULL AND strategy_id IS NOT NULL;
CREATE UNIQUE INDEX membership_of_region ON membership (account_id, role, organisation_id)
    WHERE ended_at IS NULL AND strategy_id IS NULL;
CREATE INDEX membership_organisation ON membership (organisation_id);

CREATE TABLE session (
    id             {bytes}  NOT NULL PRIMARY KEY,
    account_id     {id}     NOT NULL REFERENCES account (id),
    membership_id  {id}     REFERENCES membership (id),
    totp_secret    {bytes},
    strong         INTEGER  NOT NULL CHECK (strong IN (0, 1)),
    created_at     {time}   NOT NULL,
    seen_at        {time}   NOT NULL,
    expires_at     {time}   NOT NULL
) {plain};
CREATE INDEX session_account ON session (account_id);

CREATE TABLE sign_in (
    id          {id}     NOT NULL PRIMARY KEY,
    who         {bytes}  NOT NULL,
    account_id  {id}     REFERENCES account (id),
    purpose     {code}   NOT NULL CHECK (purpose IN ('sign_in', 'password')),
    browser     {bytes}  NOT NULL,
    code        {bytes},
    token       {bytes}  NOT NULL UNIQUE,
    place       TEXT     NOT NULL,
    attempts    INTEGER  NOT NULL CHECK (attempts >= 0),
    created_at  {time}   NOT NULL,
    expires_at  {time}   NOT NULL,
    spent_at    {time}
) {plain};
CREATE INDEX sign_in_who ON sign_in (who);
CREATE INDEX sign_in_browser ON sign_in (browser);

CREATE TABLE attempt (
    id    {id}    NOT NULL PRIMARY KEY,
    what  {code}  NOT NULL,
    who   {bytes} NOT NULL,
    at    {time}  NOT NULL
) {plain};
CREATE INDEX attempt_who ON attempt (what, who, at);

CREATE TABLE mail (
    id          {id}    NOT NULL PRIMARY KEY,
    account_id  {id}    REFERENCES account (id),
    recipient   TEXT    NOT NULL,
    kind        {code}  NOT NULL,
    lang        {code}  NOT NULL CHECK (lang IN ('sv', 'en')),
    subject     TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    html        TEXT    NOT NULL,
    state       {code}  NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'unknown', 'failed')),
    queued_at   {time}  NOT NULL,
    changed_at  {time}  NOT NULL,
    expires_at  {time},
    error       TEXT
) {plain};
CREATE INDEX mail_state ON mail (state, queued_at);
";
