//! Slope: where each municipality stood before and where it stands now, with a line between the two.
//!
//! Only what can be compared is drawn: the same question, over periods of the same length. Who answered only once has a
//! mark without a line, and says so.

use malspar_domain::{
    code::CategoryCode,
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::Cell,
    value::{Value, ValueKind, YesNo},
};
use malspar_words::{cycle, list, t};

use super::captions;
use super::measure::unbroken;
use super::reading::{self, Reading, Row, What};
use super::scene::{Scene, real};
use super::slope_lines::{self, Item, Point, Slope};
use super::subject::Subject;
use super::{COLUMN, Chart, Table, TableRow, Width};
use crate::sentences::capitalised;
use crate::targets::n_of;

/// More municipalities than this have no room for their names.
const MOST: usize = 60;
/// More lines than this are a thicket.
const MOST_LINES: usize = 20;

/// Each municipality at the baseline and now. Nothing where nobody has a number both times, or where they are more than
/// a drawing can tell apart.
pub fn slope(subject: &Subject<'_>) -> Option<Chart> {
    let Subject { strategy, indicator, cells, progress, lang, .. } = *subject;
    let before = baseline(subject)?;
    let rows = reading::rows(strategy, indicator, cells, progress);
    let items: Vec<_> = rows.iter().filter_map(|row| item(row, indicator, lang)).collect();
    if items.len() > MOST || slope_lines::lines(&items) > MOST_LINES || !items.iter().any(Item::is_whole) {
        return None;
    }
    let (earlier, now) = (cycle::when(lang, before), cycle::when(lang, &progress.cycle));
    let mut table = table(&t!(lang, "chart-municipality"), subject, before, &items);
    table.notes = captions::notes(indicator, cells, lang);
    let title = format!("{}: {}", indicator.title.get(lang), moved(&items, &earlier, lang));
    Some(Chart {
        summary: captions::sentences([
            format!("{title}."),
            spoken(&items, &earlier, &now, lang),
            captions::gaps(&rows, lang),
        ]),
        subtitle: captions::listed([
            captions::measure_of_each(indicator, lang),
            list::and(lang, &[before, &progress.cycle].map(|then| unbroken(&cycle::time(lang, then)))),
            if is_in_part(&rows, indicator) { t!(lang, "chart-slope-in-part") } else { String::new() },
        ]),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, subject.example),
        table,
        lang,
        scene: draw(subject, before, &items, Width::Column),
        phone: Some(draw(subject, before, &items, Width::Phone)),
        width: COLUMN,
        title,
    })
}

/// Each part of a whole at the baseline and now: parties, sectors, ages. Counted over those who have answered both
/// times. Nothing for an indicator without parts.
pub fn slope_of_parts(subject: &Subject<'_>) -> Option<Chart> {
    let Subject { strategy, indicator, cells, progress, lang, .. } = *subject;
    let before = baseline(subject)?;
    let items: Vec<_> = parts(indicator).iter().filter_map(|(name, part)| part.item(name, subject)).collect();
    if items.len() < 2 {
        return None;
    }
    let (earlier, now) = (cycle::when(lang, before), cycle::when(lang, &progress.cycle));
    let (up, down) = slope_lines::up_and_down(&items);
    let title = t!(
        lang,
        "chart-slope-parts",
        title = indicator.title.get(lang),
        up = up,
        n = items.len(),
        down = down,
        before = earlier.as_str()
    );
    Some(Chart {
        summary: captions::sentences([format!("{title}."), spoken(&items, &earlier, &now, lang)]),
        subtitle: t!(lang, "chart-slope-parts-subtitle", before = unbroken(&earlier), now = unbroken(&now)),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, subject.example),
        table: table(&t!(lang, "chart-part"), subject, before, &items),
        lang,
        scene: draw(subject, before, &items, Width::Column),
        phone: Some(draw(subject, before, &items, Width::Phone)),
        width: COLUMN,
        title,
    })
}

