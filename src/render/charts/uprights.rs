//! The upright lines through the dots, with their words over them: the county, the county without the municipality that
//! dominates it, and the target.

use malspar_domain::{
    indicator::{AppliesTo, Indicator, Statistic, Target},
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, Progress, SpreadFigure},
    strategy::Strategy,
};
use malspar_words::{number, t};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::axis::Plot;
use super::captions;
use super::heads::{FOOT, Heads};
use super::scene::{Line, Scene, Shape};
use super::theme::Role;
use crate::{sentences::capitalised, targets};

/// An upright line with its words over it.
struct Upright {
    /// On the scale.
    at: f64,
    words: String,
    role: Role,
    stroke: Stroke,
}

/// How a line is drawn, so that one is told from another without its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    /// A target.
    Solid,
    /// The county as it is.
    Dashed,
    /// A line of reference, which nobody aims at.
    Dotted,
}

/// The length of a dot, and from one to the next.
const DOT: (f64, f64) = (2.0, 5.0);

impl Upright {
    fn draw(&self, scene: &mut Scene, x: f64, (top, bottom): (f64, f64)) {
        let mut line = |top: f64, bottom: f64, width: f64, dashed: bool| {
            let (from, to) = ((x, top), (x, bottom));
            scene.add(Shape::Line(Line { from, to, width, role: self.role, dashed }));
        };
        match self.stroke {
            Stroke::Solid => line(top, bottom, 1.6, false),
            Stroke::Dashed => line(top, bottom, 1.2, true),
            Stroke::Dotted => {
                let mut at = top;
                while at < bottom {
                    line(at, (at + DOT.0).min(bottom), 1.8, false);
                    at += DOT.1;
                }
            }
        }
    }
}

/// The target on an axis of shares: the county's, or the one that each municipality's own share is to come to.
fn target_of_shares<'a>(indicator: &'a Indicator, now: &Aggregate) -> Option<(&'a Target, Decimal)> {
    let target = indicator.target.as_ref()?;
    let own = target.statistic == Statistic::Share && target.applies_to == AppliesTo::EveryMunicipality;
    let all = target.statistic == Statistic::All && target.applies_to == AppliesTo::EveryMunicipality;
    let aim = match (own, all) {
        (true, _) => Some(target.aim() / Decimal::ONE_HUNDRED),
        (_, true) => Some(Decimal::ONE),
        _ if now.figure.ratio().is_none() && target.statistic == Statistic::Share => {
            Some(target.aim() / Decimal::ONE_HUNDRED)
        }
        _ => targets::share(indicator, now),
    };
    aim.map(|aim| (target, aim))
}

/// The lines of one drawing; none on an axis of numbers, where the county is a sum and no place on the scale.
#[derive(Default)]
pub(super) struct Uprights(Vec<Upright>);

impl Uprights {
    /// The county, the county without the municipality that dominates it, and the target.
    pub(super) fn of_shares(
        strategy: &Strategy,
        indicator: &Indicator,
        cells: &IndicatorProgress,
        progress: &Progress,
        lang: Lang,
    ) -> Self {
        let mut uprights = Vec::new();
        let share = |figure: &Figure| figure.percent().and_then(|p| p.to_f64()).map(|p| p / 100.0);
        if let Some((target, aim)) = target_of_shares(indicator, &cells.now) {
            let value = targets::at_mark(strategy, indicator, target, lang);
            uprights.push(Upright {
                at: aim.to_f64().unwrap_or(1.0),
                words: captions::target_words(target, &value, lang),
                role: Role::Target,
                stroke: Stroke::Solid,
            });
        }
        if !captions::any_answer(&cells.now.figure) {
            return Self(uprights);
        }
        if let (Some(at), Some(value)) =
            (share(&cells.now.figure), captions::with_share(&cells.now.figure, lang))
        {
            uprights.push(Upright {
                at,
                words: t!(lang, "chart-county-line", value = value),
                role: Role::Ink,
                stroke: Stroke::Dashed,
            });
        }
        // Of residents, one holds more than half in every question: only the basis of a share is told.
        if let Some((code, Aggregate { figure: figure @ Figure::Ratio { .. }, .. })) = &cells.without_dominant
        {
            let name = progress.municipalities.iter().find(|m| m.code == *code).map(|m| m.name.as_str());
            if let (Some(at), Some(name), Some(value)) =
                (share(figure), name, captions::with_share(figure, lang))
            {
                uprights.push(Upright {
                    at,
                    words: t!(lang, "chart-county-line-without", municipality = name, value = value),
                    role: Role::Muted,
                    stroke: Stroke::Dashed,
                });
            }
        }
        Self(uprights)
    }

