//! The clock: what it does by itself from the first autumn to the last summer, and what it never does twice.

mod crash;
mod dying;
mod rows;
mod walk;
mod world;
