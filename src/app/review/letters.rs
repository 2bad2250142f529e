//! What the contacts are told of the review, by mail: that a completion is needed, that their answers are checked, or
//! that they are open again.
//!
//! The mail is queued with the act. It holds no answers, and its link is no way in.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    account::Account,
    clock,
    code::OrganisationCode,
    lang::{Lang, Text},
    narrative::{MeetingStep, Narratives, Purpose},
    submission::SubmissionAct,
};
use malspar_storage::{StrategyScope, Tx};
use malspar_words::{date, t};

use crate::{
    App, Result,
    accounts::Written,
    following::name_of,
    letters::{Frame, MailKind},
    standing::contacts::recipients,
    submissions::Room,
};

/// What there is to tell.
enum News {
    /// A completion is asked for, of so many questions (none where it is all), and until when, where there is a day yet.
    Returned { reason: String, questions: usize, until: Option<NaiveDate> },
    /// The answers are checked that came in on this day.
    Checked { submitted_on: NaiveDate },
    /// The answers are open again up to a day, so many questions of them (none where it is all).
    Reopened { reason: String, questions: usize, until: NaiveDate },
}

/// What a letter is written with.
pub(crate) struct Letter {
    frame: Frame,
    /// Whose answers.
    organisation: Text,
    /// The meetings that take the report up, where they have been given.
    steps: Vec<MeetingStep>,
}

impl App {
    /// Puts the mails of an act on `organisation`'s answers into the queue, and says how many. Nobody is written to where
    /// nobody has an account, and of other acts than these.
    pub(crate) async fn tell_of_review(
        &self,
        tx: &Tx,
        room: &Room,
        organisation: &OrganisationCode,
        act: &SubmissionAct,
        now: DateTime<Utc>,
    ) -> Result<usize> {
        let Some(news) = news(tx, room, organisation, act, now).await? else { return Ok(0) };
        let told = tx.narrative_version(&room.scope, &room.cycle.key, None).await?;
        let Narratives { mailbox, steps, .. } = told.map(|texts| texts.narratives).unwrap_or_default();
        let frame = Frame::of(self, room, mailbox, clock::local_date(now));
        let letter = Letter { frame, organisation: name_of(tx, organisation).await?, steps };
        let contacts = contacts(tx, &room.scope, organisation).await?;
        for account in &contacts {
            let written = letter.written(&news, account.lang).about(&room.scope);
            self.queue_written(tx, account, written, None).await?;
        }
        Ok(contacts.len())
    }
}

impl Letter {
    fn written(&self, news: &News, lang: Lang) -> Written {
        let organisation = self.organisation.get(lang);
        let (kind, subject, body) = match news {
            News::Returned { reason, questions, until } => {
                let n = *questions;
                let subject = t!(lang, "review-mail-returned-subject", n = n, organisation = organisation);
                (MailKind::Returned, subject, self.returned(reason, n > 0, *until, lang))
            }
            News::Checked { submitted_on } => {
                let subject = t!(lang, "review-mail-checked-subject", organisation = organisation);
                (MailKind::Checked, subject, self.checked(*submitted_on, lang))
            }
            News::Reopened { reason, questions, until } => {
                let n = *questions;
                let subject = t!(lang, "review-mail-reopened-subject", n = n, organisation = organisation);
                (MailKind::Reopened, subject, self.reopened(reason, n > 0, *until, lang))
            }
        };
        Written::new(
            kind,
            lang,
            subject,
            format!("{body}\n\n{}", self.frame.footer(lang, &self.organisation)),
        )
    }

    fn page(&self, rest: &str, lang: Lang) -> String {
        self.frame.link(lang, &format!("/svara/{}/{}{rest}", self.frame.slug, self.frame.cycle.key))
    }

    fn returned(&self, reason: &str, is_some: bool, until: Option<NaiveDate>, lang: Lang) -> String {
        t!(
            lang,
            "review-mail-returned",
            reason = reason,
            some = if is_some { "yes" } else { "no" },
            url = self.page("", lang),
            until = if until.is_some() { "yes" } else { "no" },
            date = until.map(|day| date::long(lang, day)).unwrap_or_default()
        )
    }

