//! The status grid on a phone: the columns have letters, their names stand over the grid; the cells have signs and what
//! is too short to be left out, the words of the signs stand under it. Which questions are answered is left to the
//! table.

use malspar_domain::{lang::Lang, progress::Municipality};
use malspar_words::t;

use super::measure::{self, Face};
use super::scene::{Anchor, Label, Line, Scene, Shape, real};
use super::sign::{RADIUS, Sign};
use super::status_grid::{self, Cell, Column};
use super::theme::{Role, size};
use super::width::Width;
use crate::sentences::capitalised;

const ROW: f64 = 21.0;
/// A row with a bar over its words.
const TALL: f64 = 31.0;
const LEADING: f64 = 14.5;
/// Between columns.
const GUTTER: f64 = 8.0;
/// The most that a name takes, and the least that it is shortened to.
const NAME: (f64, f64) = (110.0, 66.0);
/// The most that a word in a cell takes.
const WORD: f64 = 70.0;

pub(super) fn draw(
    municipalities: &[&Municipality],
    own: Option<usize>,
    columns: &[Column],
    lang: Lang,
) -> Scene {
    let columns: Vec<_> = columns.iter().filter(|column| !column.counts).collect();
    let room = Width::Phone.room();
    let needed: Vec<_> =
        columns.iter().map(|column| column.cells.iter().map(width).fold(18.0, f64::max) + GUTTER).collect();
    let needed_by_all: f64 = needed.iter().sum();
    let names = municipalities.iter().map(|m| measure::width(&m.name, size::LABEL, Face::Regular));
    let widest = names.fold(0.0, f64::max).min(NAME.0);
    let first = widest.min(room - needed_by_all).max(NAME.1.min(widest));
    let width_of_all = room.max(first + needed_by_all);
    let spare = (width_of_all - first - needed_by_all) / real(columns.len().max(1));

    let mut scene = Scene::new(width_of_all);
    key_of_columns(&mut scene, &columns, lang);
    let head = scene.height + 17.0;
    let mut right = first;
    let middles: Vec<_> = needed
        .iter()
        .map(|needed| {
            right += needed + spare;
            right - (needed + spare - GUTTER) / 2.0
        })
        .collect();
    for (n, middle) in middles.iter().enumerate() {
        scene.label(letter(n, *middle, head).anchored(Anchor::Middle));
    }
    let (from, to) = ((0.0, head + 6.0), (scene.width, head + 6.0));
    scene.add(Shape::Line(Line { from, to, width: 0.9, role: Role::Ink, dashed: false }));

    let has_bars = columns.iter().flat_map(|c| &c.cells).any(|cell| matches!(cell.sign, Sign::Bar(_)));
    let row = if has_bars { TALL } else { ROW };
    let top = head + 7.0;
    for (n, municipality) in municipalities.iter().enumerate() {
        let y = top + row * (real(n) + 0.5);
        if Some(n) == own {
            status_grid::mark(&mut scene, (width_of_all, row), y);
        }
        if n > 0 {
            scene.rule(0.0, width_of_all, y - row / 2.0);
        }
        let cells = || columns.iter().filter_map(|column| column.cells.get(n));
        let silent = cells().any(|cell| cell.sign == Sign::NotReported);
        let name = measure::shortened(&municipality.name, size::LABEL, Face::Regular, first);
        let label = Label::beside(&name, 0.0, y).coloured(if silent { Role::Muted } else { Role::Ink });
        scene.label(if Some(n) == own { label.semibold() } else { label });
        for (cell, middle) in cells().zip(&middles) {
            draw_cell(&mut scene, cell, (*middle, y));
        }
    }
    scene.height = top + row * real(municipalities.len()) + 4.0;
    key_of_signs(&mut scene, &columns, lang);
    scene
}

/// Room that a cell takes.
fn width(cell: &Cell) -> f64 {
    match cell.sign {
        Sign::Bar(_) | Sign::None => words_width(&words(cell)).min(WORD),
        _ => RADIUS * 2.0,
    }
}

fn words(cell: &Cell) -> String {
    if cell.at_least { format!("{}*", cell.short) } else { cell.short.clone() }
}

fn words_width(words: &str) -> f64 {
    measure::width(words, size::SMALL, Face::Regular)
}

fn draw_cell(scene: &mut Scene, cell: &Cell, (x, y): (f64, f64)) {
    let words = measure::shortened(&words(cell), size::SMALL, Face::Regular, WORD);
    let label = |baseline: f64| Label::new(&words, x, baseline).sized(size::SMALL).anchored(Anchor::Middle);
    match cell.sign {
        Sign::Bar(_) => {
            cell.sign.draw(scene, (x + RADIUS - Sign::BAR / 2.0, y - 7.0), Role::Accent);
            scene.label(label(y + 9.5));
        }
        Sign::None => scene.label(label(y + size::SMALL * 0.33)),
        _ => cell.sign.draw(scene, (x, y), Role::Accent),
    }
}

/// "A  Familjecentral, mål 2.1"
fn key_of_columns(scene: &mut Scene, columns: &[&Column], lang: Lang) {
    const INDENT: f64 = 16.0;
    for (n, column) in columns.iter().enumerate() {
        scene.label(letter(n, 0.0, scene.height + 11.0));
        for line in measure::wrap(&column.title(), size::LABEL, Face::Regular, scene.width - INDENT, lang) {
            scene.label(Label::new(&line, INDENT, scene.height + 11.0));
            scene.height += LEADING;
        }
        scene.height += 1.0;
    }
}

/// A, B, C: a digit would be read as the number of an objective.
fn letter(n: usize, x: f64, baseline: f64) -> Label {
    let letter = u8::try_from(n).ok().and_then(|n| b'A'.checked_add(n)).map_or('?', char::from);
    Label::new(&letter.to_string(), x, baseline).semibold().coloured(Role::Accent)
}

/// What the signs in the cells mean.
fn key_of_signs(scene: &mut Scene, columns: &[&Column], lang: Lang) {
    const BETWEEN: f64 = 14.0;
    let cells = || columns.iter().flat_map(|column| &column.cells);
    let signs = [
        (Sign::Yes, t!(lang, "grid-yes")),
        (Sign::Planned, t!(lang, "grid-planned")),
        (Sign::No, t!(lang, "grid-no")),
        (Sign::NotReported, t!(lang, "grid-not-reported")),
        (Sign::NotAnswered, capitalised(&t!(lang, "term-not-answered"))),
        (Sign::NotAvailable, t!(lang, "grid-not-available")),
        (Sign::NotApplicable, t!(lang, "grid-not-applicable")),
        (Sign::Suppressed, capitalised(&t!(lang, "chart-suppressed"))),
    ];
    let (mut x, mut y) = (0.0, scene.height + 12.0);
    let mut place = |scene: &mut Scene, sign: Sign, words: &str| {
        let wide = sign.width() + words_width(words);
        if x > 0.0 && x + wide > scene.width {
            (x, y) = (0.0, y + LEADING + 2.0);
        }
        sign.draw(scene, (x + RADIUS, y), Role::Accent);
        scene.label(Label::beside(words, x + sign.width(), y).sized(size::SMALL).coloured(Role::Muted));
        x += wide + BETWEEN;
        scene.height = y + LEADING / 2.0 + 2.0;
    };
    for (sign, words) in signs.iter().filter(|(sign, _)| cells().any(|cell| cell.sign == *sign)) {
        place(scene, *sign, words);
    }
    if cells().any(|cell| cell.at_least) {
        place(scene, Sign::None, &format!("* {}", t!(lang, "chart-grid-at-least")));
    }
}
