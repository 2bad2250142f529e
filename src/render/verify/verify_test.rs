//! What a verification finds: nothing in an edition as it was sealed, and by name everything that somebody changed.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{Verdict, rebuilt::Rebuilt, verify};
use crate::{
    charts::fixtures::{Answers, names, progress, strategy},
    manifest::{FileFacts, Manifest, renderer},
    report::{self, Proof, Standards, Typesetter},
    seal::{Signer, grouped, proof, sha256},
    snapshot::Snapshot,
};
use chrono::{DateTime, TimeZone, Utc};
use malspar_domain::{
    code::OrganisationCode,
    edition::{EditionFacts, EditionKind},
    lang::Lang,
    progress::Content,
    submission::SubmissionState,
    value::Value,
};

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 28, 12, 0, 0).single().expect("a time that exists")
}

pub(super) fn region() -> Signer {
    Signer::from_seed([7; 32])
}

pub(super) fn forger() -> Signer {
    Signer::from_seed([8; 32])
}

/// A county of three with a few questions: a report of some pages.
fn snapshot(number: u32, municipality: Option<&str>) -> Snapshot {
    let mut strategy = strategy();
    strategy.indicators.truncate(3);
    strategy.questions.clear();
    strategy.activities.clear();
    let progress = progress(&strategy, &names(3), Answers::Complete, true);
    let submissions = progress.municipalities.iter().map(|m| (m.code.clone(), SubmissionState::Approved));
    Snapshot {
        edition: Some(EditionFacts {
            kind: EditionKind::Sealed,
            number,
            sealed_at: noon(),
            address: Some("https://uppfoljning.example.se/orebro/2024-2025/1".to_owned()),
            erratum: Vec::new(),
        }),
        municipality: municipality.map(|code| OrganisationCode::new(code).expect("four digits")),
        submissions: submissions.collect(),
        example: true,
        ..Snapshot::draft(strategy, progress, noon())
    }
}

/// An edition as it is kept.
pub(super) struct Sealed {
    pub(super) pdf: Vec<u8>,
    plain: Vec<u8>,
    pub(super) proof: Proof,
    pub(super) manifest: String,
}

fn sealed(snapshot: &Snapshot, lang: Lang, signer: &Signer) -> Sealed {
    let proof = proof(snapshot, signer).expect("written");
    let set = |standards| {
        let set = report::pdf(&Typesetter::new(), snapshot, Some(&proof), lang, standards).expect("set");
        assert_eq!(set.warnings, [""; 0]);
        set.bytes
    };
    let (pdf, plain) = (set(Standards::Archive), set(Standards::Plain));
    let manifest = manifest(snapshot, &proof, &[("report.pdf", &pdf), ("report-plain.pdf", &plain)]);
    Sealed { manifest: manifest.sign(signer).expect("written"), pdf, plain, proof }
}

fn manifest(snapshot: &Snapshot, proof: &Proof, files: &[(&str, &[u8])]) -> Manifest {
    let facts = snapshot.edition.as_ref().expect("an edition");
    Manifest {
        format: Manifest::FORMAT.to_owned(),
        strategy: snapshot.strategy.slug.clone(),
        cycle: snapshot.progress.cycle.key.clone(),
        scope: snapshot.municipality.as_ref().map_or_else(|| "region".to_owned(), ToString::to_string),
        kind: facts.kind,
        number: facts.number,
        sealed_at: facts.sealed_at,
        renderer: renderer(),
        snapshot_sha256: proof.sha256.clone(),
        files: files.iter().map(|(name, bytes)| ((*name).to_owned(), FileFacts::of(bytes))).collect(),
    }
}

/// A municipality's own edition: the smallest that there is.
pub(super) fn small() -> &'static Sealed {
    static SMALL: OnceLock<Sealed> = OnceLock::new();
    SMALL.get_or_init(|| sealed(&snapshot(1, Some("1801")), Lang::Sv, &region()))
}

fn typesetter() -> &'static Typesetter {
    static TYPESETTER: OnceLock<Typesetter> = OnceLock::new();
    TYPESETTER.get_or_init(Typesetter::new)
}

