//! Points over the cycles, on an axis of time: steps of two years are twice as long as a step of one.

use chrono::NaiveDate;
use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, SeriesPoint},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{cycle, date, list, number, t};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::axis::round_step;
use super::measure::{self, Face};
use super::reading;
use super::scene::{Anchor, Area, Label, Line, Scene, Shape};
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, captions};
use crate::{sentences::capitalised, targets};

const TOP: f64 = 14.0;
const PLOT: f64 = 150.0;
const RADIUS: f64 = 6.0;

struct Point {
    day: NaiveDate,
    /// Its day in words.
    time: String,
    /// On the axis.
    at: f64,
    words: String,
    /// The same where there is little room.
    short: String,
    /// The year in which the question became another one, just before this point.
    broken: Option<i32>,
}

struct Lines {
    /// The measurement dates of all cycles, as they stand under the axis.
    days: Vec<(NaiveDate, String)>,
    points: Vec<Point>,
    end: f64,
    ticks: Vec<(f64, String)>,
    target: Option<(f64, String)>,
    note: String,
}

/// The county in every cycle up to now, with the cycles that are still to come, and the target. Nothing where there is
/// no figure, as for levels without a target. A question that became another one breaks the line.
pub fn point_line(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    let scale = Scale::of(indicator, &cells.now)?;
    let cycles = strategy.cycles();
    let point = |point: &SeriesPoint| scale.point(point, strategy, indicator, &cycles, lang);
    let points: Vec<_> = cells.series.iter().filter_map(point).collect();
    if points.is_empty() {
        return None;
    }
    let mut days: Vec<_> = cycles.iter().map(|c| (c.period.measured_on, under_axis(lang, c))).collect();
    for point in &points {
        if !days.iter().any(|(day, _)| *day == point.day) {
            days.push((point.day, reading::short_date(lang, point.day)));
        }
    }
    days.sort_unstable();

    let (end, ticks) = scale.ticks(indicator, cells, &points, lang);
    let target = scale.target(indicator, &cells.now).zip(indicator.target.as_ref()).and_then(|(at, target)| {
        let value = targets::at_line(strategy, indicator, &cells.now, lang)?;
        Some((at, captions::target_words(target, &value, lang)))
    });
    let note = match points.len() {
        1 => t!(lang, "baseline-first"),
        2 => t!(lang, "chart-no-trend"),
        _ => String::new(),
    };
    let table = Table::new(
        points.iter().map(|p| p.time.clone()).collect(),
        vec![points.iter().map(|p| p.words.clone()).collect::<Vec<_>>().into()],
    );
    let finding = captions::title(indicator, &cells.now, lang);
    let said: Vec<_> = points.iter().map(|p| format!("{}: {}.", capitalised(&p.time), p.words)).collect();
    let aim = target.as_ref().map(|(_, words)| format!("{}.", capitalised(words)));
    let broken = points.iter().filter_map(|p| p.broken).map(|year| {
        t!(lang, "sentence-reworded", year = date::year(year))
    });
    let broken = broken.collect::<Vec<_>>().join(" ");
    let lines = Lines { days, points, end, ticks, target, note };
    Some(Chart {
        summary: captions::sentences([
            format!("{finding}."),
            said.join(" "),
            aim.unwrap_or_default(),
            broken,
        ]),
        title: finding,
        subtitle: format!("{}, {}", scale.measure(indicator, lang), list::and(lang, &table.header)),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: Table { notes: captions::notes(cells, lang), ..table },
        lang,
        scene: lines.draw(lang),
        width: COLUMN,
    })
}

fn under_axis(lang: Lang, of: &FollowUpCycle) -> String {
    // A baseline over several years is named by them.
    let year = cycle::year(lang, of);
    if year.contains('–') { year } else { reading::short_date(lang, of.period.measured_on) }
}

/// What the axis counts.
enum Scale {
    /// Municipalities or places, of so many.
    Counted(u32),
    /// Shares of 1.
    Share,
    /// Numbers: sums, medians, values of the county.
    Number,
    /// Rates.
    Rate,
}

