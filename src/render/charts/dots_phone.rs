//! The dots on a phone: the name and the value in words stand over the marks, which have the whole width.

use malspar_words::t;

use super::axis::Plot;
use super::dots::{AROUND, Dots, GAP, RADIUS, draw_marks};
use super::heads::FOOT;
use super::measure::{self, Face};
use super::reading::{Row, What};
use super::scene::{Anchor, Area, Label, Scene, real};
use super::sign::Sign;
use super::theme::{Role, size};

/// Words and marks.
const ROW: f64 = 36.0;
/// From the top of a row to the baseline of its words.
const WORDS: f64 = 13.0;
/// From the top of a row to its marks.
const MARKS: f64 = 25.0;
/// Half the height of the lines behind the marks of a row.
const BAND: f64 = 8.0;

impl Dots<'_> {
    pub(super) fn draw_stacked(&self, width: f64) -> Scene {
        let margin = AROUND + 1.0;
        let mut plot = Plot {
            left: margin,
            right: width - margin,
            names: 0.0,
            top: 0.0,
            bottom: 0.0,
            edge: width,
            start: self.axis.start,
            end: self.axis.end,
        };
        let mut scene = Scene::new(width);
        let heads = self.uprights.heads(&plot, self.lang);
        plot.top = heads.height() + FOOT;
        let rows = self.rows.len() + usize::from(self.is_spread);
        plot.bottom = plot.top + ROW * real(rows);
        // Lines stand behind the marks and leave the words alone.
        let mark = |n: usize| plot.top + ROW * real(n) + MARKS;
        let bands: Vec<_> = (0..rows).map(|n| (mark(n) - BAND, mark(n) + BAND)).collect();
        self.axis.draw(&mut scene, &plot, &bands);
        self.uprights.draw(&mut scene, &plot, &heads, &bands);

        let mut dated = false;
        for (n, row) in self.rows.iter().enumerate() {
            let words = plot.top + ROW * real(n) + WORDS;
            self.draw_words(&mut scene, &plot, row, words);
            let (before, now) = draw_marks(&mut scene, &plot, row, mark(n));
            match (before, now) {
                (None, None) => {
                    let sign = Sign::from(&row.now.what);
                    sign.draw(&mut scene, (plot.left + GAP + RADIUS, mark(n)), Role::Neutral);
                }
                (Some(before), Some(now)) if !dated && self.may_be_dated(row) => {
                    let years = self.years_at(&plot, before, now, mark(n));
                    dated = years.is_some();
                    years.into_iter().flatten().for_each(|label| scene.label(label));
                }
                _ => {}
            }
        }
        if self.is_spread {
            let top = plot.bottom - ROW;
            scene.label(Label::new(&t!(self.lang, "chart-all-values"), 0.0, top + WORDS).semibold());
            self.draw_range(&mut scene, &plot, top + MARKS);
        }
        scene.height = plot.bottom + 20.0;
        scene
    }

    /// The name to the left, the value or why there is none to the right.
    fn draw_words(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, baseline: f64) {
        const BETWEEN: f64 = 10.0;
        let has_ring =
            row.now.position().is_none() && row.previous.as_ref().is_some_and(|r| r.position().is_some());
        let name = measure::width(&row.municipality.name, size::LABEL, Face::Semibold);
        let fits =
            |words: &String| measure::width(words, size::LABEL, Face::Regular) + name + BETWEEN <= plot.edge;
        // The last value gives way first: its ring is drawn, and it stands in the table.
        let said = Some(self.why(row, has_ring && row.now.position().is_none())).filter(fits);
        let said = said.unwrap_or_else(|| row.now.words(self.indicator, self.lang));
        let gap = row.now.position().is_none();
        let room = plot.edge - measure::width(&said, size::LABEL, Face::Regular) - BETWEEN;
        let name = measure::shortened(&row.municipality.name, size::LABEL, Face::Semibold, room);
        let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
        scene.label(Label::new(&name, 0.0, baseline).semibold().coloured(role));
        let role = if gap || row.now.what == What::NotApplicable { Role::Muted } else { Role::Ink };
        scene.label(Label::new(&said, plot.edge, baseline).anchored(Anchor::End).coloured(role));
    }

    /// The years beside the ring and the dot, where both have room.
    fn years_at(&self, plot: &Plot, before: f64, now: f64, y: f64) -> Option<[Label; 2]> {
        let label = |words: &str, at: f64, to_the_left: bool, role: Role| {
            let side = if to_the_left { -1.0 } else { 1.0 };
            let label = Label::beside(words, at + side * (RADIUS + GAP), y).sized(size::SMALL).coloured(role);
            label.anchored(if to_the_left { Anchor::End } else { Anchor::Start })
        };
        let years = [
            label(self.years.0.as_ref()?, before, before < now, Role::Muted),
            label(&self.years.1, now, now <= before, Role::Ink),
        ];
        let free = |area: &Area| {
            let mut lines = self.uprights.places(plot);
            plot.holds(area) && !lines.any(|line| line > area.left - 3.0 && line < area.right + 3.0)
        };
        years.iter().all(|label| free(&label.area())).then_some(years)
    }
}
