//! Is this the edition that it says to be? What a PDF proves by itself, with its manifest, and with the region's key.
//!
//! Three words, each weaker than what people hear in "genuine", so they are kept apart. *Consistent*: everything that
//! was given says the same; a forger can achieve that. *Authentic values*: the region signed the snapshot. *Authentic
//! file*: the region signed a manifest that lists this very file.

mod contents;
mod file;
mod listed;
mod object;
mod package;
mod page;
mod unfold;
mod verdict;

use std::panic::{AssertUnwindSafe, catch_unwind};

use malspar_domain::lang::Lang;
use malspar_words::key;

use crate::{
    manifest::{Authenticity, Manifest, ManifestError, renderer},
    report::{self, Proof, Standards, Typesetter},
    seal::{PublicKey, Signed, grouped, sha256},
    snapshot::Snapshot,
};

use contents::Contents;
use file::Unread;
pub use verdict::{EditionName, Finding, Verdict};

/// The attachments, as the report names them.
const SNAPSHOT: &str = report::SNAPSHOT;
const SIGNATURE: &str = report::SIGNATURE;

/// Looks at a file: a PDF, a package of an edition, or any other file that a manifest lists. Takes any bytes; for a PDF
/// it is as slow as setting the report once.
pub fn verify(
    typesetter: &Typesetter,
    file: &[u8],
    manifest: Option<&str>,
    key: Option<&PublicKey>,
) -> Verdict {
    if package::is_one(file) {
        return package::verify(file, manifest, key);
    }
    let other = manifest.filter(|_| !file.starts_with(b"%PDF-"));
    other
        .and_then(|manifest| listed::verify(file, manifest, key))
        .unwrap_or_else(|| pdf(typesetter, file, manifest, key))
}

fn pdf(typesetter: &Typesetter, pdf: &[u8], manifest: Option<&str>, key: Option<&PublicKey>) -> Verdict {
    let mut look = Look::default();
    let contents = look.contents(pdf);
    let sealed = contents.as_ref().and_then(|contents| look.attachments(contents));
    let proven = contents.as_ref().zip(sealed).map(|(contents, sealed)| look.proven(contents, sealed));
    if let Some((contents, proven)) = contents.as_ref().zip(proven.as_ref()) {
        look.values(contents, proven);
    }
    let authentic_values = proven.as_ref().and_then(|proven| look.signer(proven.signer, key));
    let listed = manifest.map(|document| look.manifest(document, key));
    let mut authentic_file = None;
    if let Some(listed) = &listed {
        let agrees = listed
            .as_ref()
            .is_some_and(|(manifest, _)| look.belongs(manifest, pdf, contents.as_ref(), proven.as_ref()));
        let authentic = listed.as_ref().is_some_and(|(_, whose)| *whose == Authenticity::Authentic);
        authentic_file = key.map(|_| agrees && authentic);
    }
    if let Some((contents, proven)) = contents.as_ref().zip(proven.as_ref()) {
        look.rendering(typesetter, pdf, contents, proven);
    }
    let signer = proven.as_ref().and_then(|proven| proven.signer);
    let named = proven.and_then(|proven| EditionName::of_snapshot(proven.snapshot.as_ref()?));
    let edition = named.or_else(|| {
        let (manifest, _) = listed.flatten()?;
        manifest.name_of(pdf).is_some().then(|| EditionName::of_manifest(&manifest))
    });
    Verdict { signer, authentic_values, authentic_file, edition, ..look.verdict() }
}

/// The two attachments that prove the values.
struct Sealed<'a> {
    snapshot: &'a str,
    signature: &'a str,
}

/// What became of them.
struct Proven<'a> {
    sealed: Sealed<'a>,
    sha256: String,
    /// The snapshot, where this program can read it.
    snapshot: Option<Snapshot>,
    /// Whose signature it is, where it fits.
    signer: Option<PublicKey>,
}

/// What has been found so far.
#[derive(Default)]
struct Look {
    findings: Vec<Finding>,
    consistent: Option<bool>,
}

type Params<'a> = &'a [(&'static str, &'a str)];

impl Look {
    fn note(&mut self, code: &'static str, ok: Option<bool>, params: Params<'_>) {
        self.findings.push(Finding::new(code, ok, params));
    }

    /// What has been found, and nothing concluded from it.
    fn verdict(self) -> Verdict {
        Verdict {
            consistent: self.consistent,
            findings: self.findings,
            remarks: Vec::new(),
            signer: None,
            authentic_values: None,
            authentic_file: None,
            edition: None,
        }
    }

