//! The letters to an organisation's contacts, in the words of a language: that a cycle has opened, and reminders.

use chrono::NaiveDate;
use malspar_domain::{
    account::Account,
    code::OrganisationCode,
    lang::{Lang, Text},
    submission::Filled,
};
use malspar_storage::{Contact, LetterKind, StrategyScope, Tx};
use malspar_words::{date, sort, t};

use super::organisations::{full_name, is_asked};
use crate::{
    App, Result,
    accounts::Written,
    letters::{self, Frame, MailKind},
    submissions::Room,
};

/// A letter in its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleMail {
    /// What about.
    pub kind: LetterKind,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says, a paragraph a line.
    pub body: String,
}

/// A letter as it is shown before it is sent, whoever it is to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenMail {
    /// The code of its kind.
    pub kind: &'static str,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says, a paragraph a line.
    pub body: String,
}

impl From<CycleMail> for SeenMail {
    fn from(CycleMail { kind, lang, subject, body }: CycleMail) -> Self {
        Self { kind: kind.code(), lang, subject, body }
    }
}

impl From<Written> for SeenMail {
    fn from(Written { kind, lang, subject, body, .. }: Written) -> Self {
        Self { kind: kind.code(), lang, subject, body }
    }
}

/// What the letters to an organisation name.
pub(crate) struct Letters {
    frame: Frame,
    about: Option<StrategyScope>,
    organisation: Text,
    is_region: bool,
    /// The last day to answer that holds for the organisation.
    deadline: NaiveDate,
    /// How much is filled in; nothing where the letter is looked at by somebody whom that does not concern.
    filled: Option<Filled>,
}

impl Letters {
    pub(super) fn new(app: &App, room: &Room, code: &OrganisationCode, today: NaiveDate) -> Self {
        Self {
            frame: Frame::of(app, room, None, today),
            about: Some(room.scope.clone()),
            organisation: full_name(room, code),
            is_region: *code == room.strategy.region,
            deadline: room.cycle.deadline,
            filled: None,
        }
    }

    pub(super) fn with_mailbox(self, mailbox: Option<String>) -> Self {
        Self { frame: Frame { mailbox, ..self.frame }, ..self }
    }

    pub(super) fn with_deadline(self, deadline: NaiveDate) -> Self {
        Self { deadline, ..self }
    }

    pub(super) fn with_filled(self, filled: Filled) -> Self {
        Self { filled: Some(filled), ..self }
    }

    /// The letters of the cycle in the order in which they are sent; before them what is asked before it opens.
    pub(super) fn seen(&self, before: Vec<Written>) -> Vec<SeenMail> {
        let kinds = [LetterKind::Opening, LetterKind::Before, LetterKind::After];
        let of_the_cycle = kinds.into_iter().flat_map(|kind| Lang::ALL.map(|lang| self.written(kind, lang)));
        before.into_iter().map(SeenMail::from).chain(of_the_cycle.map(SeenMail::from)).collect()
    }

    /// What is asked before the cycle opens.
    pub(super) fn about_the_task(&self, has_registrar: bool) -> Vec<Written> {
        letters::about_the_task(&self.frame, &self.organisation, has_registrar)
    }

    /// The letter in the words of `lang`.
    pub(crate) fn written(&self, kind: LetterKind, lang: Lang) -> CycleMail {
        let lines = [self.body(kind, lang), self.frame.footer(lang, &self.organisation)];
        CycleMail { kind, lang, subject: self.subject(kind, lang), body: lines.join("\n") }
    }

    fn subject(&self, kind: LetterKind, lang: Lang) -> String {
        let (organisation, deadline) = (self.organisation.get(lang), date::long(lang, self.deadline));
        match kind {
            LetterKind::Opening => {
                let cycle = self.frame.cycle_name(lang);
                t!(
                    lang,
                    "mail-cycle-opening-subject",
                    cycle = cycle,
                    organisation = organisation,
                    deadline = deadline
                )
            }
            LetterKind::Before => {
                let days = (self.deadline - self.frame.today).num_days();
                t!(
                    lang,
                    "mail-cycle-before-subject",
                    days = days,
                    organisation = organisation,
                    deadline = deadline
                )
            }
            LetterKind::After => {
                let (closing_date, open) = self.closing(lang);
                t!(
                    lang,
                    "mail-cycle-after-subject",
                    organisation = organisation,
                    closing_date = closing_date,
                    open = open
                )
            }
        }
    }

