//! An ordinal scale: how many are at each level, a row per category, a column per level, the missing ones in a column
//! of their own.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Figure, IndicatorProgress, LevelsRow},
};
use malspar_words::{number, t};

use super::COLUMN;
use super::measure::{self, Face};
use super::scene::{Area, Label, Line, Scene, Shape, real};
use super::theme::{Role, size};

const ROW: f64 = 25.0;
const THICK: f64 = 10.0;
/// The most that a category's name takes.
const NAME: f64 = 150.0;
/// Between columns.
const GUTTER: f64 = 12.0;
/// From a bar to its number.
const GAP: f64 = 5.0;
const LEADING: f64 = 13.5;

pub(super) fn draw(indicator: &Indicator, cells: &IndicatorProgress, lang: Lang) -> Scene {
    let levels = indicator.kind.levels();
    let Figure::Levels(rows) = &cells.now.figure else { return Scene::new(f64::from(COLUMN)) };
    let width = f64::from(COLUMN);
    let mut scene = Scene::new(width);
    let names: Vec<_> = rows.iter().map(|row| name(indicator, row, lang)).collect();
    let widest = names.iter().map(|n| measure::width(n, size::LABEL, Face::Regular)).fold(0.0, f64::max);
    let first = if widest > 0.0 { widest.min(NAME) + GUTTER } else { 0.0 };

    let mut heads: Vec<String> = levels.iter().map(|level| level.word.get(lang).to_owned()).collect();
    heads.push(t!(lang, "chart-missing"));
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

/// The widths of the columns: as wide as their heads need and the rest shared, or all alike where there is no rest.
fn columns(heads: &[String], room: f64) -> Vec<f64> {
    const LEAST: f64 = 80.0;
    let needed = heads.iter().map(|h| (measure::width(h, size::SMALL, Face::Semibold) + GUTTER).max(LEAST));
    let needed: Vec<_> = needed.collect();
    let spare = room - needed.iter().sum::<f64>();
    if spare < 0.0 {
        return vec![room / real(heads.len()); heads.len()];
    }
    needed.into_iter().map(|width| width + spare / real(heads.len())).collect()
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
        let edge = 1.2;
        let inner = Area {
            left: area.left + edge,
            top: area.top + edge,
            right: (area.right - edge).max(area.left + edge),
            bottom: area.bottom - edge,
        };
        scene.add(Shape::Block { area, role: Role::Neutral });
        scene.add(Shape::Block { area: inner, role: Role::Paper });
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

/// "Förskola: 3 Användning, 2 Införande. …", the levels that somebody is at.
pub(crate) fn spoken(indicator: &Indicator, figure: &Figure, lang: Lang) -> String {
    let levels = indicator.kind.levels();
    let Figure::Levels(rows) = figure else { return String::new() };
    let row = |row: &LevelsRow| {
        let words = levels.iter().map(|l| l.word.get(lang).to_owned());
        let words = words.chain([t!(lang, "chart-missing").to_lowercase()]);
        let said: Vec<_> = words
            .zip(counts(row))
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{} {word}", number::integer(lang, count)))
            .collect();
        let name = name(indicator, row, lang);
        let said = said.join(", ");
        if name.is_empty() { format!("{said}.") } else { format!("{name}: {said}.") }
    };
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}
