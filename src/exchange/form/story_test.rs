//! What a form goes through: written, filled in well or badly, read back.

use std::io::{Cursor, Read, Write};

use malspar_domain::{
    code::{CategoryCode, IndicatorCode},
    lang::Lang,
    observation::ObsStatus,
    submission::{Answer, AnswerKey, Answers},
    value::{Value, ValueKind, YearMonth, YesNo},
};
use malspar_words::problem;
use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    CellValue, Foreign, Form, FormProblem,
    interpret::locate,
    read_xlsx,
    sample_test::{Sample, code},
};

pub(super) fn key(indicator: &str, about: &str, category: Option<&str>) -> AnswerKey {
    AnswerKey {
        indicator: IndicatorCode::new(indicator).expect("a code"),
        about: code(about),
        category: category.map(|c| CategoryCode::new(c).expect("a code")),
    }
}

/// What a person writes into the row of `field`, an option by `SO2#school`.
pub(super) fn fill(form: &mut Form, sample: &Sample, field: &str, write: impl FnOnce(&mut super::FormRow)) {
    let (field, option) =
        field.split_once('#').map_or((field, None), |(field, option)| (field, Some(option)));
    let row = form.rows.iter_mut().find(|row| {
        row.key.answer.field(&sample.reporter) == field
            && row.key.option.as_ref().map(CategoryCode::as_str) == option
    });
    write(row.expect("a row"));
}

pub(super) fn text(text: &str) -> CellValue {
    CellValue::Text(text.to_owned())
}

/// The problems as "cell code".
pub(super) fn problems(form: &Form, sample: &Sample) -> Vec<String> {
    let (_, found) = sample.interpret(form);
    for problem in &found {
        assert_eq!(problem.sheet, form.sheet);
        for lang in Lang::ALL {
            let said = problem::describe(lang, &problem.violation.code, &problem.violation.params);
            assert_ne!(said, problem.violation.code, "a message with all that it needs");
        }
    }
    found.iter().map(|p| format!("{} {}", p.cell, p.violation.code)).collect()
}

pub(super) fn cell(form: &Form, sample: &Sample, field: &str, column: char) -> String {
    let (_, cell) = locate(form, &sample.reporter, field).expect("a row");
    format!("{column}{}", cell.trim_start_matches(char::is_alphabetic))
}

#[test]
fn an_unanswered_form_comes_back_without_answers_and_without_problems() {
    for reporter in ["1860", "0018"] {
        let sample = Sample::of(reporter);
        let form = sample.form(&Answers::new());
        assert_eq!(form.identity.organisation, sample.reporter);
        assert_eq!(form.identity.strategy, sample.strategy.slug);
        assert_eq!(form.identity.cycle.as_str(), "2024-2025");
        assert_eq!(form.identity.catalogue_version, 7);
        let (answers, found) = sample.interpret(&form);
        assert_eq!((answers.len(), found), (0, vec![]));
    }
}

#[test]
fn the_same_form_has_the_same_bytes() {
    let sample = Sample::of("1860");
    assert_eq!(
        sample.write(&Answers::new(), &Answers::new()),
        sample.write(&Answers::new(), &Answers::new())
    );
}

#[test]
fn people_answer_in_their_own_way() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "TS1", |row| row.answer = text(" ja "));
    fill(&mut form, &sample, "TS2", |row| row.answer = text("1\u{a0}"));
    fill(&mut form, &sample, "KB5.school", |row| row.answer = CellValue::Number(3.0));
    fill(&mut form, &sample, "KB5.preschool", |row| row.answer = text("4 Sustained"));
    fill(&mut form, &sample, "KB5.social_services", |row| row.answer = text("införande"));
    fill(&mut form, &sample, "KB5.civil_society", |row| row.status = text("uppgift saknas"));
    fill(&mut form, &sample, "SO1", |row| {
        row.answer = text("No, but planned");
        row.planned = text("augusti 2027");
        row.comment = CellValue::Number(2027.0);
    });
    let (answers, found) = sample.interpret(&form);
    assert_eq!(found, []);
    let value = |indicator, category| answers[&key(indicator, "1860", category)].value.clone();
    assert_eq!(value("TS1", None), Some(Value::YesNo(YesNo::Yes)));
    assert_eq!(value("TS2", None), Some(Value::Number(1.into())));
    assert_eq!(value("KB5", Some("school")), Some(Value::Level(3)));
    assert_eq!(value("KB5", Some("preschool")), Some(Value::Level(4)));
    assert_eq!(value("KB5", Some("social_services")), Some(Value::Level(2)));
    let silent = &answers[&key("KB5", "1860", Some("civil_society"))];
    assert_eq!((&silent.value, silent.status), (&None, ObsStatus::NotAvailable));
    let planned = &answers[&key("SO1", "1860", None)];
    let from = YearMonth::new(2027, 8).expect("a month");
    assert_eq!(planned.value, Some(Value::YesNo(YesNo::Planned(from))));
    assert_eq!(planned.comment.as_deref(), Some("2027"));
    assert!(!answers.contains_key(&key("SO2", "1860", None)), "an empty question is no answer");
}

