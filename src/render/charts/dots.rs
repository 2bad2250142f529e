//! Municipality dots: a row per municipality, the value now as a dot, the value before as a ring.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::{Figure, IndicatorProgress, Progress},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{cycle, t};

use super::COLUMN;
use super::axis::{Axis, Plot};
use super::measure::{self, Face};
use super::reading::{Reading, Row, What};
use super::scene::{Anchor, Area, Label, Line, Scene, Shape, real};
use super::sign::Sign;
use super::theme::{Role, size};
use super::uprights::Uprights;

const ROW: f64 = 20.0;
const RADIUS: f64 = 5.2;
/// From a mark to its label.
const GAP: f64 = 6.0;
/// How far from its mark a label may begin, to stand behind a line.
const FAR: f64 = 40.0;
/// The most that a name takes.
const NAME: f64 = 150.0;

pub(super) struct Dots<'a> {
    indicator: &'a Indicator,
    rows: &'a [Row<'a>],
    lang: Lang,
    /// The years of the ring and the dot.
    years: (Option<String>, String),
    axis: Axis,
    uprights: Uprights,
    /// Are the values shown once more, all in one row?
    is_spread: bool,
}

impl<'a> Dots<'a> {
    pub(super) fn new(
        strategy: &Strategy,
        indicator: &'a Indicator,
        cells: &IndicatorProgress,
        progress: &Progress,
        rows: &'a [Row<'a>],
        lang: Lang,
    ) -> Self {
        let is_share = cells.now.figure.percent().is_some()
            || rows.iter().any(|r| matches!(r.now.what, What::Part { .. }))
            || matches!(
                indicator.kind,
                ValueKind::Share { .. } | ValueKind::ChoiceSet { .. } | ValueKind::YesPlannedNo
            );
        let (axis, uprights) = if is_share {
            (Axis::of_shares(lang), Uprights::of_shares(strategy, indicator, cells, progress, lang))
        } else {
            let uprights = Uprights::of_numbers(strategy, indicator, cells, lang);
            (Axis::of_numbers(rows, uprights.most(), lang), uprights)
        };
        let is_spread = matches!(&cells.now.figure, Figure::Spread(figure) if figure.n > 1);
        let year = |of: &FollowUpCycle| cycle::year(lang, of);
        Self {
            indicator,
            rows,
            lang,
            years: (progress.before.as_ref().map(year), year(&progress.cycle)),
            axis,
            uprights,
            is_spread,
        }
    }

    pub(super) fn draw(&self) -> Scene {
        let width = f64::from(COLUMN);
        let names =
            self.rows.iter().map(|r| measure::width(&r.municipality.name, size::LABEL, Face::Regular));
        let left = names.fold(60.0, f64::max).min(NAME) + 20.0;
        // As wide as every label allows that stands to the right of its marks, and any may have to say its year.
        let right = self
            .rows
            .iter()
            .filter_map(|row| {
                let words =
                    measure::width(&self.label_of(row, self.may_be_dated(row)), size::LABEL, Face::Regular);
                let earlier =
                    [&row.before, &row.previous].into_iter().flatten().filter_map(Reading::position);
                let end = earlier.fold(row.now.position()?, f64::max);
                let room = width - words - RADIUS - GAP - left;
                Some(left + room / (end / self.axis.end).clamp(0.01, 1.0))
            })
            .fold(width - 24.0, f64::min);
        let mut plot = Plot { left, right, top: 0.0, bottom: 0.0, edge: width, end: self.axis.end };
        let mut scene = Scene::new(width);
        plot.top = self.uprights.draw_heads(&mut scene, &plot) + 4.0;
        plot.bottom = plot.top + ROW * real(self.rows.len() + usize::from(self.is_spread));
        self.axis.draw(&mut scene, &plot);
        self.uprights.draw(&mut scene, &plot);
        let dated = self.dated_row(&plot);
        for (n, row) in self.rows.iter().enumerate() {
            let y = plot.top + ROW * (real(n) + 0.5);
            if n > 0 && n % 5 == 0 && self.rows.len() > 15 {
                scene.rule(0.0, plot.right, y - ROW / 2.0);
            }
            self.draw_row(&mut scene, &plot, row, y, dated == Some(n));
        }
        if self.is_spread {
            self.draw_range(&mut scene, &plot, plot.bottom - ROW / 2.0);
        }
        scene.height = plot.bottom + 20.0;
        scene
    }

    /// All values in one row, from the least to the most.
    fn draw_range(&self, scene: &mut Scene, plot: &Plot, y: f64) {
        scene.rule(0.0, plot.right, y - ROW / 2.0);
        scene.label(Label::beside(&t!(self.lang, "chart-all-values"), 0.0, y).semibold());
        let values = || self.rows.iter().flat_map(|r| r.now.position().into_iter().chain(r.now.others()));
        let least = plot.x(values().fold(plot.end, f64::min));
        let most = plot.x(values().fold(0.0, f64::max));
        scene.add(Shape::Bar { from: least, to: most, y, thickness: 2.4, role: Role::Soft });
        for value in values() {
            scene.add(Shape::Dot { at: (plot.x(value), y), radius: RADIUS - 1.4, role: Role::Accent });
        }
    }

    fn draw_row(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, y: f64, dated: bool) {
        let name = measure::shortened(&row.municipality.name, size::LABEL, Face::Regular, NAME);
        let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
        scene.label(Label::beside(&name, 0.0, y).coloured(role));

        let (before, now) = marks(plot, row);
        if let (Some(now), Some(before)) = (now, before) {
            let (from, to) = ((before.min(now), y), (before.max(now), y));
            scene.add(Shape::Bar { from: from.0, to: to.0, y, thickness: 2.4, role: Role::Soft });
        }
        if let Some(x) = before {
            scene.add(Shape::Ring { at: (x, y), radius: RADIUS, width: 1.5, role: Role::Neutral });
        }
        match now {
            Some(x) => {
                for other in row.now.others() {
                    scene.add(Shape::Dot { at: (plot.x(other), y), radius: RADIUS, role: Role::Accent });
                }
                scene.add(Shape::Dot { at: (x, y), radius: RADIUS, role: Role::Accent });
                let (now, earlier) = self.labels(plot, row, y, dated);
                now.into_iter().chain(earlier).for_each(|label| scene.label(label));
            }
            None => self.explain_row(scene, plot, row, before, y),
        }
    }

    /// May the row say which mark is of which year? An estimate has enough to say, if there is another row.
    fn may_be_dated(&self, row: &Row<'_>) -> bool {
        is_moved(row) && (!row.now.estimated || !self.rows.iter().any(|r| is_moved(r) && !r.now.estimated))
    }

    /// The row that says which mark is of which year: the first whose two labels have room.
    fn dated_row(&self, plot: &Plot) -> Option<usize> {
        let able = || self.rows.iter().enumerate().filter(|(_, row)| self.may_be_dated(row));
        let fits = |row: &Row<'_>| match self.labels(plot, row, 0.0, true) {
            (Some(now), Some(_)) => self.has_room(plot, &now.area()),
            _ => false,
        };
        able().find(|(_, row)| fits(row)).or_else(|| able().next()).map(|(n, _)| n)
    }

    /// The labels of the dot and, in the row that says the years, of the ring. The dot's stands to its right if the
    /// way from before does not lie there, else to its left; never on the line of the county or of the target if it
    /// can be helped.
    fn labels(&self, plot: &Plot, row: &Row<'_>, y: f64, dated: bool) -> (Option<Label>, Option<Label>) {
        let (before, Some(x)) = marks(plot, row) else { return (None, None) };
        let words = self.label_of(row, dated);
        let (first, last) = (before.unwrap_or(x).min(x), before.unwrap_or(x).max(x));
        let right = |from: f64| Label::beside(&words, from + RADIUS + GAP, y);
        let left = |from: f64| Label::beside(&words, from - RADIUS - GAP, y).anchored(Anchor::End);
        let mut choices = Vec::new();
        if x >= last {
            choices.push(right(x));
            // A little further, past a line that stands just beside the mark.
            choices.extend(self.lines_past(plot, x).map(|line| Label::beside(&words, line + GAP, y)));
        }
        if x <= first && row.now.others().is_empty() {
            choices.push(left(x));
        }
        if x < last {
            choices.push(right(last));
        }
        let now = self.chosen(plot, choices).map(|label| label.within(0.0, plot.edge));
        let earlier = before.zip(self.years.0.as_ref()).filter(|_| dated).map(|(before, year)| {
            let label = if before < x {
                Label::beside(year, before - RADIUS - GAP, y).anchored(Anchor::End)
            } else {
                Label::beside(year, before + RADIUS + GAP, y)
            };
            label.sized(size::SMALL).coloured(Role::Muted)
        });
        let earlier = earlier.filter(|label| {
            let area = label.area();
            self.has_room(plot, &area) && !now.as_ref().is_some_and(|now| area.overlaps(&now.area()))
        });
        (now, earlier)
    }

    /// The lines of the county and the target that stand a little to the right of `x`.
    fn lines_past(&self, plot: &Plot, x: f64) -> impl Iterator<Item = f64> {
        self.uprights.places(plot).filter(move |line| *line > x && *line < x + FAR)
    }

    /// The first of the places that lies on the canvas and on no line; if all meet a line, the first on the canvas.
    fn chosen(&self, plot: &Plot, choices: Vec<Label>) -> Option<Label> {
        let best = choices.iter().position(|c| self.has_room(plot, &c.area()));
        let best = best.or_else(|| choices.iter().position(|c| plot.holds(&c.area())));
        let last = choices.len().checked_sub(1)?;
        choices.into_iter().nth(best.unwrap_or(last))
    }

    /// Does the area lie on the canvas and on no line of the county or the target?
    fn has_room(&self, plot: &Plot, area: &Area) -> bool {
        let mut lines = self.uprights.places(plot);
        plot.holds(area) && !lines.any(|line| line > area.left - 3.0 && line < area.right + 3.0)
    }

    /// Why there is no dot, in words at the start of the axis, or beside the ring of the last answer.
    fn explain_row(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, before: Option<f64>, y: f64) {
        let words = row.now.words(self.indicator, self.lang);
        let mut x = plot.left + GAP;
        let words = match (before, row.previous.as_ref().or(row.before.as_ref())) {
            (Some(_), Some(earlier)) => {
                let value = earlier.words(self.indicator, self.lang);
                t!(self.lang, "chart-last-answer", words = words, value = value)
            }
            _ => words,
        };
        match (&row.now.what, before) {
            (What::NotApplicable, None) => {
                let (from, to) = ((x + 2.0, y), (x + 12.0, y));
                scene.add(Shape::Line(Line { from, to, width: 1.4, role: Role::Neutral, dashed: false }));
                x += 12.0 + GAP;
            }
            (What::Suppressed, None) => {
                Sign::Suppressed.draw(scene, (x + 5.0, y), Role::Neutral);
                x += 12.0 + GAP;
            }
            (What::NotReported, None) => {
                scene.add(Shape::Brackets { at: (x + 5.0, y), radius: 4.6, role: Role::Neutral });
                x += 12.0 + GAP;
            }
            (_, Some(ring)) => {
                let label = |x: f64| Label::beside(&words, x, y).coloured(Role::Muted);
                let mut choices = vec![label(ring + RADIUS + GAP)];
                choices.extend(self.lines_past(plot, ring).map(|line| label(line + GAP)));
                choices.push(label(ring - RADIUS - GAP).anchored(Anchor::End));
                if let Some(label) = self.chosen(plot, choices) {
                    scene.label(label.within(0.0, plot.edge));
                }
                return;
            }
            _ => {}
        }
        scene.label(Label::beside(&words, x, y).coloured(Role::Muted));
    }

    /// `3 av 5`; in the one row that says which mark is which, with its year.
    fn label_of(&self, row: &Row<'_>, dated: bool) -> String {
        let words = row.now.words(self.indicator, self.lang);
        if dated { format!("{words}, {}", self.years.1) } else { words }
    }
}

/// The marks of a row, in px: the ring of the value before and the dot of the value now.
fn marks(plot: &Plot, row: &Row<'_>) -> (Option<f64>, Option<f64>) {
    let place = |reading: &Reading| reading.position().map(|at| plot.x(at.clamp(0.0, plot.end)));
    let now = place(&row.now);
    // Where there is no value now, the ring is the last answer.
    let earlier = if now.is_some() { &row.before } else { &row.previous };
    (earlier.as_ref().and_then(place), now)
}

/// Has the value moved far enough for a ring to be seen beside the dot?
fn is_moved(row: &Row<'_>) -> bool {
    let before = row.before.as_ref().and_then(Reading::position);
    before.zip(row.now.position()).is_some_and(|(b, n)| (b - n).abs() > 0.0)
}
