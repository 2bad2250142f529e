//! `malspar report verify`

use std::path::Path;

use malspar_app::{
    editions::{self, Verdict},
    keys,
};
use malspar_words::t;

use super::{Desk, person};
use crate::console::{self, Done, Refusal};

/// Larger than any file of an edition; of a larger one no more is read than shows that.
const MOST: usize = 64 << 20;

pub(super) async fn run(desk: &Desk, file: &Path, manifest: Option<&Path>, key: Option<&Path>) -> Done {
    let bytes = console::read_at_most(file, MOST)?;
    let verdict = if manifest.is_none() && key.is_none() && desk.config.has_database() {
        desk.app().await?.verify(&person(), bytes).await
    } else {
        let manifest = manifest.map(console::read_text).transpose()?;
        let key = key.map(keys::read_public).transpose().map_err(|e| desk.refuse(&e))?;
        editions::verify_file(bytes, manifest, key).await
    };
    let verdict = verdict.map_err(|e| desk.refuse(&e))?;
    print(desk, &verdict);
    if contradicts(&verdict) { Err(Refusal::new(t!(desk.lang, "cli-verify-contradicts"))) } else { Ok(()) }
}

fn print(desk: &Desk, verdict: &Verdict) {
    for finding in &verdict.findings {
        let said = finding.words(desk.lang);
        println!("{}", t!(desk.lang, "cli-finding", answer = answer(finding.ok), finding = said));
    }
    for remark in &verdict.remarks {
        println!("{}", t!(desk.lang, "cli-remark", remark = remark.words(desk.lang)));
    }
    println!("{}", t!(desk.lang, "cli-verify-consistent", answer = answer(verdict.consistent)));
    let signed = |ok| if editions::is_by_demo_key(verdict) && ok == Some(true) { "demo" } else { answer(ok) };
    println!("{}", t!(desk.lang, "cli-verify-values", answer = signed(verdict.authentic_values)));
    println!("{}", t!(desk.lang, "cli-verify-file", answer = signed(verdict.authentic_file)));
}

const fn answer(ok: Option<bool>) -> &'static str {
    match ok {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}

/// Is anything not as it should be, or the file no edition at all?
fn contradicts(verdict: &Verdict) -> bool {
    let answers = [verdict.consistent, verdict.authentic_values, verdict.authentic_file];
    let findings = verdict.findings.iter().map(|finding| finding.ok);
    verdict.edition.is_none() || answers.into_iter().chain(findings).any(|answer| answer == Some(false))
}
