//! An ordinal scale before and now: how many were at each level, over how many are there, among those who have answered
//! both times. The levels stand in words.

use malspar_domain::{
    cycle::FollowUpCycle, derive, indicator::Indicator, lang::Lang, progress::Cell, value::Value,
};
use malspar_words::{cycle, number, t};

use super::measure::{self, Face};
use super::scene::{Area, Label, Scene, Shape, real};
use super::slope::baseline;
use super::subject::Subject;
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, TableRow, Width, captions};

/// The least height of a level; more where its words take several lines.
const ROW: f64 = 30.0;
const LEADING: f64 = 13.5;
const BEFORE: f64 = 4.0;
const NOW: f64 = 9.0;
/// The most that the words of a level take.
const WORDS: f64 = 150.0;
const HEAD: f64 = 22.0;
/// Between blocks.
const GUTTER: f64 = 36.0;
const BELOW: f64 = 16.0;

/// How many were at each level and how many are, row by row of the question. Nothing without levels, or where nobody has
/// answered both times.
pub fn distribution(subject: &Subject<'_>) -> Option<Chart> {
    let Subject { strategy, indicator, cells, progress, lang, .. } = *subject;
    let before = baseline(subject)?;
    let blocks: Vec<_> = blocks(subject).into_iter().filter(|block| block.both > 0).collect();
    if blocks.is_empty() {
        return None;
    }
    let finding = captions::title(indicator, &cells.now, lang);
    let times = [before, &progress.cycle].map(|then| cycle::time(lang, then));
    let said: Vec<_> = blocks.iter().map(|block| block.spoken(lang)).collect();
    Some(Chart {
        summary: format!("{finding}. {}", said.join(" ")),
        title: finding,
        subtitle: subtitle(&captions::measure(indicator, lang), &blocks, &times, lang),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, subject.example),
        table: table(subject, &blocks, before),
        lang,
        scene: draw(subject, before, &blocks, Width::Column),
        phone: Some(draw(subject, before, &blocks, Width::Phone)),
        width: COLUMN,
    })
}

/// The measure, of whom, and when.
fn subtitle(measure: &str, blocks: &[Block], times: &[String; 2], lang: Lang) -> String {
    let [before, now] = [measure::unbroken(&times[0]), measure::unbroken(&times[1])];
    match blocks {
        [only] => {
            t!(
                lang,
                "chart-distribution-subtitle-of",
                measure = measure,
                n = only.both,
                before = before,
                now = now
            )
        }
        _ => t!(lang, "chart-distribution-subtitle", measure = measure, before = before, now = now),
    }
}

/// One row of the question.
struct Block {
    /// Nothing where the question has one row.
    name: String,
    /// How many have answered both times.
    both: u32,
    levels: Vec<Level>,
}

struct Level {
    words: String,
    before: u32,
    now: u32,
}

impl Block {
    /// "Förskola: Införande 2, tidigare 4; Användning 5, tidigare 3."
    fn spoken(&self, lang: Lang) -> String {
        let level = |level: &Level| {
            let (before, now) = (number::integer(lang, level.before), number::integer(lang, level.now));
            let before = t!(lang, "chart-summary-before", value = before);
            format!("{} {now}, {before}", level.words)
        };
        let said: Vec<_> = self.levels.iter().filter(|l| l.before + l.now > 0).map(level).collect();
        let said = said.join("; ");
        if self.name.is_empty() { format!("{said}.") } else { format!("{}: {said}.", self.name) }
    }
}

fn blocks(subject: &Subject<'_>) -> Vec<Block> {
    let Subject { indicator, cells, lang, .. } = *subject;
    let levels = indicator.levels();
    if levels.is_empty() {
        return Vec::new();
    }
    let block = |(n, row): (usize, Option<&malspar_domain::value::Category>)| {
        let both: Vec<_> = cells
            .municipalities
            .iter()
            .filter_map(|m| {
                Some((level_of(indicator, m.before.get(n)?)?, level_of(indicator, m.now.get(n)?)?))
            })
            .collect();
        let count = |there: &dyn Fn(&(usize, usize)) -> bool| {
            u32::try_from(both.iter().filter(|pair| there(pair)).count()).unwrap_or(u32::MAX)
        };
        let level = |(n, level): (usize, &malspar_domain::value::Level)| Level {
            words: level.word.get(lang).to_owned(),
            before: count(&|pair| pair.0 == n),
            now: count(&|pair| pair.1 == n),
        };
        Block {
            name: row.map_or_else(String::new, |row| row.title.get(lang).to_owned()),
            both: count(&|_| true),
            levels: levels.iter().enumerate().map(level).collect(),
        }
    };
    indicator.rows().into_iter().enumerate().map(block).collect()
}

fn level_of(indicator: &Indicator, cell: &Cell) -> Option<usize> {
    match cell.value()? {
        Value::Level(level) => Some((*level).into()),
        Value::Choices(chosen) => derive::level_of(indicator, chosen).map(Into::into),
        _ => None,
    }
}

