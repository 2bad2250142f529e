//! Charts: progress as drawings that a council member reads in five seconds.
//!
//! A [`Chart`] is a finding as its title, the measure under it, a drawing, and a footer with its basis and source.
//! Beside the drawing it always carries a summary in words and a table of the same numbers, for those who do not see
//! it. Page and report draw the same charts from the same [`Progress`](malspar_domain::progress::Progress).
//!
//! A function per kind lays the marks out as a scene: our own code measures every label, so that none is cut off or
//! runs over another. plotters then draws the scene as SVG whose text is real text.

mod axis;
mod bullet;
pub(crate) mod captions;
mod dots;
pub(crate) mod levels;
mod lines;
mod measure;
mod municipalities;
mod paint;
mod parts;
mod point_line;
pub(crate) mod reading;
mod scene;
mod sign;
mod status_grid;
mod table;
mod theme;
mod uprights;
mod yes_no_rows;

#[cfg(test)]
mod charts_test;
#[cfg(test)]
pub(crate) mod fixtures;

pub use bullet::{progress_bullet, wide_bullet};
pub use municipalities::of_indicator;
pub use parts::of_parts;
pub use point_line::point_line;
pub use reading::cell_in_words;
pub use status_grid::status_grid;
pub use table::{Table, TableRow};
pub use theme::Theme;

use malspar_domain::lang::Lang;
use thiserror::Error;

use paint::Spoken;
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
    /// Draws it.
    pub fn svg(&self, theme: Theme, frame: Frame) -> Result<Drawing, Error> {
        let spoken = Spoken { title: &self.title, description: &self.summary, lang: self.lang };
        paint::paint(&self.framed(frame), theme, f64::from(self.width), &spoken)
    }

    /// The scene with its frame, lines opened where they meet labels.
    fn framed(&self, frame: Frame) -> Scene {
        let mut scene = self.scene.clone();
        if frame == Frame::Full {
            let width = scene.width;
            let text = |text: &str, like: &Label| Scene::paragraph(text, width, like, self.lang);
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
