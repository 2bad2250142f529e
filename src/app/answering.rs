//! An organisation's form, as its own people see and fill it in: what is asked, what has been answered, what was answered
//! last time, and what is wrong with it so far.

mod receipt;
mod save;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    canonical,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    role::Actor,
    submission::{Answer, AnswerKey, SubmissionState},
    violation::Violation,
};
pub use malspar_exchange::form::{MAX_REMARK, Typed, TypedPart};
pub use malspar_storage::SubmissionNote;
use malspar_storage::{DraftField, SubmissionEvent, SubmissionRecord, Tx};
use malspar_words::name;
pub use receipt::{Receipt, ReceiptArea, ReceiptRow};
pub use save::{Choice, Conflict, Saved, TypedRow, Unsaved};
use sha2::{Digest, Sha256};

use crate::{App, Error, Result, submissions::Room};

/// The form of one organisation in one cycle.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// Which strategy.
    pub slug: Slug,
    /// The strategy's title.
    pub title: String,
    /// Which cycle.
    pub cycle: FollowUpCycle,
    /// Who answers.
    pub organisation: OrganisationCode,
    /// Who answers, by name.
    pub name: String,
    /// Does the organisation answer about others than itself?
    pub is_for_many: bool,
    /// How far it has come.
    pub state: SubmissionState,
    /// The last day to answer that holds for this organisation.
    pub deadline: NaiveDate,
    /// Why nothing can be changed now; nothing where it can.
    pub closed: Option<Violation>,
    /// Why a completion was asked for, or why the answers were opened again.
    pub reason: Option<String>,
    /// The questions, area by area, in the order of the form.
    pub areas: Vec<AreaSheet>,
    /// What is said of the answers as a whole.
    pub note: SubmissionNote,
    /// When somebody last changed anything.
    pub saved_at: Option<DateTime<Utc>>,
    /// Stands for the draft as it is here: what is handed in is what was looked at.
    pub seen: String,
    /// Has anything been handed in?
    pub has_receipt: bool,
    /// Are the answers invented?
    pub example: bool,
}

/// The questions of one target area.
#[derive(Debug, Clone)]
pub struct AreaSheet {
    /// Its code, in addresses as well.
    pub code: String,
    /// Its heading.
    pub title: String,
    /// The questions.
    pub asked: Vec<Asked>,
}

/// The code of what belongs to no target area.
pub const ACROSS: &str = "ovrigt";

/// One question with all its rows.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is asked.
    pub indicator: Indicator,
    /// The question, with its dates.
    pub question: String,
    /// What to count and what not to.
    pub help: String,
    /// The codes of the questions whose answers decide whether it is asked.
    pub asked_if: Vec<String>,
    /// Its rows.
    pub rows: Vec<AskedRow>,
    /// May it not be changed, because the answers were opened again for others alone?
    pub locked: bool,
    /// Is it one of those that a completion was asked for?
    pub is_asked_for: bool,
}

/// One row of a question.
#[derive(Debug, Clone)]
pub struct AskedRow {
    /// Which.
    pub key: AnswerKey,
    /// The name of the field: `TS1`, `KB5.school`, `TS4@1880`.
    pub field: String,
    /// What the row is about, where the question has several.
    pub label: Option<String>,
    /// Is it a part of a whole that is asked as well?
    pub is_part: bool,
    /// Is the question open as long as there is no answer here?
    pub is_needed: bool,
    /// Is it for a place beyond those that there are?
    pub is_beyond: bool,
    /// What the draft holds.
    pub answer: Option<Answer>,
    /// Stands for what the draft holds; sent back with what is typed, so that nobody overwrites what was not seen.
    pub mark: String,
    /// What was answered last time.
    pub previous: Option<Previous>,
    /// What the system sets, because another answer decides it.
    pub set: Option<Answer>,
    /// What is wrong, and what to look at once more.
    pub found: Vec<Violation>,
}

/// An answer of the cycle before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// What it said.
    pub text: String,
    /// The date that it describes.
    pub measured_on: NaiveDate,
    /// As it was.
    pub answer: Answer,
    /// Was it an answer to the same question? One that means something else now has begun a new series.
    pub comparable: bool,
    /// What it would be now; nothing where it cannot be given again.
    pub again: Option<Answer>,
}

impl Questionnaire {
    /// How many questions are filled in.
    pub fn filled(&self) -> usize {
        self.areas.iter().map(AreaSheet::filled).sum()
    }

    /// How many questions there are.
    pub fn total(&self) -> usize {
        self.areas.iter().map(|area| area.asked.len()).sum()
    }

    /// The area with this code.
    pub fn area(&self, code: &str) -> Option<&AreaSheet> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// Can anything be changed?
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

impl AreaSheet {
    /// How many of its questions are filled in.
    pub fn filled(&self) -> usize {
        self.asked.iter().filter(|asked| asked.is_filled()).count()
    }
}

impl Asked {
    /// Is there an answer in every row that needs one? As `domain::filled` counts.
    pub fn is_filled(&self) -> bool {
        let said = |row: &AskedRow| row.set.is_some() || row.answer.as_ref().is_some_and(Answer::is_answer);
        self.rows.iter().any(said) && !self.rows.iter().any(|row| row.is_needed && !said(row))
    }

