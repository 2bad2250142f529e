//! What a form that is a table of text goes through: written in one way, saved in another, read back.

use malspar_domain::{
    lang::Lang,
    observation::ObsStatus,
    submission::{Answer, Answers},
    value::{Value, YearMonth, YesNo},
};
use malspar_words::problem;
use proptest::prelude::*;

use super::{
    CsvProblem, Form, FormFormat, FormProblem, csv_text, onto, read, read_csv,
    sample_test::Sample,
    story_test::{answers, key},
};

fn sample(lang: Lang) -> Sample {
    Sample { lang, ..Sample::of("1860") }
}

/// The table as we write it, without its mark.
fn written(sample: &Sample, answers: &Answers) -> String {
    let bytes = sample.write_as(FormFormat::Csv, answers, &Answers::new());
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("the mark of UTF-8");
    String::from_utf8(text.to_vec()).expect("UTF-8")
}

/// The table with `said` in a column of a row, as a person would type it. The columns by their place.
fn with(sample: &Sample, table: &str, edits: &[(&str, usize, &str)]) -> String {
    let delimiter = if sample.lang == Lang::Sv { ';' } else { ',' };
    let mut rows = csv_text::rows(table, delimiter).expect("our own table");
    for (key, column, said) in edits {
        let row = rows.iter_mut().find(|row| row.cells[0] == *key).expect("a row");
        row.cells[*column] = (*said).to_owned();
    }
    save(&rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(), delimiter, "\r\n")
}

fn save(rows: &[Vec<String>], delimiter: char, end: &str) -> String {
    let quoted = |cell: &String| {
        if cell.contains([delimiter, '"', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\"").replace('\n', end))
        } else {
            cell.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter.to_string());
    rows.iter().map(line).collect::<Vec<_>>().join(end)
}

const ANSWER: usize = 4;
const OF_WHICH: usize = 5;
const PLANNED: usize = 6;
const STATUS: usize = 7;
const COMMENT: usize = 8;

fn problems(form: &Form, sample: &Sample) -> Vec<String> {
    let (_, found) = sample.interpret(form);
    for problem in &found {
        for lang in Lang::ALL {
            let said = problem::describe(lang, &problem.violation.code, &problem.violation.params);
            assert_ne!(said, problem.violation.code, "a message with all that it needs");
        }
    }
    found.iter().map(|p| format!("{} {}", p.place(Lang::Sv), p.violation.code)).collect()
}