impl Scale {
    fn of(indicator: &Indicator, now: &Aggregate) -> Option<Self> {
        Some(match &now.figure {
            Figure::YesNo(figure) => Self::Counted(figure.of()),
            Figure::Sum { .. } if now.rate.is_some() && matches!(indicator.kind, ValueKind::Rate { .. }) => Self::Rate,
            Figure::Sum { .. } | Figure::Spread(_) | Figure::Single(_) => Self::Number,
            Figure::Ratio { .. } | Figure::Parts(_) => Self::Share,
            Figure::Levels(_) => Self::Counted(targets::meeting(indicator, now)?.1),
            Figure::Words { .. } | Figure::Suppressed => return None,
        })
    }

    fn point(
        &self,
        point: &SeriesPoint,
        strategy: &Strategy,
        indicator: &Indicator,
        cycles: &[FollowUpCycle],
        lang: Lang,
    ) -> Option<Point> {
        let aggregate = point.aggregate.as_ref().filter(|a| captions::any_answer(&a.figure))?;
        let (at, short) = match (self, &aggregate.figure) {
            (Self::Counted(_), Figure::YesNo(f)) => {
                (f64::from(f.yes), targets::n_of(f.yes.into(), f.of().into(), lang))
            }
            (Self::Counted(_), _) => {
                let (met, of) = targets::meeting(indicator, aggregate)?;
                (f64::from(met), targets::n_of(met.into(), of.into(), lang))
            }
            (Self::Rate, _) => {
                let rate = crate::sentences::rounded_rate(aggregate.rate?.value());
                (rate.to_f64()?, number::exact(lang, rate))
            }
            (Self::Share, figure) => {
                (figure.percent()?.to_f64()? / 100.0, captions::figure(figure, lang)?)
            }
            (Self::Number, figure) => {
                let value = match figure {
                    Figure::Sum { total, .. } => Some(*total),
                    Figure::Spread(spread) => spread.median,
                    Figure::Single(value) => *value,
                    _ => None,
                };
                (value?.to_f64()?, captions::figure(figure, lang)?)
            }
        };
        let words = match (self, &aggregate.figure) {
            (Self::Counted(_), Figure::YesNo(f)) => {
                t!(lang, "municipalities-of", n = f.yes, n_expected = f.of())
            }
            (Self::Rate, _) => targets::rate(strategy, indicator, aggregate.rate?.value(), lang)?,
            (Self::Number, Figure::Single(Some(value))) => targets::with_unit(indicator, *value, lang),
            _ => short.clone(),
        };
        let day = point.period.measured_on;
        let cycle = cycles.iter().find(|c| c.period.measured_on == day);
        Some(Point {
            day,
            time: cycle.map_or_else(|| date::long(lang, day), |c| cycle::time(lang, c)),
            at,
            words,
            short,
            broken: point.broken.then(|| chrono::Datelike::year(&day)),
        })
    }

    fn target(&self, indicator: &Indicator, now: &Aggregate) -> Option<f64> {
        match self {
            Self::Counted(of) => targets::share(indicator, now)?.to_f64().map(|share| share * f64::from(*of)),
            Self::Share => targets::share(indicator, now)?.to_f64(),
            Self::Number | Self::Rate => targets::number(indicator, now)?.to_f64(),
        }
    }

    /// What the points are, where the indicator's own words are about something else.
    fn measure(&self, indicator: &Indicator, lang: Lang) -> String {
        match (self, &indicator.kind) {
            (Self::Number, ValueKind::Rate { counted, .. }) => {
                t!(lang, "chart-counted", what = capitalised(counted.get(lang)))
            }
            _ => indicator.measure.get(lang).to_owned(),
        }
    }

    /// The end of the axis, and what stands beside it.
    fn ticks(
        &self,
        indicator: &Indicator,
        cells: &IndicatorProgress,
        points: &[Point],
        lang: Lang,
    ) -> (f64, Vec<(f64, String)>) {
        if matches!(self, Self::Share) {
            let percent = |p: u8| number::percent(lang, Decimal::new(p.into(), 2), 0);
            let ticks = [0_u8, 25, 50, 75, 100].into_iter();
            return (1.0, ticks.map(|p| (f64::from(p) / 100.0, percent(p))).collect());
        }
        let words =
            |at: f64| Decimal::from_f64(at).map_or_else(String::new, |n| number::exact(lang, n.round_dp(3)));
        let least = match self {
            Self::Counted(of) => f64::from(*of),
            _ => self.target(indicator, &cells.now).unwrap_or(1.0).max(1.0),
        };
        let most = points.iter().map(|p| p.at).fold(least, f64::max);
        let third = most / 3.0;
        let step =
            if third.fract() == 0.0 && (1.0..=4.0).contains(&third) { third } else { round_step(most / 4.0) };
        // A whole that is no multiple of the step stands at the top all the same.
        let end = if matches!(self, Self::Counted(_)) { most } else { (most / step).ceil() * step };
        let mut ticks = Vec::new();
        let mut at = 0.0;
        while at < end - step * 0.4 {
            ticks.push((at, words(at)));
            at += step;
        }
        ticks.push((end, words(end)));
        (end, ticks)
    }
}

