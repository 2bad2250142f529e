//! That answers have come in, to the registrars of both: what has reached the region is a public record.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::OrganisationCode,
    lang::{Lang, Text},
};
use malspar_storage::Tx;
use malspar_words::{date, t};

use super::{Frame, MailKind, TO_OFFICES};
use crate::{App, Result, accounts::Written, following::name_of, submissions::Room};

/// What the letter names.
pub(super) struct CameIn {
    pub(super) frame: Frame,
    /// Whose answers.
    pub(super) organisation: Text,
    pub(super) submitted_on: NaiveDate,
}

impl CameIn {
    pub(super) fn written(&self, lang: Lang) -> Written {
        let (organisation, frame) = (self.organisation.get(lang), &self.frame);
        let subject = t!(
            lang,
            "mail-receipt-subject",
            organisation = organisation,
            submitted_on = date::long(lang, self.submitted_on)
        );
        let page = format!("/svara/{}/{}/kvittens", frame.slug, frame.cycle.key);
        let last = frame.cycle.review_until;
        let body = t!(
            lang,
            "mail-receipt",
            numbered = if frame.number.is_some() { "yes" } else { "no" },
            number = frame.number.as_deref().unwrap_or_default(),
            url = frame.link(lang, &page),
            late = if last < self.submitted_on { "yes" } else { "no" },
            review_by = date::long(lang, last),
            sender = frame.sender(lang),
            organisation = organisation
        );
        Written::new(MailKind::Receipt, lang, subject, body)
    }
}

impl App {
    /// Tells the organisation's registrar and the region's, where they have named a mailbox, that answers have come in, and
    /// says in how many mails.
    pub(crate) async fn send_receipts(
        &self,
        tx: &Tx,
        room: &Room,
        organisation: &OrganisationCode,
        now: DateTime<Utc>,
    ) -> Result<usize> {
        let registrars = tx.registrars().await?;
        let mut whom: Vec<_> = [organisation, &room.strategy.region]
            .into_iter()
            .filter_map(|code| registrars.get(code))
            .collect();
        whom.dedup();
        if whom.is_empty() {
            return Ok(0);
        }
        let letter = CameIn {
            frame: Frame::read(self, tx, room, now).await?,
            organisation: name_of(tx, organisation).await?,
            submitted_on: clock::local_date(now),
        };
        for mailbox in &whom {
            let written = letter.written(TO_OFFICES).about(&room.scope);
            self.queue_written_to(tx, mailbox, written).await?;
        }
        Ok(whom.len())
    }
}