#[test]
fn ticks_leave_the_rest_at_no_but_yes_needs_its_no() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "SO1", |row| row.answer = text("Ja"));
    fill(&mut form, &sample, "SO2#school", |row| row.answer = text("x"));
    let (answers, found) = sample.interpret(&form);
    assert_eq!(found, []);
    let school = CategoryCode::new("school").expect("a code");
    let chosen = Value::Choices([school].into());
    assert_eq!(answers[&key("SO2", "1860", None)].value, Some(chosen));

    fill(&mut form, &sample, "SO2#school", |row| row.answer = text("Ja"));
    let found = problems(&form, &sample);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.iter().all(|problem| problem.ends_with(" import-option-open")));
}

#[test]
fn every_mistake_is_found_at_once_in_the_order_of_the_rows() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "KB5.preschool", |row| row.answer = text("6"));
    fill(&mut form, &sample, "KB5.school", |row| row.answer = text("långt"));
    fill(&mut form, &sample, "KB5.social_services", |row| {
        row.answer = CellValue::Number(2.0);
        row.status = text("Uppgift saknas");
    });
    fill(&mut form, &sample, "KB5.civil_society", |row| row.answer = CellValue::Formula);
    fill(&mut form, &sample, "TS1", |row| {
        row.answer = text("Ja");
        row.planned = text("2027-08");
    });
    fill(&mut form, &sample, "TS2", |row| row.answer = text("två"));
    fill(&mut form, &sample, "SO1", |row| row.answer = text("Nej, men planerat"));
    let at = |field, column| cell(&form, &sample, field, column);
    let expected = [
        format!("{} import-planned-without-month", at("SO1", 'G')),
        format!("{} import-month-without-planned", at("TS1", 'G')),
        format!("{} check-not-whole", at("TS2", 'E')),
        format!("{} check-out-of-range", at("KB5.preschool", 'E')),
        format!("{} import-not-in-list", at("KB5.school", 'E')),
        format!("{} check-value-and-status", at("KB5.social_services", 'H')),
        format!("{} import-formula", at("KB5.civil_society", 'E')),
    ];
    assert_eq!(problems(&form, &sample), expected);
}

#[test]
fn the_region_is_told_about_its_shares() {
    let sample = Sample::of("0018");
    let mut form = sample.form(&Answers::new());
    let ratio = |row: &mut super::FormRow, of_which: &str, all: &str| {
        row.of_which = text(of_which);
        row.answer = text(all);
    };
    fill(&mut form, &sample, "TS4@1814", |row| ratio(row, "3", "2"));
    fill(&mut form, &sample, "TS4@1860", |row| row.answer = text("2"));
    fill(&mut form, &sample, "TS4@1880", |row| ratio(row, "1,5", "2"));
    fill(&mut form, &sample, "TS5@1860", |row| row.answer = text("0"));
    fill(&mut form, &sample, "TS5@1880", |row| ratio(row, "4", "7"));
    let expected = [
        format!("{} check-numerator-exceeds", cell(&form, &sample, "TS4@1814", 'F')),
        format!("{} import-half-share", cell(&form, &sample, "TS4@1860", 'F')),
        format!("{} check-not-whole", cell(&form, &sample, "TS4@1880", 'E')),
    ];
    assert_eq!(problems(&form, &sample), expected);
    let (answers, _) = sample.interpret(&form);
    assert_eq!(answers.len(), 2, "0 of 0 and 4 of 7");
}

