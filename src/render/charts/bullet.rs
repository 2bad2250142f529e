//! Progress bullet: from the value before to the value now, on the way to the target.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, Progress},
    strategy::Strategy,
};
use malspar_words::{date, number, t};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::reading;
use super::scene::{Anchor, Area, Label, Scene, Shape};
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, captions};

/// How large a bullet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulletSize {
    /// 165 × 16 px, without words: for the row of a table that has them.
    Row,
    /// As wide as the column, with words at the marks.
    Column,
}

/// What is drawn, as shares of the whole.
struct Values {
    now: f64,
    before: Option<f64>,
    target: Option<f64>,
}

/// The county from before to now, from 0 to the whole. Nothing for a figure that is no part of a whole, or to which
/// nobody has answered.
pub fn progress_bullet(
    strategy: &Strategy,
    cells: &IndicatorProgress,
    progress: &Progress,
    bullet: BulletSize,
    lang: Lang,
) -> Option<Chart> {
    let indicator = strategy.indicator(&cells.indicator)?;
    let values = Values {
        now: share(&cells.now)?,
        before: cells.before.as_ref().and_then(share),
        target: indicator.target.as_ref().and_then(|t| captions::target_share(t).to_f64()),
    };
    let words = Words::of(indicator, cells, progress, lang)?;
    let (scene, width) = match bullet {
        BulletSize::Row => (row(&values), ROW_WIDTH),
        BulletSize::Column => (column(&values, &words), COLUMN),
    };
    let finding = captions::title(indicator, &cells.now, lang);
    let said = words.spoken();
    Some(Chart {
        summary: format!("{finding}. {said}"),
        title: finding,
        subtitle: captions::subtitle(indicator, &progress.cycle, lang),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang),
        table: words.table(lang),
        lang,
        scene,
        width,
    })
}

fn share(aggregate: &Aggregate) -> Option<f64> {
    if !captions::any_answer(&aggregate.figure) {
        return None;
    }
    aggregate.figure.percent()?.to_f64().map(|percent| (percent / 100.0).clamp(0.0, 1.0))
}

/// The same values as people read them.
struct Words {
    now: String,
    now_at_mark: String,
    before: Option<(String, String)>,
    target: Option<String>,
    whole: String,
    now_dated: String,
}

impl Words {
    fn of(indicator: &Indicator, cells: &IndicatorProgress, progress: &Progress, lang: Lang) -> Option<Self> {
        let now = captions::figure(&cells.now.figure, lang)?;
        let (_, whole) = cells.now.figure.ratio()?;
        let before = cells
            .before
            .as_ref()
            .filter(|b| captions::any_answer(&b.figure))
            .and_then(|b| captions::figure(&b.figure, lang))
            .zip(progress.before.as_ref().map(|c| date::long(lang, c.period.measured_on)));
        let target = indicator.target.as_ref().map(|target| {
            let aim = captions::target_share(target);
            let value = if aim == Decimal::ONE {
                reading::part_of(lang, whole, whole, false)
            } else {
                number::percent(lang, aim, 0)
            };
            captions::target_words(target, &value, lang)
        });
        let now_at_mark = match &cells.now.figure {
            Figure::YesNo(f) => t!(lang, "municipalities-of", n = f.yes, n_expected = f.of()),
            _ => now.clone(),
        };
        let now_dated = date::long(lang, progress.cycle.period.measured_on);
        Some(Self { now, now_at_mark, before, target, whole: number::exact(lang, whole), now_dated })
    }

    /// "31 december 2023: 6 av 12. 31 december 2025: 7 av 12. Målvärde 12 av 12."
    fn spoken(&self) -> String {
        let before = self.before.as_ref().map(|(value, day)| format!("{day}: {value}."));
        let now = format!("{}: {}.", self.now_dated, self.now);
        let target = self.target.as_ref().map(|t| format!("{}.", crate::sentences::capitalised(t)));
        let said: Vec<_> = before.into_iter().chain([now]).chain(target).collect();
        said.join(" ")
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table {
            header: vec![self.now_dated.clone()],
            rows: vec![vec![self.now.clone()]],
        };
        let mut put = |at: usize, head: String, value: String| {
            table.header.insert(at, head);
            table.rows[0].insert(at, value);
        };
        if let Some((value, day)) = &self.before {
            put(0, day.clone(), value.clone());
        }
        if let Some(target) = &self.target {
            let last = usize::from(self.before.is_some()) + 1;
            put(last, crate::sentences::capitalised(&t!(lang, "term-target")), target.clone());
        }
        table
    }
}

