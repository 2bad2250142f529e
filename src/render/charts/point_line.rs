//! Points over the cycles, on an axis of time: steps of two years are twice as long as a step of one.

use chrono::NaiveDate;
use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, Progress},
    strategy::Strategy,
};
use malspar_words::{date, list, number, t};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::axis::round_step;
use super::measure::{self, Face};
use super::reading;
use super::scene::{Anchor, Label, Line, Scene, Shape};
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, captions};

const TOP: f64 = 14.0;
const PLOT: f64 = 150.0;
const RADIUS: f64 = 6.0;

struct Point {
    day: NaiveDate,
    /// On the axis.
    at: f64,
    words: String,
}

struct Lines {
    /// The measurement dates of all cycles.
    days: Vec<NaiveDate>,
    points: Vec<Point>,
    end: f64,
    ticks: Vec<(f64, String)>,
    target: Option<(f64, String)>,
    note: String,
}

/// The county before and now, with the cycles that are still to come, and the target. Nothing where there is no
/// figure, as for levels.
pub fn point_line(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    let before = cells.before.as_ref().zip(progress.before.as_ref());
    let all = before.into_iter().chain([(&cells.now, &progress.cycle)]);
    let points: Vec<_> =
        all.filter_map(|(aggregate, cycle)| point(aggregate, cycle.period.measured_on, lang)).collect();
    if points.is_empty() {
        return None;
    }
    let mut days: Vec<_> = strategy.cycles().iter().map(|c| c.period.measured_on).collect();
    days.extend(points.iter().map(|p| p.day));
    days.sort_unstable();
    days.dedup();

    let (end, ticks) = scale(cells, &points, lang);
    let target = indicator.target.as_ref().and_then(|target| {
        let aim = captions::target_share(target);
        let value = match &cells.now.figure {
            Figure::YesNo(f) if aim == Decimal::ONE => {
                reading::part_of(lang, f.of().into(), f.of().into(), false)
            }
            _ => number::percent(lang, aim, 0),
        };
        Some((aim.to_f64()? * whole(&cells.now.figure), captions::target_words(target, &value, lang)))
    });
    let note = match points.len() {
        1 => t!(lang, "baseline-first"),
        2 => t!(lang, "chart-no-trend"),
        _ => String::new(),
    };
    let table = Table::new(
        points.iter().map(|p| date::long(lang, p.day)).collect(),
        vec![points.iter().map(|p| p.words.clone()).collect::<Vec<_>>().into()],
    );
    let finding = captions::title(indicator, &cells.now, lang);
    let said: Vec<_> = points.iter().map(|p| format!("{}: {}.", date::long(lang, p.day), p.words)).collect();
    let aim = target.as_ref().map(|(_, words)| format!("{}.", crate::sentences::capitalised(words)));
    let lines = Lines { days, points, end, ticks, target, note };
    Some(Chart {
        summary: captions::sentences([format!("{finding}."), said.join(" "), aim.unwrap_or_default()]),
        title: finding,
        subtitle: format!("{}, {}", indicator.measure.get(lang), list::and(lang, &table.header)),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table,
        lang,
        scene: lines.draw(lang),
        width: COLUMN,
    })
}

/// What a share of 1 is on the axis: municipalities for a yes/no question, else 1.
fn whole(figure: &Figure) -> f64 {
    match figure {
        Figure::YesNo(f) => f64::from(f.of()),
        _ => 1.0,
    }
}

fn point(aggregate: &Aggregate, day: NaiveDate, lang: Lang) -> Option<Point> {
    if !captions::any_answer(&aggregate.figure) {
        return None;
    }
    let at = match &aggregate.figure {
        Figure::YesNo(f) => f64::from(f.yes),
        Figure::Sum { total, .. } => total.to_f64()?,
        other => other.percent()?.to_f64()? / 100.0,
    };
    let words = match &aggregate.figure {
        Figure::YesNo(f) => t!(lang, "municipalities-of", n = f.yes, n_expected = f.of()),
        other => captions::figure(other, lang)?,
    };
    Some(Point { day, at, words })
}

type Scale = (f64, Vec<(f64, String)>);

fn scale(cells: &IndicatorProgress, points: &[Point], lang: Lang) -> Scale {
    let words =
        |at: f64| Decimal::from_f64(at).map_or_else(String::new, |n| number::exact(lang, n.round_dp(3)));
    match &cells.now.figure {
        Figure::YesNo(_) | Figure::Sum { .. } => {
            let most = points.iter().map(|p| p.at).fold(whole(&cells.now.figure), f64::max);
            let step = round_step(most / 4.0);
            let step = if (most / 3.0).fract() == 0.0 && most >= 3.0 && most / 3.0 <= 4.0 {
                most / 3.0
            } else {
                step
            };
            // A whole that is no multiple of the step stands at the top all the same.
            let counted = matches!(cells.now.figure, Figure::YesNo(_));
            let end = if counted { most } else { (most / step).ceil() * step };
            let mut ticks = Vec::new();
            let mut at = 0.0;
            while at < end - step * 0.4 {
                ticks.push((at, words(at)));
                at += step;
            }
            ticks.push((end, words(end)));
            (end, ticks)
        }
        _ => {
            let percent = |p: u8| number::percent(lang, Decimal::new(p.into(), 2), 0);
            let ticks = [0_u8, 25, 50, 75, 100].into_iter();
            (1.0, ticks.map(|p| (f64::from(p) / 100.0, percent(p))).collect())
        }
    }
}

