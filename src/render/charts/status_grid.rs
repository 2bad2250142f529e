//! Status grid: municipality × headline indicators, sign and word in each cell.

use malspar_domain::{
    code::OrganisationCode,
    indicator::{Indicator, Source},
    lang::Lang,
    progress::{Content, Municipality, Progress},
    strategy::Strategy,
    value::YesNo,
};
use malspar_words::{sort, t};

use super::answered::WhoAnswered;
use super::captions;
use super::measure::{self, Face};
use super::reading::{self, Reading, What};
use super::scene::{Anchor, Area, Label, Line, Scene, Shape, real};
use super::sign::{RADIUS, Sign};
use super::theme::{Role, Shade, size};
use super::{COLUMN, Chart, Table, TableRow, status_grid_phone};
use crate::sentences::capitalised;

const ROW: f64 = 20.0;
/// Between columns.
const GUTTER: f64 = 10.0;
/// The most that a name takes.
const NAME: f64 = 150.0;

/// Municipalities in alphabetical order × headline indicators, and how much each has reported.
pub fn status_grid(strategy: &Strategy, progress: &Progress, lang: Lang, example: bool) -> Chart {
    status_grid_of(strategy, progress, None, lang, example)
}

/// The same for the report of one of them, whose row is marked.
pub fn status_grid_of(
    strategy: &Strategy,
    progress: &Progress,
    own: Option<&OrganisationCode>,
    lang: Lang,
    example: bool,
) -> Chart {
    let municipalities = alphabetical(progress);
    let answers: Vec<_> = municipalities.iter().map(|m| answers(strategy, progress, m)).collect();
    let mut columns = columns(strategy, progress, &municipalities, &answers, lang);
    let own = municipalities.iter().position(|m| Some(&m.code) == own);

    let reported = u64::try_from(answers.iter().filter(|(given, _)| *given > 0).count()).unwrap_or(u64::MAX);
    let expected = u64::try_from(municipalities.len()).unwrap_or(u64::MAX);
    let findings: Vec<_> = strategy
        .headlines()
        .filter_map(|i| Some(format!("{}.", captions::title(i, &progress.indicator(&i.code)?.now, lang))))
        .collect();
    let title = t!(lang, "chart-grid-title", n = reported, n_expected = expected);
    let table = table(&municipalities, &columns, lang);
    let phone = status_grid_phone::draw(&municipalities, own, &columns, lang);
    let with_months = says_months(strategy, progress);
    Chart {
        subtitle: format!(
            "{}, {}",
            t!(lang, "chart-grid-subtitle"),
            captions::when(malspar_domain::indicator::Measured::AsOf, &progress.cycle, lang)
        ),
        footer: captions::sentences([
            basis(&municipalities, &answers, lang),
            t!(lang, "chart-order"),
            captions::invented(lang, example),
        ]),
        summary: format!("{title}. {}", findings.join(" ")),
        table,
        lang,
        scene: draw(&municipalities, own, &mut columns, with_months, lang),
        phone: Some(phone),
        width: COLUMN,
        title,
    }
}

/// Does the drawing say when what is planned is to come? It does in every language, or in none: the values that lie beside a
/// report are the same in each.
pub(crate) fn says_months(strategy: &Strategy, progress: &Progress) -> bool {
    let municipalities = alphabetical(progress);
    let answers: Vec<_> = municipalities.iter().map(|m| answers(strategy, progress, m)).collect();
    let first = first_width(&municipalities);
    Lang::ALL.into_iter().all(|lang| {
        let columns = columns(strategy, progress, &municipalities, &answers, lang);
        total_width(first, &columns, true) - GUTTER <= f64::from(COLUMN)
    })
}

fn alphabetical(progress: &Progress) -> Vec<&Municipality> {
    let mut municipalities: Vec<_> = progress.municipalities.iter().collect();
    sort::by_name(&mut municipalities, |m| &m.name);
    municipalities
}

