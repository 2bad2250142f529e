//! Which edition a report is, and under which numbers it is filed.

use malspar_domain::edition::EditionKind;
use malspar_words::{date, t};

use super::Report;
use crate::sentences::capitalised;

/// "Utgåva 1", "Utkast för synpunkter, version 2", "Utkast".
pub(super) fn name(report: &Report<'_>) -> String {
    let lang = report.lang;
    let Some(edition) = report.input.edition else { return capitalised(&t!(lang, "report-draft")) };
    match edition.kind {
        EditionKind::Consultation => {
            capitalised(&t!(lang, "term-consultation-draft", version = edition.number))
        }
        EditionKind::Sealed if edition.erratum.is_empty() => {
            t!(lang, "report-edition-number", number = edition.number)
        }
        EditionKind::Sealed => t!(lang, "report-edition-corrected", number = edition.number),
    }
}

/// The same within a line: "utgåva 1".
pub(super) fn inline(report: &Report<'_>) -> String {
    let name = name(report);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "dnr 26RS1234": the number of the cycle's matter; that of the strategy's decision where it has none of its own.
pub(super) fn registry_number(report: &Report<'_>) -> Option<String> {
    let own = report.input.narratives.registry_number.as_ref();
    let number = own.or(report.strategy().registry_number.as_ref())?;
    Some(t!(report.lang, "report-dnr", number = number.as_str()))
}

/// Whether the figures can still change.
pub(super) fn standing(report: &Report<'_>) -> String {
    let lang = report.lang;
    let Some(edition) = report.input.edition else { return t!(lang, "report-method-draft") };
    let day = date::long(lang, edition.sealed_at.date_naive());
    match edition.kind {
        EditionKind::Consultation => {
            t!(lang, "council-draft-banner", version = edition.number, date = day)
        }
        EditionKind::Sealed => t!(lang, "report-method-sealed", date = day),
    }
}

/// An edition that others are asked to read, and that is no draft of the region's own.
pub(super) fn is_sealed(report: &Report<'_>) -> bool {
    report.input.edition.is_some_and(|edition| edition.kind == EditionKind::Sealed)
}
