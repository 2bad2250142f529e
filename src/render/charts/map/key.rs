//! The key of a map: each shade with its words, how many, and who.

use malspar_domain::lang::Lang;
use malspar_words::t;

use super::super::measure;
use super::super::reading::{Reading, Row};
use super::super::scene::{Area, Label, Scene, Shape};
use super::super::subject::Subject;
use super::super::theme::{Role, size};
use super::classes::{Class, Fill};
use super::land::Point;

/// The side of a swatch.
const SWATCH: f64 = 13.0;
/// From the swatch's left edge to the words.
const INDENT: f64 = 22.0;
const LEADING: f64 = 15.0;
/// Between classes.
const GAP: f64 = 10.0;

pub(super) struct Key<'a> {
    entries: Vec<Entry<'a>>,
    pub(super) height: f64,
}

struct Entry<'a> {
    class: &'a Class,
    head: Vec<String>,
    count: String,
    names: Vec<String>,
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        super::block(self.head.len() + 1 + self.names.len(), LEADING)
    }
}

impl<'a> Key<'a> {
    /// The least room that a key needs.
    pub(super) const LEAST: f64 = 190.0;
    /// The most that it takes: names are read down, not across.
    const MOST: f64 = 260.0;

    /// A key `room` px wide; `letters` stand on the map for names that have no room there.
    pub(super) fn new(
        subject: &Subject<'_>,
        rows: &'a [Row<'a>],
        classes: &'a [Class],
        letters: &[(usize, String)],
        room: f64,
        is_named: bool,
    ) -> Self {
        let lang = subject.lang;
        let room = room.min(Self::MOST) - INDENT;
        let small = |label: Label| label.sized(size::SMALL);
        let entry = |class: &'a Class| {
            let name = |n: &usize| entry_of(*n, rows, class, letters, subject);
            let names: Vec<_> = class.members.iter().map(name).collect();
            let names = if is_named { names.join(", ") } else { String::new() };
            let like = small(Label::new("", 0.0, 0.0));
            let head = Label::new("", 0.0, 0.0).semibold();
            Entry {
                class,
                head: measure::wrap(&class.words, head.size, head.face, room, lang),
                count: t!(lang, "municipalities", n = class.members.len()),
                names: wrapped(&names, &like, room, lang),
            }
        };
        let entries: Vec<_> = classes.iter().map(entry).collect();
        let tall: f64 = entries.iter().map(|entry| entry.height() + GAP).sum();
        Self { entries, height: (tall - GAP).max(0.0) }
    }

    pub(super) fn draw(&self, scene: &mut Scene, (x, top): Point) {
        let mut y = top;
        for entry in &self.entries {
            swatch(scene, (x, y + 1.0), entry.class.fill);
            let mut baseline = y + 11.0;
            for line in &entry.head {
                scene.label(Label::new(line, x + INDENT, baseline).semibold());
                baseline += LEADING;
            }
            scene.label(Label::new(&entry.count, x + INDENT, baseline).sized(size::SMALL));
            for line in &entry.names {
                baseline += LEADING;
                let label = Label::new(line, x + INDENT, baseline).sized(size::SMALL);
                scene.label(label.coloured(Role::Muted));
            }
            y += entry.height() + GAP;
        }
    }
}

/// "Nora", "a Hammarö", "Laxå 3 av 5".
fn entry_of(
    n: usize,
    rows: &[Row<'_>],
    class: &Class,
    letters: &[(usize, String)],
    subject: &Subject<'_>,
) -> String {
    let row = &rows[n];
    let mut words = row.municipality.name.clone();
    if let Some((_, letter)) = letters.iter().find(|(row, _)| *row == n) {
        words = format!("{letter}\u{a0}{words}");
    }
    // What the class does not say: where in a range, and that something may be missing.
    if let Fill::Shade(_) = class.fill
        && row.now.position().is_some()
    {
        let reading = Reading { estimated: false, ..row.now.clone() };
        let value = reading.words(subject.indicator, subject.lang);
        if value != class.words {
            words = format!("{words} {value}");
        }
    }
    measure::unbroken(&words)
}

fn wrapped(text: &str, like: &Label, room: f64, lang: Lang) -> Vec<String> {
    measure::wrap(text, like.size, like.face, room, lang)
}

/// A piece of land in little.
fn swatch(scene: &mut Scene, (x, y): Point, fill: Fill) {
    let area = Area { left: x, top: y, right: x + SWATCH, bottom: y + SWATCH };
    let outline = vec![
        (area.left, area.top),
        (area.right, area.top),
        (area.right, area.bottom),
        (area.left, area.bottom),
    ];
    let border = super::is_light(fill).then_some((0.8, Role::Neutral));
    let outlines = vec![outline];
    super::hatch(scene, &outlines, fill, &[]);
    let fill = matches!(fill, Fill::Shade(_)).then_some(super::paper(fill));
    scene.add(Shape::Region { outlines, fill, border });
}
