//! The drawing of small multiples: panels in rows, each with its name and its value over a little plot.

use chrono::NaiveDate;

use super::Width;
use super::measure::{self, Face};
use super::scene::{Anchor, Label, Line, Scene, Shape, real};
use super::sign::Sign;
use super::theme::{Role, size};

/// Name and value over the plot.
const HEAD: f64 = 34.0;
const PLOT: f64 = 54.0;
/// Between rows of panels, and between panels in a row.
const BELOW: f64 = 20.0;
const BESIDE: f64 = 24.0;
const RADIUS: f64 = 4.0;
/// From the sides of a panel to its first and last mark.
const INSET: f64 = 8.0;

/// One municipality.
pub(super) struct Panel {
    pub(super) name: String,
    /// Its value now, or why there is none.
    pub(super) words: String,
    /// Each time that is drawn, and the value then.
    pub(super) points: Vec<(NaiveDate, Option<f64>)>,
    /// What stands in the place of a value that is not there now.
    pub(super) sign: Sign,
}

impl Panel {
    fn now(&self) -> Option<f64> {
        self.points.last().and_then(|(_, at)| *at)
    }
}

pub(super) struct SmallPlots<'a> {
    /// The two ends of the scale.
    pub(super) ticks: [(f64, String); 2],
    /// The times that are drawn, as they stand under the axis.
    pub(super) days: Vec<(NaiveDate, String)>,
    pub(super) panels: &'a [Panel],
    pub(super) county: &'a [(NaiveDate, f64)],
    pub(super) width: Width,
}

/// Where a panel is.
struct Place {
    left: f64,
    right: f64,
    /// Of the plot.
    top: f64,
}

impl SmallPlots<'_> {
    pub(super) fn draw(&self) -> Scene {
        let most = if self.width.is_phone() { 2 } else { 4 };
        let columns = most.min(self.panels.len()).max(1);
        let room = self.width.room();
        let ticks = self.ticks.iter().map(|(_, words)| measure::width(words, size::SMALL, Face::Regular));
        let margin = ticks.fold(0.0, f64::max) + 7.0;
        let gaps = BESIDE * real(most - 1);
        let wide = (room - margin - gaps) / real(most);
        let mut scene = Scene::new(room);
        for (n, panel) in self.panels.iter().enumerate() {
            let (row, column) = (n / columns, n % columns);
            let left = margin + (wide + BESIDE) * real(column);
            let top = (HEAD + PLOT + BELOW) * real(row) + HEAD;
            let place = Place { left, right: left + wide, top };
            self.draw_panel(&mut scene, panel, &place);
            if column == 0 {
                self.draw_ticks(&mut scene, &place);
            }
            if n + columns >= self.panels.len() {
                self.draw_days(&mut scene, &place);
            }
        }
        let rows = self.panels.len().div_ceil(columns);
        scene.height = (HEAD + PLOT + BELOW) * real(rows);
        scene
    }

    fn x(&self, place: &Place, day: NaiveDate) -> f64 {
        let (Some((first, _)), Some((last, _))) = (self.days.first(), self.days.last()) else {
            return place.left;
        };
        let span = days(*first, *last).max(1.0);
        let (from, to) = (place.left + INSET, place.right - INSET);
        from + (to - from) * days(*first, day) / span
    }

    fn y(&self, place: &Place, at: f64) -> f64 {
        let [(low, _), (high, _)] = self.ticks;
        let share = if high > low { (at - low) / (high - low) } else { 0.0 };
        place.top + PLOT * (1.0 - share)
    }

    fn draw_panel(&self, scene: &mut Scene, panel: &Panel, place: &Place) {
        let wide = place.right - place.left;
        let name = measure::shortened(&panel.name, size::LABEL, Face::Semibold, wide);
        let words = measure::shortened(&panel.words, size::LABEL, Face::Regular, wide);
        let role = if panel.now().is_some() { Role::Accent } else { Role::Muted };
        scene.label(Label::new(&name, place.left, place.top - HEAD + 11.0).semibold());
        scene.label(Label::new(&words, place.left, place.top - HEAD + 25.0).coloured(role));
        let [(low, _), (high, _)] = self.ticks;
        for at in [low, high] {
            scene.rule(place.left, place.right, self.y(place, at));
        }
        if low < 0.0 && high > 0.0 {
            scene.rule(place.left, place.right, self.y(place, 0.0));
        }
        let mut line =
            |(a, b): ((NaiveDate, f64), (NaiveDate, f64)), width: f64, role: Role, dashed: bool| {
                let (from, to) =
                    ((self.x(place, a.0), self.y(place, a.1)), (self.x(place, b.0), self.y(place, b.1)));
                scene.add(Shape::Line(Line { from, to, width, role, dashed }));
            };
        for pair in self.county.windows(2) {
            line((pair[0], pair[1]), 0.9, Role::Neutral, true);
        }
        let points: Vec<_> = panel.points.iter().filter_map(|(day, at)| Some((*day, (*at)?))).collect();
        for pair in points.windows(2) {
            line((pair[0], pair[1]), 2.0, Role::Soft, false);
        }
        let last = panel.points.last().map(|(day, _)| *day);
        for (day, at) in &points {
            let at = (self.x(place, *day), self.y(place, *at));
            if Some(*day) == last {
                scene.add(Shape::Dot { at, radius: RADIUS, role: Role::Accent });
            } else {
                scene.add(Shape::Ring { at, radius: RADIUS, width: 1.4, role: Role::Neutral });
            }
        }
        if let (None, Some(day)) = (panel.now(), last) {
            let at = (self.x(place, day), place.top + PLOT / 2.0);
            panel.sign.draw(scene, at, Role::Neutral);
        }
    }

    fn draw_ticks(&self, scene: &mut Scene, place: &Place) {
        for (at, words) in &self.ticks {
            let y = self.y(place, *at) + size::SMALL * 0.33;
            let label = Label::new(words, place.left - 6.0, y).sized(size::SMALL).coloured(Role::Muted);
            scene.label(label.anchored(Anchor::End));
        }
    }

    /// The times under the lowest panel of a column: first and last, and those between that have room.
    fn draw_days(&self, scene: &mut Scene, place: &Place) {
        let label = |(day, words): &(NaiveDate, String)| {
            let label = Label::new(words, self.x(place, *day), place.top + PLOT + 15.0);
            let label = label.sized(size::SMALL).coloured(Role::Muted).anchored(Anchor::Middle);
            // Within its own panel: beside it the next one begins.
            label.within(place.left, place.right)
        };
        let Some((last, earlier)) = self.days.split_last() else { return };
        let last = label(last);
        let mut right = f64::NEG_INFINITY;
        for label in earlier.iter().map(label) {
            let area = label.area();
            if area.left > right + 6.0 && area.right + 6.0 < last.area().left {
                right = area.right;
                scene.label(label);
            }
        }
        scene.label(last);
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    i32::try_from((to - from).num_days()).map_or(0.0, f64::from)
}