/// The cycle to compare with, if the two can be compared.
pub(super) fn baseline<'a>(subject: &Subject<'a>) -> Option<&'a FollowUpCycle> {
    let Subject { indicator, cells, progress, .. } = *subject;
    let before = cells.before_cycle.as_ref()?;
    let years = [before.period.years, progress.cycle.period.years];
    // Places have no names: which of two groups is which cannot be said.
    let is_one = !indicator.is_regional() && indicator.places().is_none();
    (is_one && !indicator.is_per_year(&years)).then_some(before)
}

fn item(row: &Row<'_>, indicator: &Indicator, lang: Lang) -> Option<Item> {
    // That a value is an estimate is said in the table; a line has room for the value.
    let point = |reading: &Reading| {
        let plain = Reading { estimated: false, ..reading.clone() };
        Some(Point { at: plain.position()?, words: plain.words(indicator, lang) })
    };
    let said = |reading: &Reading| capitalised(&reading.words(indicator, lang));
    let (then, now) = comparable(row, indicator);
    let before = then.as_ref().and_then(point);
    let words = [then.as_ref().map(said).unwrap_or_default(), said(&now)];
    let now = point(&now);
    (before.is_some() || now.is_some()).then(|| Item {
        name: row.municipality.name.clone(),
        said: words,
        before,
        now,
    })
}

/// What was answered then and now; of a question in several rows those that have an answer both times.
fn comparable(row: &Row<'_>, indicator: &Indicator) -> (Option<Reading>, Reading) {
    let parts = |reading: &Reading| matches!(reading.what, What::Part { .. });
    let Some(before) =
        row.before.as_ref().filter(|then| is_in_rows(indicator) && parts(then) && parts(&row.now))
    else {
        return (row.before.clone(), row.now.clone());
    };
    let both: Vec<_> = row
        .cells
        .before
        .iter()
        .zip(&row.cells.now)
        .filter_map(|(then, now)| Some((then.value()?, now.value()?)))
        .collect();
    if both.is_empty() {
        return (None, row.now.clone());
    }
    let yes = |value: &Value| *value == Value::YesNo(YesNo::Yes);
    let of = |count: usize, reading: &Reading| Reading {
        what: What::Part { part: count.into(), whole: both.len().into(), at_least: false },
        ..reading.clone()
    };
    let had = both.iter().filter(|(then, _)| yes(then)).count();
    let has = both.iter().filter(|(_, now)| yes(now)).count();
    (Some(of(had, before)), of(has, &row.now))
}

/// Is it a question of yes and no in several rows?
fn is_in_rows(indicator: &Indicator) -> bool {
    indicator.kind == ValueKind::YesPlannedNo && indicator.rows().len() > 1
}

/// Is something left out of a comparison, because it has an answer only once?
fn is_in_part(rows: &[Row<'_>], indicator: &Indicator) -> bool {
    rows.iter().any(|row| {
        let (then, now) = comparable(row, indicator);
        then.is_some() && (then != row.before || now != row.now)
    })
}

/// A part that a municipality has or has not.
enum Part<'a> {
    /// The answer in this row of the question.
    Row(usize),
    /// An option that is ticked or not.
    Option(&'a CategoryCode),
}

/// The parts of an indicator with their names.
fn parts(indicator: &Indicator) -> Vec<(&malspar_domain::lang::Text, Part<'_>)> {
    let options = indicator.options().iter().map(|option| (&option.title, Part::Option(&option.code)));
    let rows = indicator.rows().into_iter().enumerate();
    let rows = rows.filter_map(|(n, row)| Some((&row?.title, Part::Row(n))));
    match indicator.kind {
        ValueKind::ChoiceSet { .. } => options.collect(),
        ValueKind::YesPlannedNo => rows.collect(),
        _ => Vec::new(),
    }
}

impl Part<'_> {
    /// Has the municipality got it? Nothing where it has not answered.
    fn is_there(&self, cells: &[Cell]) -> Option<bool> {
        match self {
            Self::Row(n) => match cells.get(*n)?.value()? {
                Value::YesNo(answer) => Some(*answer == YesNo::Yes),
                _ => None,
            },
            Self::Option(code) => match cells.first()?.value()? {
                Value::Choices(chosen) => Some(chosen.contains(*code)),
                _ => None,
            },
        }
    }

    fn item(&self, name: &malspar_domain::lang::Text, subject: &Subject<'_>) -> Option<Item> {
        let answers = subject.cells.municipalities.iter();
        let both: Vec<_> =
            answers.filter_map(|m| Some((self.is_there(&m.before)?, self.is_there(&m.now)?))).collect();
        let point = |count: usize| Point {
            at: real(count) / real(both.len()),
            words: n_of(count.into(), both.len().into(), subject.lang),
        };
        let before = point(both.iter().filter(|(had, _)| *had).count());
        let now = point(both.iter().filter(|(_, has)| *has).count());
        (!both.is_empty()).then(|| Item {
            name: name.get(subject.lang).to_owned(),
            said: [before.words.clone(), now.words.clone()],
            before: Some(before),
            now: Some(now),
        })
    }
}