fn columns(
    strategy: &Strategy,
    progress: &Progress,
    municipalities: &[&Municipality],
    answers: &[(u64, u64)],
    lang: Lang,
) -> Vec<Column> {
    let answered = WhoAnswered::of(strategy, progress);
    let column = |indicator| column(strategy, indicator, progress, (municipalities, &answered), lang);
    strategy.headlines().map(column).chain([answers_column(answers, lang)]).collect()
}

pub(super) struct Column {
    pub(super) head: String,
    pub(super) under: String,
    pub(super) cells: Vec<Cell>,
    /// Does it count answers? Then it stands flush right, at the end.
    pub(super) counts: bool,
}

impl Column {
    /// "Familjecentral, mål 2.1"
    pub(super) fn title(&self) -> String {
        if self.under.is_empty() { self.head.clone() } else { format!("{}, {}", self.head, self.under) }
    }
}

pub(super) struct Cell {
    pub(super) sign: Sign,
    words: String,
    /// Said where there is room.
    more: String,
    /// As little as there can be said of it: `3 av 5`.
    pub(super) short: String,
    /// Is it at least so much?
    pub(super) at_least: bool,
    /// All of it, for the table.
    full: String,
}

fn column(
    strategy: &Strategy,
    indicator: &Indicator,
    progress: &Progress,
    (municipalities, answered): (&[&Municipality], &WhoAnswered<'_>),
    lang: Lang,
) -> Column {
    let cells = |municipality: &&Municipality| {
        let found = progress.indicator(&indicator.code)?.municipalities.iter();
        let cells = found.clone().find(|m| m.code == municipality.code)?;
        let has_answered = answered.has(&cells.code, &progress.cycle);
        Some(cell(&reading::read(strategy, indicator, &cells.now, has_answered), indicator, lang))
    };
    let objective =
        indicator.parent.as_deref().filter(|p| strategy.objectives().any(|o| o.code.as_str() == *p));
    Column {
        head: indicator.title.get(lang).to_owned(),
        under: objective.map_or_else(String::new, |code| t!(lang, "chart-objective", code = code)),
        cells: municipalities
            .iter()
            .map(|m| {
                let missing = Reading { what: What::NotReported, estimated: false };
                cells(m).unwrap_or_else(|| cell(&missing, indicator, lang))
            })
            .collect(),
        counts: false,
    }
}

fn cell(reading: &Reading, indicator: &Indicator, lang: Lang) -> Cell {
    let full = capitalised(&reading.words(indicator, lang));
    // That a value is an estimate is said in the table; a cell has room for the value.
    let plain = Reading { what: reading.what.clone(), estimated: false };
    let (words, more) = match &reading.what {
        What::YesNo(YesNo::Planned(month)) => (t!(lang, "grid-planned"), reading::short_month(lang, *month)),
        _ => (capitalised(&plain.words(indicator, lang)), String::new()),
    };
    let (short, at_least) = match &reading.what {
        What::Part { part, whole, at_least } => (reading::part_of(lang, *part, *whole, false), *at_least),
        _ => (words.clone(), false),
    };
    Cell { sign: Sign::from(&reading.what), words, more, short, at_least, full }
}

/// How many of its own questions a municipality has answered, and how many there are. Voluntary ones are not counted.
fn answers(strategy: &Strategy, progress: &Progress, municipality: &Municipality) -> (u64, u64) {
    let mut answers = (0, 0);
    for indicator in strategy.indicators.iter().filter(|i| i.source == Source::Municipality && !i.voluntary) {
        let cells = progress
            .indicator(&indicator.code)
            .and_then(|p| p.municipalities.iter().find(|m| m.code == municipality.code));
        let rows = indicator.rows();
        let mut own = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| {
                row.is_none_or(|r| r.answered_by.is_none() && !indicator.is_part(Some(&r.code)))
            })
            .map(|(n, _)| cells.and_then(|c| c.now.get(n)))
            .peekable();
        if own.peek().is_some() {
            answers.1 += 1;
            let all = own.all(|cell| cell.is_some_and(|c| c.content != Content::NotReported));
            answers.0 += u64::from(all);
        }
    }
    answers
}

