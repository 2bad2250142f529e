//! Before a cycle opens, and its opening: what is to be seen to, the mails as they would be sent, and the act that sends the
//! first of them.

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    cycle::CycleState,
    role::Actor,
};
use malspar_storage::{AuditEntry, LetterKind, PreflightItem, Tx};

use super::{
    check_runs, contacts,
    mail::{self, Letters, SeenMail},
    organisations::{self, OrganisationThen},
    remind::mailbox,
};
use crate::{App, Result, submissions::Room};

/// What the opening of a cycle does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The letter goes to so many organisations.
    pub organisations: usize,
    /// In so many mails.
    pub mails: usize,
    /// The municipalities whom nobody can be written to for, by name.
    pub without_contact: Vec<OrganisationCode>,
}

impl Opening {
    fn of(all: &[OrganisationThen]) -> Self {
        let mut opening = Self { organisations: 0, mails: 0, without_contact: Vec::new() };
        for one in all {
            let people = contacts::recipients(&one.contacts).len();
            opening.organisations += usize::from(people > 0);
            opening.mails += people;
            if people == 0 && one.is_municipality {
                opening.without_contact.push(one.code.clone());
            }
        }
        opening
    }
}

impl App {
    /// The letters of a cycle as they would be sent to the first of its municipalities, each kind in each language; what
    /// goes to registrars is in Swedish alone.
    pub async fn cycle_mails(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<SeenMail>> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let Some(code) = mail::example(&room) else { return Ok(Vec::new()) };
        // A week before the last day, when the first reminder is due.
        let day = room.cycle.deadline - chrono::Days::new(7);
        let letters = Letters::new(self, &room, &code, day).with_mailbox(mailbox(&tx, &room).await?);
        // Without an interval nobody is asked before.
        let is_planned = room.strategy.plan().iter().any(|event| event.cycle == *cycle);
        let has_registrar = tx.registrars().await?.contains_key(&code);
        let before = if is_planned { letters.about_the_task(has_registrar) } else { Vec::new() };
        Ok(letters.seen(before))
    }

    /// Says that something has been seen to before the cycle opens, or that it has not.
    pub async fn tick_preflight(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        item: PreflightItem,
        done: bool,
    ) -> Result<()> {
        check_runs(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        if tx.set_preflight(&room.scope, cycle, item, done, now).await? {
            let entry = AuditEntry::new("cycle.preflight", format!("{slug}/{cycle}"));
            let entry = entry.with("item", item.code()).with("done", done);
            tx.append_audit(&entry, actor, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What the opening of a cycle would do.
    pub async fn opening(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Opening> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let today = clock::local_date(self.clock.now());
        let all = organisations::read(&tx, &room, CycleState::Collecting, today).await?;
        Ok(Opening::of(&all))
    }

    /// Opens a cycle for answers, and writes to everybody who answers in it.
    pub async fn open_and_tell(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Opening> {
        check_runs(actor)?;
        let tx = self.store.write().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let opening = self.open_in(&tx, &room, actor, self.clock.now()).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(opening)
    }

    /// The same in a transaction of somebody else's.
    pub(crate) async fn open_in(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Opening> {
        let (today, cycle) = (clock::local_date(now), &room.cycle.key);
        tx.move_cycle(&room.scope, cycle, CycleState::Planned, CycleState::Collecting).await?;
        let mailbox = mailbox(tx, room).await?;
        let all = organisations::read(tx, room, CycleState::Collecting, today).await?;
        for one in &all {
            let whom = contacts::recipients(&one.contacts);
            if whom.is_empty() {
                continue;
            }
            let letters = Letters::new(self, room, &one.code, today).with_mailbox(mailbox.clone());
            self.queue_cycle_letters(tx, &whom, &letters, LetterKind::Opening).await?;
            let (kind, mails) = (LetterKind::Opening, whom.len());
            tx.add_cycle_letter(&room.scope, cycle, &one.code, kind, mails, actor, now).await?;
        }
        let entry = AuditEntry::new("cycle.move", format!("{}/{cycle}", room.scope.slug()));
        tx.append_audit(&entry.with("to", CycleState::Collecting.code()), actor, now).await?;
        Ok(Opening::of(&all))
    }
}
