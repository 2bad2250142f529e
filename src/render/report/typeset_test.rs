//! The world and the call, with the real templates and their sample.

use std::time::Duration as Patience;

use chrono::TimeZone;
use serde_json::{Value, json};

use super::*;
use crate::glyphs::{self, tests::NASTY};

const SAMPLE: &str = include_str!("../../../report-templates/followup/sample.json");

fn sample() -> Value {
    serde_json::from_str(SAMPLE).expect("the sample is JSON")
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 28, 12, 0, 0).single().expect("a time that exists")
}

fn document(data: &Value) -> Document<'_> {
    let mut paths = Vec::new();
    named_paths(data, &mut paths);
    let files = paths.into_iter().map(|path| {
        let svg = std::path::Path::new(&path).extension().is_some_and(|it| it == "svg");
        let bytes = if svg { drawing("Örebro 66,7 %") } else { b"kommun;v\xc3\xa4rde\n".to_vec() };
        (path, bytes)
    });
    Document {
        data,
        files: files.collect(),
        ident: "orebro/2026",
        date: noon(),
        standards: Standards::Archive,
    }
}

/// The paths that the data name, each once.
fn named_paths(value: &Value, paths: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(path)) = fields.get("path")
                && !paths.contains(path)
            {
                paths.push(path.clone());
            }
            fields.values().for_each(|field| named_paths(field, paths));
        }
        Value::Array(items) => items.iter().for_each(|item| named_paths(item, paths)),
        _ => {}
    }
}

fn drawing(text: &str) -> Vec<u8> {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="660" height="120" viewBox="0 0 660 120">
<rect x="4" y="20" width="400" height="30" fill="#0B5A7B"/>
<text x="8" y="90" font-family="{}" font-size="18" fill="#17212B">{text}</text></svg>"##,
        fonts::FAMILY
    )
    .into_bytes()
}

/// A report of one page that shows the data's `text` in all weights, in a table of contents and in a picture.
fn page() -> Typesetter {
    Typesetter::with(&[(
        MAIN,
        r#"#let data = json("/data.json")
#set document(title: data.title, date: datetime(year: 2026, month: 4, day: 28), description: data.title)
#set text(font: "Source Sans 3", fallback: false, lang: "sv")
#outline()
#for it in data.texts [
  = #it
  #it #emph(it) #strong(it) #text(weight: 600, it)
  #for line in it.split("\n") [#line #linebreak()]
]
#image("/chart-01.svg", alt: data.title)
"#,
    )])
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn the_sample_becomes_an_archivable_accessible_report() {
    let data = sample();
    let pdf = Typesetter::new().pdf(&document(&data)).expect("the sample can be set");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    assert!(pdf.pages > 1, "{} pages", pdf.pages);
    assert_eq!(pdf.warnings, [] as [&str; 0]);
    for part in [
        "/Lang(sv",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "(values.csv)",
        "(values.json)",
    ] {
        assert!(contains(&pdf.bytes, part), "{part}");
    }
}

#[test]
fn the_copy_without_attachments_is_a_2a() {
    let mut data = sample();
    data["attachments"] = json!([]);
    let pdf = Typesetter::new()
        .pdf(&Document { standards: Standards::Plain, ..document(&data) })
        .expect("the sample can be set");
    assert!(contains(&pdf.bytes, "<pdfaid:part>2</pdfaid:part>"));
    assert!(!contains(&pdf.bytes, "/EmbeddedFiles"));
}

#[test]
fn the_copy_without_attachments_refuses_attachments() {
    let data = sample();
    let refused = Typesetter::new().pdf(&Document { standards: Standards::Plain, ..document(&data) });
    assert!(matches!(refused, Err(Error::Refused(_))));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let data = sample();
    let typesetter = Typesetter::new();
    let first = typesetter.pdf(&document(&data)).expect("the sample can be set").bytes;
    let remembered = typesetter.pdf(&document(&data)).expect("the sample can be set").bytes;
    assert!(first == remembered, "a second compile differs");
    comemo::evict(0);
    let afresh = Typesetter::new().pdf(&document(&data)).expect("the sample can be set").bytes;
    assert!(first == afresh, "a compile without memory differs");
    comemo::evict(0);
    let elsewhere = std::thread::scope(|scope| {
        let threads = [(); 2].map(|()| {
            let typesetter = typesetter.clone();
            let document = document(&data);
            scope.spawn(move || typesetter.pdf(&document).expect("the sample can be set").bytes)
        });
        threads.map(|thread| thread.join().expect("no thread panics"))
    });
    assert!(elsewhere.iter().all(|bytes| *bytes == first), "a compile in another thread differs");
}

