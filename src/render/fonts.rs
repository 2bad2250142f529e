//! The typeface of reports and charts, carried in the binary.

/// Family name inside the font files, and in `font-family` of every chart.
pub const FAMILY: &str = "Source Sans 3";

/// Weight 400.
pub static REGULAR: &[u8] = include_bytes!("../../report-templates/fonts/SourceSans3_400Regular.ttf");
/// Weight 400, italic.
pub static ITALIC: &[u8] = include_bytes!("../../report-templates/fonts/SourceSans3_400Regular_Italic.ttf");
/// Weight 600.
pub static SEMIBOLD: &[u8] = include_bytes!("../../report-templates/fonts/SourceSans3_600SemiBold.ttf");
/// Weight 700.
pub static BOLD: &[u8] = include_bytes!("../../report-templates/fonts/SourceSans3_700Bold.ttf");

/// All of them.
pub static ALL: [&[u8]; 4] = [REGULAR, ITALIC, SEMIBOLD, BOLD];
