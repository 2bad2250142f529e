//! Municipality dots: a row per municipality, the value now as a dot, the value before as a ring.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::{Aggregation, Indicator},
    lang::Lang,
    progress::{Figure, IndicatorProgress, Progress},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{date, number, t};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::measure::{self, Face};
use super::reading::{self, Reading, Row, What};
use super::scene::{Anchor, Area, Label, Line, Scene, Shape, real};
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, TableRow, captions, levels, yes_no_rows};
use crate::sentences::{self, capitalised};

const ROW: f64 = 20.0;
const RADIUS: f64 = 5.2;
/// From a mark to its label.
const GAP: f64 = 6.0;
/// How far from its mark a label may begin, to stand behind a line.
const FAR: f64 = 40.0;
/// The most that a name takes.
const NAME: f64 = 150.0;
/// A row of labels over the rows.
const HEAD: f64 = 17.0;

/// One indicator, municipality by municipality, in alphabetical order: dots on an axis for numbers and shares, signs
/// for a yes/no question, bars per level for an ordinal scale. Nothing where there are no
/// municipalities.
pub fn of_indicator(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    if cells.municipalities.is_empty() {
        return None;
    }
    let rows = reading::rows(strategy, indicator, cells, progress);
    let scene = match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => {
            yes_no_rows::draw(&rows, indicator, progress, lang)
        }
        (ValueKind::Ordinal { levels }, _) => levels::draw(indicator, levels, cells, lang),
        _ => Dots::new(indicator, cells, progress, &rows, lang).draw(),
    };
    let finding = captions::title(indicator, &cells.now, lang);
    let said = match (&indicator.kind, &cells.now.figure) {
        (ValueKind::Ordinal { levels }, figure) => levels::spoken(indicator, levels, figure, lang),
        (_, Figure::YesNo(f)) => {
            t!(lang, "sentence-others", planned = f.planned, no = f.no, missing = f.missing)
        }
        _ => range(&rows, indicator, lang),
    };
    Some(Chart {
        summary: captions::sentences([format!("{finding}."), said, captions::gaps(&rows, lang)]),
        title: finding,
        subtitle: captions::subtitle(indicator, &progress.cycle, lang),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: table(indicator, &rows, cells, progress, lang),
        lang,
        scene,
        width: COLUMN,
    })
}

/// "Kommunernas värden går från 1 av 5 till 5 av 5."
fn range(rows: &[Row<'_>], indicator: &Indicator, lang: Lang) -> String {
    let place = |row: &&Row<'_>| row.now.position().unwrap_or(0.0);
    let values = || rows.iter().filter(|row| row.now.position().is_some());
    let lowest = values().min_by(|a, b| place(a).total_cmp(&place(b)));
    let highest = values().max_by(|a, b| place(a).total_cmp(&place(b)));
    let (Some(low), Some(high)) = (lowest, highest) else { return String::new() };
    if (place(&low) - place(&high)).abs() < f64::EPSILON {
        return String::new();
    }
    let words = |row: &Row<'_>| row.now.words(indicator, lang);
    t!(lang, "chart-summary-range", low = words(low), high = words(high))
}

/// Municipality, now and before, with the county at the end; a column per row of the question where it has several.
fn table(
    indicator: &Indicator,
    rows: &[Row<'_>],
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
) -> Table {
    let dated = |cycle: &FollowUpCycle| date::long(lang, cycle.period.measured_on);
    let parts: Vec<_> = indicator.rows().into_iter().flatten().collect();
    // Levels of several rows have no common word.
    let whole = !matches!(indicator.kind, ValueKind::Ordinal { .. }) || parts.is_empty();
    let mut header = vec![t!(lang, "chart-municipality")];
    if whole {
        header.push(dated(&progress.cycle));
        header.extend(progress.before.as_ref().map(dated));
    }
    header.extend(parts.iter().map(|part| part.title.get(lang).to_owned()));
    let columns = header.len();

    let line = |row: &Row<'_>| {
        let mut line = vec![row.municipality.name.clone()];
        if whole {
            line.push(capitalised(&row.now.words(indicator, lang)));
            line.extend(row.before.as_ref().map(|b| capitalised(&b.words(indicator, lang))));
        }
        if !parts.is_empty() {
            line.extend(row.cells.now.iter().map(|cell| reading::cell_in_words(lang, indicator, cell)));
        }
        let muted = row.cells.now.iter().all(|cell| cell.value().is_none());
        TableRow { cells: line, total: false, muted }
    };
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    if let (true, Some(now)) = (whole, captions::figure(&cells.now.figure, lang)) {
        let mut line = vec![t!(lang, "chart-county"), capitalised(&now)];
        let before = cells.before.as_ref().and_then(|b| captions::figure(&b.figure, lang));
        line.extend(progress.before.as_ref().map(|_| before.as_deref().map(capitalised).unwrap_or_default()));
        line.resize(columns, String::new());
        lines.push(TableRow { cells: line, total: true, muted: false });
    }
    Table::new(header, lines)
}

/// An upright line with its words over it.
struct Upright {
    /// On the scale.
    at: f64,
    words: String,
    role: Role,
    dashed: bool,
}

struct Dots<'a> {
    indicator: &'a Indicator,
    rows: &'a [Row<'a>],
    lang: Lang,
    /// The years of the ring and the dot.
    years: (Option<String>, String),
    /// The end of the scale, which begins at 0.
    end: f64,
    ticks: Vec<(f64, String)>,
    uprights: Vec<Upright>,
}

