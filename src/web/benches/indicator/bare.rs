//! A page as one would write it who wants nothing but the figures: a table, and the drawing library's own pictures, as many
//! as the real page has: a map where that has one, lines with a point for each value otherwise.

use std::fmt::Write as _;

use plotters::{
    prelude::{
        BLACK, BLUE, ChartBuilder, Circle, IntoDrawingArea as _, LineSeries, PathElement, Polygon,
        SVGBackend, Text, WHITE,
    },
    style::{Color as _, FontStyle, register_font},
};
use serde_json::Value;

use crate::{
    Outcome,
    database::{Figure, Land},
};

/// The size of the site's own charts, about.
const SIZE: (u32, u32) = (640, 400);

/// The library measures its labels, and so wants a font.
const FONT: &[u8] = include_bytes!("../../../../report-templates/fonts/SourceSans3_400Regular.ttf");

/// The figures as a table and in `charts` pictures, `maps` of them maps.
pub(crate) fn page(
    title: &str,
    figures: &[Figure],
    land: &[Land],
    (charts, maps): (usize, usize),
) -> Outcome<String> {
    register_font("sans-serif", FontStyle::Normal, FONT).map_err(|_| "the font cannot be read")?;
    let mut page = format!("<!doctype html><html lang=sv><title>{title}</title><h1>{title}</h1>");
    for _ in 0..maps {
        page.push_str(&map(title, land)?);
    }
    for _ in maps..charts {
        page.push_str(&chart(title, figures)?);
    }
    page.push_str("<table>");
    for (name, value) in figures {
        write!(page, "<tr><th>{name}</th><td>{value}</td></tr>")?;
    }
    page.push_str("</table></html>");
    Ok(page)
}

/// Each municipality's land with its border, and its code in the middle of it.
fn map(title: &str, land: &[Land]) -> Outcome<String> {
    let outline_of = |(code, geometry): &Land| -> Outcome<(String, Vec<(f64, f64)>)> {
        Ok((code.clone(), outline(&serde_json::from_str(geometry)?)))
    };
    let outlines = land.iter().map(outline_of).collect::<Outcome<Vec<_>>>()?;
    let all = || outlines.iter().flat_map(|(_, outline)| outline);
    let across = all().fold((f64::MAX, f64::MIN), |(least, most), at| (least.min(at.0), most.max(at.0)));
    let down = all().fold((f64::MAX, f64::MIN), |(least, most), at| (least.min(at.1), most.max(at.1)));
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption(title, ("sans-serif", 20))
        .build_cartesian_2d(across.0..across.1, down.0..down.1)?;
    for (code, outline) in &outlines {
        chart.draw_series([Polygon::new(outline.clone(), BLUE.mix(0.3))])?;
        chart.draw_series([PathElement::new(outline.clone(), BLACK)])?;
        let points = f64::from(u32::try_from(outline.len())?);
        let sum = outline.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let middle = (sum.0 / points, sum.1 / points);
        chart.draw_series([Text::new(code.clone(), middle, ("sans-serif", 12))])?;
    }
    area.present()?;
    drop(chart);
    drop(area);
    Ok(svg)
}

/// The longest ring of a GeoJSON geometry.
fn outline(geometry: &Value) -> Vec<(f64, f64)> {
    fn rings(value: &Value, found: &mut Vec<Vec<(f64, f64)>>) {
        let Some(parts) = value.as_array() else { return };
        let points: Vec<_> = parts
            .iter()
            .filter_map(|point| Some((point.get(0)?.as_f64()?, point.get(1)?.as_f64()?)))
            .collect();
        if points.is_empty() {
            for part in parts {
                rings(part, found);
            }
        } else {
            found.push(points);
        }
    }
    let mut found = Vec::new();
    rings(&geometry["coordinates"], &mut found);
    found.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

fn chart(title: &str, figures: &[Figure]) -> Outcome<String> {
    let mut svg = String::new();
    let most = figures.iter().map(|(_, value)| *value).fold(1.0, f64::max);
    let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption(title, ("sans-serif", 20))
        .margin(8)
        .x_label_area_size(40)
        .y_label_area_size(40)
        .build_cartesian_2d(0..figures.len(), 0.0..most)?;
    let names = |n: &usize| figures.get(*n).map(|(name, _)| name.clone()).unwrap_or_default();
    chart.configure_mesh().x_labels(figures.len().max(1)).x_label_formatter(&names).draw()?;
    chart
        .draw_series(LineSeries::new(figures.iter().enumerate().map(|(n, (_, value))| (n, *value)), BLUE))?;
    chart.draw_series(figures.iter().enumerate().map(|(n, (_, value))| Circle::new((n, *value), 4, BLUE)))?;
    area.present()?;
    drop(chart);
    drop(area);
    Ok(svg)
}
