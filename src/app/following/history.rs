//! What has happened to an organisation's answers, as it is told: the values that it has changed since it first handed in.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    indicator::Indicator,
    lang::{Lang, Text},
    observation::{ObsStatus, Observation, SeriesKey},
    role::{Actor, Role},
    submission::{Answer, AnswerKey},
};
use malspar_storage::{RecordedObservation, SubmissionEvent};

use super::check_answers;
use crate::{App, Result, submissions::Room};

/// Which row of a question an answer stands in, for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// The municipality that it is about, where the organisation answers for others.
    pub about: Option<String>,
    /// The part.
    pub category: Option<Text>,
}

/// A value that was handed in in another's place.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The question.
    pub indicator: Indicator,
    /// Its row.
    pub row: RowName,
    /// What it was; nothing where it had been taken away.
    pub before: Option<Answer>,
    /// What it became; nothing where it was taken away.
    pub after: Option<Answer>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub role: Role,
    /// Why: what was said with it, or what the answers had been sent back or opened again for.
    pub reason: Option<String>,
}

impl App {
    /// Every value that the actor's organisation has changed since it first handed in, the latest first.
    pub async fn revisions(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<Revision>> {
        let own = check_answers(actor)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let all = tx.revisions_handed_in(&room.scope, &room.cycle, own).await?;
        let history = tx.submission_history(&room.scope, cycle, own).await?;
        let pairs = all.iter().zip(all.iter().skip(1));
        let changed = pairs.filter(|(a, b)| a.observation.key == b.observation.key);
        let mut found: Vec<_> = changed.filter_map(|(a, b)| revision(&room, own, a, b, &history)).collect();
        found.sort_by_key(|revision| std::cmp::Reverse(revision.at));
        Ok(found)
    }

    /// Which row an answer stands in, for somebody of `own`.
    pub(crate) fn row_name(room: &Room, own: &OrganisationCode, key: &AnswerKey) -> RowName {
        let about = (&key.about != own && key.about != room.strategy.region)
            .then(|| room.names.get(&key.about).cloned().unwrap_or_else(|| key.about.to_string()));
        let indicator = room.strategy.indicator(&key.indicator);
        let category = indicator.and_then(|i| i.category(key.category.as_ref()?));
        RowName { about, category: category.map(|category| category.title.clone()) }
    }
}

/// Nothing where no question of the catalogue has the value any more.
fn revision(
    room: &Room,
    own: &OrganisationCode,
    before: &RecordedObservation,
    after: &RecordedObservation,
    history: &[SubmissionEvent],
) -> Option<Revision> {
    let SeriesKey { indicator, about, category, .. } = after.observation.key.clone();
    let key = AnswerKey { indicator, about, category };
    let asked_for =
        history.iter().rfind(|event| event.recorded_at < after.recorded_at && event.reason.is_some());
    Some(Revision {
        indicator: room.strategy.indicator(&key.indicator)?.clone(),
        row: App::row_name(room, own, &key),
        before: answer(&before.observation),
        after: answer(&after.observation),
        at: after.recorded_at,
        role: after.role,
        reason: after.reason.clone().or_else(|| asked_for.and_then(|event| event.reason.clone())),
    })
}

fn answer(observation: &Observation) -> Option<Answer> {
    let Observation { value, status, comment, .. } = observation.clone();
    (status != ObsStatus::Missing).then_some(Answer { value, status, comment, message: None })
}

impl RowName {
    /// "Laxå: Förskola"; nothing where a question has one row.
    pub fn words(&self, lang: Lang) -> Option<String> {
        let category = self.category.as_ref().map(|category| category.get(lang).to_owned());
        match (&self.about, category) {
            (Some(about), Some(category)) => Some(format!("{about}: {category}")),
            (about, category) => about.clone().or(category),
        }
    }
}
