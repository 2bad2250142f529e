//! What accounts may do for whom.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Membership,
    code::{OrganisationCode, Slug},
    id::{AccountId, MembershipId},
    role::Role,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel,
};
use uuid::Uuid;

use crate::{Error, Result, Thing, Tx, entity::membership, register::organisation_code, store::stored};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    role: String,
    organisation: String,
    strategy: Option<String>,
    deputy: i32,
    confirmed_at: Option<DateTime<Utc>>,
    succeeds: Option<Uuid>,
}

const SELECT: &str =
    "SELECT m.id, m.account_id, m.role, o.code AS organisation, s.slug AS strategy, m.deputy, m.confirmed_at, m.succeeds
     FROM membership m
     JOIN organisation o ON o.id = m.organisation_id
     LEFT JOIN strategy s ON s.id = m.strategy_id";

impl Tx {
    /// What the account may do now, oldest first.
    pub async fn memberships(&self, account: AccountId) -> Result<Vec<Membership>> {
        let found =
            self.chosen_memberships("m.account_id = $1 AND m.ended_at IS NULL", Some(account.0)).await?;
        Ok(found.into_iter().map(|(_, membership)| membership).collect())
    }

    /// What the account may do or once might, oldest first.
    pub async fn memberships_ever(&self, account: AccountId) -> Result<Vec<Membership>> {
        let found = self.chosen_memberships("m.account_id = $1", Some(account.0)).await?;
        Ok(found.into_iter().map(|(_, membership)| membership).collect())
    }

    /// What all accounts may do now, oldest first.
    pub async fn all_memberships(&self) -> Result<Vec<(AccountId, Membership)>> {
        self.chosen_memberships("m.ended_at IS NULL", None).await
    }

    /// What all accounts may do or once might, oldest first.
    pub async fn all_memberships_ever(&self) -> Result<Vec<(AccountId, Membership)>> {
        self.chosen_memberships("1 = 1", None).await
    }

    /// A membership that has not ended, and whose it is.
    pub async fn membership(&self, id: MembershipId) -> Result<(AccountId, Membership)> {
        let found = self.chosen_memberships("m.id = $1 AND m.ended_at IS NULL", Some(id.0)).await?;
        found.into_iter().next().ok_or_else(|| Error::not_found(Thing::Membership, id.0))
    }

    async fn chosen_memberships(
        &self,
        which: &str,
        id: Option<Uuid>,
    ) -> Result<Vec<(AccountId, Membership)>> {
        let text = format!("{SELECT} WHERE {which} ORDER BY m.created_at, m.id");
        let rows = Row::find_by_statement(self.sql(&text, id.map(Into::into))).all(&self.inner).await?;
        rows.into_iter().map(|row| Ok((AccountId(row.account_id), record(row)?))).collect()
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
            succeeds: Set(None),
            made_to_succeed: Set(0),
            ended_at: Set(None),
        };
        membership::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(MembershipId(id))
    }

    /// Notes that `successor` takes the place of `predecessor` once its person has come; `made` where it is a role that
    /// they have for this alone.
    pub async fn note_succession(
        &self,
        successor: MembershipId,
        predecessor: MembershipId,
        made: bool,
    ) -> Result<()> {
        let mut row = self.membership_row(successor).await?;
        row.succeeds = Set(Some(predecessor.0));
        if made {
            row.made_to_succeed = Set(1);
        }
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Notes that somebody takes nobody's place any more: a role that was made for it ends, another stays what it was.
    pub async fn end_succession(&self, successor: MembershipId, at: DateTime<Utc>) -> Result<()> {
        let end = "UPDATE membership SET ended_at = $1 WHERE id = $2 AND made_to_succeed = 1";
        self.inner.execute_raw(self.sql(end, [stored(at).into(), successor.0.into()])).await?;
        let stay = "UPDATE membership SET succeeds = NULL WHERE id = $1 AND made_to_succeed = 0";
        self.inner.execute_raw(self.sql(stay, [successor.0.into()])).await?;
        Ok(())
    }

    /// The account has taken the places that it was named for: its roles are its own from now on, and no deputy's.
    pub async fn settle_successions(&self, account: AccountId) -> Result<()> {
        let settle = "UPDATE membership SET deputy = 0, made_to_succeed = 0
                      WHERE account_id = $1 AND succeeds IS NOT NULL AND ended_at IS NULL";
        self.inner.execute_raw(self.sql(settle, [account.0.into()])).await?;
        Ok(())
    }

    /// Those whose place the account takes, and who have not ended yet.
    pub async fn predecessors(&self, account: AccountId) -> Result<Vec<(AccountId, Membership)>> {
        let which = "m.ended_at IS NULL AND m.id IN
            (SELECT n.succeeds FROM membership n WHERE n.account_id = $1 AND n.ended_at IS NULL)";
        self.chosen_memberships(which, Some(account.0)).await
    }

    /// The person has said that it is right.
    pub async fn confirm_membership(&self, id: MembershipId, at: DateTime<Utc>) -> Result<()> {
        let mut row = self.membership_row(id).await?;
        row.confirmed_at = Set(Some(stored(at)));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// From now on the account no longer has this role.
    pub async fn end_membership(&self, id: MembershipId, at: DateTime<Utc>) -> Result<()> {
        let mut row = self.membership_row(id).await?;
        row.ended_at = Set(Some(stored(at)));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// From now on the account has no role at all.
    pub async fn end_memberships(&self, account: AccountId, at: DateTime<Utc>) -> Result<()> {
        let end = "UPDATE membership SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL";
        self.inner.execute_raw(self.sql(end, [stored(at).into(), account.0.into()])).await?;
        Ok(())
    }

    async fn membership_row(&self, id: MembershipId) -> Result<membership::ActiveModel> {
        let found = membership::Entity::find_by_id(id.0).one(&self.inner).await?;
        let row = found.ok_or_else(|| Error::not_found(Thing::Membership, id.0))?;
        Ok(row.into_active_model())
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
        succeeds: row.succeeds.map(MembershipId),
    })
}