pub(super) fn look(pdf: &[u8], manifest: Option<&str>, signer: Option<&Signer>) -> Verdict {
    let verdict = verify(typesetter(), pdf, manifest, signer.map(Signer::public).as_ref());
    for finding in &verdict.findings {
        for lang in Lang::ALL {
            let words = finding.words(lang);
            assert!(words != finding.code && !words.contains(['{', '}']), "{finding:?}: {words}");
        }
    }
    verdict
}

/// The codes of what is not as it should be.
pub(super) fn failed(verdict: &Verdict) -> Vec<&'static str> {
    verdict.findings.iter().filter(|f| f.ok == Some(false)).map(|f| f.code).collect()
}

fn found(verdict: &Verdict, code: &str) -> bool {
    verdict.findings.iter().any(|finding| finding.code == code)
}

pub(super) fn answers(verdict: &Verdict) -> [Option<bool>; 3] {
    [verdict.consistent, verdict.authentic_values, verdict.authentic_file]
}

#[test]
fn a_sealed_edition_is_all_that_it_says() {
    for municipality in [None, Some("1801")] {
        for lang in Lang::ALL {
            let snapshot = snapshot(1, municipality);
            let edition = sealed(&snapshot, lang, &region());
            if let Some(folder) = std::env::var_os("MALSPAR_REPORTS").map(std::path::PathBuf::from) {
                let name = format!("sealed-{}-{}", municipality.unwrap_or("region"), lang.tag());
                std::fs::write(folder.join(format!("{name}.pdf")), &edition.pdf).expect("written");
                std::fs::write(folder.join(format!("{name}-plain.pdf")), &edition.plain).expect("written");
                let page = report::html(&snapshot, Some(&edition.proof), lang).expect("a page");
                std::fs::write(folder.join(format!("{name}.html")), page).expect("written");
            }
            let verdict = look(&edition.pdf, Some(&edition.manifest), Some(&region()));
            assert_eq!(failed(&verdict), [""; 0], "{verdict:#?}");
            assert_eq!(answers(&verdict), [Some(true); 3]);
            assert!(found(&verdict, "verify-rendered-alike"), "byte for byte in {}", lang.tag());
            let name = verdict.edition.expect("named").to_string();
            assert_eq!(name, format!("orebro-2024-2030/2024-2025/{}/1", municipality.unwrap_or("region")));
        }
    }
}

#[test]
fn without_key_and_manifest_nobody_is_named() {
    let verdict = look(&small().pdf, None, None);
    assert_eq!(answers(&verdict), [Some(true), None, None]);
    assert!(found(&verdict, "verify-no-key"));
    let verdict = look(&small().pdf, Some(&small().manifest), None);
    assert_eq!(answers(&verdict), [Some(true), None, None]);
    assert!(found(&verdict, "verify-manifest-unproved"));
    let verdict = look(&small().pdf, None, Some(&region()));
    assert_eq!(answers(&verdict), [Some(true), Some(true), None]);
}

#[test]
fn the_copy_without_attachments_is_tied_by_its_printed_hash() {
    let edition = small();
    let verdict = look(&edition.plain, None, Some(&region()));
    assert_eq!(answers(&verdict), [None, None, None]);
    assert!(found(&verdict, "verify-no-attachments"));
    let verdict = look(&edition.plain, Some(&edition.manifest), Some(&region()));
    assert_eq!(answers(&verdict), [Some(true), None, Some(true)], "{verdict:#?}");
    assert!(found(&verdict, "verify-manifest-snapshot"));
    assert!(verdict.edition.is_some());
    // The same manifest over the copy of another edition.
    let other = sealed(&snapshot(2, Some("1801")), Lang::Sv, &region());
    let verdict = look(&other.plain, Some(&edition.manifest), Some(&region()));
    assert_eq!(failed(&verdict), ["verify-file-not-listed", "verify-manifest-other-snapshot"]);
    assert_eq!(answers(&verdict), [Some(false), None, Some(false)]);
}

