//! Writing the texts of a cycle, place by place: what stands where, what has changed since it was written, and saving one
//! place at a time, so that two people who write lose nothing.

mod figures;
mod history;
mod place;
mod stand;
mod typed;
mod write;

pub use figures::FigureChange;
pub use history::{Happened, Wording};
pub use place::{Place, Shape, Written};
pub use stand::{Change, Stand, Texts};
pub use typed::{Fault, PHRASES, PURPOSES, TypedRow, TypedText};
pub use write::{Base, Clash, Confirmed, Wrote};
