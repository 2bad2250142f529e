//! The model of a follow-up and its arithmetic.
//!
//! A [`strategy`] has target areas, objectives and [`indicator`]s. A [`cycle`] asks its organisations, a
//! [`submission`] answers, an [`observation`] is what remains of an answer for good, and [`progress`] is what the
//! observations of a cycle add up to; [`status`] words it for an objective. A [`schedule`] says what the service does by
//! itself and when, a [`cycle_plan`] what follows from a strategy's rule.
//!
//! Pure: no async, no input or output, no database, no words in any language. Time comes from [`clock::Clock`],
//! identity from [`id::Ids`]; what is wrong with an answer is a [`violation::Violation`], never a string.

pub mod account;
mod aggregate;
pub mod canonical;
pub mod cell;
mod cells;
pub mod check;
pub mod clock;
pub mod code;
mod compare;
mod count;
pub mod cycle;
pub mod cycle_plan;
pub mod derive;
pub mod disclosure;
pub mod edition;
pub mod expression;
pub mod figure;
pub mod figure_reference;
mod filled;
pub mod id;
pub mod indicator;
mod indicator_check;
pub mod job;
pub mod lang;
mod names;
pub mod narrative;
mod narrative_check;
pub mod observation;
mod open_question;
pub mod organisation;
mod per_year;
mod placeholder;
mod printed;
pub mod progress;
pub mod question;
pub mod recurrence;
pub mod review;
pub mod role;
pub mod schedule;
pub mod secret;
pub mod series;
pub mod status;
pub mod strategy;
mod strategy_check;
pub mod submission;
pub mod suppression;
pub mod target;
pub mod value;
pub mod violation;
mod whole;

mod bare_indicator;
#[cfg(test)]
mod baseline_test;
#[cfg(test)]
mod cycle_plan_test;
#[cfg(test)]
mod cycle_test;
#[cfg(test)]
mod disclosure_test;
#[cfg(test)]
mod expression_test;
#[cfg(test)]
mod figures_test;
#[cfg(test)]
mod merged_test;
#[cfg(test)]
mod progress_test;
#[cfg(test)]
mod sample_test;
#[cfg(test)]
mod schedule_test;
#[cfg(test)]
mod second_test;
#[cfg(test)]
mod status_test;
#[cfg(test)]
mod submission_test;
#[cfg(test)]
mod suppression_test;
#[cfg(test)]
mod target_test;
#[cfg(test)]
mod whole_test;
