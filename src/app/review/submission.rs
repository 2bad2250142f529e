//! One organisation's answers as they were handed in, beside last cycle's.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    indicator::Indicator,
    lang::{Lang, Text},
    observation::{ObsSource, ObsStatus},
    role::Actor,
    submission::{self, Answer, AnswerKey, Question, SubmissionAct},
    violation::Violation,
};
use malspar_storage::{DraftField, HandInRecord, SubmissionEvent, SubmissionNote, SubmissionRecord};

use super::{
    HandedInBeside, answer_of,
    incoming::{is_handed_in, stage},
    is_changed,
    letters::contacts,
    notes,
};
use crate::{
    App, Result,
    answering::{AreaSheet, AskedRow, Desk},
    following::{Stage, name_of},
    submissions::Room,
};

/// An organisation's answers, for whoever checks them.
#[derive(Debug, Clone)]
pub struct Review {
    /// Whose.
    pub organisation: OrganisationCode,
    /// "Laxå kommun"
    pub name: Text,
    /// Who asks: "Region Örebro län".
    pub region: Text,
    /// How far they have come.
    pub stage: Stage,
    /// Stands for what there is to look at.
    pub seen: u32,
    /// When they were handed in, for the last time.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The last day of a reopening, while it lasts.
    pub reopened_until: Option<NaiveDate>,
    /// What is said of the answers as a whole; nothing of a draft's.
    pub note: SubmissionNote,
    /// The questions with what was handed in; none where nothing has been.
    pub areas: Vec<AreaSheet>,
    /// What others answer about the organisation.
    pub elsewhere: Vec<Elsewhere>,
    /// What has been done, oldest first.
    pub history: Vec<SubmissionEvent>,
    /// Does anybody get a mail?
    pub has_contact: bool,
}

/// An answer that another organisation has given about this one.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// To which question.
    pub indicator: Indicator,
    /// What.
    pub answer: Answer,
}

impl AskedRow {
    /// Does the row say something else than last time, to a question that is the same?
    pub fn is_changed(&self) -> bool {
        let now = self.answer.as_ref().filter(|answer| answer.is_answer()).or(self.set.as_ref());
        is_changed(
            now,
            self.previous.as_ref().filter(|before| before.comparable).map(|before| &before.answer),
        )
    }
}

impl App {
    /// One organisation's answers. Of a draft there is only whether it has been begun.
    pub async fn submission_review(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        lang: Lang,
    ) -> Result<Review> {
        let tx = self.store.read().await?;
        let room = Self::review_room(&tx, actor, slug, cycle).await?;
        room.questions(organisation)?;
        let submission = tx.submission(&room.scope, cycle, organisation).await?;
        let stage = stage(&tx, &room, organisation, submission.as_ref(), self.clock.now()).await?;
        let history = tx.submission_history(&room.scope, cycle, organisation).await?;
        let handed_in = history.iter().rfind(|event| event.act == SubmissionAct::Submit.code());
        let mut review = Review {
            organisation: organisation.clone(),
            name: name_of(&tx, organisation).await?,
            region: room.strategy.region_name.clone(),
            stage,
            seen: submission.as_ref().map_or(0, |own| own.version),
            submitted_at: handed_in.map(|event| event.recorded_at),
            reopened_until: submission.as_ref().and_then(|own| own.reopened_until),
            note: SubmissionNote::default(),
            areas: Vec::new(),
            elsewhere: Vec::new(),
            has_contact: !contacts(&tx, &room.scope, organisation).await?.is_empty(),
            history,
        };
        if is_handed_in(stage) {
            let record = tx.last_hand_in(&room.scope, cycle, organisation).await?;
            let beside = HandedInBeside::read(&tx, &room).await?;
            review.note = record.as_ref().map(note_of).unwrap_or_default();
            review.elsewhere = elsewhere(&room, organisation, &beside);
            let across = notes::across(&tx, &room).await?;
            let desk = desk(room, organisation, submission, &beside, record.as_ref(), self.clock.now());
            review.areas = desk.areas(&tx, lang).await?;
            let questions = desk.room.questions(organisation)?;
            add_notes(&mut review.areas, notes::at_questions(&questions, &across));
        }
        Ok(review)
    }
}

fn note_of(record: &HandInRecord) -> SubmissionNote {
    SubmissionNote { agreed: record.agreed, registry_number: record.registry_number.clone() }
}

/// The organisation's form, with what was handed in in the place of the draft, which is its own.
fn desk(
    room: Room,
    organisation: &OrganisationCode,
    submission: Option<SubmissionRecord>,
    beside: &HandedInBeside,
    record: Option<&HandInRecord>,
    now: DateTime<Utc>,
) -> Desk {
    let questions = submission::questions(&room.strategy, organisation, &room.municipalities);
    let mut fields = BTreeMap::new();
    for Question { key, .. } in &questions {
        let message = record
            .and_then(|r| r.answers.iter().find(|a| a.key == *key))
            .and_then(|a| a.answer.message.clone());
        if let Some(answer) = given(key, beside, message) {
            fields.insert(key.clone(), DraftField { answer, version: 1, saved_at: now, saved_by: None });
        }
    }
    Desk { organisation: organisation.clone(), submission, fields, room }
}

/// What the contact has answered: where the system answered, the remarks alone.
fn given(key: &AnswerKey, beside: &HandedInBeside, message: Option<String>) -> Option<Answer> {
    let observation = beside.now.get(key);
    let is_set = observation.is_some_and(|o| o.source == ObsSource::Set);
    let mut answer = observation.and_then(answer_of).unwrap_or(Answer {
        value: None,
        status: ObsStatus::Normal,
        comment: None,
        message: None,
    });
    if is_set {
        (answer.value, answer.status) = (None, ObsStatus::Normal);
    }
    answer.message = message;
    (answer.is_answer() || answer.comment.is_some() || answer.message.is_some()).then_some(answer)
}

fn add_notes(areas: &mut [AreaSheet], mut notes: BTreeMap<AnswerKey, Vec<Violation>>) {
    for row in areas.iter_mut().flat_map(|area| &mut area.asked).flat_map(|asked| &mut asked.rows) {
        row.found.retain(|violation| !violation.is_error());
        row.found.extend(notes.remove(&row.key).unwrap_or_default());
    }
}

/// What is answered about the organisation by others: the region answers for its clinics in each municipality.
fn elsewhere(room: &Room, organisation: &OrganisationCode, beside: &HandedInBeside) -> Vec<Elsewhere> {
    let own: Vec<IndicatorCode> = submission::questions(&room.strategy, organisation, &room.municipalities)
        .into_iter()
        .map(|question| question.key.indicator)
        .collect();
    let others =
        beside.now.iter().filter(|(key, _)| &key.about == organisation && !own.contains(&key.indicator));
    let found = others.filter_map(|(key, observation)| {
        let indicator = room.strategy.indicator(&key.indicator)?.clone();
        Some(Elsewhere { indicator, answer: answer_of(observation)? })
    });
    found.collect()
}
