//! What is said otherwise than before: questions that became others, and what an edition corrects.

use malspar_words::t;

use super::{Report, difference};
use crate::report::data::{CorrectionSection, Corrections, Labelled};

/// Nothing where everything is as it was.
pub(super) fn corrections(report: &Report<'_>, title: impl FnOnce() -> String) -> Option<Corrections> {
    let sections: Vec<_> = [corrected(report), reworded(report)].into_iter().flatten().collect();
    (!sections.is_empty()).then(|| Corrections { title: title(), sections })
}

/// What this edition corrects in the one before it, and why.
fn corrected(report: &Report<'_>) -> Option<CorrectionSection> {
    let lang = report.lang;
    let edition = report.input.edition?;
    let points: Vec<_> =
        edition.erratum.iter().filter_map(|correction| report.written(&correction.reason)).collect();
    let before = edition.number.saturating_sub(1);
    (!points.is_empty()).then(|| CorrectionSection {
        title: t!(lang, "report-corrected"),
        paragraphs: vec![t!(lang, "report-corrected-intro", number = edition.number, before = before)],
        lines: Vec::new(),
        points,
    })
}

/// The questions that were others in an earlier cycle.
fn reworded(report: &Report<'_>) -> Option<CorrectionSection> {
    let lang = report.lang;
    let lines: Vec<_> = report
        .indicators()
        .filter_map(|(indicator, progress)| {
            Some(Labelled {
                label: format!("{} {}", indicator.code, indicator.title.get(lang)),
                text: difference::reworded(report, progress)?,
            })
        })
        .collect();
    (!lines.is_empty()).then(|| CorrectionSection {
        title: t!(lang, "report-reworded"),
        paragraphs: Vec::new(),
        lines,
        points: Vec::new(),
    })
}
