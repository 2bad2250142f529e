//! Render: the values of a follow-up become what people look at and what is archived.
//!
//! `charts` draws progress as SVG, with its summary in words and its table of numbers, for page and PDF alike;
//! `sentences` words what the numbers say; [`report`] sets the follow-up report as an archivable, accessible PDF;
//! [`snapshot`] is everything that a report says, in one document; [`markdown`]
//! and [`figures`] turn what people write into blocks with figures in words; [`glyphs`] mends text that the typeface cannot
//! show. The same values give the same bytes.
//!
//! What may not be here: a database, HTTP, a file read at run time, the clock, anything that decides or counts
//! (that is `domain`), and words (they are in `words`). This layer knows `domain` and `words` alone; it is handed
//! values and returns bytes.

pub mod archive;
pub mod charts;
pub mod difference;
pub mod figures;
pub mod gallery;
pub mod gaps;
pub mod glyphs;
pub mod manifest;
pub mod markdown;
mod per_year;
pub mod report;
pub mod seal;
pub mod sentences;
pub mod snapshot;
pub mod table_text;
mod targets;
pub mod verify;
