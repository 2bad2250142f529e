//! What kind of file it is, by its first bytes; a name can say anything.

use super::problem::{Foreign, FormProblem};

/// The beginning of a password-protected workbook, and of all Office files before 2007.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The beginnings of what people send instead of a form.
const BEGINNINGS: [(&[u8], Foreign); 9] = [
    (b"%PDF", Foreign::Pdf),
    (b"{\\rtf", Foreign::Document),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"<!doctype", Foreign::WebPage),
    (b"<html", Foreign::WebPage),
    (b"<table", Foreign::WebPage),
];

/// What a form can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive, as a workbook is.
    Archive,
    /// Anything else: a table as text, perhaps.
    Text,
}

/// The kind of `bytes`, where it can be a form at all.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, FormProblem> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(compound(bytes));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |beginning: &[u8]| {
        start.get(..beginning.len()).is_some_and(|found| found.eq_ignore_ascii_case(beginning))
    };
    if let Some((_, foreign)) = BEGINNINGS.iter().find(|(beginning, _)| begins(beginning)) {
        return Err(FormProblem::Foreign(*foreign));
    }
    if begins(b"<?xml") {
        // XHTML, or a workbook as one XML file, which spreadsheets wrote before 2007.
        let is_page = start.windows(5).take(2_000).any(|word| word.eq_ignore_ascii_case(b"<html"));
        return Err(FormProblem::Foreign(if is_page { Foreign::WebPage } else { Foreign::OldWorkbook }));
    }
    Ok(Kind::Text)
}

/// The names in such a file's directory are in UTF-16.
fn compound(bytes: &[u8]) -> FormProblem {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("EncryptedPackage") {
        FormProblem::Protected
    } else if names("WordDocument") {
        FormProblem::Foreign(Foreign::Document)
    } else if names("PowerPoint Document") {
        FormProblem::Foreign(Foreign::Presentation)
    } else if names("Workbook") || names("Book") {
        FormProblem::Foreign(Foreign::OldWorkbook)
    } else {
        FormProblem::Protected
    }
}

/// What an archive holds, by the names of its parts, where it is no workbook. `None` where it can be one.
pub(super) fn of_archive(names: &[String]) -> Option<FormProblem> {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if names.iter().any(|name| name == "xl/workbook.bin") {
        return Some(FormProblem::Foreign(Foreign::BinaryWorkbook));
    }
    if has("xl/") {
        return None;
    }
    Some(if has("word/") {
        FormProblem::Foreign(Foreign::Document)
    } else if has("ppt/") {
        FormProblem::Foreign(Foreign::Presentation)
    } else if names.iter().any(|name| name == "mimetype" || name == "content.xml") {
        FormProblem::Foreign(Foreign::OpenDocument)
    } else {
        FormProblem::NotAForm
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_beginning() {
        for (bytes, foreign) in [
            (b"%PDF-1.7\n%\xE2".as_slice(), Foreign::Pdf),
            (b"\x89PNG\r\n\x1A\n", Foreign::Picture),
            (b"\xFF\xD8\xFF\xE0", Foreign::Picture),
            (b"\n <HTML><body>", Foreign::WebPage),
            (b"\xEF\xBB\xBF<!DOCTYPE html>", Foreign::WebPage),
            (b"<?xml version=\"1.0\"?><html xmlns=\"\">", Foreign::WebPage),
            (b"<?xml version=\"1.0\"?><Workbook>", Foreign::OldWorkbook),
            (b"{\\rtf1", Foreign::Document),
        ] {
            assert!(matches!(of(bytes), Err(FormProblem::Foreign(found)) if found == foreign), "{foreign:?}");
        }
        for text in [b"".as_slice(), b"PK", b"Kod;Svar\n", b"\xFF\xFEK\0"] {
            assert!(matches!(of(text), Ok(Kind::Text)));
        }
        assert!(matches!(of(b"PK\x03\x04"), Ok(Kind::Archive)));
    }

    #[test]
    fn old_and_locked_workbooks_are_told_apart() {
        let file = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [COMPOUND_FILE, &[0; 600], &name].concat()
        };
        assert!(matches!(of(&file("EncryptedPackage")), Err(FormProblem::Protected)));
        assert!(matches!(of(&file("Workbook")), Err(FormProblem::Foreign(Foreign::OldWorkbook))));
        assert!(matches!(of(&file("WordDocument")), Err(FormProblem::Foreign(Foreign::Document))));
    }
}