    fn body(&self, kind: LetterKind, lang: Lang) -> String {
        let (deadline, url) = (date::long(lang, self.deadline), self.frame.link(lang, "/svara"));
        let region = if self.is_region { "yes" } else { "no" };
        match kind {
            LetterKind::Opening => t!(
                lang,
                "mail-cycle-opening",
                region = region,
                strategy = self.frame.strategy.get(lang),
                as_of = date::long(lang, self.frame.cycle.period.measured_on),
                url = url,
                deadline = deadline
            ),
            LetterKind::Before => {
                let filled = self.filled.map(|filled| filled.filled.to_string());
                let total = self.filled.map(|filled| filled.asked.to_string());
                let unsaid = || t!(lang, "mail-cycle-unsaid");
                let (filled, total) = (filled.unwrap_or_else(unsaid), total.unwrap_or_else(unsaid));
                t!(lang, "mail-cycle-before", filled = filled, total = total, url = url)
            }
            LetterKind::After => {
                let (closing_date, open) = self.closing(lang);
                t!(
                    lang,
                    "mail-cycle-after",
                    region = region,
                    deadline = deadline,
                    closing_date = closing_date,
                    open = open,
                    url = url
                )
            }
        }
    }

    /// The last day of the review, until which answers are sure to be in the report, and whether it is still to come: after
    /// it one can answer until the report is locked.
    fn closing(&self, lang: Lang) -> (String, &'static str) {
        let last = self.frame.cycle.review_until;
        (date::long(lang, last), if self.frame.today <= last { "yes" } else { "no" })
    }
}

impl From<CycleMail> for Written {
    fn from(mail: CycleMail) -> Self {
        let kind = match mail.kind {
            LetterKind::Opening => MailKind::Opening,
            LetterKind::Before | LetterKind::After => MailKind::Reminder,
        };
        Self::new(kind, mail.lang, mail.subject, mail.body)
    }
}

impl App {
    /// Puts a letter to each of `contacts` into the queue, each in the language of whoever gets it.
    pub(super) async fn queue_cycle_letters(
        &self,
        tx: &Tx,
        contacts: &[&Contact],
        letters: &Letters,
        kind: LetterKind,
    ) -> Result<()> {
        for contact in contacts {
            let account: Account = tx.account(contact.account).await?;
            let mut written = Written::from(letters.written(kind, account.lang));
            if let Some(scope) = &letters.about {
                written = written.about(scope);
            }
            self.queue_written(tx, &account, written, None).await?;
        }
        Ok(())
    }
}

/// The organisation whose letters are shown as an example: the first by name.
pub(super) fn example(room: &Room) -> Option<OrganisationCode> {
    let mut asked: Vec<_> = room.municipalities.iter().filter(|code| is_asked(room, code)).collect();
    sort::by_name(&mut asked, |code| room.names.get(*code).map_or("", String::as_str));
    asked.first().map(|code| (*code).clone())
}

#[cfg(test)]
impl Letters {
    /// To a municipality and to the region, with and without what may be missing.
    pub(crate) fn samples() -> Vec<Self> {
        let frame = Frame::sample();
        let sample = |frame: Frame, is_region| Self {
            deadline: frame.cycle.deadline,
            frame,
            about: None,
            organisation: Text::new("Laxå kommun", "Laxå Municipality"),
            is_region,
            filled: None,
        };
        let filled = Filled { filled: 3, asked: 19 };
        let over =
            Frame { today: frame.cycle.review_until + chrono::Days::new(1), mailbox: None, ..frame.clone() };
        vec![sample(frame.clone(), false).with_filled(filled), sample(frame, true), sample(over, false)]
    }
}
