//! An ordinal scale: how many are at each level, a row per category, a column per level, the missing ones in a column
//! of their own.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Figure, IndicatorProgress, LevelsRow},
};
use malspar_words::{list, number, t};

use super::measure::{self, Face};
use super::scene::{Area, Label, Line, Scene, Shape, real};
use super::theme::{Role, size};
use super::width::Width;

const ROW: f64 = 25.0;
const THICK: f64 = 10.0;
/// The most that a category's name takes.
const NAME: f64 = 150.0;
/// Between columns.
const GUTTER: f64 = 12.0;
/// From a bar to its number.
const GAP: f64 = 5.0;
const LEADING: f64 = 13.5;

/// A column per level, or a row per level where there is little room.
pub(super) fn draw(indicator: &Indicator, cells: &IndicatorProgress, lang: Lang, width: Width) -> Scene {
    let Figure::Levels(rows) = &cells.now.figure else { return Scene::new(width.room()) };
    if width.is_phone() {
        draw_stacked(indicator, rows, lang, width.room())
    } else {
        draw_columns(indicator, rows, lang, width.room())
    }
}

/// The levels one under the other, category by category.
fn draw_stacked(indicator: &Indicator, rows: &[LevelsRow], lang: Lang, width: f64) -> Scene {
    const NAMES: f64 = 132.0;
    const PADDING: f64 = 6.0;
    let mut scene = Scene::new(width);
    let heads = heads(indicator, lang);
    let lines: Vec<_> =
        heads.iter().map(|head| measure::wrap(head, size::LABEL, Face::Regular, NAMES, lang)).collect();
    let widest =
        lines.iter().flatten().map(|l| measure::width(l, size::LABEL, Face::Regular)).fold(0.0, f64::max);
    let start = widest + GUTTER;
    let most = rows.iter().flat_map(counts).max().unwrap_or(1).max(1);
    let digits = measure::width(&number::integer(lang, most), size::LABEL, Face::Semibold);
    let mut y = 0.0;
    for row in rows {
        let name = name(indicator, row, lang);
        if !name.is_empty() {
            let heading = Label::new("", 0.0, 0.0).semibold();
            for line in measure::wrap(&name, size::LABEL, Face::Semibold, width, lang) {
                y += 15.0;
                scene.label(Label { text: line, baseline: y, ..heading.clone() });
            }
            y += 5.0;
        }
        for (n, (count, lines)) in counts(row).zip(&lines).enumerate() {
            let missing = n + 1 == heads.len();
            for line in lines {
                y += LEADING;
                let label = Label::new(line, 0.0, y);
                scene.label(if missing { label.coloured(Role::Muted) } else { label });
            }
            let middle = y - LEADING * (real(lines.len()) - 1.0) / 2.0 - size::LABEL * 0.33;
            let length = (width - start - GAP - digits) * f64::from(count) / f64::from(most);
            draw_count(&mut scene, start, middle, length, count, missing, lang);
            y += PADDING;
        }
        y += PADDING;
    }
    scene.height = y;
    scene
}

/// The words of the levels, and of those who have not said.
fn heads(indicator: &Indicator, lang: Lang) -> Vec<String> {
    let levels = indicator.kind.levels().iter().map(|level| level.word.get(lang).to_owned());
    levels.chain([t!(lang, "chart-missing")]).collect()
}

