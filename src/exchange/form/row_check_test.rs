//! What a person fills in where it does not belong, too long, or beside a mistake.

use malspar_domain::{lang::Lang, submission::Answers};
use malspar_words::problem;

use super::{
    CellValue, MAX_REMARK,
    sample_test::Sample,
    story_test::{cell, fill, problems, text},
};

#[test]
fn what_stands_where_nobody_reads_it_is_pointed_out() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "SO1", |row| {
        row.answer = text("Ja");
        row.of_which = CellValue::Number(3.0);
    });
    fill(&mut form, &sample, "SO2#school", |row| {
        row.answer = text("x");
        row.comment = text("gäller alla skolor");
    });
    fill(&mut form, &sample, "TS1", |row| row.answer = text("Ja"));
    fill(&mut form, &sample, "TS2", |row| {
        row.answer = CellValue::Number(2.0);
        row.planned = text("2027-08");
    });
    let found = problems(&form, &sample);
    let school = form.rows.iter().find(|row| row.key.option.as_ref().is_some_and(|o| o.as_str() == "school"));
    let expected = [
        format!("{} import-unread-cell", cell(&form, &sample, "SO1", 'F')),
        format!("I{} import-unread-cell", school.expect("an option").row + 1),
        format!("{} import-unread-cell", cell(&form, &sample, "TS2", 'G')),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_remark_that_is_too_long_is_refused_with_both_lengths() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    let (fits, long) = ("å".repeat(MAX_REMARK), "å".repeat(MAX_REMARK + 1));
    fill(&mut form, &sample, "SO1", |row| {
        row.answer = text("Ja");
        row.comment = text(&fits);
        row.message = text(&long);
    });
    fill(&mut form, &sample, "TS1", |row| row.comment = text(&long));
    let expected = [
        format!("{} import-too-long", cell(&form, &sample, "SO1", 'J')),
        format!("{} import-too-long", cell(&form, &sample, "TS1", 'I')),
    ];
    assert_eq!(problems(&form, &sample), expected);
    let (_, found) = sample.interpret(&form);
    let said = problem::describe(Lang::Sv, &found[0].violation.code, &found[0].violation.params);
    assert!(said.contains("1\u{a0}001") && said.contains("1\u{a0}000"), "{said}");
}

#[test]
fn a_bad_answer_makes_no_second_mistake_of_what_hangs_on_it() {
    let sample = Sample::of("1860");
    let mut form = sample.form(&Answers::new());
    fill(&mut form, &sample, "TS2", |row| row.answer = CellValue::Number(2.0));
    // Without a comment "no" would make two centres a contradiction; but the no is a mistake itself.
    fill(&mut form, &sample, "TS1", |row| {
        row.answer = text("Nej");
        row.status = text("Uppgift saknas");
    });
    assert_eq!(
        problems(&form, &sample),
        [format!("{} check-value-and-status", cell(&form, &sample, "TS1", 'H'))]
    );
    fill(&mut form, &sample, "TS1", |row| {
        row.status = CellValue::Empty;
        row.comment = text(&"x".repeat(MAX_REMARK + 1));
    });
    assert_eq!(problems(&form, &sample), [format!("{} import-too-long", cell(&form, &sample, "TS1", 'I'))]);
    fill(&mut form, &sample, "TS1", |row| row.comment = CellValue::Empty);
    assert_eq!(problems(&form, &sample), [format!("{} check-not-asked", cell(&form, &sample, "TS2", 'E'))]);
}
