//! Reminding: whom, with which words, and nobody twice the same day unasked.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    lang::Lang,
    role::Actor,
    submission::Filled,
    violation::Violation,
};
use malspar_storage::{AuditEntry, CycleLetter, LetterKind, Tx};

use super::{
    check_runs, contacts,
    mail::{CycleMail, Letters},
    organisations::{self, OrganisationThen},
};
use crate::{App, Result, following::Stage, submissions::Room};

/// Whom a reminder would go to, and what it would say.
#[derive(Debug, Clone)]
pub struct ReminderPlan {
    /// Everybody who has not answered: the municipalities by name, then the region.
    pub organisations: Vec<Remindable>,
    /// The letters that are needed, as the first who gets each would have it in each language. Of a draft nothing is told.
    pub mails: Vec<CycleMail>,
}

/// Somebody who has not answered.
#[derive(Debug, Clone)]
pub struct Remindable {
    /// Where it stands.
    pub then: OrganisationThen,
    /// Which letter it would get.
    pub kind: LetterKind,
    /// To how many people.
    pub people: usize,
    /// Why it cannot be reminded, where it cannot.
    pub hindrance: Option<Hindrance>,
    /// Was it reminded today already?
    pub today: bool,
    /// How often it has been reminded.
    pub reminders: usize,
}

/// Why somebody cannot be reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// There is nobody to write to.
    NobodyToWriteTo,
}

/// Somebody who is to be reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Who.
    pub organisation: OrganisationCode,
    /// Also where it has been reminded today: then it is said how often it had been, so that a press that comes twice
    /// reminds once.
    pub again_after: Option<usize>,
}

/// What came of reminding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminded {
    /// So many organisations were written to.
    pub organisations: usize,
    /// In so many mails.
    pub mails: usize,
    /// So many of those who were chosen were left out: they have answered since, or been reminded today.
    pub left_out: usize,
}

impl Remindable {
    /// Is it one of all who are reminded where nobody is chosen? Whoever has more time that still runs is not, nor whoever
    /// was reminded today.
    pub const fn is_due(&self) -> bool {
        self.hindrance.is_none() && self.then.extended_until.is_none() && !self.today
    }
}

impl App {
    /// Whom a reminder would go to, and what it would say.
    pub async fn reminder_plan(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<ReminderPlan> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        room.check_cycle(&tx, false).await?;
        let today = clock::local_date(self.clock.now());
        let found = remindable(&tx, &room, today).await?;
        let mailbox = mailbox(&tx, &room).await?;
        let mut mails = Vec::new();
        for kind in [LetterKind::Before, LetterKind::After] {
            // As it would be sent to somebody who is reminded where nobody is chosen, as far as there is one.
            let can = found.iter().filter(|one| one.kind == kind && one.hindrance.is_none());
            let first = can.min_by_key(|one| !one.is_due());
            let Some(first) = first else { continue };
            let letters = Letters::new(self, &room, &first.then.code, today)
                .with_deadline(first.then.deadline)
                .with_mailbox(mailbox.clone());
            mails.extend(Lang::ALL.map(|lang| letters.written(kind, lang)));
        }
        Ok(ReminderPlan { organisations: found, mails })
    }

