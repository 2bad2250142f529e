//! The drawing of points over time: where each stands, and where there is room for its words.

use chrono::NaiveDate;
use malspar_domain::lang::Lang;
use malspar_words::{date, t};

use super::measure::{self, Face};
use super::scene::{Anchor, Area, Label, Line, Scene, Shape};
use super::sign::Sign;
use super::theme::{Role, size};
use super::width::Width;

const TOP: f64 = 14.0;
const PLOT: f64 = 150.0;
const RADIUS: f64 = 6.0;

pub(super) struct Point {
    pub(super) day: NaiveDate,
    /// Its day in words.
    pub(super) time: String,
    /// On the axis.
    pub(super) at: f64,
    pub(super) words: String,
    /// The same where there is little room.
    pub(super) short: String,
    /// The year in which the question became another one, just before this point.
    pub(super) broken: Option<i32>,
}

pub(super) struct Lines {
    /// The measurement dates of all cycles, as they stand under the axis.
    pub(super) days: Vec<(NaiveDate, String)>,
    pub(super) points: Vec<Point>,
    /// The scale: 0, or less where a point is, to its end.
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) ticks: Vec<(f64, String)>,
    pub(super) target: Option<(f64, String)>,
    pub(super) note: String,
    /// The day that is told of and why there is no value then, where there is none: what was before is not now.
    pub(super) gap: Option<Gap>,
}

/// A day without a value.
pub(super) struct Gap {
    pub(super) day: NaiveDate,
    pub(super) words: String,
    pub(super) sign: Sign,
}

impl Lines {
    pub(super) fn draw(&self, lang: Lang, room: Width) -> Scene {
        let width = room.room();
        let mut scene = Scene::new(width);
        let tick_width = |w: &String| measure::width(w, size::SMALL, Face::Regular);
        let left = self.ticks.iter().map(|(_, w)| tick_width(w)).fold(0.0, f64::max) + 8.0;
        let (from, to) =
            if room.is_phone() { (left + 14.0, width - 14.0) } else { (left + 26.0, width - 30.0) };
        let top = self.top();
        let y = |at: f64| top + PLOT * (self.end - at) / (self.end - self.start);
        let first = self.days.first().map(|(day, _)| *day);
        let span =
            self.days.last().zip(first).map_or(1, |((last, _), first)| (*last - first).num_days().max(1));
        let x = |day: NaiveDate| {
            let passed = first.map_or(0, |first| (day - first).num_days());
            from + (to - from) * days(passed) / days(span)
        };

        for (at, words) in &self.ticks {
            scene.rule(left, width, y(*at));
            let label = Label::new(words, left - 8.0, y(*at) + size::SMALL * 0.33);
            scene.label(label.sized(size::SMALL).coloured(Role::Muted).anchored(Anchor::End));
        }
        let mut right = f64::NEG_INFINITY;
        for (day, words) in &self.days {
            // On a phone by year alone.
            let year = date::year(chrono::Datelike::year(day));
            let words = if room.is_phone() && !words.contains('–') { &year } else { words };
            let label =
                Label::new(words, x(*day), top + PLOT + 18.0).sized(size::SMALL).coloured(Role::Muted);
            let label = label.anchored(Anchor::Middle).within(0.0, width);
            if label.area().left > right + 8.0 {
                right = label.area().right;
                scene.label(label);
            }
        }
        if let Some((at, words)) = &self.target {
            let (from, to) = ((left, y(*at)), (width, y(*at)));
            scene.add(Shape::Line(Line { from, to, width: 1.6, role: Role::Target, dashed: false }));
            let marks: Vec<_> = self.points.iter().map(|point| (x(point.day), y(point.at))).collect();
            // Over the line where there is room, else under it; at the end, where it is due, if it can be.
            let over = y(*at) - 5.0;
            let sides = if over - size::LABEL < 0.0 { [y(*at) + 14.0, over] } else { [over, y(*at) + 14.0] };
            let [high, low] = [y(*at) - 10.0, y(*at) + 19.0];
            let label = |x: f64, baseline: f64| {
                let label = Label::new(words, x, baseline).semibold().coloured(Role::Target);
                label.anchored(Anchor::End)
            };
            let step = (width - left) / 12.0;
            let places = (0..12).map(|n| width - step * f64::from(n));
            let mut choices: Vec<_> = sides.into_iter().map(|baseline| label(width, baseline)).collect();
            choices.extend(places.flat_map(|x| [high, low].map(|baseline| label(x, baseline))));
            let inside = |l: &Label| l.area().left > left && l.area().top > 0.0;
            if let Some(label) = choices.into_iter().find(|l| inside(l) && has_room(&scene, &marks, l)) {
                scene.label(label);
            }
        }
        self.draw_points(&mut scene, width, &x, &y);
        if let Some(gap) = &self.gap {
            // Between the lines of the scale: it stands at no value.
            let at = (x(gap.day), top + PLOT * 0.62);
            gap.sign.draw(&mut scene, at, Role::Neutral);
            let words = Label::new(&gap.words, at.0, at.1 + 20.0).coloured(Role::Muted);
            scene.label(words.anchored(Anchor::Middle).within(0.0, width));
        }
        self.draw_breaks(&mut scene, width, &x, lang);
        scene.height = top + PLOT + 24.0;
        scene
    }

