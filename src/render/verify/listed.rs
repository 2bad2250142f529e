//! A file of an edition that is no PDF: the page, the snapshot, its signature. What it says is not looked into; that it is
//! one of the edition's files, byte for byte, is what the manifest tells.

use malspar_words::key;

use super::{EditionName, Look, Verdict};
use crate::{
    manifest::Authenticity,
    seal::{PublicKey, grouped, sha256},
};

/// Nothing where the manifest is none.
pub(super) fn verify(file: &[u8], document: &str, key: Option<&PublicKey>) -> Option<Verdict> {
    let mut look = Look::default();
    let (manifest, whose) = look.manifest(document, key)?;
    let name = EditionName::of_manifest(&manifest);
    let (edition, sha256) = (name.to_string(), sha256(file));
    let Some(listed) = manifest.name_of(file) else {
        let params = [("edition", &*edition), ("hash", &*grouped(&sha256))];
        look.disagree(key!("verify-file-not-listed"), &params);
        return Some(Verdict { authentic_file: key.map(|_| false), ..look.verdict() });
    };
    let params = [("name", listed), ("edition", &*edition), ("hash", &*grouped(&sha256))];
    look.note(key!("verify-file-listed"), Some(true), &params);
    look.note(key!("verify-contents-unchecked"), None, &[]);
    let authentic = key.map(|_| whose == Authenticity::Authentic);
    let is_snapshot = sha256 == manifest.snapshot_sha256;
    Some(Verdict {
        authentic_values: authentic.filter(|_| is_snapshot),
        authentic_file: authentic,
        edition: Some(name),
        ..look.verdict()
    })
}