#[track_caller]
fn refused(text: &str) -> CsvProblem {
    match read_csv(text.as_bytes()) {
        Err(FormProblem::Csv(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_unanswered_table_comes_back_without_answers_and_without_problems() {
    for lang in Lang::ALL {
        for reporter in ["1860", "0018"] {
            let sample = Sample { lang, ..Sample::of(reporter) };
            let form =
                read(&sample.write_as(FormFormat::Csv, &Answers::new(), &Answers::new())).expect("a form");
            assert_eq!(form.identity.organisation, sample.reporter);
            assert_eq!(form.identity.strategy, sample.strategy.slug);
            assert_eq!(form.identity.cycle, sample.cycle.key);
            assert_eq!((form.identity.catalogue_version, form.identity.lang), (7, lang));
            let (answers, found) = sample.interpret(&form);
            assert_eq!((answers.len(), found), (0, vec![]));
        }
    }
}

#[test]
fn a_table_is_written_as_excel_opens_it_in_either_language() {
    let swedish = written(&sample(Lang::Sv), &Answers::new());
    assert!(swedish.contains("\r\nmalspar-key;Kod;Fråga;Förra svaret;Svar;Varav;"), "{swedish}");
    assert!(swedish.contains("\r\nmalspar-organisation: 1860 Laxå\r\n"), "{swedish}");
    assert!(swedish.contains("En tom cell ändrar ingenting"), "{swedish}");
    let english = written(&sample(Lang::En), &Answers::new());
    assert!(english.contains("\r\nmalspar-key,Code,Question,Last answer,Answer,Of which,"), "{english}");
    for table in [swedish, english] {
        assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
    }
}

#[test]
fn a_comment_that_looks_like_a_formula_is_written_as_text_and_returns_as_it_was() {
    let sample = sample(Lang::Sv);
    let mut answers = Answers::new();
    for (code, comment) in [("SO1", "=HYPERLINK(\"http://x\")"), ("TS1", "'-cmd|' /C calc'!A0")] {
        let answer = Answer { comment: Some(comment.to_owned()), ..Answer::of(Value::YesNo(YesNo::Yes)) };
        answers.insert(key(code, "1860", None), answer);
    }
    let table = written(&sample, &answers);
    let rows = csv_text::rows(&table, ';').expect("a table");
    let dangerous =
        rows.iter().flat_map(|row| &row.cells).find(|cell| cell.starts_with(['=', '+', '-', '@']));
    assert_eq!(dangerous, None);
    let form = read_csv(table.as_bytes()).expect("a form");
    let (read, found) = sample.interpret(&form);
    assert_eq!((read, found), (answers, vec![]));
}

#[test]
fn what_is_empty_in_a_table_changes_nothing() {
    let sample = sample(Lang::Sv);
    let comment = |text: &str| Some(text.to_owned());
    let draft = Answers::from([
        (
            key("SO1", "1860", None),
            Answer { comment: comment("ett"), ..Answer::of(Value::YesNo(YesNo::Yes)) },
        ),
        (key("TS1", "1860", None), Answer { comment: comment("två"), ..Answer::of(Value::YesNo(YesNo::No)) }),
        (key("KB5", "1860", Some("school")), Answer::of(Value::Level(3))),
    ]);
    let taken_in = |edits: &[(&str, usize, &str)]| {
        let table = with(&sample, &written(&sample, &Answers::new()), edits);
        let form = read_csv(table.as_bytes()).expect("a form");
        let (answers, found) = sample.interpret(&form);
        assert_eq!((found, form.exported.len()), (vec![], 0));
        let (before, after) = onto(&form, answers, &draft);
        assert_eq!(before, draft, "nothing is said to have been changed by somebody else");
        after
    };
    assert_eq!(taken_in(&[]), draft);
    let changed = taken_in(&[
        ("SO1/1860//", ANSWER, "Nej"),
        ("TS1/1860//", COMMENT, "ny"),
        ("KB5/1860/school/", STATUS, "Uppgift saknas"),
    ]);
    let expected = Answers::from([
        (key("SO1", "1860", None), Answer { comment: comment("ett"), ..Answer::of(Value::YesNo(YesNo::No)) }),
        (key("TS1", "1860", None), Answer { comment: comment("ny"), ..Answer::of(Value::YesNo(YesNo::No)) }),
        (key("KB5", "1860", Some("school")), Answer::without(ObsStatus::NotAvailable)),
    ]);
    assert_eq!(changed, expected);
}

#[test]
fn a_problem_names_its_row_and_column() {
    let sample = sample(Lang::Sv);
    let table = with(
        &sample,
        &written(&sample, &Answers::new()),
        &[("SO1/1860//", ANSWER, "kanske"), ("TS1/1860//", ANSWER, "=1+1"), ("TS2/1860//", ANSWER, "1.234")],
    );
    // An empty row and a cell of two lines above do not shift what a spreadsheet would show.
    let table = format!("\r\n\"a\r\nb\"\r\n{table}");
    let form = read_csv(table.as_bytes()).expect("a form");
    let row_of = |key: &str| {
        let place = csv_text::rows(&table, ';').expect("a table").into_iter().find(|row| row.cells[0] == key);
        place.expect("a row").row + 1
    };
    let expected = [
        format!("rad {}, kolumn Svar import-not-in-list", row_of("SO1/1860//")),
        format!("rad {}, kolumn Svar import-formula", row_of("TS1/1860//")),
        format!("rad {}, kolumn Svar import-unclear-number", row_of("TS2/1860//")),
    ];
    assert_eq!(problems(&form, &sample), expected);
    let (_, found) = sample.interpret(&form);
    assert_eq!(
        (found[0].sheet.as_str(), found[0].cell.as_str()),
        ("CSV", &*format!("E{}", row_of("SO1/1860//")))
    );
    let said = problem::describe(Lang::Sv, &found[2].violation.code, &found[2].violation.params);
    assert!(said.contains("1234") && said.contains("1,2340"), "{said}");
}

#[test]
fn an_answer_without_a_key_and_a_choice_without_all_its_rows_are_no_guesses() {
    let sample = sample(Lang::Sv);
    let table = written(&sample, &Answers::new());
    let form =
        read_csv(with(&sample, &table, &[("SO1/1860//", 0, ""), ("TS1/1860//", ANSWER, "Ja")]).as_bytes());
    assert_eq!(
        problems(&form.expect("a form"), &sample),
        Vec::<String>::new(),
        "an empty row without a key is none"
    );
    let lost = with(&sample, &table, &[("SO1/1860//", ANSWER, "Ja"), ("SO1/1860//", 0, "")]);
    let found = problems(&read_csv(lost.as_bytes()).expect("a form"), &sample);
    assert!(
        matches!(found.as_slice(), [only] if only.ends_with("kolumn Svar import-csv-no-key")),
        "{found:?}"
    );
    for gone in ["SO2/1860//", "SO2/1860//preschool"] {
        let edits = [("SO2/1860//school", ANSWER, "x"), ("SO1/1860//", ANSWER, "Ja")];
        let kept: Vec<_> = with(&sample, &table, &edits)
            .lines()
            .filter(|line| !line.starts_with(&format!("{gone};")))
            .map(ToOwned::to_owned)
            .collect();
        let found = problems(&read_csv(kept.join("\n").as_bytes()).expect("a form"), &sample);
        assert!(matches!(found.as_slice(), [only] if only.ends_with("import-row-gone")), "{gone}: {found:?}");
    }
}

#[test]
fn months_come_back_as_excel_saves_them() {
    let sample = sample(Lang::Sv);
    for said in ["2027-08", "aug-27", "2027-08-01", "augusti 2027"] {
        let edits = [("SO1/1860//", ANSWER, "Nej, men planerat"), ("SO1/1860//", PLANNED, said)];
        let table = with(&sample, &written(&sample, &Answers::new()), &edits);
        let form = read_csv(table.as_bytes()).expect("a form");
        let (answers, found) = sample.interpret(&form);
        assert_eq!(found, vec![], "{said}");
        let from = YearMonth::new(2027, 8).expect("a month");
        assert_eq!(answers[&key("SO1", "1860", None)].value, Some(Value::YesNo(YesNo::Planned(from))));
    }
}

#[test]
fn shares_are_read_in_a_table_too() {
    let sample = Sample::of("0018");
    let edits = [("TS4/1880//", ANSWER, "1 200"), ("TS4/1880//", OF_WHICH, "7,0")];
    let table = with(&sample, &written(&sample, &Answers::new()), &edits);
    let form = read_csv(table.as_bytes()).expect("a form");
    let (answers, found) = sample.interpret(&form);
    let value = Value::Ratio { numerator: 7.into(), denominator: 1200.into() };
    assert_eq!((answers[&key("TS4", "1880", None)].value.clone(), found), (Some(value), vec![]));
}

#[test]
fn a_table_that_is_no_form_or_lost_its_columns_is_refused() {
    let table = written(&sample(Lang::Sv), &Answers::new());
    for stranger in ["", "Kod;Svar\r\nTS1;Ja\r\n", "Budget 2026", "malspar-key"] {
        assert!(matches!(read(stranger.as_bytes()), Err(FormProblem::NotAForm)), "{stranger}");
    }
    assert_eq!(
        refused(&table.replace(";Svar;", ";Svar 2026;")),
        CsvProblem::NoColumn { heading: "Svar".into() }
    );
    assert_eq!(
        refused(&table.replace(";Varav;", ";Svar;")),
        CsvProblem::ColumnTwice { heading: "Svar".into() }
    );
    let unidentified = table.replace("malspar-cycle:", "cycle:");
    assert!(matches!(read(unidentified.as_bytes()), Err(FormProblem::Unidentified(what)) if what == "cycle"));
    let newer = table.replace("malspar-form: 1", "malspar-form: 9");
    assert!(matches!(read(newer.as_bytes()), Err(FormProblem::OtherVersion { .. })));
    // A Swedish Excel puts the rows of an English table into one cell each, and saves them so.
    let english = written(&sample(Lang::En), &Answers::new());
    let is_mangled = |line: &str| line.contains('"') || line.starts_with("TS1/");
    let saved = english.lines().map(|line| {
        if is_mangled(line) { format!("\"{}\"", line.replace('"', "\"\"")) } else { line.to_owned() }
    });
    let saved = saved.collect::<Vec<_>>().join("\r\n");
    assert!(matches!(refused(&saved), CsvProblem::OneColumn { row } if row > 10));
    // The headings may have been spared.
    let spared = saved.replace("\"malspar-key,", "malspar-key,").replace("\"\"Message", "Message");
    let spared = spared.replace("public record)\"\"\"", "public record)");
    assert!(matches!(refused(&spared), CsvProblem::OneColumn { .. } | CsvProblem::NoColumn { .. }));
}

/// A way of saving a table that people's programs have.
#[derive(Debug, Clone)]
struct Way {
    delimiter: char,
    end: &'static str,
    encoding: Encoding,
    comma: bool,
    /// Between the thousands.
    space: &'static str,
    /// The columns from the right, and an empty one and empty rows between.
    rearranged: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Utf8Marked,
    Utf16Little,
    Utf16Big,
    Windows1252,
}

impl Encoding {
    fn bytes(self, text: &str) -> Vec<u8> {
        let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
        };
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Utf16Little => wide([0xFF, 0xFE], u16::to_le_bytes),
            Self::Utf16Big => wide([0xFE, 0xFF], u16::to_be_bytes),
            Self::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        }
    }
}

fn way() -> impl Strategy<Value = Way> {
    use proptest::sample::select;
    let encodings = vec![
        Encoding::Utf8,
        Encoding::Utf8Marked,
        Encoding::Utf16Little,
        Encoding::Utf16Big,
        Encoding::Windows1252,
    ];
    (
        select(vec![';', ',', '\t']),
        select(vec!["\r\n", "\n", "\r"]),
        select(encodings),
        any::<bool>(),
        select(vec!["", " ", "\u{a0}"]),
        any::<bool>(),
    )
        .prop_map(|(delimiter, end, encoding, comma, space, rearranged)| Way {
            delimiter,
            end,
            encoding,
            comma,
            space,
            rearranged,
        })
}

/// A number as the way writes it.
fn respelled(cell: &str, way: &Way) -> String {
    if cell.is_empty() || !cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return cell.to_owned();
    }
    let plain = cell.replace(',', ".");
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), None), |(w, d)| (w, Some(d)));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            grouped.push_str(way.space);
        }
        grouped.push(digit);
    }
    match decimals {
        Some(decimals) => format!("{grouped}{}{decimals}", if way.comma { ',' } else { '.' }),
        None => grouped,
    }
}