#[test]
fn a_draft_proves_nothing_and_says_so() {
    let draft = Snapshot { edition: None, ..snapshot(1, None) };
    let set = report::pdf(typesetter(), &draft, None, Lang::Sv, Standards::Archive).expect("set");
    let verdict = look(&set.bytes, None, Some(&region()));
    assert_eq!(answers(&verdict), [None, None, None]);
    assert!(found(&verdict, "verify-no-snapshot"));
}

#[test]
fn the_page_prints_what_is_checked_and_how() {
    let edition = small();
    let text = super::Contents::read(&edition.pdf).expect("read").text;
    let says = |said: &str| text.contains(&said.replace(' ', ""));
    assert!(says(&grouped(&edition.proof.sha256)));
    assert!(says(&grouped(&region().public().id())));
    assert!(says(&renderer()));
    assert!(says("orebro-2024-2030/2024-2025/1801/1"));
    assert!(says("28 april 2026, kl. 12.00 (UTC)"));
    assert!(says("malspar report verify"));
    assert!(says("sha256sum snapshot.json"));
    let text = super::Contents::read(&edition.plain).expect("read").text;
    assert!(text.contains(&edition.proof.sha256), "the copy prints the same");
    assert!(!text.contains("sha256sum"), "and sends nobody to a file that is not there");
}

#[test]
fn another_key_is_not_the_regions() {
    let edition = small();
    let verdict = look(&edition.pdf, Some(&edition.manifest), Some(&forger()));
    assert_eq!(answers(&verdict), [Some(true), Some(false), Some(false)]);
    assert_eq!(failed(&verdict), ["verify-values-other-key", "verify-manifest-other-key"]);
}

/// Somebody makes a whole edition with better figures and a key of their own.
#[test]
fn a_forgery_is_consistent_at_most() {
    let mut better = snapshot(1, Some("1801"));
    change_a_value(&mut better);
    let forgery = sealed(&better, Lang::Sv, &forger());
    let verdict = look(&forgery.pdf, Some(&forgery.manifest), Some(&region()));
    assert_eq!(answers(&verdict), [Some(true), Some(false), Some(false)]);
    assert_eq!(failed(&verdict), ["verify-values-other-key", "verify-manifest-other-key"]);
    // With the region's own manifest it is not even that.
    let verdict = look(&forgery.pdf, Some(&small().manifest), Some(&region()));
    assert_eq!(answers(&verdict), [Some(false), Some(false), Some(false)]);
    // Consistent without a key says nothing of who made it.
    assert_eq!(answers(&look(&forgery.pdf, None, None)), [Some(true), None, None]);
}

fn change_a_value(snapshot: &mut Snapshot) {
    let cells =
        snapshot.progress.indicators.iter_mut().flat_map(|i| &mut i.municipalities).flat_map(|m| &mut m.now);
    for cell in cells {
        if let Content::Value { value: Value::YesNo(answer), .. } = &mut cell.content {
            *answer = malspar_domain::value::YesNo::Yes;
        }
    }
}

#[test]
fn an_edited_value_is_found_by_the_file_that_it_is_in() {
    let edition = small();
    for name in ["values.csv", "values.json"] {
        let mut file = Rebuilt::of(&edition.pdf);
        let values = String::from_utf8(file.attachment(name)).expect("text");
        let edited = values.replacen("2025-12-31", "2026-12-31", 1);
        assert_ne!(edited, values);
        file.attach(name, edited.as_bytes());
        let verdict = look(&file.pdf(), Some(&edition.manifest), Some(&region()));
        assert_eq!(failed(&verdict), ["verify-values-differ", "verify-file-not-listed"]);
        let named = verdict.findings.iter().find(|f| f.code == "verify-values-differ").expect("found");
        assert_eq!(named.params, [("name", name.to_owned())]);
        assert_eq!(answers(&verdict), [Some(false), Some(true), Some(false)], "the snapshot is as it was");
    }
}

