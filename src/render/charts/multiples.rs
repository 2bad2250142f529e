//! Small multiples: each municipality's own line on the same axes, the county's behind it, in alphabetical order.

use chrono::NaiveDate;
use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure},
};
use malspar_words::{cycle, number, t};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::axis::round_step;
use super::municipalities;
use super::reading::{self, Reading, Row, What};
use super::slope::baseline;
use super::small_plots::{Panel, SmallPlots};
use super::subject::Subject;
use super::{COLUMN, Chart, Table, TableRow, Width, captions};
use crate::sentences::capitalised;

/// More panels than this are not looked through.
const MOST: usize = 60;

/// A small line for each municipality: at the baseline, in the last cycle and now. Nothing for what has no place on an
/// axis, where no two times can be compared, for one municipality alone, or for more than a page holds.
pub fn small_multiples(subject: &Subject<'_>) -> Option<Chart> {
    let Subject { strategy, indicator, cells, progress, lang, .. } = *subject;
    let before = baseline(subject)?;
    let rows = reading::rows(strategy, indicator, cells, progress);
    let mut values = rows.iter().flat_map(|row| [&row.before, &row.previous].into_iter().flatten());
    if !(2..=MOST).contains(&rows.len()) || values.find_map(Reading::position).is_none() {
        return None;
    }
    let cycles = cycles(subject, before);
    let is_share = rows.iter().any(|row| matches!(row.now.what, What::Part { .. }))
        || cells.now.figure.percent().is_some();
    let county = county(subject, cycles[0].period.measured_on);
    let panels: Vec<_> = rows.iter().map(|row| panel(row, &cycles, before, indicator, lang)).collect();
    let (low, high) = ends(is_share, &panels, &county);
    let tick = |at: f64| if is_share { percent(lang, at) } else { plain(lang, at) };
    let finding = captions::title(indicator, &cells.now, lang);
    let times: Vec<_> = cycles.iter().map(|c| cycle::year(lang, c)).collect();
    let behind = match (&cells.now.figure, county.len()) {
        (_, 0 | 1) => String::new(),
        (Figure::Spread(_), _) => t!(lang, "chart-multiples-median"),
        _ => t!(lang, "chart-multiples-county"),
    };
    let when = malspar_words::list::and(lang, &times);
    let plots = |width: Width| SmallPlots {
        ticks: [low, high].map(|at| (at, tick(at))),
        days: cycles.iter().map(|c| (c.period.measured_on, cycle::year(lang, c))).collect(),
        panels: &panels,
        county: &county,
        width,
    };
    Some(Chart {
        summary: captions::sentences([
            format!("{finding}."),
            municipalities::range(&rows, indicator, lang),
            captions::gaps(&rows, lang),
        ]),
        title: finding,
        subtitle: captions::listed([captions::measure_of_each(indicator, lang), when, behind]),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, subject.example),
        table: table(subject, &rows, &cycles, before),
        lang,
        scene: plots(Width::Column).draw(),
        phone: Some(plots(Width::Phone).draw()),
        width: COLUMN,
    })
}

/// The baseline, the last cycle where that is another, and this one.
fn cycles<'a>(subject: &Subject<'a>, before: &'a FollowUpCycle) -> Vec<&'a FollowUpCycle> {
    let previous = subject.progress.previous.as_ref().filter(|last| last.key != before.key);
    // A cycle of another length is not on the same axis.
    let comparable = |c: &&FollowUpCycle| {
        !subject.indicator.is_per_year(&[before.period.years, c.period.years])
            && subject.cells.municipalities.iter().any(|m| !m.previous.is_empty())
    };
    let previous = previous.filter(comparable);
    std::iter::once(before).chain(previous).chain([&subject.progress.cycle]).collect()
}

/// What a municipality answered in a cycle.
fn answered<'r>(
    row: &'r Row<'_>,
    then: &FollowUpCycle,
    before: &FollowUpCycle,
    last: bool,
) -> Option<&'r Reading> {
    if last {
        Some(&row.now)
    } else if then.key == before.key {
        row.before.as_ref()
    } else {
        row.previous.as_ref()
    }
}

