//! An edition as one file to keep: everything that belongs to it in a ZIP, with what is needed to check it by hand.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::seal::{PublicKey, sha256};

/// The signed manifest.
const MANIFEST: &str = "manifest.json";
/// The key that it is signed with.
const KEY: &str = "public-key.txt";
/// The hashes, as `sha256sum -c` reads them.
const SUMS: &str = "SHA256SUMS";
/// What lies in the package and how it is checked.
const README: &str = "README.txt";

/// The package. The same edition gives the same bytes.
#[expect(clippy::missing_panics_doc, reason = "a ZIP in memory takes what an edition consists of")]
pub fn package(files: &BTreeMap<String, Vec<u8>>, manifest: &str, key: &PublicKey, readme: &str) -> Vec<u8> {
    let mut all: BTreeMap<&str, &[u8]> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let key = key.write();
    all.extend([(MANIFEST, manifest.as_bytes()), (KEY, key.as_bytes()), (README, readme.as_bytes())]);
    let mut sums = String::new();
    for (name, bytes) in &all {
        // Writing to a string cannot fail.
        let _ = writeln!(sums, "{}  {name}", sha256(bytes));
    }
    all.insert(SUMS, sums.as_bytes());
    zipped(&all).expect("a ZIP in memory takes files of these names and sizes")
}

fn zipped(files: &BTreeMap<&str, &[u8]>) -> Result<Vec<u8>, zip::result::ZipError> {
    // The format's first moment: the package has no time of its own.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options)?;
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
        package(&files(), "{\"manifest\":1}", &Signer::from_seed([7; 32]).public(), "L\u{e4}s detta.\n")
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
