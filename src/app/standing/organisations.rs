//! Where each organisation stands in a cycle, read for all of them at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::OrganisationCode,
    cycle::CycleState,
    lang::{Lang, Text},
    submission::{self, Answers, Filled, SubmissionState},
};
use malspar_storage::{
    Contact, CycleLetter, CycleNote, ExtensionRefusal, ExtensionRequest, HandedIn, MailState,
    SubmissionEvent, SubmissionRecord, Tx,
};
use malspar_words::{name, sort};

use super::contacts::{self, ContactStanding};
use crate::{
    Result,
    following::{Stage, Standing},
    submissions::Room,
};

/// Where an organisation stands.
#[derive(Debug, Clone)]
pub struct OrganisationThen {
    /// Which.
    pub code: OrganisationCode,
    /// What it is called for short: "Laxå".
    pub name: String,
    /// Its full name: "Laxå kommun".
    pub full_name: Text,
    /// Is it a municipality? The region is asked as well.
    pub is_municipality: bool,
    /// How far its answers have come.
    pub stage: Stage,
    /// So many of its questions have an answer, in what it handed in last.
    pub filled: Option<Filled>,
    /// When it first handed in, and by how many days that was late; none where it was in time.
    pub first_handed_in: Option<(DateTime<Utc>, Option<u64>)>,
    /// The last day to answer that holds for it.
    pub deadline: NaiveDate,
    /// Was that day moved for it, and does it still run?
    pub extended_until: Option<NaiveDate>,
    /// More time that it has asked for, and that nobody has answered.
    pub request: Option<ExtensionRequest>,
    /// The requests that were turned down, oldest first.
    pub refusals: Vec<ExtensionRefusal>,
    /// Why it declined, or why a completion is requested or it is open again.
    pub reason: Option<String>,
    /// How it stands with its contacts.
    pub contact: ContactStanding,
    /// What became of the last mail to them, where it did not arrive for certain.
    pub mail_trouble: Option<MailState>,
    /// Who they are.
    pub contacts: Vec<Contact>,
    /// What has been written to them in this cycle, oldest first.
    pub letters: Vec<CycleLetter>,
    /// What has been noted, by the days that it is about.
    pub notes: Vec<CycleNote>,
    /// What was done to its answers, oldest first.
    pub events: Vec<SubmissionEvent>,
}

impl OrganisationThen {
    /// Does it count as having reported?
    pub const fn has_reported(&self) -> bool {
        matches!(self.stage, Stage::Submitted | Stage::Checked | Stage::Reopened)
    }

    /// Has it never handed in, nor said that it will not?
    pub const fn has_not_answered(&self) -> bool {
        matches!(self.stage, Stage::NotBegun | Stage::Begun | Stage::NotReported)
    }

    /// When it was last reminded.
    pub fn last_reminded(&self) -> Option<DateTime<Utc>> {
        self.letters.iter().rfind(|letter| letter.kind.is_reminder()).map(|letter| letter.at)
    }
}

/// What is known of all organisations.
struct Known {
    events: BTreeMap<OrganisationCode, Vec<SubmissionEvent>>,
    begun: BTreeSet<OrganisationCode>,
    hand_ins: BTreeMap<OrganisationCode, Vec<HandedIn>>,
    requests: BTreeMap<OrganisationCode, ExtensionRequest>,
    refusals: BTreeMap<OrganisationCode, Vec<ExtensionRefusal>>,
    contacts: BTreeMap<OrganisationCode, Vec<Contact>>,
    letters: BTreeMap<OrganisationCode, Vec<CycleLetter>>,
    notes: BTreeMap<OrganisationCode, Vec<CycleNote>>,
}

/// Everybody who is asked in the cycle: the municipalities by name, then the region.
pub(crate) async fn read(
    tx: &Tx,
    room: &Room,
    state: CycleState,
    today: NaiveDate,
) -> Result<Vec<OrganisationThen>> {
    let mut known = known(tx, room).await?;
    let mut municipalities: Vec<_> = room.municipalities.iter().collect();
    sort::by_name(&mut municipalities, |code| room.names.get(*code).map_or("", String::as_str));
    let asked = municipalities.into_iter().chain([&room.strategy.region]);
    Ok(asked.filter_map(|code| one(room, state, today, &mut known, code)).collect())
}

async fn known(tx: &Tx, room: &Room) -> Result<Known> {
    let (scope, key) = (&room.scope, &room.cycle.key);
    let mut contacts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for contact in tx.contacts(scope).await? {
        contacts.entry(contact.organisation.clone()).or_default().push(contact);
    }
    Ok(Known {
        events: tx.submission_events(scope, key).await?,
        begun: tx.begun(scope, key).await?,
        hand_ins: tx.last_hand_ins(scope, key).await?,
        requests: tx.extension_requests(scope, key).await?.into_iter().collect(),
        refusals: tx.extension_refusals(scope, key).await?,
        contacts,
        letters: tx.cycle_letters(scope, key).await?,
        notes: tx.cycle_notes(scope, key).await?,
    })
}

