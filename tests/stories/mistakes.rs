//! What a contact does wrong in her form, and what she is told.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read, Write},
};

use malspar_app::Error;
use malspar_domain::lang::Lang;
use malspar_exchange::form;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    county::{County, baseline, contact, cycle, organisation},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    twelve_mistakes_give_twelve_messages_with_their_cells_and_store_nothing,
}

/// The sheet with the answers inside the file.
const ANSWERS: &str = "xl/worksheets/sheet2.xml";

async fn twelve_mistakes_give_twelve_messages_with_their_cells_and_store_nothing(db: &TestDatabase) {
    let county = County::new(db).await;
    let (laxa, who) = (contact("1860"), organisation("1860"));
    let empty = county.app.export_form(&laxa, county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    let read = form::read_xlsx(&empty).unwrap();
    let cell = |field: &str| form::locate(&read, &who, field).expect(field).1;
    let beside = |field: &str, column: char| {
        cell(field).replacen(|c: char| c.is_ascii_alphabetic(), &column.to_string(), 1)
    };
    let long = "x".repeat(1001);
    // What is written where, and the cell that is to be named.
    let planted = [
        (cell("SO1"), "kanske", cell("SO1")),
        (cell("TS1"), "Nej, men planerat", beside("TS1", 'G')),
        (cell("TS2"), "ungefär tre", cell("TS2")),
        (cell("KB5.preschool"), "9", cell("KB5.preschool")),
        (cell("KB5.school"), "3,5", cell("KB5.school")),
        (cell("SO5"), "0,255", cell("SO5")),
        (cell("KB2"), "51", cell("KB2")),
        (cell("TS8.women"), "12,5", cell("TS8.women")),
        (cell("GE1"), "hög", cell("GE1")),
        (beside("KB3", 'H'), "Gäller inte kommunen", beside("KB3", 'H')),
        (beside("TS12", 'I'), long.as_str(), beside("TS12", 'I')),
        (cell("KB4"), "5", beside("KB4", 'F')),
        (beside("KB4", 'F'), "7", beside("KB4", 'F')),
    ];
    let cells: Vec<_> = planted.iter().map(|(at, text, _)| (at.clone(), *text)).collect();
    let wrong = write_cells(&empty, &cells);
    let Err(Error::FormCells(problems)) = county.app.import_form(&laxa, &wrong, false).await else {
        panic!("twelve mistakes were planted")
    };
    let told: BTreeSet<_> = problems.iter().map(|p| p.cell.clone()).collect();
    let expected: BTreeSet<_> = planted.into_iter().map(|(.., named)| named).collect();
    assert_eq!(told, expected, "{problems:#?}");
    assert_eq!((problems.len(), expected.len()), (12, 12), "{problems:#?}");
    assert!(problems.iter().all(|p| p.sheet == "Svar"));
    let draft = county.app.export_form(&laxa, county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    assert_eq!(draft, empty, "nothing was stored");

    county.send_form(&cycle(), "1860", &county.answers(&baseline(), "1860")).await;
    county.app.submit(&laxa, county.slug(), &cycle(), &who).await.unwrap();
}

/// The workbook with these cells filled in, as a spreadsheet program would save them: text within the cell.
fn write_cells(workbook: &[u8], cells: &[(String, &str)]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..old.len() {
        let mut file = old.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == ANSWERS {
            let mut xml = String::from_utf8(content).unwrap();
            for (cell, text) in cells {
                xml = with_text(&xml, cell, text);
            }
            content = xml.into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn with_text(xml: &str, cell: &str, text: &str) -> String {
    let start =
        xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is no cell to fill in"));
    let length = xml[start..].find("/>").unwrap();
    let (open, rest) = (&xml[start..start + length], &xml[start + length + 2..]);
    assert!(!open.contains('>'), "{cell} is not empty");
    format!("{}{open} t=\"inlineStr\"><is><t>{text}</t></is></c>{rest}", &xml[..start])
}

#[test]
fn a_filled_cell_is_found() {
    let xml = r#"<row><c r="E7" s="3"/><c r="F7" s="3"/></row>"#;
    let filled = with_text(xml, "E7", "Nej");
    assert_eq!(
        filled,
        r#"<row><c r="E7" s="3" t="inlineStr"><is><t>Nej</t></is></c><c r="F7" s="3"/></row>"#
    );
}
