//! Mail that goes out. A mail is queued in the transaction of the act that causes it, so neither comes without the other.

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Address,
    id::{AccountId, MailId},
    lang::Lang,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{Error, Result, StrategyScope, Thing, Tx, entity::mail, store::stored};

/// How far a mail has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It waits.
    Queued,
    /// It is being handed to the mail server.
    Sending,
    /// The mail server has taken it.
    Sent,
    /// Nobody knows whether the mail server has taken it; it is never sent again by itself.
    Unknown,
    /// The mail server has not taken it.
    Failed,
}

impl MailState {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Unknown => "unknown",
            Self::Failed => "failed",
        }
    }

    pub(crate) fn from_code(code: &str) -> Result<Self> {
        [Self::Queued, Self::Sending, Self::Sent, Self::Unknown, Self::Failed]
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or_else(|| Error::unreadable("state of a mail", code))
    }
}

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// To whose account; to a body that has none, where there is none.
    pub account: Option<AccountId>,
    /// Where to.
    pub recipient: Address,
    /// What kind of mail.
    pub kind: &'static str,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says, as text.
    pub body: String,
    /// The same as HTML.
    pub html: String,
    /// When what it says is worth nothing any more, and is removed.
    pub expires_at: Option<DateTime<Utc>>,
    /// Which strategy it is about, where it is about one: whoever runs its follow-up sees what became of it.
    pub about: Option<StrategyScope>,
}

/// A mail as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRecord {
    /// Which.
    pub id: MailId,
    /// Where to.
    pub recipient: Address,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says, as text.
    pub body: String,
    /// The same as HTML.
    pub html: String,
    /// How far it has come.
    pub state: MailState,
    /// When it was written.
    pub queued_at: DateTime<Utc>,
}

/// How it stands with mail, whoever it is to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailStanding {
    /// How many wait.
    pub waiting: u64,
    /// Since when the oldest of them does.
    pub waiting_since: Option<DateTime<Utc>>,
    /// When the mail server last took one.
    pub last_sent: Option<DateTime<Utc>>,
    /// When one last did not leave, and what was said of it: the first word tells it.
    pub last_failed: Option<(DateTime<Utc>, String)>,
}

impl Tx {
    /// How it stands with mail.
    pub async fn mail_standing(&self) -> Result<MailStanding> {
        use mail::Column as C;
        let of = |states: &[MailState]| {
            mail::Entity::find().filter(C::State.is_in(states.iter().map(|state| state.code())))
        };
        let waiting = of(&[MailState::Queued, MailState::Sending]);
        let oldest = waiting.clone().order_by_asc(C::QueuedAt).one(&self.inner).await?;
        let sent = of(&[MailState::Sent]).order_by_desc(C::ChangedAt).one(&self.inner).await?;
        let failed = of(&[MailState::Failed, MailState::Unknown]).order_by_desc(C::ChangedAt);
        let failed = failed.one(&self.inner).await?;
        Ok(MailStanding {
            waiting: waiting.count(&self.inner).await?,
            waiting_since: oldest.map(|row| row.queued_at),
            last_sent: sent.map(|row| row.changed_at),
            last_failed: failed.map(|row| (row.changed_at, row.error.unwrap_or_default())),
        })
    }

    /// Puts a mail into the queue; it is sent once this transaction is committed.
    pub async fn queue_mail(&self, new: NewMail, at: DateTime<Utc>) -> Result<MailId> {
        let id = self.new_id();
        let row = mail::ActiveModel {
            id: Set(id),
            account_id: Set(new.account.map(|account| account.0)),
            recipient: Set(new.recipient.to_string()),
            kind: Set(new.kind.to_owned()),
            lang: Set(new.lang.tag().to_owned()),
            subject: Set(new.subject),
            body: Set(new.body),
            html: Set(new.html),
            state: Set(MailState::Queued.code().to_owned()),
            queued_at: Set(stored(at)),
            changed_at: Set(stored(at)),
            expires_at: Set(new.expires_at.map(stored)),
            error: Set(None),
            strategy_id: Set(new.about.map(|scope| scope.strategy)),
            repeats: Set(None),
        };
        mail::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(MailId(id))
    }

    /// Takes the mail that has waited longest, but for those that were `tried` in this round, and notes that it is being
    /// sent; nothing where none waits. To be committed before it is sent: whoever dies between leaves a mail of which
    /// nobody knows.
    pub async fn take_mail(&self, tried: &[MailId], at: DateTime<Utc>) -> Result<Option<MailRecord>> {
        let waiting = mail::Entity::find().filter(mail::Column::State.eq(MailState::Queued.code()));
        let waiting = waiting.filter(mail::Column::Id.is_not_in(tried.iter().map(|id| id.0)));
        let waiting = waiting.order_by_asc(mail::Column::ChangedAt).order_by_asc(mail::Column::Id);
        let Some(row) = waiting.one(&self.inner).await? else { return Ok(None) };
        let take = "UPDATE mail SET state = 'sending', changed_at = $1 WHERE id = $2 AND state = 'queued'";
        let taken = self.inner.execute_raw(self.sql(take, [stored(at).into(), row.id.into()])).await?;
        // Another process may have been quicker; it sends the mail.
        if taken.rows_affected() == 1 { record(row).map(Some) } else { Ok(None) }
    }

