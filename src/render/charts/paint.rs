//! From scene to SVG, by plotters.
//!
//! plotters counts in whole px, so the drawing is made ten times as large as it is shown and scaled by its `viewBox`.

use std::f64::consts::{FRAC_PI_2, PI};

use malspar_domain::lang::Lang;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::measure::Face;
use super::scene::{Anchor, Label, Line, Scene, Shape};
use super::theme::{Role, Theme};
use super::{Drawing, Error};
use crate::report::fonts;

/// How many units of the drawing make a px.
const SCALE: f64 = 10.0;
/// plotters sets text at its size divided by this.
const EM: f64 = 1.24;
/// Where plotters puts the baseline below the top of a text, in em.
const BASELINE: f64 = 0.76;
/// Length of a dash and of the gap after it, in px.
const DASH: (f64, f64) = (4.0, 3.0);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// What stands around the marks of a drawing.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// What a screen reader says of it.
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) lang: Lang,
    /// px of background on each side; without it the drawing has no background of its own.
    pub(super) margin: f64,
    /// A style sheet.
    pub(super) style: &'a str,
}

pub(super) fn paint(
    scene: &Scene,
    theme: Theme,
    shown_width: f64,
    sheet: &Sheet<'_>,
) -> Result<Drawing, Error> {
    let extent = (units(scene.width).unsigned_abs(), units(scene.height).unsigned_abs());
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, extent).into_drawing_area();
        for shape in &scene.shapes {
            draw(&area, shape, theme).map_err(|error| Error::Drawing(error.to_string()))?;
        }
        area.present().map_err(|error| Error::Drawing(error.to_string()))?;
    }
    // A scene that needs more room than there is is shown smaller, never cut off; one for a phone larger.
    let scale = shown_width / scene.width;
    let around = sheet.margin * 2.0;
    let width = whole((scene.width * scale + around).round()).unsigned_abs();
    let height = whole((scene.height * scale + around).ceil()).unsigned_abs();
    let margin = units(sheet.margin / scale);
    let page = Page {
        left: -margin,
        extent: (extent.0 + 2 * margin.unsigned_abs(), extent.1 + 2 * margin.unsigned_abs()),
    };
    Ok(Drawing { svg: finished(&svg, &page, (width, height), theme, sheet), width, height })
}

/// The part of the plane that is shown, in units: from `left` both ways.
struct Page {
    left: i32,
    extent: (u32, u32),
}

type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

fn draw<'a>(area: &Area<'a>, shape: &Shape, theme: Theme) -> Drawn<'a> {
    let filled = |role: Role| theme.colour(role).filled();
    let stroked = |role: Role, width: f64| theme.colour(role).stroke_width(units(width).unsigned_abs());
    match shape {
        Shape::Line(line) => draw_line(area, line, theme),
        Shape::Dot { at, radius, role } => area.draw(&Circle::new(point(*at), units(*radius), filled(*role))),
        Shape::Ring { at, radius, width, role } => {
            area.draw(&Circle::new(point(*at), units(*radius), filled(Role::Paper)))?;
            area.draw(&Circle::new(point(*at), units(radius - width / 2.0), stroked(*role, *width)))
        }
        Shape::Half { at, radius, width, role } => {
            let edge = radius - width / 2.0;
            area.draw(&Circle::new(point(*at), units(*radius), filled(Role::Paper)))?;
            area.draw(&Polygon::new(arc(*at, edge, FRAC_PI_2, 3.0 * FRAC_PI_2), filled(*role)))?;
            area.draw(&Circle::new(point(*at), units(edge), stroked(*role, *width)))
        }
        Shape::Brackets { at, radius, role } => {
            // Two flat arcs, a bracket's width apart.
            let (x, y) = *at;
            let bend = radius * 1.5;
            let open = 0.7;
            for (centre, middle) in [(x - radius + bend, PI), (x + radius - bend, 0.0)] {
                let line = arc((centre, y), bend, middle - open, middle + open);
                area.draw(&PathElement::new(line, stroked(*role, 1.3)))?;
            }
            Ok(())
        }
        Shape::Bar { from, to, y, thickness, role } => {
            let half = (thickness / 2.0).min((to - from) / 2.0);
            let mut outline = arc((to - half, *y), thickness / 2.0, -FRAC_PI_2, FRAC_PI_2);
            outline.extend(arc((from + half, *y), thickness / 2.0, FRAC_PI_2, 3.0 * FRAC_PI_2));
            area.draw(&Polygon::new(outline, filled(*role)))
        }
        Shape::Block { area: block, role } => area.draw(&Rectangle::new(
            [point((block.left, block.top)), point((block.right, block.bottom))],
            filled(*role),
        )),
        Shape::Frame { area: frame, width, role } => {
            // The stroke lies inside the area; plotters gives a rectangle no width of its stroke.
            let half = width / 2.0;
            let (left, right) = (frame.left + half, frame.right - half);
            let (top, bottom) = (frame.top + half, frame.bottom - half);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top - half)];
            area.draw(&PathElement::new(corners.map(point).to_vec(), stroked(*role, *width)))
        }
        Shape::Region { outlines, fill, border } => {
            for outline in outlines {
                let outline: Vec<_> = outline.iter().map(|at| point(*at)).collect();
                if let Some(role) = fill {
                    area.draw(&Polygon::new(outline.clone(), filled(*role)))?;
                }
                if let Some((width, role)) = border {
                    let closed: Vec<_> = outline.iter().chain(outline.first()).copied().collect();
                    area.draw(&PathElement::new(closed, stroked(*role, *width)))?;
                }
            }
            Ok(())
        }
        Shape::Label(label) => draw_label(area, label, theme),
    }
}

