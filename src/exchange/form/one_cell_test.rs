//! Answers in one cell are read as they are written, in both languages, and what cannot be said so is refused.

use malspar_domain::{lang::Lang, submission::Answer};

use super::{CellValue, FormIdentity, OneCell, read_one_cell, sample_test::Sample};
use crate::answers;

fn identity(sample: &Sample, lang: Lang) -> FormIdentity {
    FormIdentity {
        strategy: sample.strategy.slug.clone(),
        cycle: sample.cycle.key.clone(),
        organisation: sample.reporter.clone(),
        catalogue_version: 1,
        lang,
    }
}

/// What `value` says to the first question of an indicator, as people read it; or why it says nothing.
fn said(indicator: &str, value: &str, lang: Lang) -> String {
    let sample = Sample::of("1860");
    let region = Sample::of("0018");
    let find = |sample: &Sample| {
        let questions = sample.questions();
        let question = questions.iter().find(|q| q.key.indicator.as_str() == indicator)?;
        let cells = OneCell { value: CellValue::of_text(value), ..OneCell::default() };
        let (answer, wrong) = read_one_cell(&identity(sample, lang), question, &sample.reporter, &cells);
        assert!(answer.is_none() || wrong.is_empty(), "{wrong:?}");
        let said = answer.map(|answer| super::answer_text(question.indicator, &answer, Lang::Sv));
        Some(said.unwrap_or_else(|| wrong.iter().map(|(_, v)| v.code.as_str()).collect()))
    };
    find(&sample).or_else(|| find(&region)).expect("a question")
}

#[test]
fn an_answer_is_read_from_one_cell() {
    for (indicator, written, read) in [
        ("TS1", "Ja", "Ja"),
        ("TS1", "no", "Nej"),
        ("TS1", "Planerat 2027-08", "Nej, men planerat från och med augusti 2027"),
        ("TS1", "Nej, men planerat (augusti 2027)", "Nej, men planerat från och med augusti 2027"),
        ("TS1", "Nej, men planerat från och med augusti 2027", "Nej, men planerat från och med augusti 2027"),
        ("TS1", "planerat", "import-planned-without-month"),
        ("TS1", "kanske", "import-not-in-list"),
        ("TS1", "Uppgift saknas", "Uppgift saknas"),
        ("TS2", "12", "12"),
        ("TS2", "tolv", "check-not-whole"),
    ] {
        assert_eq!(said(indicator, written, Lang::Sv), read, "{indicator} {written}");
    }
    let share = {
        let sample = Sample::of("0018");
        let is_share = |i: &&malspar_domain::indicator::Indicator| {
            matches!(i.kind, malspar_domain::value::ValueKind::Share { .. })
        };
        sample.questions().iter().map(|q| q.indicator).find(is_share).expect("a share").code.to_string()
    };
    for (written, read) in [
        ("4 av 12", "12, varav 4"),
        ("4/12", "12, varav 4"),
        ("4 of 12", "12, varav 4"),
        ("12, varav 4", "12, varav 4"),
        ("0", "0, varav 0"),
        ("33 %", "history-share"),
        ("4", "history-share"),
        ("fyra av 12", "check-not-whole"),
    ] {
        assert_eq!(said(&share, written, Lang::En), read, "{written}");
    }
}

/// Every answer of the example reads back as itself from the cells that our template writes.
#[test]
fn what_the_template_writes_reads_back() {
    let mut read = 0;
    for who in ["1814", "1860", "1880", "0018"] {
        let sample = Sample::of(who);
        let questions = sample.questions();
        let text = include_str!("../../../strategies/orebro-2024-2030.example.csv");
        let all = answers::read(text, &sample.strategy, &sample.cycle.key).expect("the example");
        // Not everybody answers in the example.
        let Some(own) = all.get(&sample.reporter).and_then(|all| all.last()).cloned() else { continue };
        for (key, answer) in own {
            let Some(question) = questions.iter().find(|q| q.key == key) else { continue };
            for lang in Lang::ALL {
                let cells = OneCell::of(question.indicator, &answer, lang);
                let found = read_one_cell(&identity(&sample, lang), question, &sample.reporter, &cells);
                let expected = Answer { message: None, ..answer.clone() };
                assert_eq!(found, (Some(expected), Vec::new()), "{key:?} {cells:?}");
                read += 1;
            }
        }
    }
    assert!(read > 100, "{read}");
}
