//! County map: the land of each municipality in the shade of its answer, by name. Beside it stand the shades with their
//! words and names, so that nobody has to tell one shade from another.

mod classes;
mod key;
mod labels;
mod land;

use std::collections::BTreeMap;

use malspar_domain::{code::OrganisationCode, lang::Lang, value::ValueKind};
use malspar_words::{cycle, list, number, t};

use super::reading::{self, Row};
use super::scene::{Line, Scene, Shape, real};
use super::subject::Subject;
use super::theme::Role;
use super::{COLUMN, Chart, Table, TableRow, Width, captions};
use crate::sentences::capitalised;
use classes::{Class, Fill};
use key::Key;
use labels::{Land, Named, Placed};
#[cfg(test)]
pub(super) use land::crosses;

/// More than this are drawn without names: the table has them.
const NAMED: usize = 50;
/// Between the lines of a hatch.
const HATCH: f64 = 5.0;
/// The same for a question that was left open.
const OPEN_HATCH: f64 = 10.0;
/// Between the map and its key.
const GUTTER: f64 = 30.0;

/// The county as a map, from boundaries that are GeoJSON geometries in WGS 84. Nothing where a municipality has no one
/// value: one figure for the county, several rows, answers in words; nor where there are no boundaries or no
/// values.
pub fn county_map(subject: &Subject<'_>, boundaries: &BTreeMap<OrganisationCode, String>) -> Option<Chart> {
    let Subject { strategy, indicator, cells, progress, lang, .. } = *subject;
    if indicator.is_regional() || matches!(indicator.kind, ValueKind::Words { .. }) {
        return None;
    }
    let rows = reading::rows(strategy, indicator, cells, progress);
    let classes = classes::classes(&rows, indicator, lang).filter(|found| classes::any_value(found))?;
    let map = Map::new(subject, &rows, &classes, boundaries)?;
    let finding = captions::title(indicator, &cells.now, lang);
    Some(Chart {
        summary: format!("{finding}. {}", spoken(&classes, &rows, lang)),
        title: finding,
        subtitle: captions::subtitle_of_each(indicator, &progress.cycle, lang),
        footer: captions::sentences([
            captions::footer(strategy, indicator, &cells.now.coverage, lang, false),
            t!(lang, "chart-map-boundaries"),
            t!(lang, "count-map-lead"),
            t!(lang, "count-map-body"),
            captions::invented(lang, subject.example),
        ]),
        table: table(subject, &rows),
        lang,
        scene: map.side_by_side(),
        phone: Some(map.upright()),
        width: COLUMN,
    })
}

/// "Ja: Nora och Örebro. Nej: Laxå.", or how many where they are too many to be named.
fn spoken(classes: &[Class], rows: &[Row<'_>], lang: Lang) -> String {
    let said = |class: &Class| {
        let names: Vec<_> = class.members.iter().map(|n| rows[*n].municipality.name.as_str()).collect();
        let names = if rows.len() > NAMED {
            t!(lang, "municipalities", n = names.len())
        } else {
            list::and(lang, &names)
        };
        format!("{}: {names}.", class.words)
    };
    classes.iter().map(said).collect::<Vec<_>>().join(" ")
}

fn table(subject: &Subject<'_>, rows: &[Row<'_>]) -> Table {
    let Subject { indicator, cells, progress, lang, .. } = *subject;
    let header = vec![
        t!(lang, "chart-municipality"),
        cycle::time(lang, &progress.cycle),
        capitalised(&t!(lang, "unit-residents")),
    ];
    let line = |row: &Row<'_>| TableRow {
        cells: vec![
            row.municipality.name.clone(),
            capitalised(&row.now.words(indicator, lang)),
            number::integer(lang, row.municipality.residents),
        ],
        total: false,
        muted: row.now.is_missing(),
    };
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    if let Some(now) = captions::figure(&cells.now.figure, lang) {
        let residents = number::integer(lang, progress.residents());
        let cells = vec![t!(lang, "chart-county"), capitalised(&now), residents];
        lines.push(TableRow { cells, total: true, muted: false });
    }
    Table { notes: captions::notes(indicator, cells, lang), ..Table::new(header, lines) }
}

struct Map<'a> {
    subject: &'a Subject<'a>,
    rows: &'a [Row<'a>],
    classes: &'a [Class],
    /// The boundaries of each row, where they are known.
    degrees: Vec<Option<Vec<land::Outline>>>,
    extent: super::scene::Area,
    is_named: bool,
}

