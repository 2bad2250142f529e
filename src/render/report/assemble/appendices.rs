//! The appendices: what was asked and how it is counted, the figures as tables, and who gets the report.

use malspar_domain::{
    indicator::{Direction, Indicator, Source},
    lang::Lang,
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
    tables.filter_map(|(caption, chart)| Some(set(lang, caption, &chart?.table))).collect()
}

/// A table of the appendix. A column of numbers stands at the right, one of words at the left; a municipality of which
/// there is nothing to say stands back, in this table as in the others.
fn set(lang: Lang, caption: String, table: &charts::Table) -> Table {
    let absent = absences(lang);
    let is_absent = |cell: &String| cell.is_empty() || absent.contains(&cell.to_lowercase());
    // One figure for the county has no names before it: the latest stands first, as in the other tables.
    let only_figures = table.rows.len() == 1 && table.rows[0].cells.iter().all(is_number);
    let mut order: Vec<usize> = (0..table.header.len()).collect();
    if only_figures {
        order.reverse();
    }
    let said = |n: usize| {
        let cells = table.rows.iter().filter(|row| !row.total).filter_map(move |row| row.cells.get(n));
        cells.filter(|cell| !is_absent(cell))
    };
    let numeric = |n: usize| {
        let (numbers, words): (Vec<_>, Vec<_>) = said(n).partition(|cell| is_number(cell));
        numbers.len() > words.len()
    };
    // Where nobody has said anything the column is as those beside it.
    let silent = |n: usize| said(n).next().is_none();
    let rest = (1..table.header.len()).filter(|n| !silent(*n)).collect::<Vec<_>>();
    let others_numeric = !rest.is_empty() && rest.iter().all(|n| numeric(*n));
    let column = |n: usize| {
        let is_named = n == 0 && !only_figures;
        let right = !is_named && (numeric(n) || silent(n) && others_numeric);
        let label = table.header[n].clone();
        if right { Column::numbers(label) } else { Column::words(label) }
    };
    let stands_back = |row: &charts::TableRow| {
        let absent = row.cells.iter().skip(1).filter(|cell| is_absent(cell)).count();
        let first = row.cells.get(1).is_some_and(is_absent);
        row.muted || !row.total && first && absent * 2 >= row.cells.len() - 1
    };
    let rows = table.rows.iter().map(|row| Row {
        cells: order.iter().filter_map(|n| row.cells.get(*n).cloned()).collect(),
        total: row.total,
        muted: stands_back(row),
    });
    Table {
        caption: Some(caption),
        columns: order.iter().map(|n| column(*n)).collect(),
        rows: rows.collect(),
        notes: table.notes.clone(),
    }
}

/// A number with what it counts: "12", "7 av 12", "minst 9".
fn is_number(cell: impl AsRef<str>) -> bool {
    let cell = cell.as_ref();
    cell.len() < SHORT && cell.chars().any(|sign| sign.is_ascii_digit())
}

/// What stands in a cell that no answer stands in.
fn absences(lang: Lang) -> [String; 5] {
    [
        t!(lang, "term-not-reported"),
        t!(lang, "term-not-available"),
        t!(lang, "term-not-applicable"),
        t!(lang, "term-not-answered"),
        t!(lang, "chart-suppressed"),
    ]
    .map(|word| word.to_lowercase())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::TableRow;

    fn table(header: &[&str], rows: &[&[&str]]) -> charts::Table {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = rows.iter().map(|row| TableRow::from(owned(row)));
        charts::Table { header: owned(header), rows: rows.collect(), ..charts::Table::default() }
    }

    #[test]
    fn gaps_make_no_words_of_a_column_of_numbers() {
        let of = table(
            &["Kommun", "2025", "Män", "Svar"],
            &[
                &["Nora", "12", "Uppgift saknas", "Ja"],
                &["Laxå", "Inte rapporterat", "Inte rapporterat", "Inte rapporterat"],
                &["Kumla", "Visas inte (x)", "Gäller inte", "Planerat från augusti 2027"],
                &["Hallsberg", "Uppgift saknas", "Inte rapporterat", "Nej"],
            ],
        );
        let set = set(Lang::Sv, String::new(), &of);
        let sides: Vec<_> = set.columns.iter().map(|column| column.align).collect();
        assert_eq!(sides, ["left", "right", "left", "left"]);
        let muted: Vec<_> = set.rows.iter().map(|row| row.muted).collect();
        assert_eq!(muted, [false, true, true, true]);
    }

    #[test]
    fn one_figure_for_the_county_stands_latest_first() {
        let of = table(&["31 december 2023", "31 december 2025"], &[&["30 %", "32 %"]]);
        let set = set(Lang::Sv, String::new(), &of);
        let said: Vec<_> = set.columns.iter().map(|c| (c.label.as_str(), c.align)).collect();
        assert_eq!(said, [("31 december 2025", "right"), ("31 december 2023", "right")]);
        assert_eq!(set.rows[0].cells, ["32 %", "30 %"]);
    }
}
