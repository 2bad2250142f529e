//! What accounts may do for whom.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Membership,
    code::{OrganisationCode, Slug},
    id::{AccountId, MembershipId},
    role::Role,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::{Error, Result, Tx, entity::membership, register::organisation_code, store::stored};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    role: String,
    organisation: String,
    strategy: Option<String>,
    deputy: i32,
    confirmed_at: Option<DateTime<Utc>>,
}

impl Tx {
    /// What the account may do now, oldest first.
    pub async fn memberships(&self, account: AccountId) -> Result<Vec<Membership>> {
        let rows = Row::find_by_statement(self.sql(
            "SELECT m.id, m.account_id, m.role, o.code AS organisation, s.slug AS strategy, m.deputy, m.confirmed_at
             FROM membership m
             JOIN organisation o ON o.id = m.organisation_id
             LEFT JOIN strategy s ON s.id = m.strategy_id
             WHERE m.account_id = $1 AND m.ended_at IS NULL
             ORDER BY m.created_at, m.id",
            [account.0.into()],
        ));
        rows.all(&self.inner).await?.into_iter().map(record).collect()
    }

    /// What all accounts may do now, oldest first.
    pub async fn all_memberships(&self) -> Result<Vec<(AccountId, Membership)>> {
        let rows = Row::find_by_statement(self.sql(
            "SELECT m.id, m.account_id, m.role, o.code AS organisation, s.slug AS strategy, m.deputy, m.confirmed_at
             FROM membership m
             JOIN organisation o ON o.id = m.organisation_id
             LEFT JOIN strategy s ON s.id = m.strategy_id
             WHERE m.ended_at IS NULL
             ORDER BY m.created_at, m.id",
            [],
        ));
        rows.all(&self.inner)
            .await?
            .into_iter()
            .map(|row| Ok((AccountId(row.account_id), record(row)?)))
            .collect()
    }

    /// Gives an account a role; a conflict where it has it. Whether the giver may is for the caller to have asked.
    #[expect(clippy::too_many_arguments, reason = "who gives whom what for whom, and when")]
    pub async fn add_membership(
        &self,
        account: AccountId,
        role: Role,
        organisation: &OrganisationCode,
        strategy: Option<&Slug>,
        deputy: bool,
        by: AccountId,
        at: DateTime<Utc>,
    ) -> Result<MembershipId> {
        let id = self.new_id();
        let strategy = match strategy {
            Some(slug) => Some(self.strategy_id(slug).await?),
            None => None,
        };
        let row = membership::ActiveModel {
            id: Set(id),
            account_id: Set(account.0),
            role: Set(role.code().to_owned()),
            organisation_id: Set(self.organisation(organisation).await?.id),
            strategy_id: Set(strategy),
            deputy: Set(i32::from(deputy)),
            created_at: Set(stored(at)),
            created_by: Set(by.0),
            confirmed_at: Set(None),
            ended_at: Set(None),
        };
        membership::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(MembershipId(id))
    }
}

fn record(row: Row) -> Result<Membership> {
    Ok(Membership {
        id: MembershipId(row.id),
        role: Role::from_code(&row.role).ok_or_else(|| Error::unreadable("role", &row.role))?,
        organisation: organisation_code(row.organisation)?,
        strategy: row.strategy.map(Slug::new).transpose().map_err(Error::other)?,
        deputy: row.deputy != 0,
        confirmed: row.confirmed_at.is_some(),
    })
}
