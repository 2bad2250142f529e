//! Whether the service is set up as it should be. Each finding says what is so; what a secret is, is never in it.

use chrono::{DateTime, Duration, Utc};
use malspar_domain::role::Actor;
use malspar_storage::{DatabaseKind, JobFilter, JobState, MailStanding, Schema};

use super::check_administers;
use crate::{App, Error, Result, keys};

/// A mail that has waited so long does not leave by itself any more, or the server is gone.
const MAIL_WAITS: Duration = Duration::hours(1);
/// A copy that is older is missed when it is needed.
const BACKUP_AGE: Duration = Duration::days(2);
/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it should be.
    InOrder,
    /// Somebody should look at it.
    LookAt,
    /// It does not work, or is not safe.
    Wrong,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How it stands.
    pub verdict: Verdict,
    /// What is so.
    pub finding: Finding,
    /// Are the answers invented? Of such a service nothing leaves and nothing is kept.
    pub example: bool,
}

/// What is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The address under which people reach the service.
    Address(Option<String>),
    /// Whether mail leaves.
    Mail(MailFinding),
    /// The key that signs editions.
    Key(KeyFinding),
    /// When the database was last copied by this program, and how many rows that were.
    Backup(DatabaseKind, Option<(DateTime<Utc>, i64)>),
    /// Which database, in which version.
    Database(DatabaseKind, String),
    /// How many steps the schema lacks; nothing where a newer release has been here.
    Schema(Option<usize>),
    /// Whether what may only be added to is guarded.
    Guards(bool),
    /// How many jobs have failed.
    Jobs(u64),
}

/// Whether mail leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFinding {
    /// No mail server is named.
    NoServer(u64),
    /// One is, and this is what became of mails.
    Server(MailStanding),
}

/// The key that signs editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFinding {
    /// It is there, and nobody else can read it: the id of its public key.
    Good(String),
    /// Examples are signed with one that proves nothing.
    Example,
    /// There is none yet: one is made when something is first locked.
    NotYet,
    /// There is none, but editions are there that another has signed.
    Gone,
    /// Others on the machine can read it.
    Open,
    /// It cannot be read.
    Unusable,
}

impl App {
    /// Looks everything through.
    pub async fn checks(&self, actor: &Actor) -> Result<Vec<Check>> {
        check_administers(actor)?;
        let now = self.clock.now();
        let (kind, version) = self.store.database().await?;
        let tx = self.store.read().await?;
        let (example, mail, copied) =
            (tx.is_example().await?, tx.mail_standing().await?, tx.last_backup().await?);
        let failed =
            tx.count_jobs(&JobFilter { state: Some(JobState::Failed), ..JobFilter::default() }).await?;
        drop(tx);
        let mail =
            if self.has_postman() { MailFinding::Server(mail) } else { MailFinding::NoServer(mail.waiting) };
        let schema = match self.store.schema().await? {
            Schema::Current => Some(0),
            Schema::Behind(steps) => Some(steps.len()),
            Schema::Newer(_) | Schema::Empty | Schema::Foreign => None,
        };
        let findings = [
            Finding::Address(self.address.as_ref().map(ToString::to_string)),
            Finding::Mail(mail),
            Finding::Key(self.key_finding(example).await?),
            Finding::Backup(kind, copied),
            Finding::Database(kind, version),
            Finding::Schema(schema),
            Finding::Guards(self.store.check_triggers().await.is_ok()),
            Finding::Jobs(failed),
        ];
        let judged = |finding: Finding| Check { verdict: finding.verdict(now, example), finding, example };
        Ok(findings.into_iter().map(judged).collect())
    }

    async fn key_finding(&self, example: bool) -> Result<KeyFinding> {
        if example {
            return Ok(KeyFinding::Example);
        }
        Ok(match self.key.find() {
            Ok(Some(signer)) => KeyFinding::Good(signer.public().id()),
            Ok(None) if self.signing_keys().await?.is_empty() => KeyFinding::NotYet,
            Ok(None) => KeyFinding::Gone,
            Err(Error::Refused(why)) if why.iter().any(|v| v.code == keys::OPEN) => KeyFinding::Open,
            Err(error) => {
                tracing::warn!(%error, "the signing key cannot be read");
                KeyFinding::Unusable
            }
        })
    }
}

