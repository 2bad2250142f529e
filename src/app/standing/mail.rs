//! The letters to an organisation's contacts, in the words of a language: that a cycle has opened, and reminders.

use chrono::NaiveDate;
use malspar_domain::{
    account::Account,
    code::OrganisationCode,
    lang::{Lang, Text},
    submission::Filled,
};
use malspar_storage::{Contact, LetterKind, Tx};
use malspar_words::{cycle, date, sort, t};

use super::organisations::{full_name, is_asked};
use crate::{App, Result, accounts::Written, submissions::Room};

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

/// What the letters to an organisation name.
pub(super) struct Letters<'a> {
    app: &'a App,
    room: &'a Room,
    organisation: Text,
    is_region: bool,
    /// The unit's mailbox, where one has been given.
    mailbox: Option<String>,
    today: NaiveDate,
    /// The last day to answer that holds for the organisation.
    deadline: NaiveDate,
    /// How much is filled in; nothing where the letter is looked at by somebody whom that does not concern.
    filled: Option<Filled>,
}

impl<'a> Letters<'a> {
    pub(super) fn new(app: &'a App, room: &'a Room, code: &OrganisationCode, today: NaiveDate) -> Self {
        Self {
            app,
            room,
            organisation: full_name(room, code),
            is_region: *code == room.strategy.region,
            mailbox: None,
            today,
            deadline: room.cycle.deadline,
            filled: None,
        }
    }

    pub(super) fn with_mailbox(self, mailbox: Option<String>) -> Self {
        Self { mailbox, ..self }
    }

    pub(super) fn with_deadline(self, deadline: NaiveDate) -> Self {
        Self { deadline, ..self }
    }

    pub(super) fn with_filled(self, filled: Filled) -> Self {
        Self { filled: Some(filled), ..self }
    }

    /// The letter in the words of `lang`.
    pub(super) fn written(&self, kind: LetterKind, lang: Lang) -> CycleMail {
        let lines = [self.body(kind, lang), self.footer(lang)];
        CycleMail { kind, lang, subject: self.subject(kind, lang), body: lines.join("\n") }
    }

    fn subject(&self, kind: LetterKind, lang: Lang) -> String {
        let (organisation, deadline) = (self.organisation.get(lang), date::long(lang, self.deadline));
        match kind {
            LetterKind::Opening => {
                let cycle = cycle::name(lang, &self.room.cycle);
                t!(
                    lang,
                    "mail-cycle-opening-subject",
                    cycle = cycle,
                    organisation = organisation,
                    deadline = deadline
                )
            }
            LetterKind::Before => {
                let days = (self.deadline - self.today).num_days();
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
        let (deadline, url) = (date::long(lang, self.deadline), self.app.link(lang, "/svara"));
        let region = if self.is_region { "yes" } else { "no" };
        match kind {
            LetterKind::Opening => t!(
                lang,
                "mail-cycle-opening",
                region = region,
                strategy = self.room.strategy.short_title.get(lang),
                as_of = date::long(lang, self.room.cycle.period.measured_on),
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
        let last = self.room.cycle.review_until;
        (date::long(lang, last), if self.today <= last { "yes" } else { "no" })
    }

    /// Signed by the unit, never by a person.
    fn footer(&self, lang: Lang) -> String {
        let unit = self.room.strategy.region_name.get(lang);
        let sender = match &self.mailbox {
            Some(mailbox) => t!(lang, "mail-cycle-sender", unit = unit, mailbox = mailbox.as_str()),
            None => unit.to_owned(),
        };
        let url = self.app.link(lang, "/konto/kollegor");
        t!(lang, "mail-cycle-footer", sender = sender, organisation = self.organisation.get(lang), url = url)
    }
}

impl App {
    /// Puts a letter to each of `contacts` into the queue, each in the language of whoever gets it.
    pub(super) async fn queue_cycle_letters(
        &self,
        tx: &Tx,
        contacts: &[&Contact],
        letters: &Letters<'_>,
        kind: LetterKind,
    ) -> Result<()> {
        for contact in contacts {
            let account: Account = tx.account(contact.account).await?;
            let CycleMail { lang, subject, body, .. } = letters.written(kind, account.lang);
            let name = match kind {
                LetterKind::Opening => "cycle_opening",
                LetterKind::Before | LetterKind::After => "cycle_reminder",
            };
            self.queue_written(tx, &account, Written::new(name, lang, subject, body), None).await?;
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
