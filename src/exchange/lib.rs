//! Files in and out: formats ⇄ domain.
//!
//! A [`pack`] is a strategy as TOML, written and read by the people who own it; a [`narrative`] is what they write for
//! the report of a cycle. A [`form`] is the spreadsheet, or the
//! table of text, in which an organisation answers away from the browser: written with its questions and last answers, read back with the cell
//! of everything that is wrong in it. [`answers`] are the same as a plain table, and the [`register`] is what ships with the
//! product. A [`calendar`] and an [`atom`] feed are for the programs with which people follow what happens.
//!
//! What may not be here: a database, a network, a clock, a rule about answers (that is `domain`) or a word that a person
//! reads (that is `words`). What comes in is not trusted: it is measured before it is opened. This layer knows `words`
//! and `domain` alone.

pub mod answers;
pub mod atom;
pub mod calendar;
pub mod figures;
pub mod form;
pub mod history;
pub mod narrative;
pub mod pack;
pub mod register;
pub mod series;

use thiserror::Error;

/// A file could not be written.
#[derive(Debug, Error)]
pub enum Error {
    /// The spreadsheet's writer refuses, as for a text longer than a cell holds (32 767 characters).
    #[error("the spreadsheet could not be written: {0}")]
    Spreadsheet(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of tables refuses.
    #[error("the table could not be written: {0}")]
    Table(#[from] csv::Error),
    /// An answer that cannot be written down.
    #[error("an answer could not be written: {0}")]
    Answer(#[from] serde_json::Error),
    /// The writer of feeds refuses.
    #[error("the feed could not be written: {0}")]
    Feed(#[from] atom_syndication::Error),
}