#[test]
fn an_edited_snapshot_is_found() {
    let mut better = snapshot(1, Some("1801"));
    change_a_value(&mut better);
    let edited = better.canonical().expect("written");
    let mut file = Rebuilt::of(&small().pdf);
    file.attach("snapshot.json", edited.as_bytes());
    let verdict = look(&file.pdf(), None, Some(&region()));
    assert!(failed(&verdict).starts_with(&["verify-signature-not", "verify-hash-differs"]), "{verdict:#?}");
    assert_eq!(answers(&verdict), [Some(false), Some(false), None]);
    // Hashed anew in the signature's document, and not signed anew.
    let rehashed = small().proof.signature.replace(&small().proof.sha256, &sha256(edited.as_bytes()));
    file.attach("snapshot.sig.json", rehashed.as_bytes());
    let verdict = look(&file.pdf(), None, Some(&region()));
    assert_eq!(answers(&verdict), [Some(false), Some(false), None]);
    assert!(found(&verdict, "verify-signature-not"));
    // Signed anew with another key, under the page that prints the region's.
    file.attach("snapshot.sig.json", proof(&better, &forger()).expect("written").signature.as_bytes());
    let verdict = look(&file.pdf(), None, Some(&region()));
    assert!(failed(&verdict).starts_with(&["verify-hash-differs", "verify-key-differs"]), "{verdict:#?}");
    assert_eq!(answers(&verdict), [Some(false), Some(false), None]);
}

#[test]
fn a_signature_from_elsewhere_is_found() {
    let other = proof(&snapshot(2, Some("1801")), &region()).expect("written");
    let short = small().proof.signature.replace("\"signature\":\"", "\"signature\":\"AAAA");
    let unknown = small().proof.signature.replace("{\"", "{\"more\":1,\"");
    for signature in [other.signature.as_str(), &short, &unknown, "", "{}", "[]", "null", "\u{0}"] {
        let mut file = Rebuilt::of(&small().pdf);
        file.attach("snapshot.sig.json", signature.as_bytes());
        let verdict = look(&file.pdf(), Some(&small().manifest), Some(&region()));
        assert!(failed(&verdict).starts_with(&["verify-signature-not"]), "{signature}: {verdict:#?}");
        assert_eq!(answers(&verdict), [Some(false), Some(false), Some(false)]);
    }
}

#[test]
fn a_snapshot_in_another_spelling_is_refused() {
    let spaced = small().proof.snapshot.replacen(':', ": ", 1);
    let doubled = small().proof.snapshot.replacen('{', "{\"format\":1,", 1);
    let twice = format!("{}{}", small().proof.snapshot, small().proof.snapshot);
    for snapshot in [spaced.as_str(), &doubled, &twice, "", "{}", "{\"format\":1}", "[[[["] {
        let mut file = Rebuilt::of(&small().pdf);
        file.attach("snapshot.json", snapshot.as_bytes());
        let verdict = look(&file.pdf(), None, Some(&region()));
        assert!(found(&verdict, "verify-snapshot-unread"), "{verdict:#?}");
        assert_eq!(answers(&verdict), [Some(false), Some(false), None]);
    }
}

#[test]
fn a_snapshot_of_a_later_form_is_not_judged_by_its_contents() {
    let later = small().proof.snapshot.replace("\"format\":1,", "\"format\":2,\"new\":{},");
    let mut file = Rebuilt::of(&small().pdf);
    file.attach("snapshot.json", later.as_bytes());
    let verdict = look(&file.pdf(), None, Some(&region()));
    assert!(found(&verdict, "verify-snapshot-form"));
    assert!(found(&verdict, "verify-signature-not"), "the signature needs no reading");
}

