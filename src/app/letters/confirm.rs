//! Before a cycle opens: is the task still the contact's?

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    code::OrganisationCode,
    cycle::CycleState,
    lang::{Lang, Text},
    role::Actor,
};
use malspar_storage::{Contact, ContactLetter, ContactQuestion, Tx};
use malspar_words::{date, t};

use super::{Frame, MailKind, Told, note_asked};
use crate::{
    App, Result,
    accounts::Written,
    standing::{
        ContactStanding, contacts,
        organisations::{self, OrganisationThen},
    },
    submissions::Room,
};

/// What the letter names.
pub(super) struct Confirm {
    pub(super) frame: Frame,
    pub(super) organisation: Text,
    /// Is there a registrar to be asked where nobody answers?
    pub(super) has_registrar: bool,
}

impl Confirm {
    pub(super) fn written(&self, lang: Lang) -> Written {
        let organisation = self.organisation.get(lang);
        let body = t!(
            lang,
            "mail-confirm",
            opens_on = date::long(lang, self.frame.cycle.opens_on),
            cycle = self.frame.cycle_name(lang),
            url = self.frame.link(lang, "/konto"),
            registrar = if self.has_registrar { "yes" } else { "no" }
        );
        let body = format!("{body}\n{}", self.frame.footer(lang, &self.organisation));
        let subject = t!(lang, "mail-confirm-subject", organisation = organisation);
        Written::new(MailKind::Confirm, lang, subject, body)
    }
}

impl App {
    /// Asks the contacts of each municipality whether the task is still theirs, where nobody has said so for this cycle.
    /// Nobody is asked twice the same day.
    pub(crate) async fn confirm_contacts(
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
            if is_asked_today(&asked, &one.code, now) {
                continue;
            }
            let whom = asked_of(&one.contacts);
            if whom.is_empty() {
                told.left_out.push(one.name);
                continue;
            }
            let has_registrar = registrars.contains_key(&one.code);
            let letter = Confirm { frame: frame.clone(), organisation: one.full_name, has_registrar };
            for contact in &whom {
                let account = tx.account(contact.account).await?;
                self.queue_written(tx, &account, letter.written(account.lang).about(scope), None).await?;
            }
            let kind = ContactQuestion::Confirm;
            tx.add_contact_letter(scope, key, &one.code, kind, whom.len(), actor, now).await?;
            told.add(whom.len());
            codes.push(one.code.to_string());
        }
        note_asked(tx, room, actor, now, "cycle.ask_contacts", codes).await?;
        Ok(told)
    }
}

/// The municipalities of which nobody has said for this cycle that the task is theirs, by name.
pub(super) async fn unconfirmed(tx: &Tx, room: &Room, now: DateTime<Utc>) -> Result<Vec<OrganisationThen>> {
    let mut all = organisations::read(tx, room, CycleState::Planned, clock::local_date(now)).await?;
    all.retain(|one| one.is_municipality && one.contact != ContactStanding::Confirmed);
    Ok(all)
}

/// Whoever holds the task is asked, and the deputies where mail reaches nobody else: only the holder can hand it over.
fn asked_of(contacts: &[Contact]) -> Vec<&Contact> {
    let all = contacts::recipients(contacts);
    let holders: Vec<_> = all.iter().copied().filter(|contact| !contact.deputy).collect();
    if holders.is_empty() { all } else { holders }
}

fn is_asked_today(
    asked: &BTreeMap<OrganisationCode, Vec<ContactLetter>>,
    code: &OrganisationCode,
    now: DateTime<Utc>,
) -> bool {
    let today = |letter: &ContactLetter| {
        letter.kind == ContactQuestion::Confirm && clock::local_date(letter.at) == clock::local_date(now)
    };
    asked.get(code).is_some_and(|letters| letters.iter().any(today))
}
