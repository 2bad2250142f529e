//! The appendices: what was asked and how it is counted, the figures as tables, and who gets the report.

use malspar_domain::{
    indicator::{Direction, Indicator, Source},
    progress::IndicatorProgress,
};
use malspar_words::{number, t};

use super::{Report, chapters, corrections, terms, verify};
use crate::charts::{self, captions};
use crate::report::data::{
    Appendices, Column, Definition, DefinitionGroup, Definitions, Labelled, Recipients, Row, Table, Tables,
};
use crate::sentences::capitalised;

/// Bytes of a number with its unit; a plan and its date are longer.
const SHORT: usize = 24;

/// The appendices in their order; one that has nothing to say takes no number.
pub(super) fn appendices(report: &Report<'_>) -> Appendices {
    let lang = report.lang;
    let mut last = 0;
    let mut next = |title: String| {
        last += 1;
        format!("{}. {title}", t!(lang, "report-appendix", number = last))
    };
    let groups = groups(report);
    let definitions = (!groups.is_empty()).then(|| Definitions {
        title: next(t!(lang, "report-appendix-definitions")),
        paragraphs: Vec::new(),
        groups,
    });
    let tables = tables(report);
    let tables = (!tables.is_empty()).then(|| Tables {
        title: next(t!(lang, "report-appendix-tables")),
        paragraphs: vec![t!(lang, "report-tables-intro")],
        tables,
    });
    Appendices {
        definitions,
        tables,
        corrections: corrections::corrections(report, || next(t!(lang, "report-appendix-corrections"))),
        terms: Some(terms::terms(report, next(t!(lang, "report-appendix-terms")))),
        verify: Some(verify::verify(report, next(t!(lang, "report-appendix-verify")))),
        recipients: recipients(report, || next(t!(lang, "report-appendix-recipients"))),
    }
}

/// A municipality's own report has no appendix but, in an edition, how to verify it.
pub(super) fn only_verify(report: &Report<'_>) -> Option<Appendices> {
    let title = t!(report.lang, "report-appendix-verify");
    report
        .input
        .proof
        .map(|_| Appendices { verify: Some(verify::verify(report, title)), ..Appendices::default() })
}

/// Who gets the report: bodies, not persons.
fn recipients(report: &Report<'_>, title: impl FnOnce() -> String) -> Option<Recipients> {
    let listed = &report.input.narratives.recipients;
    let names: Vec<_> = listed.iter().filter_map(|to| report.written(&to.name)).collect();
    (!names.is_empty()).then(|| Recipients {
        title: title(),
        paragraphs: vec![t!(report.lang, "report-recipients-intro")],
        names,
    })
}

/// The table of every chart, in the order of the chapters.
fn tables(report: &Report<'_>) -> Vec<Table> {
    let input = &report.input;
    let (strategy, lang) = (report.strategy(), report.lang);
    let tables = report.indicators().flat_map(|(indicator, progress)| {
        let caption = format!("{} ({})", indicator.title.get(lang), indicator.code);
        let of_parts = format!("{caption}, {}", t!(lang, "chart-part-by-part"));
        let chart = charts::of_indicator(strategy, indicator, progress, input.progress, lang, input.example);
        let parts = charts::of_parts(strategy, indicator, progress, input.progress, lang, input.example);
        let line = chapters::line(report, indicator, progress);
        let of_cycles = format!("{caption}, {}", t!(lang, "chart-cycle-by-cycle"));
        [(caption, chart), (of_parts, parts), (of_cycles, line)]
    });
    tables.filter_map(|(caption, chart)| Some(set(caption, &chart?.table))).collect()
}

/// A column stands at the right where most of what it holds are numbers: "12", "7 av 12", "minst 9".
fn set(caption: String, table: &charts::Table) -> Table {
    let is_number = |cell: &String| cell.chars().any(|sign| sign.is_ascii_digit());
    let numeric = |n: usize| {
        let cells = table.rows.iter().filter(|row| !row.muted).filter_map(|row| row.cells.get(n));
        let (numbers, words): (Vec<_>, Vec<_>) =
            cells.partition(|cell| is_number(cell) && cell.len() < SHORT);
        n > 0 && numbers.len() > words.len()
    };
    let columns = table.header.iter().enumerate().map(|(n, label)| {
        if numeric(n) { Column::numbers(label.clone()) } else { Column::words(label.clone()) }
    });
    Table {
        caption: Some(caption),
        columns: columns.collect(),
        rows: table
            .rows
            .iter()
            .map(|row| Row { cells: row.cells.clone(), total: row.total, muted: row.muted })
            .collect(),
        notes: table.notes.clone(),
    }
}

fn groups(report: &Report<'_>) -> Vec<DefinitionGroup> {
    let lang = report.lang;
    let of = |title: String, parent: Option<&str>| DefinitionGroup {
        title,
        indicators: report
            .indicators()
            .filter(|(i, _)| i.parent.as_deref() == parent)
            .map(|(i, p)| definition(report, i, p))
            .collect(),
    };
    let mut groups = Vec::new();
    for area in &report.strategy().areas {
        for objective in &area.objectives {
            let label = t!(lang, "report-objective-label", number = objective.code.as_str());
            groups.push(of(format!("{label} {}", objective.title.get(lang)), Some(objective.code.as_str())));
        }
        let label = t!(lang, "report-target-area", number = area.code.as_str(), title = area.title.get(lang));
        groups.push(of(label, Some(area.code.as_str())));
    }
    groups.push(of(t!(lang, "report-follow-up"), None));
    groups.retain(|group| !group.indicators.is_empty());
    groups
}

pub(super) fn definition(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Definition {
    let lang = report.lang;
    let fact = |label: String, text: String| Labelled { label, text };
    Definition {
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        facts: vec![
            fact(t!(lang, "sheet-question"), chapters::asked(report, indicator)),
            fact(t!(lang, "report-definition"), chapters::definition(report, indicator)),
            fact(t!(lang, "report-answered-by"), answered_by(report, indicator)),
            fact(capitalised(&t!(lang, "term-target")), report.target(indicator, &progress.now)),
            fact(capitalised(&t!(lang, "term-direction")), capitalised(&direction(report, indicator))),
        ],
    }
}

fn answered_by(report: &Report<'_>, indicator: &Indicator) -> String {
    let (lang, region) = (report.lang, report.strategy().region_name.get(report.lang));
    let shared = indicator.rows().into_iter().flatten().find(|c| c.answered_by.is_some());
    match (&indicator.source, shared) {
        (Source::Organisation(_), _) if indicator.is_regional() => {
            t!(lang, "report-by-region-once", region = region)
        }
        (Source::Municipality, None) => t!(lang, "report-by-municipality"),
        (Source::Municipality, Some(row)) => {
            t!(lang, "report-by-both", region = region, row = row.title.get(lang))
        }
        (Source::Organisation(_), _) => t!(lang, "report-by-region", region = region),
        (Source::Derived(_), _) => t!(lang, "report-by-nobody"),
        (Source::Reference(_), _) => captions::source(report.strategy(), indicator, lang),
    }
}

fn direction(report: &Report<'_>, indicator: &Indicator) -> String {
    match indicator.direction {
        Direction::Up => t!(report.lang, "direction-up"),
        Direction::Down => t!(report.lang, "direction-down"),
        Direction::Towards(value) => {
            t!(report.lang, "direction-towards-value", value = number::exact(report.lang, value))
        }
        Direction::Neutral => t!(report.lang, "direction-neutral"),
    }
}
