//! What there is to look at once more in the answers of an organisation: what the contact was told as well, and what only
//! somebody who sees everybody's answers can see.

use std::collections::BTreeMap;

use malspar_domain::{
    code::OrganisationCode,
    review::{self, Note},
    submission::{AnswerKey, Question},
    violation::Violation,
};
use malspar_storage::Tx;

use crate::{
    Result,
    progress::{Counted, Told, series_of},
    submissions::Room,
};

/// What is seen across the organisations of a cycle.
pub(super) async fn across(tx: &Tx, room: &Room) -> Result<Vec<Note>> {
    let told = Told::read(tx, &room.scope, &room.cycle, Counted::Reported, None).await?;
    let series = series_of(tx, [&told].into_iter(), None).await?;
    Ok(review::notes(&told.measurement(&series)))
}

/// Those of them that concern these questions, each at the one that it is shown at: the strategy says at which. Where that is
/// another organisation's, it is shown at what this one answered of it.
pub(super) fn at_questions(questions: &[Question<'_>], all: &[Note]) -> BTreeMap<AnswerKey, Vec<Violation>> {
    let mut found: BTreeMap<AnswerKey, Vec<Violation>> = BTreeMap::new();
    for (about, violation) in all {
        if let Some(key) = place(questions, about, violation) {
            found.entry(key.clone()).or_default().push(violation.clone());
        }
    }
    found
}

fn place<'a>(
    questions: &'a [Question<'_>],
    about: &OrganisationCode,
    violation: &Violation,
) -> Option<&'a AnswerKey> {
    let asked = |code: &str| {
        questions.iter().map(|q| &q.key).find(|key| key.about == *about && key.indicator.as_str() == code)
    };
    asked(&violation.field).or_else(|| violation.params.iter().find_map(|(name, _)| asked(name)))
}
