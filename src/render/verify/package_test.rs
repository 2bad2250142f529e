//! What a package and the files that are no PDF show of themselves: nothing is wrong in an edition as it was sealed, and
//! each file that somebody changed, took away or added is named.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    Finding, SIGNATURE, SNAPSHOT, Verdict,
    verify_test::{answers, failed, forger, look, region, small},
};
use crate::{
    archive,
    manifest::{FileFacts, Manifest},
    seal::Signer,
};

const PAGE: &[u8] = b"<!doctype html><p>38 procent</p>";

type Files = BTreeMap<String, Vec<u8>>;

/// An edition with its page, as it is exported.
fn edition(signer: &Signer) -> (Files, String) {
    let small = small();
    let files: Files = [
        ("report.pdf", small.pdf.as_slice()),
        ("report.html", PAGE),
        (SNAPSHOT, small.proof.snapshot.as_bytes()),
        (SIGNATURE, small.proof.signature.as_bytes()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
    .into();
    let (listed, _) = Manifest::read(&small.manifest, None).expect("read");
    let facts = files.iter().map(|(name, bytes)| (name.clone(), FileFacts::of(bytes))).collect();
    let manifest = Manifest { files: facts, ..listed }.sign(signer).expect("written");
    (archive::complete(files, &manifest, &signer.public(), "L\u{e4}s.\n"), manifest)
}

fn packed(files: &Files) -> Vec<u8> {
    archive::package(files)
}

/// The names in the findings that are not as they should be.
fn named(verdict: &Verdict) -> Vec<(&'static str, String)> {
    let wrong = verdict.findings.iter().filter(|finding| finding.ok == Some(false));
    let name = |finding: &Finding| finding.params.first().map(|(_, name)| name.clone()).unwrap_or_default();
    wrong.map(|finding| (finding.code, name(finding))).collect()
}

#[test]
fn a_package_is_all_that_it_says() {
    let (files, manifest) = edition(&region());
    let package = packed(&files);
    for manifest in [None, Some(manifest.as_str())] {
        let verdict = look(&package, manifest, Some(&region()));
        assert_eq!(failed(&verdict), [""; 0], "{verdict:#?}");
        assert_eq!(answers(&verdict), [Some(true); 3]);
        assert_eq!(verdict.edition.expect("named").to_string(), "orebro-2024-2030/2024-2025/1801/1");
    }
    let verdict = look(&package, None, None);
    assert_eq!(answers(&verdict), [Some(true), None, None], "who signed, nobody has said");
    let verdict = look(&package, None, Some(&forger()));
    assert_eq!(answers(&verdict), [Some(true), Some(false), Some(false)]);
}

#[test]
fn a_file_that_was_changed_taken_away_or_added_is_named() {
    let (whole, _) = edition(&region());
    let mut files = whole.clone();
    files.insert("report.html".to_owned(), b"<!doctype html><p>83 procent</p>".to_vec());
    let verdict = look(&packed(&files), None, Some(&region()));
    let page = "report.html".to_owned();
    assert_eq!(
        named(&verdict),
        [("verify-package-changed", page.clone()), ("verify-package-sum", page.clone())]
    );
    assert_eq!(
        answers(&verdict),
        [Some(false), Some(true), Some(false)],
        "the values are those that were signed"
    );

    let mut files = whole.clone();
    files.remove("report.html");
    let verdict = look(&packed(&files), None, Some(&region()));
    assert_eq!(named(&verdict), [("verify-package-missing", page.clone()), ("verify-package-sum", page)]);

    let mut files = whole.clone();
    files.insert("more.pdf".to_owned(), b"%PDF-1.7".to_vec());
    let verdict = look(&packed(&files), None, Some(&region()));
    let more = "more.pdf".to_owned();
    assert_eq!(named(&verdict), [("verify-package-added", more.clone()), ("verify-package-sum", more)]);

    for (name, code) in [("README.txt", "verify-package-sum"), ("public-key.txt", "verify-package-sum")] {
        let mut files = whole.clone();
        files.insert(name.to_owned(), b"other".to_vec());
        assert!(named(&look(&packed(&files), None, Some(&region()))).contains(&(code, name.to_owned())));
    }
}

/// Somebody changes a page and draws up manifest and sums anew, with a key of their own.
#[test]
fn a_forged_package_has_another_key() {
    let (mut files, _) = edition(&forger());
    let verdict = look(&packed(&files), None, Some(&region()));
    assert_eq!(answers(&verdict)[2], Some(false));
    assert!(failed(&verdict).contains(&"verify-manifest-other-key"), "{verdict:#?}");
    // And leaves the region's key beside it.
    let region = region();
    files.insert("public-key.txt".to_owned(), region.public().write().into_bytes());
    assert_eq!(answers(&look(&packed(&files), None, Some(&region)))[2], Some(false));
}

#[test]
fn a_package_that_unpacks_to_much_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("manifest.json", SimpleFileOptions::default()).expect("begun");
    let block = vec![b' '; 1 << 20];
    for _ in 0..160 {
        zip.write_all(&block).expect("written");
    }
    let bomb = zip.finish().expect("finished").into_inner();
    assert_eq!(failed(&look(&bomb, None, None)), ["verify-too-large"]);
    let many: Files = (0..100).map(|n| (n.to_string(), Vec::new())).collect();
    assert_eq!(failed(&look(&packed(&many), None, None)), ["verify-too-large"]);
}

#[test]
fn a_cut_or_foreign_archive_says_nothing() {
    let package = packed(&edition(&region()).0);
    for length in [4, 100, package.len() / 2, package.len() - 1] {
        let verdict = look(&package[..length], None, Some(&region()));
        assert_eq!(failed(&verdict), ["verify-package-damaged"], "{length}");
        assert!(verdict.edition.is_none());
    }
    let foreign: Files = [("letter.txt".to_owned(), b"Hej".to_vec())].into();
    assert_eq!(
        named(&look(&packed(&foreign), None, None)),
        [("verify-package-missing", "manifest.json".to_owned())]
    );
}

#[test]
fn a_file_that_is_no_pdf_is_one_of_the_editions_by_its_manifest() {
    let (_, manifest) = edition(&region());
    let verdict = look(PAGE, Some(&manifest), Some(&region()));
    assert_eq!(failed(&verdict), [""; 0], "{verdict:#?}");
    assert_eq!(answers(&verdict), [None, None, Some(true)], "what it says is not looked into");
    let snapshot = small().proof.snapshot.as_bytes();
    let verdict = look(snapshot, Some(&manifest), Some(&region()));
    assert_eq!(answers(&verdict), [None, Some(true), Some(true)]);
    assert_eq!(answers(&look(PAGE, Some(&manifest), None)), [None; 3]);
    assert_eq!(answers(&look(PAGE, Some(&manifest), Some(&forger()))), [None, None, Some(false)]);
    let verdict = look(b"<!doctype html><p>83 procent</p>", Some(&manifest), Some(&region()));
    assert_eq!(failed(&verdict), ["verify-file-not-listed"]);
    assert_eq!(answers(&verdict), [Some(false), None, Some(false)]);
}