/// Nothing where the organisation is asked nothing.
fn one(
    room: &Room,
    cycle_state: CycleState,
    today: NaiveDate,
    known: &mut Known,
    code: &OrganisationCode,
) -> Option<OrganisationThen> {
    let questions = room.questions(code).ok()?;
    let events = known.events.remove(code).unwrap_or_default();
    let refusals = known.refusals.remove(code).unwrap_or_default();
    let contacts = known.contacts.remove(code).unwrap_or_default();
    let submission = record(&events);
    // Before the opening nobody has answered, and nobody could: nothing is missing.
    let is_planned = cycle_state == CycleState::Planned;
    let standing = Standing {
        cycle: &room.cycle,
        cycle_state: if is_planned { CycleState::Collecting } else { cycle_state },
        submission: submission.as_ref(),
        has_answers: known.begun.contains(code),
        today,
    };
    let request = known.requests.remove(code);
    let is_municipality = *code != room.strategy.region;
    Some(OrganisationThen {
        code: code.clone(),
        name: short_name(room, code),
        full_name: full_name(room, code),
        is_municipality,
        stage: standing.stage(),
        filled: known.hand_ins.get(code).map(|handed_in| Filled::of(&questions, &answers(handed_in))),
        first_handed_in: in_time(&events, room.cycle.deadline),
        deadline: standing.deadline(),
        extended_until: Some(standing.deadline()).filter(|until| standing.is_extended() && *until >= today),
        request: request.filter(|request| standing.waits_for(request, &events, &refusals)),
        reason: standing.reason(&events),
        contact: met(contacts::standing(&room.cycle, &contacts, !is_municipality), submission.as_ref()),
        mail_trouble: contacts::trouble(&contacts),
        refusals,
        contacts,
        letters: known.letters.remove(code).unwrap_or_default(),
        notes: known.notes.remove(code).unwrap_or_default(),
        events,
    })
}

/// Whoever has handed in is there, however that was done.
fn met(contact: ContactStanding, submission: Option<&SubmissionRecord>) -> ContactStanding {
    let has_answered = submission.is_some_and(|own| own.first_submitted_at.is_some());
    if contact == ContactStanding::NotCome && has_answered { ContactStanding::Unconfirmed } else { contact }
}

/// The submission as its acts have left it; nothing where there are none.
fn record(events: &[SubmissionEvent]) -> Option<SubmissionRecord> {
    let (first, last) = (events.first()?, events.last()?);
    let extended = events.iter().rfind(|event| event.act == "extend");
    let reopened = Some(last).filter(|event| event.state == SubmissionState::Reopened);
    let handed_in = events.iter().find(|event| event.act == "submit");
    Some(SubmissionRecord {
        state: last.state,
        version: last.sequence,
        started_at: first.recorded_at,
        changed_at: last.recorded_at,
        first_submitted_at: handed_in.map(|event| event.recorded_at),
        extended_until: extended.and_then(|event| event.until),
        reopened_until: reopened.and_then(|event| event.until),
        reopened_scope: reopened.map(|event| event.scope.clone()).unwrap_or_default(),
    })
}

fn answers(handed_in: &[HandedIn]) -> Answers {
    let own = handed_in.iter().filter(|one| !one.set);
    own.map(|one| (one.key.clone(), one.answer.clone())).collect()
}

/// When it was first handed in, and by how many days that was late: held against the last day that held then.
fn in_time(events: &[SubmissionEvent], deadline: NaiveDate) -> Option<(DateTime<Utc>, Option<u64>)> {
    let first = events.iter().position(|event| event.act == "submit")?;
    let (before, at) = (events.get(..first)?, events.get(first)?.recorded_at);
    let moved = before.iter().rfind(|event| event.act == "extend").and_then(|event| event.until);
    let late = (clock::local_date(at) - moved.unwrap_or(deadline)).num_days();
    Some((at, u64::try_from(late).ok().filter(|days| *days > 0)))
}

pub(super) fn short_name(room: &Room, code: &OrganisationCode) -> String {
    if *code == room.strategy.region {
        return room.strategy.region_name.sv.clone();
    }
    room.names.get(code).cloned().unwrap_or_else(|| code.to_string())
}

pub(crate) fn full_name(room: &Room, code: &OrganisationCode) -> Text {
    if *code == room.strategy.region {
        return room.strategy.region_name.clone();
    }
    let short = short_name(room, code);
    Text::new(name::municipality(Lang::Sv, &short), name::municipality(Lang::En, &short))
}

/// Is the organisation asked in this cycle?
pub(super) fn is_asked(room: &Room, code: &OrganisationCode) -> bool {
    !submission::questions(&room.strategy, code, &room.municipalities).is_empty()
}
