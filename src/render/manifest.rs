//! The manifest of an edition: which files belong to it, byte for byte, signed by the region.
//!
//! The snapshot's own signature proves the values; the manifest proves the files. It lies beside them and not inside,
//! since a file cannot hold its own hash.

use std::{collections::BTreeMap, env::consts};

use chrono::{DateTime, Utc};
use malspar_domain::{
    canonical,
    code::{CycleKey, Slug},
    edition::EditionKind,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::seal::{PublicKey, Signed, Signer, sha256};

/// The form of the document.
const FORMAT: &str = "malspar-manifest-1";

/// What an edition consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of this document: [`Manifest::FORMAT`].
    pub format: String,
    /// The strategy.
    pub strategy: Slug,
    /// The cycle.
    pub cycle: CycleKey,
    /// `region`, or the code of the municipality whose own report it is.
    pub scope: String,
    /// What the edition is for.
    pub kind: EditionKind,
    /// Its number.
    pub number: u32,
    /// When it was sealed.
    pub sealed_at: DateTime<Utc>,
    /// What made the files: [`renderer`].
    pub renderer: String,
    /// The SHA-256 of the snapshot that they say.
    pub snapshot_sha256: String,
    /// The files by name.
    pub files: BTreeMap<String, FileFacts>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

impl FileFacts {
    /// What is known of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: sha256(bytes), bytes: bytes.len() as u64 }
    }
}

/// Whose a manifest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authenticity {
    /// Signed with the key that was asked for.
    Authentic,
    /// The signature fits, with another key than the one that was asked for.
    OtherKey,
    /// The signature fits the key that it names itself, and nobody has said whose that is.
    Unproved,
}

/// Why a text is no manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ManifestError {
    /// It is another kind of document, or has been damaged.
    #[error("this is no manifest of an edition")]
    NotAManifest,
    /// Its signature does not fit what it says: somebody or something has changed it.
    #[error("the manifest is not what was signed")]
    Forged,
}

/// The document: the manifest and the signature over its canonical JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    manifest: Manifest,
    signature: Signed,
}

impl Manifest {
    /// The form that this program writes and reads.
    pub const FORMAT: &str = FORMAT;

    /// The signed document, one line of canonical JSON.
    pub fn sign(&self, signer: &Signer) -> Result<String, serde_json::Error> {
        let signature = Signed::new(canonical::json(self)?.as_bytes(), signer);
        canonical::json(&Document { manifest: self.clone(), signature })
    }

    /// Reads a signed document, and says whose it is.
    pub fn read(document: &str, key: Option<&PublicKey>) -> Result<(Self, Authenticity), ManifestError> {
        let document = document.trim();
        let read: Document = serde_json::from_str(document).map_err(|_| ManifestError::NotAManifest)?;
        if read.manifest.format != FORMAT {
            return Err(ManifestError::NotAManifest);
        }
        // One spelling: what was read differently than it was written is not what was signed.
        let spelling = canonical::json(&read).map_err(|_| ManifestError::NotAManifest)?;
        let manifest = canonical::json(&read.manifest).map_err(|_| ManifestError::NotAManifest)?;
        let signer = read.signature.fits(manifest.as_bytes()).ok_or(ManifestError::Forged)?;
        if spelling != document {
            return Err(ManifestError::Forged);
        }
        let authenticity = match key {
            None => Authenticity::Unproved,
            Some(key) if *key == signer => Authenticity::Authentic,
            Some(_) => Authenticity::OtherKey,
        };
        Ok((read.manifest, authenticity))
    }

    /// The name under which exactly these bytes belong to the edition.
    pub fn name_of(&self, file: &[u8]) -> Option<&str> {
        let facts = FileFacts::of(file);
        self.files.iter().find(|(_, listed)| **listed == facts).map(|(name, _)| name.as_str())
    }
}

