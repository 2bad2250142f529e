//! Charts: progress as drawings that a council member reads in five seconds.
//!
//! A [`Chart`] is a finding as its title, the measure under it, a drawing, and a footer with its basis and source.
//! Beside the drawing it always carries a summary in words and a table of the same numbers, for those who do not see
//! it. Page and report draw the same charts from the same [`Progress`](malspar_domain::progress::Progress).
//!
//! A function per kind lays the marks out as a scene: our own code measures every label, so that none is cut off or
//! runs over another. plotters then draws the scene as SVG whose text is real text.

pub(crate) mod answered;
mod axis;
mod bullet;
pub(crate) mod captions;
mod distribution;
mod dots;
mod dots_phone;
pub(crate) mod download;
mod exhibit;
mod heads;
pub(crate) mod levels;
mod lines;
mod map;
mod measure;
mod multiples;
mod municipalities;
mod nudge;
pub(crate) mod paint;
mod parts;
mod point_line;
pub(crate) mod reading;
mod scene;
mod sign;
mod slope;
mod slope_lines;
mod small_plots;
mod status_grid;
mod status_grid_phone;
mod subject;
mod table;
mod theme;
mod uprights;
mod width;
mod yes_no_rows;

#[cfg(test)]
mod charts_test;
#[cfg(test)]
mod colours_test;
#[cfg(test)]
mod comparisons_test;
#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod numbers_test;
#[cfg(test)]
mod plain_words_test;

pub use bullet::{progress_bullet, wide_bullet};
pub use distribution::distribution;
pub(crate) use download::rasterised;
pub use map::county_map;
pub use multiples::small_multiples;
pub use municipalities::of_indicator;
pub use parts::of_parts;
pub use point_line::point_line;
pub use reading::cell_in_words;
pub use slope::{slope, slope_of_parts};
pub(crate) use status_grid::says_months as grid_says_months;
pub use status_grid::{status_grid, status_grid_of};
pub use subject::Subject;
pub use table::{Table, TableRow};
pub use theme::Theme;
pub use width::Width;

use malspar_domain::lang::Lang;
use thiserror::Error;

use paint::Sheet;
use scene::{Label, Scene};
use theme::{Role, size};

/// The width of a column, in px, that charts are drawn for.
pub const COLUMN: u32 = 660;

/// A chart, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The finding, as a sentence without a full stop.
    pub title: String,
    /// The measure, and when it was true.
    pub subtitle: String,
    /// What it rests on, and the source.
    pub footer: String,
    /// What a person would say who reads the chart to another: the alternative text.
    pub summary: String,
    /// The numbers.
    pub table: Table,
    lang: Lang,
    scene: Scene,
    /// The drawing for a phone; where there is none the other one is small enough.
    phone: Option<Scene>,
    /// px, as the scene is shown.
    width: u32,
}

/// What is drawn around the marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: title, subtitle and footer stand in the text around the drawing.
    #[default]
    Bare,
    /// Title, subtitle and footer, for a drawing that goes out alone.
    Full,
}

/// A chart as SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The document, with `<title>` and `<desc>`. Its text asks for the family "Source Sans 3" in weights 400 and 600.
    pub svg: String,
    /// px.
    pub width: u32,
    /// px.
    pub height: u32,
}

/// A chart could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// The library that draws refused.
    #[error("a chart could not be drawn: {0}")]
    Drawing(String),
}

impl Chart {
    /// Draws it for a column.
    pub fn svg(&self, theme: Theme, frame: Frame) -> Result<Drawing, Error> {
        self.svg_for(Width::Column, theme, frame)
    }

    /// Draws it for a column or for a phone.
    pub fn svg_for(&self, width: Width, theme: Theme, frame: Frame) -> Result<Drawing, Error> {
        paint::paint(&self.framed(width, frame), theme, self.shown(width), &self.sheet())
    }

    /// What goes around the marks: nothing but its words for a screen reader.
    fn sheet(&self) -> Sheet<'_> {
        Sheet { title: &self.title, description: &self.summary, lang: self.lang, margin: 0.0, style: "" }
    }

    /// The drawing for a width.
    fn drawn_for(&self, width: Width) -> &Scene {
        self.phone.as_ref().filter(|_| width.is_phone()).unwrap_or(&self.scene)
    }

    /// How wide it is shown, in px.
    fn shown(&self, width: Width) -> f64 {
        let shown =
            if self.phone.is_some() && width.is_phone() { width.px() } else { self.width.min(width.px()) };
        f64::from(shown)
    }

    /// The scene with its frame, lines opened where they meet labels.
    fn framed(&self, width: Width, frame: Frame) -> Scene {
        let mut scene = self.drawn_for(width).clone();
        if frame == Frame::Full {
            let room = scene.width;
            let text = |text: &str, like: &Label| Scene::paragraph(text, room, like, self.lang);
            let title = Label::new("", 0.0, 0.0).sized(size::TITLE).semibold();
            let subtitle = Label::new("", 0.0, 0.0).sized(size::SUBTITLE).coloured(Role::Muted);
            let footer = Label::new("", 0.0, 0.0).sized(size::SMALL).coloured(Role::Muted);
            let head = text(&self.subtitle, &subtitle).below(text(&self.title, &title), 2.0);
            scene = text(&self.footer, &footer).below(scene.below(head, 12.0), 10.0);
        }
        scene.open_lines();
        scene
    }
}
