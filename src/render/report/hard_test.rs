//! Reports of what hardly happens: much, little, and whatever people type.

use malspar_domain::lang::Lang;
use serde_json::{Value, json};

use super::{
    Document, Pdf, ReportInput, Standards, Typesetter, assemble, finished, fixtures, pdf,
    report_test::{all_text, said, says},
};
use crate::{gaps, glyphs::tests::NASTY, snapshot::Snapshot};

/// The report, with its finished data changed.
fn set_with(snapshot: &Snapshot, change: impl FnOnce(&mut Value)) -> Pdf {
    let assembled = assemble::assemble(&ReportInput::new(snapshot, None, Lang::Sv)).expect("drawn");
    let mut data = finished(&assembled.data, Lang::Sv).expect("written");
    change(&mut data);
    let document = Document {
        data: &data,
        files: assembled.files,
        ident: "hard",
        date: snapshot.made_at,
        standards: Standards::Archive,
    };
    Typesetter::new().pdf(&document).expect("set")
}

#[test]
fn each_municipality_has_a_page() {
    let snapshot = fixtures::typical();
    let whole = set_with(&snapshot, |_| {});
    let without = set_with(&snapshot, |data| data["municipalities"] = json!([]));
    assert_eq!(whole.pages - without.pages, 12);
}

#[test]
fn the_summary_is_one_page_also_with_all_that_can_be_in_it() {
    let snapshot = fixtures::typical();
    let whole = set_with(&snapshot, |_| {});
    let without = set_with(&snapshot, |data| data["summary"] = Value::Null);
    assert_eq!(whole.pages - without.pages, 1);
}

#[test]
fn a_municipality_s_own_report_is_two_to_four_pages_and_one_without_answers() {
    let typesetter = Typesetter::new();
    let pages = |snapshot: &Snapshot| {
        pdf(&typesetter, snapshot, None, Lang::Sv, Standards::Archive).expect("set").pages
    };
    for n in [0, 2, 11] {
        let own = pages(&fixtures::own(fixtures::typical(), n));
        assert!((2..=4).contains(&own), "{own} pages");
    }
    let silent = fixtures::own(fixtures::typical(), 1);
    assert_eq!(pages(&silent), 1);
    let data = said(&silent, Lang::Sv);
    assert!(says(&data["municipality"]["note"]).contains("har inte rapporterat i Uppföljning 2026"));
    let answers = data["municipality"]["answers"].to_string();
    assert!(answers.contains("\"before\":\"Ja\""), "the earlier answers are there: {answers}");
    assert!(answers.contains("\"now\":\"Inte rapporterat\""), "no cell is left blank: {answers}");
}

#[test]
fn whatever_people_type_is_set_and_what_cannot_be_shown_is_told() {
    let typesetter = Typesetter::new();
    let long = "ordutanslut".repeat(30);
    let also = [
        long.as_str(),
        "#let x = 1\n#include \"/data/values.csv\" #eval(\"1\") @ref <label> $x^2$ *fet* _kursiv_ `kod` // kommentar",
        "= Rubrik\n- punkt\n+ punkt\n/ Ord: förklaring\n~\\ --- ... \\u{1F600}",
        "<script>alert(1)</script><b>fet</b>&amp; | a | b |\n|---|---|",
    ];
    for text in [NASTY.join("\n\n"), also.join("\n\n")] {
        let snapshot = fixtures::typed(&text);
        let set = pdf(&typesetter, &snapshot, None, Lang::Sv, Standards::Archive);
        let set = set.unwrap_or_else(|refused| panic!("{text:?}: {refused}"));
        assert!(set.pages > 30, "{text:?}");
    }
    let snapshot = fixtures::typed("Bra 😀 jobbat, 漢字 och \u{e000}");
    let assembled = assemble::assemble(&ReportInput::new(&snapshot, None, Lang::Sv)).expect("drawn");
    let data = finished(&assembled.data, Lang::Sv).expect("written");
    assert_eq!(
        data["replaced"],
        "Tecken som inte kan visas har ersatts med □: U+1F600, U+6F22, U+5B57, U+E000."
    );
    let told = gaps::of(&snapshot);
    assert!(told.iter().all(|gap| gap.code == "text-signs" && !gap.is_error()), "{told:?}");
    assert!(told.iter().any(|gap| format!("{gap}").contains("U+1F600")), "{told:?}");
    assert!(all_text(&data).contains("Bra □ jobbat, □□ och □"));
    let many: String = ('一'..='丿').collect();
    let assembled_of_many = fixtures::typed(&many);
    let assembled = assemble::assemble(&ReportInput::new(&assembled_of_many, None, Lang::En)).expect("drawn");
    let data = finished(&assembled.data, Lang::En).expect("written");
    let told = says(&data["replaced"]).replace('\u{a0}', " ").replace('\u{2060}', "");
    assert!(told.ends_with("U+4E1D and 34 more."), "{told:?}");
}

#[test]
fn markup_of_the_typesetter_is_text() {
    let text = "#let x = 1 $x$ *fet stil* @ref";
    let snapshot = fixtures::typed(text);
    let data = said(&snapshot, Lang::Sv);
    // A comment is no Markdown: it stands as it was typed.
    assert!(data["municipalities"].to_string().contains(text));
}

#[test]
fn much_of_everything_can_be_set() {
    let snapshot = fixtures::overflowing();
    let data = said(&snapshot, Lang::Sv);
    assert_eq!(data["municipalities"].as_array().map(Vec::len), Some(60));
    assert!(data["appendices"]["definitions"].to_string().matches("\"code\"").count() >= 40);
    let set = set_with(&snapshot, |_| {});
    assert_eq!(set.warnings, [""; 0]);
    let without = set_with(&snapshot, |data| data["municipalities"] = json!([]));
    let own = set.pages - without.pages;
    assert!((60..=120).contains(&own), "forty indicators take one page or two: {own}");
}
