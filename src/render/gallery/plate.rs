//! One chart on the wall: its files.

use crate::charts::{Chart, Drawing, Error, Frame, Theme, Width, rasterised};

/// In what a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// For pages by day, and paper.
    Light,
    /// For pages by night.
    Dark,
    /// As a printer without colour prints it.
    Grey,
}

/// A chart of a case.
#[derive(Debug)]
pub struct Plate {
    /// The key of the case's name.
    pub(super) case: &'static str,
    /// The key of the kind's name.
    pub(super) kind: &'static str,
    /// The files' name without its end: `county-TS1-map`.
    pub name: String,
    /// The code of the indicator; empty for a chart of several.
    pub(super) indicator: String,
    /// The chart.
    pub chart: Chart,
    pub(super) dress: Dress,
    pub(super) frame: Frame,
    pub(super) has_phone: bool,
}

/// Pixels to the px of a picture.
const SHARP: f32 = 1.25;

impl Plate {
    /// Its files: an SVG that carries its letters and a PNG, for a column and, where the kind has a drawing of its own for
    /// it, for a phone.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut files = Vec::new();
        for width in self.widths() {
            let drawing = self.drawing(width)?;
            let name = self.file(width);
            let letters = self.chart.letters(width, self.frame)?;
            let svg = drawing.svg.replacen("</desc>", &format!("</desc>\n<style>{letters}</style>"), 1);
            files.push((format!("{name}.png"), rasterised(&drawing, SHARP)?));
            files.push((format!("{name}.svg"), svg.into_bytes()));
        }
        Ok(files)
    }

    /// The widths that it is drawn for.
    pub fn widths(&self) -> impl Iterator<Item = Width> {
        std::iter::once(Width::Column).chain(self.has_phone.then_some(Width::Phone))
    }

    /// What is drawn around it.
    #[cfg(test)]
    pub(crate) const fn frame(&self) -> Frame {
        self.frame
    }

    pub(super) fn file(&self, width: Width) -> String {
        match width {
            Width::Column => self.name.clone(),
            Width::Phone => format!("{}-phone", self.name),
        }
    }

    fn drawing(&self, width: Width) -> Result<Drawing, Error> {
        let theme = if self.dress == Dress::Dark { Theme::Dark } else { Theme::Light };
        let mut drawing = self.chart.exhibit(width, theme, self.frame)?;
        if self.dress == Dress::Grey {
            drawing.svg = without_colour(&drawing.svg);
        }
        Ok(drawing)
    }
}

/// Each colour becomes the grey of the same brightness.
fn without_colour(svg: &str) -> String {
    const OPENING: &str = "\"#";
    let mut grey = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once(OPENING) {
        grey.push_str(before);
        grey.push_str(OPENING);
        let colour = after.get(..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        rest = match colour {
            Some(colour) => {
                let [_, red, green, blue] = colour.to_be_bytes().map(u32::from);
                let level = (red * 2126 + green * 7152 + blue * 722 + 5000) / 10_000;
                for part in [level; 3] {
                    grey.extend([part / 16, part % 16].into_iter().filter_map(|n| char::from_digit(n, 16)));
                }
                &after[6..]
            }
            None => after,
        };
    }
    grey.push_str(rest);
    grey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_its_brightness_and_words_stay() {
        let svg = r##"<g fill="#0B5A7B"><text fill="#FFFFFF">nr #1</text></g>"##;
        assert_eq!(without_colour(svg), r##"<g fill="#4c4c4c"><text fill="#ffffff">nr #1</text></g>"##);
    }
}