impl<'a> Map<'a> {
    /// Nothing where no boundary is known.
    fn new(
        subject: &'a Subject<'a>,
        rows: &'a [Row<'a>],
        classes: &'a [Class],
        boundaries: &BTreeMap<OrganisationCode, String>,
    ) -> Option<Self> {
        let boundary = |row: &Row<'_>| land::outlines(boundaries.get(&row.municipality.code)?);
        let degrees: Vec<_> = rows.iter().map(boundary).collect();
        let extent = land::extent(degrees.iter().flatten().flatten());
        let is_land = extent.left < extent.right && extent.top < extent.bottom;
        let is_named = rows.len() <= NAMED;
        is_land.then_some(Self { subject, rows, classes, degrees, extent, is_named })
    }

    /// The map to the left, as high as it needs to be read, its key to the right.
    fn side_by_side(&self) -> Scene {
        let width = Width::Column.room();
        let tallest = match self.rows.len() {
            0..=3 => 320.0,
            4..=NAMED => 520.0,
            _ => 720.0,
        };
        let widest = (width * 0.64).min(width - Key::LEAST - GUTTER);
        let (mut lands, mut placed) = self.placed(widest, tallest, 0.0);
        if placed.iter().any(|label| label.inside.is_none()) {
            // Some names stand outside, beside the county.
            let names = placed.iter().filter(|label| label.inside.is_none()).map(|label| label.width);
            let margin = names.fold(0.0, f64::max) + 22.0;
            (lands, placed) = self.placed(widest - 2.0 * margin, tallest, margin);
            labels::place_outside(&mut placed, &lands, (0.0, widest));
            let left = placed.iter().filter_map(Placed::left).fold(f64::INFINITY, f64::min);
            let left = lands.iter().map(Land::left).fold(left, f64::min);
            shift(&mut lands, &mut placed, -left);
        }
        let right = placed.iter().filter_map(Placed::right).fold(0.0, f64::max);
        let right = lands.iter().map(Land::right).fold(right, f64::max);
        let mut scene = Scene::new(width);
        scene.height = lands.iter().map(Land::bottom).fold(0.0, f64::max) + 2.0;
        self.paint(&mut scene, &lands, &placed);
        let key = self.key(&placed, width - right - GUTTER);
        let down = ((scene.height - key.height) / 2.0).max(0.0);
        key.draw(&mut scene, (right + GUTTER, down));
        scene.height = scene.height.max(down + key.height);
        scene
    }

    /// The map in the middle of a narrow column, its key below.
    fn upright(&self) -> Scene {
        let width = Width::Phone.room();
        let tallest = if self.rows.len() > 3 { 430.0 } else { 260.0 };
        let (mut lands, mut placed) = self.placed(width, tallest, 0.0);
        if placed.iter().any(|label| label.inside.is_none()) {
            let names = placed.iter().filter(|label| label.inside.is_none()).map(|label| label.width);
            let margin = (names.fold(0.0, f64::max) + 22.0).min(80.0);
            (lands, placed) = self.placed(width - 2.0 * margin, tallest, margin);
        }
        let (left, right) = lands
            .iter()
            .fold((width, 0.0_f64), |(left, right), land| (left.min(land.left()), right.max(land.right())));
        let middle = (width - right - left) / 2.0;
        shift(&mut lands, &mut placed, middle);
        labels::place_outside(&mut placed, &lands, (0.0, width));
        let mut scene = Scene::new(width);
        scene.height = lands.iter().map(Land::bottom).fold(0.0, f64::max) + 22.0;
        self.paint(&mut scene, &lands, &placed);
        let key = self.key(&placed, width);
        let below = scene.height;
        key.draw(&mut scene, (0.0, below));
        scene.height += key.height;
        scene
    }

    /// The land in a box of this size, `margin` from the left, and the names that have room on their own land.
    fn placed(&self, width: f64, height: f64, margin: f64) -> (Vec<Land>, Vec<Placed>) {
        let projection = land::Projection::fitting(self.extent, width - 2.0, height - 2.0);
        let drawn = |outlines: &Option<Vec<land::Outline>>| {
            let outlines = outlines
                .as_ref()
                .map_or_else(Vec::new, |outlines| projection.outlines(outlines, (margin + 1.0, 1.0)));
            Land { outlines }
        };
        let lands: Vec<_> = self.degrees.iter().map(drawn).collect();
        let named = self.rows.iter().zip(&lands).enumerate().filter(|_| self.is_named);
        let placed = named.filter_map(|(n, (row, land))| {
            let class = self.classes.iter().find(|class| class.members.contains(&n))?;
            let (Fill::Shade(_), true) = (class.fill, has_number(row)) else {
                return Placed::inside(n, &self.named(row, class, None), land);
            };
            // An estimate is told in the table; here is room for the value.
            let reading = reading::Reading { estimated: false, ..row.now.clone() };
            let value = reading.words(self.subject.indicator, self.subject.lang);
            Placed::inside(n, &self.named(row, class, Some(value)), land)
        });
        let placed = placed.collect();
        (lands, placed)
    }

    fn named(&self, row: &Row<'_>, class: &Class, value: Option<String>) -> Named {
        let role = match class.fill {
            Fill::Shade(shade) => shade.text(),
            _ => Role::Muted,
        };
        Named { name: row.municipality.name.clone(), value, role, lang: self.subject.lang }
    }

    fn key<'k>(&'k self, placed: &[Placed], room: f64) -> Key<'k> {
        let letters = placed.iter().filter_map(|label| Some((label.row, label.letter.clone()?)));
        let letters: Vec<_> = letters.collect();
        Key::new(self.subject, self.rows, self.classes, &letters, room, self.is_named)
    }

    /// Land first, then its borders, then what stands on it; the smaller land over the larger that it may lie in.
    fn paint(&self, scene: &mut Scene, lands: &[Land], placed: &[Placed]) {
        let fill_of = |n: usize| self.classes.iter().find(|class| class.members.contains(&n)).map(|c| c.fill);
        let mut order: Vec<_> = (0..lands.len()).collect();
        order.sort_by(|a, b| lands[*b].size().total_cmp(&lands[*a].size()));
        let drawn = || order.iter().filter_map(|n| Some((&lands[*n].outlines, fill_of(*n)?)));
        let region = |outlines: &[land::Outline], fill: Option<Role>, border: Option<(f64, Role)>| {
            Shape::Region { outlines: outlines.to_vec(), fill, border }
        };
        for (outlines, fill) in drawn() {
            scene.add(region(outlines, Some(paper(fill)), None));
        }
        let fine = if self.is_named { 1.2 } else { 0.5 };
        for (outlines, fill) in drawn() {
            // Between dark neighbours a line of paper, around light ones a line of grey.
            let role = if is_light(fill) { Role::Neutral } else { Role::Paper };
            let width = if is_light(fill) { fine * 0.6 } else { fine };
            scene.add(region(outlines, None, Some((width, role))));
        }
        for (outlines, fill) in drawn().filter(|(_, fill)| is_light(*fill)) {
            if self.is_named {
                scene.add(region(outlines, None, Some((fine * 0.6, Role::Neutral))));
            }
            hatch(scene, outlines, fill, placed);
        }
        for label in placed {
            label.draw(scene);
        }
    }
}

