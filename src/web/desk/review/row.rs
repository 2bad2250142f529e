//! A question of somebody's answers as it is checked: what is answered now, what was answered last time, what is said beside
//! it, and what there is to look at.

use malspar_app::{
    App,
    answering::{Asked, AskedRow},
};
use malspar_domain::submission::Answer;
use malspar_words::{Lang, problem, t};

/// A question with its rows.
pub(super) struct Question {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) voluntary: bool,
    /// Where its values come from.
    pub(super) trace: String,
    pub(super) rows: Vec<Row>,
    /// Is it one of those that a completion is asked for, or about to be?
    pub(super) marked: bool,
    /// Is there something new or strange in it?
    pub(super) stands_out: bool,
}

/// One row of it.
pub(super) struct Row {
    /// What it is about, where the question has several.
    pub(super) label: Option<String>,
    pub(super) now: String,
    pub(super) before: String,
    pub(super) changed: bool,
    pub(super) comment: Option<String>,
    pub(super) message: Option<String>,
    pub(super) notes: Vec<String>,
}

impl Question {
    pub(super) fn of(lang: Lang, asked: &Asked, trace: String, marked: bool) -> Self {
        let rows: Vec<_> = asked.rows_that_count().map(|row| Row::of(lang, asked, row)).collect();
        Self {
            code: asked.indicator.code.to_string(),
            title: asked.indicator.title.get(lang).to_owned(),
            voluntary: asked.indicator.voluntary,
            stands_out: rows.iter().any(|row| row.changed || !row.notes.is_empty() || row.message.is_some()),
            trace,
            rows,
            marked,
        }
    }

    /// The single row of a question without any.
    pub(super) fn only(&self) -> Option<&Row> {
        self.rows.first().filter(|row| self.rows.len() == 1 && row.label.is_none())
    }
}

impl Row {
    fn of(lang: Lang, asked: &Asked, row: &AskedRow) -> Self {
        let text = |answer: &Answer| App::answer_text(&asked.indicator, answer, lang);
        let given = row.answer.as_ref().filter(|answer| answer.is_answer());
        let now = match (given, &row.set) {
            (Some(answer), _) => text(answer),
            (None, Some(set)) => t!(lang, "review-follows", answer = text(set)),
            (None, None) => t!(lang, "answer-none-yet"),
        };
        Self {
            label: row.label.clone(),
            before: row
                .previous
                .as_ref()
                .map_or_else(|| t!(lang, "review-nothing-before"), |previous| previous.text.clone()),
            changed: row.is_changed(),
            comment: row.answer.as_ref().and_then(|answer| answer.comment.clone()).filter(|c| *c != now),
            message: row.answer.as_ref().and_then(|answer| answer.message.clone()),
            notes: row.found.iter().map(|v| problem::describe(lang, &v.code, &v.params)).collect(),
            now,
        }
    }
}
