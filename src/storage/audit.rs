//! The audit trail: who did what, by account and role.

use chrono::{DateTime, Utc};
use malspar_domain::{
    id::AccountId,
    role::{Actor, Role},
};
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use serde_json::{Map, Value};

use crate::{Error, Result, Tx, audit_chain::Link, canonical, entity::audit_event, store::stored};

/// Something that was done. Names no person: that is for the actor's account id to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// What was done: `submission.approve`.
    pub action: String,
    /// To what, by its codes: `orebro-2024-2030/2024-2025/1880`.
    pub subject: String,
    /// The figures of the case: an object.
    pub details: Value,
}

impl AuditEntry {
    /// An entry without details.
    pub fn new(action: impl Into<String>, subject: impl Into<String>) -> Self {
        Self { action: action.into(), subject: subject.into(), details: Value::Object(Map::new()) }
    }

    /// The same with one more detail.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details[name] = value.into();
        self
    }
}

/// An entry of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// What was done.
    pub entry: AuditEntry,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// By whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
}

impl Tx {
    /// Adds an entry to the trail. It waits for every other transaction that has added one: add it last.
    pub async fn append_audit(&self, entry: &AuditEntry, actor: &Actor, at: DateTime<Utc>) -> Result<()> {
        let last = self.hold_audit_head().await?;
        let link = Link {
            sequence: last.sequence + 1,
            recorded_at: stored(at),
            account: actor.account.0,
            role: actor.role.code().to_owned(),
            action: entry.action.clone(),
            subject: entry.subject.clone(),
            details: canonical::json(&entry.details)?,
            previous_hash: last.hash,
        };
        self.append_link(link).await
    }

    /// The latest `limit` entries, the latest first.
    pub async fn audit(&self, limit: u64) -> Result<Vec<AuditRecord>> {
        audit_event::Entity::find()
            .order_by_desc(audit_event::Column::RecordedAt)
            .order_by_desc(audit_event::Column::Sequence)
            .limit(limit)
            .all(&self.inner)
            .await?
            .into_iter()
            .map(|row| {
                Ok(AuditRecord {
                    entry: AuditEntry {
                        action: row.action,
                        subject: row.subject,
                        details: canonical::parse("audit detail", &row.details)?,
                    },
                    recorded_at: row.recorded_at,
                    account: AccountId(row.account),
                    role: role(&row.role)?,
                })
            })
            .collect()
    }
}

/// The role with this code.
pub(crate) fn role(code: &str) -> Result<Role> {
    Role::from_code(code).ok_or_else(|| Error::unreadable("role", code))
}
