//! What a drawing consists of, before it is drawn: marks, lines and labels with their places in px.
//!
//! A chart is laid out as a scene first, so that a test can ask whether two labels overlap.

use malspar_domain::lang::Lang;

use super::measure::{self, Face};
use super::theme::{Role, size};
use crate::glyphs;

/// A rectangle in px; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The area with `by` more on every side.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Which stretch of the way between two points runs through it, as shares of the way.
    pub(super) fn stretch(&self, from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        for (step, room) in sides {
            if step == 0.0 {
                if room <= 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                first = first.max(room / step);
            } else {
                last = last.min(room / step);
            }
        }
        (first < last).then_some((first, last))
    }
}

/// Which point of a label stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) x: f64,
    /// Where the letters stand, not where they end.
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) face: Face,
    pub(super) role: Role,
    pub(super) anchor: Anchor,
}

impl Label {
    /// A label in regular ink that begins at `x`.
    pub(super) fn new(text: &str, x: f64, baseline: f64) -> Self {
        Self {
            text: glyphs::printable(text).replace('\n', " "),
            x,
            baseline,
            size: size::LABEL,
            face: Face::Regular,
            role: Role::Ink,
            anchor: Anchor::Start,
        }
    }

    /// A label whose lower-case letters are centred on `y`.
    pub(super) fn beside(text: &str, x: f64, y: f64) -> Self {
        Self::new(text, x, y + size::LABEL * 0.33)
    }

    pub(super) const fn sized(mut self, size: f64) -> Self {
        self.size = size;
        self
    }

    pub(super) const fn semibold(mut self) -> Self {
        self.face = Face::Semibold;
        self
    }

    pub(super) const fn coloured(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    pub(super) const fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) fn width(&self) -> f64 {
        measure::width(&self.text, self.size, self.face)
    }

    /// The box around ascenders and descenders.
    pub(super) fn area(&self) -> Area {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Area {
            left,
            top: self.baseline - 0.74 * self.size,
            right: left + width,
            bottom: self.baseline + 0.21 * self.size,
        }
    }

    /// The label, moved sideways so that it stays between `left` and `right`.
    pub(super) fn within(mut self, left: f64, right: f64) -> Self {
        let area = self.area();
        self.x += (right - area.right).min(0.0);
        self.x += (left - self.area().left).max(0.0);
        self
    }
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) width: f64,
    pub(super) role: Role,
    pub(super) dashed: bool,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Line(Line),
    /// A filled circle.
    Dot {
        at: (f64, f64),
        radius: f64,
        role: Role,
    },
    /// A circle filled with the background.
    Ring {
        at: (f64, f64),
        radius: f64,
        width: f64,
        role: Role,
    },
    /// A ring whose left half is filled.
    Half {
        at: (f64, f64),
        radius: f64,
        width: f64,
        role: Role,
    },
    /// Parentheses around nothing.
    Brackets {
        at: (f64, f64),
        radius: f64,
        role: Role,
    },
    /// A horizontal bar with round ends.
    Bar {
        from: f64,
        to: f64,
        y: f64,
        thickness: f64,
        role: Role,
    },
    /// A filled rectangle.
    Block {
        area: Area,
        role: Role,
    },
    /// An empty rectangle.
    Frame {
        area: Area,
        width: f64,
        role: Role,
    },
    /// A piece of land: closed outlines, filled and with a border.
    Region {
        outlines: Vec<Vec<(f64, f64)>>,
        fill: Option<Role>,
        border: Option<(f64, Role)>,
    },
    Label(Label),
}

/// Everything of a drawing, in the order in which it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scene {
    /// px.
    pub(super) width: f64,
    /// px.
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
}

/// Room that a line leaves above and below a label that it meets.
const CLEARANCE: f64 = 2.0;
/// Room that a line leaves beside a label before it counts as meeting it.
const BESIDE: f64 = 3.0;

impl Scene {
    pub(super) const fn new(width: f64) -> Self {
        Self { width, height: 0.0, shapes: Vec::new() }
    }

    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    pub(super) fn label(&mut self, label: Label) {
        if !label.text.is_empty() {
            self.add(Shape::Label(label));
        }
    }

