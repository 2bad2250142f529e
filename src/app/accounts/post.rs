//! Mail on its way out: taken from the queue one by one, noted as being sent before it is, and never sent twice.
//!
//! Whoever dies between has left a mail of which nobody knows what became: it is for a person to send again.

use std::{future::Future, pin::Pin, sync::Arc};

use chrono::{DateTime, Duration, Utc};
use malspar_domain::id::MailId;
use malspar_storage::{MailRecord, MailState, Tx};
use malspar_words::Lang;
use tokio::sync::Notify;

use crate::{App, Error, Result, address::PublicAddress};

/// A mail that has been on its way for so long will not come back.
const GIVEN_UP: Duration = Duration::minutes(10);
/// So long a mail server is tried that cannot be reached.
const PATIENCE: Duration = Duration::hours(24);
/// How long what was tried, and sessions and links that have ended, are kept.
const KEPT: Duration = Duration::hours(25);
/// How long mails are kept, for the question whether one was sent; what they said may be gone long before.
const MAILS_KEPT: Duration = Duration::days(90);
/// How many mails the outbox shows.
const SHOWN: u64 = 50;

/// What became of a mail. What went wrong begins with one word that tells it, such as the server's reply code; the rest may
/// name people, and stays beside the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server has taken it.
    Sent,
    /// It has not, and said so.
    Failed(String),
    /// It has not, and may later: it could not be reached, or asks to be tried again.
    Later(String),
    /// Nobody knows.
    Unknown(String),
}

/// On its way.
pub type Outgoing<'a> = Pin<Box<dyn Future<Output = Delivery> + Send + 'a>>;

/// Whoever hands mail to a mail server.
pub trait Postman: Send + Sync {
    /// Hands `mail` over.
    fn deliver<'a>(&'a self, mail: &'a MailRecord) -> Outgoing<'a>;
}

/// How mail leaves the service.
#[derive(Clone, Default)]
pub struct Post {
    /// Who hands it over; nobody where no mail server has been named.
    postman: Option<Arc<dyn Postman>>,
    /// Rung when a mail waits.
    bell: Arc<Notify>,
    /// Where the links in mails lead.
    site: Option<PublicAddress>,
}

/// Where links in mails lead.
#[derive(Debug, Clone)]
pub(crate) struct Links(String);

impl Links {
    /// A page of ours, in a language.
    pub(crate) fn to(&self, lang: Lang, page: &str) -> String {
        let site = &self.0;
        match lang {
            Lang::Sv => format!("{site}{page}"),
            Lang::En => format!("{site}/en{page}"),
        }
    }
}

#[cfg(test)]
impl Links {
    pub(crate) fn sample() -> Self {
        Self("https://malspar.example.se".to_owned())
    }
}

impl Post {
    pub(crate) fn ring(&self) {
        self.bell.notify_one();
    }
}

impl App {
    /// The same with somebody who hands mail over.
    #[must_use]
    pub fn with_postman(mut self, postman: Option<Arc<dyn Postman>>) -> Self {
        self.post.postman = postman;
        self
    }

    /// The same with the address that links in mails lead to.
    #[must_use]
    pub fn with_links_to(mut self, site: PublicAddress) -> Self {
        self.post.site = Some(site);
        self
    }

    /// Can mail leave?
    pub const fn has_postman(&self) -> bool {
        self.post.postman.is_some()
    }

    /// A page of ours as a mail names it. The language is that of whoever gets it.
    pub(crate) fn link(&self, lang: Lang, page: &str) -> String {
        self.links().to(lang, page)
    }

    /// Where the links in mails lead.
    pub(crate) fn links(&self) -> Links {
        Links(self.post.site.as_ref().or(self.address.as_ref()).map(ToString::to_string).unwrap_or_default())
    }

    /// The links in mails without the site that they lead to: what the demo's outbox shows is read on the spot.
    pub fn on_the_spot(&self, text: &str) -> String {
        match &self.post.site {
            Some(site) => text.replace(&site.to_string(), ""),
            None => text.to_owned(),
        }
    }

    /// Done when a mail may be waiting.
    pub async fn mail_waits(&self) {
        self.post.bell.notified().await;
    }

