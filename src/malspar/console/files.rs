//! The files that a person named: read as far as they may be, and written whole or not at all.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use super::{Done, Refusal, Trouble};

/// Reads a file that a person named.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    fs::read(path).map_err(Refusal::system(path))
}

/// Reads a file of text that a person named.
pub(crate) fn read_text(path: &Path) -> Result<String, Refusal> {
    String::from_utf8(read(path)?).map_err(|_| Refusal::File(path.to_owned(), Trouble::NotText))
}

/// Reads a file that a person named, and of a larger one no more than shows that it is larger than `most` bytes.
pub(crate) fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, Refusal> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(Refusal::system(path))?;
    file.take(limit).read_to_end(&mut bytes).map_err(Refusal::system(path))?;
    Ok(bytes)
}

/// Writes a file whole or not at all: it appears under its name when every byte is there. What is there already is
/// replaced by its like alone: a report by a report, never a letter or a device.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Done {
    let target = target(path)?;
    if target.exists() {
        let there = read_at_most(&target, Kind::TOLD_BY)?;
        if !there.is_empty() && Kind::of(&there) != Kind::of(bytes) {
            return Err(Refusal::File(path.to_owned(), Trouble::AnotherKind));
        }
    }
    replace(path, &target, bytes)
}

/// Writes a file where there is none, or where the very same is there.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Done {
    let target = target(path)?;
    if target.exists() {
        let same = read_at_most(&target, bytes.len())? == bytes;
        return if same { Ok(()) } else { Err(Refusal::File(path.to_owned(), Trouble::AlreadyThere)) };
    }
    replace(path, &target, bytes)
}

/// Refuses a name that ends otherwise than `known`, which are without the dot.
pub(crate) fn check_ending(path: &Path, known: &[&str], named: &'static str) -> Done {
    let ends = |end: &&str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(end));
    if known.iter().any(ends) { Ok(()) } else { Err(Refusal::File(path.to_owned(), Trouble::Ending(named))) }
}

/// Where a file of this name lies, links followed. Something else than a file is never replaced.
fn target(path: &Path) -> Result<PathBuf, Refusal> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(Refusal::system(path)(std::io::ErrorKind::IsADirectory.into())),
        Ok(there) if there.is_file() => fs::canonicalize(path).map_err(Refusal::system(path)),
        Ok(_) => Err(Refusal::File(path.to_owned(), Trouble::NotAFile)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(Refusal::system(path)(error)),
    }
}

/// Refusals name the file that the person named, not the one it is written as on the way.
fn replace(path: &Path, target: &Path, bytes: &[u8]) -> Done {
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Refusal::system(folder))?;
    let made = tempfile::Builder::new().permissions(permissions()).tempfile_in(folder);
    let mut file = made.map_err(|e| Refusal::system(path)(plain(&e)))?;
    file.write_all(bytes).map_err(|e| Refusal::system(path)(plain(&e)))?;
    file.persist(target).map_err(|e| Refusal::system(path)(plain(&e.error)))?;
    Ok(())
}

/// The error without the name of the temporary file that it carries.
fn plain(error: &std::io::Error) -> std::io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), std::io::Error::from_raw_os_error)
}

/// Readable like any other file a program writes; the umask takes away from it.
#[cfg(unix)]
fn permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(0o666)
}

/// What kind of file begins like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Page,
    /// A workbook or a package.
    Zip,
    /// Everything that cannot be told by its beginning.
    Other,
}

impl Kind {
    /// So many bytes tell it.
    const TOLD_BY: usize = 64;

    fn of(bytes: &[u8]) -> Self {
        let page = b"<!doctype html";
        if bytes.starts_with(b"%PDF-") {
            Self::Pdf
        } else if bytes.starts_with(b"PK\x03\x04") {
            Self::Zip
        } else if bytes.get(..page.len()).is_some_and(|start| start.eq_ignore_ascii_case(page)) {
            Self::Page
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_replaced_by_a_report_and_by_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rapport.pdf");
        write(&file, b"%PDF-1.7 one").unwrap();
        write(&file, b"%PDF-1.7 two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"%PDF-1.7 two");
        fs::write(&file, "a letter").unwrap();
        assert!(matches!(write(&file, b"%PDF-1.7 three"), Err(Refusal::File(_, Trouble::AnotherKind))));
        assert_eq!(fs::read(&file).unwrap(), b"a letter");
    }

    #[test]
    fn a_file_that_is_there_stays_where_a_new_one_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("laxa.xlsx");
        write_new(&file, b"PK\x03\x04 empty").unwrap();
        write_new(&file, b"PK\x03\x04 empty").unwrap();
        fs::write(&file, b"PK\x03\x04 filled in").unwrap();
        assert!(matches!(
            write_new(&file, b"PK\x03\x04 empty"),
            Err(Refusal::File(_, Trouble::AlreadyThere))
        ));
        assert_eq!(fs::read(&file).unwrap(), b"PK\x03\x04 filled in");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("out.pdf");
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        assert!(matches!(write(&link, b"%PDF-"), Err(Refusal::File(_, Trouble::NotAFile))));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let Err(Refusal::File(_, Trouble::System(error))) = write(folder.path(), b"%PDF-") else {
            panic!("a folder is no file")
        };
        assert_eq!(error.kind(), std::io::ErrorKind::IsADirectory);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_goes_on_leading_to_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("rapport.pdf"), folder.path().join("senaste.pdf"));
        fs::write(&file, b"%PDF-1.7 one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"%PDF-1.7 two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"%PDF-1.7 two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn an_ending_that_nobody_knows_is_refused() {
        let known = ["pdf", "html"];
        for name in ["x.pdf", "x.PDF", "x.html"] {
            check_ending(Path::new(name), &known, ".pdf, .html").unwrap();
        }
        for name in ["x.docx", "x", ".pdf", "pdf"] {
            let refused = check_ending(Path::new(name), &known, ".pdf, .html");
            assert!(matches!(refused, Err(Refusal::File(_, Trouble::Ending(_)))), "{name}");
        }
    }
}
