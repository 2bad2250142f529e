//! The desk of a cycle: who has answered and who has not, what is to be done before it opens, and reminding.
//!
//! Of a draft the region learns that it has begun, and nothing else: how much is filled in stands in the mail to the
//! organisation's own people, never here.

pub(crate) mod contacts;
mod extension;
mod happened;
pub(crate) mod mail;
mod note;
mod opening;
pub(crate) mod organisations;
mod remind;

use chrono::NaiveDate;
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    cycle::{CycleState, FollowUpCycle},
    cycle_plan::PlannedEvent,
    narrative::MeetingStep,
    role::Actor,
};
pub use malspar_storage::{
    Contact, ContactMail, CycleLetter, CycleNote, ExtensionRefusal, ExtensionRequest, LetterKind, MailState,
    PreflightItem,
};

pub use contacts::ContactStanding;
pub use happened::{Happened, What};
pub use mail::{CycleMail, SeenMail};
pub use note::LONGEST_NOTE;
pub use opening::Opening;
pub use organisations::OrganisationThen;
pub use remind::{Chosen, Hindrance, Remindable, Reminded, ReminderPlan};

use crate::{App, Error, Result, clockwork::timetable::lies_ahead, submissions::Room};

/// A cycle as whoever runs it sees it.
#[derive(Debug, Clone)]
pub struct CycleDesk {
    /// Which.
    pub cycle: FollowUpCycle,
    /// How far it is.
    pub state: CycleState,
    /// The day that it is.
    pub today: NaiveDate,
    /// Everybody who is asked: the municipalities by name, then the region.
    pub organisations: Vec<OrganisationThen>,
    /// From which day on [`CycleDesk::happened`] tells: the working day before today.
    pub since: NaiveDate,
    /// What has happened since then, the latest first.
    pub happened: Vec<Happened>,
    /// What has been seen to.
    pub ticked: Vec<PreflightItem>,
    /// What the rule still plans, in order of time.
    pub coming: Vec<PlannedEvent>,
    /// Where the report is taken up, as far as that has been written.
    pub meetings: Vec<MeetingStep>,
    /// The mailbox that mails can be answered to, as far as one has been given.
    pub mailbox: Option<String>,
}

impl CycleDesk {
    /// So many have handed in, of so many municipalities.
    pub fn handed_in(&self) -> (usize, usize) {
        let asked = || self.organisations.iter().filter(|one| one.is_municipality);
        (asked().filter(|one| one.has_reported()).count(), asked().count())
    }

    /// The municipalities whose contact has confirmed the task or taken it over for this cycle, and all of them.
    pub fn confirmed(&self) -> (usize, usize) {
        let asked = || self.organisations.iter().filter(|one| one.is_municipality);
        (asked().filter(|one| one.contact == ContactStanding::Confirmed).count(), asked().count())
    }

    /// One of the organisations.
    pub fn organisation(&self, code: &OrganisationCode) -> Option<&OrganisationThen> {
        self.organisations.iter().find(|one| &one.code == code)
    }
}

impl App {
    /// The desk of a cycle.
    pub async fn cycle_desk(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<CycleDesk> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let state = tx.cycle_state(&room.scope, cycle).await?;
        let today = clock::local_date(self.clock.now());
        let organisations = organisations::read(&tx, &room, state, today).await?;
        let since = happened::working_day_before(today);
        let moves = tx.cycle_moves(&room.scope, cycle).await?;
        let ticked = tx.preflight(&room.scope, cycle).await?.into_iter().map(|(item, _)| item).collect();
        let texts =
            tx.narratives(&room.scope, cycle, None).await?.map(|(texts, _)| texts).unwrap_or_default();
        let mut coming = room.strategy.plan();
        coming.retain(|event| event.cycle == *cycle && lies_ahead(event, state, self.clock.now()));
        Ok(CycleDesk {
            coming,
            state,
            today,
            happened: happened::since(since, &organisations, &moves),
            since,
            ticked,
            meetings: texts.steps,
            mailbox: texts.mailbox,
            organisations,
            cycle: room.cycle,
        })
    }

    /// How many municipalities have handed in in a cycle, and how many are asked.
    pub async fn handed_in(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<(usize, usize)> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let facts = tx.submission_facts(&room.scope, &room.cycle, None).await?;
        let asked = room.municipalities.iter().filter(|code| room.questions(code).is_ok());
        let reported = asked.clone().filter(|code| facts.get(*code).is_some_and(|f| f.state.is_reported()));
        Ok((reported.count(), asked.count()))
    }
}

fn check_runs(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("run the follow-up")) }
}
