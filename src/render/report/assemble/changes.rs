//! Chapter 2: what has changed since the follow-up before, by the headline indicators.

use malspar_words::{cycle, t};

use super::{Report, difference};
use crate::report::data::{Changes, Labelled};

/// Nothing where there is no earlier cycle, or nothing in it to compare with.
pub(super) fn changes(report: &Report<'_>) -> Option<Changes> {
    let lang = report.lang;
    let previous = report.input.progress.previous.as_ref()?;
    let headlines = report.indicators().filter(|(indicator, _)| indicator.headline);
    let lines: Vec<_> = headlines
        .filter_map(|(indicator, progress)| {
            Some(Labelled {
                label: indicator.title.get(lang).to_owned(),
                text: difference::since_previous(report, indicator, progress)?,
            })
        })
        .collect();
    (!lines.is_empty()).then(|| Changes {
        title: t!(lang, "report-changes"),
        paragraphs: vec![t!(
            lang,
            "report-changes-intro",
            before = cycle::when(lang, previous),
            now = cycle::when(lang, report.cycle())
        )],
        lines,
    })
}