#[test]
fn attachments_that_are_missing_doubled_or_new_are_named() {
    let named = |file: &Rebuilt, code: &str, name: &str| {
        let verdict = look(&file.pdf(), None, Some(&region()));
        let finding = verdict.findings.iter().find(|f| f.code == code);
        assert_eq!(finding.map(|f| f.params.clone()), Some(vec![("name", name.to_owned())]), "{verdict:#?}");
        assert_eq!(verdict.consistent, Some(false));
    };
    let mut file = Rebuilt::of(&small().pdf);
    file.rename("values.csv", "snapshot.json");
    named(&file, "verify-attachment-twice", "snapshot.json");
    named(&file, "verify-attachment-missing", "values.csv");
    let mut file = Rebuilt::of(&small().pdf);
    file.rename("snapshot.sig.json", "signature.json");
    named(&file, "verify-attachment-missing", "snapshot.sig.json");
    let mut file = Rebuilt::of(&small().pdf);
    file.rename("values.json", "other.json");
    named(&file, "verify-attachment-missing", "values.json");
    named(&file, "verify-attachment-unknown", "other.json");
}

#[test]
fn what_the_pages_show_is_found_by_setting_them_anew() {
    let mut file = Rebuilt::of(&small().pdf);
    assert_eq!(file.pdf(), small().pdf, "rebuilding alone changes nothing");
    file.change_a_sign();
    let verdict = look(&file.pdf(), None, Some(&region()));
    assert_eq!(failed(&verdict), ["verify-rendered-otherwise"], "{verdict:#?}");
    assert_eq!(answers(&verdict), [Some(false), Some(true), None]);
}

#[test]
fn a_manifest_of_another_edition_is_named() {
    let other = sealed(&snapshot(2, Some("1801")), Lang::Sv, &region());
    let verdict = look(&small().pdf, Some(&other.manifest), Some(&region()));
    assert_eq!(failed(&verdict), ["verify-file-not-listed", "verify-manifest-other-edition"]);
    assert_eq!(answers(&verdict), [Some(false), Some(true), Some(false)]);
    // A manifest that lists the file and says it to be another edition: signed by the region, and still a mistake.
    let mixed = manifest(&snapshot(2, Some("1801")), &small().proof, &[("report.pdf", &small().pdf)]);
    let mixed = mixed.sign(&region()).expect("written");
    let verdict = look(&small().pdf, Some(&mixed), Some(&region()));
    assert_eq!(failed(&verdict), ["verify-manifest-other-edition"]);
    assert_eq!(answers(&verdict), [Some(false), Some(true), Some(false)]);
}

#[test]
fn a_manifest_that_somebody_changed_is_refused() {
    let manifest = &small().manifest;
    let more = manifest.replace("\"report.pdf\"", "\"better.pdf\"");
    let verdict = look(&small().pdf, Some(&more), Some(&region()));
    assert_eq!(failed(&verdict), ["verify-manifest-forged"]);
    assert_eq!(answers(&verdict), [Some(false), Some(true), Some(false)]);
    for text in ["", "{}", "no manifest", &manifest[..manifest.len() / 2]] {
        let verdict = look(&small().pdf, Some(text), Some(&region()));
        assert_eq!(failed(&verdict), ["verify-manifest-unread"], "{text}");
        assert_eq!(answers(&verdict), [Some(false), Some(true), Some(false)]);
    }
}

/// An independent reader finds the same attachments.
#[test]
fn other_readers_see_the_same_attachments() {
    use hayro_syntax::{
        Pdf,
        object::{Array, Dict, Stream, String as Text},
    };
    let pdf = Pdf::new(small().pdf.clone()).unwrap_or_else(|_| panic!("another reader reads it"));
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let files: Array<'_> = root.get("AF").expect("files");
    let theirs: BTreeMap<_, _> = files
        .iter::<Dict<'_>>()
        .map(|file| {
            let name = file.get::<Text<'_>>("UF").expect("a name");
            let stream =
                file.get::<Dict<'_>>("EF").and_then(|ef| ef.get::<Stream<'_>>("F")).expect("a stream");
            let name = String::from_utf8(name.as_ref().to_vec()).expect("ASCII");
            (name, stream.decoded().unwrap_or_else(|_| panic!("sound")).into_owned())
        })
        .collect();
    let ours: BTreeMap<_, _> =
        super::Contents::read(&small().pdf).expect("read").attachments.into_iter().collect();
    assert_eq!(ours, theirs);
    assert_eq!(ours.len(), 4);
    assert_eq!(ours["snapshot.json"], small().proof.snapshot.as_bytes());
}
