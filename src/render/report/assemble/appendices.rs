//! The appendices: what was asked and how it is counted, and what lies in the file.

use malspar_domain::{
    indicator::{Direction, Indicator, Source},
    progress::IndicatorProgress,
};
use malspar_words::{number, t};

use super::{Report, TABLES_APPENDIX, chapters, verify};
use crate::charts::{self, captions};
use crate::report::data::{
    Appendices, Column, Definition, DefinitionGroup, Definitions, Labelled, Row, Table, Tables,
};
use crate::sentences::capitalised;

pub(super) fn appendices(report: &Report<'_>) -> Appendices {
    Appendices {
        definitions: Definitions {
            title: numbered(report, 1, &t!(report.lang, "report-appendix-definitions")),
            paragraphs: Vec::new(),
            groups: groups(report),
        },
        tables: Tables {
            title: numbered(report, TABLES_APPENDIX, &t!(report.lang, "report-appendix-tables")),
            paragraphs: Vec::new(),
            tables: tables(report),
        },
        verify: verify::verify(report, numbered(report, 3, &t!(report.lang, "report-appendix-verify"))),
    }
}

/// A municipality's own report has no appendix but, in an edition, how to verify it.
pub(super) fn only_verify(report: &Report<'_>) -> Option<Appendices> {
    report.input.proof.map(|_| Appendices {
        definitions: Definitions { title: String::new(), paragraphs: Vec::new(), groups: Vec::new() },
        tables: Tables { title: String::new(), paragraphs: Vec::new(), tables: Vec::new() },
        verify: verify::verify(report, t!(report.lang, "report-appendix-verify")),
    })
}

fn numbered(report: &Report<'_>, number: u8, title: &str) -> String {
    format!("{}. {title}", t!(report.lang, "report-appendix", number = number))
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

fn set(caption: String, table: &charts::Table) -> Table {
    let columns = table.header.iter().enumerate().map(|(n, label)| {
        let numeric = table.numeric.get(n).copied().unwrap_or_default();
        if numeric { Column::numbers(label.clone()) } else { Column::words(label.clone()) }
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
