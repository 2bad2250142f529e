//! A yes/no question, municipality by municipality: the answer before and the answer now, sign and word.

use malspar_domain::{
    cycle::FollowUpCycle, indicator::Indicator, lang::Lang, progress::Progress, value::YesNo,
};
use malspar_words::{cycle, t};

use super::measure::{self, Face};
use super::reading::{self, Reading, Row, What};
use super::scene::{Label, Line, Scene, Shape, real};
use super::sign::{RADIUS, Sign};
use super::theme::{Role, size};
use super::width::Width;
use crate::sentences::capitalised;

const ROW: f64 = 20.0;
/// A row with the name over the answers.
const STACKED: f64 = 37.0;
const HEAD: f64 = 20.0;
/// The most that a name takes.
const NAME: f64 = 150.0;
/// Between columns.
const GUTTER: f64 = 34.0;

/// Names beside the answers, or over them where there is little room.
pub(super) fn draw(
    rows: &[Row<'_>],
    indicator: &Indicator,
    progress: &Progress,
    lang: Lang,
    width: Width,
) -> Scene {
    let has_before = rows.iter().any(|row| row.previous.is_some());
    let sheet = Sheet {
        rows,
        indicator,
        previous: progress.previous.as_ref().filter(|_| has_before),
        now: &progress.cycle,
        lang,
        width: width.room(),
    };
    if width.is_phone() && has_before { sheet.stacked() } else { sheet.beside_names() }
}

struct Sheet<'a> {
    rows: &'a [Row<'a>],
    indicator: &'a Indicator,
    previous: Option<&'a FollowUpCycle>,
    now: &'a FollowUpCycle,
    lang: Lang,
    width: f64,
}

/// Where the two columns of answers begin.
struct Columns {
    before: f64,
    now: f64,
}