fn draw_columns(indicator: &Indicator, rows: &[LevelsRow], lang: Lang, width: f64) -> Scene {
    let levels = indicator.kind.levels();
    let mut scene = Scene::new(width);
    let names: Vec<_> = rows.iter().map(|row| name(indicator, row, lang)).collect();
    let widest = names.iter().map(|n| measure::width(n, size::LABEL, Face::Regular)).fold(0.0, f64::max);
    let first = if widest > 0.0 { widest.min(NAME) + GUTTER } else { 0.0 };

    let heads = heads(indicator, lang);
    let columns = columns(&heads, width - first);
    let starts: Vec<f64> = columns
        .iter()
        .scan(first, |next, column| {
            let start = *next;
            *next += column;
            Some(start)
        })
        .collect();
    let lines: Vec<_> = heads
        .iter()
        .zip(&columns)
        .map(|(head, column)| measure::wrap(head, size::SMALL, Face::Semibold, column - GUTTER, lang))
        .collect();
    let tallest = real(lines.iter().map(Vec::len).max().unwrap_or(1));
    let top = tallest * LEADING + 7.0;
    for (n, (head, start)) in lines.iter().zip(&starts).enumerate() {
        let missing = n == levels.len();
        for (up, line) in head.iter().rev().enumerate() {
            let at = (*start, tallest * LEADING - 3.0 - LEADING * real(up));
            let label = Label::new(line, at.0, at.1).sized(size::SMALL).semibold();
            scene.label(if missing { label.coloured(Role::Muted) } else { label });
        }
    }
    let (from, to) = ((0.0, top - 2.0), (width, top - 2.0));
    scene.add(Shape::Line(Line { from, to, width: 0.9, role: Role::Ink, dashed: false }));

    let most = rows.iter().flat_map(counts).max().unwrap_or(1).max(1);
    let digits = measure::width(&number::integer(lang, most), size::LABEL, Face::Semibold);
    let narrowest = columns.iter().copied().fold(f64::INFINITY, f64::min);
    let longest = narrowest - GUTTER - GAP - digits;
    for (n, row) in rows.iter().enumerate() {
        let y = top + ROW * (real(n) + 0.5);
        if n > 0 {
            scene.rule(0.0, width, y - ROW / 2.0);
        }
        if let Some(name) = names.get(n) {
            let short = measure::shortened(name, size::LABEL, Face::Regular, NAME);
            scene.label(Label::beside(&short, 0.0, y));
        }
        for (k, (count, start)) in counts(row).zip(&starts).enumerate() {
            let missing = k == levels.len();
            let length = longest * f64::from(count) / f64::from(most);
            draw_count(&mut scene, *start, y, length, count, missing, lang);
        }
    }
    scene.height = top + ROW * real(rows.len()) + 1.0;
    scene
}

/// The widths of the columns: as wide as their heads need, or as the longest word of each, and the rest shared; all
/// alike where there is no rest.
fn columns(heads: &[String], room: f64) -> Vec<f64> {
    const LEAST: f64 = 72.0;
    let width = |words: &str| measure::width(words, size::SMALL, Face::Semibold);
    let longest_word = |head: &String| head.split(' ').map(width).fold(0.0, f64::max);
    let wholly: Vec<_> = heads.iter().map(|head| (width(head) + GUTTER).max(LEAST)).collect();
    let by_word: Vec<_> = heads.iter().map(|head| (longest_word(head) + GUTTER).max(LEAST)).collect();
    for needed in [wholly, by_word] {
        let spare = room - needed.iter().sum::<f64>();
        if spare >= 0.0 {
            return needed.into_iter().map(|width| width + spare / real(heads.len())).collect();
        }
    }
    vec![room / real(heads.len()); heads.len()]
}

/// A bar from the column's zero, its number at the end. The missing ones are an empty frame: they are no level.
fn draw_count(scene: &mut Scene, x: f64, y: f64, length: f64, count: u32, missing: bool, lang: Lang) {
    let words = number::integer(lang, count);
    if count == 0 {
        let role = Role::Muted;
        scene.label(Label::beside(&words, x, y).coloured(role));
        return;
    }
    let area = Area { left: x, top: y - THICK / 2.0, right: x + length, bottom: y + THICK / 2.0 };
    let label = Label::beside(&words, x + length + GAP, y);
    if missing {
        scene.add(Shape::Frame { area, width: 1.2, role: Role::Neutral });
        scene.label(label.coloured(Role::Muted));
    } else {
        scene.add(Shape::Block { area, role: Role::Accent });
        scene.label(label.semibold());
    }
}

fn counts(row: &LevelsRow) -> impl Iterator<Item = u32> {
    row.counts.iter().copied().chain([row.missing])
}

fn name(indicator: &Indicator, row: &LevelsRow, lang: Lang) -> String {
    let category = row.category.as_ref().and_then(|code| indicator.category(code));
    category.map_or_else(String::new, |c| c.title.get(lang).to_owned())
}

/// "Förskola: 3 ”Användning”, 2 ”Införande” och svar saknas för 1.", the levels that somebody is at.
pub(crate) fn spoken(indicator: &Indicator, figure: &Figure, lang: Lang) -> String {
    let levels = indicator.kind.levels();
    let Figure::Levels(rows) = figure else { return String::new() };
    let row = |row: &LevelsRow| {
        let at_levels = levels.iter().zip(&row.counts).filter(|(_, count)| **count > 0);
        let at_levels = at_levels.map(|(level, count)| {
            let (n, word) = (number::integer(lang, *count), level.word.get(lang));
            t!(lang, "chart-level-count", n = n, level = word)
        });
        let missing = Some(row.missing).filter(|count| *count > 0);
        let missing = missing.map(|n| t!(lang, "chart-level-missing", n = number::integer(lang, n)));
        let said = list::and(lang, &at_levels.chain(missing).collect::<Vec<_>>());
        let name = name(indicator, row, lang);
        if name.is_empty() { format!("{said}.") } else { format!("{name}: {said}.") }
    };
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}