    /// Among numbers that are not added up: the median, the target or the line of reference. A sum is no place on the
    /// scale of its parts.
    pub(super) fn of_numbers(
        strategy: &Strategy,
        indicator: &Indicator,
        cells: &IndicatorProgress,
        lang: Lang,
    ) -> Self {
        let mut uprights = Vec::new();
        let target = indicator.target.as_ref().filter(|target| {
            let statistic = match target.applies_to {
                AppliesTo::EveryMunicipality => Statistic::Number,
                AppliesTo::Aggregate => Statistic::Median,
            };
            target.statistic == statistic
        });
        if let Some((target, at)) = target.and_then(|t| Some((t, t.aim().to_f64()?))) {
            let value = targets::at_mark(strategy, indicator, target, lang);
            let words = captions::target_words(target, &value, lang);
            uprights.push(Upright { at, words, role: Role::Target, stroke: Stroke::Solid });
        }
        if let Some(line) = &indicator.reference_line
            && let Some(at) = line.value.to_f64()
        {
            let words = line.title.get(lang).to_owned();
            uprights.push(Upright { at, words, role: Role::Neutral, stroke: Stroke::Dotted });
        }
        if let Figure::Spread(SpreadFigure { median: Some(median), n: 2.., .. }) = &cells.now.figure
            && let Some(at) = median.to_f64()
        {
            let words = t!(lang, "chart-median", value = number::exact(lang, *median));
            uprights.push(Upright { at, words, role: Role::Ink, stroke: Stroke::Dashed });
        }
        Self(uprights)
    }

    /// The furthest line, which the scale must reach.
    pub(super) fn most(&self) -> f64 {
        self.0.iter().map(|upright| upright.at).fold(0.0, f64::max)
    }

    /// What the lines say that is no row of the table, as sentences: the target, the county without one of its
    /// municipalities, a line of reference.
    pub(super) fn spoken(&self) -> impl Iterator<Item = String> {
        let others = self.0.iter().filter(|upright| upright.role != Role::Ink);
        others.map(|upright| format!("{}.", capitalised(&upright.words)))
    }

    /// Where the lines stand, in px.
    pub(super) fn places(&self, plot: &Plot) -> impl Iterator<Item = f64> {
        self.0.iter().map(|upright| plot.x(upright.at))
    }

    /// Where the words over the lines stand.
    pub(super) fn heads(&self, plot: &Plot, lang: Lang) -> Heads {
        let words: Vec<_> =
            self.0.iter().map(|upright| (plot.x(upright.at), upright.words.as_str())).collect();
        Heads::of(&words, plot.edge, lang)
    }

    /// The lines, from their words down through the bands, and the words. The plot begins under the heads.
    pub(super) fn draw(&self, scene: &mut Scene, plot: &Plot, heads: &Heads, bands: &[(f64, f64)]) {
        for (n, (upright, head)) in self.0.iter().zip(&heads.each).enumerate() {
            for label in heads.labels(head, plot.top - FOOT) {
                // The neutral grey of a line is too pale for words.
                let role = if upright.role == Role::Neutral { Role::Muted } else { upright.role };
                scene.label(label.coloured(role));
            }
            let x = plot.x(upright.at);
            if self.0[..n].iter().any(|other| (plot.x(other.at) - x).abs() < 2.0) {
                // Two lines in one place would be neither: the first has it, both have their words.
                continue;
            }
            let mut line = |top: f64, bottom: f64| upright.draw(scene, x, (top, bottom));
            let top = heads.top_of_line(head, plot.top - FOOT);
            match bands {
                [] => {}
                [(_, bottom)] => line(top, *bottom),
                [(_, first), others @ ..] => {
                    line(top, *first);
                    for (top, bottom) in others {
                        line(*top, *bottom);
                    }
                }
            }
        }
    }
}
