//! What municipalities say in words: every answer under its question, in the words it was written.

use malspar_domain::{
    indicator::Indicator,
    progress::{Content, IndicatorProgress, Municipality},
    value::Value,
};
use malspar_words::{list, t};

use super::{Report, chapters};
use crate::report::data::{Comment, Voice, Voices};

/// Nothing where the strategy asks for no words, or nobody has written any.
pub(super) fn voices(report: &Report<'_>) -> Option<Voices> {
    let questions: Vec<_> =
        questions(report).map(|(question, progress)| one(report, question, progress)).collect();
    questions.iter().any(|question| !question.answers.is_empty()).then(|| Voices {
        title: t!(report.lang, "report-voices"),
        paragraphs: vec![t!(report.lang, "report-voices-intro")],
        questions,
    })
}

/// Each question in words with its answers.
pub(super) fn questions<'a>(
    report: &Report<'a>,
) -> impl Iterator<Item = (&'a Indicator, &'a IndicatorProgress)> + use<'a> {
    report.input.strategy.questions.iter().zip(&report.input.progress.questions)
}

/// What a municipality wrote.
pub(super) fn words_of<'a>(progress: &'a IndicatorProgress, municipality: &Municipality) -> Option<&'a str> {
    let cells = progress.municipalities.iter().find(|m| m.code == municipality.code)?;
    cells.now.iter().find_map(|cell| match &cell.content {
        Content::Value { value: Value::Words(words), .. } => Some(words.as_str()),
        _ => None,
    })
}

fn one(report: &Report<'_>, question: &Indicator, progress: &IndicatorProgress) -> Voice {
    let mut silent = Vec::new();
    let mut answers = Vec::new();
    for municipality in report.alphabetical() {
        match words_of(progress, municipality) {
            Some(words) => answers.push(Comment {
                label: report.full_name(municipality),
                text: words.to_owned(),
                lang: report.lang_of_users(),
            }),
            None => silent.push(report.full_name(municipality)),
        }
    }
    let note = match (answers.is_empty(), silent.is_empty()) {
        (true, _) => Some(t!(report.lang, "report-voices-none")),
        (false, true) => None,
        (false, false) => {
            Some(t!(report.lang, "report-voices-silent", names = list::and(report.lang, &silent)))
        }
    };
    Voice {
        title: question.title.get(report.lang).to_owned(),
        question: chapters::asked(report, question),
        common: report.written_if(report.input.narratives.voices.get(&question.code)),
        answers,
        note,
    }
}
