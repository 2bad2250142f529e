//! A yes/no question, municipality by municipality: the answer before and the answer now, sign and word.

use malspar_domain::{cycle::FollowUpCycle, indicator::Indicator, lang::Lang, progress::Progress};
use malspar_words::cycle;

use super::COLUMN;
use super::measure::{self, Face};
use super::reading::{Reading, Row, What};
use super::scene::{Label, Line, Scene, Shape, real};
use super::sign::{RADIUS, Sign};
use super::theme::{Role, size};
use crate::sentences::capitalised;

const ROW: f64 = 20.0;
const HEAD: f64 = 20.0;
/// The most that a name takes.
const NAME: f64 = 150.0;
/// Between columns.
const GUTTER: f64 = 34.0;

pub(super) fn draw(rows: &[Row<'_>], indicator: &Indicator, progress: &Progress, lang: Lang) -> Scene {
    let width = f64::from(COLUMN);
    let mut scene = Scene::new(width);
    let names = rows.iter().map(|r| measure::width(&r.municipality.name, size::LABEL, Face::Regular));
    let first = names.fold(60.0, f64::max).min(NAME) + GUTTER;
    let said = |reading: &Reading| words(reading, indicator, lang);
    let before = rows.iter().filter_map(|r| r.previous.as_ref());
    let before = before.map(|r| measure::width(&said(r), size::LABEL, Face::Regular)).fold(70.0, f64::max);
    // The columns share the room, so that the way between them is short to the eye and no third stays empty.
    let previous = progress.previous.as_ref().filter(|_| rows.iter().any(|row| row.previous.is_some()));
    let second = if previous.is_some() {
        (first + Sign::Yes.width() + before + GUTTER).max(width * 0.56)
    } else {
        first
    };

    let heads = previous.iter().map(|cycle| (first, *cycle)).chain([(second, &progress.cycle)]);
    for (x, cycle) in heads {
        let head = Label::new(&dated(cycle, lang), x, HEAD - 8.0).sized(size::SMALL);
        let now = cycle.key == progress.cycle.key;
        scene.label(if now { head.semibold() } else { head.coloured(Role::Muted) });
    }
    let (from, to) = ((0.0, HEAD - 1.0), (width, HEAD - 1.0));
    scene.add(Shape::Line(Line { from, to, width: 0.9, role: Role::Ink, dashed: false }));

    for (n, row) in rows.iter().enumerate() {
        let y = HEAD + ROW * (real(n) + 0.5);
        if n > 0 {
            scene.rule(0.0, width, y - ROW / 2.0);
        }
        let name = measure::shortened(&row.municipality.name, size::LABEL, Face::Regular, NAME);
        let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
        scene.label(Label::beside(&name, 0.0, y).coloured(role));
        let changed = row.previous.as_ref().is_some_and(|before| is_change(&before.what, &row.now.what));
        if let Some(before) = &row.previous {
            let words = answer(&mut scene, before, &said(before), (first, y), (Role::Neutral, Role::Muted));
            if changed {
                let end = words.area().right;
                scene.label(words);
                let (from, to) = (end + 10.0, second - 8.0);
                scene.add(Shape::Bar { from, to, y, thickness: 2.4, role: Role::Soft });
            } else {
                scene.label(words);
            }
        }
        let role = if gap(&row.now.what) { Role::Muted } else { Role::Ink };
        let words = answer(&mut scene, &row.now, &said(&row.now), (second, y), (Role::Accent, role));
        scene.label(if changed { words.semibold() } else { words });
    }
    scene.height = HEAD + ROW * real(rows.len()) + 1.0;
    scene
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

fn words(reading: &Reading, indicator: &Indicator, lang: Lang) -> String {
    capitalised(&reading.words(indicator, lang))
}

fn dated(of: &FollowUpCycle, lang: Lang) -> String {
    cycle::time(lang, of)
}

const fn gap(what: &What) -> bool {
    matches!(what, What::NotReported | What::NotAvailable | What::NotApplicable | What::Suppressed)
}

/// Two answers that differ; a missing one tells nothing, and a month that moved is the same answer.
fn is_change(before: &What, now: &What) -> bool {
    !gap(before) && !gap(now) && Sign::from(before) != Sign::from(now)
}
