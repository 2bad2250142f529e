//! What is asked of a workbook before it is opened: it is a zip archive, and a small one can hold a great deal.

use std::{
    collections::BTreeSet,
    io::{BufReader, Cursor, Read},
};

use zip::{ZipArchive, result::ZipError};

use super::{
    kind::{self, Kind},
    problem::{FormProblem, Unsafe},
    scan::{Scan, unpacking},
};

/// The largest file that is accepted, in bytes.
pub const MAX_FILE: usize = 5 * 1024 * 1024;
/// The largest number of parts in it.
const MAX_PARTS: usize = 200;
/// The largest sum of its parts, unpacked, in bytes. The form of a county with fifty municipalities has less than one.
const MAX_UNPACKED: u64 = 16 * 1024 * 1024;
/// The largest number of cells in one sheet.
pub(super) const MAX_CELLS: usize = 200_000;

/// What stands before each part in the directory of an archive.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

/// Parts that no form has, by a piece of their path in small letters.
const UNWANTED: [(&str, Unsafe); 8] = [
    ("vbaproject", Unsafe::Macros),
    ("/macrosheets/", Unsafe::Macros),
    ("/dialogsheets/", Unsafe::Macros),
    ("/activex/", Unsafe::Macros),
    ("/embeddings/", Unsafe::Macros),
    ("/externallinks/", Unsafe::ExternalLinks),
    ("/querytables/", Unsafe::ExternalLinks),
    ("xl/connections", Unsafe::ExternalLinks),
];

/// Refuses what is no workbook, what is too large to open and what is built to do harm. Nothing that the archive says of
/// itself is believed: its parts are unpacked once, past [`Scan`] and into nothing, up to the limit.
pub(super) fn check(bytes: &[u8]) -> Result<(), FormProblem> {
    if bytes.len() > MAX_FILE {
        return Err(FormProblem::TooLarge);
    }
    if kind::of(bytes)? == Kind::Text {
        return Err(FormProblem::NotAForm);
    }
    // Counted in the bytes: the archive's own count may be another, and each entry takes room when it is opened.
    let entries = bytes.windows(DIRECTORY_ENTRY.len()).filter(|window| *window == DIRECTORY_ENTRY).count();
    if entries > MAX_PARTS {
        return Err(Unsafe::TooManyParts.into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormProblem::Cut)?;
    check_names(&archive)?;
    if archive.has_overlapping_entries().map_err(|_| FormProblem::Cut)? {
        return Err(Unsafe::PartsOverlap.into());
    }
    check_parts(&mut archive)
}

fn check_names(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), FormProblem> {
    if archive.has_duplicate_names() {
        return Err(Unsafe::PartTwice.into());
    }
    let mut names = BTreeSet::new();
    for name in archive.file_names() {
        let name =
            name.map_err(|_| FormProblem::from(Unsafe::PathOutside))?.replace('\\', "/").to_lowercase();
        let leads_out =
            name.starts_with('/') || name.contains([':', '\0']) || name.split('/').any(|n| n == "..");
        if leads_out {
            return Err(Unsafe::PathOutside.into());
        }
        if let Some((_, found)) = UNWANTED.iter().find(|(piece, _)| name.contains(piece)) {
            return Err(found.clone().into());
        }
        // The reader of workbooks takes large and small letters for the same.
        if !names.insert(name) {
            return Err(Unsafe::PartTwice.into());
        }
    }
    kind::of_archive(&names.into_iter().collect::<Vec<_>>()).map_or(Ok(()), Err)
}

fn check_parts(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), FormProblem> {
    let mut scan = Scan::default();
    let mut left = MAX_UNPACKED;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => FormProblem::Protected,
            _ => FormProblem::Cut,
        })?;
        let said = part.size();
        let mut limited = part.take(left + 1);
        scan.part(BufReader::new(&mut limited))?;
        std::io::copy(&mut limited, &mut std::io::sink()).map_err(|error| unpacking(&error))?;
        let unpacked = left + 1 - limited.limit();
        left = left.checked_sub(unpacked).ok_or(Unsafe::UnpacksTooLarge)?;
        if unpacked != said {
            return Err(Unsafe::SizeLies.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: usize, size: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for n in 0..parts {
            zip.start_file(format!("xl/part{n}"), SimpleFileOptions::default()).expect("a part");
            zip.write_all(&vec![0; size]).expect("its bytes");
        }
        zip.finish().expect("an archive").into_inner()
    }

    fn found(bytes: &[u8]) -> Unsafe {
        match check(bytes) {
            Err(FormProblem::Unsafe(found)) => found,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_refused() {
        let bomb = archive(1, 50 * 1024 * 1024);
        assert!(bomb.len() < MAX_FILE);
        assert_eq!(found(&bomb), Unsafe::UnpacksTooLarge);
        assert_eq!(found(&archive(5, 10 * 1024 * 1024)), Unsafe::UnpacksTooLarge);
        assert_eq!(found(&archive(MAX_PARTS + 1, 1)), Unsafe::TooManyParts);
    }

    #[test]
    fn a_foreign_file_is_refused() {
        for foreign in [b"".as_slice(), b"PK", b"Kod;Svar\n"] {
            assert!(matches!(check(foreign), Err(FormProblem::NotAForm)));
        }
        assert!(matches!(check(b"PK\x03\x04"), Err(FormProblem::Cut)));
        assert!(matches!(check(&vec![0; MAX_FILE + 1]), Err(FormProblem::TooLarge)));
    }
}
