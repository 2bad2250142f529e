//! What has been written to an organisation's contacts in a cycle: that it has opened, and reminders. The mails themselves
//! stand in the queue and are weeded; that they were written is kept.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    role::{Actor, Role},
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};

use crate::{
    Error, Result, StrategyScope, Tx, audit, entity::cycle_letter, register::organisation_code, store::stored,
};

/// What a letter to the contacts is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The cycle has opened.
    Opening,
    /// A reminder while the last day to answer has not passed.
    Before,
    /// A reminder when it has.
    After,
}

impl LetterKind {
    /// The code in the database and in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Does it remind?
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }

    fn from_code(code: &str) -> Result<Self> {
        [Self::Opening, Self::Before, Self::After]
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| Error::unreadable("kind of a letter", code))
    }
}

/// A letter that was written to an organisation's contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleLetter {
    /// What about.
    pub kind: LetterKind,
    /// To how many addresses.
    pub mails: usize,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role somebody wrote it.
    pub role: Role,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    kind: String,
    mails: i32,
    recorded_at: DateTime<Utc>,
    role: String,
}

impl Tx {
    /// Every letter of a cycle, those of an organisation oldest first. A contact sees the own organisation's alone.
    pub async fn cycle_letters(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<CycleLetter>>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code, l.kind, l.mails, l.recorded_at, l.role
             FROM cycle_letter l
             JOIN organisation o ON o.id = l.organisation_id
             WHERE l.cycle_id = $1
             ORDER BY o.code, l.recorded_at, l.id",
            [cycle.id.into()],
        ));
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                found.entry(organisation).or_default().push(CycleLetter {
                    kind: LetterKind::from_code(&row.kind)?,
                    mails: usize::try_from(row.mails).map_err(Error::other)?,
                    at: row.recorded_at,
                    role: audit::role(&row.role)?,
                });
            }
        }
        Ok(found)
    }

    /// The same, and nobody else writes to the cycle's contacts until the transaction ends: two who remind at once
    /// follow each other. Needs a transaction that may write.
    pub async fn hold_cycle_letters(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<CycleLetter>>> {
        self.hold_cycle(scope, cycle).await?;
        self.cycle_letters(scope, cycle).await
    }

    /// Notes that so many mails were written to an organisation's contacts.
    #[expect(clippy::too_many_arguments, reason = "who wrote what to whom, of what, when")]
    pub async fn add_cycle_letter(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        kind: LetterKind,
        mails: usize,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = cycle_letter::ActiveModel {
            id: Set(self.new_id()),
            cycle_id: Set(self.cycle_row(scope, cycle).await?.id),
            organisation_id: Set(self.organisation(organisation).await?.id),
            kind: Set(kind.code().to_owned()),
            mails: Set(i32::try_from(mails).map_err(Error::other)?),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        cycle_letter::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}
