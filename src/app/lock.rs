//! What a lock brings back: answers that were reopened, and not handed in, are what they were when they were checked.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::OrganisationCode,
    observation::{ObsSource, ObsStatus, Observation},
    submission::{Answer, AnswerKey, Answers, Question, SubmissionState},
};
use malspar_storage::Tx;

use crate::{Result, submissions::Room};

/// The figures rest on what was checked all the while; the draft, which was written in, becomes it again.
pub(crate) async fn restore_draft(
    tx: &Tx,
    room: &Room,
    organisation: &OrganisationCode,
    questions: &[Question<'_>],
    now: DateTime<Utc>,
) -> Result<()> {
    let (scope, cycle) = (&room.scope, &room.cycle);
    let written = tx.draft(scope, &cycle.key, organisation).await?;
    let asked: BTreeSet<_> = questions.iter().map(|question| &question.key).collect();
    let checked = tx.observations(scope, cycle, &[SubmissionState::Approved], None).await?;
    let checked: Answers = checked
        .into_iter()
        .filter_map(|observation| {
            let Observation { key, .. } = &observation;
            let (indicator, about) = (key.indicator.clone(), key.about.clone());
            let key = AnswerKey { indicator, about, category: key.category.clone() };
            let answer = as_it_was(observation, written.get(&key))?;
            asked.contains(&key).then_some((key, answer))
        })
        .collect();
    let gone: Vec<_> = written.keys().filter(|key| !checked.contains_key(*key)).collect();
    tx.clear_draft(scope, &cycle.key, organisation, gone).await?;
    Ok(tx.save_draft(scope, &cycle.key, organisation, &checked, now).await?)
}

/// The answer that became `checked`. What the contact wrote to the owner stays beside it.
fn as_it_was(checked: Observation, written: Option<&Answer>) -> Option<Answer> {
    let Observation { value, status, comment, source, .. } = checked;
    match (source, status) {
        (_, ObsStatus::Missing) => None,
        // The system answered; of the contact there was at most a comment.
        (ObsSource::Set, _) => written.map(|written| Answer { comment, ..written.clone() }),
        _ => {
            let status = if status == ObsStatus::Break { ObsStatus::Normal } else { status };
            Some(Answer { value, status, comment, message: written.and_then(|w| w.message.clone()) })
        }
    }
}
