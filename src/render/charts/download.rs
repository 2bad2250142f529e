//! A chart that goes out alone: an SVG that carries the letters it is set in, or a picture.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use ab_glyph::{Font, FontRef};
use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use resvg::{tiny_skia, usvg};

use super::exhibit::MARGIN;
use super::measure::Face;
use super::paint::{self, Sheet};
use super::scene::Scene;
use super::theme::Theme;
use super::width::Width;
use super::{Chart, Drawing, Error, Frame};
use crate::{report::fonts, table_text};

impl Chart {
    /// The drawing with its title, footer and background, and with the letters it uses of both weights: it looks the
    /// same where the typeface is not installed. Some 20 kB.
    pub fn download(&self, theme: Theme) -> Result<Drawing, Error> {
        let scene = self.framed(Width::Column, Frame::Full);
        let style = font_faces(&scene)?;
        let sheet = Sheet { margin: MARGIN, style: &style, ..self.sheet() };
        paint::paint(&scene, theme, self.shown(Width::Column), &sheet)
    }

    /// Its numbers for a spreadsheet, with what they are about and what they rest on; it begins with the mark that
    /// spreadsheets know UTF-8 by.
    pub fn csv(&self) -> Vec<u8> {
        let rows = std::iter::once(&self.table.header).chain(self.table.rows.iter().map(|row| &row.cells));
        let about = [&self.title, &self.subtitle, &self.footer].map(|words| table_text::line([words]));
        let lines: String = rows.map(table_text::line).chain(about).collect();
        format!("\u{feff}{lines}").into_bytes()
    }

    /// The same as PNG, `scale` pixels to the px.
    pub fn png(&self, theme: Theme, scale: f32) -> Result<Vec<u8>, Error> {
        rasterised(&self.exhibit(Width::Column, theme, Frame::Full)?, scale)
    }
}

/// A drawing as PNG, with the typeface from memory.
pub(crate) fn rasterised(drawing: &Drawing, scale: f32) -> Result<Vec<u8>, Error> {
    static FACES: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
        let mut faces = usvg::fontdb::Database::new();
        faces.load_font_data(fonts::REGULAR.to_vec());
        faces.load_font_data(fonts::SEMIBOLD.to_vec());
        Arc::new(faces)
    });
    let refused = |what: &dyn std::fmt::Display| Error::Drawing(what.to_string());
    let options = usvg::Options { fontdb: FACES.clone(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&drawing.svg, &options).map_err(|e| refused(&e))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| refused(&"no pixels"))?;
    let mut picture =
        tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| refused(&"too many pixels"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|e| refused(&e))
}

/// The style sheet that brings the letters of the scene along.
pub(super) fn font_faces(scene: &Scene) -> Result<String, Error> {
    let mut style = String::new();
    for (face, weight, bytes) in
        [(Face::Regular, 400, fonts::REGULAR), (Face::Semibold, 600, fonts::SEMIBOLD)]
    {
        let letters: BTreeSet<char> =
            scene.labels().filter(|label| label.face == face).flat_map(|label| label.text.chars()).collect();
        if letters.is_empty() {
            continue;
        }
        style += &font_face(bytes, weight, &letters)?;
    }
    Ok(style)
}

/// The rule that brings these letters of a face along.
pub(crate) fn font_face(face: &[u8], weight: u16, letters: &BTreeSet<char>) -> Result<String, Error> {
    Ok(format!(
        "@font-face{{font-family:'{}';font-weight:{weight};src:url(data:font/ttf;base64,{}) format('truetype')}}",
        fonts::FAMILY,
        BASE64.encode(subset_of(face, letters)?)
    ))
}

