//! Progress bullet: from the value before to the value now, on the way to the target.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, Progress},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{number, t};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::axis::round_step;
use super::scene::{Anchor, Area, Label, Scene, Shape};
use super::theme::{Role, size};
use super::width::Width;
use super::{COLUMN, Chart, Table, captions};
use crate::{
    per_year::{self, Compared},
    sentences::capitalised,
    targets,
};

/// What is drawn, as shares of the whole.
struct Values {
    now: f64,
    before: Option<f64>,
    target: Option<f64>,
}

/// The county from before to now, from 0 to the whole, 165 × 16 px and without words: for the row of a table that has
/// them. Nothing for a figure that is no part of a whole, or to which nobody has answered. Title and summary are
/// filled, subtitle and footer are empty.
pub fn progress_bullet(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    lang: Lang,
) -> Option<Chart> {
    let (values, words) = drawn(strategy, indicator, cells, lang)?;
    Some(Chart {
        title: captions::title(indicator, &cells.now, lang),
        subtitle: String::new(),
        footer: String::new(),
        summary: words.spoken(lang),
        table: words.table(&t!(lang, "chart-before"), &t!(lang, "chart-now"), lang),
        lang,
        scene: row(&values),
        phone: None,
        width: ROW_WIDTH,
    })
}

/// The same as wide as the column, with words at the marks.
pub fn wide_bullet(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    let (values, words) = drawn(strategy, indicator, cells, lang)?;
    let finding = captions::title(indicator, &cells.now, lang);
    let dated = |of: &FollowUpCycle| per_year::time(indicator, cells, of, lang);
    let (before, now) = (cells.before_cycle.as_ref().map(dated).unwrap_or_default(), dated(&progress.cycle));
    let [scene, phone] = Width::ALL.map(|width| column(&values, &words, &before, lang, width.room()));
    Some(Chart {
        summary: format!("{finding}. {}", words.spoken(lang)),
        title: finding,
        subtitle: captions::subtitle(indicator, &progress.cycle, lang),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: words.table(&before, &now, lang),
        lang,
        scene,
        phone: Some(phone),
        width: COLUMN,
    })
}

/// Baseline and now as they are compared, drawn and in words.
fn drawn(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    lang: Lang,
) -> Option<(Values, Words)> {
    let Compared { indicator, cells, per_year } = Compared::with_baseline(indicator, cells);
    let scale = Scale::of(&indicator, &cells)?;
    let values = Values::of(&scale, &indicator, &cells)?;
    Some((values, Words::of(strategy, &scale, &indicator, &cells, lang, per_year)?))
}

/// What the length of the track stands for.
enum Scale {
    /// The whole of which the figure is a part.
    Whole,
    /// So many municipalities, the more of then and now: a count that stays the same stays where it is, though the
    /// whole grew.
    Municipalities(Decimal),
    /// A number, for the one value of a county.
    UpTo(Decimal),
}

impl Scale {
    fn of(indicator: &Indicator, cells: &IndicatorProgress) -> Option<Self> {
        let Figure::Single(now) = cells.now.figure else {
            return Some(Self::municipalities(indicator, cells).unwrap_or(Self::Whole));
        };
        let before = match cells.before.as_ref().map(|b| &b.figure) {
            Some(Figure::Single(value)) => *value,
            _ => None,
        };
        if is_percent(indicator) {
            return Some(Self::UpTo(Decimal::ONE_HUNDRED));
        }
        let most =
            [Some(now?), before, targets::number(indicator, &cells.now)].into_iter().flatten().max()?;
        let step = Decimal::try_from(round_step(most.to_f64()? / 4.0)).ok()?;
        let end = (most / step).ceil().max(Decimal::ONE) * step;
        // Without a target, a mark at the very end would look like one that is reached.
        let is_full = end == most && targets::number(indicator, &cells.now).is_none();
        Some(Self::UpTo(if is_full { end + step } else { end }))
    }