    /// Notes what became of a mail.
    pub async fn note_mail(
        &self,
        id: MailId,
        state: MailState,
        error: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let found = mail::Entity::find_by_id(id.0).one(&self.inner).await?;
        // The person may have been forgotten meanwhile, and the mail with them.
        let Some(row) = found else { return Err(Error::not_found(Thing::Mail, id.0)) };
        let mut row = row.into_active_model();
        row.state = Set(state.code().to_owned());
        row.error = Set(error.map(str::to_owned));
        row.changed_at = Set(stored(at));
        row.update(&self.inner).await?;
        Ok(())
    }

    /// Notes that a mail which was taken, or of which nobody knew, could not be delivered; false where it is in another
    /// state. An error where there is no such mail, or it has been removed.
    pub async fn note_bounce(&self, id: MailId, said: &str, at: DateTime<Utc>) -> Result<bool> {
        let found = mail::Entity::find_by_id(id.0).one(&self.inner).await?;
        if found.is_none() {
            return Err(Error::not_found(Thing::Mail, id.0));
        }
        let bounce = "UPDATE mail SET state = 'failed', error = $1, changed_at = $2
                      WHERE id = $3 AND state IN ('sent', 'unknown')";
        let values = [said.into(), stored(at).into(), id.0.into()];
        Ok(self.inner.execute_raw(self.sql(bounce, values)).await?.rows_affected() == 1)
    }

    /// Of mails that have been on their way since before `before` nobody knows what became.
    pub async fn give_up_mails(&self, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<u64> {
        let give_up =
            "UPDATE mail SET state = 'unknown', changed_at = $1 WHERE state = 'sending' AND changed_at < $2";
        let done =
            self.inner.execute_raw(self.sql(give_up, [stored(at).into(), stored(before).into()])).await?;
        Ok(done.rows_affected())
    }

    /// The latest mails, newest first.
    pub async fn mails(&self, limit: u64) -> Result<Vec<MailRecord>> {
        let newest =
            mail::Entity::find().order_by_desc(mail::Column::QueuedAt).order_by_desc(mail::Column::Id);
        newest.limit(limit).all(&self.inner).await?.into_iter().map(record).collect()
    }

    /// Empties what is worth nothing any more: a code that has expired need not be kept. Who waited for it to be sent
    /// waits no longer.
    pub async fn empty_mails(&self, now: DateTime<Utc>) -> Result<u64> {
        let late = "UPDATE mail SET state = 'failed', error = 'expired before it was sent', changed_at = $1
                    WHERE state = 'queued' AND expires_at <= $1";
        self.inner.execute_raw(self.sql(late, [stored(now).into()])).await?;
        let empty =
            "UPDATE mail SET subject = '', body = '', html = '' WHERE expires_at <= $1 AND body <> ''";
        Ok(self.inner.execute_raw(self.sql(empty, [stored(now).into()])).await?.rows_affected())
    }

    /// Empties a mail, if what it says is worth nothing one day: who has it needs nobody else to keep it.
    pub async fn empty_mail(&self, id: MailId) -> Result<()> {
        let empty = "UPDATE mail SET subject = '', body = '', html = ''
                     WHERE id = $1 AND expires_at IS NOT NULL";
        self.inner.execute_raw(self.sql(empty, [id.0.into()])).await?;
        Ok(())
    }

    /// Removes mails of which it has been known since before `before` what became: one that waits is not lost, however long.
    pub async fn weed_mails(&self, before: DateTime<Utc>) -> Result<u64> {
        let waits = [MailState::Queued, MailState::Sending].map(MailState::code);
        let old = mail::Entity::delete_many().filter(mail::Column::State.is_not_in(waits));
        let old = old.filter(mail::Column::ChangedAt.lt(stored(before)));
        Ok(old.exec(&self.inner).await?.rows_affected)
    }

    /// Removes every mail to an account.
    pub async fn forget_mails(&self, account: AccountId) -> Result<()> {
        mail::Entity::delete_many().filter(mail::Column::AccountId.eq(account.0)).exec(&self.inner).await?;
        Ok(())
    }
}

fn record(row: mail::Model) -> Result<MailRecord> {
    Ok(MailRecord {
        id: MailId(row.id),
        recipient: row.recipient.parse().map_err(|_| Error::unreadable("address", &row.recipient))?,
        lang: Lang::from_tag(&row.lang).ok_or_else(|| Error::unreadable("language", &row.lang))?,
        subject: row.subject,
        body: row.body,
        html: row.html,
        state: MailState::from_code(&row.state)?,
        queued_at: row.queued_at,
    })
}
