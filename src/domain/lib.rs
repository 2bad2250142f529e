//! The model of a follow-up and its arithmetic.
//!
//! A [`strategy`] has target areas, objectives and [`indicator`]s. A [`cycle`] asks its organisations, a
//! [`submission`] answers, an [`observation`] is what remains of an answer for good, and [`progress`] is what the
//! observations of a cycle add up to; [`status`] words it for an objective.
//!
//! Pure: no async, no input or output, no database, no words in any language. Time comes from [`clock::Clock`],
//! identity from [`id::Ids`]; what is wrong with an answer is a [`violation::Violation`], never a string.

mod aggregate;
pub mod cell;
pub mod check;
pub mod clock;
pub mod code;
pub mod cycle;
pub mod derive;
pub mod figure;
pub mod id;
pub mod indicator;
pub mod job;
pub mod lang;
pub mod observation;
pub mod organisation;
pub mod progress;
pub mod question;
pub mod recurrence;
pub mod role;
pub mod status;
pub mod strategy;
mod strategy_check;
pub mod submission;
pub mod value;
pub mod violation;

#[cfg(test)]
mod progress_test;
#[cfg(test)]
mod submission_test;
