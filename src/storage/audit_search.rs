//! Looking for something in the audit trail.

use chrono::{DateTime, Utc};
use malspar_domain::{code::Slug, id::AccountId, role::Role};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Result, Tx,
    audit::{self, AuditEntry, AuditRecord},
    canonical,
    entity::audit_event::{self, Column as C},
    store::stored,
};

/// What is looked for; what is not set holds for every entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditSearch {
    /// What was done, or a part of it: `submission`.
    pub act: Option<String>,
    /// To what, or a part of it.
    pub subject: Option<String>,
    /// By somebody in this role.
    pub role: Option<Role>,
    /// By this account, or to it.
    pub account: Option<AccountId>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
    /// Nothing but what concerns these.
    pub within: Option<AuditWithin>,
}

/// What is a region's own: what was done in its strategies, and by or to its people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditWithin {
    /// The strategies.
    pub strategies: Vec<Slug>,
    /// The people.
    pub accounts: Vec<AccountId>,
}

/// An entry with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFound {
    /// Its number in the trail.
    pub sequence: i64,
    /// The entry.
    pub record: AuditRecord,
}

impl Tx {
    /// What is found, the latest first: `limit` entries after the first `skip`.
    pub async fn search_audit(&self, search: &AuditSearch, skip: u64, limit: u64) -> Result<Vec<AuditFound>> {
        let rows = audit_event::Entity::find()
            .filter(condition(search))
            .order_by_desc(C::Sequence)
            .offset(skip)
            .limit(limit)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(found).collect()
    }
}

fn condition(search: &AuditSearch) -> Condition {
    Condition::all()
        // Both databases are to find the same: codes have small letters.
        .add_option(search.act.as_ref().map(|act| C::Action.contains(act.to_lowercase())))
        .add_option(search.subject.as_ref().map(|subject| C::Subject.contains(subject.as_str())))
        .add_option(search.role.map(|role| C::Role.eq(role.code())))
        .add_option(
            search
                .account
                .map(|one| Condition::any().add(C::Account.eq(one.0)).add(C::Subject.eq(one.0.to_string()))),
        )
        .add_option(search.from.map(|from| C::RecordedAt.gte(stored(from))))
        .add_option(search.until.map(|until| C::RecordedAt.lt(stored(until))))
        .add_option(search.within.as_ref().map(within))
}

fn within(own: &AuditWithin) -> Condition {
    let people = own.accounts.iter().map(|account| account.0);
    let any = Condition::any()
        .add(C::Account.is_in(people.clone()))
        .add(C::Subject.is_in(people.map(|account| account.to_string())));
    own.strategies.iter().fold(any, |any, slug| {
        // From "slug/" to what follows its slash: a name that begins alike is another strategy.
        let below =
            Condition::all().add(C::Subject.gte(format!("{slug}/"))).add(C::Subject.lt(format!("{slug}0")));
        any.add(C::Subject.eq(slug.as_str())).add(below)
    })
}

fn found(row: audit_event::Model) -> Result<AuditFound> {
    let details = canonical::parse("audit detail", &row.details)?;
    let entry = AuditEntry { action: row.action, subject: row.subject, details };
    let (account, role) = (AccountId(row.account), audit::role(&row.role)?);
    Ok(AuditFound {
        sequence: row.sequence,
        record: AuditRecord { entry, recorded_at: row.recorded_at, account, role },
    })
}