    /// Room over the plot: more where the last point stands at the end, where the target has its words.
    fn top(&self) -> f64 {
        let is_full = self.points.last().map(|p| p.day) == self.days.last().map(|(day, _)| *day);
        if is_full { TOP + 20.0 } else { TOP }
    }

    fn draw_points(
        &self,
        scene: &mut Scene,
        width: f64,
        x: &impl Fn(NaiveDate) -> f64,
        y: &impl Fn(f64) -> f64,
    ) {
        for pair in self.points.windows(2) {
            if let [a, b] = pair
                && b.broken.is_none()
            {
                let (from, to) = ((x(a.day), y(a.at)), (x(b.day), y(b.at)));
                scene.add(Shape::Line(Line { from, to, width: 2.4, role: Role::Soft, dashed: false }));
            }
        }
        let Some((last, earlier)) = self.points.split_last() else { return };
        let marks: Vec<_> = self.points.iter().map(|point| (x(point.day), y(point.at))).collect();
        for at in &marks[..earlier.len()] {
            scene.add(Shape::Ring { at: *at, radius: RADIUS, width: 1.6, role: Role::Neutral });
        }
        let at = (x(last.day), y(last.at));
        let (mark, role) = match self.gap {
            None => (Shape::Dot { at, radius: RADIUS, role: Role::Accent }, Role::Accent),
            Some(_) => (Shape::Ring { at, radius: RADIUS, width: 1.6, role: Role::Neutral }, Role::Muted),
        };
        scene.add(mark);

        // The value now has the first choice of room; an earlier one that finds none stands in the table alone.
        let top = if at.1 - 4.0 < self.top() { at.1 + 14.0 } else { at.1 };
        let top = top.min(self.top() + PLOT - 20.0);
        let words = Label::new(&last.words, at.0 + 13.0, top + 4.0).semibold().coloured(role);
        let words = words.within(0.0, width);
        let above = |label: Label| Label { baseline: at.1 - 12.0, ..label };
        let below = |label: Label| Label { baseline: at.1 + 21.0, ..label };
        let short = |label: &Label| {
            let short = Label { text: last.short.clone(), ..label.clone() };
            Label { x: at.0 + 13.0, ..short }.within(0.0, width)
        };
        let choices = [
            words.clone(),
            short(&words),
            above(words.clone()),
            below(words.clone()),
            above(short(&words)),
            below(short(&words)),
        ];
        let inside = |label: &Label| label.area().top > 0.0 && label.area().bottom < self.top() + PLOT + 6.0;
        let mut choices: Vec<_> =
            choices.into_iter().filter(|label| inside(label) && has_room(scene, &marks, label)).collect();
        // Off the target's line where there is another place.
        let on_target = |label: &Label| {
            let area = label.area().grown(2.0);
            self.target.as_ref().is_some_and(|(target, _)| (area.top..area.bottom).contains(&y(*target)))
        };
        choices.sort_by_key(on_target);
        if let Some(label) = choices.into_iter().next() {
            let note = Label::new(&self.note, label.x, label.baseline + 14.0).sized(size::SMALL);
            scene.label(label);
            let note = note.coloured(Role::Muted).within(0.0, width);
            if inside(&note) && has_room(scene, &marks, &note) {
                scene.label(note);
            }
        }
        for (n, point) in earlier.iter().enumerate() {
            let at = (x(point.day), y(point.at));
            // On the side that the line does not take.
            let falls = self.points.get(n + 1).is_some_and(|next| next.at < point.at);
            let high = at.1 - 14.0 < self.top();
            let low = at.1 + 22.0 > self.top() + PLOT;
            let above = (falls && !high) || low;
            let sides = if above { [at.1 - 12.0, at.1 + 21.0] } else { [at.1 + 21.0, at.1 - 12.0] };
            let label = |words: &str, baseline: f64| {
                Label::new(words, at.0 - RADIUS, baseline).coloured(Role::Muted).within(0.0, width)
            };
            let choices = [
                (&point.words, sides[0]),
                (&point.short, sides[0]),
                (&point.words, sides[1]),
                (&point.short, sides[1]),
            ];
            let choices = choices.into_iter().map(|(words, baseline)| label(words, baseline));
            if let Some(label) = { choices }.find(|label| inside(label) && has_room(scene, &marks, label)) {
                scene.label(label);
            }
        }
    }