fn panel(
    row: &Row<'_>,
    cycles: &[&FollowUpCycle],
    before: &FollowUpCycle,
    indicator: &Indicator,
    lang: Lang,
) -> Panel {
    let plain = Reading { estimated: false, ..row.now.clone() };
    let points = cycles.iter().enumerate().map(|(n, then)| {
        let reading = answered(row, then, before, n + 1 == cycles.len());
        (then.period.measured_on, reading.and_then(Reading::position))
    });
    Panel {
        name: row.municipality.name.clone(),
        words: capitalised(&plain.words(indicator, lang)),
        points: points.collect(),
        sign: super::sign::Sign::from(&row.now.what),
    }
}

/// The county over time since `first`, where it has a place on the municipalities' axis: a sum has none. It begins anew
/// where the question became another one.
fn county(subject: &Subject<'_>, first: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let series = &subject.cells.series;
    let start = series.iter().rposition(|point| point.broken).unwrap_or(0);
    let place = |aggregate: &Aggregate| match &aggregate.figure {
        Figure::Spread(spread) => spread.median?.to_f64(),
        figure if captions::any_answer(figure) => figure.percent()?.to_f64().map(|p| p / 100.0),
        _ => None,
    };
    let points = series[start..].iter().filter(|point| point.period.measured_on >= first);
    points.filter_map(|p| Some((p.period.measured_on, place(p.aggregate.as_ref()?)?))).collect()
}

/// The scale that all share: 0 to 100 %, or to a round number that all have room under.
fn ends(is_share: bool, panels: &[Panel], county: &[(NaiveDate, f64)]) -> (f64, f64) {
    if is_share {
        return (0.0, 1.0);
    }
    let own = panels.iter().flat_map(|panel| &panel.points).filter_map(|(_, at)| *at);
    let values: Vec<_> = own.chain(county.iter().map(|(_, at)| *at)).collect();
    let (least, most) =
        (values.iter().copied().fold(0.0, f64::min), values.iter().copied().fold(0.0, f64::max));
    let step = round_step(most.max(-least).max(1.0) / 4.0);
    let low = if least < 0.0 { (least / step).floor() * step } else { 0.0 };
    (low, (most / step).ceil().max(if low < 0.0 { 0.0 } else { 1.0 }) * step)
}

fn percent(lang: Lang, at: f64) -> String {
    Decimal::from_f64(at).map_or_else(String::new, |share| number::percent(lang, share, 0))
}

fn plain(lang: Lang, at: f64) -> String {
    Decimal::from_f64(at).map_or_else(String::new, |number| number::exact(lang, number.round_dp(3)))
}

/// Municipality by cycle, the county at the end.
fn table(
    subject: &Subject<'_>,
    rows: &[Row<'_>],
    cycles: &[&FollowUpCycle],
    before: &FollowUpCycle,
) -> Table {
    let Subject { indicator, cells, lang, .. } = *subject;
    let header: Vec<_> = std::iter::once(t!(lang, "chart-municipality"))
        .chain(cycles.iter().map(|then| cycle::time(lang, then)))
        .collect();
    let line = |row: &Row<'_>| {
        let said = |(n, then): (usize, &&FollowUpCycle)| {
            let reading = answered(row, then, before, n + 1 == cycles.len());
            reading.map(|reading| capitalised(&reading.words(indicator, lang))).unwrap_or_default()
        };
        let said = cycles.iter().enumerate().map(said);
        TableRow {
            cells: std::iter::once(row.municipality.name.clone()).chain(said).collect(),
            total: false,
            muted: row.now.is_missing(),
        }
    };
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    let figure = |then: &&FollowUpCycle| {
        let point = cells.series.iter().find(|p| p.period.measured_on == then.period.measured_on)?;
        captions::figure(&point.aggregate.as_ref()?.figure, lang)
    };
    let county: Vec<_> =
        cycles.iter().map(|then| figure(then).as_deref().map(capitalised).unwrap_or_default()).collect();
    if county.iter().any(|words| !words.is_empty()) {
        let name = municipalities::county(&cells.now.figure, lang);
        lines.push(TableRow { cells: [vec![name], county].concat(), total: true, muted: false });
    }
    Table { notes: captions::notes(indicator, cells, lang), ..Table::new(header, lines) }
}