#[test]
fn an_answer_that_is_not_asked_for_is_a_problem_and_a_past_plan_a_question() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "TS1", |row| {
        row.answer = text("Nej, men planerat");
        row.planned = text("2024-08");
    });
    fill(&mut form, &sample, "TS2", |row| row.answer = CellValue::Number(2.0));
    let expected = [
        format!("{} check-planned-past", cell(&form, &sample, "TS1", 'G')),
        format!("{} check-not-asked", cell(&form, &sample, "TS2", 'E')),
    ];
    assert_eq!(problems(&form, &sample), expected);
    let (answers, _) = sample.interpret(&form);
    assert_eq!(answers.len(), 1, "a warning stops nothing, an error leaves the answer out");
}

#[test]
fn rows_that_were_moved_keep_their_answers_and_changed_ones_are_refused() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "TS1", |row| row.answer = text("Ja"));
    fill(&mut form, &sample, "SO1", |row| row.answer = text("Nej"));
    let (before, _) = sample.interpret(&form);

    let mut sorted = form.clone();
    sorted.rows.sort_by(|a, b| b.key.cmp(&a.key));
    for (row, number) in sorted.rows.iter_mut().zip(4..) {
        row.row = number;
    }
    let (after, found) = sample.interpret(&sorted);
    assert_eq!((after, found), (before, vec![]));

    let at = cell(&form, &sample, "TS1", 'B');
    fill(&mut form, &sample, "TS1", |row| row.code = "SO1".to_owned());
    assert_eq!(problems(&form, &sample), [format!("{at} import-code-changed")]);
}

#[test]
fn rows_that_are_gone_doubled_or_unknown_are_reported() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    let place = form.rows.iter().position(|row| row.code == "TS1").expect("a row");
    let gone = form.rows.remove(place);
    assert_eq!(problems(&form, &sample), ["B1 import-row-gone"]);
    form.rows.push(gone.clone());
    form.rows.push(super::FormRow { row: 90, ..gone });
    assert_eq!(problems(&form, &sample), ["B91 import-duplicate"]);
    let other = Sample::of("1814");
    assert!(problems(&form, &other).iter().all(|problem| problem.ends_with("import-unknown-code")));
}

#[test]
fn a_file_that_is_no_form_is_refused() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "Budget").expect("a cell");
    let stranger = book.save_to_buffer().expect("a workbook");
    assert!(matches!(read_xlsx(&stranger), Err(FormProblem::NotAForm)));

    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let letter = zip.finish().expect("an archive").into_inner();
    assert!(matches!(read_xlsx(&letter), Err(FormProblem::Foreign(Foreign::Document))));
    for lang in Lang::ALL {
        for problem in [FormProblem::NotAForm, FormProblem::OtherVersion { found: "9".into(), expected: 1 }] {
            let violation = problem.violation();
            assert_ne!(problem::describe(lang, &violation.code, &violation.params), violation.code);
        }
    }
}

/// The same workbook with `edit` done to every part.
fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("xml");
        let name = part.name().expect("a name").into_owned();
        copy.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        copy.write_all(edit(&name, text).as_bytes()).expect("its bytes");
    }
    copy.finish().expect("an archive").into_inner()
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let sample = Sample::of("1860");
    let bytes = sample.write(&Answers::new(), &Answers::new());
    let far = edited(&bytes, |name, text| {
        if name != "xl/worksheets/sheet2.xml" {
            return text;
        }
        text.replace("</sheetData>", r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#)
    });
    assert!(read_xlsx(&far).is_ok());
}

#[test]
fn a_formula_in_an_answer_is_refused_in_its_cell() {
    let sample = Sample::of("1860");
    let mut answers = Answers::new();
    answers.insert(key("TS1", "1860", None), Answer::of(Value::YesNo(YesNo::Yes)));
    answers.insert(key("TS2", "1860", None), Answer::of(Value::Number(17.into())));
    let bytes = edited(&sample.write(&answers, &Answers::new()), |name, text| {
        if name == "xl/worksheets/sheet2.xml" {
            text.replace("<v>17</v>", "<f>8+9</f><v>17</v>")
        } else {
            text
        }
    });
    let form = read_xlsx(&bytes).expect("a form");
    assert_eq!(problems(&form, &sample), [format!("{} import-formula", cell(&form, &sample, "TS2", 'E'))]);
}

