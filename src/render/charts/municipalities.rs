//! One indicator, municipality by municipality: the drawing that its kind asks for, and the words and the table that
//! stand beside every one of them.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Aggregation, DimensionRows, Indicator},
    lang::Lang,
    progress::{Aggregate, Content, Figure, IndicatorProgress, Progress, SpreadFigure},
    strategy::Strategy,
    value::{Category, ValueKind},
};
use malspar_words::{number, t};

use super::answered::WhoAnswered;
use super::dots::Dots;
use super::reading::{self, Reading, Row};
use super::width::Width;
use super::{COLUMN, Chart, Table, TableRow, captions, levels, wide_bullet, yes_no_rows};
use crate::{per_year, sentences::capitalised};

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
    if cells.municipalities.is_empty() || matches!(indicator.kind, ValueKind::Words { .. }) {
        return None;
    }
    if indicator.is_regional() {
        return wide_bullet(strategy, indicator, cells, progress, lang, example);
    }
    let rows = reading::rows(strategy, indicator, cells, progress);
    let drawn = drawn(strategy, indicator, cells, progress);
    let dots = Dots::new(strategy, indicator, cells, progress, &drawn, lang);
    let is_distribution = !indicator.levels().is_empty();
    let is_answer =
        indicator.kind == ValueKind::YesPlannedNo && indicator.aggregation == Aggregation::ShareOfYes;
    let uses_dots = !is_answer && !is_distribution;
    let [scene, phone] = Width::ALL.map(|width| {
        if is_answer {
            yes_no_rows::draw(&rows, indicator, progress, lang, width)
        } else if is_distribution {
            levels::draw(indicator, cells, lang, width)
        } else {
            dots.draw(width)
        }
    });
    let finding = captions::title(indicator, &cells.now, lang);
    let said = match (&indicator.kind, &cells.now.figure) {
        (_, figure) if is_distribution => levels::spoken(indicator, figure, lang),
        (_, Figure::Spread(figure)) => spread(figure, lang),
        // Nobody has answered no to what follows from the answers themselves.
        (_, Figure::YesNo(_)) if reading::follows_from_submissions(indicator) => String::new(),
        (_, Figure::YesNo(f)) => {
            t!(lang, "sentence-others", planned = f.planned, no = f.no, missing = f.missing)
        }
        _ => range(&rows, indicator, lang),
    };
    let mut table = table(strategy, indicator, &rows, cells, progress, lang);
    if uses_dots {
        table.notes.splice(0..0, dots.beside_the_rows());
    } else if is_distribution {
        table.notes.insert(0, levels::spoken(indicator, &cells.now.figure, lang));
    }
    Some(Chart {
        summary: captions::sentences([format!("{finding}."), said, captions::gaps(&rows, lang)]),
        title: finding,
        subtitle: if is_answer || is_distribution {
            captions::subtitle(indicator, &progress.cycle, lang)
        } else {
            captions::subtitle_of_each(indicator, &progress.cycle, lang)
        },
        footer: captions::sentences([
            if uses_dots { dots.key() } else { String::new() },
            captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        ]),
        table,
        lang,
        scene,
        phone: Some(phone),
        width: COLUMN,
    })
}

/// The rows of the dots: an amount of a longer or a shorter period has no place on the axis of this one.
fn drawn<'a>(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &'a IndicatorProgress,
    progress: &'a Progress,
) -> Vec<Row<'a>> {
    let now = progress.cycle.period.years;
    let is_like = |then: Option<&FollowUpCycle>| {
        then.is_some_and(|then| !indicator.is_per_year(&[then.period.years, now]))
    };
    let [before, previous] = [cells.before_cycle.as_ref(), progress.previous.as_ref()].map(is_like);
    let mut rows = reading::rows(strategy, indicator, cells, progress);
    for row in &mut rows {
        row.before = row.before.take().filter(|_| before);
        row.previous = row.previous.take().filter(|_| previous);
    }
    rows
}

/// "Medianen är 18. Värdena går från 10 till 30."
fn spread(figure: &SpreadFigure, lang: Lang) -> String {
    let [Some(median), Some(least), Some(most)] =
        [figure.median, figure.least, figure.most].map(|n| n.map(|n| number::exact(lang, n)))
    else {
        return String::new();
    };
    t!(lang, "sentence-spread", median = median, least = least, most = most)
}