#[test]
fn another_date_or_name_gives_other_bytes() {
    let data = json!({"title": "Titel", "texts": ["Text"]});
    let typesetter = Typesetter::with(&[(
        MAIN,
        r#"#set document(title: json("/data.json").title)
#set text(font: "Source Sans 3", lang: "sv")
#datetime.today().display() #datetime.today(offset: 13).display()"#,
    )]);
    let bytes = |document| typesetter.pdf(&document).expect("the page can be set").bytes;
    let first = bytes(document(&data));
    assert!(contains(&first, "2026-04-28T12:00:00"));
    assert!(first != bytes(Document { ident: "orebro/2028", ..document(&data) }));
    assert!(first != bytes(Document { date: noon() + TimeDelta::seconds(1), ..document(&data) }));
}

#[test]
fn a_missing_field_is_told_with_the_template_and_the_line() {
    let mut data = sample();
    data["words"].as_object_mut().expect("words are an object").remove("contents");
    let Err(Error::Refused(found)) = Typesetter::new().pdf(&document(&data)) else {
        panic!("a report without its words was set")
    };
    let expected = TEMPLATES[0].1.lines().position(|line| line.contains("words.contents")).expect("used") + 1;
    assert_eq!(found[0].file.as_deref(), Some(MAIN));
    assert_eq!(found[0].line, Some(expected));
    assert!(found[0].message.contains("contents"), "{found:?}");
    assert!(Error::Refused(found).to_string().contains(&format!("{MAIN}:{expected}: ")));
}

#[test]
fn a_broken_picture_is_told_by_its_name() {
    let data = sample();
    let mut document = document(&data);
    for (path, bytes) in &mut document.files {
        if path == "/chart-01.svg" {
            *bytes = b"<svg".to_vec();
        }
    }
    let refused = Typesetter::new().pdf(&document).expect_err("half a picture was set");
    assert!(refused.to_string().contains("/chart-01.svg:1: "), "{refused}");
}

#[test]
fn nothing_outside_the_documents_files_can_be_read() {
    let data = json!({});
    for call in [
        r#"#read("/etc/passwd")"#,
        r#"#read("../../etc/passwd")"#,
        r#"#image("/chart-07.svg")"#,
        r#"#import "@preview/example:0.1.0": *"#,
        r#"#import "/shared/theme.typ": *"#,
    ] {
        let refused = Typesetter::with(&[(MAIN, call)]).pdf(&document(&data));
        let Err(Error::Refused(found)) = refused else { panic!("{call} was let through") };
        assert_eq!((found[0].file.as_deref(), found[0].line), (Some(MAIN), Some(1)), "{call}");
    }
}

#[test]
fn only_the_paths_of_a_report_are_let_in() {
    for path in
        ["/chart-01.svg", "/chart-1234.svg", "/bullet-04.svg", "/chapter-chart-01.svg", "/data/values.csv"]
    {
        assert!(allowed(path), "{path}");
    }
    for path in [
        "",
        "/",
        "/main.typ",
        "/data.json",
        "chart-01.svg",
        "/chart-1.svg",
        "/chart-12345.svg",
        "/chart-.svg",
        "/chart-٠١.svg",
        "/../chart-01.svg",
        "/chart-01.svg/",
        "/data/other.csv",
    ] {
        assert!(!allowed(path), "{path}");
        let data = json!({});
        let files = vec![(path.to_owned(), Vec::new())];
        let refused = Typesetter::new().pdf(&Document { files, ..document(&data) });
        assert!(matches!(refused, Err(Error::Path(said)) if said == path));
    }
}

#[test]
fn a_file_given_twice_too_large_or_without_a_possible_date_is_refused() {
    let data = json!({});
    let typesetter = Typesetter::new();
    let with = |files: Vec<(String, Vec<u8>)>| typesetter.pdf(&Document { files, ..document(&data) });
    let chart = || ("/chart-01.svg".to_owned(), drawing("x"));
    assert!(matches!(with(vec![chart(), chart()]), Err(Error::Twice(_))));
    let large = vec![("/chart-01.svg".to_owned(), vec![b' '; MOST_BYTES])];
    assert!(matches!(with(large), Err(Error::TooLarge { bytes }) if bytes > MOST_BYTES));
    let end_of_time = Document { date: DateTime::<Utc>::MAX_UTC, ..document(&data) };
    assert!(matches!(typesetter.pdf(&end_of_time), Err(Error::Date(_))));
}

