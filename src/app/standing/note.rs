//! Notes of an organisation: "talade i telefon". Each stands for good, with its day; a later one corrects it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    role::Actor,
    violation::Violation,
};
use malspar_exchange::form::plainly;
use malspar_storage::AuditEntry;

use super::{check_runs, organisations};
use crate::{App, Error, Result, submissions::Room};

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 1_000;

impl App {
    /// Notes something of an organisation, of a day that has come.
    pub async fn note_of_organisation(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        on: NaiveDate,
        words: &str,
    ) -> Result<()> {
        check_runs(actor)?;
        let words = plainly(words);
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        if !organisations::is_asked(&room, organisation) {
            return Err(Error::no_submission(cycle, organisation));
        }
        let wrong = check(on, clock::local_date(now), words.trim());
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        // Pressed twice.
        let noted = tx.cycle_notes(&room.scope, cycle).await?.remove(organisation).unwrap_or_default();
        let just_now = |at: DateTime<Utc>| now - at < Duration::minutes(1);
        if noted.iter().any(|note| note.on == on && note.words == words.trim() && just_now(note.at)) {
            return Ok(());
        }
        tx.add_cycle_note(&room.scope, cycle, organisation, on, words.trim(), actor, now).await?;
        let entry = AuditEntry::new("cycle.note", format!("{slug}/{cycle}/{organisation}"));
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }
}

fn check(on: NaiveDate, today: NaiveDate, words: &str) -> Vec<Violation> {
    let mut wrong = Vec::new();
    if on > today {
        wrong.push(Violation::error("dag", "standing-note-to-come"));
    }
    let n = words.chars().count();
    if n == 0 {
        wrong.push(Violation::error("anteckning", "standing-note-empty"));
    }
    if n > LONGEST_NOTE {
        wrong.push(Violation::error("anteckning", "import-too-long").with("n", n).with("max", LONGEST_NOTE));
    }
    wrong
}
