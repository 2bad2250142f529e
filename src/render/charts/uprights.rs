//! The upright lines through the dots, with their words over them: the county, the county without the municipality that
//! dominates it, and the target.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Figure, IndicatorProgress, Progress},
};
use malspar_words::{number, t};
use rust_decimal::prelude::ToPrimitive;

use super::axis::Plot;
use super::captions;
use super::scene::{Anchor, Label, Line, Scene, Shape, real};
use super::theme::Role;
use crate::sentences;

/// A row of labels over the rows.
const HEAD: f64 = 17.0;

/// An upright line with its words over it.
struct Upright {
    /// On the scale.
    at: f64,
    words: String,
    role: Role,
    dashed: bool,
}

/// The lines of one drawing; none on an axis of numbers, where the county is a sum and no place on the scale.
#[derive(Default)]
pub(super) struct Uprights(Vec<Upright>);

impl Uprights {
    /// The county, the county without the municipality that dominates it, and the target.
    pub(super) fn of_shares(
        indicator: &Indicator,
        cells: &IndicatorProgress,
        progress: &Progress,
        lang: Lang,
    ) -> Self {
        let mut uprights = Vec::new();
        let share = |figure: &Figure| figure.percent().and_then(|p| p.to_f64()).map(|p| p / 100.0);
        if let Some(target) = &indicator.target {
            let aim = captions::target_share(target);
            let value = number::percent(lang, aim, 0);
            uprights.push(Upright {
                at: aim.to_f64().unwrap_or(1.0),
                words: captions::target_words(target, &value, lang),
                role: Role::Target,
                dashed: false,
            });
        }
        if !captions::any_answer(&cells.now.figure) {
            return Self(uprights);
        }
        if let (Some(at), Some(value)) = (share(&cells.now.figure), captions::figure(&cells.now.figure, lang))
        {
            let percent =
                cells.now.figure.percent().map(|p| sentences::percentage(lang, p)).unwrap_or_default();
            let value = format!("{value} ({percent})");
            uprights.push(Upright {
                at,
                words: t!(lang, "chart-county-line", value = value),
                role: Role::Ink,
                dashed: true,
            });
        }
        if let Some((code, figure)) = &cells.without_dominant {
            let name = progress.municipalities.iter().find(|m| m.code == *code).map(|m| m.name.as_str());
            if let (Some(at), Some(name)) = (share(figure), name) {
                let percent = figure.percent().map(|p| sentences::percentage(lang, p)).unwrap_or_default();
                uprights.push(Upright {
                    at,
                    words: t!(lang, "chart-county-line-without", municipality = name, value = percent),
                    role: Role::Muted,
                    dashed: true,
                });
            }
        }
        Self(uprights)
    }

    /// Where the lines stand, in px.
    pub(super) fn places(&self, plot: &Plot) -> impl Iterator<Item = f64> {
        self.0.iter().map(|upright| plot.x(upright.at))
    }

    /// The words over the upright lines, in as many rows as they need; gives the y under them.
    pub(super) fn draw_heads(&self, scene: &mut Scene, plot: &Plot) -> f64 {
        let mut placed: Vec<(usize, Label)> = Vec::new();
        for upright in &self.0 {
            let x = plot.x(upright.at);
            let label = Label::new(&upright.words, x, 0.0).semibold().coloured(upright.role);
            let label = label.anchored(Anchor::Middle).within(0.0, plot.edge);
            let taken = |row: usize| {
                placed.iter().any(|(at, other)| {
                    let (a, b) = (label.area(), other.area());
                    *at == row && a.left < b.right + 12.0 && b.left < a.right + 12.0
                })
            };
            // There are never more rows than labels before it.
            let row = (0..=placed.len()).find(|row| !taken(*row)).unwrap_or(placed.len());
            placed.push((row, label));
        }
        let rows = placed.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        for (row, mut label) in placed {
            label.baseline = HEAD * real(rows - row) - 4.0;
            scene.label(label);
        }
        HEAD * real(rows)
    }

    pub(super) fn draw(&self, scene: &mut Scene, plot: &Plot) {
        for (n, upright) in self.0.iter().enumerate() {
            let x = plot.x(upright.at);
            if self.0[..n].iter().any(|other| (plot.x(other.at) - x).abs() < 2.0) {
                // Two lines in one place would be neither: the first has it, both have their words.
                continue;
            }
            let (from, to) = ((x, plot.top - 4.0), (x, plot.bottom));
            let width = if upright.dashed { 1.2 } else { 1.6 };
            scene.add(Shape::Line(Line { from, to, width, role: upright.role, dashed: upright.dashed }));
        }
    }
}
