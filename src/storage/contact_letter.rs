//! What an organisation has been asked about its contacts before a cycle: themselves whether the task is still theirs, and
//! where they do not answer the registrar. The mails are weeded; that they were written is kept.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    id::MembershipId,
    role::Actor,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};

use crate::{
    Error, Result, StrategyScope, Tx, entity::contact_letter, register::organisation_code, store::stored,
};

/// Who was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactQuestion {
    /// The contacts, whether the task is still theirs.
    Confirm,
    /// The registrar, whose the task is.
    Registrar,
}

impl ContactQuestion {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Registrar => "registrar",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        [Self::Confirm, Self::Registrar]
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| Error::unreadable("kind of a letter about contacts", code))
    }
}

/// A question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactLetter {
    /// Whom.
    pub kind: ContactQuestion,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    kind: String,
    recorded_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Asked {
    n: i64,
}

impl Tx {
    /// What has been asked about the contacts of a cycle, those of an organisation oldest first, and nobody else asks until
    /// the transaction ends: two that ask at once follow each other. Needs a transaction that may write.
    pub async fn hold_contact_letters(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<ContactLetter>>> {
        self.hold_cycle(scope, cycle).await?;
        self.contact_letters(scope, cycle).await
    }

    /// The same without holding anything. A contact sees the own organisation's alone.
    pub async fn contact_letters(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<ContactLetter>>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code, l.kind, l.recorded_at
             FROM contact_letter l
             JOIN organisation o ON o.id = l.organisation_id
             WHERE l.cycle_id = $1
             ORDER BY o.code, l.recorded_at, l.id",
            [cycle.id.into()],
        ));
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                let kind = ContactQuestion::from_code(&row.kind)?;
                found.entry(organisation).or_default().push(ContactLetter { kind, at: row.recorded_at });
            }
        }
        Ok(found)
    }

    /// Has whoever has this role been asked whether it is still theirs, and not said so since?
    pub async fn is_asked_to_confirm(&self, membership: MembershipId) -> Result<bool> {
        let asked = Asked::find_by_statement(self.sql(
            "SELECT count(*) AS n
             FROM membership m
             JOIN contact_letter l ON l.organisation_id = m.organisation_id
             JOIN follow_up_cycle c ON c.id = l.cycle_id
             WHERE m.id = $1 AND l.kind = 'confirm' AND (m.strategy_id IS NULL OR m.strategy_id = c.strategy_id)
               AND m.created_at <= l.recorded_at AND (m.confirmed_at IS NULL OR m.confirmed_at < l.recorded_at)",
            [membership.0.into()],
        ));
        Ok(asked.one(&self.inner).await?.is_some_and(|asked| asked.n > 0))
    }

    /// Notes that so many mails were written to ask it.
    #[expect(clippy::too_many_arguments, reason = "who asked whom what, of what, when")]
    pub async fn add_contact_letter(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        kind: ContactQuestion,
        mails: usize,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = contact_letter::ActiveModel {
            id: Set(self.new_id()),
            cycle_id: Set(self.cycle_row(scope, cycle).await?.id),
            organisation_id: Set(self.organisation(organisation).await?.id),
            kind: Set(kind.code().to_owned()),
            mails: Set(i32::try_from(mails).map_err(Error::other)?),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        contact_letter::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}