impl Lines {
    fn draw(&self, lang: Lang) -> Scene {
        let width = f64::from(COLUMN);
        let mut scene = Scene::new(width);
        let tick_width = |w: &String| measure::width(w, size::SMALL, Face::Regular);
        let left = self.ticks.iter().map(|(_, w)| tick_width(w)).fold(0.0, f64::max) + 8.0;
        let (from, to) = (left + 26.0, width - 30.0);
        let top = self.top();
        let y = |at: f64| top + PLOT * (1.0 - at / self.end);
        let first = self.days.first().map(|(day, _)| *day);
        let span = self.days.last().zip(first).map_or(1, |((last, _), first)| (*last - first).num_days().max(1));
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
            let label = Label::new(words, x(*day), top + PLOT + 18.0).sized(size::SMALL).coloured(Role::Muted);
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
        self.draw_breaks(&mut scene, &x, lang);
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
        scene.add(Shape::Dot { at, radius: RADIUS, role: Role::Accent });

        // The value now has the first choice of room; an earlier one that finds none stands in the table alone.
        let top = if at.1 - 4.0 < self.top() { at.1 + 14.0 } else { at.1 };
        let top = top.min(self.top() + PLOT - 20.0);
        let words = Label::new(&last.words, at.0 + 13.0, top + 4.0).semibold().coloured(Role::Accent);
        let words = words.within(0.0, width);
        let above = |label: Label| Label { baseline: at.1 - 12.0, ..label };
        let below = |label: Label| Label { baseline: at.1 + 21.0, ..label };
        let short = |label: &Label| {
            let short = Label { text: last.short.clone(), ..label.clone() };
            Label { x: at.0 + 13.0, ..short }.within(0.0, width)
        };
        let choices =
            [words.clone(), short(&words), above(words.clone()), below(words.clone()), above(short(&words)), below(short(&words))];
        let inside = |label: &Label| label.area().top > 0.0 && label.area().bottom < self.top() + PLOT + 6.0;
        if let Some(label) = choices.into_iter().find(|label| inside(label) && has_room(scene, &marks, label)) {
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
            let choices = [(&point.words, sides[0]), (&point.short, sides[0]), (&point.words, sides[1]), (&point.short, sides[1])];
            let choices = choices.into_iter().map(|(words, baseline)| label(words, baseline));
            if let Some(label) = { choices }.find(|label| inside(label) && has_room(scene, &marks, label)) {
                scene.label(label);
            }
        }
    }

    /// A short upright stroke where the question became another one, with the year of the new one.
    fn draw_breaks(&self, scene: &mut Scene, x: &impl Fn(NaiveDate) -> f64, lang: Lang) {
        for pair in self.points.windows(2) {
            let [a, b] = pair else { continue };
            let Some(year) = b.broken else { continue };
            let middle = f64::midpoint(x(a.day), x(b.day));
            let (from, to) = ((middle, self.top()), (middle, self.top() + PLOT));
            scene.add(Shape::Line(Line { from, to, width: 1.2, role: Role::Neutral, dashed: true }));
            let words = t!(lang, "chart-new-question", year = date::year(year));
            let label = |baseline: f64| {
                let label = Label::new(&words, middle, baseline).sized(size::SMALL).coloured(Role::Muted);
                label.anchored(Anchor::Middle).within(0.0, f64::from(COLUMN))
            };
            let places = [self.top() + PLOT - 8.0, self.top() + PLOT - 40.0, self.top() + PLOT * 0.5, self.top() + 40.0, self.top() + 14.0];
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
        let around = Area { left: x - RADIUS, top: y - RADIUS, right: x + RADIUS, bottom: y + RADIUS };
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
    !marks.iter().chain(drawn).any(|mark| near(mark))
        && !scene.labels().any(|other| own.overlaps(&other.area()))
        && !{ lines }.any(crosses)
}

fn days(number: i64) -> f64 {
    i32::try_from(number).map_or(0.0, f64::from)
}
