//! What a person finds in the folder.

use std::collections::BTreeSet;

use malspar_domain::lang::Lang;

use super::Gallery;
use crate::charts::fixtures::material;

#[test]
fn the_page_shows_every_chart_with_its_words_and_its_numbers() {
    let gallery = Gallery::new(&material(), Lang::En);
    // What belongs together is bound in the page.
    let page = gallery.page().expect("written").replace('\u{a0}', " ");
    assert!(page.contains("<html lang=\"en\">"));
    for plate in gallery.plates() {
        assert!(page.contains(&format!("src=\"{}.svg\"", plate.name)), "{}", plate.name);
    }
    let plate = gallery.plates().iter().find(|plate| plate.name == "county-KB1-slope").expect("drawn");
    let summary = plate.chart.summary.replace('\u{a0}', " ");
    assert!(page.contains(&format!("alt=\"{summary}\"")), "{summary}");
    assert!(page.contains("<th scope=\"row\">Ljusnarsberg</th>"));
    assert!(!page.contains("http"), "it needs nothing from elsewhere");
}

#[test]
fn no_two_charts_have_the_same_file() {
    let gallery = Gallery::new(&material(), Lang::Sv);
    let names: BTreeSet<_> = gallery.plates().iter().map(|plate| plate.name.as_str()).collect();
    assert_eq!(names.len(), gallery.plates().len());
    assert!(
        names.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')),
        "{names:?}"
    );
}

#[test]
fn a_chart_is_written_as_drawing_and_as_picture_for_both_widths() {
    let gallery = Gallery::new(&material(), Lang::Sv);
    let plate = gallery.plates().iter().find(|plate| plate.name == "county-TS1-map").expect("drawn");
    let files = plate.files().expect("drawn");
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["county-TS1-map.png", "county-TS1-map.svg", "county-TS1-map-phone.png", "county-TS1-map-phone.svg"]
    );
    assert!(files[0].1.starts_with(b"\x89PNG"));
    let svg = String::from_utf8(files[1].1.clone()).expect("text");
    assert!(svg.contains("@font-face"), "it carries its letters");
    let grey = gallery.plates().iter().find(|plate| plate.name == "print-KB1-map").expect("drawn");
    let files = grey.files().expect("drawn");
    assert!(!String::from_utf8_lossy(&files[1].1).contains("#0B5A7B"), "printed without colour");
}
