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

use super::axis::{Axis, Plot};
use super::heads::FOOT;
use super::measure::{self, Face};
use super::reading::{Reading, Row, What};
use super::scene::{Anchor, Area, Label, Scene, Shape, real};
use super::sign::Sign;
use super::theme::{Role, size};
use super::uprights::Uprights;
use super::width::Width;

const ROW: f64 = 20.0;
pub(super) const RADIUS: f64 = 5.2;
/// From a mark to its label.
pub(super) const GAP: f64 = 6.0;
/// Of the brackets around the last answer of those who have not answered now.
pub(super) const AROUND: f64 = 8.6;
/// The ring of a value that has not moved: around its dot, where it would else be hidden under it.
const SAME: f64 = 7.6;
/// How far from its mark a line may stand for a label to begin behind it: further away it would be another's.
const FAR: f64 = 14.0;
/// The most that a name takes.
const NAME: f64 = 150.0;

pub(super) struct Dots<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) rows: &'a [Row<'a>],
    pub(super) lang: Lang,
    /// The years of the ring and the dot.
    pub(super) years: (Option<String>, String),
    pub(super) axis: Axis,
    pub(super) uprights: Uprights,
    /// Are the values shown once more, all in one row?
    pub(super) is_spread: bool,
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
            years: (cells.before_cycle.as_ref().map(year), year(&progress.cycle)),
            axis,
            uprights,
            is_spread,
        }
    }

    /// What the ring and the dot are, and what a ring around a dot is; nothing where no earlier value is drawn.
    pub(super) fn key(&self) -> String {
        let places = |row: &&Row<'_>| row.before.as_ref().and_then(Reading::position).zip(row.now.position());
        let (Some(before), true) = (&self.years.0, self.rows.iter().any(|row| places(&row).is_some())) else {
            return String::new();
        };
        let key = t!(self.lang, "chart-dots-key", before = before.as_str(), now = self.years.1.as_str());
        let is_same = |row: &Row<'_>| places(&row).is_some_and(|(before, now)| (before - now).abs() <= 0.0);
        let same = self.rows.iter().any(is_same).then(|| t!(self.lang, "chart-dots-same"));
        same.map_or(key.clone(), |same| format!("{key} {same}"))
    }

    /// What the drawing says that is no row of its table.
    pub(super) fn beside_the_rows(&self) -> Vec<String> {
        self.uprights.spoken().collect()
    }

    pub(super) fn draw(&self, width: Width) -> Scene {
        if width.is_phone() { self.draw_stacked(width.room()) } else { self.draw_beside_names(width.room()) }
    }

    fn draw_beside_names(&self, width: f64) -> Scene {
        let names =
            self.rows.iter().map(|r| measure::width(&r.municipality.name, size::LABEL, Face::Regular));
        let names = names.fold(60.0, f64::max).min(NAME) + 8.0;
        let left = self.left(names, width);
        let Axis { start, end, .. } = self.axis;
        // As wide as every label allows that stands to the right of its marks, and any may have to say its year.
        let right = self
            .rows
            .iter()
            .filter_map(|row| {
                let earlier =
                    [&row.before, &row.previous].into_iter().flatten().filter_map(Reading::position);
                let furthest = earlier.fold(row.now.position()?, f64::max);
                let room = width - self.label_width(row) - RADIUS - GAP - left;
                Some(left + room / ((furthest - start) / (end - start)).clamp(0.01, 1.0))
            })
            .fold(width - 24.0, f64::min);
        let mut plot = Plot { left, right, names, top: 0.0, bottom: 0.0, edge: width, start, end };
        let mut scene = Scene::new(width);
        let heads = self.uprights.heads(&plot, self.lang);
        plot.top = heads.height() + FOOT;
        plot.bottom = plot.top + ROW * real(self.rows.len() + usize::from(self.is_spread));
        let band = [(plot.top, plot.bottom)];
        self.axis.draw(&mut scene, &plot, &band);
        self.uprights.draw(&mut scene, &plot, &heads, &band);
        let dated = self.dated_row(&plot);
        for (n, row) in self.rows.iter().enumerate() {
            let y = plot.top + ROW * (real(n) + 0.5);
            if n > 0 && n % 5 == 0 && self.rows.len() > 15 {
                scene.rule(0.0, plot.right, y - ROW / 2.0);
            }
            self.draw_row(&mut scene, &plot, row, y, dated == Some(n));
        }
        if self.is_spread {
            let y = plot.bottom - ROW / 2.0;
            scene.rule(0.0, plot.right, y - ROW / 2.0);
            scene.label(Label::beside(&t!(self.lang, "chart-all-values"), 0.0, y).semibold());
            self.draw_range(&mut scene, &plot, y);
        }
        scene.height = plot.bottom + 20.0;
        scene
    }

    /// The px of zero: further from the names where a value that fell needs room for its words to the left.
    fn left(&self, names: f64, width: f64) -> f64 {
        let nearest = names + 12.0;
        let needed = self.rows.iter().filter(|row| fell(row)).filter_map(|row| {
            let share = (row.now.position()? - self.axis.start) / (self.axis.end - self.axis.start);
            Some(names + self.label_width(row) + GAP + RADIUS - share * (width - 24.0 - names) * 0.9)
        });
        needed.fold(nearest, f64::max).min(names + 90.0)
    }

    fn label_width(&self, row: &Row<'_>) -> f64 {
        measure::width(&self.label_of(row, self.may_be_dated(row)), size::LABEL, Face::Regular)
    }

    /// All values in one row, from the least to the most.
    pub(super) fn draw_range(&self, scene: &mut Scene, plot: &Plot, y: f64) {
        let values = || self.rows.iter().flat_map(|r| r.now.position().into_iter().chain(r.now.others()));
        let least = plot.x(values().fold(plot.end, f64::min));
        let most = plot.x(values().fold(plot.start, f64::max));
        scene.add(Shape::Bar { from: least, to: most, y, thickness: 2.4, role: Role::Soft });
        for value in values() {
            scene.add(Shape::Dot { at: (plot.x(value), y), radius: RADIUS - 1.4, role: Role::Accent });
        }
    }

    fn draw_row(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, y: f64, dated: bool) {
        let name = measure::shortened(&row.municipality.name, size::LABEL, Face::Regular, NAME);
        let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
        scene.label(Label::beside(&name, 0.0, y).coloured(role));

        let (before, now) = draw_marks(scene, plot, row, y);
        if now.is_some() {
            let (now, earlier) = self.labels(plot, row, y, dated);
            now.into_iter().chain(earlier).for_each(|label| scene.label(label));
        } else {
            self.explain_row(scene, plot, row, before, y);
        }
    }

    /// May the row say which mark is of which year? An estimate has enough to say, if there is another row.
    pub(super) fn may_be_dated(&self, row: &Row<'_>) -> bool {
        is_moved(row)
            && row.now.others().is_empty()
            && (!row.now.estimated || !self.rows.iter().any(|r| is_moved(r) && !r.now.estimated))
    }

    /// The row that says which mark is of which year: the first whose two labels have room, if need be on a line.
    fn dated_row(&self, plot: &Plot) -> Option<usize> {
        let able = || self.rows.iter().enumerate().filter(|(_, row)| self.may_be_dated(row));
        let both = |row: &Row<'_>| match self.labels(plot, row, 0.0, true) {
            (Some(now), Some(earlier)) => Some([now.area(), earlier.area()]),
            _ => None,
        };
        let fits =
            |row: &Row<'_>| both(row).is_some_and(|areas| areas.iter().all(|area| self.has_room(plot, area)));
        let best = able().find(|(_, row)| fits(row));
        let best = best.or_else(|| able().find(|(_, row)| both(row).is_some())).or_else(|| able().next());
        best.map(|(n, _)| n)
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
        // Beside the ring of a value that fell, the words would be taken for the ring's.
        if x < last && !choices.iter().any(|label| plot.holds(&label.area())) {
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
            plot.holds(&area) && !now.as_ref().is_some_and(|now| area.overlaps(&now.area()))
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
        let words = self.why(row, before.is_some());
        let Some(ring) = before else {
            let sign = Sign::from(&row.now.what);
            let x = plot.left + GAP;
            sign.draw(scene, (x + RADIUS, y), Role::Neutral);
            scene.label(Label::beside(&words, x + sign.width(), y).coloured(Role::Muted));
            return;
        };
        let label = |x: f64| Label::beside(&words, x, y).coloured(Role::Muted);
        let reach = if row.now.what == What::NotReported { AROUND } else { RADIUS };
        let mut choices = vec![label(ring + reach + GAP)];
        choices.extend(self.lines_past(plot, ring).map(|line| label(line + GAP)));
        choices.push(label(ring - reach - GAP).anchored(Anchor::End));
        if let Some(label) = self.chosen(plot, choices) {
            scene.label(label.within(0.0, plot.edge));
        }
    }

    /// Why there is no value now, and the last one where its ring is drawn.
    pub(super) fn why(&self, row: &Row<'_>, with_ring: bool) -> String {
        let words = row.now.words(self.indicator, self.lang);
        match row.previous.as_ref().or(row.before.as_ref()).filter(|_| with_ring) {
            Some(earlier) => {
                let value = earlier.words(self.indicator, self.lang);
                t!(self.lang, "chart-last-answer", words = words, value = value)
            }
            None => words,
        }
    }

    /// `3 av 5`; in the one row that says which mark is which, with its year: `3 av 5 (2025)`.
    fn label_of(&self, row: &Row<'_>, dated: bool) -> String {
        let words = row.now.words(self.indicator, self.lang);
        // In brackets: "2, 2025" would be read as one number.
        if dated { format!("{words} ({})", self.years.1) } else { words }
    }
}

