//! What became of mails, for whoever sees to a strategy or to the service, and sending one again that did not arrive. It is
//! sent again as a mail of its own that names the one that it repeats; a mail is repeated once.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    account::Address,
    id::{AccountId, MailId},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use crate::{Error, MailState, Result, StrategyScope, Thing, Tx, entity::mail, store::stored};

/// A mail of which nobody knows, or that was not taken, and that nobody has sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TroubledMail {
    /// Which.
    pub id: MailId,
    /// To whose account; to an office that has none, where there is none.
    pub account: Option<AccountId>,
    /// Where to.
    pub recipient: Address,
    /// What it is about.
    pub subject: String,
    /// Is it known that it was not taken, or not?
    pub state: MailState,
    /// When it was written.
    pub queued_at: DateTime<Utc>,
    /// When it became so.
    pub changed_at: DateTime<Utc>,
    /// What the mail server said, first its code.
    pub error: Option<String>,
}

#[derive(FromQueryResult)]
struct Counted {
    state: String,
    n: i64,
}

/// Whose mails.
enum Whose<'a> {
    Strategy(&'a StrategyScope),
    NoStrategy,
}

impl Tx {
    /// The mails about a strategy that did not arrive for certain, the latest first. They are the region's: a contact sees
    /// none. What expires is nobody's to send again.
    pub async fn troubled_mails(&self, scope: &StrategyScope, limit: u64) -> Result<Vec<TroubledMail>> {
        if !scope.actor.may_run_follow_up() {
            return Ok(Vec::new());
        }
        self.troubled(&Whose::Strategy(scope), limit).await
    }

    /// The same of mails that are about no strategy. To whom they may be shown is for the caller to ask.
    pub async fn troubled_mails_of_nobody(&self, limit: u64) -> Result<Vec<TroubledMail>> {
        self.troubled(&Whose::NoStrategy, limit).await
    }

    async fn troubled(&self, whose: &Whose<'_>, limit: u64) -> Result<Vec<TroubledMail>> {
        use mail::Column as C;
        let lost = [MailState::Unknown, MailState::Failed].map(MailState::code);
        let repeated = mail::Entity::find().select_only().column(C::Repeats).filter(C::Repeats.is_not_null());
        let found = mail::Entity::find()
            .filter(C::State.is_in(lost))
            .filter(C::ExpiresAt.is_null())
            .filter(C::Id.not_in_subquery(repeated.into_query()));
        let found = match whose {
            Whose::Strategy(scope) => found.filter(C::StrategyId.eq(scope.strategy)),
            Whose::NoStrategy => found.filter(C::StrategyId.is_null()),
        };
        let found = found.order_by_desc(C::ChangedAt).order_by_desc(C::Id).limit(limit);
        found.all(&self.inner).await?.into_iter().map(troubled).collect()
    }

    /// How many mails about a strategy have come how far, as long as they are kept.
    pub async fn mail_counts(&self, scope: &StrategyScope) -> Result<BTreeMap<&'static str, u64>> {
        let mut counts = BTreeMap::new();
        if !scope.actor.may_run_follow_up() {
            return Ok(counts);
        }
        let rows = Counted::find_by_statement(self.sql(
            "SELECT state, count(*) AS n FROM mail WHERE strategy_id = $1 GROUP BY state",
            [scope.strategy.into()],
        ));
        for row in rows.all(&self.inner).await? {
            let n = u64::try_from(row.n).map_err(Error::other)?;
            counts.insert(MailState::from_code(&row.state)?.code(), n);
        }
        Ok(counts)
    }

    /// Puts a mail into the queue once more, as a mail of its own. An error where there is no such mail that did not arrive,
    /// or where it has been sent again: of two who press at once one does. Whether it may is for the caller to have asked,
    /// by [`Tx::troubled_mails`].
    pub async fn repeat_mail(&self, id: MailId, at: DateTime<Utc>) -> Result<MailId> {
        use mail::Column as C;
        let held = mail::Entity::find_by_id(id.0).lock_exclusive().one(&self.inner).await?;
        let missing = || Error::not_found(Thing::Mail, id.0);
        let row = held.ok_or_else(missing)?;
        let is_lost = matches!(MailState::from_code(&row.state)?, MailState::Unknown | MailState::Failed);
        let again = mail::Entity::find().filter(C::Repeats.eq(id.0)).one(&self.inner).await?;
        if !is_lost || row.expires_at.is_some() || again.is_some() {
            return Err(missing());
        }
        let new: Uuid = self.new_id();
        let repeated = mail::ActiveModel {
            id: Set(new),
            account_id: Set(row.account_id),
            recipient: Set(row.recipient),
            kind: Set(row.kind),
            lang: Set(row.lang),
            subject: Set(row.subject),
            body: Set(row.body),
            html: Set(row.html),
            state: Set(MailState::Queued.code().to_owned()),
            queued_at: Set(stored(at)),
            changed_at: Set(stored(at)),
            expires_at: Set(None),
            error: Set(None),
            strategy_id: Set(row.strategy_id),
            repeats: Set(Some(row.id)),
        };
        mail::Entity::insert(repeated).exec_without_returning(&self.inner).await?;
        Ok(MailId(new))
    }
}

fn troubled(row: mail::Model) -> Result<TroubledMail> {
    Ok(TroubledMail {
        id: MailId(row.id),
        account: row.account_id.map(AccountId),
        recipient: row.recipient.parse().map_err(|_| Error::unreadable("address", &row.recipient))?,
        subject: row.subject,
        state: MailState::from_code(&row.state)?,
        queued_at: row.queued_at,
        changed_at: row.changed_at,
        error: row.error,
    })
}
