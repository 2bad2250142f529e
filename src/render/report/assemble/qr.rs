//! An address for a telephone's camera.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The light border that a camera needs, in modules.
const QUIET: usize = 4;

/// The code as SVG, a unit to each module; nothing where the address is too long for one.
pub fn svg(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let side = code.width();
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    let whole = side + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in dark.chunks(side).enumerate() {
        let mut x = 0;
        // A run of dark modules is one rectangle, so that no hair lines show between them.
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] {
                let (left, top, width) = (x + QUIET, y + QUIET, run.len());
                // Writing to a string cannot fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += run.len();
        }
    }
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges"><path fill="#17212B" d="{path}"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_room_around_them() {
        let svg = svg("https://malspar.exempel.se/orebro/2026").expect("short enough");
        // The upper left corner's outer square: seven dark modules in a row, after the light border.
        assert!(svg.contains("M4 4h7v1h-7z"), "{svg}");
        assert!(svg.contains("M4 10h7v1h-7z"), "{svg}");
        assert!(!svg.contains("M3 ") && !svg.contains("M0 "));
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert_eq!(svg(&"x".repeat(5000)), None);
    }
}