/// "Kommunernas värden går från 1 av 5 till 5 av 5."
pub(super) fn range(rows: &[Row<'_>], indicator: &Indicator, lang: Lang) -> String {
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

/// Municipality, now, last time and at the baseline, with the county at the end; a column per row of the question where
/// it has several.
fn table(
    strategy: &Strategy,
    indicator: &Indicator,
    rows: &[Row<'_>],
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
) -> Table {
    let parts = columns_of(indicator, cells);
    // Levels of several rows have no common word.
    let whole = indicator.levels().is_empty() || parts.is_empty();
    let earlier = if whole { earlier(cells, progress) } else { Vec::new() };
    let mut header = vec![t!(lang, "chart-municipality")];
    if whole {
        header.push(per_year::time(indicator, cells, &progress.cycle, lang));
        header.extend(earlier.iter().map(|(then, ..)| per_year::time(indicator, cells, then, lang)));
    }
    header.extend(parts.iter().map(|(_, part)| part.title.get(lang).to_owned()));
    let columns = header.len();

    let answered = WhoAnswered::of(strategy, progress);
    let line = |row: &Row<'_>| {
        let has_answered = answered.has(&row.municipality.code, &progress.cycle);
        let mut line = vec![row.municipality.name.clone()];
        if whole {
            line.push(capitalised(&row.now.words(indicator, lang)));
            let then = earlier.iter().map(|(_, _, of)| of(row));
            line.extend(then.map(|r| r.map(|r| capitalised(&r.words(indicator, lang))).unwrap_or_default()));
        }
        line.extend(parts.iter().map(|(n, _)| {
            let cell = row.cells.now.get(*n);
            cell.map(|cell| reading::cell_in_words(lang, indicator, cell, has_answered)).unwrap_or_default()
        }));
        let muted = row.cells.now.iter().all(|cell| cell.value().is_none());
        TableRow { cells: line, total: false, muted }
    };
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    if let (true, Some(now)) = (whole, shared(&cells.now.figure, lang)) {
        let mut line = vec![county(&cells.now.figure, lang), capitalised(&now)];
        let then = earlier.iter().map(|(_, then, _)| shared(&then.figure, lang));
        line.extend(then.map(|then| then.as_deref().map(capitalised).unwrap_or_default()));
        line.extend(parts.iter().map(|(_, part)| {
            let part = cells.breakdown.iter().find(|b| b.category == part.code);
            let figure = part.and_then(|b| captions::figure(&b.now.figure, lang));
            figure.as_deref().map(capitalised).unwrap_or_default()
        }));
        line.resize(columns, String::new());
        lines.push(TableRow { cells: line, total: true, muted: false });
    }
    Table { notes: captions::notes(indicator, cells, lang), ..Table::new(header, lines) }
}

/// The county's figure, with the share that the drawing has it at. That of yes and no would hide what is missing.
fn shared(figure: &Figure, lang: Lang) -> Option<String> {
    match figure {
        Figure::Ratio { .. } | Figure::Parts(_) => captions::with_share(figure, lang),
        _ => captions::figure(figure, lang),
    }
}

/// What the last row of a table is called: a median is no total.
pub(super) fn county(figure: &Figure, lang: Lang) -> String {
    match figure {
        Figure::Spread(_) => t!(lang, "chart-all-values"),
        _ => t!(lang, "chart-county"),
    }
}

/// The columns that an answer has beside its whole: the rows that are questions, and the parts of a breakdown that may
/// be shown for a municipality; a part that nobody has given has none. Places have no names of their own.
fn columns_of<'a>(indicator: &'a Indicator, cells: &IndicatorProgress) -> Vec<(usize, &'a Category)> {
    let hidden = |category: &Category| {
        let dimension = indicator.dimensions.iter().find(|d| d.categories.contains(category));
        dimension.is_some_and(|d| d.county_only || matches!(d.rows, DimensionRows::Places { .. }))
    };
    let is_given = |n: usize| {
        let mut answers = cells.municipalities.iter().filter_map(|m| m.now.get(n));
        answers.any(|cell| cell.value().is_some() || cell.content == Content::Suppressed)
    };
    let rows = indicator.rows().into_iter().enumerate().filter_map(|(n, row)| Some((n, row?)));
    let is_column =
        |n: usize, row: &Category| !hidden(row) && (!indicator.is_part(Some(&row.code)) || is_given(n));
    rows.filter(|(n, row)| is_column(*n, row)).collect()
}

/// A cycle, the county's figure in it, and how to find what a municipality answered then.
type Then<'a> = (&'a FollowUpCycle, &'a Aggregate, for<'r> fn(&'r Row<'_>) -> Option<&'r Reading>);

/// The earlier cycles that the answers can be held against: the last one, and the baseline where that is another.
fn earlier<'a>(cells: &'a IndicatorProgress, progress: &'a Progress) -> Vec<Then<'a>> {
    let previous = progress.previous.as_ref().zip(cells.previous.as_ref());
    let before = cells.before_cycle.as_ref().zip(cells.before.as_ref());
    let before = before.filter(|(then, _)| previous.is_none_or(|(last, _)| last.key != then.key));
    let previous = previous.map(|(then, figure)| -> Then<'a> { (then, figure, |row| row.previous.as_ref()) });
    let before = before.map(|(then, figure)| -> Then<'a> { (then, figure, |row| row.before.as_ref()) });
    previous.into_iter().chain(before).collect()
}