const ROW_WIDTH: u32 = 165;

/// Marks along a track from `left` to `right`.
struct Track {
    left: f64,
    right: f64,
    y: f64,
    /// Radius of the dot.
    radius: f64,
    thickness: f64,
}

impl Track {
    fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share
    }

    fn draw(&self, scene: &mut Scene, values: &Values) {
        let Self { left: from, right: to, y, thickness, .. } = *self;
        scene.add(Shape::Bar { from, to, y, thickness, role: Role::Track });
        let now = self.x(values.now);
        if let Some(before) = values.before.map(|b| self.x(b)).filter(|b| (b - now).abs() > 0.5) {
            let (from, to) = (before.min(now), before.max(now));
            scene.add(Shape::Bar { from, to, y, thickness, role: Role::Soft });
        }
        if let Some(target) = values.target {
            let (x, half) = (self.x(target), self.radius * 1.6);
            let area = Area { left: x - 1.1, top: y - half, right: x + 1.1, bottom: y + half };
            scene.add(Shape::Block { area, role: Role::Target });
        }
        if let Some(before) = values.before {
            let at = (self.x(before), y);
            scene.add(Shape::Ring { at, radius: self.radius * 0.92, width: 1.3, role: Role::Neutral });
        }
        scene.add(Shape::Dot { at: (now, y), radius: self.radius, role: Role::Accent });
    }
}

fn row(values: &Values) -> Scene {
    let mut scene = Scene::new(f64::from(ROW_WIDTH));
    scene.height = 16.0;
    let track = Track { left: 5.0, right: scene.width - 5.0, y: 8.0, radius: 4.0, thickness: 3.2 };
    track.draw(&mut scene, values);
    scene
}

fn column(values: &Values, words: &Words) -> Scene {
    let width = f64::from(COLUMN);
    let mut scene = Scene::new(width);
    let track = Track { left: 8.0, right: width - 8.0, y: 32.0, radius: 6.0, thickness: 4.0 };
    let now = Label::new(&words.now_at_mark, track.x(values.now), 16.0)
        .semibold()
        .coloured(Role::Accent)
        .anchored(Anchor::Middle)
        .within(0.0, width);
    track.draw(&mut scene, values);

    // Under the track: the ends of the scale first, what comes later moves a line down if it has no room.
    let mut under: Vec<Label> = Vec::new();
    let mut place = |label: Label| {
        let mut label = label.within(0.0, width);
        while under.iter().any(|other| near(&label.area(), &other.area())) {
            label.baseline += 15.0;
        }
        under.push(label);
    };
    let baseline = 56.0;
    if let (Some(target), Some(at)) = (&words.target, values.target) {
        let label = Label::new(target, track.x(at), baseline).semibold().coloured(Role::Target);
        place(label.anchored(Anchor::Middle));
    }
    if let (Some((value, day)), Some(at)) = (&words.before, values.before) {
        let label = Label::new(&format!("{value}, {day}"), track.x(at), baseline).coloured(Role::Muted);
        place(label.anchored(Anchor::Middle));
    }
    let tick = |words: &str, x: f64| Label::new(words, x, baseline).sized(size::SMALL).coloured(Role::Muted);
    let free = |label: &Label, under: &[Label]| !under.iter().any(|other| near(&label.area(), &other.area()));
    let ends = [
        tick("0", track.left).anchored(Anchor::Middle).within(0.0, width),
        tick(&words.whole, track.right).anchored(Anchor::Middle).within(0.0, width),
    ];
    let ends: Vec<_> = ends.into_iter().filter(|end| free(end, &under)).collect();
    scene.height = under.iter().map(|l| l.area().bottom).fold(baseline + 3.0, f64::max) + 3.0;
    scene.label(now);
    for label in under.into_iter().chain(ends) {
        scene.label(label);
    }
    scene
}

fn near(a: &Area, b: &Area) -> bool {
    a.left < b.right + 10.0 && b.left < a.right + 10.0 && a.top < b.bottom && b.top < a.bottom
}
