//! What is asked of a file before it is opened: a spreadsheet is a zip archive, and a small one can hold a great deal.

use std::io::{Cursor, Read};

use malspar_domain::violation::Violation;
use thiserror::Error;
use zip::ZipArchive;

/// The largest file that is accepted, in bytes.
pub(super) const MAX_FILE: usize = 5 * 1024 * 1024;
/// The largest number of parts in it.
pub(super) const MAX_PARTS: usize = 200;
/// The largest sum of its parts, unpacked, in bytes.
pub(super) const MAX_UNPACKED: u64 = 40 * 1024 * 1024;
/// The largest number of cells in one sheet.
pub(super) const MAX_CELLS: usize = 200_000;

/// The beginning of a password-protected workbook, and of the format before 2007.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Why a file as a whole is refused.
#[derive(Debug, Error)]
pub enum FormProblem {
    /// It is larger than a form can be.
    #[error("the file is larger than a form can be")]
    TooLarge,
    /// It has a password, or is of the format before 2007.
    #[error("the file has a password or is of the format before 2007")]
    Protected,
    /// It is no workbook, or no workbook of ours.
    #[error("the file is no form")]
    NotAForm,
    /// It is a workbook of ours, but what identifies it is gone.
    #[error("the form does not say whose it is: {0}")]
    Unidentified(String),
    /// Its layout is of another version of the program.
    #[error("the form has version {found}, not {expected}")]
    OtherVersion {
        /// The version in the file.
        found: String,
        /// The version that is read.
        expected: u32,
    },
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    Damaged(#[from] calamine::XlsxError),
}

impl FormProblem {
    /// The same for a person.
    pub fn violation(&self) -> Violation {
        match self {
            Self::TooLarge => Violation::error("file", "import-too-large"),
            Self::Protected => Violation::error("file", "import-protected"),
            Self::NotAForm => Violation::error("file", "import-not-a-form"),
            Self::Unidentified(_) => Violation::error("file", "import-unidentified"),
            Self::OtherVersion { found, expected } => Violation::error("file", "import-wrong-version")
                .with("found", found)
                .with("expected", expected),
            Self::Damaged(_) => Violation::error("file", "import-damaged"),
        }
    }
}

/// Refuses what is too large to open. The sizes that an archive states are not believed: its parts are unpacked once,
/// into nothing, up to the limit.
pub(crate) fn check(bytes: &[u8]) -> Result<(), FormProblem> {
    if bytes.len() > MAX_FILE {
        return Err(FormProblem::TooLarge);
    }
    if bytes.starts_with(&COMPOUND_FILE) {
        return Err(FormProblem::Protected);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormProblem::NotAForm)?;
    if archive.len() > MAX_PARTS {
        return Err(FormProblem::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(text) if text.contains("assword") => {
                FormProblem::Protected
            }
            _ => FormProblem::NotAForm,
        })?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| FormProblem::NotAForm)?;
        left = left.checked_sub(unpacked).ok_or(FormProblem::TooLarge)?;
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
            zip.start_file(format!("part{n}"), SimpleFileOptions::default()).expect("a part");
            zip.write_all(&vec![0; size]).expect("its bytes");
        }
        zip.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_refused() {
        let bomb = archive(1, 50 * 1024 * 1024);
        assert!(bomb.len() < MAX_FILE);
        assert!(matches!(check(&bomb), Err(FormProblem::TooLarge)));
        assert!(matches!(check(&archive(5, 10 * 1024 * 1024)), Err(FormProblem::TooLarge)));
        assert!(matches!(check(&archive(MAX_PARTS + 1, 1)), Err(FormProblem::TooLarge)));
    }

    #[test]
    fn a_locked_or_foreign_file_is_refused() {
        assert!(matches!(
            check(&[COMPOUND_FILE.as_slice(), &[0; 600]].concat()),
            Err(FormProblem::Protected)
        ));
        for foreign in [b"".as_slice(), b"PK", b"Kod;Svar\n", b"%PDF-1.7"] {
            assert!(matches!(check(foreign), Err(FormProblem::NotAForm)));
        }
        assert!(matches!(check(&vec![0; MAX_FILE + 1]), Err(FormProblem::TooLarge)));
    }
}
