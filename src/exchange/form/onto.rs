//! What a form meets: the draft of the organisation, which has gone on since the form was made.

use malspar_domain::{
    observation::ObsStatus,
    submission::{Answer, Answers},
};

use super::{Form, Source};

/// What the form held when it was made, and what it holds now, as they are to be compared with `draft`.
///
/// A workbook carries the draft that it was made from, so what is empty in it was emptied. A table of text does not: what
/// is empty in it is as it is in `draft`, for the value with its status, for the comment and for the message alike. It
/// never takes anything away, and nobody can tell whether it overwrites what a colleague has changed meanwhile.
pub fn onto(form: &Form, answers: Answers, draft: &Answers) -> (Answers, Answers) {
    match form.source {
        Source::Workbook => (form.exported.clone(), answers),
        Source::Csv { .. } => {
            let mut whole = draft.clone();
            for (key, answer) in answers {
                let answer = match draft.get(&key) {
                    Some(before) => filled(answer, before),
                    None => answer,
                };
                whole.insert(key, answer);
            }
            (draft.clone(), whole)
        }
    }
}

fn filled(answer: Answer, before: &Answer) -> Answer {
    let is_silent = answer.value.is_none() && answer.status == ObsStatus::Normal;
    let (value, status) =
        if is_silent { (before.value.clone(), before.status) } else { (answer.value, answer.status) };
    Answer {
        value,
        status,
        comment: answer.comment.or_else(|| before.comment.clone()),
        message: answer.message.or_else(|| before.message.clone()),
    }
}