    /// Something that agrees or does not: one that does not is enough.
    fn agree(&mut self, ok: bool, [yes, no]: [&'static str; 2], params: Params<'_>) -> bool {
        self.note(if ok { yes } else { no }, Some(ok), params);
        self.consistent = Some(ok && self.consistent != Some(false));
        ok
    }

    fn disagree(&mut self, code: &'static str, params: Params<'_>) {
        self.agree(false, [code; 2], params);
    }

    fn contents(&mut self, pdf: &[u8]) -> Option<Contents> {
        let code = match Contents::read(pdf) {
            Ok(contents) => return Some(contents),
            Err(Unread::NotPdf) => key!("verify-not-a-pdf"),
            Err(Unread::Shape) => key!("verify-damaged"),
            Err(Unread::TooLarge) => key!("verify-too-large"),
        };
        self.disagree(code, &[]);
        None
    }

    /// The attachments that prove the values, if both are there. Two of a name would be read by one program each.
    fn attachments<'a>(&mut self, contents: &'a Contents) -> Option<Sealed<'a>> {
        for (n, (name, _)) in contents.attachments.iter().enumerate() {
            if contents.attachments[..n].iter().any(|(other, _)| other == name) {
                self.disagree(key!("verify-attachment-twice"), &[("name", name)]);
            }
        }
        let text =
            |name| contents.attachment(name).map(|bytes| std::str::from_utf8(bytes).unwrap_or_default());
        match (text(SNAPSHOT), text(SIGNATURE)) {
            (Some(snapshot), Some(signature)) => Some(Sealed { snapshot, signature }),
            (None, None) if contents.attachments.is_empty() => {
                self.note(key!("verify-no-attachments"), None, &[]);
                None
            }
            (None, None) => {
                self.note(key!("verify-no-snapshot"), None, &[]);
                None
            }
            (snapshot, _) => {
                let name = if snapshot.is_none() { SNAPSHOT } else { SIGNATURE };
                self.disagree(key!("verify-attachment-missing"), &[("name", name)]);
                None
            }
        }
    }

    /// Snapshot, signature and what the page prints of them.
    fn proven<'a>(&mut self, contents: &Contents, sealed: Sealed<'a>) -> Proven<'a> {
        let snapshot = self.snapshot(sealed.snapshot);
        let sha256 = sha256(sealed.snapshot.as_bytes());
        let document: Option<Signed> = serde_json::from_str(sealed.signature).ok();
        let signer = document.and_then(|document| document.fits(sealed.snapshot.as_bytes()));
        let id = signer.map(|signer| signer.id()).unwrap_or_default();
        let codes = [key!("verify-signature-fits"), key!("verify-signature-not")];
        self.agree(signer.is_some(), codes, &[("name", SIGNATURE), ("key", &grouped(&id))]);
        let codes = [key!("verify-hash-printed"), key!("verify-hash-differs")];
        self.agree(
            contents.text.contains(&sha256),
            codes,
            &[("name", SNAPSHOT), ("hash", &grouped(&sha256))],
        );
        if signer.is_some() && !contents.text.contains(&id) {
            self.disagree(key!("verify-key-differs"), &[("key", &grouped(&id))]);
        }
        Proven { sealed, sha256, snapshot, signer }
    }

    fn snapshot(&mut self, document: &str) -> Option<Snapshot> {
        if let Some(form) = Snapshot::another_form(document) {
            self.note(key!("verify-snapshot-form"), None, &[("name", SNAPSHOT), ("form", &form)]);
            return None;
        }
        let snapshot = Snapshot::read(document).ok();
        // One spelling: what was read otherwise than it is written may be read otherwise by others.
        let canonical = snapshot.as_ref().and_then(|snapshot| snapshot.canonical().ok());
        if canonical.as_deref() != Some(document) {
            self.disagree(key!("verify-snapshot-unread"), &[("name", SNAPSHOT)]);
            return None;
        }
        match snapshot.as_ref().and_then(EditionName::of_snapshot) {
            Some(edition) => {
                self.note(key!("verify-edition"), Some(true), &[("edition", &edition.to_string())]);
            }
            None => self.disagree(key!("verify-no-edition"), &[]),
        }
        snapshot
    }

    /// The tables of values, drawn up anew from the snapshot.
    fn values(&mut self, contents: &Contents, proven: &Proven<'_>) {
        let Some(snapshot) = &proven.snapshot else { return };
        let Some(Ok(drawn_up)) = carefully(|| report::values(snapshot)) else {
            self.disagree(key!("verify-snapshot-unread"), &[("name", SNAPSHOT)]);
            return;
        };
        for (name, bytes) in drawn_up {
            match contents.attachment(name) {
                None => self.disagree(key!("verify-attachment-missing"), &[("name", name)]),
                // Another version may write the same values in another way.
                Some(attached) if attached != bytes && !is_ours(contents) => {
                    self.note(key!("verify-values-other-form"), None, &[("name", name)]);
                }
                Some(attached) => {
                    let codes = [key!("verify-values-agree"), key!("verify-values-differ")];
                    self.agree(attached == bytes, codes, &[("name", name)]);
                }
            }
        }
        let known = [SNAPSHOT, SIGNATURE, report::VALUES_CSV, report::VALUES_JSON];
        for (name, _) in contents.attachments.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            self.disagree(key!("verify-attachment-unknown"), &[("name", name)]);
        }
    }

    /// Is what was signed `by` a key so with the one that it is held against?
    fn signer(&mut self, by: Option<PublicKey>, key: Option<&PublicKey>) -> Option<bool> {
        let Some(key) = key else {
            self.note(key!("verify-no-key"), None, &[]);
            return None;
        };
        match &by {
            Some(signer) if signer != key => {
                let params = [("key", &*grouped(&signer.id())), ("wanted", &*grouped(&key.id()))];
                self.note(key!("verify-values-other-key"), Some(false), &params);
            }
            Some(_) => {
                self.note(key!("verify-values-authentic"), Some(true), &[("key", &grouped(&key.id()))]);
            }
            // That the signature does not fit has been said.
            None => {}
        }
        Some(by.as_ref() == Some(key))
    }

    fn manifest(&mut self, document: &str, key: Option<&PublicKey>) -> Option<(Manifest, Authenticity)> {
        let (manifest, whose) = match Manifest::read(document, key) {
            Ok(read) => read,
            Err(error) => {
                let code = match error {
                    ManifestError::NotAManifest => key!("verify-manifest-unread"),
                    ManifestError::Forged => key!("verify-manifest-forged"),
                };
                self.disagree(code, &[]);
                return None;
            }
        };
        match whose {
            Authenticity::Authentic => self.note(key!("verify-manifest-authentic"), Some(true), &[]),
            Authenticity::OtherKey => self.note(key!("verify-manifest-other-key"), Some(false), &[]),
            Authenticity::Unproved => self.note(key!("verify-manifest-unproved"), None, &[]),
        }
        Some((manifest, whose))
    }

    /// Is the file one that the manifest lists, and do both speak of the same edition?
    fn belongs(
        &mut self,
        manifest: &Manifest,
        pdf: &[u8],
        contents: Option<&Contents>,
        proven: Option<&Proven<'_>>,
    ) -> bool {
        let edition = EditionName::of_manifest(manifest).to_string();
        let codes = [key!("verify-file-listed"), key!("verify-file-not-listed")];
        let name = manifest.name_of(pdf).unwrap_or_default();
        let listed = self.agree(
            !name.is_empty(),
            codes,
            &[("name", name), ("edition", &edition), ("hash", &grouped(&sha256(pdf)))],
        );
        let own = proven.and_then(|proven| EditionName::of_snapshot(proven.snapshot.as_ref()?));
        if let Some(own) = own.map(|own| own.to_string()).filter(|own| *own != edition) {
            self.disagree(key!("verify-manifest-other-edition"), &[("edition", &edition), ("own", &own)]);
            return false;
        }
        // Without attachments the printed hash alone ties the file to the snapshot.
        let same = match (proven, contents) {
            (Some(proven), _) => proven.sha256 == manifest.snapshot_sha256,
            (None, Some(contents)) => contents.text.contains(&manifest.snapshot_sha256),
            (None, None) => return false,
        };
        let codes = [key!("verify-manifest-snapshot"), key!("verify-manifest-other-snapshot")];
        self.agree(same, codes, &[("hash", &grouped(&manifest.snapshot_sha256))]) && listed
    }

    /// The report set anew. Only where nothing has failed: then it would only say so again.
    fn rendering(&mut self, typesetter: &Typesetter, pdf: &[u8], contents: &Contents, proven: &Proven<'_>) {
        let Some(snapshot) = proven.snapshot.as_ref().filter(|_| self.consistent == Some(true)) else {
            return;
        };
        if !is_ours(contents) {
            self.note(key!("verify-other-renderer"), None, &[("renderer", &renderer())]);
            return;
        }
        let lang = contents.lang.as_deref().and_then(Lang::from_tag).unwrap_or(Lang::Sv);
        let proof = Proof {
            snapshot: proven.sealed.snapshot.to_owned(),
            sha256: proven.sha256.clone(),
            signature: proven.sealed.signature.to_owned(),
        };
        let set = carefully(|| report::pdf(typesetter, snapshot, Some(&proof), lang, Standards::Archive));
        let same = set.is_some_and(|set| set.is_ok_and(|set| set.bytes == pdf));
        self.agree(same, [key!("verify-rendered-alike"), key!("verify-rendered-otherwise")], &[]);
    }
}

/// A snapshot that nobody has checked may hold what no strategy can: whatever the report stops at, it is not ours.
fn carefully<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Does the file say to be made by just this program?
fn is_ours(contents: &Contents) -> bool {
    contents.text.contains(&renderer().replace(' ', ""))
}

#[cfg(test)]
mod hostile_test;
#[cfg(test)]
mod package_test;
#[cfg(test)]
mod rebuilt;
#[cfg(test)]
mod verify_test;
