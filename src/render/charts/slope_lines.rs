//! The drawing of a slope: lines in the middle, values and names on both sides, moved apart.

use malspar_domain::lang::Lang;
use malspar_words::{sort, t};

use super::Width;
use super::measure::{self, Face};
use super::nudge;
use super::scene::{Anchor, Label, Line, Scene, Shape, real};
use super::theme::{Role, size};

const LEADING: f64 = 13.5;
/// Between two blocks of names.
const PAD: f64 = 3.0;
const RADIUS: f64 = 4.6;
/// From a mark to its words, with room for a line to words that had to move.
const GUTTER: f64 = 24.0;
const HEAD: f64 = 30.0;
/// The least room for names beside a value.
const NAMES: f64 = 92.0;

/// A value on the scale, with its words.
pub(super) struct Point {
    pub(super) at: f64,
    pub(super) words: String,
}

/// What has a line: a municipality, a part.
pub(super) struct Item {
    pub(super) name: String,
    pub(super) before: Option<Point>,
    pub(super) now: Option<Point>,
    /// Both in full, for the table.
    pub(super) said: [String; 2],
}

impl Item {
    /// Is it there both times?
    pub(super) const fn is_whole(&self) -> bool {
        self.before.is_some() && self.now.is_some()
    }

    fn point(&self, side: Side) -> Option<&Point> {
        match side {
            Side::Before => self.before.as_ref(),
            Side::Now => self.now.as_ref(),
        }
    }
}

/// How many have risen and how many fallen.
pub(super) fn up_and_down(items: &[Item]) -> (usize, usize) {
    let rises = || items.iter().filter_map(|item| Some(item.now.as_ref()?.at - item.before.as_ref()?.at));
    (rises().filter(|rise| *rise > 0.0).count(), rises().filter(|rise| *rise < 0.0).count())
}

/// How many lines there are to tell apart: those with the same values then and now have one.
pub(super) fn lines(items: &[Item]) -> usize {
    let mut ways: Vec<_> =
        items.iter().filter_map(|item| Some((item.before.as_ref()?.at, item.now.as_ref()?.at))).collect();
    ways.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    ways.dedup();
    ways.len()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Now,
}

pub(super) struct Slope<'a> {
    pub(super) items: &'a [Item],
    /// "31 december 2023"
    pub(super) times: [String; 2],
    /// "2023"
    pub(super) years: [String; 2],
    pub(super) width: Width,
    pub(super) lang: Lang,
}

/// Everybody at one value on one side.
struct Block {
    at: f64,
    words: String,
    names: Vec<String>,
    /// Does nobody in it have the other value?
    is_once: bool,
    /// The value in lines; one where it stands beside its names.
    value: Vec<String>,
    lines: Vec<String>,
    height: f64,
}

/// Where the words of a side stand.
struct Column {
    side: Side,
    /// Of the marks.
    x: f64,
    /// The width of the values; none where they stand over their names.
    values: Option<f64>,
    blocks: Vec<Block>,
}

