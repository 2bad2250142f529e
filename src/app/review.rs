//! Review: an organisation's answers beside the last ones, and where a figure comes from.

mod acts;
mod incoming;
pub(crate) mod letters;
mod notes;
mod submission;
mod trace;

use std::collections::BTreeMap;

use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::FollowUpCycle,
    observation::{ObsStatus, Observation},
    role::Actor,
    submission::{Answer, AnswerKey, Answers, SubmissionState},
};
use malspar_storage::Tx;

pub use acts::Approved;
pub use incoming::Incoming;
pub use submission::{Elsewhere, Review};
pub use trace::{Trace, Traced, TracedRevision, TracedRow};

use crate::{App, Error, Result, progress::Counted, submissions::Room};

impl App {
    /// A cycle's room, for whoever runs the follow-up.
    async fn review_room(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Room> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("review answers"));
        }
        Room::open(tx, actor, slug, cycle).await
    }
}

/// What has been handed in in a cycle, whoever by and whatever became of it, and what was handed in in the one before.
struct HandedInBeside {
    now: BTreeMap<AnswerKey, Observation>,
    before: BTreeMap<AnswerKey, Observation>,
}

impl HandedInBeside {
    async fn read(tx: &Tx, room: &Room) -> Result<Self> {
        let before = match &room.before {
            Some(before) => by_key(tx, room, before, Counted::Reported.states()).await?,
            None => BTreeMap::new(),
        };
        Ok(Self { now: by_key(tx, room, &room.cycle, &SubmissionState::ALL).await?, before })
    }
}

async fn by_key(
    tx: &Tx,
    room: &Room,
    cycle: &FollowUpCycle,
    states: &[SubmissionState],
) -> Result<BTreeMap<AnswerKey, Observation>> {
    let all = tx.observations(&room.scope, cycle, states, None).await?;
    Ok(all.into_iter().map(|o| (key_of(&o), o)).collect())
}

fn key_of(observation: &Observation) -> AnswerKey {
    let (indicator, about) = (observation.key.indicator.clone(), observation.key.about.clone());
    AnswerKey { indicator, about, category: observation.key.category.clone() }
}

/// An observation as the answer that it was; nothing where the answer has been taken away.
fn answer_of(observation: &Observation) -> Option<Answer> {
    let Observation { value, status, comment, .. } = observation.clone();
    (status != ObsStatus::Missing).then(|| Answer { value, status: as_given(status), comment, message: None })
}

/// That a series begins anew is for the figures to know: the answer is one like another.
const fn as_given(status: ObsStatus) -> ObsStatus {
    match status {
        ObsStatus::Break | ObsStatus::Unvalidated => ObsStatus::Normal,
        other => other,
    }
}

/// Has the answer another value than last time, or none where there was one? Nothing is another where there was nothing.
pub(crate) fn is_changed(now: Option<&Answer>, before: Option<&Answer>) -> bool {
    let Some(before) = before.filter(|answer| answer.is_answer()) else { return false };
    let is_same = |now: &Answer| now.value == before.value && as_given(now.status) == as_given(before.status);
    !now.is_some_and(is_same)
}

/// Answers of some questions out of all.
fn answers_to<'a>(
    questions: impl Iterator<Item = &'a AnswerKey>,
    observations: &BTreeMap<AnswerKey, Observation>,
) -> Answers {
    let given = questions.filter_map(|key| Some((key.clone(), answer_of(observations.get(key)?)?)));
    given.collect()
}
