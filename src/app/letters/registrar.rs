//! Where no contact has said that the task is theirs, or there is none: the municipality's registrar is asked whose it is.

use chrono::{DateTime, Days, Utc};
use malspar_domain::{
    clock,
    lang::{Lang, Text},
    role::Actor,
};
use malspar_storage::{ContactLetter, ContactQuestion, Tx};
use malspar_words::{date, t};

use super::{Frame, MailKind, TO_OFFICES, Told, confirm::unconfirmed, note_asked};
use crate::{App, Result, accounts::Written, standing::contacts, submissions::Room};

/// So long the contacts have had to answer.
const PATIENCE: Days = Days::new(14);

/// What the letter names.
pub(super) struct WhoseTask {
    pub(super) frame: Frame,
    pub(super) organisation: Text,
    /// Is there a contact who was asked and has not answered?
    pub(super) has_contact: bool,
}

impl WhoseTask {
    pub(super) fn written(&self, lang: Lang) -> Written {
        let organisation = self.organisation.get(lang);
        let (cycle, opens_on) = (self.frame.cycle_name(lang), date::long(lang, self.frame.cycle.opens_on));
        let subject = t!(
            lang,
            "mail-registrar-subject",
            organisation = organisation,
            cycle = cycle.as_str(),
            opens_on = opens_on.as_str()
        );
        let body = t!(
            lang,
            "mail-registrar",
            cycle = cycle,
            strategy = self.frame.strategy.get(lang),
            opens_on = opens_on,
            contact = if self.has_contact { "yes" } else { "no" },
            whom = self.frame.whom_to_ask(lang),
            url = self.frame.link(lang, if self.has_contact { "/konto" } else { "/" }),
            sender = self.frame.sender(lang),
            organisation = organisation
        );
        Written::new(MailKind::Registrar, lang, subject, body)
    }
}

impl App {
    /// Asks the registrars of the municipalities of which nobody has said that the task is theirs, once for each cycle.
    /// Contacts who can be asked are asked before, and are given time to answer.
    pub(crate) async fn ask_registrar(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Told> {
        let (scope, key) = (&room.scope, &room.cycle.key);
        let asked = tx.hold_contact_letters(scope, key).await?;
        let registrars = tx.registrars().await?;
        let frame = Frame::read(self, tx, room, now).await?;
        let (mut told, mut codes) = (Told::default(), Vec::new());
        for one in unconfirmed(tx, room, now).await? {
            let has_contact = !contacts::recipients(&one.contacts).is_empty();
            let before = asked.get(&one.code).map(Vec::as_slice).unwrap_or_default();
            if !is_due(before, has_contact, now) {
                continue;
            }
            let Some(registrar) = registrars.get(&one.code) else {
                told.left_out.push(one.name);
                continue;
            };
            let letter = WhoseTask { frame: frame.clone(), organisation: one.full_name, has_contact };
            self.queue_written_to(tx, registrar, letter.written(TO_OFFICES).about(scope)).await?;
            let kind = ContactQuestion::Registrar;
            tx.add_contact_letter(scope, key, &one.code, kind, 1, actor, now).await?;
            told.add(1);
            codes.push(one.code.to_string());
        }
        note_asked(tx, room, actor, now, "cycle.ask_registrars", codes).await?;
        Ok(told)
    }
}

/// The registrar has not been asked, and whoever could be asked before was, long enough ago.
fn is_due(before: &[ContactLetter], has_contact: bool, now: DateTime<Utc>) -> bool {
    let of = |kind: ContactQuestion| before.iter().filter(move |letter| letter.kind == kind);
    let first = of(ContactQuestion::Confirm).map(|letter| clock::local_date(letter.at)).min();
    let has_had_time = first.is_some_and(|asked| asked + PATIENCE <= clock::local_date(now));
    of(ContactQuestion::Registrar).next().is_none() && (!has_contact || has_had_time)
}
