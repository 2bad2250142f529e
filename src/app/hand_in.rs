//! What a hand-in leaves for good: the answers, what the system sets because of them, and what was taken away.

use std::collections::{BTreeMap, BTreeSet};

use malspar_domain::{
    code::{IndicatorCode, OrganisationCode},
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    submission::{self, Answer, Answers, Question, SubmissionState},
};
use malspar_storage::{HandedIn, Tx};

use crate::{Result, submissions::Room};

/// A draft that is handed in.
pub(crate) struct HandIn<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) room: &'a Room,
    pub(crate) questions: &'a [Question<'a>],
    pub(crate) answers: &'a Answers,
}

impl HandIn<'_> {
    /// All of it as a record: every answer with its comment and message, and what the system set.
    pub(crate) fn as_handed_in(&self) -> Vec<HandedIn> {
        let set = submission::set_by_system(self.questions, self.answers);
        let answers = self.questions.iter().filter_map(|question| {
            let (given, decided) = (self.answers.get(&question.key), set.get(&question.key));
            let answer = match (decided, given) {
                (Some(decided), Some(Answer { comment, message, .. })) => {
                    Answer { comment: comment.clone(), message: message.clone(), ..decided.clone() }
                }
                (Some(decided), None) => decided.clone(),
                (None, given) => given?.clone(),
            };
            Some(HandedIn { key: question.key.clone(), answer, set: decided.is_some() })
        });
        answers.collect()
    }

    /// The observations of it. Where answers were reopened for some questions alone, of those and of what hangs on them.
    pub(crate) async fn observations(&self, organisation: &OrganisationCode) -> Result<Vec<Observation>> {
        let set = submission::set_by_system(self.questions, self.answers);
        let broken = self.room.broken(self.tx).await?;
        let mut found: Vec<_> =
            self.questions.iter().filter_map(|question| self.observation(question, &set, &broken)).collect();
        found.extend(self.withdrawn(&set).await?);
        if let Some(open) = self.reopened(organisation).await? {
            found.retain(|observation| open.contains(&observation.key.indicator));
        }
        Ok(found)
    }

    /// The first values of a new definition are marked as a break.
    fn observation(
        &self,
        question: &Question<'_>,
        set: &Answers,
        broken: &BTreeSet<IndicatorCode>,
    ) -> Option<Observation> {
        let given = self.answers.get(&question.key);
        let (answer, source) = match set.get(&question.key) {
            Some(answer) => (answer, ObsSource::Set),
            None => (given?, ObsSource::Answer),
        };
        let Answer { value, mut status, .. } = answer.clone().normalised();
        if status == ObsStatus::Normal && broken.contains(&question.key.indicator) {
            status = ObsStatus::Break;
        }
        // What the contact wrote beside it is kept, also where another answer decides the value.
        let comment = given.and_then(|answer| answer.comment.clone());
        Some(Observation { key: self.key(question), value, status, comment, source, revision: 0 })
    }

    /// What was handed in before and has been taken away since, a voluntary answer, a part or a place: it is missing now.
    async fn withdrawn(&self, set: &Answers) -> Result<Vec<Observation>> {
        let latest =
            self.tx.observations(&self.room.scope, &self.room.cycle, &SubmissionState::ALL, None).await?;
        let latest: BTreeMap<_, _> = latest.into_iter().map(|o| (o.key.clone(), o)).collect();
        let gone = self.questions.iter().filter(|question| {
            !self.answers.contains_key(&question.key)
                && !set.contains_key(&question.key)
                && latest.get(&self.key(question)).is_some_and(|last| last.status != ObsStatus::Missing)
        });
        Ok(gone
            .map(|question| Observation {
                key: self.key(question),
                value: None,
                status: ObsStatus::Missing,
                comment: None,
                source: ObsSource::Answer,
                revision: 0,
            })
            .collect())
    }

    /// The indicators that a reopening is about, and those that hang on them; `None` where it is about all, or where
    /// nothing was reopened.
    async fn reopened(&self, organisation: &OrganisationCode) -> Result<Option<BTreeSet<IndicatorCode>>> {
        let history =
            self.tx.submission_history(&self.room.scope, &self.room.cycle.key, organisation).await?;
        // The hand-in itself is the last event; before it stands what it was handed in from.
        let Some(before) = history.iter().rev().nth(1) else { return Ok(None) };
        if before.state != SubmissionState::Reopened || before.scope.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.room.with_what_hangs_on(&before.scope)))
    }

    fn key(&self, question: &Question<'_>) -> SeriesKey {
        SeriesKey {
            indicator: question.key.indicator.clone(),
            about: question.key.about.clone(),
            period: self.room.cycle.period,
            category: question.key.category.clone(),
        }
    }
}
