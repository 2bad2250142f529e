//! The link by which a person's calendar reads: made, renewed and ended by the person. Of its secret the hash alone is
//! kept, so it is shown once.

use malspar_domain::role::Role;
use malspar_storage::{AuditEntry, CalendarLink};

use crate::{
    App, Error, Result,
    accounts::{Session, Token},
};

impl App {
    /// The link that the person has, where there is one.
    pub async fn calendar_link(&self, session: &Session) -> Result<Option<CalendarLink>> {
        Ok(self.store.read().await?.calendar_link_of(session.account.id).await?)
    }

    /// Makes the person's link, in the place of the one there was. Gives the secret, which is not kept.
    pub async fn make_calendar_link(&self, session: &Session) -> Result<Token> {
        let actor = session.actor().filter(|actor| has_dates(actor.role));
        let actor = actor.ok_or(Error::Forbidden("read dates by a link"))?;
        let (token, account) = (Token::new(self.secrets.as_ref())?, session.account.id);
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let renewed = tx.calendar_link_of(account).await?.is_some();
        tx.add_calendar_link(account, &token.hash(), session.strong, now).await?;
        let entry = AuditEntry::new("calendar.make", account.0.to_string()).with("renewed", renewed);
        tx.append_audit(&entry, &actor, now).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Ends the person's link at once. Where there is none nothing is done.
    pub async fn end_calendar_link(&self, session: &Session) -> Result<()> {
        let tx = self.store.write().await?;
        let (account, now) = (session.account.id, self.clock.now());
        if !tx.end_calendar_link(account, now).await? {
            return Ok(());
        }
        let entry = AuditEntry::new("calendar.end", account.0.to_string());
        tx.append_audit(&entry, &session.person(), now).await?;
        Ok(tx.commit().await?)
    }
}

/// Is there anything to be done by a day in this role?
const fn has_dates(role: Role) -> bool {
    matches!(role, Role::MunicipalContact | Role::StrategyOwner | Role::Administrator)
}
