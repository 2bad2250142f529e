//! A chart on a wall of its own: framed, on its background, for any room.

use super::paint::{self, Sheet};
use super::{Chart, Drawing, Error, Frame, Theme, Width};
use malspar_domain::lang::Lang;

/// px of background around the drawing.
pub(super) const MARGIN: f64 = 20.0;

impl Chart {
    /// The drawing on its background, without letters: for a renderer that has the typeface.
    pub(crate) fn exhibit(&self, width: Width, theme: Theme, frame: Frame) -> Result<Drawing, Error> {
        let sheet = Sheet { margin: MARGIN, ..self.sheet() };
        paint::paint(&self.framed(width, frame), theme, self.shown(width), &sheet)
    }

    /// A style sheet with the letters that such a drawing uses.
    pub(crate) fn letters(&self, width: Width, frame: Frame) -> Result<String, Error> {
        super::download::font_faces(&self.framed(width, frame))
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
