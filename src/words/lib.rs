//! Words: everything the product says and how it writes it, in Swedish and English.
//!
//! The messages stand in `locales/sv.ftl` and `locales/en.ftl` and are the same for pages, mail,
//! spreadsheets and reports; [`t!`] looks one up. Numbers, dates, lists and names are written
//! here in Rust, so that a figure reads the same wherever it is shown.
//!
//! What may not be here: anything that decides or counts (that is `domain`), anything that reads a
//! file, a clock or a database, and words that belong to one strategy (they are in its pack).
//! This layer knows `domain` alone.

pub mod cycle;
pub mod date;
pub mod list;
mod message;
pub mod name;
pub mod number;
pub mod problem;
pub mod question;
pub mod schedule;
pub mod sort;

#[cfg(test)]
mod catalogue_test;

pub use malspar_domain::lang::Lang;
pub use message::{Args, keys, plain, text};
