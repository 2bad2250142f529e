//! One indicator, municipality by municipality: the drawing that its kind asks for, and the words and the table that
//! stand beside every one of them.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Aggregation, Indicator},
    lang::Lang,
    progress::{Figure, IndicatorProgress, Progress},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{date, t};

use super::dots::Dots;
use super::reading::{self, Row};
use super::{COLUMN, Chart, Table, TableRow, captions, levels, yes_no_rows};
use crate::sentences::capitalised;

/// One indicator, municipality by municipality, in alphabetical order: dots on an axis for numbers and shares, signs
/// for a yes/no question, bars per level for an ordinal scale. Nothing where there are no
/// municipalities.
pub fn of_indicator(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    if cells.municipalities.is_empty() {
        return None;
    }
    let rows = reading::rows(strategy, indicator, cells, progress);
    let scene = match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => {
            yes_no_rows::draw(&rows, indicator, progress, lang)
        }
        (ValueKind::Ordinal { levels }, _) => levels::draw(indicator, levels, cells, lang),
        _ => Dots::new(indicator, cells, progress, &rows, lang).draw(),
    };
    let finding = captions::title(indicator, &cells.now, lang);
    let said = match (&indicator.kind, &cells.now.figure) {
        (ValueKind::Ordinal { levels }, figure) => levels::spoken(indicator, levels, figure, lang),
        (_, Figure::YesNo(f)) => {
            t!(lang, "sentence-others", planned = f.planned, no = f.no, missing = f.missing)
        }
        _ => range(&rows, indicator, lang),
    };
    Some(Chart {
        summary: captions::sentences([format!("{finding}."), said, captions::gaps(&rows, lang)]),
        title: finding,
        subtitle: captions::subtitle(indicator, &progress.cycle, lang),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: table(indicator, &rows, cells, progress, lang),
        lang,
        scene,
        width: COLUMN,
    })
}

/// "Kommunernas värden går från 1 av 5 till 5 av 5."
fn range(rows: &[Row<'_>], indicator: &Indicator, lang: Lang) -> String {
    let place = |row: &&Row<'_>| row.now.position().unwrap_or(0.0);
    let values = || rows.iter().filter(|row| row.now.position().is_some());
    let lowest = values().min_by(|a, b| place(a).total_cmp(&place(b)));
    let highest = values().max_by(|a, b| place(a).total_cmp(&place(b)));
    let (Some(low), Some(high)) = (lowest, highest) else { return String::new() };
    if (place(&low) - place(&high)).abs() < f64::EPSILON {
        return String::new();
    }
    let words = |row: &Row<'_>| row.now.words(indicator, lang);
    t!(lang, "chart-summary-range", low = words(low), high = words(high))
}

/// Municipality, now and before, with the county at the end; a column per row of the question where it has several.
fn table(
    indicator: &Indicator,
    rows: &[Row<'_>],
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
) -> Table {
    let dated = |cycle: &FollowUpCycle| date::long(lang, cycle.period.measured_on);
    let parts: Vec<_> = indicator.rows().into_iter().flatten().collect();
    // Levels of several rows have no common word.
    let whole = !matches!(indicator.kind, ValueKind::Ordinal { .. }) || parts.is_empty();
    let mut header = vec![t!(lang, "chart-municipality")];
    if whole {
        header.push(dated(&progress.cycle));
        header.extend(progress.before.as_ref().map(dated));
    }
    header.extend(parts.iter().map(|part| part.title.get(lang).to_owned()));
    let columns = header.len();

    let line = |row: &Row<'_>| {
        let mut line = vec![row.municipality.name.clone()];
        if whole {
            line.push(capitalised(&row.now.words(indicator, lang)));
            line.extend(row.before.as_ref().map(|b| capitalised(&b.words(indicator, lang))));
        }
        if !parts.is_empty() {
            line.extend(row.cells.now.iter().map(|cell| reading::cell_in_words(lang, indicator, cell)));
        }
        let muted = row.cells.now.iter().all(|cell| cell.value().is_none());
        TableRow { cells: line, total: false, muted }
    };
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    if let (true, Some(now)) = (whole, captions::figure(&cells.now.figure, lang)) {
        let mut line = vec![t!(lang, "chart-county"), capitalised(&now)];
        let before = cells.before.as_ref().and_then(|b| captions::figure(&b.figure, lang));
        line.extend(progress.before.as_ref().map(|_| before.as_deref().map(capitalised).unwrap_or_default()));
        line.resize(columns, String::new());
        lines.push(TableRow { cells: line, total: true, muted: false });
    }
    Table::new(header, lines)
}
