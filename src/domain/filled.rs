//! How far an organisation has come with its answers, in questions as people count them: one for each indicator, however
//! many rows it has.

use std::collections::BTreeMap;

use crate::{
    code::IndicatorCode,
    question::{Answer, Answers, Question, set_by_system},
};

/// So many of so many questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Those that are filled in, or that another answer has decided.
    pub filled: usize,
    /// All that are asked.
    pub asked: usize,
}

impl Filled {
    /// Counts `answers` against what is asked. A question is filled in when something is said in it and every row that
    /// needs an answer has one; parts of a whole and places that there may not be are not waited for.
    pub fn of(questions: &[Question<'_>], answers: &Answers) -> Self {
        let set = set_by_system(questions, answers);
        let mut found: BTreeMap<&IndicatorCode, (bool, bool)> = BTreeMap::new();
        for question in questions {
            let said =
                set.contains_key(&question.key) || answers.get(&question.key).is_some_and(Answer::is_answer);
            let (any, open) = found.entry(&question.key.indicator).or_default();
            *any |= said;
            *open |= !said && (question.is_compulsory() || is_whole(question));
        }
        let filled = found.values().filter(|(any, open)| *any && !open).count();
        Self { filled, asked: found.len() }
    }
}

/// Is it the row that the others are parts of? Where parts are said, it must be too.
fn is_whole(question: &Question<'_>) -> bool {
    question.key.category.is_none() && question.indicator.breakdowns().next().is_some()
}
