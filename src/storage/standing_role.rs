//! Roles as whoever sees to people wants to know of them: since when, whether somebody has ever come, and what became of
//! the last mail.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::{Account, Membership},
    id::{AccountId, MembershipId},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use uuid::Uuid;

use crate::{
    MailState, Result, Tx, account,
    entity::{account as accounts, membership},
};

/// A role that somebody has now, and how it stands with it.
#[derive(Debug, Clone)]
pub struct StandingRole {
    /// The role.
    pub membership: Membership,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When the person said that it is right.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Whose.
    pub person: StandingPerson,
}

/// An account, when somebody was last in, and the last mail to it.
#[derive(Debug, Clone)]
pub struct StandingPerson {
    /// The account.
    pub account: Account,
    /// When somebody last signed in.
    pub seen_at: Option<DateTime<Utc>>,
    /// The last mail to it, as long as mails are kept.
    pub last_mail: Option<LastMail>,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastMail {
    /// How far it has come.
    pub state: MailState,
    /// When that was.
    pub at: DateTime<Utc>,
    /// What the mail server said, first its code.
    pub error: Option<String>,
}

#[derive(FromQueryResult)]
struct MailRow {
    account_id: Uuid,
    state: String,
    changed_at: DateTime<Utc>,
    error: Option<String>,
}

impl Tx {
    /// All roles of all people now, oldest first.
    pub async fn standing_roles(&self) -> Result<Vec<StandingRole>> {
        let people = self.standing_people().await?;
        let open = membership::Entity::find().filter(membership::Column::EndedAt.is_null());
        let rows = open.all(&self.inner).await?;
        let times: BTreeMap<_, _> =
            rows.into_iter().map(|row| (MembershipId(row.id), (row.created_at, row.confirmed_at))).collect();
        let standing = self.all_memberships().await?.into_iter().filter_map(|(account, membership)| {
            let (since, confirmed_at) = *times.get(&membership.id)?;
            let person = people.get(&account)?.clone();
            Some(StandingRole { membership, since, confirmed_at, person })
        });
        Ok(standing.collect())
    }

    /// All accounts but those of people who have been forgotten.
    pub async fn standing_people(&self) -> Result<BTreeMap<AccountId, StandingPerson>> {
        let mut mails = self.last_mails().await?;
        let known = accounts::Entity::find().filter(accounts::Column::ForgottenAt.is_null());
        let rows = known.all(&self.inner).await?;
        rows.iter()
            .map(|row| {
                let account = account::record(row)?;
                let last_mail = mails.remove(&account.id);
                Ok((account.id, StandingPerson { account, seen_at: row.seen_at, last_mail }))
            })
            .collect()
    }

    /// The newest mail to each account.
    async fn last_mails(&self) -> Result<BTreeMap<AccountId, LastMail>> {
        let newest = "SELECT account_id, state, changed_at, error FROM
            (SELECT account_id, state, changed_at, error,
                    row_number() OVER (PARTITION BY account_id ORDER BY queued_at DESC, id DESC) AS n
             FROM mail WHERE account_id IS NOT NULL) AS numbered
            WHERE n = 1";
        let rows = MailRow::find_by_statement(self.sql(newest, [])).all(&self.inner).await?;
        rows.into_iter()
            .map(|row| {
                let state = MailState::from_code(&row.state)?;
                Ok((AccountId(row.account_id), LastMail { state, at: row.changed_at, error: row.error }))
            })
            .collect()
    }
}
