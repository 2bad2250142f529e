//! The axis of the dots: where a value lies, and the ticks under it.

use malspar_domain::lang::Lang;
use malspar_words::number;
use rust_decimal::{Decimal, prelude::FromPrimitive};

use super::reading::{Reading, Row};
use super::scene::{Anchor, Area, Label, Line, Scene, Shape};
use super::theme::{Role, size};

/// A scale from 0, or less where a value is, to its end.
pub(super) struct Axis {
    pub(super) start: f64,
    pub(super) end: f64,
    ticks: Vec<(f64, String)>,
}

/// Where the rows are, in px, and the end of the scale that they stand on.
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) right: f64,
    /// The px where the names end.
    pub(super) names: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The rightmost px of a label.
    pub(super) edge: f64,
    /// The scale.
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Plot {
    /// Where a value of the scale lies.
    pub(super) fn x(&self, at: f64) -> f64 {
        self.left + (self.right - self.left) * ((at - self.start) / (self.end - self.start))
    }

    /// Does the area lie between the names and the edge?
    pub(super) fn holds(&self, area: &Area) -> bool {
        area.left >= self.names && area.right <= self.edge
    }
}

impl Axis {
    /// Shares: 0 to 100 %.
    pub(super) fn of_shares(lang: Lang) -> Self {
        let words = |percent: u8| number::percent(lang, Decimal::new(percent.into(), 2), 0);
        let ticks = [0_u8, 25, 50, 75, 100].into_iter();
        Self {
            start: 0.0,
            end: 1.0,
            ticks: ticks.map(|percent| (f64::from(percent) / 100.0, words(percent))).collect(),
        }
    }

    /// Numbers: 0 to a round number that all have room under, with five lines or so.
    pub(super) fn of_numbers(rows: &[Row<'_>], furthest_line: f64, lang: Lang) -> Self {
        let earlier = |row: &Row<'_>| {
            [&row.before, &row.previous].map(|then| then.as_ref().and_then(Reading::position))
        };
        let values = || {
            let now = rows.iter().flat_map(|row| row.now.position().into_iter().chain(row.now.others()));
            now.chain(rows.iter().flat_map(earlier).flatten())
        };
        let largest = values().fold(furthest_line.max(1.0), f64::max);
        let least = values().fold(0.0, f64::min);
        let step = round_step((largest - least) / 4.0);
        let (start, end) = ((least / step).floor() * step, (largest / step).ceil().max(1.0) * step);
        let mut ticks = Vec::new();
        let mut at = start;
        while at <= end + step / 2.0 {
            ticks.push((
                at,
                Decimal::from_f64(at).map_or_else(String::new, |n| number::exact(lang, n.round_dp(3))),
            ));
            at += step;
        }
        Self { start, end, ticks }
    }

    /// The lines through the bands, and the words under the last.
    pub(super) fn draw(&self, scene: &mut Scene, plot: &Plot, bands: &[(f64, f64)]) {
        for (at, words) in &self.ticks {
            let x = plot.x(*at);
            for (top, bottom) in bands {
                let (from, to) = ((x, *top), (x, *bottom));
                scene.add(Shape::Line(Line { from, to, width: 0.7, role: Role::Rule, dashed: false }));
            }
            let label = Label::new(words, x, plot.bottom + 15.0).sized(size::SMALL).coloured(Role::Muted);
            scene.label(label.anchored(Anchor::Middle).within(0.0, plot.edge));
        }
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is no smaller than `least`.
pub(super) fn round_step(least: f64) -> f64 {
    let mut unit = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if unit * factor >= least {
                return unit * factor;
            }
        }
        unit *= 10.0;
    }
}