fn resaved(table: &str, delimiter: char, way: &Way) -> Vec<u8> {
    let mut rows: Vec<Vec<String>> =
        csv_text::rows(table, delimiter).expect("our own table").into_iter().map(|row| row.cells).collect();
    for row in &mut rows {
        for column in [ANSWER, OF_WHICH] {
            if let Some(cell) = row.get_mut(column) {
                *cell = respelled(cell, way);
            }
        }
        if way.rearranged {
            row.resize(10, String::new());
            row.push(String::new());
            row.reverse();
        }
    }
    if way.rearranged {
        rows = rows.into_iter().flat_map(|row| [row, vec![String::new(); 11]]).collect();
    }
    way.encoding.bytes(&save(&rows, way.delimiter, way.end))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_table_reads_back_however_it_was_saved(
        given in (answers(&Sample::of("1860")), answers(&Sample::of("0018"))),
        region: bool, english: bool, way in way(),
    ) {
        let lang = if english { Lang::En } else { Lang::Sv };
        let (reporter, given) = if region { ("0018", given.1) } else { ("1860", given.0) };
        let sample = Sample { lang, ..Sample::of(reporter) };
        let given = sample.without_contradictions(given);
        let delimiter = if english { ',' } else { ';' };
        let bytes = resaved(&written(&sample, &given), delimiter, &way);
        let form = read(&bytes).expect("a form");
        let (found, problems) = sample.interpret(&form);
        prop_assert_eq!(problems, vec![], "{:?}", way);
        prop_assert_eq!(&found, &given, "{:?}", way);
        // Taken in twice it changes nothing the second time.
        let (_, once) = onto(&form, found.clone(), &Answers::new());
        prop_assert_eq!(&once, &given);
        prop_assert_eq!(onto(&form, found, &once), (once.clone(), once));
    }

    #[test]
    fn no_bytes_make_it_stumble(at in 0_usize..4000, bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let sample = sample(Lang::Sv);
        let mut table = written(&sample, &Answers::new()).into_bytes();
        let at = at.min(table.len());
        table.splice(at..(at + bytes.len() / 2).min(table.len()), bytes);
        if let Ok(form) = read(&table) {
            sample.interpret(&form);
        }
    }
}
