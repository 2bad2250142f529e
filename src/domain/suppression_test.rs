//! Nobody can reckon out a small count: by example, and over random tables against a solver that knows
//! nothing of how the engine works.

mod county;
mod examples;
mod random;
mod reader;
