//! The report as a PDF: what is said becomes data, the data become pages.
//!
//! The assembly writes one JSON value and the files beside it (charts, attachments); the templates in
//! `report-templates/` give it its form; [`typeset`] runs the compiler over both, with nothing else in reach:
//! no disk, no network, no clock, no fonts but those of [`fonts`]. So the same data give the same bytes.

pub mod fonts;
pub mod typeset;