    /// Nothing for what does not count municipalities.
    fn municipalities(indicator: &Indicator, cells: &IndicatorProgress) -> Option<Self> {
        let whole = |aggregate: &Aggregate| {
            let is_count = matches!(aggregate.figure, Figure::YesNo(_)) || aggregate.figure.ratio().is_none();
            targets::followed(indicator, aggregate).filter(|_| is_count).map(|(_, whole)| whole)
        };
        let now = whole(&cells.now)?;
        let before = cells.before.as_ref().and_then(whole);
        Some(Self::Municipalities(before.map_or(now, |before| before.max(now))))
    }

    /// What its ends stand for: none and all; in per cent where the whole is not the same both times.
    fn ends(&self, indicator: &Indicator, cells: &IndicatorProgress, lang: Lang) -> Option<[String; 2]> {
        let percent = |share: Decimal| number::percent(lang, share, 0);
        let shares = [percent(Decimal::ZERO), percent(Decimal::ONE)];
        let end = match self {
            Self::UpTo(_) if is_percent(indicator) => return Some(shares),
            Self::UpTo(end) | Self::Municipalities(end) => *end,
            Self::Whole => {
                let whole =
                    |aggregate: &Aggregate| targets::followed(indicator, aggregate).map(|(_, whole)| whole);
                let now = whole(&cells.now)?;
                if cells.before.as_ref().and_then(whole).is_some_and(|before| before != now) {
                    return Some(shares);
                }
                now
            }
        };
        Some([number::exact(lang, Decimal::ZERO), number::exact(lang, end)])
    }

    /// A figure as a share of the track.
    fn place(&self, indicator: &Indicator, aggregate: &Aggregate) -> Option<f64> {
        let (part, whole) = match (self, &aggregate.figure) {
            // What is less than nothing has no place on a way from nothing.
            (Self::UpTo(end), Figure::Single(value)) => ((*value)?, *end),
            (Self::UpTo(_), _) => return None,
            (_, figure) if !captions::any_answer(figure) => return None,
            (Self::Municipalities(end), _) => (targets::followed(indicator, aggregate)?.0, *end),
            (Self::Whole, _) => targets::followed(indicator, aggregate)?,
        };
        let share = part.checked_div(whole)?.to_f64()?;
        (share >= 0.0).then(|| share.min(1.0))
    }
}

fn is_percent(indicator: &Indicator) -> bool {
    matches!(&indicator.kind, ValueKind::Quantity { unit, .. } if unit.sv == "%")
}

impl Values {
    fn of(scale: &Scale, indicator: &Indicator, cells: &IndicatorProgress) -> Option<Self> {
        let target = match scale {
            Scale::Whole => targets::share(indicator, &cells.now),
            Scale::Municipalities(end) => targets::followed(indicator, &cells.now)
                .zip(targets::share(indicator, &cells.now))
                .and_then(|((_, whole), share)| whole.checked_mul(share)?.checked_div(*end)),
            Scale::UpTo(end) => targets::number(indicator, &cells.now).and_then(|n| n.checked_div(*end)),
        };
        Some(Self {
            now: scale.place(indicator, &cells.now)?,
            before: cells.before.as_ref().and_then(|before| scale.place(indicator, before)),
            target: target.and_then(|t| t.to_f64()).map(|t| t.clamp(0.0, 1.0)),
        })
    }
}

/// The same values as people read them.
struct Words {
    now: String,
    /// "7 av 12 kommuner"
    now_at_mark: String,
    before: Option<String>,
    /// "målvärde 12 av 12"
    target: Option<String>,
    /// What the ends of the track stand for.
    ends: [String; 2],
}