/// Where the rows are, in px.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// The rightmost px of a label.
    edge: f64,
}

impl Plot {
    fn x(&self, share_of_scale: f64) -> f64 {
        self.left + (self.right - self.left) * share_of_scale
    }

    /// Does the area lie between the names and the edge?
    fn holds(&self, area: &Area) -> bool {
        area.left >= self.left + 3.0 && area.right <= self.edge
    }
}

impl<'a> Dots<'a> {
    fn new(
        indicator: &'a Indicator,
        cells: &IndicatorProgress,
        progress: &Progress,
        rows: &'a [Row<'a>],
        lang: Lang,
    ) -> Self {
        let is_share = cells.now.figure.percent().is_some()
            || rows.iter().any(|r| matches!(r.now.what, What::Part { .. }))
            || matches!(
                indicator.kind,
                ValueKind::Share { .. } | ValueKind::ChoiceSet { .. } | ValueKind::YesPlannedNo
            );
        let (end, ticks) = if is_share { share_scale(lang) } else { number_scale(rows, lang) };
        let year = |cycle: &FollowUpCycle| date::year(chrono::Datelike::year(&cycle.period.measured_on));
        let mut uprights = Vec::new();
        if is_share {
            uprights = county(indicator, cells, progress, lang);
        }
        Self {
            indicator,
            rows,
            lang,
            years: (progress.before.as_ref().map(year), year(&progress.cycle)),
            end,
            ticks,
            uprights,
        }
    }

    fn draw(&self) -> Scene {
        let width = f64::from(COLUMN);
        let names =
            self.rows.iter().map(|r| measure::width(&r.municipality.name, size::LABEL, Face::Regular));
        let left = names.fold(60.0, f64::max).min(NAME) + 20.0;
        // As wide as every label allows that stands to the right of its marks, and any may have to say its year.
        let right = self
            .rows
            .iter()
            .filter_map(|row| {
                let words =
                    measure::width(&self.label_of(row, self.may_be_dated(row)), size::LABEL, Face::Regular);
                let end =
                    row.now.position()?.max(row.before.as_ref().and_then(Reading::position).unwrap_or(0.0));
                let room = width - words - RADIUS - GAP - left;
                Some(left + room / (end / self.end).clamp(0.01, 1.0))
            })
            .fold(width - 24.0, f64::min);
        let mut plot = Plot { left, right, top: 0.0, bottom: 0.0, edge: width };
        let mut scene = Scene::new(width);
        plot.top = self.draw_heads(&mut scene, &plot) + 4.0;
        plot.bottom = plot.top + ROW * real(self.rows.len());
        self.draw_axis(&mut scene, &plot);
        self.draw_uprights(&mut scene, &plot);
        let dated = self.dated_row(&plot);
        for (n, row) in self.rows.iter().enumerate() {
            let y = plot.top + ROW * (real(n) + 0.5);
            if n > 0 && n % 5 == 0 && self.rows.len() > 15 {
                scene.rule(0.0, plot.right, y - ROW / 2.0);
            }
            self.draw_row(&mut scene, &plot, row, y, dated == Some(n));
        }
        scene.height = plot.bottom + 20.0;
        scene
    }

    /// The words over the upright lines, in as many rows as they need; gives the y under them.
    fn draw_heads(&self, scene: &mut Scene, plot: &Plot) -> f64 {
        let mut placed: Vec<(usize, Label)> = Vec::new();
        for upright in &self.uprights {
            let x = plot.x(upright.at / self.end);
            let label = Label::new(&upright.words, x, 0.0).semibold().coloured(upright.role);
            let label = label.anchored(Anchor::Middle).within(0.0, plot.edge);
            let taken = |row: usize| {
                placed.iter().any(|(at, other)| {
                    let (a, b) = (label.area(), other.area());
                    *at == row && a.left < b.right + 12.0 && b.left < a.right + 12.0
                })
            };
            // There are never more rows than labels before it.
            let row = (0..=placed.len()).find(|row| !taken(*row)).unwrap_or(placed.len());
            placed.push((row, label));
        }
        let rows = placed.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        for (row, mut label) in placed {
            label.baseline = HEAD * real(rows - row) - 4.0;
            scene.label(label);
        }
        HEAD * real(rows)
    }

    fn draw_axis(&self, scene: &mut Scene, plot: &Plot) {
        for (at, words) in &self.ticks {
            let x = plot.x(at / self.end);
            let (from, to) = ((x, plot.top), (x, plot.bottom));
            scene.add(Shape::Line(Line { from, to, width: 0.7, role: Role::Rule, dashed: false }));
            let label = Label::new(words, x, plot.bottom + 15.0).sized(size::SMALL).coloured(Role::Muted);
            scene.label(label.anchored(Anchor::Middle).within(0.0, plot.edge));
        }
    }

    fn draw_uprights(&self, scene: &mut Scene, plot: &Plot) {
        for (n, upright) in self.uprights.iter().enumerate() {
            let x = plot.x(upright.at / self.end);
            if self.uprights[..n].iter().any(|other| (plot.x(other.at / self.end) - x).abs() < 2.0) {
                // Two lines in one place would be neither: the first has it, both have their words.
                continue;
            }
            let (from, to) = ((x, plot.top - 4.0), (x, plot.bottom));
            let width = if upright.dashed { 1.2 } else { 1.6 };
            scene.add(Shape::Line(Line { from, to, width, role: upright.role, dashed: upright.dashed }));
        }
    }

    fn draw_row(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, y: f64, dated: bool) {
        let name = measure::shortened(&row.municipality.name, size::LABEL, Face::Regular, NAME);
        let role = if row.now.is_missing() { Role::Muted } else { Role::Ink };
        scene.label(Label::beside(&name, 0.0, y).coloured(role));

        let (before, now) = self.marks(plot, row);
        if let (Some(now), Some(before)) = (now, before) {
            let (from, to) = ((before.min(now), y), (before.max(now), y));
            scene.add(Shape::Bar { from: from.0, to: to.0, y, thickness: 2.4, role: Role::Soft });
        }
        if let Some(x) = before {
            scene.add(Shape::Ring { at: (x, y), radius: RADIUS, width: 1.5, role: Role::Neutral });
        }
        match now {
            Some(x) => {
                scene.add(Shape::Dot { at: (x, y), radius: RADIUS, role: Role::Accent });
                let (now, earlier) = self.labels(plot, row, y, dated);
                now.into_iter().chain(earlier).for_each(|label| scene.label(label));
            }
            None => self.explain_row(scene, plot, row, before, y),
        }
    }

    /// The marks of a row, in px: the ring of the value before and the dot of the value now.
    fn marks(&self, plot: &Plot, row: &Row<'_>) -> (Option<f64>, Option<f64>) {
        let place = |reading: &Reading| reading.position().map(|at| plot.x((at / self.end).clamp(0.0, 1.0)));
        (row.before.as_ref().and_then(place), place(&row.now))
    }

    /// May the row say which mark is of which year? An estimate has enough to say, if there is another row.
    fn may_be_dated(&self, row: &Row<'_>) -> bool {
        is_moved(row) && (!row.now.estimated || !self.rows.iter().any(|r| is_moved(r) && !r.now.estimated))
    }

    /// The row that says which mark is of which year: the first whose two labels have room.
    fn dated_row(&self, plot: &Plot) -> Option<usize> {
        let able = || self.rows.iter().enumerate().filter(|(_, row)| self.may_be_dated(row));
        let fits = |row: &Row<'_>| match self.labels(plot, row, 0.0, true) {
            (Some(now), Some(_)) => self.has_room(plot, &now.area()),
            _ => false,
        };
        able().find(|(_, row)| fits(row)).or_else(|| able().next()).map(|(n, _)| n)
    }

    /// The labels of the dot and, in the row that says the years, of the ring. The dot's stands to its right if the
    /// way from before does not lie there, else to its left; never on the line of the county or of the target if it
    /// can be helped.
    fn labels(&self, plot: &Plot, row: &Row<'_>, y: f64, dated: bool) -> (Option<Label>, Option<Label>) {
        let (before, Some(x)) = self.marks(plot, row) else { return (None, None) };
        let words = self.label_of(row, dated);
        let (first, last) = (before.unwrap_or(x).min(x), before.unwrap_or(x).max(x));
        let right = |from: f64| Label::beside(&words, from + RADIUS + GAP, y);
        let left = |from: f64| Label::beside(&words, from - RADIUS - GAP, y).anchored(Anchor::End);
        let mut choices = Vec::new();
        if x >= last {
            choices.push(right(x));
            // A little further, past a line that stands just beside the mark.
            choices.extend(self.lines_past(plot, x).map(|line| Label::beside(&words, line + GAP, y)));
        }
        if x <= first {
            choices.push(left(x));
        }
        if x < last {
            choices.push(right(last));
        }
        let now = self.chosen(plot, choices).map(|label| label.within(0.0, plot.edge));
        let earlier = before.zip(self.years.0.as_ref()).filter(|_| dated).map(|(before, year)| {
            let label = if before < x {
                Label::beside(year, before - RADIUS - GAP, y).anchored(Anchor::End)
            } else {
                Label::beside(year, before + RADIUS + GAP, y)
            };
            label.sized(size::SMALL).coloured(Role::Muted)
        });
        let earlier = earlier.filter(|label| {
            let area = label.area();
            self.has_room(plot, &area) && !now.as_ref().is_some_and(|now| area.overlaps(&now.area()))
        });
        (now, earlier)
    }

    /// The lines of the county and the target that stand a little to the right of `x`.
    fn lines_past(&self, plot: &Plot, x: f64) -> impl Iterator<Item = f64> {
        let lines = self.uprights.iter().map(|upright| plot.x(upright.at / self.end));
        lines.filter(move |line| *line > x && *line < x + FAR)
    }

    /// The first of the places that lies on the canvas and on no line; if all meet a line, the first on the canvas.
    fn chosen(&self, plot: &Plot, choices: Vec<Label>) -> Option<Label> {
        let best = choices.iter().position(|c| self.has_room(plot, &c.area()));
        let best = best.or_else(|| choices.iter().position(|c| plot.holds(&c.area())));
        let last = choices.len().checked_sub(1)?;
        choices.into_iter().nth(best.unwrap_or(last))
    }

    /// Does the area lie on the canvas and on no line of the county or the target?
    fn has_room(&self, plot: &Plot, area: &Area) -> bool {
        let mut lines = self.uprights.iter().map(|upright| plot.x(upright.at / self.end));
        plot.holds(area) && !lines.any(|line| line > area.left - 3.0 && line < area.right + 3.0)
    }

    /// Why there is no dot, in words at the start of the axis, or beside the ring of the last answer.
    fn explain_row(&self, scene: &mut Scene, plot: &Plot, row: &Row<'_>, before: Option<f64>, y: f64) {
        let words = row.now.words(self.indicator, self.lang);
        let mut x = plot.left + GAP;
        let words = match (before, &row.before) {
            (Some(_), Some(earlier)) => {
                let value = earlier.words(self.indicator, self.lang);
                t!(self.lang, "chart-last-answer", words = words, value = value)
            }
            _ => words,
        };
        match (&row.now.what, before) {
            (What::NotApplicable, None) => {
                let (from, to) = ((x + 2.0, y), (x + 12.0, y));
                scene.add(Shape::Line(Line { from, to, width: 1.4, role: Role::Neutral, dashed: false }));
                x += 12.0 + GAP;
            }
            (What::NotReported, None) => {
                scene.add(Shape::Brackets { at: (x + 5.0, y), radius: 4.6, role: Role::Neutral });
                x += 12.0 + GAP;
            }
            (_, Some(ring)) => {
                let label = |x: f64| Label::beside(&words, x, y).coloured(Role::Muted);
                let mut choices = vec![label(ring + RADIUS + GAP)];
                choices.extend(self.lines_past(plot, ring).map(|line| label(line + GAP)));
                choices.push(label(ring - RADIUS - GAP).anchored(Anchor::End));
                if let Some(label) = self.chosen(plot, choices) {
                    scene.label(label.within(0.0, plot.edge));
                }
                return;
            }
            _ => {}
        }
        scene.label(Label::beside(&words, x, y).coloured(Role::Muted));
    }

    /// `3 av 5`; in the one row that says which mark is which, with its year.
    fn label_of(&self, row: &Row<'_>, dated: bool) -> String {
        let words = row.now.words(self.indicator, self.lang);
        if dated { format!("{words}, {}", self.years.1) } else { words }
    }
}

