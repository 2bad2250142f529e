//! The chain that holds the events of the audit trail together.
//!
//! An event's hash is SHA-256, in lower-case hexadecimal, over the previous event's hash (as that text; 64 zeros before
//! the first) followed by the event's fields as canonical JSON: `account`, `action`, `details` (its text), `recorded_at`
//! (RFC 3339 in UTC with six decimals), `role`, `sequence`, `subject`. The numbers run from 1 without a gap, and
//! `audit_head` repeats the last of them with its hash.
//!
//! So a change, a gap, an exchange and a missing end are found. What is not found by the chain alone: somebody who may
//! write to every table and recomputes the chain from the change to its end, head included, or who puts an older copy
//! of the whole database back. Against both helps an [`AuditHead`] that was noted outside the database.

use std::{fmt, str::FromStr};

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, IntoActiveModel, QueryResult, Statement,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Error, Result, Tx, canonical, entity::audit_event};

/// What stands before the first event.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How many events are read at once.
const PAGE: i64 = 1000;

/// The columns by their names: the entity may get more of them, which a copy from before does not have.
const COLUMNS: &str =
    "sequence, recorded_at, account, role, action, subject, details, previous_hash, hash FROM audit_event";

/// A point of the trail: the number of an event and its hash, `41:9f86d0…`. Whoever keeps it elsewhere can prove later
/// that nothing up to there has changed.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AuditHead {
    /// The number; 0 before the first event.
    pub sequence: i64,
    /// The hash.
    pub hash: String,
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.sequence, self.hash)
    }
}

impl FromStr for AuditHead {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sequence, hash) = text.split_once(':').ok_or("a number, a colon and a hash")?;
        let sequence = sequence.parse().map_err(|_| "a number before the colon")?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if is_hash { Ok(Self { sequence, hash: hash.to_owned() }) } else { Err("64 digits after the colon") }
    }
}

/// Where the trail is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditBreak {
    /// The number of the first event of which this was found.
    pub sequence: i64,
    /// What was found.
    pub found: AuditFinding,
}

/// What is wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditFinding {
    /// It does not say what it said when its hash was made.
    Changed,
    /// There is none with this number, and there was.
    Missing,
    /// It was not made after the one that stands before it: either of them has been exchanged.
    OutOfPlace,
    /// It was added past the program: the head does not know it.
    Unknown,
    /// It is not the one that the head, or somebody outside, has noted.
    NotAsNoted,
    /// The head itself is gone, so nobody knows whether this was the last.
    NoHead,
}

/// An event with all that its hash is made of.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Link {
    pub(crate) sequence: i64,
    pub(crate) recorded_at: DateTime<Utc>,
    pub(crate) account: Uuid,
    pub(crate) role: String,
    pub(crate) action: String,
    pub(crate) subject: String,
    pub(crate) details: String,
    pub(crate) previous_hash: String,
}

impl Link {
    fn hash(&self) -> Result<String> {
        let fields = canonical::json(&json!({
            "sequence": self.sequence,
            "recorded_at": self.recorded_at.to_rfc3339_opts(SecondsFormat::Micros, true),
            "account": self.account,
            "role": self.role,
            "action": self.action,
            "subject": self.subject,
            "details": self.details,
        }))?;
        let digest = Sha256::new().chain_update(&self.previous_hash).chain_update(fields).finalize();
        Ok(format!("{digest:x}"))
    }
}

impl Tx {
    /// The end of the chain, held until this transaction ends: on SQLite by being the one that writes, on PostgreSQL by
    /// a lock on the row. Whoever appends waits here for whoever appended before, so it belongs at an act's end.
    pub(crate) async fn hold_audit_head(&self) -> Result<AuditHead> {
        let lock = match self.backend {
            DbBackend::Sqlite => "",
            _ => "FOR UPDATE",
        };
        let head = self.sql(&format!("SELECT sequence, hash FROM audit_head {lock}"), []);
        let head = AuditHead::find_by_statement(head).one(&self.inner).await?;
        head.ok_or_else(|| Error::other("the audit trail has lost its head"))
    }