fn draw_line<'a>(area: &Area<'a>, line: &Line, theme: Theme) -> Drawn<'a> {
    let style = theme.colour(line.role).stroke_width(units(line.width).unsigned_abs());
    if !line.dashed {
        return area.draw(&PathElement::new(vec![point(line.from), point(line.to)], style));
    }
    let (dx, dy) = (line.to.0 - line.from.0, line.to.1 - line.from.1);
    let length = dx.hypot(dy);
    let along = |at: f64| {
        let part = at.min(length) / length;
        point((line.from.0 + dx * part, line.from.1 + dy * part))
    };
    let mut at = 0.0;
    while at < length {
        area.draw(&PathElement::new(vec![along(at), along(at + DASH.0)], style))?;
        at += DASH.0 + DASH.1;
    }
    Ok(())
}

fn draw_label<'a>(area: &Area<'a>, label: &Label, theme: Theme) -> Drawn<'a> {
    let anchor = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let weight = match label.face {
        Face::Regular => FontStyle::Normal,
        Face::Semibold => FontStyle::Bold,
    };
    let colour = theme.colour(label.role);
    let style = TextStyle::from((fonts::FAMILY, font_size(label.size), weight))
        .color(&colour)
        .pos(Pos::new(anchor, VPos::Top));
    let top = point((label.x, label.baseline - BASELINE * label.size));
    area.draw(&Text::new(label.text.as_str(), top, style))
}

/// The size for which plotters writes the wanted one, and not one that is off in the last of sixteen digits.
fn font_size(px: f64) -> f64 {
    let wanted = (px * SCALE).round();
    let near = wanted * EM;
    [near, near.next_up(), near.next_down()]
        .into_iter()
        .find(|s| (s / EM - wanted).abs() == 0.0)
        .unwrap_or(near)
}

/// Points of an arc, clockwise as seen, from angle to angle; 0 points to the right.
fn arc((x, y): (f64, f64), radius: f64, from: f64, to: f64) -> Vec<(i32, i32)> {
    const STEPS: u32 = 16;
    (0..=STEPS)
        .map(|step| {
            let angle = from + (to - from) * f64::from(step) / f64::from(STEPS);
            point((x + radius * angle.cos(), y + radius * angle.sin()))
        })
        .collect()
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}

fn units(px: f64) -> i32 {
    whole((px * SCALE).round())
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is some thousand units wide")]
const fn whole(number: f64) -> i32 {
    number as i32
}

/// The SVG with its size on the page and its words for screen readers.
fn finished(svg: &str, page: &Page, shown: (u32, u32), theme: Theme, sheet: &Sheet<'_>) -> String {
    let body = svg.split_once('>').map_or("", |(_, body)| body);
    let family = format!(" font-family=\"{}\"", fonts::FAMILY);
    let body = body
        // plotters puts line breaks around each text, which copy out as spaces, and spells out what is the default.
        .replace("\n</text>", "</text>")
        .replace(">\n", ">")
        .replace("><", ">\n<")
        .replace(" opacity=\"1\"", "")
        .replace(" text-anchor=\"start\"", "")
        // The family is named once for all, in quotes: a name with a digit at the start of a word is none without.
        .replace(&family, "")
        // It knows no weight between normal and bold.
        .replace("font-weight=\"bold\"", "font-weight=\"600\"");
    let Page { left, extent } = page;
    let style =
        if sheet.style.is_empty() { String::new() } else { format!("\n<style>{}</style>", sheet.style) };
    let background = if *left == 0 {
        String::new()
    } else {
        let RGBColor(red, green, blue) = theme.colour(Role::Paper);
        format!(
            "\n<rect x=\"{left}\" y=\"{left}\" width=\"{}\" height=\"{}\" fill=\"#{red:02X}{green:02X}{blue:02X}\"/>",
            extent.0, extent.1
        )
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{left} {left} {} {}\" \
         role=\"img\" xml:lang=\"{}\" font-family=\"'{}'\">\n<title>{}</title>\n<desc>{}</desc>{style}{background}\
         {body}\n",
        shown.0,
        shown.1,
        extent.0,
        extent.1,
        sheet.lang.tag(),
        fonts::FAMILY,
        escaped(sheet.title),
        escaped(sheet.description),
    )
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