    /// Reminds those who are `chosen`, and says how many it became. Whoever has answered since, or was reminded today
    /// without being chosen again, is left out.
    pub async fn remind(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        chosen: &[Chosen],
    ) -> Result<Reminded> {
        check_runs(actor)?;
        if chosen.is_empty() {
            return Err(Violation::error("vem", "standing-remind-nobody").into());
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        room.check_cycle(&tx, false).await?;
        // Held: whoever presses at the same time sees what was sent here.
        let letters = tx.hold_cycle_letters(&room.scope, cycle).await?;
        let today = clock::local_date(now);
        let mut found = remindable(&tx, &room, today).await?;
        found.retain(|one| is_wanted(one, chosen, &letters, today));
        let mailbox = mailbox(&tx, &room).await?;
        let mut mails = 0;
        for one in &found {
            mails += self.remind_one(&tx, &room, one, mailbox.clone(), actor, now).await?;
        }
        if !found.is_empty() {
            let codes: Vec<_> = found.iter().map(|one| one.then.code.to_string()).collect();
            let entry =
                AuditEntry::new("cycle.remind", format!("{slug}/{cycle}")).with("organisations", codes);
            tx.append_audit(&entry, actor, now).await?;
        }
        tx.commit().await?;
        self.post.ring();
        let organisations = found.len();
        Ok(Reminded { organisations, mails, left_out: chosen.len().saturating_sub(organisations) })
    }

    /// Reminds everybody whom the clock reminds: who has not answered, has no more time that still runs, and has not been
    /// reminded today; `only_not_begun` also leaves alone who has begun.
    pub(crate) async fn remind_due(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
        only_not_begun: bool,
    ) -> Result<Reminded> {
        // Held: an owner who presses at the same time sees what was sent here, and the other way round.
        tx.hold_cycle_letters(&room.scope, &room.cycle.key).await?;
        let mut found = remindable(tx, room, clock::local_date(now)).await?;
        let all = found.len();
        found.retain(|one| one.is_due() && (!only_not_begun || one.then.stage == Stage::NotBegun));
        let mailbox = mailbox(tx, room).await?;
        let mut mails = 0;
        for one in &found {
            mails += self.remind_one(tx, room, one, mailbox.clone(), actor, now).await?;
        }
        if !found.is_empty() {
            let codes: Vec<_> = found.iter().map(|one| one.then.code.to_string()).collect();
            let entry = AuditEntry::new("cycle.remind", format!("{}/{}", room.scope.slug(), room.cycle.key));
            tx.append_audit(&entry.with("organisations", codes), actor, now).await?;
        }
        Ok(Reminded { organisations: found.len(), mails, left_out: all - found.len() })
    }

    async fn remind_one(
        &self,
        tx: &Tx,
        room: &Room,
        one: &Remindable,
        mailbox: Option<String>,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<usize> {
        let (code, key) = (&one.then.code, &room.cycle.key);
        let questions = room.questions(code)?;
        let filled = Filled::of(&questions, &tx.draft(&room.scope, key, code).await?);
        let letters = Letters::new(self, room, code, clock::local_date(now))
            .with_deadline(one.then.deadline)
            .with_mailbox(mailbox)
            .with_filled(filled);
        let whom = contacts::recipients(&one.then.contacts);
        self.queue_cycle_letters(tx, &whom, &letters, one.kind).await?;
        tx.add_cycle_letter(&room.scope, key, code, one.kind, whom.len(), actor, now).await?;
        Ok(whom.len())
    }
}

/// Is it chosen, can it be reminded, and has nobody done so meanwhile?
fn is_wanted(
    one: &Remindable,
    chosen: &[Chosen],
    letters: &BTreeMap<OrganisationCode, Vec<CycleLetter>>,
    today: NaiveDate,
) -> bool {
    let Some(wish) = chosen.iter().find(|wish| wish.organisation == one.then.code) else { return false };
    let sent = letters.get(&one.then.code).map(Vec::as_slice).unwrap_or_default();
    let (reminders, was_today) = counted(sent, today);
    one.hindrance.is_none() && (!was_today || wish.again_after == Some(reminders))
}

/// How often somebody has been reminded, and whether today.
fn counted(letters: &[CycleLetter], today: NaiveDate) -> (usize, bool) {
    let reminders = || letters.iter().filter(|letter| letter.kind.is_reminder());
    (reminders().count(), reminders().any(|letter| clock::local_date(letter.at) == today))
}

/// Everybody who has not answered in a cycle that takes answers.
async fn remindable(tx: &Tx, room: &Room, today: NaiveDate) -> Result<Vec<Remindable>> {
    let state = tx.cycle_state(&room.scope, &room.cycle.key).await?;
    let all = organisations::read(tx, room, state, today).await?;
    let waited_for = all.into_iter().filter(|one| matches!(one.stage, Stage::NotBegun | Stage::Begun));
    let found = waited_for.map(|then| {
        let kind = if today > then.deadline { LetterKind::After } else { LetterKind::Before };
        let people = contacts::recipients(&then.contacts).len();
        let hindrance = (people == 0).then_some(Hindrance::NobodyToWriteTo);
        let (reminders, today) = counted(&then.letters, today);
        Remindable { then, kind, people, hindrance, today, reminders }
    });
    // Nobody writes to the region's own people that they have not answered themselves.
    Ok(found.filter(|one| one.then.is_municipality || one.people > 0).collect())
}

/// The unit's mailbox, where one has been given.
pub(super) async fn mailbox(tx: &Tx, room: &Room) -> Result<Option<String>> {
    let texts = tx.narratives(&room.scope, &room.cycle.key, None).await?;
    Ok(texts.and_then(|(texts, _)| texts.mailbox))
}