    /// Writes `link`, which follows the head that this transaction holds, and makes it the head.
    pub(crate) async fn append_link(&self, link: Link) -> Result<()> {
        let (sequence, hash) = (link.sequence, link.hash()?);
        let row = audit_event::Model {
            sequence,
            recorded_at: link.recorded_at,
            account: link.account,
            role: link.role,
            action: link.action,
            subject: link.subject,
            details: link.details,
            previous_hash: link.previous_hash,
            hash: hash.clone(),
        };
        audit_event::Entity::insert(row.into_active_model()).exec_without_returning(&self.inner).await?;
        let head = self.sql("UPDATE audit_head SET sequence = $1, hash = $2", [sequence.into(), hash.into()]);
        self.inner.execute_raw(head).await?;
        Ok(())
    }

    /// Walks the whole trail: its head where it is whole, else its first break. With a `noted` point the trail must
    /// also go through that.
    pub async fn verify_audit(&self, noted: Option<&AuditHead>) -> Result<Result<AuditHead, AuditBreak>> {
        verify(&self.inner, noted).await
    }
}

pub(crate) async fn verify(
    db: &impl ConnectionTrait,
    noted: Option<&AuditHead>,
) -> Result<Result<AuditHead, AuditBreak>> {
    let mut last = AuditHead { sequence: 0, hash: BEGINNING.to_owned() };
    loop {
        let rows = page(db, last.sequence).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            match follows(row, &last)? {
                Ok(link) => last = link,
                Err(broken) => return Ok(Err(broken)),
            }
            if noted.is_some_and(|noted| noted.sequence == last.sequence && noted.hash != last.hash) {
                return Ok(Err(AuditBreak { sequence: last.sequence, found: AuditFinding::NotAsNoted }));
            }
        }
    }
    let ends = AuditHead::find_by_statement(statement(db, "SELECT sequence, hash FROM audit_head", []));
    Ok(ends_well(last, ends.one(db).await?, noted))
}

async fn page(db: &impl ConnectionTrait, after: i64) -> Result<Vec<QueryResult>> {
    let next = format!("SELECT {COLUMNS} WHERE sequence > $1 ORDER BY sequence LIMIT $2");
    Ok(db.query_all_raw(statement(db, &next, [after.into(), PAGE.into()])).await?)
}

fn statement(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = sea_orm::Value>,
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Is `row` the event that was written after `last`?
fn follows(row: &QueryResult, last: &AuditHead) -> Result<Result<AuditHead, AuditBreak>> {
    let expected = last.sequence + 1;
    let broken = |found| Ok(Err(AuditBreak { sequence: expected, found }));
    if row.try_get::<i64>("", "sequence")? != expected {
        return broken(AuditFinding::Missing);
    }
    // What this program cannot read it has not written.
    let (Ok(link), Ok(hash)) = (Link::from_query_result(row, ""), row.try_get::<String>("", "hash")) else {
        return broken(AuditFinding::Changed);
    };
    if link.previous_hash != last.hash {
        return broken(AuditFinding::OutOfPlace);
    }
    if link.hash()? != hash {
        return broken(AuditFinding::Changed);
    }
    Ok(Ok(AuditHead { sequence: link.sequence, hash }))
}

/// Is `last` where the trail ended according to its head, and not before the point that somebody has noted?
fn ends_well(
    last: AuditHead,
    head: Option<AuditHead>,
    noted: Option<&AuditHead>,
) -> Result<AuditHead, AuditBreak> {
    let broken = |sequence, found| Err(AuditBreak { sequence, found });
    let Some(head) = head else { return broken(last.sequence, AuditFinding::NoHead) };
    if head.sequence > last.sequence || noted.is_some_and(|noted| noted.sequence > last.sequence) {
        return broken(last.sequence + 1, AuditFinding::Missing);
    }
    if head.sequence < last.sequence {
        return broken(head.sequence + 1, AuditFinding::Unknown);
    }
    if head.hash != last.hash {
        return broken(last.sequence, AuditFinding::NotAsNoted);
    }
    Ok(last)
}
