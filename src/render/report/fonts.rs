//! The one typeface of reports and charts, Source Sans 3, carried inside the binary.
//!
//! No font of the machine is ever used: a report must look the same, and be the same to the byte, wherever it is
//! made. The licence (OFL) lies beside the files in `report-templates/fonts`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// The family's name, as templates and charts must spell it: a misspelt name falls back silently inside an SVG.
pub const FAMILY: &str = "Source Sans 3";

/// Weight 400, as TrueType.
pub const REGULAR: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3_400Regular.ttf");
/// Weight 400, italic, as TrueType.
pub const ITALIC: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3_400Regular_Italic.ttf");
/// Weight 600, as TrueType.
pub const SEMIBOLD: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3_600SemiBold.ttf");
/// Weight 700, as TrueType.
pub const BOLD: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3_700Bold.ttf");

/// The faces as the compiler wants them, parsed once for the whole process.
pub(crate) fn faces() -> &'static [Font] {
    static FACES: LazyLock<Vec<Font>> = LazyLock::new(|| {
        [REGULAR, ITALIC, SEMIBOLD, BOLD].into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect()
    });
    &FACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_file_is_a_face_of_the_family() {
        let families: Vec<_> = faces().iter().map(|face| face.info().family.as_str()).collect();
        assert_eq!(families, [FAMILY; 4]);
    }
}