/// "högre i 5 av 9 kommuner än 31 december 2023, lägre i 2".
pub(super) fn moved(items: &[Item], before: &str, lang: Lang) -> String {
    let (up, down) = slope_lines::up_and_down(items);
    let both = items.iter().filter(|item| item.is_whole()).count();
    t!(lang, "chart-slope-moved", up = up, n = both, down = down, before = before)
}

/// Who rose, who fell, who stayed, and who answered once.
fn spoken(items: &[Item], before: &str, now: &str, lang: Lang) -> String {
    let both = |item: &Item| {
        let (before, now) = (item.before.as_ref()?, item.now.as_ref()?);
        Some((before.at - now.at, before.words.clone(), now.words.clone()))
    };
    let named = |wanted: &dyn Fn(&Item) -> Option<String>| {
        let names: Vec<_> = items.iter().filter_map(wanted).collect();
        list::and(lang, &names)
    };
    let way = |item: &Item, before: &str, now: &str| {
        t!(lang, "chart-slope-way", name = item.name.as_str(), before = before, now = now)
    };
    let changed = |is_up: bool| {
        named(&|item| {
            let (fall, before, now) = both(item)?;
            (fall != 0.0 && (fall < 0.0) == is_up).then(|| way(item, &before, &now))
        })
    };
    let same = named(&|item| {
        let (fall, _, now) = both(item)?;
        (fall == 0.0).then(|| format!("{} ({now})", item.name))
    });
    let once = |only_before: bool| {
        named(&|item| {
            let point = if only_before { item.before.as_ref() } else { item.now.as_ref() };
            (!item.is_whole()).then_some(point)?.map(|point| format!("{} ({})", item.name, point.words))
        })
    };
    let sentences = [
        (changed(true), t!(lang, "chart-slope-up")),
        (changed(false), t!(lang, "chart-slope-down")),
        (same, t!(lang, "chart-slope-same")),
        (once(true), t!(lang, "chart-slope-once", time = before)),
        (once(false), t!(lang, "chart-slope-once", time = now)),
    ];
    let said = sentences.into_iter().filter(|(names, _)| !names.is_empty());
    said.map(|(names, head)| format!("{head}: {names}.")).collect::<Vec<_>>().join(" ")
}

fn table(head: &str, subject: &Subject<'_>, before: &FollowUpCycle, items: &[Item]) -> Table {
    let times = [before, &subject.progress.cycle].map(|then| cycle::time(subject.lang, then));
    let header = std::iter::once(head.to_owned()).chain(times).collect();
    let row = |item: &Item| TableRow {
        cells: std::iter::once(item.name.clone()).chain(item.said.clone()).collect(),
        total: false,
        muted: item.now.is_none(),
    };
    Table::new(header, items.iter().map(row).collect())
}

fn draw(subject: &Subject<'_>, before: &FollowUpCycle, items: &[Item], width: Width) -> Scene {
    let times = [before, &subject.progress.cycle];
    Slope {
        items,
        times: times.map(|then| cycle::time(subject.lang, then)),
        years: times.map(|then| cycle::year(subject.lang, then)),
        width,
        lang: subject.lang,
    }
    .draw()
}
