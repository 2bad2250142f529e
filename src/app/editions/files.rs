//! The files of an edition: made once, when it is locked.

use std::collections::BTreeMap;

use malspar_domain::lang::{Lang, Text};
use malspar_render::{
    difference::{self, Difference},
    manifest::{self, FileFacts, Manifest},
    report::{self, Proof, Standards, Typesetter},
    seal::{Signer, sha256},
    snapshot::Snapshot,
};
use malspar_storage::{EditionDocuments, EditionKey, Rendition, RenditionFormat};

use crate::{Error, Result};

/// The snapshot's name in a package.
pub(super) const SNAPSHOT: &str = "snapshot.json";
/// The name of its signature there.
pub(super) const SIGNATURE: &str = "snapshot.sig.json";

/// What every edition consists of.
const FORMATS: [RenditionFormat; 3] =
    [RenditionFormat::Pdf, RenditionFormat::PlainPdf, RenditionFormat::Html];

/// Which file, in which language.
pub(super) type Wanted = (RenditionFormat, Lang);

/// Every file that an edition consists of, those that take longest first.
pub(super) fn wanted() -> impl Iterator<Item = Wanted> {
    FORMATS.into_iter().flat_map(|format| Lang::ALL.map(|lang| (format, lang)))
}

/// Makes one file. Keeps a core busy.
pub(super) fn rendition(
    typesetter: &Typesetter,
    key: &EditionKey,
    snapshot: &Snapshot,
    proof: &Proof,
    (format, lang): Wanted,
) -> Result<Rendition> {
    let bytes = match format {
        RenditionFormat::Pdf => pdf(typesetter, key, snapshot, proof, lang, Standards::Archive)?,
        RenditionFormat::PlainPdf => pdf(typesetter, key, snapshot, proof, lang, Standards::Plain)?,
        RenditionFormat::Html => report::html(snapshot, Some(proof), lang).map_err(unmade)?.into_bytes(),
    };
    Ok(Rendition { lang, format, file_name: file_name(key, lang, format), sha256: sha256(&bytes), bytes })
}

fn pdf(
    typesetter: &Typesetter,
    key: &EditionKey,
    snapshot: &Snapshot,
    proof: &Proof,
    lang: Lang,
    standards: Standards,
) -> Result<Vec<u8>> {
    let pdf = report::pdf(typesetter, snapshot, Some(proof), lang, standards).map_err(unmade)?;
    for warning in &pdf.warnings {
        tracing::warn!(warning, edition = %key, "the report was made, but");
    }
    Ok(pdf.bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn unmade(error: report::Error) -> Error {
    Error::Report(error.to_string())
}

/// `orebro-2024-2030_2024-2025_region_edition-1_sv.pdf`.
fn file_name(key: &EditionKey, lang: Lang, format: RenditionFormat) -> String {
    let end = match format {
        RenditionFormat::Pdf => ".pdf",
        RenditionFormat::PlainPdf => "_plain.pdf",
        RenditionFormat::Html => ".html",
    };
    format!("{}_{}_{}_{}_{}{end}", key.strategy, key.cycle, key.scope(), key.word(), lang.tag())
}

/// The documents that prove the files and the values in them.
pub(super) fn documents(
    key: &EditionKey,
    snapshot: &Snapshot,
    proof: Proof,
    renditions: &[Rendition],
    signer: &Signer,
) -> Result<EditionDocuments> {
    let mut files: BTreeMap<_, _> =
        renditions.iter().map(|file| (file.file_name.clone(), FileFacts::of(&file.bytes))).collect();
    files.insert(SNAPSHOT.to_owned(), FileFacts::of(proof.snapshot.as_bytes()));
    files.insert(SIGNATURE.to_owned(), FileFacts::of(proof.signature.as_bytes()));
    let manifest = Manifest {
        format: Manifest::FORMAT.to_owned(),
        strategy: key.strategy.clone(),
        cycle: key.cycle.clone(),
        scope: key.scope().to_owned(),
        kind: key.kind,
        number: key.number,
        sealed_at: snapshot.made_at,
        renderer: manifest::renderer(),
        snapshot_sha256: proof.sha256.clone(),
        files,
    };
    Ok(EditionDocuments {
        manifest: manifest.sign(signer).map_err(unwritten)?,
        public_key: signer.public().write(),
        snapshot_sha256: proof.sha256,
        signature: proof.signature,
        snapshot: proof.snapshot,
    })
}

/// What `after` says otherwise than `before`.
pub(super) fn differences(before: &str, after: &Snapshot) -> Result<Vec<Difference>> {
    Ok(difference::between(&read(before)?, after))
}

/// A snapshot as it is kept.
pub(super) fn read(snapshot: &str) -> Result<Snapshot> {
    Snapshot::read(snapshot).map_err(|e| Error::Data(format!("the snapshot of an edition: {e}")))
}

/// A difference in both languages.
pub(super) fn in_words(difference: &Difference) -> Text {
    Text::new(difference.line(Lang::Sv), difference.line(Lang::En))
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
pub(super) fn unwritten(error: serde_json::Error) -> Error {
    Error::Report(error.to_string())
}
