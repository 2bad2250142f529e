//! A package of an edition: every file in it against its manifest and its list of hashes. What the package is named, and
//! how it is packed, says nothing; another program may have packed the same files anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use malspar_words::key;
use zip::ZipArchive;

use super::{EditionName, Look, SIGNATURE, SNAPSHOT, Verdict};
use crate::{
    archive::{KEY, MANIFEST, README, SUMS},
    manifest::{Authenticity, FileFacts, Manifest},
    seal::{PublicKey, Signed, grouped, sha256},
};

/// The largest package that is opened, in bytes.
const MOST: usize = 64 << 20;
/// The largest sum of its files, unpacked, in bytes. Those of a region's edition are below a tenth of it.
const MOST_UNPACKED: u64 = 128 << 20;
/// More files than any edition has.
const MOST_FILES: usize = 64;
/// What stands before each file in the directory of an archive.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

type Files = BTreeMap<String, Vec<u8>>;

/// Does this begin as an archive?
pub(super) fn is_one(file: &[u8]) -> bool {
    file.starts_with(b"PK\x03\x04")
}

/// Looks through a package. A `manifest` from elsewhere is trusted before the one in it.
pub(super) fn verify(package: &[u8], manifest: Option<&str>, key: Option<&PublicKey>) -> Verdict {
    let mut look = Look::default();
    let files = match unpacked(package) {
        Ok(files) => files,
        Err(code) => {
            look.disagree(code, &[]);
            return look.verdict();
        }
    };
    let own = files.get(MANIFEST).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(document) = manifest.or(own) else {
        look.disagree(key!("verify-package-missing"), &[("name", MANIFEST)]);
        return look.verdict();
    };
    if own.map(str::trim) != Some(document.trim()) {
        look.disagree(key!("verify-package-changed"), &[("name", MANIFEST)]);
    }
    let Some((manifest, whose)) = look.manifest(document, key) else {
        return Verdict { authentic_file: key.map(|_| false), ..look.verdict() };
    };
    let name = EditionName::of_manifest(&manifest);
    look.note(key!("verify-edition"), Some(true), &[("edition", &name.to_string())]);
    look.files(&manifest, &files);
    let signed = look.signature(&manifest, &files);
    look.sums(&files);
    look.key_beside(signed, &files);
    let authentic_values = look.signer(signed, key);
    let agrees = look.consistent != Some(false);
    Verdict {
        signer: signed,
        authentic_values,
        authentic_file: key.map(|_| agrees && whose == Authenticity::Authentic),
        edition: Some(name),
        ..look.verdict()
    }
}

impl Look {
    /// Each file of the edition as it was signed, and no other.
    fn files(&mut self, manifest: &Manifest, files: &Files) {
        for (name, facts) in &manifest.files {
            match files.get(name) {
                None => self.disagree(key!("verify-package-missing"), &[("name", name)]),
                Some(bytes) => {
                    let codes = [key!("verify-package-file"), key!("verify-package-changed")];
                    self.agree(FileFacts::of(bytes) == *facts, codes, &[("name", name)]);
                }
            }
        }
        let beside = [MANIFEST, KEY, README, SUMS];
        for name in files.keys().filter(|name| !manifest.files.contains_key(*name)) {
            if !beside.contains(&name.as_str()) {
                self.disagree(key!("verify-package-added"), &[("name", name)]);
            }
        }
        if files.contains_key(README) {
            self.note(key!("verify-package-unsigned"), None, &[("name", README)]);
        }
    }

    /// Whose signature the snapshot has, where it fits.
    fn signature(&mut self, manifest: &Manifest, files: &Files) -> Option<PublicKey> {
        let (snapshot, signature) = (files.get(SNAPSHOT)?, files.get(SIGNATURE)?);
        let document: Option<Signed> = serde_json::from_slice(signature).ok();
        let signer = document
            .filter(|document| document.sha256 == manifest.snapshot_sha256)
            .and_then(|document| document.fits(snapshot));
        let id = signer.map(|signer| signer.id()).unwrap_or_default();
        let codes = [key!("verify-signature-fits"), key!("verify-signature-not")];
        self.agree(signer.is_some(), codes, &[("name", SIGNATURE), ("key", &grouped(&id))]);
        signer
    }

    /// The list of hashes, which is for those who have no Målspår: it must say the same.
    fn sums(&mut self, files: &Files) {
        let Some(list) = files.get(SUMS) else {
            self.disagree(key!("verify-package-missing"), &[("name", SUMS)]);
            return;
        };
        let list = String::from_utf8_lossy(list);
        let listed: BTreeMap<_, _> = list
            .lines()
            .map(|line| line.split_once("  ").map_or((line, ""), |(hash, name)| (name, hash)))
            .collect();
        let names: BTreeSet<_> = files.keys().map(String::as_str).filter(|name| *name != SUMS).collect();
        let mut whole = true;
        for name in names.iter().copied().chain(listed.keys().copied().filter(|name| !names.contains(name))) {
            let sum = files.get(name).map(|bytes| sha256(bytes));
            if sum.as_deref() != listed.get(name).copied() {
                self.disagree(key!("verify-package-sum"), &[("name", name)]);
                whole = false;
            }
        }
        if whole {
            self.agree(true, [key!("verify-package-sums"); 2], &[]);
        }
    }

    /// The key in a package proves nothing; another than the signer's would mislead.
    fn key_beside(&mut self, signed: Option<PublicKey>, files: &Files) {
        let Some(text) = files.get(KEY) else {
            self.disagree(key!("verify-package-missing"), &[("name", KEY)]);
            return;
        };
        let beside = std::str::from_utf8(text).ok().and_then(|text| PublicKey::read(text).ok());
        if signed.is_some() && beside != signed {
            self.disagree(key!("verify-package-key"), &[("name", KEY)]);
        }
    }
}

/// Every file by its name. Nothing that the archive says of itself is believed.
fn unpacked(package: &[u8]) -> Result<Files, &'static str> {
    let (damaged, too_large) = (key!("verify-package-damaged"), key!("verify-too-large"));
    // Counted in the bytes: the archive's own count may be another, and each entry takes room when it is opened.
    let entries = package.windows(DIRECTORY_ENTRY.len()).filter(|window| *window == DIRECTORY_ENTRY).count();
    if package.len() > MOST || entries > MOST_FILES {
        return Err(too_large);
    }
    let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|_| damaged)?;
    if archive.has_duplicate_names() || archive.has_overlapping_entries().map_err(|_| damaged)? {
        return Err(damaged);
    }
    let (mut files, mut left) = (Files::new(), MOST_UNPACKED);
    for n in 0..archive.len() {
        let file = archive.by_index(n).map_err(|_| damaged)?;
        let name = file.name().map_err(|_| damaged)?.into_owned();
        let mut bytes = Vec::new();
        file.take(left + 1).read_to_end(&mut bytes).map_err(|_| damaged)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(too_large)?;
        if files.insert(name, bytes).is_some() {
            return Err(damaged);
        }
    }
    Ok(files)
}
