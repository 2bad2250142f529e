//! What a form changes of the draft that it meets.

use malspar_domain::{
    observation::ObsStatus,
    submission::{Answer, Answers},
};

use super::{Form, Source};

/// The answers of `form` as they are to be stored, given the draft that they meet.
///
/// A workbook carries the draft that it was made from, so what is empty in it was emptied. A table of text does not: what
/// is empty in it is as it was, for the value with its status, for the comment and for the message alike. It never takes
/// anything away.
pub fn onto(form: &Form, answers: Answers, draft: &Answers) -> Answers {
    match form.source {
        Source::Workbook => answers,
        Source::Csv { .. } => answers
            .into_iter()
            .map(|(key, answer)| {
                let before = draft.get(&key);
                (key, before.map_or_else(|| answer.clone(), |before| filled(&answer, before)))
            })
            .collect(),
    }
}

fn filled(answer: &Answer, before: &Answer) -> Answer {
    let is_silent = answer.value.is_none() && answer.status == ObsStatus::Normal;
    let (value, status) =
        if is_silent { (&before.value, before.status) } else { (&answer.value, answer.status) };
    let text = |new: &Option<String>, old: &Option<String>| new.clone().or_else(|| old.clone());
    Answer {
        value: value.clone(),
        status,
        comment: text(&answer.comment, &before.comment),
        message: text(&answer.message, &before.message),
    }
}
