//! Answers in words, before and after.

use malspar_app::{App, following::RowName};
use malspar_domain::{indicator::Indicator, submission::Answer};
use malspar_words::{Lang, t};

/// "SO1", "Ledningsgrupp: Förskola", what it was and what it becomes.
pub(crate) struct Change {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

impl Change {
    pub(crate) fn new(
        lang: Lang,
        indicator: &Indicator,
        row: &RowName,
        before: Option<&Answer>,
        after: Option<&Answer>,
    ) -> Self {
        let title = indicator.title.get(lang);
        let remark = |answer: Option<&Answer>| answer.and_then(|a| a.comment.clone());
        let says_more = remark(before) != remark(after);
        Self {
            code: indicator.code.to_string(),
            title: row.words(lang).map_or_else(|| title.to_owned(), |row| format!("{title}: {row}")),
            before: in_words(lang, indicator, before, says_more),
            after: in_words(lang, indicator, after, says_more),
        }
    }
}

/// The answer, with its comment where that is what changes.
fn in_words(lang: Lang, indicator: &Indicator, answer: Option<&Answer>, with_comment: bool) -> String {
    let Some(answer) = answer else { return t!(lang, "around-no-answer") };
    let words = App::answer_text(indicator, answer, lang);
    match answer.comment.as_ref().filter(|comment| with_comment && **comment != words) {
        Some(comment) => t!(lang, "around-commented", answer = words, comment = comment.as_str()),
        None => words,
    }
}
