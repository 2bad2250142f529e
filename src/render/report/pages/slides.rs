//! The report on a wall: one chart a screen, each under its finding.

use super::{
    OVERVIEW, Pages,
    exhibits::{Exhibit, ExhibitKind},
};
use crate::{charts::Chart, glyphs, report::Error};

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The finding.
    pub title: String,
    /// What was measured.
    pub subtitle: String,
    /// What it rests on.
    pub footer: String,
    /// The drawing.
    pub drawing: String,
    /// The drawing for a phone, where that is another.
    pub phone: Option<String>,
    /// What the drawing's files are called.
    pub file: String,
    /// The indicator that it is about; none of the overview.
    pub indicator: Option<String>,
}

impl Pages {
    /// The overview, then the chart of each indicator that carries an objective's state; with `all`, of every indicator.
    /// A map is too small to be read from afar: it has its place on the indicator's page. Drawn now.
    pub fn slides(&self, all: bool) -> Result<Vec<Slide>, Error> {
        let all = all || !self.indicators().any(|indicator| indicator.headline);
        let wanted = self.indicators().filter(|indicator| all || indicator.headline);
        let drawn = wanted.filter_map(|indicator| {
            let file = ExhibitKind::Municipalities.file(&indicator.code);
            Some(slide(self.chart(&file)?, file, Some(indicator.code.clone())))
        });
        let overview = self.chart(OVERVIEW).map(|grid| slide(grid, OVERVIEW.to_owned(), None));
        overview.into_iter().chain(drawn).collect()
    }
}

fn slide(chart: Chart, file: String, indicator: Option<String>) -> Result<Slide, Error> {
    let Exhibit { chart, column, phone, file, .. } = Exhibit::of("", file, chart)?;
    let printable = |text: &str| glyphs::printable(text).into_owned();
    Ok(Slide {
        title: printable(&chart.title),
        subtitle: printable(&chart.subtitle),
        footer: printable(&chart.footer),
        drawing: printable(&column),
        phone: phone.as_deref().map(printable),
        file,
        indicator,
    })
}