    /// Sends what waits, and says how many were handed over. Without a mail server they go on waiting.
    pub async fn send_mails(&self) -> Result<usize> {
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let lost = tx.give_up_mails(now - GIVEN_UP, now).await?;
        tx.empty_mails(now).await?;
        tx.commit().await?;
        if lost > 0 {
            tracing::error!(lost, "of mails that were being sent nobody knows what became");
        }
        let Some(postman) = self.post.postman.clone() else { return Ok(0) };
        let (mut sent, mut tried) = (0, Vec::new());
        while let Some(mail) = self.take_mail(&tried).await? {
            let delivery = postman.deliver(&mail).await;
            self.note_delivery(&mail, &delivery).await?;
            sent += usize::from(delivery == Delivery::Sent);
            tried.push(mail.id);
        }
        Ok(sent)
    }

    /// Whoever asks for a mail that cannot leave is told nothing else; whoever runs the service is told this.
    pub fn warn_without_postman(&self) {
        if !self.has_postman() {
            tracing::warn!("a mail waits and none can leave: set smtp_url and mail_from");
        }
    }

    async fn take_mail(&self, tried: &[MailId]) -> Result<Option<MailRecord>> {
        let tx = self.store.write().await?;
        let taken = tx.take_mail(tried, self.clock.now()).await?;
        tx.commit().await?;
        Ok(taken)
    }

    async fn note_delivery(&self, mail: &MailRecord, delivery: &Delivery) -> Result<()> {
        let (state, error) = match delivery {
            Delivery::Sent => (MailState::Sent, None),
            Delivery::Later(error) if self.clock.now() - mail.queued_at < PATIENCE => {
                (MailState::Queued, Some(error.as_str()))
            }
            Delivery::Failed(error) | Delivery::Later(error) => (MailState::Failed, Some(error.as_str())),
            Delivery::Unknown(error) => (MailState::Unknown, Some(error.as_str())),
        };
        if let Some(error) = error {
            let (state, code) = (state.code(), first_word(error));
            tracing::error!(mail = %mail.id.0, state, code, "a mail did not leave as it should");
        }
        let tx = self.store.write().await?;
        match tx.note_mail(mail.id, state, error, self.clock.now()).await {
            // The person was forgotten while the mail was on its way.
            Err(malspar_storage::Error::NotFound(_)) => return Ok(()),
            noted => noted?,
        }
        // A code is for whoever got it alone. The demo's outbox is where one reads it.
        if state != MailState::Queued && !tx.is_example().await? {
            tx.empty_mail(mail.id).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The latest mails, newest first: in the demo anybody may read them, since they go nowhere.
    pub async fn outbox(&self) -> Result<Vec<MailRecord>> {
        let tx = self.store.read().await?;
        if !tx.is_example().await? {
            return Err(Error::Forbidden("read mail"));
        }
        Ok(tx.mails(SHOWN).await?)
    }

    /// Removes what need not be kept: sessions, links and attempts that are over, what expired mails said, old mails and jobs,
    /// files that nobody said yes to. Tells how much of what.
    pub(crate) async fn weed(&self, tx: &Tx, now: DateTime<Utc>) -> Result<Vec<(&'static str, u64)>> {
        Ok(vec![
            ("sessions", tx.weed_sessions(now - KEPT).await?),
            ("links", tx.weed_sign_ins(now - KEPT).await?),
            ("attempts", tx.weed_attempts(now - KEPT).await?),
            ("emptied", tx.empty_mails(now).await?),
            ("mails", tx.weed_mails(now - MAILS_KEPT).await?),
            ("uploads", tx.weed_uploads(now).await?),
            ("jobs", tx.weed_jobs(now - MAILS_KEPT).await?),
        ])
    }
}

/// The word that tells what went wrong with a mail. What is no plain word, such as an address, is not for the log or a page.
pub fn first_word(error: &str) -> &str {
    let word = error.split(' ').next().unwrap_or_default().trim_end_matches(':');
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') { word } else { "?" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_tells_the_reply_code_and_no_address() {
        assert_eq!(first_word("550 <laxa@kommun.example>: no such user"), "550");
        assert_eq!(first_word("connection: refused"), "connection");
        assert_eq!(first_word("<laxa@kommun.example>: no such user"), "?");
        assert_eq!(first_word("laxa@kommun.example"), "?");
    }
}
