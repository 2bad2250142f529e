//! How many have each part of a whole: parties in a group, ages that the support reaches.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, PartRow, PartsFigure, Progress},
    strategy::Strategy,
};
use malspar_words::{cycle, number, t};

use super::measure::{self, Face};
use super::scene::{Label, Scene, Shape, real};
use super::theme::{Role, size};
use super::{COLUMN, Chart, Table, TableRow, captions};
use crate::targets::n_of;

const ROW: f64 = 22.0;
const THICK: f64 = 10.0;
/// The most that the name of a part takes.
const NAME: f64 = 210.0;
const GAP: f64 = 8.0;

/// One indicator, part by part. Nothing for an indicator that has no parts.
pub fn of_parts(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
    example: bool,
) -> Option<Chart> {
    let parts = parts_of(&cells.now).filter(|parts| parts.parts.iter().any(|part| part.of() > 0))?;
    let title = title(indicator, parts, lang);
    let said: Vec<_> = parts
        .parts
        .iter()
        .map(|part| format!("{}: {}.", name(indicator, part, lang), words(part, lang)))
        .collect();
    Some(Chart {
        summary: format!("{title}. {}", said.join(" ")),
        subtitle: t!(
            lang,
            "chart-parts-subtitle",
            when = captions::when(indicator.measured, &progress.cycle, lang)
        ),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: table(indicator, parts, cells, progress, lang),
        lang,
        scene: draw(indicator, parts, lang),
        width: COLUMN,
        title,
    })
}

/// The parts of a figure, or those beside one that counts the levels they amount to.
fn parts_of(aggregate: &Aggregate) -> Option<&PartsFigure> {
    match &aggregate.figure {
        Figure::Parts(parts) => Some(parts),
        _ => aggregate.parts.as_ref(),
    }
}

fn name(indicator: &Indicator, part: &PartRow, lang: Lang) -> String {
    let categories = indicator.rows().into_iter().flatten().chain(indicator.options());
    let category = categories.into_iter().find(|c| c.code == part.category);
    category.map_or_else(|| part.category.to_string(), |c| c.title.get(lang).to_owned())
}

/// The part that most have and the one that fewest have.
fn title(indicator: &Indicator, parts: &PartsFigure, lang: Lang) -> String {
    let title = indicator.title.get(lang);
    let counted = || parts.parts.iter().filter(|part| part.missing < part.of());
    // The first of several in the order of the question.
    let most = counted().reduce(|best, part| if part.yes > best.yes { part } else { best });
    let least = counted().reduce(|best, part| if part.yes < best.yes { part } else { best });
    let said = |part: &PartRow| n_of(part.yes.into(), part.of().into(), lang);
    match (least, most) {
        (Some(least), Some(most)) if least.yes < most.yes => t!(
            lang,
            "chart-parts-range",
            title = title,
            most = said(most),
            most_name = name(indicator, most, lang),
            least = said(least),
            least_name = name(indicator, least, lang)
        ),
        (Some(part), _) => t!(lang, "chart-parts-even", title = title, value = said(part)),
        _ => t!(lang, "chart-no-answers", title = title),
    }
}

/// "7 av 12, 2 planerar, svar saknas från 1".
fn words(part: &PartRow, lang: Lang) -> String {
    let mut said = vec![n_of(part.yes.into(), part.of().into(), lang)];
    if part.planned > 0 {
        said.push(t!(lang, "chart-parts-planned", n = part.planned));
    }
    if part.missing > 0 {
        said.push(t!(lang, "chart-parts-missing", n = part.missing));
    }
    said.join(", ")
}

fn draw(indicator: &Indicator, parts: &PartsFigure, lang: Lang) -> Scene {
    let width = f64::from(COLUMN);
    let mut scene = Scene::new(width);
    let names: Vec<_> = parts
        .parts
        .iter()
        .map(|part| measure::shortened(&name(indicator, part, lang), size::LABEL, Face::Regular, NAME))
        .collect();
    let left = names.iter().map(|n| measure::width(n, size::LABEL, Face::Regular)).fold(0.0, f64::max) + 16.0;
    let said = parts.parts.iter().map(|part| measure::width(&words(part, lang), size::LABEL, Face::Semibold));
    let right = width - said.fold(0.0, f64::max) - GAP;
    let most = parts.parts.iter().map(PartRow::of).max().unwrap_or(1).max(1);
    let x = |count: u32| left + (right - left) * f64::from(count) / f64::from(most);
    for (n, (part, name)) in parts.parts.iter().zip(&names).enumerate() {
        let y = ROW * (real(n) + 0.5);
        scene.label(Label::beside(name, 0.0, y));
        let mut bar = |from: u32, to: u32, role: Role| {
            if to > from {
                scene.add(Shape::Bar { from: x(from), to: x(to), y, thickness: THICK, role });
            }
        };
        bar(0, part.of(), Role::Track);
        // What is planned shows behind what is there.
        bar(0, part.yes + part.planned, Role::Soft);
        bar(0, part.yes, Role::Accent);
        let role = if part.missing == part.of() { Role::Muted } else { Role::Ink };
        scene.label(Label::beside(&words(part, lang), x(part.of()) + GAP, y).coloured(role));
    }
    scene.height = ROW * real(parts.parts.len());
    scene
}

fn table(
    indicator: &Indicator,
    parts: &PartsFigure,
    cells: &IndicatorProgress,
    progress: &Progress,
    lang: Lang,
) -> Table {
    let previous = cells.previous.as_ref().and_then(parts_of).zip(progress.previous.as_ref());
    let planned = parts.parts.iter().any(|part| part.planned > 0);
    let mut header = vec![t!(lang, "chart-part"), cycle::time(lang, &progress.cycle)];
    if planned {
        header.push(t!(lang, "grid-planned"));
    }
    header.push(t!(lang, "chart-missing"));
    header.extend(previous.map(|(_, then)| cycle::time(lang, then)));
    let row = |part: &PartRow| {
        let mut line = vec![name(indicator, part, lang), n_of(part.yes.into(), part.of().into(), lang)];
        if planned {
            line.push(number::integer(lang, part.planned));
        }
        line.push(number::integer(lang, part.missing));
        line.extend(previous.map(|(then, _)| {
            let then = then.parts.iter().find(|other| other.category == part.category);
            then.map(|then| n_of(then.yes.into(), then.of().into(), lang)).unwrap_or_default()
        }));
        TableRow::from(line)
    };
    Table { notes: captions::notes(cells, lang), ..Table::new(header, parts.parts.iter().map(row).collect()) }
}
