//! Who answers for the organisations of a strategy, and whether mail reaches them.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Address,
    code::OrganisationCode,
    id::{AccountId, MembershipId},
    lang::Lang,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Error, MailState, Result, StrategyScope, Tx, register::organisation_code};

/// Somebody who answers for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Whose account.
    pub account: AccountId,
    /// The role.
    pub membership: MembershipId,
    /// For which organisation.
    pub organisation: OrganisationCode,
    /// Where mail goes; nowhere once the person has been forgotten.
    pub address: Option<Address>,
    /// The language of mails.
    pub lang: Lang,
    /// In somebody else's stead?
    pub deputy: bool,
    /// Is the account shut?
    pub disabled: bool,
    /// Has the person ever signed in?
    pub seen: bool,
    /// Is the role another's still, until the person signs in for the first time?
    pub waits: bool,
    /// Did the role come from somebody who handed it over?
    pub succeeds: bool,
    /// When the role was given.
    pub since: DateTime<Utc>,
    /// When the person last said that it is right.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// What became of the last mail that was no code: when it was written, how far it came, what went wrong.
    pub last_mail: Option<ContactMail>,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactMail {
    /// How far it came.
    pub state: MailState,
    /// When that was.
    pub at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    account_id: Uuid,
    membership_id: Uuid,
    code: String,
    address: Option<String>,
    lang: String,
    deputy: i32,
    disabled_at: Option<DateTime<Utc>>,
    seen_at: Option<DateTime<Utc>>,
    succeeds: Option<Uuid>,
    made_to_succeed: i32,
    created_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    mail_state: Option<String>,
    mail_at: Option<DateTime<Utc>>,
}

const SELECT: &str = "
    SELECT a.id AS account_id, m.id AS membership_id, o.code, a.address, a.lang, m.deputy, a.disabled_at, a.seen_at,
           m.succeeds, m.made_to_succeed, m.created_at, m.confirmed_at, l.state AS mail_state, l.changed_at AS mail_at
    FROM membership m
    JOIN account a ON a.id = m.account_id
    JOIN organisation o ON o.id = m.organisation_id
    LEFT JOIN mail l ON l.id =
        (SELECT n.id FROM mail n WHERE n.account_id = a.id AND n.expires_at IS NULL
         ORDER BY n.queued_at DESC, n.id DESC LIMIT 1)
    WHERE m.role = 'municipal_contact' AND m.ended_at IS NULL
      AND (m.strategy_id = $1 OR m.strategy_id IS NULL)
    ORDER BY o.code, m.deputy, m.created_at, m.id";

impl Tx {
    /// Everybody who answers for an organisation in the strategy now, or will when they have come; whoever holds the task
    /// before deputies. Organisations that take no part in it are for the caller to leave out.
    pub async fn contacts(&self, scope: &StrategyScope) -> Result<Vec<Contact>> {
        let rows = Row::find_by_statement(self.sql(SELECT, [scope.strategy.into()]));
        let mut found = Vec::new();
        for row in rows.all(&self.inner).await? {
            let contact = contact(row)?;
            if scope.opens(&contact.organisation) {
                found.push(contact);
            }
        }
        Ok(found)
    }
}

fn contact(row: Row) -> Result<Contact> {
    let address = row.address.map(|text| text.parse().map_err(|_| Error::unreadable("address", &text)));
    let last_mail = match (row.mail_state, row.mail_at) {
        (Some(state), Some(at)) => Some(ContactMail { state: MailState::from_code(&state)?, at }),
        _ => None,
    };
    Ok(Contact {
        account: AccountId(row.account_id),
        membership: MembershipId(row.membership_id),
        organisation: organisation_code(row.code)?,
        address: address.transpose()?,
        lang: Lang::from_tag(&row.lang).ok_or_else(|| Error::unreadable("language", &row.lang))?,
        deputy: row.deputy != 0,
        disabled: row.disabled_at.is_some(),
        seen: row.seen_at.is_some(),
        waits: row.made_to_succeed != 0,
        succeeds: row.succeeds.is_some(),
        since: row.created_at,
        confirmed_at: row.confirmed_at,
        last_mail,
    })
}