fn answers_column(answers: &[(u64, u64)], lang: Lang) -> Column {
    Column {
        head: capitalised(&t!(lang, "grid-reported")),
        under: t!(lang, "chart-grid-answers"),
        cells: answers
            .iter()
            .map(|(given, all)| {
                let words = reading::part_of(lang, (*given).into(), (*all).into(), false);
                let (full, short) = (words.clone(), words.clone());
                Cell { sign: Sign::None, words, more: String::new(), short, at_least: false, full }
            })
            .collect(),
        counts: true,
    }
}

fn basis(municipalities: &[&Municipality], answers: &[(u64, u64)], lang: Lang) -> String {
    let reporting = || municipalities.iter().zip(answers).filter(|(_, (given, _))| *given > 0);
    captions::basis(
        &malspar_domain::progress::Coverage {
            reported: u32::try_from(reporting().count()).unwrap_or(u32::MAX),
            not_reported: u32::try_from(municipalities.len() - reporting().count()).unwrap_or(u32::MAX),
            residents_reported: reporting().map(|(m, _)| m.residents).sum(),
            residents: municipalities.iter().map(|m| m.residents).sum(),
            ..malspar_domain::progress::Coverage::default()
        },
        lang,
    )
}

fn table(municipalities: &[&Municipality], columns: &[Column], lang: Lang) -> Table {
    let header = std::iter::once(t!(lang, "chart-municipality"));
    let rows = municipalities.iter().enumerate().map(|(n, m)| {
        let cells: Vec<_> = columns.iter().filter_map(|c| c.cells.get(n)).collect();
        TableRow {
            muted: cells.iter().any(|c| c.sign == Sign::NotReported),
            cells: std::iter::once(m.name.clone()).chain(cells.iter().map(|c| c.full.clone())).collect(),
            total: false,
        }
    });
    Table::new(header.chain(columns.iter().map(Column::title)).collect(), rows.collect())
}

fn words_width(words: &str) -> f64 {
    measure::width(words, size::SMALL, Face::Regular)
}

/// Room that a column needs at least: its signs and words, and the longest word of its head if that is short.
fn needed(column: &Column, with_more: bool) -> f64 {
    let cell = |c: &Cell| {
        let more = if with_more && !c.more.is_empty() { words_width(&format!(" {}", c.more)) } else { 0.0 };
        c.sign.width() + words_width(&c.words) + more
    };
    let head = column.head.split(' ').map(|w| measure::width(w, size::SMALL, Face::Semibold));
    let head = head.fold(0.0, f64::max).min(84.0);
    let under = words_width(&column.under);
    column.cells.iter().map(cell).fold(head.max(under), f64::max) + GUTTER
}

fn first_width(municipalities: &[&Municipality]) -> f64 {
    let names = municipalities.iter().map(|m| measure::width(&m.name, size::LABEL, Face::Regular));
    names.fold(60.0, f64::max).min(NAME) + GUTTER + 4.0
}

fn total_width(first: f64, columns: &[Column], with_more: bool) -> f64 {
    first + columns.iter().map(|column| needed(column, with_more)).sum::<f64>()
}