impl Sheet<'_> {
    fn beside_names(&self) -> Scene {
        let names = self.rows.iter().map(|r| label_width(&r.municipality.name));
        let first = names.fold(60.0, f64::max).min(NAME.min(self.width * 0.5)) + GUTTER;
        let before = self.rows.iter().filter_map(|r| r.previous.as_ref());
        let before = before.map(|r| label_width(&self.words(r))).fold(70.0, f64::max);
        let now = self.rows.iter().map(|r| semibold_width(&self.words(&r.now))).fold(110.0, f64::max);
        // As far to the right as the words allow, so that no third stays empty, but not out of sight of the names.
        let columns = Columns {
            before: first,
            now: match self.previous {
                Some(_) => (first + Sign::Yes.width() + before + GUTTER)
                    .max((self.width - Sign::Yes.width() - now).min(self.width * 0.64)),
                None => first,
            },
        };
        let mut scene = Scene::new(self.width);
        self.heads(&mut scene, &columns);
        for (n, row) in self.rows.iter().enumerate() {
            let y = HEAD + ROW * (real(n) + 0.5);
            if n > 0 {
                scene.rule(0.0, self.width, y - ROW / 2.0);
            }
            scene.label(name(row, y, first - GUTTER, Face::Regular));
            self.answers(&mut scene, row, &columns, y);
        }
        scene.height = HEAD + ROW * real(self.rows.len()) + 1.0;
        scene
    }

    /// The name over the answers.
    fn stacked(&self) -> Scene {
        let columns = Columns { before: 0.0, now: self.width / 2.0 };
        let mut scene = Scene::new(self.width);
        self.heads(&mut scene, &columns);
        for (n, row) in self.rows.iter().enumerate() {
            let top = HEAD + STACKED * real(n);
            if n > 0 {
                scene.rule(0.0, self.width, top);
            }
            scene.label(name(row, top + 10.5, self.width, Face::Semibold));
            self.answers(&mut scene, row, &columns, top + 26.5);
        }
        scene.height = HEAD + STACKED * real(self.rows.len()) + 1.0;
        scene
    }

    fn heads(&self, scene: &mut Scene, columns: &Columns) {
        let heads =
            self.previous.map(|cycle| (columns.before, cycle)).into_iter().chain([(columns.now, self.now)]);
        for (x, cycle) in heads {
            let head = Label::new(&cycle::time(self.lang, cycle), x, HEAD - 8.0).sized(size::SMALL);
            let now = cycle.key == self.now.key;
            scene.label(if now { head.semibold() } else { head.coloured(Role::Muted) });
        }
        let (from, to) = ((0.0, HEAD - 1.0), (self.width, HEAD - 1.0));
        scene.add(Shape::Line(Line { from, to, width: 0.9, role: Role::Ink, dashed: false }));
    }

    /// The answer before and the answer now, and the way between them where they differ.
    fn answers(&self, scene: &mut Scene, row: &Row<'_>, columns: &Columns, y: f64) {
        let changed = row.previous.as_ref().is_some_and(|before| is_change(&before.what, &row.now.what));
        if let Some(before) = &row.previous {
            let words = self.fitting(before, columns.now - columns.before - 12.0, label_width);
            let words = answer(scene, before, &words, (columns.before, y), (Role::Neutral, Role::Muted));
            let (from, to) = (words.area().right + 10.0, columns.now - 8.0);
            if changed && to - from > 6.0 {
                scene.add(Shape::Bar { from, to, y, thickness: 2.4, role: Role::Soft });
            }
            scene.label(words);
        }
        let words = self.fitting(&row.now, self.width - columns.now, semibold_width);
        let role = if gap(&row.now.what) { Role::Muted } else { Role::Ink };
        let words = answer(scene, &row.now, &words, (columns.now, y), (Role::Accent, role));
        scene.label(if changed { words.semibold() } else { words });
    }

    fn words(&self, reading: &Reading) -> String {
        capitalised(&reading.words(self.indicator, self.lang))
    }

    /// The words; where they have no room, a month in short, and then none: "Planerat aug 2027", "Planerat".
    fn fitting(&self, reading: &Reading, room: f64, width: fn(&str) -> f64) -> String {
        let mut choices = vec![self.words(reading)];
        if let What::YesNo(YesNo::Planned(month)) = reading.what {
            let planned = t!(self.lang, "grid-planned");
            choices.push(format!("{planned} {}", reading::short_month(self.lang, month)));
            choices.push(planned);
        }
        let room = room - Sign::from(&reading.what).width();
        let best = choices.iter().position(|words| width(words) <= room).unwrap_or(choices.len() - 1);
        choices.swap_remove(best)
    }
}

fn name(row: &Row<'_>, y: f64, room: f64, face: Face) -> Label {
    let name = measure::shortened(&row.municipality.name, size::LABEL, face, room);
    let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
    Label { face, ..Label::beside(&name, 0.0, y).coloured(role) }
}

fn label_width(words: &str) -> f64 {
    measure::width(words, size::LABEL, Face::Regular)
}

fn semibold_width(words: &str) -> f64 {
    measure::width(words, size::LABEL, Face::Semibold)
}

/// Draws the sign of an answer; gives the words beside it.
fn answer(
    scene: &mut Scene,
    reading: &Reading,
    words: &str,
    (x, y): (f64, f64),
    (colour, role): (Role, Role),
) -> Label {
    let sign = Sign::from(&reading.what);
    sign.draw(scene, (x + RADIUS, y), colour);
    Label::beside(words, x + sign.width(), y).coloured(role)
}

const fn gap(what: &What) -> bool {
    matches!(
        what,
        What::NotReported | What::NotAnswered | What::NotAvailable | What::NotApplicable | What::Suppressed
    )
}

/// Two answers that differ; a missing one tells nothing, and a month that moved is the same answer.
fn is_change(before: &What, now: &What) -> bool {
    !gap(before) && !gap(now) && Sign::from(before) != Sign::from(now)
}