/// A font of these letters alone. It has no kerning, nor do we measure any.
fn subset_of(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<u8>, Error> {
    let refused = |what: &dyn std::fmt::Display| Error::Drawing(what.to_string());
    let known = FontRef::try_from_slice(font).map_err(|e| refused(&e))?;
    // The sign for a missing letter comes first.
    let glyphs: BTreeSet<u16> = letters.iter().map(|letter| known.glyph_id(*letter).0).chain([0]).collect();
    let glyphs: Vec<_> = glyphs.into_iter().collect();
    let data = ReadScope::new(font).read::<FontData<'_>>().map_err(|e| refused(&e))?;
    let tables = data.table_provider(0).map_err(|e| refused(&e))?;
    subset(&tables, &glyphs, &SubsetProfile::Minimal, CmapTarget::Unicode).map_err(|e| refused(&e))
}

#[cfg(test)]
mod tests {
    use malspar_domain::lang::Lang;

    use super::super::fixtures::{Answers, names, progress, strategy};
    use super::super::{of_indicator, status_grid};
    use super::*;

    fn charts() -> Vec<Chart> {
        let strategy = strategy();
        let county = progress(&strategy, &names(12), Answers::Mixed, true);
        let indicators = strategy.indicators.iter().zip(&county.indicators);
        let dots =
            indicators.filter_map(|(i, cells)| of_indicator(&strategy, i, cells, &county, Lang::Sv, true));
        dots.chain([status_grid(&strategy, &county, Lang::Sv, true)]).collect()
    }

    /// The fonts in a document.
    fn embedded(svg: &str) -> Vec<Vec<u8>> {
        let fonts = svg.split("base64,").skip(1).filter_map(|rest| rest.split_once(')'));
        fonts.map(|(font, _)| BASE64.decode(font).expect("base64")).collect()
    }

    #[test]
    fn a_download_has_every_letter_that_it_shows() {
        for chart in charts() {
            let drawing = chart.download(Theme::Light).expect("drawn");
            let fonts = embedded(&drawing.svg);
            assert_eq!(fonts.len(), 2, "{}", chart.title);
            let scene = chart.framed(Width::Column, Frame::Full);
            for (font, face) in fonts.iter().zip([Face::Regular, Face::Semibold]) {
                let font = FontRef::try_from_slice(font).expect("a font");
                for label in scene.labels().filter(|label| label.face == face) {
                    for letter in label.text.chars() {
                        let glyph = font.glyph_id(letter);
                        assert!(glyph.0 != 0, "{letter:?} of {:?} is missing", label.text);
                        let has_ink = font.outline(glyph).is_some_and(|o| !o.curves.is_empty());
                        assert_eq!(has_ink, !letter.is_whitespace(), "{letter:?}");
                    }
                }
            }
            assert!(drawing.svg.len() < 80_000, "{} bytes", drawing.svg.len());
        }
    }

    /// Pixels as a renderer has them that knows no fonts but these.
    fn pixels(svg: &str, fonts: Vec<Vec<u8>>) -> Vec<u8> {
        let mut options = usvg::Options::default();
        for font in fonts {
            options.fontdb_mut().load_font_data(font);
        }
        let tree = usvg::Tree::from_str(svg, &options).expect("SVG");
        let size = tree.size().to_int_size();
        let mut picture = tiny_skia::Pixmap::new(size.width(), size.height()).expect("pixels");
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut picture.as_mut());
        picture.data().to_vec()
    }

    /// How much ink of `b` is not there in `a`, by weight.
    fn ink(picture: &[u8]) -> f64 {
        picture.iter().map(|part| 255.0 - f64::from(*part)).sum()
    }

    #[test]
    fn a_renderer_without_the_typeface_shows_the_same_text() {
        let chart = &charts()[0];
        let svg = chart.download(Theme::Light).expect("drawn").svg;
        let ours = ink(&pixels(&svg, vec![fonts::REGULAR.to_vec(), fonts::SEMIBOLD.to_vec()]));
        let embedded_alone = ink(&pixels(&svg, embedded(&svg)));
        let none = ink(&pixels(&svg, Vec::new()));
        assert!(none < ours * 0.8, "text is much of the ink: {none} of {ours}");
        assert!((embedded_alone - ours).abs() < ours * 0.005, "{embedded_alone} is not {ours}");
    }

    #[test]
    fn a_picture_has_as_many_pixels_as_asked_for() {
        let chart = &charts()[0];
        let size = |scale: f32| {
            let png = chart.png(Theme::Light, scale).expect("drawn");
            let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
            (number(16), number(20))
        };
        let drawing = chart.download(Theme::Light).expect("drawn");
        assert_eq!(size(1.0), (drawing.width, drawing.height));
        assert_eq!(size(2.0), (drawing.width * 2, drawing.height * 2));
    }

    #[test]
    fn a_picture_has_a_background() {
        for (theme, paper) in
            [(Theme::Light, [0xFF, 0xFF, 0xFF, 0xFF]), (Theme::Dark, [0x10, 0x18, 0x1F, 0xFF])]
        {
            let svg = charts()[0].download(theme).expect("drawn").svg;
            assert_eq!(pixels(&svg, Vec::new())[..4], paper);
        }
    }
}