fn draw(
    municipalities: &[&Municipality],
    own: Option<usize>,
    columns: &mut [Column],
    with_more: bool,
    lang: Lang,
) -> Scene {
    let first = first_width(municipalities);
    let room = f64::from(COLUMN);
    if !with_more {
        for cell in columns.iter_mut().flat_map(|c| &mut c.cells) {
            cell.more.clear();
        }
    }
    let least = total_width(first, columns, with_more);
    // The last column needs no gutter after it.
    let width = room.max(least - GUTTER);
    let spare = (width - (least - GUTTER)) / real(columns.len().saturating_sub(1).max(1));
    let widths: Vec<_> = columns.iter().map(|c| needed(c, with_more) + spare).collect();

    let mut scene = Scene::new(width);
    let top = draw_head(&mut scene, columns, &widths, first, lang);
    for (n, municipality) in municipalities.iter().enumerate() {
        let y = top + ROW * (real(n) + 0.5);
        if Some(n) == own {
            mark(&mut scene, (width, ROW), y);
        }
        if n > 0 {
            scene.rule(0.0, width, y - ROW / 2.0);
        }
        let silent = columns.iter().filter_map(|c| c.cells.get(n)).any(|c| c.sign == Sign::NotReported);
        let name = measure::shortened(&municipality.name, size::LABEL, Face::Regular, NAME);
        let role = if silent { Role::Muted } else { Role::Ink };
        let label = Label::beside(&name, 0.0, y).coloured(role);
        scene.label(if Some(n) == own { label.semibold() } else { label });
        let mut x = first;
        for (column, wide) in columns.iter().zip(&widths) {
            if let Some(cell) = column.cells.get(n) {
                if column.counts {
                    let label = Label::beside(&cell.words, width, y).sized(size::SMALL).coloured(role);
                    scene.label(label.anchored(Anchor::End));
                } else {
                    draw_cell(&mut scene, cell, x, y);
                }
            }
            x += wide;
        }
    }
    scene.height = top + ROW * real(municipalities.len()) + 2.0;
    scene
}

/// A row that stands out from the others, under everything that is in it.
pub(super) fn mark(scene: &mut Scene, (width, height): (f64, f64), y: f64) {
    let area = Area { left: 0.0, top: y - height / 2.0, right: width, bottom: y + height / 2.0 };
    scene.add(Shape::Block { area, role: Role::Shade(Shade::Wash) });
}

/// The heads of the columns, standing on one line; gives the y below it.
fn draw_head(scene: &mut Scene, columns: &[Column], widths: &[f64], first: f64, lang: Lang) -> f64 {
    const LEADING: f64 = 13.5;
    let heads: Vec<_> = columns
        .iter()
        .zip(widths)
        .map(|(c, w)| measure::wrap(&c.head, size::SMALL, Face::Semibold, w - GUTTER, lang))
        .collect();
    let tallest = real(heads.iter().map(Vec::len).max().unwrap_or(0));
    let bottom = tallest * LEADING + LEADING;
    let mut x = first;
    for ((column, head), wide) in columns.iter().zip(&heads).zip(widths) {
        let place = |label: Label| {
            let label = label.sized(size::SMALL);
            if column.counts { Label { x: scene.width, ..label.anchored(Anchor::End) } } else { label }
        };
        let lines = head.iter().rev().enumerate().map(|(n, line)| {
            place(Label::new(line, x, bottom - LEADING - real(n) * LEADING - 3.0).semibold())
        });
        let under = place(Label::new(&column.under, x, bottom - 3.0).coloured(Role::Muted));
        for label in lines.chain([under]).collect::<Vec<_>>() {
            scene.label(label);
        }
        x += wide;
    }
    let y = bottom + 4.5;
    let (from, to) = ((0.0, y), (scene.width, y));
    scene.add(Shape::Line(Line { from, to, width: 0.9, role: Role::Ink, dashed: false }));
    y + 1.0
}

fn draw_cell(scene: &mut Scene, cell: &Cell, x: f64, y: f64) {
    let at = (x + RADIUS, y);
    cell.sign.draw(scene, at, Role::Accent);
    let missing = matches!(
        cell.sign,
        Sign::NotReported | Sign::NotAnswered | Sign::NotApplicable | Sign::NotAvailable | Sign::Suppressed
    );
    let role = if missing { Role::Muted } else { Role::Ink };
    let words =
        if cell.more.is_empty() { cell.words.clone() } else { format!("{} {}", cell.words, cell.more) };
    let label = Label::beside(&words, x + cell.sign.width(), y).sized(size::SMALL).coloured(role);
    scene.label(label);
}