/// What makes the files: the program and the compiler by version, drawings, templates, words, typefaces and libraries by
/// digest (`build.rs`), the machine by kind. The same snapshot and the same renderer give the same bytes.
pub fn renderer() -> String {
    let (program, typst) = (env!("CARGO_PKG_VERSION"), typst::utils::version().raw());
    let digest = env!("MALSPAR_RENDERER");
    format!("malspar {program}, typst {typst}, {digest}, {}-{}{ABI}", consts::ARCH, consts::OS)
}

/// The C library that the program stands on: drawings use its mathematics.
const ABI: &str = if cfg!(target_env = "gnu") {
    "-gnu"
} else if cfg!(target_env = "musl") {
    "-musl"
} else if cfg!(target_env = "msvc") {
    "-msvc"
} else {
    ""
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn manifest() -> Manifest {
        let files = [("a.pdf", b"a".as_slice()), ("b.pdf", b"b")];
        Manifest {
            format: FORMAT.to_owned(),
            strategy: Slug::new("orebro-2024-2030").expect("a slug"),
            cycle: CycleKey::new("2024-2025").expect("a key"),
            scope: "region".to_owned(),
            kind: EditionKind::Sealed,
            number: 1,
            sealed_at: DateTime::UNIX_EPOCH,
            renderer: renderer(),
            snapshot_sha256: sha256(b"snapshot"),
            files: files.map(|(name, bytes)| (name.to_owned(), FileFacts::of(bytes))).into(),
        }
    }

    fn region() -> Signer {
        Signer::from_seed([7; 32])
    }

    #[test]
    fn a_manifest_comes_back_with_whose_it_is() {
        let document = manifest().sign(&region()).expect("written");
        let read = |key: Option<PublicKey>| Manifest::read(&document, key.as_ref());
        assert_eq!(read(Some(region().public())), Ok((manifest(), Authenticity::Authentic)));
        let other = Signer::from_seed([8; 32]).public();
        assert_eq!(read(Some(other)), Ok((manifest(), Authenticity::OtherKey)));
        assert_eq!(read(None), Ok((manifest(), Authenticity::Unproved)));
        let saved = format!("{document}\n");
        assert!(Manifest::read(&saved, None).is_ok(), "an editor ends a file with a line feed");
    }

    #[test]
    fn a_file_is_listed_by_its_bytes() {
        assert_eq!(manifest().name_of(b"a"), Some("a.pdf"));
        assert_eq!(manifest().name_of(b"c"), None);
    }

    #[test]
    fn another_form_and_another_spelling_are_refused() {
        let later = Manifest { format: "malspar-manifest-2".to_owned(), ..manifest() };
        let later = later.sign(&region()).expect("written");
        assert_eq!(Manifest::read(&later, None), Err(ManifestError::NotAManifest));
        let document = manifest().sign(&region()).expect("written");
        let spaced = document.replacen(':', ": ", 1);
        assert_eq!(Manifest::read(&spaced, None), Err(ManifestError::Forged));
        let doubled = document.replacen("\"number\":1", "\"number\":2,\"number\":1", 1);
        assert!(Manifest::read(&doubled, None).is_err());
    }

    #[test]
    fn the_renderer_names_program_compiler_and_machine() {
        let renderer = renderer();
        assert!(
            renderer.starts_with(concat!("malspar ", env!("CARGO_PKG_VERSION"), ", typst 0.")),
            "{renderer}"
        );
        assert!(renderer.contains(consts::ARCH), "{renderer}");
        assert_eq!(renderer, super::renderer());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_sign_of_it_can_be_changed(at in any::<prop::sample::Index>(), other in "[0-9a-zA-Z\"{}:, ]") {
            let document = manifest().sign(&region()).expect("written");
            let at = at.index(document.len());
            let mut changed = document.clone();
            changed.replace_range(at..=at, &other);
            prop_assume!(changed.trim() != document);
            let key = region().public();
            let read = Manifest::read(&changed, Some(&key));
            prop_assert!(!matches!(read, Ok((_, Authenticity::Authentic))), "{}", changed);
        }

        #[test]
        fn no_text_makes_it_stumble(text in ".{0,300}") {
            prop_assert!(Manifest::read(&text, None).is_err());
        }
    }
}