/// Any answers that can be handed in to the questions of `sample`, in any subset.
pub(super) fn answers(sample: &Sample) -> impl Strategy<Value = Answers> + use<> {
    let questions: Vec<_> =
        sample.questions().into_iter().map(|q| (q.key.clone(), q.indicator.kind.clone())).collect();
    let each: Vec<_> =
        questions.into_iter().map(|(key, kind)| (Just(key), proptest::option::of(answer(&kind)))).collect();
    each.prop_map(|each| each.into_iter().filter_map(|(key, answer)| Some((key, answer?))).collect())
}

fn answer(kind: &ValueKind) -> BoxedStrategy<Answer> {
    let value = value(kind).prop_flat_map(|value| {
        let status = proptest::sample::select(vec![ObsStatus::Normal, ObsStatus::Estimated]);
        (Just(Some(value)), status)
    });
    let mut reasons = vec![ObsStatus::NotAvailable];
    if kind.may_not_apply() {
        reasons.push(ObsStatus::NotApplicable);
    }
    let none = proptest::sample::select(reasons);
    let words = || proptest::option::of("[a-zåäöA-ZÅÄÖ0-9=+@,;.\"<>&'\n-]{1,40}");
    (prop_oneof![value, none.prop_map(|status| (None, status))], words(), words())
        .prop_map(|((value, status), comment, message)| Answer {
            value,
            status,
            comment: comment
                .map(|c| c.trim().to_owned())
                .filter(|c| !c.is_empty())
                // Why it does not apply has to be said.
                .or_else(|| (status == ObsStatus::NotApplicable).then(|| "Finns inte.".to_owned())),
            message: message.map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()),
        })
        .boxed()
}

fn value(kind: &ValueKind) -> BoxedStrategy<Value> {
    match kind {
        ValueKind::YesPlannedNo => prop_oneof![
            Just(YesNo::Yes),
            Just(YesNo::No),
            (2026_i32..2040, 1_u32..=12)
                .prop_map(|(year, month)| YesNo::Planned(YearMonth::new(year, month).expect("a month"))),
        ]
        .prop_map(Value::YesNo)
        .boxed(),
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => {
            (0..=*max).prop_map(|n| Value::Number(n.into())).boxed()
        }
        ValueKind::Quantity { .. } => (0_u32..100).prop_map(|n| Value::Number(n.into())).boxed(),
        ValueKind::Share { .. } => (0_u32..1000, 0_u32..1000)
            .prop_map(|(a, b)| Value::Ratio { numerator: a.min(b).into(), denominator: a.max(b).into() })
            .boxed(),
        ValueKind::Ordinal { levels } => {
            (0..u8::try_from(levels.len()).expect("few")).prop_map(Value::Level).boxed()
        }
        ValueKind::Words { .. } => {
            "[a-zåäö=+@\n ]{0,40}[a-zåäö]".prop_map(|w| Value::Words(w.trim().to_owned())).boxed()
        }
        ValueKind::ChoiceSet { options, .. } => {
            let codes: Vec<_> = options.iter().map(|o| o.code.clone()).collect();
            let n = codes.len();
            proptest::sample::subsequence(codes, 0..=n)
                .prop_map(|chosen| Value::Choices(chosen.into_iter().collect()))
                .boxed()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_written_reads_back(
        answers in (answers(&Sample::of("1860")), answers(&Sample::of("0018"))),
        english: bool,
    ) {
        for (reporter, answers) in [("1860", answers.0), ("0018", answers.1)] {
            let mut sample = Sample::of(reporter);
            sample.lang = if english { Lang::En } else { Lang::Sv };
            let answers = sample.without_contradictions(answers);
            let form = sample.form(&answers);
            let (read, found) = sample.interpret(&form);
            prop_assert_eq!(found, vec![]);
            prop_assert_eq!(read, answers);
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_stumble(typed in any::<String>(), number: f64) {
        let sample = Sample::of("1860");
        let mut form = sample.form(&Answers::new());
        for row in &mut form.rows {
            row.answer = text(&typed);
            row.of_which = CellValue::Number(number);
            row.planned = text(&typed);
            row.status = text(&typed);
        }
        sample.interpret(&form);
        for row in &mut form.rows {
            row.answer = CellValue::Number(number);
            row.planned = CellValue::Number(number);
        }
        sample.interpret(&form);
    }
}