fn shift(lands: &mut [Land], placed: &mut [Placed], by: f64) {
    for land in lands {
        land.shift(by);
    }
    for label in placed {
        label.shift(by);
    }
}

fn has_number(row: &Row<'_>) -> bool {
    row.now.position().is_some()
}

/// Land as bright as paper, which needs a border to be seen.
const fn is_light(fill: Fill) -> bool {
    !matches!(fill, Fill::Shade(shade) if !matches!(shade, super::theme::Shade::Wash))
}

const fn paper(fill: Fill) -> Role {
    match fill {
        Fill::Shade(shade) => Role::Shade(shade),
        _ => Role::Paper,
    }
}

/// The lines of a land without a value, opened where its name stands.
fn hatch(scene: &mut Scene, outlines: &[land::Outline], fill: Fill, placed: &[Placed]) {
    let directions: &[bool] = match fill {
        Fill::NotReported | Fill::NotAnswered | Fill::NotApplicable => &[true],
        Fill::NotAvailable => &[false],
        Fill::Suppressed => &[true, false],
        Fill::Shade(_) => &[],
    };
    let areas: Vec<_> = placed.iter().flat_map(Placed::areas).map(|area| area.grown(2.5)).collect();
    let step = if fill == Fill::NotAnswered { OPEN_HATCH } else { HATCH };
    for rising in directions {
        for (from, to) in land::hatch(outlines, step, *rising) {
            let along = |at: f64| (from.0 + (to.0 - from.0) * at, from.1 + (to.1 - from.1) * at);
            let mut gaps: Vec<_> = areas.iter().filter_map(|area| area.stretch(from, to)).collect();
            gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut at = 0.0;
            for (first, last) in gaps.into_iter().chain([(1.0, 1.0)]) {
                if first > at {
                    let stretch = (along(at), along(first));
                    if fill == Fill::NotApplicable { dots(scene, stretch) } else { line(scene, stretch, 0.6) }
                }
                at = last.max(at);
            }
        }
    }
}

fn line(scene: &mut Scene, (from, to): (land::Point, land::Point), width: f64) {
    scene.add(Shape::Line(Line { from, to, width, role: Role::Neutral, dashed: false }));
}

/// A dotted line: land that cannot have a value is told from the palest class of values, which is next to paper.
fn dots(scene: &mut Scene, (from, to): (land::Point, land::Point)) {
    const DOT: f64 = 1.3;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    let along = |at: f64| (from.0 + dx * at / length, from.1 + dy * at / length);
    let mut at = HATCH / 2.0;
    while at + DOT < length {
        line(scene, (along(at), along(at + DOT)), DOT);
        at += HATCH;
    }
}

/// How many lines of `leading` px a block of words takes.
fn block(lines: usize, leading: f64) -> f64 {
    real(lines) * leading
}