    /// A short upright stroke where the question became another one, with the year of the new one.
    fn draw_breaks(&self, scene: &mut Scene, width: f64, x: &impl Fn(NaiveDate) -> f64, lang: Lang) {
        for pair in self.points.windows(2) {
            let [a, b] = pair else { continue };
            let Some(year) = b.broken else { continue };
            let middle = f64::midpoint(x(a.day), x(b.day));
            let (from, to) = ((middle, self.top()), (middle, self.top() + PLOT));
            scene.add(Shape::Line(Line { from, to, width: 1.2, role: Role::Neutral, dashed: true }));
            let words = t!(lang, "chart-new-question", year = date::year(year));
            let label = |baseline: f64| {
                let label = Label::new(&words, middle, baseline).sized(size::SMALL).coloured(Role::Muted);
                label.anchored(Anchor::Middle).within(0.0, width)
            };
            let places = [
                self.top() + PLOT - 8.0,
                self.top() + PLOT - 40.0,
                self.top() + PLOT * 0.5,
                self.top() + 40.0,
                self.top() + 14.0,
            ];
            if let Some(label) = places.into_iter().map(label).find(|label| has_room(scene, &[], label)) {
                scene.label(label);
            }
        }
    }
}

/// Does the label run over none of the marks, and of the labels that stand already?
fn has_room(scene: &Scene, marks: &[(f64, f64)], label: &Label) -> bool {
    let own = label.area();
    let near = |(x, y): &(f64, f64)| {
        // A hair's breadth beside a mark, a label would be one with it.
        let wide = RADIUS + 3.0;
        let around = Area { left: x - wide, top: y - RADIUS, right: x + wide, bottom: y + RADIUS };
        own.overlaps(&around)
    };
    let drawn = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Dot { at, .. } | Shape::Ring { at, .. } => Some(at),
        _ => None,
    });
    let crosses = |line: &Line| {
        let (low, high) = (line.from.1.min(line.to.1), line.from.1.max(line.to.1));
        line.role == Role::Soft && own.left < line.to.0 && own.right > line.from.0 && {
            // The height of the line where the label begins and where it ends.
            let at = |x: f64| {
                let part = ((x - line.from.0) / (line.to.0 - line.from.0)).clamp(0.0, 1.0);
                line.from.1 + (line.to.1 - line.from.1) * part
            };
            let (a, b) = (at(own.left), at(own.right));
            low < own.bottom && high > own.top && a.min(b) < own.bottom && a.max(b) > own.top
        }
    };
    let lines = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Line(line) => Some(line),
        _ => None,
    });
    !marks.iter().chain(drawn).any(near)
        && !scene.labels().any(|other| own.overlaps(&other.area()))
        && !{ lines }.any(crosses)
}

fn days(number: i64) -> f64 {
    i32::try_from(number).map_or(0.0, f64::from)
}
