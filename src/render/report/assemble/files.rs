//! The files beside the data: drawings and attachments, under the paths that the data name.

use crate::{
    charts::{Chart, Drawing, Error, Frame, Theme, Width},
    report::data::{self, Picture},
};

/// Points to a pixel: a drawing of 660 px is as wide as the text, 482 pt.
const POINTS: f64 = 482.0 / 660.0;

/// Path and bytes of each file.
pub(in crate::report) type Written = Vec<(String, Vec<u8>)>;

#[derive(Debug, Default)]
pub(super) struct Files {
    written: Written,
    /// What their names begin with.
    prefix: &'static str,
    /// Are drawings for a phone wanted beside those for a column?
    for_phones: bool,
    charts: u32,
    bullets: u32,
}

impl Files {
    pub(super) fn new(for_phones: bool) -> Self {
        Self { for_phones, ..Self::default() }
    }

    /// Files with names of their own, for a part of the report that is written at the same time as the others.
    pub(super) fn named(&self, prefix: &'static str) -> Self {
        Self { prefix, ..Self::new(self.for_phones) }
    }

    /// These and those of another part.
    pub(super) fn with(&mut self, others: Self) {
        self.written.extend(others.written);
    }

    pub(super) fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.written.push((path.to_owned(), bytes));
    }

    /// A chart with its words around it.
    pub(super) fn chart(&mut self, chart: &Chart) -> Result<data::Chart, Error> {
        self.charts += 1;
        let picture = self.picture(format!("/{}chart-{:02}.svg", self.prefix, self.charts), chart)?;
        Ok(data::Chart {
            title: chart.title.clone(),
            subtitle: chart.subtitle.clone(),
            footer: Some(chart.footer.clone()).filter(|f| !f.is_empty()),
            picture,
        })
    }

    /// A small drawing within a row of a table.
    pub(super) fn bullet(&mut self, chart: &Chart) -> Result<Picture, Error> {
        self.bullets += 1;
        self.picture(format!("/{}bullet-{:02}.svg", self.prefix, self.bullets), chart)
    }

    fn picture(&mut self, path: String, chart: &Chart) -> Result<Picture, Error> {
        let Drawing { svg, width, height } = chart.svg(Theme::Light, Frame::Bare)?;
        if self.for_phones {
            let phone = chart.svg_for(Width::Phone, Theme::Light, Frame::Bare)?;
            if phone.svg != svg {
                self.add(&on_phone(&path), phone.svg.into_bytes());
            }
        }
        self.add(&path, svg.into_bytes());
        Ok(Picture {
            path,
            width_pt: f64::from(width) * POINTS,
            height_pt: f64::from(height) * POINTS,
            alt: chart.summary.clone(),
        })
    }

    pub(super) fn into_inner(self) -> Written {
        self.written
    }
}

/// Where the drawing for a phone lies that stands in for the one at `path`.
pub(in crate::report) fn on_phone(path: &str) -> String {
    path.replace(".svg", "-phone.svg")
}