    /// A horizontal line of decoration.
    pub(super) fn rule(&mut self, from: f64, to: f64, y: f64) {
        self.add(Shape::Line(Line {
            from: (from, y),
            to: (to, y),
            width: 0.7,
            role: Role::Rule,
            dashed: false,
        }));
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = &Label> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Label(label) => Some(label),
            _ => None,
        })
    }

    /// Opens every upright line and every horizontal one where it meets a label, so that no line runs through words.
    pub(super) fn open_lines(&mut self) {
        let areas: Vec<_> = self.labels().map(Label::area).collect();
        let shapes = std::mem::take(&mut self.shapes);
        self.shapes = shapes
            .into_iter()
            .flat_map(|shape| match shape {
                Shape::Line(line) => opened(line, &areas).into_iter().map(Shape::Line).collect(),
                other => vec![other],
            })
            .collect();
    }

    /// A scene above, this one below it.
    pub(super) fn below(mut self, mut above: Self, gap: f64) -> Self {
        let down = above.height + gap;
        for shape in &mut self.shapes {
            shape.shift(down);
        }
        above.shapes.append(&mut self.shapes);
        above.height = down + self.height;
        above.width = above.width.max(self.width);
        above
    }

    /// Lines of text, one under the other, as wide as `width` allows.
    pub(super) fn paragraph(text: &str, width: f64, like: &Label, lang: Lang) -> Self {
        let mut scene = Self::new(width);
        let leading = like.size * 1.28;
        for line in measure::wrap(&glyphs::printable(text), like.size, like.face, width, lang) {
            scene.label(Label { text: line, x: 0.0, baseline: scene.height + like.size, ..like.clone() });
            scene.height += leading;
        }
        scene
    }
}

/// A count as a length.
pub(super) fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

impl Shape {
    fn shift(&mut self, down: f64) {
        match self {
            Self::Line(line) => {
                line.from.1 += down;
                line.to.1 += down;
            }
            Self::Dot { at, .. }
            | Self::Ring { at, .. }
            | Self::Half { at, .. }
            | Self::Brackets { at, .. } => {
                at.1 += down;
            }
            Self::Bar { y, .. } => *y += down,
            Self::Block { area, .. } | Self::Frame { area, .. } => {
                area.top += down;
                area.bottom += down;
            }
            Self::Region { outlines, .. } => {
                outlines.iter_mut().flatten().for_each(|(_, y)| *y += down);
            }
            Self::Label(label) => label.baseline += down,
        }
    }

    /// The room that a mark takes; lines are not marks.
    #[cfg(test)]
    pub(super) fn mark(&self) -> Option<Area> {
        let around =
            |(x, y): (f64, f64), r: f64| Area { left: x - r, top: y - r, right: x + r, bottom: y + r };
        match self {
            Self::Dot { at, radius, .. }
            | Self::Ring { at, radius, .. }
            | Self::Half { at, radius, .. }
            | Self::Brackets { at, radius, .. } => Some(around(*at, *radius)),
            Self::Bar { from, to, y, thickness, .. } => {
                Some(Area { left: *from, top: y - thickness / 2.0, right: *to, bottom: y + thickness / 2.0 })
            }
            Self::Block { area, .. } | Self::Frame { area, .. } => Some(*area),
            // Land lies under its own name.
            Self::Region { .. } | Self::Line(_) | Self::Label(_) => None,
        }
    }
}

/// What is left of `line` beside the labels; `line` is upright or horizontal.
fn opened(line: Line, labels: &[Area]) -> Vec<Line> {
    let upright = (line.from.0 - line.to.0).abs() < f64::EPSILON;
    let level = (line.from.1 - line.to.1).abs() < f64::EPSILON;
    if !upright && !level {
        return vec![line];
    }
    let (start, end) = if upright { (line.from.1, line.to.1) } else { (line.from.0, line.to.0) };
    let mut gaps: Vec<(f64, f64)> = labels
        .iter()
        .filter_map(|area| {
            if upright {
                let meets = line.from.0 > area.left - BESIDE && line.from.0 < area.right + BESIDE;
                meets.then_some((area.top - CLEARANCE, area.bottom + CLEARANCE))
            } else {
                let meets = line.from.1 > area.top && line.from.1 < area.bottom;
                meets.then_some((area.left - BESIDE, area.right + BESIDE))
            }
        })
        .collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut pieces = Vec::new();
    let mut at = start;
    for (from, to) in gaps {
        if from > at {
            pieces.push((at, from.min(end)));
        }
        at = at.max(to);
    }
    if at < end {
        pieces.push((at, end));
    }
    pieces
        .into_iter()
        .filter(|(from, to)| to > from)
        .map(|(from, to)| {
            if upright {
                Line { from: (line.from.0, from), to: (line.from.0, to), ..line }
            } else {
                Line { from: (from, line.from.1), to: (to, line.from.1), ..line }
            }
        })
        .collect()
}