/// The marks of a row, and where they stand: the ring of the value before and the dot of the value now.
pub(super) fn draw_marks(
    scene: &mut Scene,
    plot: &Plot,
    row: &Row<'_>,
    y: f64,
) -> (Option<f64>, Option<f64>) {
    let (before, now) = marks(plot, row);
    if let (Some(now), Some(before)) = (now, before) {
        let (from, to) = (before.min(now), before.max(now));
        scene.add(Shape::Bar { from, to, y, thickness: 2.4, role: Role::Soft });
    }
    if let Some(x) = before {
        let radius = if now.is_some_and(|now| (now - x).abs() < RADIUS) { SAME } else { RADIUS };
        scene.add(Shape::Ring { at: (x, y), radius, width: 1.5, role: Role::Neutral });
        if now.is_none() && row.now.what == What::NotReported {
            scene.add(Shape::Brackets { at: (x, y), radius: AROUND, role: Role::Neutral });
        }
    }
    for x in now.into_iter().chain(row.now.others().into_iter().map(|at| plot.x(at))) {
        scene.add(Shape::Dot { at: (x, y), radius: RADIUS, role: Role::Accent });
    }
    (before, now)
}

/// The marks of a row, in px: the ring of the value before and the dot of the value now.
fn marks(plot: &Plot, row: &Row<'_>) -> (Option<f64>, Option<f64>) {
    let place = |reading: &Reading| reading.position().map(|at| plot.x(at.clamp(plot.start, plot.end)));
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

/// Does the way from before lie to the right of the dot?
fn fell(row: &Row<'_>) -> bool {
    let before = row.before.as_ref().and_then(Reading::position);
    before.zip(row.now.position()).is_some_and(|(b, n)| b > n) && row.now.others().is_empty()
}