#[test]
fn every_template_is_embedded() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/shared");
    let mut there: Vec<_> = std::fs::read_dir(folder)
        .expect("the templates stand beside the sources")
        .map(|entry| format!("/shared/{}", entry.expect("readable").file_name().to_string_lossy()))
        .collect();
    there.push(MAIN.to_owned());
    there.sort();
    let mut embedded: Vec<_> = TEMPLATES.iter().map(|(path, _)| (*path).to_owned()).collect();
    embedded.sort();
    assert_eq!(embedded, there);
}

#[test]
fn what_people_paste_can_be_set() {
    for text in NASTY {
        let shown = glyphs::printable(text);
        let data = json!({"title": shown, "texts": [shown]});
        let files = vec![("/chart-01.svg".to_owned(), drawing(&shown))];
        let set = page().pdf(&Document { files, ..document(&data) });
        assert!(set.is_ok(), "{text:?} as {shown:?}: {}", set.unwrap_err());
    }
}

#[test]
fn every_character_that_counts_as_shown_can_be_set_in_every_face() {
    let shown: Vec<_> =
        ('\0'..=char::MAX).filter(|c| glyphs::printable(&c.to_string()) == c.to_string()).collect();
    assert!(shown.len() > 1000, "{} characters", shown.len());
    let alone: String = shown.iter().flat_map(|c| [*c, ' ']).collect();
    let marked: String = shown.iter().flat_map(|c| ['o', *c, '\u{301}']).collect();
    let data = json!({"title": "Tecken", "texts": [alone, marked]});
    let files = vec![("/chart-01.svg".to_owned(), drawing(&(alone + &marked)))];
    if let Err(refused) = page().pdf(&Document { files, ..document(&data) }) {
        panic!("{refused}");
    }
}

#[test]
fn nasty_texts_in_every_field_of_the_report_can_be_set() {
    let mut data = sample();
    let everything = NASTY.join(" ");
    for field in
        ["/document/title", "/document/description", "/municipalities/0/name", "/municipalities/0/note"]
    {
        if let Some(text) = data.pointer_mut(field) {
            *text = json!(everything);
        }
    }
    for municipality in data["municipalities"].as_array_mut().expect("a list") {
        for comment in municipality["comments"].as_array_mut().into_iter().flatten() {
            comment["text"] = json!(everything);
        }
    }
    assert!(!glyphs::printable_json(&mut data).is_empty());
    if let Err(refused) = Typesetter::new().pdf(&document(&data)) {
        panic!("{refused}");
    }
}

/// A person reads these: `cargo test --release -p malspar-render -- --ignored --nocapture sample_takes`.
#[test]
#[ignore = "prints times, checks nothing"]
#[expect(clippy::disallowed_methods, reason = "measures how long the machine takes")]
fn how_long_the_sample_takes() {
    let data = sample();
    let clock = std::time::Instant::now;
    let began = clock();
    let typesetter = Typesetter::new();
    println!("made ready in {:?}", began.elapsed());
    let time = |label: &str| {
        let began = clock();
        let document = document(&data);
        let pdf = typesetter.pdf(&document).expect("the sample can be set");
        println!("{label}: {:?}, {} pages, {} bytes", began.elapsed(), pdf.pages, pdf.bytes.len());
    };
    time("cold");
    time("the same again");
    comemo::evict(0);
    time("nothing remembered");
    let mut worst = Patience::ZERO;
    let began = clock();
    let rounds = 20;
    for round in 0..rounds {
        let mut data = data.clone();
        data["document"]["title"] = json!(format!("Titel {round}"));
        data["summary"]["title"] = json!(format!("Rubrik {round}"));
        let began = clock();
        typesetter.pdf(&document(&data)).expect("the sample can be set");
        worst = worst.max(began.elapsed());
    }
    println!("changed a little, {rounds} times: {:?} each, worst {worst:?}", began.elapsed() / rounds);
}
