//! How the edition is verified: what is printed of it, what to do with it, and what the words mean.

use chrono::{DateTime, Utc};
use malspar_words::{date, t};

use super::{Proof, Report};
use crate::report::{
    Standards,
    data::{Labelled, Verify},
};
use crate::{
    manifest::renderer,
    seal::{Signed, grouped},
    verify::EditionName,
};

pub(super) fn verify(report: &Report<'_>, title: String) -> Verify {
    match report.input.proof {
        Some(proof) => sealed(report, title, proof),
        None => draft(report, title),
    }
}

fn draft(report: &Report<'_>, title: String) -> Verify {
    let paragraphs = vec![t!(report.lang, "report-verify-draft"), t!(report.lang, "report-verify-attached")];
    Verify {
        title,
        paragraphs,
        facts: Vec::new(),
        steps_title: String::new(),
        steps: Vec::new(),
        words_title: String::new(),
        words: Vec::new(),
    }
}

fn sealed(report: &Report<'_>, title: String, proof: &Proof) -> Verify {
    let lang = report.lang;
    let labelled = |label: String, text: String| Labelled { label, text };
    let (intro, attached) = match report.input.standards {
        Standards::Archive => (t!(lang, "report-verify-intro"), true),
        Standards::Plain => (t!(lang, "report-verify-intro-plain"), false),
    };
    let mut steps = vec![
        t!(lang, "report-verify-step-command"),
        t!(lang, "report-verify-step-sum"),
        t!(lang, "report-verify-step-key"),
    ];
    if !attached {
        // The values are in the other file, and so is what is summed.
        steps.remove(1);
    }
    Verify {
        title,
        paragraphs: vec![intro],
        facts: facts(report, proof),
        steps_title: t!(lang, "report-verify-how"),
        steps,
        words_title: t!(lang, "report-verify-words"),
        words: vec![
            labelled(t!(lang, "report-verify-consistent"), t!(lang, "report-verify-consistent-means")),
            labelled(t!(lang, "report-verify-values"), t!(lang, "report-verify-values-means")),
            labelled(t!(lang, "report-verify-file"), t!(lang, "report-verify-file-means")),
        ],
    }
}

/// What is checked against: also what a program looks for in the text of the page.
fn facts(report: &Report<'_>, proof: &Proof) -> Vec<Labelled> {
    let lang = report.lang;
    let input = &report.input;
    let mut facts = Vec::new();
    if let Some(edition) = input.edition {
        let name = EditionName {
            strategy: input.strategy.slug.to_string(),
            cycle: input.progress.cycle.key.to_string(),
            scope: input.municipality.map_or_else(|| "region".to_owned(), ToString::to_string),
            kind: edition.kind,
            number: edition.number,
        };
        facts.push(Labelled { label: t!(lang, "report-edition"), text: name.to_string() });
        facts.push(Labelled {
            label: t!(lang, "report-verify-sealed"),
            text: moment(report, edition.sealed_at),
        });
        if let Some(address) = &edition.address {
            facts.push(Labelled { label: t!(lang, "report-verify-page"), text: address.clone() });
        }
    }
    facts.push(Labelled { label: t!(lang, "report-verify-hash"), text: grouped(&proof.sha256) });
    // What is attached is made by `seal`; a document that is not is printed as nothing and found by whoever verifies.
    if let Ok(signed) = serde_json::from_str::<Signed>(&proof.signature) {
        facts.push(Labelled { label: t!(lang, "report-verify-key"), text: grouped(&signed.key) });
    }
    facts.push(Labelled { label: t!(lang, "report-verify-renderer"), text: renderer() });
    facts
}

/// "28 april 2026, kl. 12.00 (UTC)".
fn moment(report: &Report<'_>, at: DateTime<Utc>) -> String {
    let (day, time) = (date::long(report.lang, at.date_naive()), date::time(report.lang, at.time()));
    t!(report.lang, "report-verify-moment", date = day, time = time)
}
