//! A chart on a wall of its own: framed, on its background, for any room.

use super::paint::{self, Sheet};
use super::{Chart, Drawing, Error, Frame, Theme, Width};
use malspar_domain::lang::Lang;

/// px of background around the drawing.
const MARGIN: f64 = 20.0;

impl Chart {
    /// The drawing with its background and the letters that it uses.
    pub(crate) fn exhibit(&self, width: Width, theme: Theme, frame: Frame) -> Result<Drawing, Error> {
        let scene = self.framed(width, frame);
        let style = super::download::font_faces(&scene)?;
        let sheet = Sheet { margin: MARGIN, style: &style, ..self.sheet() };
        paint::paint(&scene, theme, self.shown(width), &sheet)
    }

    /// Is there another drawing for a phone?
    pub(crate) const fn has_phone_drawing(&self) -> bool {
        self.phone.is_some()
    }

    /// The language of its words.
    pub(crate) const fn lang(&self) -> Lang {
        self.lang
    }
}
