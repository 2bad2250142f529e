//! An edition to keep: everything that belongs to it, with what is needed to check it by hand, as files or in one ZIP.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::seal::{PublicKey, sha256};

/// The signed manifest.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The key that it is signed with.
pub(crate) const KEY: &str = "public-key.txt";
/// The hashes, as `sha256sum -c` reads them.
pub(crate) const SUMS: &str = "SHA256SUMS";
/// What lies in the package and how it is checked.
pub(crate) const README: &str = "README.txt";

/// The files of an edition, and those by which they are checked.
pub fn complete(
    mut files: BTreeMap<String, Vec<u8>>,
    manifest: &str,
    key: &PublicKey,
    readme: &str,
) -> BTreeMap<String, Vec<u8>> {
    let beside = [(MANIFEST, manifest.to_owned()), (KEY, key.write()), (README, readme.to_owned())];
    files.extend(beside.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    let mut sums = String::new();
    for (name, bytes) in &files {
        // Writing to a string cannot fail.
        let _ = writeln!(sums, "{}  {name}", sha256(bytes));
    }
    files.insert(SUMS.to_owned(), sums.into_bytes());
    files
}

/// The package of these files. The same edition gives the same bytes.
#[expect(clippy::missing_panics_doc, reason = "a ZIP in memory takes what an edition consists of")]
pub fn package(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    zipped(files).expect("a ZIP in memory takes files of these names and sizes")
}

fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, zip::result::ZipError> {
    // The format's first moment: the package has no time of its own.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use zip::ZipArchive;

    use super::*;
    use crate::seal::Signer;

    fn files() -> BTreeMap<String, Vec<u8>> {
        [("rapport-sv.pdf", b"%PDF-1.7".to_vec()), ("snapshot.json", b"{}".to_vec())]
            .map(|(name, bytes)| (name.to_owned(), bytes))
            .into()
    }

    fn packed() -> Vec<u8> {
        let key = Signer::from_seed([7; 32]).public();
        package(&complete(files(), "{\"manifest\":1}", &key, "L\u{e4}s detta.\n"))
    }

    fn unpacked(zip: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
        (0..archive.len())
            .map(|n| {
                let mut file = archive.by_index(n).unwrap();
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).unwrap();
                (file.name().unwrap().into_owned(), bytes)
            })
            .collect()
    }

    #[test]
    fn a_package_holds_everything_that_a_check_needs() {
        let found = unpacked(packed());
        let names: Vec<_> = found.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "README.txt",
                "SHA256SUMS",
                "manifest.json",
                "public-key.txt",
                "rapport-sv.pdf",
                "snapshot.json"
            ]
        );
        let key = std::str::from_utf8(&found["public-key.txt"]).unwrap();
        assert_eq!(PublicKey::read(key), Ok(Signer::from_seed([7; 32]).public()));
        // Two spaces between hash and name, a line each, every file but the list itself.
        let sums = std::str::from_utf8(&found["SHA256SUMS"]).unwrap();
        let listed: BTreeMap<_, _> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
        assert_eq!(
            listed.into_iter().map(|(hash, name)| (name, hash.to_owned())).collect::<BTreeMap<_, _>>(),
            {
                let others = found.iter().filter(|(name, _)| *name != "SHA256SUMS");
                others.map(|(name, bytes)| (name.as_str(), sha256(bytes))).collect()
            }
        );
        assert!(sums.ends_with('\n'));
    }

    #[test]
    fn the_same_edition_gives_the_same_bytes() {
        assert_eq!(packed(), packed());
    }
}