impl Words {
    fn of(
        strategy: &Strategy,
        scale: &Scale,
        indicator: &Indicator,
        cells: &IndicatorProgress,
        lang: Lang,
        per_year: bool,
    ) -> Option<Self> {
        let said =
            |aggregate: &Aggregate| match (&aggregate.figure, scale) {
                (Figure::Single(value), _) => value
                    .map(|value| per_year::said(lang, &targets::with_unit(indicator, value, lang), per_year)),
                // At least so many, where answers are missing.
                (Figure::Parts(_), _) => captions::figure(&aggregate.figure, lang),
                _ => targets::followed(indicator, aggregate)
                    .map(|(part, whole)| targets::n_of(part, whole, lang)),
            };
        let now = said(&cells.now)?;
        let drawn = match scale {
            Scale::Whole | Scale::Municipalities(_) => targets::share(indicator, &cells.now),
            Scale::UpTo(_) => targets::number(indicator, &cells.now),
        };
        let target = indicator.target.as_ref().filter(|_| drawn.is_some()).and_then(|target| {
            let whole = targets::followed(indicator, &cells.now).filter(|_| drawn == Some(Decimal::ONE));
            // All of it, in the units of the figure.
            let value = match (whole, scale) {
                (Some((_, whole)), Scale::Whole | Scale::Municipalities(_)) => {
                    targets::n_of(whole, whole, lang)
                }
                _ => targets::at_line(strategy, indicator, &cells.now, lang)?,
            };
            Some(captions::target_words(target, &per_year::said(lang, &value, per_year), lang))
        });
        let now_at_mark = match &cells.now.figure {
            Figure::YesNo(f) => t!(lang, "municipalities-of", n = f.yes, n_expected = f.of()),
            _ => now.clone(),
        };
        let ends = scale.ends(indicator, cells, lang)?;
        let before = cells.before.as_ref().filter(|b| captions::any_answer(&b.figure));
        Some(Self { now, now_at_mark, before: before.and_then(said), target, ends })
    }

    /// "Tidigare 6 av 12, nu 7 av 12, målvärde 12 av 12."
    fn spoken(&self, lang: Lang) -> String {
        let before =
            self.before.as_ref().map(|value| t!(lang, "chart-summary-before", value = value.as_str()));
        let now = t!(lang, "chart-summary-now", value = self.now.as_str());
        let said: Vec<_> = before.into_iter().chain([now]).chain(self.target.clone()).collect();
        format!("{}.", capitalised(&said.join(", ")))
    }

    fn table(&self, before: &str, now: &str, lang: Lang) -> Table {
        let target = self.target.clone().map(|words| (capitalised(&t!(lang, "term-target")), words));
        let columns = self.before.clone().map(|value| (before.to_owned(), value)).into_iter();
        let columns = columns.chain([(now.to_owned(), self.now.clone())]).chain(target);
        let (header, cells): (Vec<_>, Vec<_>) = columns.unzip();
        Table::new(header, vec![cells.into()])
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
            // Around the dot where it would be hidden under it.
            let is_same = (at.0 - now).abs() < self.radius;
            let radius = self.radius * if is_same { 1.5 } else { 0.92 };
            scene.add(Shape::Ring { at, radius, width: 1.3, role: Role::Neutral });
        }
        scene.add(Shape::Dot { at: (now, y), radius: self.radius, role: Role::Accent });
    }
}

fn row(values: &Values) -> Scene {
    let mut scene = Scene::new(f64::from(ROW_WIDTH));
    scene.height = 16.0;
    let track = Track { left: 7.0, right: scene.width - 7.0, y: 8.0, radius: 4.0, thickness: 3.2 };
    track.draw(&mut scene, values);
    scene
}

fn column(values: &Values, words: &Words, before: &str, lang: Lang, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let track = Track { left: 10.0, right: width - 10.0, y: 32.0, radius: 6.0, thickness: 4.0 };
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
    if let (Some(value), Some(at)) = (&words.before, values.before) {
        let words = t!(lang, "chart-baseline-at", value = value.as_str(), time = before);
        let label = Label::new(&words, track.x(at), baseline).coloured(Role::Muted);
        place(label.anchored(Anchor::Middle));
    }
    let tick = |words: &str, x: f64| Label::new(words, x, baseline).sized(size::SMALL).coloured(Role::Muted);
    let free = |label: &Label, under: &[Label]| !under.iter().any(|other| near(&label.area(), &other.area()));
    let ends = [
        tick(&words.ends[0], track.left).anchored(Anchor::Middle).within(0.0, width),
        tick(&words.ends[1], track.right).anchored(Anchor::Middle).within(0.0, width),
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
