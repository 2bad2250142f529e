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
use super::scene::{Anchor, Label, Line, Scene, Shape, real};
use super::theme::Role;
use crate::{sentences, targets};

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
        // Of residents, one holds more than half in every question: only the basis of a share is told.
        if let Some((code, Aggregate { figure: figure @ Figure::Ratio { .. }, .. })) = &cells.without_dominant
        {
            let name = progress.municipalities.iter().find(|m| m.code == *code).map(|m| m.name.as_str());
            let value = captions::figure(figure, lang).zip(figure.percent());
            if let (Some(at), Some(name), Some((value, percent))) = (share(figure), name, value) {
                let value = format!("{value} ({})", sentences::percentage(lang, percent));
                uprights.push(Upright {
                    at,
                    words: t!(lang, "chart-county-line-without", municipality = name, value = value),
                    role: Role::Muted,
                    dashed: true,
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
            uprights.push(Upright { at, words, role: Role::Target, dashed: false });
        }
        if let Some(line) = &indicator.reference_line
            && let Some(at) = line.value.to_f64()
        {
            let words = line.title.get(lang).to_owned();
            uprights.push(Upright { at, words, role: Role::Neutral, dashed: false });
        }
        if let Figure::Spread(SpreadFigure { median: Some(median), n: 2.., .. }) = &cells.now.figure
            && let Some(at) = median.to_f64()
        {
            let words = t!(lang, "chart-median", value = number::exact(lang, *median));
            uprights.push(Upright { at, words, role: Role::Ink, dashed: true });
        }
        Self(uprights)
    }

    /// The furthest line, which the scale must reach.
    pub(super) fn most(&self) -> f64 {
        self.0.iter().map(|upright| upright.at).fold(0.0, f64::max)
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