    /// The rows that say something or wait for it: all but parts and places that nobody needs.
    pub fn rows_that_count(&self) -> impl Iterator<Item = &AskedRow> {
        self.rows.iter().filter(|row| {
            row.is_needed
                || row.answer.is_some()
                || row.set.is_some()
                || !row.found.is_empty()
                || self.rows.len() == 1
        })
    }

    /// Is it the same question about several organisations?
    pub fn is_about_many(&self) -> bool {
        let about: BTreeSet<_> = self.rows.iter().map(|row| &row.key.about).collect();
        about.len() > 1
    }
}

/// Everything that a form is read from.
pub(crate) struct Desk {
    pub(crate) room: Room,
    pub(crate) organisation: OrganisationCode,
    pub(crate) submission: Option<SubmissionRecord>,
    pub(crate) fields: BTreeMap<AnswerKey, DraftField>,
}

impl Desk {
    /// The form of the person's own organisation.
    pub(crate) async fn open(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Self> {
        let organisation = actor.organisation.clone();
        if !actor.may_answer_for(&organisation) {
            return Err(Error::Forbidden("answer for this organisation"));
        }
        let room = Room::open(tx, actor, slug, cycle).await?;
        let submission = tx.submission(&room.scope, cycle, &organisation).await?;
        let fields = tx.draft_fields(&room.scope, cycle, &organisation).await?;
        Ok(Self { room, organisation, submission, fields })
    }

    /// The questions that may be changed while answers are open again; all where no question is named.
    pub(crate) fn open_alone(&self) -> Option<BTreeSet<IndicatorCode>> {
        let submission = self.submission.as_ref().filter(|s| s.state == SubmissionState::Reopened)?;
        let scope = &submission.reopened_scope;
        (!scope.is_empty()).then(|| self.room.with_what_hangs_on(scope))
    }

    pub(crate) fn deadline(&self) -> NaiveDate {
        let moved = self.submission.as_ref().and_then(|own| own.reopened_until.or(own.extended_until));
        moved.unwrap_or(self.room.cycle.deadline)
    }

    pub(crate) fn state(&self) -> SubmissionState {
        self.submission.as_ref().map_or(SubmissionState::Draft, |s| s.state)
    }

    /// The organisation's full name.
    pub(crate) async fn name(&self, tx: &Tx, lang: Lang) -> Result<String> {
        let own = &self.organisation;
        Ok(match self.room.names.get(own).filter(|_| *own != self.room.strategy.region) {
            Some(municipality) => name::municipality(lang, municipality),
            None => tx.organisation_name(own).await?,
        })
    }

    /// What the owner asked for last, while it matters.
    pub(crate) async fn asked_for(&self, tx: &Tx) -> Result<Option<SubmissionEvent>> {
        let act = match self.state() {
            SubmissionState::Returned => "return",
            SubmissionState::Reopened => "reopen",
            _ => return Ok(None),
        };
        let history =
            tx.submission_history(&self.room.scope, &self.room.cycle.key, &self.organisation).await?;
        Ok(history.into_iter().rev().find(|event| event.act == act))
    }
}

/// Stands for an answer: the same for the same answer, and for no answer empty.
pub(crate) fn mark_of(answer: Option<&Answer>) -> Result<String> {
    let Some(answer) = answer else { return Ok(String::new()) };
    let text = canonical::json(answer).map_err(|error| Error::Data(error.to_string()))?;
    Ok(format!("{:x}", Sha256::digest(text))[..16].to_owned())
}

/// Stands for a whole draft: the same for the same answers.
pub(crate) fn draft_mark<'a>(answers: impl Iterator<Item = (&'a AnswerKey, &'a Answer)>) -> Result<String> {
    let answers: Vec<_> = answers.collect();
    let text = canonical::json(&answers).map_err(|error| Error::Data(error.to_string()))?;
    Ok(format!("{:x}", Sha256::digest(text)))
}

impl App {
    /// The form of the person's organisation, with its draft and last cycle's answers.
    pub async fn questionnaire(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        lang: Lang,
    ) -> Result<Questionnaire> {
        let tx = self.store.read().await?;
        let desk = Desk::open(&tx, actor, slug, cycle).await?;
        let areas = desk.areas(&tx, lang).await?;
        let closed = match desk.room.check_open(&tx, &desk.organisation, self.clock.now()).await {
            Ok(_) => None,
            Err(Error::Refused(mut why)) if !why.is_empty() => Some(why.swap_remove(0)),
            Err(other) => return Err(other),
        };
        let (scope, organisation) = (&desk.room.scope, &desk.organisation);
        Ok(Questionnaire {
            slug: slug.clone(),
            title: desk.room.strategy.title.get(lang).to_owned(),
            organisation: organisation.clone(),
            name: desk.name(&tx, lang).await?,
            is_for_many: areas.iter().flat_map(|area| &area.asked).any(Asked::is_about_many),
            state: desk.state(),
            deadline: desk.deadline(),
            closed,
            reason: desk.asked_for(&tx).await?.and_then(|event| event.reason),
            areas,
            note: tx.submission_note(scope, cycle, organisation).await?,
            seen: draft_mark(desk.fields.iter().map(|(key, field)| (key, &field.answer)))?,
            saved_at: desk.fields.values().map(|field| field.saved_at).max(),
            has_receipt: tx.last_hand_in(scope, cycle, organisation).await?.is_some(),
            example: tx.is_example().await?,
            cycle: desk.room.cycle,
        })
    }
}