fn table(subject: &Subject<'_>, blocks: &[Block], before: &FollowUpCycle) -> Table {
    let lang = subject.lang;
    let is_named = blocks.iter().any(|block| !block.name.is_empty());
    let part = is_named.then(|| t!(lang, "chart-part"));
    let times = [before, &subject.progress.cycle].map(|then| cycle::time(lang, then));
    let header = part.into_iter().chain([t!(lang, "chart-level")]).chain(times).collect();
    let rows = blocks.iter().flat_map(|block| {
        block.levels.iter().map(move |level| {
            let mut cells = vec![
                level.words.clone(),
                number::integer(lang, level.before),
                number::integer(lang, level.now),
            ];
            if is_named {
                cells.insert(0, block.name.clone());
            }
            TableRow::from(cells)
        })
    });
    Table {
        notes: captions::notes(subject.indicator, subject.cells, lang),
        ..Table::new(header, rows.collect())
    }
}

/// Where a block is drawn.
struct Place {
    /// Where the bars begin.
    zero: f64,
    right: f64,
}

fn draw(subject: &Subject<'_>, before: &FollowUpCycle, blocks: &[Block], width: Width) -> Scene {
    let lang = subject.lang;
    let columns = if width.is_phone() || blocks.len() == 1 { 1 } else { 2 };
    let wide = (width.room() - GUTTER * (real(columns) - 1.0)) / real(columns);
    let words = blocks[0].levels.iter().map(|l| measure::width(&l.words, size::LABEL, Face::Regular));
    let words = words.fold(0.0, f64::max).min(WORDS.min(wide * 0.45));
    let lines: Vec<_> = blocks[0]
        .levels
        .iter()
        .map(|l| measure::wrap(&l.words, size::LABEL, Face::Regular, words + 0.5, lang))
        .collect();
    let most = blocks.iter().flat_map(|b| &b.levels).map(|l| l.before.max(l.now)).max().unwrap_or(1).max(1);
    let years = [before, &subject.progress.cycle].map(|then| cycle::year(lang, then));
    let head = if blocks.iter().any(|block| !block.name.is_empty()) { HEAD } else { 0.0 };
    let row = |n: usize| (real(lines[n].len()) * LEADING + 8.0).max(ROW);
    let tall = head + (0..lines.len()).map(row).sum::<f64>();

    let mut scene = Scene::new(width.room());
    for (n, block) in blocks.iter().enumerate() {
        let left = (wide + GUTTER) * real(n % columns);
        let top = (tall + BELOW) * real(n / columns);
        let place = Place { zero: left + words + 12.0, right: left + wide };
        if head > 0.0 {
            let name = measure::shortened(&block.name, size::LABEL, Face::Semibold, wide);
            scene.label(Label::new(&name, left, top + 12.0).semibold());
        }
        let mut y = top + head;
        for (k, level) in block.levels.iter().enumerate() {
            let middle = y + row(k) / 2.0;
            scene.rule(left, place.right, y);
            for (up, line) in lines[k].iter().enumerate() {
                let off = (real(up) - (real(lines[k].len()) - 1.0) / 2.0) * LEADING;
                scene.label(Label::beside(line, left, middle + off));
            }
            // The first level says which bar is which.
            let dated = (k == 0).then_some(&years);
            draw_level(&mut scene, level, &place, middle, most, dated, lang);
            y += row(k);
        }
    }
    scene.height = (tall + BELOW) * real(blocks.len().div_ceil(columns)) - BELOW + 1.0;
    scene
}

/// The bar of before over the bar of now, each with its number.
fn draw_level(
    scene: &mut Scene,
    level: &Level,
    place: &Place,
    middle: f64,
    most: u32,
    dated: Option<&[String; 2]>,
    lang: Lang,
) {
    let said = |count: u32, year: Option<&String>| {
        let count = number::integer(lang, count);
        year.map_or(count.clone(), |year| t!(lang, "chart-count-dated", n = count, year = year.as_str()))
    };
    // The longest words that may stand at the end of a bar.
    let longest = measure::width("2020–2021", size::SMALL, Face::Semibold)
        + measure::width(&said(most, None), size::SMALL, Face::Semibold);
    let room = place.right - place.zero - longest - 20.0;
    let bars = [
        (level.before, -6.5, BEFORE, Role::Neutral, dated.map(|years| &years[0])),
        (level.now, 6.0, NOW, Role::Accent, dated.map(|years| &years[1])),
    ];
    for (count, off, thick, role, year) in bars {
        let y = middle + off;
        let length = room * f64::from(count) / f64::from(most);
        if count > 0 {
            let (top, bottom) = (y - thick / 2.0, y + thick / 2.0);
            let area = Area { left: place.zero, top, right: place.zero + length, bottom };
            scene.add(Shape::Block { area, role });
        }
        let gap = if count > 0 { 6.0 } else { 0.0 };
        let label = Label::new(&said(count, year), place.zero + length + gap, y + size::SMALL * 0.33);
        let label = label.sized(size::SMALL);
        let is_now = role == Role::Accent;
        scene.label(if is_now && count > 0 { label.semibold() } else { label.coloured(Role::Muted) });
    }
}
