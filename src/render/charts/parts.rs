//! How many have each part of a whole: parties in a group, ages that the support reaches.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, PartRow, PartsFigure, Progress},
    strategy::Strategy,
};
use malspar_words::{cycle, list, number, t};

use super::measure::{self, Face};
use super::scene::{Anchor, Area, Label, Scene, Shape, real};
use super::theme::{Role, size};
use super::width::Width;
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
    let [scene, phone] = Width::ALL.map(|width| draw(indicator, parts, lang, width));
    Some(Chart {
        summary: format!("{title}. {}", said.join(" ")),
        subtitle: t!(
            lang,
            "chart-parts-subtitle",
            title = indicator.title.get(lang),
            when = captions::when(indicator.measured, &progress.cycle, lang)
        ),
        footer: captions::footer(strategy, indicator, &cells.now.coverage, lang, example),
        table: table(indicator, parts, cells, progress, lang),
        lang,
        scene,
        phone: Some(phone),
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

/// The part that most have and the one that fewest have, as far as one or two stand out.
fn title(indicator: &Indicator, parts: &PartsFigure, lang: Lang) -> String {
    let title = indicator.title.get(lang);
    let counted: Vec<_> = parts.parts.iter().filter(|part| part.missing < part.of()).collect();
    let most = counted.iter().map(|part| part.yes).max();
    let least = counted.iter().map(|part| part.yes).min();
    let (Some(most), Some(least)) = (most, least) else { return t!(lang, "chart-no-answers", title = title) };
    let with = |yes: u32| counted.iter().filter(move |part| part.yes == yes);
    let value = |yes: u32| {
        let first = with(yes).next();
        first.map(|part| n_of(part.yes.into(), part.of().into(), lang)).unwrap_or_default()
    };
    let is_one_whole = counted.iter().map(|part| part.of()).is_sorted_by(|a, b| a == b);
    if most == least && !is_one_whole {
        return t!(lang, "chart-parts-even-counts", title = title, n = number::integer(lang, most));
    }
    if most == least {
        return t!(lang, "chart-parts-even", title = title, value = value(most));
    }
    let names = |yes: u32| {
        let names: Vec<_> = with(yes).map(|part| in_a_sentence(&name(indicator, part, lang))).collect();
        let is_of_one_whole = with(yes).map(|part| part.of()).is_sorted_by(|a, b| a == b);
        (names.len() <= 2 && is_of_one_whole).then(|| list::and(lang, &names))
    };
    match (names(most), names(least)) {
        (Some(common), Some(rare)) => t!(
            lang,
            "chart-parts-most-least",
            most = value(most),
            most_name = common,
            least = value(least),
            least_name = rare
        ),
        (Some(common), None) => t!(lang, "chart-parts-most", most = value(most), most_name = common),
        (None, Some(rare)) => t!(lang, "chart-parts-least", least = value(least), least_name = rare),
        (None, None) => {
            t!(lang, "chart-parts-between", title = title, most = value(most), least = value(least))
        }
    }
}

/// The name of a part within a sentence: without its letter "(a)" and without a capital.
fn in_a_sentence(name: &str) -> String {
    let bare = match name.split_once(") ") {
        Some((letter, rest)) if letter.starts_with('(') && letter.chars().count() == 2 => rest,
        _ => name,
    };
    let mut signs = bare.chars();
    match (signs.next(), signs.clone().next()) {
        // "BVC" stays as it is.
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(signs).collect(),
        _ => bare.to_owned(),
    }
}

/// "7 av 12, 2 planerar, svar saknas från 1".
fn words(part: &PartRow, lang: Lang) -> String {
    if part.of() > 0 && part.missing == part.of() {
        return t!(lang, "chart-parts-no-answers");
    }
    let mut said = vec![n_of(part.yes.into(), part.of().into(), lang)];
    if part.planned > 0 {
        said.push(t!(lang, "chart-parts-planned", n = part.planned));
    }
    if part.missing > 0 {
        said.push(t!(lang, "chart-parts-missing", n = part.missing));
    }
    said.join(", ")
}

/// Names beside the bars and words behind them, or both over them where there is little room.
fn draw(indicator: &Indicator, parts: &PartsFigure, lang: Lang, width: Width) -> Scene {
    let room = width.room();
    let mut scene = Scene::new(room);
    let name = |part: &PartRow, room: f64| {
        measure::shortened(&name(indicator, part, lang), size::LABEL, Face::Regular, room)
    };
    if width.is_phone() {
        let mut y = 0.0;
        for part in &parts.parts {
            let words = said(part, lang);
            let beside = room - words.width() - 10.0;
            scene.label(Label::new(&name(part, room), 0.0, y + 12.0));
            // Under its name where the two have no room in one line.
            let full = measure::width(&name(part, room), size::LABEL, Face::Regular);
            y += if full <= beside { 12.0 } else { 27.0 };
            let anchored =
                if full <= beside { Label { x: room, ..words.anchored(Anchor::End) } } else { words };
            scene.label(Label { baseline: y, ..anchored });
            draw_bar(&mut scene, part, (0.0, room), y + 12.0);
            y += 24.0;
        }
        scene.height = y;
        return scene;
    }
    let names = parts.parts.iter().map(|part| measure::width(&name(part, NAME), size::LABEL, Face::Regular));
    let left = names.fold(0.0, f64::max) + 16.0;
    let words = parts.parts.iter().map(|part| said(part, lang).width()).fold(0.0, f64::max);
    let right = room - words - GAP;
    for (n, part) in parts.parts.iter().enumerate() {
        let y = ROW * (real(n) + 0.5);
        scene.label(Label::beside(&name(part, NAME), 0.0, y));
        let end = draw_bar(&mut scene, part, (left, right), y);
        let words = said(part, lang);
        scene.label(Label { x: end + GAP, baseline: y + size::LABEL * 0.33, ..words });
    }
    scene.height = ROW * real(parts.parts.len());
    scene
}

fn said(part: &PartRow, lang: Lang) -> Label {
    let role = if part.missing == part.of() { Role::Muted } else { Role::Ink };
    Label::new(&words(part, lang), 0.0, 0.0).coloured(role)
}

/// Those who have it, those who plan it, those who do not, and an empty frame for those who have not said, of all that
/// the part applies to; gives the end.
fn draw_bar(scene: &mut Scene, part: &PartRow, (left, right): (f64, f64), y: f64) -> f64 {
    let x = |count: u32| left + (right - left) * f64::from(count) / f64::from(part.of().max(1));
    let (top, bottom) = (y - THICK / 2.0, y + THICK / 2.0);
    let mut block = |from: f64, to: f64, role: Role| {
        if to > from {
            scene.add(Shape::Block { area: Area { left: from, top, right: to, bottom }, role });
        }
    };
    let known = part.of() - part.missing;
    block(x(part.yes + part.planned), x(known), Role::Track);
    block(x(part.yes), x(part.yes + part.planned), Role::Soft);
    block(x(0), x(part.yes), Role::Accent);
    if part.missing > 0 {
        // A hair's breadth away, so that it is no part of the answers.
        let (from, to) = (x(known) + if known > 0 { 1.5 } else { 0.0 }, x(part.of()));
        scene.add(Shape::Frame {
            area: Area { left: from, top, right: to, bottom },
            width: 1.1,
            role: Role::Neutral,
        });
    }
    x(part.of())
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
    Table {
        notes: captions::notes(indicator, cells, lang),
        ..Table::new(header, parts.parts.iter().map(row).collect())
    }
}
