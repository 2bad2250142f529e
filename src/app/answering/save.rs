//! Saving what is typed, row by row: what can be understood is kept, what cannot is told, and nobody overwrites what they
//! have not seen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CategoryCode, CycleKey, IndicatorCode, Slug},
    lang::Lang,
    observation::ObsStatus,
    role::Actor,
    submission::{self, Answer, AnswerKey, Answers, Question},
    value::ValueKind,
    violation::Violation,
};
use malspar_exchange::form::{self, FormIdentity, Typed, TypedPart};
use malspar_storage::{AuditEntry, Tx};

use super::{Desk, mark_of};
use crate::{App, Error, Result};

/// What is typed in one row.
#[derive(Debug, Clone, Default)]
pub struct TypedRow {
    /// The name of the field: `TS1`, `KB5.school`, `TS4@1880`.
    pub field: String,
    /// The mark of what the draft held when the row was read.
    pub mark: String,
    /// The answer; as the draft has it where the row does not ask for it.
    pub answer: Option<String>,
    /// The numerator of a share.
    pub of_which: Option<String>,
    /// The month from which it is planned.
    pub planned: Option<String>,
    /// The status that was chosen, with a value or instead of one.
    pub status: Option<Option<ObsStatus>>,
    /// The ticked options, where the row has them.
    pub chosen: Option<BTreeSet<CategoryCode>>,
    /// Is it said that none of the options holds?
    pub none: bool,
    /// The published comment.
    pub comment: Option<String>,
    /// The message to the owner.
    pub message: Option<String>,
    /// What is to be done with it.
    pub choice: Choice,
}

/// What a person chooses for a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Choice {
    /// What is typed.
    #[default]
    AsTyped,
    /// What is typed, although somebody else has changed the answer to what this mark stands for.
    Mine(String),
    /// What somebody else has saved.
    Theirs,
    /// Last cycle's answer.
    Again,
    /// No answer.
    Cleared,
}

/// What became of what was typed.
#[derive(Debug, Clone)]
pub struct Saved {
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// The fields that are another answer now.
    pub changed: Vec<String>,
    /// Rows that could not be understood. The draft is as it was there.
    pub unsaved: Vec<Unsaved>,
    /// Rows that somebody has changed since they were read. The draft is as they left it.
    pub conflicts: Vec<Conflict>,
}

/// A row that could not be understood.
#[derive(Debug, Clone)]
pub struct Unsaved {
    /// Which.
    pub field: String,
    /// What is wrong, and in which of its fields.
    pub found: Vec<(TypedPart, Violation)>,
}

/// A row that somebody has changed since it was read.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Which.
    pub field: String,
    /// What they have saved; nothing where they have taken the answer away.
    pub theirs: Option<Answer>,
    /// The mark that stands for it.
    pub mark: String,
    /// What was typed here.
    pub mine: Option<Answer>,
    /// When they saved it; not known where they have taken it away.
    pub at: Option<DateTime<Utc>>,
    /// Was it the same person, in another window?
    pub by_me: bool,
}

/// What of an answer is understood and still never kept: the draft would hold what no form can.
const NEVER_KEPT: [&str; 5] = [
    "check-wrong-kind",
    "check-value-and-status",
    "check-too-long",
    "check-unknown-option",
    "check-must-apply",
];

impl App {
    /// Saves what is typed in the form of the person's own organisation, each row by itself.
    pub async fn save_answers(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        rows: &[TypedRow],
        lang: Lang,
    ) -> Result<Saved> {
        if !actor.may_answer_for(&actor.organisation) {
            return Err(Error::Forbidden("answer for this organisation"));
        }
        let tx = self.store.write().await?;
        let at = self.clock.now();
        // Held before the draft is read: two who save at once follow each other.
        let desk = Desk::hold(&tx, actor, slug, cycle, at).await?;
        let questions = desk.room.questions(&desk.organisation)?;
        let previous = desk.room.last_answers(&tx, &questions).await?;
        let broken = desk.room.broken(&tx).await?;
        let mut saving = Saving::new(&desk, actor, &questions, (&previous, broken), lang, at);
        for row in rows {
            saving.take(row)?;
        }
        let Saving { keep, clear, saved, .. } = saving;
        if !saved.changed.is_empty() {
            let (scope, organisation) = (&desk.room.scope, &desk.organisation);
            tx.clear_draft(scope, cycle, organisation, &clear).await?;
            tx.save_draft(scope, cycle, organisation, &keep, at).await?;
            // The trail says that somebody began, not what they wrote, nor how long they sat over it.
            if desk.fields.is_empty() {
                let entry = AuditEntry::new("draft.begin", format!("{slug}/{cycle}/{organisation}"));
                tx.append_audit(&entry, actor, at).await?;
            }
            tx.commit().await?;
        }
        Ok(saved)
    }
}

impl Desk {
    /// The form, begun and held: what is read next is what will be written about.
    async fn hold(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey, now: DateTime<Utc>) -> Result<Self> {
        let mut desk = Self::open(tx, actor, slug, cycle).await?;
        desk.room.check_open(tx, &desk.organisation, now).await?;
        desk.submission = tx.submission(&desk.room.scope, cycle, &desk.organisation).await?;
        desk.fields = tx.draft_fields(&desk.room.scope, cycle, &desk.organisation).await?;
        Ok(desk)
    }
}

struct Saving<'a> {
    desk: &'a Desk,
    actor: &'a Actor,
    questions: BTreeMap<String, &'a Question<'a>>,
    previous: &'a Answers,
    broken: BTreeSet<IndicatorCode>,
    identity: FormIdentity,
    keep: Answers,
    clear: Vec<AnswerKey>,
    saved: Saved,
}

