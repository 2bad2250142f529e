//! Every kind of chart, asked to draw a case.

use std::collections::BTreeMap;

use malspar_domain::{indicator::Indicator, progress::IndicatorProgress};
use malspar_words::key;

use super::Material;
use super::cases::{Case, is_one_land};
use super::plate::{Dress, Plate};
use crate::charts::{self, Chart, Frame, Subject};

/// Everything that can be drawn of a case.
pub(super) fn plates(case: &Case, material: &Material) -> Vec<Plate> {
    let codes: Vec<_> = case.progress.municipalities.iter().map(|m| &m.code).collect();
    let nowhere = BTreeMap::new();
    let boundaries = if is_one_land(&codes, material) { &material.boundaries } else { &nowhere };
    let grid = charts::status_grid(&case.strategy, &case.progress, case.lang, true);
    let mut plates = vec![plate(case, "", key!("gallery-kind-grid"), grid)];
    for indicator in case.indicators() {
        let Some(cells) = case.progress.indicator(&indicator.code) else { continue };
        let subject = subject(case, indicator, cells);
        let (strategy, progress, lang) = (&case.strategy, &case.progress, case.lang);
        let kinds = [
            (
                key!("gallery-kind-municipalities"),
                charts::of_indicator(strategy, indicator, cells, progress, lang, true),
            ),
            (key!("gallery-kind-parts"), charts::of_parts(strategy, indicator, cells, progress, lang, true)),
            (key!("gallery-kind-line"), charts::point_line(strategy, indicator, cells, lang, true)),
            (
                key!("gallery-kind-wide"),
                charts::wide_bullet(strategy, indicator, cells, progress, lang, true),
            ),
            (key!("gallery-kind-row"), charts::progress_bullet(strategy, indicator, cells, lang)),
            (key!("gallery-kind-map"), charts::county_map(&subject, boundaries)),
            (key!("gallery-kind-slope"), charts::slope(&subject)),
            (key!("gallery-kind-slope-of-parts"), charts::slope_of_parts(&subject)),
            (key!("gallery-kind-multiples"), charts::small_multiples(&subject)),
            (key!("gallery-kind-distribution"), charts::distribution(&subject)),
        ];
        let drawn = kinds.into_iter().filter_map(|(kind, chart)| Some((kind, chart?)));
        plates.extend(drawn.map(|(kind, chart)| plate(case, indicator.code.as_str(), kind, chart)));
    }
    plates
}

fn subject<'a>(case: &'a Case, indicator: &'a Indicator, cells: &'a IndicatorProgress) -> Subject<'a> {
    Subject {
        strategy: &case.strategy,
        indicator,
        cells,
        progress: &case.progress,
        lang: case.lang,
        example: true,
    }
}

fn plate(case: &Case, indicator: &str, kind: &'static str, chart: Chart) -> Plate {
    let short = kind.trim_start_matches("gallery-kind-");
    let parts = [case.name(), indicator, short].into_iter().filter(|part| !part.is_empty());
    // The bullet for the row of a table has its words beside it.
    let frame = if short == "row" { Frame::Bare } else { Frame::Full };
    Plate {
        case: case.title,
        kind,
        name: parts.collect::<Vec<_>>().join("-"),
        indicator: indicator.to_owned(),
        // By night and in print it is the colours that are looked at, not the room.
        has_phone: case.dress == Dress::Light && chart.has_phone_drawing(),
        dress: case.dress,
        frame,
        chart,
    }
}
