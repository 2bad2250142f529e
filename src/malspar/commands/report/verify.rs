//! `malspar report verify`

use std::path::Path;

use malspar_app::editions::{self, Verdict};
use malspar_words::t;

use super::{Desk, person};
use crate::console::{self, Done, Refusal};

pub(super) async fn run(desk: &Desk, file: &Path, manifest: Option<&Path>, key: Option<&Path>) -> Done {
    let pdf = console::read(file)?;
    let verdict = if manifest.is_none() && key.is_none() && desk.config.has_database() {
        desk.app().await?.verify(&person(), pdf).await
    } else {
        let manifest = manifest.map(read_text).transpose()?;
        let key = key.map(read_text).transpose()?;
        editions::verify_file(pdf, manifest, key.as_deref()).await
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
    println!("{}", t!(desk.lang, "cli-verify-consistent", answer = answer(verdict.consistent)));
    println!("{}", t!(desk.lang, "cli-verify-values", answer = answer(verdict.authentic_values)));
    println!("{}", t!(desk.lang, "cli-verify-file", answer = answer(verdict.authentic_file)));
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

fn read_text(path: &Path) -> Result<String, Refusal> {
    String::from_utf8(console::read(path)?).map_err(|e| Refusal::new(format!("{}: {e}", path.display())))
}