impl<'a> Saving<'a> {
    fn new(
        desk: &'a Desk,
        actor: &'a Actor,
        questions: &'a [Question<'a>],
        (previous, broken): (&'a Answers, BTreeSet<IndicatorCode>),
        lang: Lang,
        at: DateTime<Utc>,
    ) -> Self {
        let room = &desk.room;
        let identity = FormIdentity {
            strategy: room.strategy.slug.clone(),
            cycle: room.cycle.key.clone(),
            organisation: desk.organisation.clone(),
            catalogue_version: room.catalogue_version,
            lang,
        };
        let questions = questions.iter().map(|q| (q.key.field(&desk.organisation), q)).collect();
        let saved = Saved { at, changed: Vec::new(), unsaved: Vec::new(), conflicts: Vec::new() };
        Self {
            desk,
            actor,
            questions,
            previous,
            broken,
            identity,
            keep: Answers::new(),
            clear: Vec::new(),
            saved,
        }
    }

    /// What is not asked of this organisation is passed over.
    fn take(&mut self, row: &TypedRow) -> Result<()> {
        let Some(question) = self.questions.get(&row.field).copied() else { return Ok(()) };
        if row.choice == Choice::Theirs {
            return Ok(());
        }
        let before = self.desk.fields.get(&question.key);
        let now = before.map(|field| &field.answer);
        let (answer, found) = self.read(question, row, now);
        if found.iter().any(|(_, violation)| violation.is_error()) {
            self.saved.unsaved.push(Unsaved { field: row.field.clone(), found });
            return Ok(());
        }
        let touched = row.choice != Choice::AsTyped || mark_of(answer.as_ref())? != row.mark;
        let there = mark_of(now)?;
        if !touched || answer.as_ref() == now {
            return Ok(());
        }
        let seen = there == row.mark || row.choice == Choice::Mine(there.clone());
        if !seen {
            self.saved.conflicts.push(Conflict {
                field: row.field.clone(),
                theirs: now.cloned(),
                mark: there,
                mine: answer,
                at: before.map(|field| field.saved_at),
                by_me: before.is_some_and(|field| field.saved_by == Some(self.actor.account)),
            });
            return Ok(());
        }
        if self.is_shut(question) {
            let shut = Violation::error(&row.field, "reopened-not-this");
            let found = vec![(TypedPart::Answer, shut)];
            self.saved.unsaved.push(Unsaved { field: row.field.clone(), found });
            return Ok(());
        }
        self.saved.changed.push(row.field.clone());
        match answer {
            Some(answer) => drop(self.keep.insert(question.key.clone(), answer)),
            None => self.clear.push(question.key.clone()),
        }
        Ok(())
    }

    fn is_shut(&self, question: &Question<'_>) -> bool {
        self.desk.open_alone().is_some_and(|open| !open.contains(&question.key.indicator))
    }

    /// What the row says, and what cannot be understood of it.
    fn read(
        &self,
        question: &Question<'_>,
        row: &TypedRow,
        now: Option<&Answer>,
    ) -> (Option<Answer>, Vec<(TypedPart, Violation)>) {
        let lang = self.identity.lang;
        let stands = now.map(|answer| Typed::of(answer, lang)).unwrap_or_default();
        let mut typed = overlaid(row, stands);
        if row.choice == Choice::Cleared {
            return (None, Vec::new());
        }
        if row.choice == Choice::Again {
            let last = self.previous.get(&question.key);
            let again = last.and_then(|last| self.desk.repeated(question, last, &self.broken));
            let Some(again) = again else { return (now.cloned(), Vec::new()) };
            let again = Typed::of(&again, lang);
            let comment = if typed.comment.trim().is_empty() { again.comment } else { typed.comment };
            typed = Typed { comment, message: typed.message, ..again };
        } else if row.chosen.is_some() {
            let some = row.chosen.as_ref().is_some_and(|chosen| !chosen.is_empty());
            if some && row.none {
                let both = Violation::error(&row.field, "answer-none-and-some");
                return (None, vec![(TypedPart::Answer, both)]);
            }
            typed.chosen = row.chosen.clone().filter(|_| some || row.none);
        }
        let (answer, mut found) = form::read_typed(&self.identity, question, &self.desk.organisation, &typed);
        if let Some(answer) = &answer {
            let checked =
                submission::check_answer(question, answer, &row.field, &self.desk.room.cycle).into_iter();
            let is_level = matches!(question.indicator.kind, ValueKind::Ordinal { .. });
            let never = |violation: &Violation| {
                NEVER_KEPT.contains(&violation.code.as_str())
                    || (is_level && violation.code == "check-out-of-range")
            };
            found.extend(checked.filter(never).map(|violation| (TypedPart::Answer, violation)));
        }
        (answer, found)
    }
}

/// What is typed where the row has a field for it, and what stands there where it has none.
fn overlaid(row: &TypedRow, stands: Typed) -> Typed {
    let over = |typed: &Option<String>, stands: String| typed.clone().unwrap_or(stands);
    Typed {
        answer: over(&row.answer, stands.answer),
        of_which: over(&row.of_which, stands.of_which),
        planned: over(&row.planned, stands.planned),
        status: row.status.unwrap_or(stands.status),
        chosen: row.chosen.clone().or(stands.chosen),
        comment: over(&row.comment, stands.comment),
        message: over(&row.message, stands.message),
    }
}