impl Slope<'_> {
    pub(super) fn draw(&self) -> Scene {
        let width = self.width.room();
        let middle = width * if self.width.is_phone() { 0.24 } else { 0.34 };
        let side = (width - middle) / 2.0;
        let columns = [self.column(Side::Before, side), self.column(Side::Now, width - side)];
        let needed = columns.iter().map(|c| c.blocks.iter().map(|b| b.height).sum::<f64>());
        let tall = needed.fold(if self.width.is_phone() { 190.0 } else { 230.0 }, f64::max);
        let (top, bottom) = (HEAD, HEAD + tall);
        let (low, high) = self.ends();
        let y = |at: f64| {
            let (from, to) = (bottom - RADIUS - 4.0, top + RADIUS + 4.0);
            from + (to - from) * (at - low) / (high - low)
        };

        let mut scene = Scene::new(width);
        for (column, time) in columns.iter().zip(&self.times) {
            let (from, to) = ((column.x, top - 6.0), (column.x, bottom + 6.0));
            scene.add(Shape::Line(Line { from, to, width: 0.7, role: Role::Rule, dashed: false }));
            let head = Label::new(time, column.x, top - 14.0).sized(size::SMALL);
            scene.label(match column.side {
                Side::Before => head.coloured(Role::Muted).anchored(column.anchor()),
                Side::Now => head.semibold().anchored(column.anchor()),
            });
        }
        self.draw_lines(&mut scene, &columns, &y);
        for column in &columns {
            column.draw(&mut scene, &y, (top, bottom));
        }
        scene.height = bottom + 8.0;
        scene
    }

    /// The scale begins at 0, lower only for values that lie lower.
    fn ends(&self) -> (f64, f64) {
        let values = || self.items.iter().flat_map(|item| [&item.before, &item.now]).flatten().map(|p| p.at);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        if low < high { (low, high) } else { (low, low + 1.0) }
    }

    fn column(&self, side: Side, x: f64) -> Column {
        let mut blocks: Vec<Block> = Vec::new();
        for item in self.items {
            let Some(point) = item.point(side) else { continue };
            let is_once = !item.is_whole();
            let name = if is_once {
                let year = &self.years[usize::from(side == Side::Now)];
                t!(self.lang, "chart-slope-only", name = item.name.as_str(), year = year.as_str())
            } else {
                item.name.clone()
            };
            let same = |b: &&mut Block| b.is_once == is_once && (b.at - point.at).abs() < f64::EPSILON;
            match blocks.iter_mut().find(|b| same(b) && b.words == point.words) {
                Some(block) => block.names.push(name),
                None => blocks.push(Block {
                    at: point.at,
                    words: point.words.clone(),
                    names: vec![name],
                    is_once,
                    value: Vec::new(),
                    lines: Vec::new(),
                    height: 0.0,
                }),
            }
        }
        blocks.sort_by(|a, b| b.at.total_cmp(&a.at));
        let room = if side == Side::Before { x } else { self.width.room() - x } - GUTTER;
        let widest = blocks.iter().map(|b| measure::width(&b.words, size::LABEL, Face::Semibold));
        let widest = widest.fold(0.0, f64::max);
        let values = (room - widest - 8.0 >= NAMES).then_some(widest);
        let all = room;
        let room = values.map_or(room, |values| room - values - 8.0);
        for block in &mut blocks {
            block.value = measure::wrap(&block.words, size::LABEL, Face::Semibold, all, self.lang);
            sort::by_name(&mut block.names, |name| name);
            // A name stays whole where a line holds it.
            let fits = |name: &str| measure::width(name, size::LABEL, Face::Regular) <= room;
            let whole = |name: &String| if fits(name) { measure::unbroken(name) } else { name.clone() };
            let names: Vec<_> = block.names.iter().map(whole).collect();
            block.lines = measure::wrap(&names.join(", "), size::LABEL, Face::Regular, room, self.lang);
            let over = if values.is_none() { block.value.len() } else { 0 };
            block.height = real(block.lines.len() + over) * LEADING + PAD;
        }
        Column { side, x, values, blocks }
    }

    fn draw_lines(&self, scene: &mut Scene, columns: &[Column; 2], y: &impl Fn(f64) -> f64) {
        let [left, right] = columns;
        // What stayed lies under what moved.
        let mut whole: Vec<_> =
            self.items.iter().filter_map(|i| Some((i.before.as_ref()?.at, i.now.as_ref()?.at))).collect();
        let moved = |(before, now): &(f64, f64)| (now - before).abs() > f64::EPSILON;
        whole.sort_by_key(moved);
        for pair in whole {
            let (from, to) = ((left.x, y(pair.0)), (right.x, y(pair.1)));
            let (width, role) = if moved(&pair) { (1.8, Role::Soft) } else { (1.2, Role::Neutral) };
            scene.add(Shape::Line(Line { from, to, width, role, dashed: false }));
        }
        for (column, towards) in [(left, 1.0), (right, -1.0)] {
            for block in column.blocks.iter().filter(|block| block.is_once) {
                let at = |off: f64| (column.x + towards * off, y(block.at));
                let (from, to) = (at(RADIUS), at(26.0));
                scene.add(Shape::Line(Line { from, to, width: 1.2, role: Role::Neutral, dashed: true }));
            }
        }
    }
}

impl Column {
    const fn anchor(&self) -> Anchor {
        match self.side {
            Side::Before => Anchor::End,
            Side::Now => Anchor::Start,
        }
    }

    /// So many px away from the marks, on the side of the words.
    fn away(&self, by: f64) -> f64 {
        match self.side {
            Side::Before => self.x - by,
            Side::Now => self.x + by,
        }
    }

    fn draw(&self, scene: &mut Scene, y: &impl Fn(f64) -> f64, (top, bottom): (f64, f64)) {
        let wanted: Vec<_> = self.blocks.iter().map(|block| (y(block.at), block.height)).collect();
        for (block, middle) in self.blocks.iter().zip(nudge::apart(&wanted, top, bottom)) {
            let at = (self.x, y(block.at));
            let words = self.value_at(block, middle);
            if (words - at.1).abs() > 2.5 {
                let (from, to) = ((self.away(RADIUS + 1.0), at.1), (self.away(GUTTER - 4.0), words));
                scene.add(Shape::Line(Line { from, to, width: 0.8, role: Role::Neutral, dashed: false }));
            }
            match self.side {
                Side::Before => {
                    scene.add(Shape::Ring { at, radius: RADIUS, width: 1.5, role: Role::Neutral });
                }
                Side::Now => scene.add(Shape::Dot { at, radius: RADIUS, role: Role::Accent }),
            }
            self.draw_words(scene, block, middle);
        }
    }

    /// The height of the first line of a value: beside the middle of its names, or over them.
    fn value_at(&self, block: &Block, middle: f64) -> f64 {
        let under = block.value.len() + block.lines.len() - 1;
        if self.values.is_some() { middle } else { middle - real(under) * LEADING / 2.0 }
    }

    fn draw_words(&self, scene: &mut Scene, block: &Block, middle: f64) {
        let role = if block.is_once || self.side == Side::Before { Role::Muted } else { Role::Ink };
        let line = |text: &str, x: f64, y: f64| Label::beside(text, x, y).anchored(self.anchor());
        let mut y = self.value_at(block, middle);
        for text in &block.value {
            let value = line(text, self.away(GUTTER), y);
            scene.label(match self.side {
                Side::Before => value.coloured(Role::Muted),
                Side::Now => value.semibold().coloured(Role::Accent),
            });
            y += LEADING;
        }
        if self.values.is_some() {
            y = middle - (real(block.lines.len()) - 1.0) * LEADING / 2.0;
        }
        let x = self.away(GUTTER + self.values.map_or(0.0, |values| values + 8.0));
        for text in &block.lines {
            scene.label(line(text, x, y).coloured(role));
            y += LEADING;
        }
    }
}