    fn reopened(&self, reason: &str, is_some: bool, until: NaiveDate, lang: Lang) -> String {
        t!(
            lang,
            "review-mail-reopened",
            date = date::long(lang, until),
            reason = reason,
            some = if is_some { "yes" } else { "no" },
            url = self.page("", lang)
        )
    }

    fn checked(&self, submitted_on: NaiveDate, lang: Lang) -> String {
        let number = self.frame.number.as_deref();
        let meeting = self.meeting();
        t!(
            lang,
            "review-mail-checked",
            submitted_on = date::long(lang, submitted_on),
            url = self.page("/kvittens", lang),
            numbered = if number.is_some() { "yes" } else { "no" },
            number = number.unwrap_or_default(),
            meets = if meeting.is_some() { "yes" } else { "no" },
            body = meeting.map(|step| step.body.get(lang)).unwrap_or_default(),
            date = meeting.map(|step| date::long(lang, step.date)).unwrap_or_default()
        )
    }

    /// The meeting that the report is for: where it is decided on, or else the first that is to come.
    fn meeting(&self) -> Option<&MeetingStep> {
        let mut to_come: Vec<_> = self.steps.iter().filter(|step| step.date >= self.frame.today).collect();
        to_come.sort_by_key(|step| (step.purpose != Purpose::Decision, step.date));
        to_come.first().copied()
    }
}

async fn news(
    tx: &Tx,
    room: &Room,
    organisation: &OrganisationCode,
    act: &SubmissionAct,
    now: DateTime<Utc>,
) -> Result<Option<News>> {
    let (scope, cycle) = (&room.scope, &room.cycle);
    Ok(match act {
        SubmissionAct::Return { reason, scope: questions } => {
            let own = tx.submission(scope, &cycle.key, organisation).await?;
            let deadline = own.and_then(|own| own.extended_until).unwrap_or(cycle.deadline);
            // The review begins where the last day to answer has passed, and a completion comes in while it goes on.
            let days = [deadline, cycle.review_until].into_iter();
            let until = days.filter(|day| *day >= clock::local_date(now)).min();
            Some(News::Returned { reason: reason.clone(), questions: questions.len(), until })
        }
        SubmissionAct::Approve => {
            let history = tx.submission_history(scope, &cycle.key, organisation).await?;
            let handed_in = history.iter().rfind(|event| event.act == SubmissionAct::Submit.code());
            handed_in.map(|event| News::Checked { submitted_on: clock::local_date(event.recorded_at) })
        }
        SubmissionAct::Reopen { reason, scope: questions, until } => {
            Some(News::Reopened { reason: reason.clone(), questions: questions.len(), until: *until })
        }
        _ => None,
    })
}

/// Whom a letter to the organisation goes to, as every other letter does.
pub(super) async fn contacts(
    tx: &Tx,
    scope: &StrategyScope,
    organisation: &OrganisationCode,
) -> Result<Vec<Account>> {
    let mut all = tx.contacts(scope).await?;
    all.retain(|contact| contact.organisation == *organisation);
    let mut found = Vec::new();
    for contact in recipients(&all) {
        found.push(tx.account(contact.account).await?);
    }
    Ok(found)
}

#[cfg(test)]
impl Letter {
    /// Everything that there is to tell, with and without what may be missing.
    pub(crate) fn samples(lang: Lang) -> Vec<Written> {
        let frame = Frame::sample();
        let day = frame.cycle.review_until;
        let reason = || "Siffran för 2025 saknas.".to_owned();
        let news = [
            News::Returned { reason: reason(), questions: 2, until: Some(day) },
            News::Returned { reason: reason(), questions: 0, until: None },
            News::Checked { submitted_on: frame.cycle.deadline },
            News::Reopened { reason: reason(), questions: 2, until: day },
            News::Reopened { reason: reason(), questions: 0, until: day },
        ];
        let body = Text::new("Hälso- och sjukvårdsnämnden", "The health committee");
        let step = MeetingStep { body, date: day, purpose: Purpose::Decision };
        let organisation = || Text::new("Laxå kommun", "Laxå Municipality");
        let bare = Frame { number: None, mailbox: None, ..frame.clone() };
        let letters = [
            Self { frame, organisation: organisation(), steps: vec![step] },
            Self { frame: bare, organisation: organisation(), steps: Vec::new() },
        ];
        letters.iter().flat_map(|letter| news.iter().map(|news| letter.written(news, lang))).collect()
    }
}