impl Lines {
    fn draw(&self, lang: Lang) -> Scene {
        let width = f64::from(COLUMN);
        let mut scene = Scene::new(width);
        let tick_width = |w: &String| measure::width(w, size::SMALL, Face::Regular);
        let left = self.ticks.iter().map(|(_, w)| tick_width(w)).fold(0.0, f64::max) + 8.0;
        let (from, to) = (left + 26.0, width - 30.0);
        let y = |at: f64| TOP + PLOT * (1.0 - at / self.end);
        let span = self.days.last().zip(self.days.first()).map_or(1, |(l, f)| (*l - *f).num_days().max(1));
        let x = |day: NaiveDate| {
            let passed = self.days.first().map_or(0, |first| (day - *first).num_days());
            from + (to - from) * days(passed) / days(span)
        };

        for (at, words) in &self.ticks {
            scene.rule(left, width, y(*at));
            let label = Label::new(words, left - 8.0, y(*at) + size::SMALL * 0.33);
            scene.label(label.sized(size::SMALL).coloured(Role::Muted).anchored(Anchor::End));
        }
        let mut right = f64::NEG_INFINITY;
        for day in &self.days {
            let words = reading::short_date(lang, *day);
            let label =
                Label::new(&words, x(*day), TOP + PLOT + 18.0).sized(size::SMALL).coloured(Role::Muted);
            let label = label.anchored(Anchor::Middle).within(0.0, width);
            if label.area().left > right + 8.0 {
                right = label.area().right;
                scene.label(label);
            }
        }
        if let Some((at, words)) = &self.target {
            let (from, to) = ((left, y(*at)), (width, y(*at)));
            scene.add(Shape::Line(Line { from, to, width: 1.6, role: Role::Target, dashed: false }));
            // Over the line where there is room, else under it; at the end, where it is due.
            let over = y(*at) - 5.0;
            let baseline = if over - size::LABEL < 0.0 { y(*at) + 14.0 } else { over };
            let label = Label::new(words, width, baseline).semibold().coloured(Role::Target);
            scene.label(label.anchored(Anchor::End));
        }
        self.draw_points(&mut scene, width, &x, &y);
        scene.height = TOP + PLOT + 24.0;
        scene
    }

    fn draw_points(
        &self,
        scene: &mut Scene,
        width: f64,
        x: &impl Fn(NaiveDate) -> f64,
        y: &impl Fn(f64) -> f64,
    ) {
        for pair in self.points.windows(2) {
            if let [a, b] = pair {
                let (from, to) = ((x(a.day), y(a.at)), (x(b.day), y(b.at)));
                scene.add(Shape::Line(Line { from, to, width: 2.4, role: Role::Soft, dashed: false }));
            }
        }
        let last = self.points.len().saturating_sub(1);
        for (n, point) in self.points.iter().enumerate() {
            let at = (x(point.day), y(point.at));
            if n < last {
                scene.add(Shape::Ring { at, radius: RADIUS, width: 1.6, role: Role::Neutral });
                // On the side that the line does not take.
                let falls = self.points.get(n + 1).is_some_and(|next| next.at < point.at);
                let high = at.1 - 14.0 < TOP;
                let low = at.1 + 22.0 > TOP + PLOT;
                let above = (falls && !high) || low;
                let baseline = if above { at.1 - 12.0 } else { at.1 + 21.0 };
                scene.label(Label::new(&point.words, at.0 - RADIUS, baseline).coloured(Role::Muted));
            } else {
                scene.add(Shape::Dot { at, radius: RADIUS, role: Role::Accent });
                let top = if at.1 - 4.0 < TOP { at.1 + 14.0 } else { at.1 };
                let top = top.min(TOP + PLOT - 20.0);
                let words =
                    Label::new(&point.words, at.0 + 13.0, top + 4.0).semibold().coloured(Role::Accent);
                scene.label(words.within(0.0, width));
                let note = Label::new(&self.note, at.0 + 13.0, top + 18.0).sized(size::SMALL);
                scene.label(note.coloured(Role::Muted).within(0.0, width));
            }
        }
    }
}

fn days(number: i64) -> f64 {
    i32::try_from(number).map_or(0.0, f64::from)
}