/// Has the value moved far enough for a ring to be seen beside the dot?
fn is_moved(row: &Row<'_>) -> bool {
    let before = row.before.as_ref().and_then(Reading::position);
    before.zip(row.now.position()).is_some_and(|(b, n)| (b - n).abs() > 0.0)
}

/// The county, the county without the municipality that dominates it, and the target.
fn county(indicator: &Indicator, cells: &IndicatorProgress, progress: &Progress, lang: Lang) -> Vec<Upright> {
    let mut uprights = Vec::new();
    let share = |figure: &Figure| figure.percent().and_then(|p| p.to_f64()).map(|p| p / 100.0);
    if let Some(target) = &indicator.target {
        let aim = captions::target_share(target);
        let value = number::percent(lang, aim, 0);
        uprights.push(Upright {
            at: aim.to_f64().unwrap_or(1.0),
            words: captions::target_words(target, &value, lang),
            role: Role::Target,
            dashed: false,
        });
    }
    if !captions::any_answer(&cells.now.figure) {
        return uprights;
    }
    if let (Some(at), Some(value)) = (share(&cells.now.figure), captions::figure(&cells.now.figure, lang)) {
        let percent = cells.now.figure.percent().map(|p| sentences::percentage(lang, p)).unwrap_or_default();
        let value = format!("{value} ({percent})");
        uprights.push(Upright {
            at,
            words: t!(lang, "chart-county-line", value = value),
            role: Role::Ink,
            dashed: true,
        });
    }
    if let Some((code, figure)) = &cells.without_dominant {
        let name = progress.municipalities.iter().find(|m| m.code == *code).map(|m| m.name.as_str());
        if let (Some(at), Some(name)) = (share(figure), name) {
            let percent = figure.percent().map(|p| sentences::percentage(lang, p)).unwrap_or_default();
            uprights.push(Upright {
                at,
                words: t!(lang, "chart-county-line-without", municipality = name, value = percent),
                role: Role::Muted,
                dashed: true,
            });
        }
    }
    uprights
}

