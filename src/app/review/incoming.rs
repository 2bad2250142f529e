//! The answers of a cycle in the order in which there is something to do with them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    lang::Text,
    observation::{ObsSource, Observation},
    review::Note,
    role::Actor,
    series::SeriesValues,
    submission::{self, Answer, Answers, Question, SubmissionAct},
};
use malspar_storage::{SubmissionRecord, Tx};
use malspar_words::sort;

use super::{HandedInBeside, answer_of, answers_to, is_changed, notes};
use crate::{
    App, Result,
    following::{Stage, name_of, stage_of},
    submissions::Room,
};

/// How far an organisation's answers have come, and what there is to look at in them.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Whose.
    pub organisation: OrganisationCode,
    /// "Laxå kommun"
    pub name: Text,
    /// How far. Of a draft nothing else is told.
    pub stage: Stage,
    /// Stands for what there is to look at: whatever is done to the answers counts it up. 0 where nothing has been.
    pub seen: u32,
    /// When they were handed in, for the last time.
    pub submitted_at: Option<DateTime<Utc>>,
    /// How many values differ from last cycle's.
    pub changed: usize,
    /// How many things there are to look at once more.
    pub notes: usize,
}

/// What is read once for all organisations.
struct All<'a> {
    tx: &'a Tx,
    room: &'a Room,
    beside: HandedInBeside,
    across: Vec<Note>,
    series: SeriesValues,
    broken: BTreeSet<IndicatorCode>,
    now: DateTime<Utc>,
}

impl App {
    /// Everybody who is asked in a cycle: first those whose answers wait for a check, the oldest first, then those who were
    /// asked for more, those that are open again, and the checked ones.
    pub async fn incoming(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<Incoming>> {
        let tx = self.store.read().await?;
        let room = Self::review_room(&tx, actor, slug, cycle).await?;
        let all = All {
            tx: &tx,
            beside: HandedInBeside::read(&tx, &room).await?,
            across: notes::across(&tx, &room).await?,
            series: room.series(&tx).await?,
            broken: room.broken(&tx).await?,
            now: self.clock.now(),
            room: &room,
        };
        let everybody = room.municipalities.iter().chain([&room.strategy.region]);
        let mut found = Vec::new();
        for organisation in everybody {
            found.extend(all.of(organisation).await?);
        }
        sort::by_name(&mut found, |incoming| &incoming.name.sv);
        let handed_in = |i: &Incoming| (i.stage == Stage::Submitted).then_some(i.submitted_at).flatten();
        found.sort_by_key(|incoming| (turn(incoming.stage), handed_in(incoming)));
        Ok(found)
    }
}

/// Whose turn it is, and how soon.
const fn turn(stage: Stage) -> u8 {
    match stage {
        Stage::Submitted => 0,
        Stage::Returned => 1,
        Stage::Reopened => 2,
        Stage::Checked => 3,
        Stage::Declined => 4,
        Stage::Begun => 5,
        Stage::NotBegun => 6,
        Stage::NotReported => 7,
    }
}

/// Are there answers that the region may see?
pub(super) const fn is_handed_in(stage: Stage) -> bool {
    matches!(stage, Stage::Submitted | Stage::Returned | Stage::Reopened | Stage::Checked)
}

/// How far somebody's answers have come, as it is told on this day.
pub(super) async fn stage(
    tx: &Tx,
    room: &Room,
    organisation: &OrganisationCode,
    submission: Option<&SubmissionRecord>,
    now: DateTime<Utc>,
) -> Result<Stage> {
    let key = &room.cycle.key;
    // Whether anything is filled in, and no more, is the region's to know.
    let has_answers = submission.is_some()
        && tx.draft(&room.scope, key, organisation).await?.values().any(Answer::is_answer);
    let cycle_state = tx.cycle_state(&room.scope, key).await?;
    Ok(stage_of(&room.cycle, cycle_state, submission, has_answers, clock::local_date(now)))
}

impl All<'_> {
    /// Nothing where the organisation is asked nothing.
    async fn of(&self, organisation: &OrganisationCode) -> Result<Option<Incoming>> {
        let room = self.room;
        let questions = submission::questions(&room.strategy, organisation, &room.municipalities);
        if questions.is_empty() {
            return Ok(None);
        }
        let submission = self.tx.submission(&room.scope, &room.cycle.key, organisation).await?;
        let stage = stage(self.tx, room, organisation, submission.as_ref(), self.now).await?;
        let mut incoming = Incoming {
            organisation: organisation.clone(),
            name: name_of(self.tx, organisation).await?,
            stage,
            seen: submission.as_ref().map_or(0, |own| own.version),
            submitted_at: None,
            changed: 0,
            notes: 0,
        };
        if is_handed_in(stage) {
            let history = self.tx.submission_history(&room.scope, &room.cycle.key, organisation).await?;
            let handed_in = history.iter().rfind(|event| event.act == SubmissionAct::Submit.code());
            incoming.submitted_at = handed_in.map(|event| event.recorded_at);
            incoming.changed = self.changed(&questions);
            incoming.notes = self.notes(&questions, organisation);
        }
        Ok(Some(incoming))
    }

    fn changed(&self, questions: &[Question<'_>]) -> usize {
        let comparable = questions.iter().filter(|q| !self.broken.contains(&q.key.indicator));
        let differs = comparable.filter(|question| {
            let now = self.beside.now.get(&question.key).and_then(answer_of);
            let before = self.beside.before.get(&question.key).and_then(answer_of);
            is_changed(now.as_ref(), before.as_ref())
        });
        differs.count()
    }

    fn notes(&self, questions: &[Question<'_>], organisation: &OrganisationCode) -> usize {
        let own = questions.iter().map(|question| &question.key);
        let previous = answers_to(own.clone(), &self.beside.before);
        // What the system set is not looked at: it follows from the others.
        let is_own = |o: &&Observation| o.source != ObsSource::Set;
        let given = own.filter(|key| self.beside.now.get(*key).as_ref().is_some_and(is_own));
        let answers: Answers = answers_to(given, &self.beside.now);
        let context = self.room.context(organisation, &previous, &self.series);
        let told = submission::validate(questions, &answers, &context);
        let told = told.iter().filter(|violation| !violation.is_error()).count();
        told + notes::at_questions(questions, &self.across).values().map(Vec::len).sum::<usize>()
    }
}