impl Finding {
    /// How it stands at this time. Of examples nothing leaves and nothing is kept, so nothing of that is missed.
    fn verdict(&self, now: DateTime<Utc>, example: bool) -> Verdict {
        match self {
            Self::Address(Some(address)) if address.starts_with("https:") => Verdict::InOrder,
            Self::Backup(..) | Self::Address(_) if example => Verdict::InOrder,
            Self::Mail(mail) => mail.verdict(now),
            Self::Key(key) => key.verdict(),
            Self::Backup(DatabaseKind::Sqlite, Some((at, _))) if now - *at < BACKUP_AGE => Verdict::InOrder,
            Self::Backup(DatabaseKind::Sqlite, None) | Self::Guards(false) | Self::Schema(None) => {
                Verdict::Wrong
            }
            Self::Schema(Some(0)) | Self::Guards(true) | Self::Database(..) | Self::Jobs(0) => {
                Verdict::InOrder
            }
            Self::Address(_) | Self::Backup(..) | Self::Schema(Some(_)) | Self::Jobs(_) => Verdict::LookAt,
        }
    }
}

impl MailFinding {
    fn verdict(&self, now: DateTime<Utc>) -> Verdict {
        let Self::Server(mail) = self else { return Verdict::Wrong };
        let stuck = mail.waiting_since.is_some_and(|since| now - since > MAIL_WAITS);
        let last_failed = mail.last_failed.as_ref().map(|(at, _)| *at);
        if stuck {
            Verdict::Wrong
        } else if last_failed > mail.last_sent || mail.last_sent.is_none() {
            Verdict::LookAt
        } else {
            Verdict::InOrder
        }
    }
}

impl KeyFinding {
    const fn verdict(&self) -> Verdict {
        match self {
            Self::Good(_) | Self::Example => Verdict::InOrder,
            Self::NotYet => Verdict::LookAt,
            Self::Gone | Self::Open | Self::Unusable => Verdict::Wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn mail_that_waits_long_is_wrong_and_a_failure_since_the_last_that_left_is_to_be_looked_at() {
        let now = at("2026-03-03T12:00:00Z");
        let (before, after) = (at("2026-03-03T10:00:00Z"), at("2026-03-03T11:50:00Z"));
        let verdict = |mail: MailStanding| MailFinding::Server(mail).verdict(now);
        let sent = MailStanding { last_sent: Some(before), ..MailStanding::default() };
        assert_eq!(verdict(sent.clone()), Verdict::InOrder);
        let waits = |since| MailStanding { waiting: 1, waiting_since: Some(since), ..sent.clone() };
        assert_eq!(verdict(waits(after)), Verdict::InOrder);
        assert_eq!(verdict(waits(before)), Verdict::Wrong);
        let failed = |at| MailStanding { last_failed: Some((at, "550 no".to_owned())), ..sent.clone() };
        assert_eq!(verdict(failed(after)), Verdict::LookAt);
        assert_eq!(verdict(failed(at("2026-03-03T09:00:00Z"))), Verdict::InOrder);
        assert_eq!(verdict(MailStanding::default()), Verdict::LookAt, "nobody knows yet");
        assert_eq!(MailFinding::NoServer(0).verdict(now), Verdict::Wrong);
    }

    #[test]
    fn a_copy_is_missed_where_there_is_none_and_old_after_two_days() {
        let now = at("2026-03-03T12:00:00Z");
        let verdict = |kind, copied| Finding::Backup(kind, copied).verdict(now, false);
        assert_eq!(verdict(DatabaseKind::Sqlite, None), Verdict::Wrong);
        assert_eq!(verdict(DatabaseKind::Sqlite, Some((at("2026-03-02T12:00:00Z"), 7))), Verdict::InOrder);
        assert_eq!(verdict(DatabaseKind::Sqlite, Some((at("2026-02-28T12:00:00Z"), 7))), Verdict::LookAt);
        assert_eq!(verdict(DatabaseKind::Postgres, None), Verdict::LookAt, "a server is copied by others");
    }
}