type Scale = (f64, Vec<(f64, String)>);

/// Shares: 0 to 100 %.
fn share_scale(lang: Lang) -> Scale {
    let words = |percent: u8| number::percent(lang, Decimal::new(percent.into(), 2), 0);
    let ticks = [0_u8, 25, 50, 75, 100].into_iter();
    (1.0, ticks.map(|percent| (f64::from(percent) / 100.0, words(percent))).collect())
}

/// Numbers: 0 to a round number that all have room under, with at most five lines.
fn number_scale(rows: &[Row<'_>], lang: Lang) -> Scale {
    let values = rows.iter().flat_map(|r| [r.now.position(), r.before.as_ref().and_then(Reading::position)]);
    let largest = values.flatten().fold(1.0_f64, f64::max);
    let step = round_step(largest / 4.0);
    let lines = (largest / step).ceil().max(1.0);
    let mut ticks = Vec::new();
    let mut at = 0.0;
    while at <= lines * step + step / 2.0 {
        ticks.push((
            at,
            Decimal::from_f64(at).map_or_else(String::new, |n| number::exact(lang, n.round_dp(3))),
        ));
        at += step;
    }
    (lines * step, ticks)
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is no smaller than `least`.
pub(super) fn round_step(least: f64) -> f64 {
    let mut unit = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if unit * factor >= least {
                return unit * factor;
            }
        }
        unit *= 10.0;
    }
}
