//! Nobody can reckon out a small count from what leaves the service: by example, and over random strategies against a
//! reader with a pencil. He knows no more of the service than what he reads, how we count (TEXTS 8.2), and who has
//! answered.

mod answers;
mod examples;
mod kept;
mod leaks;
mod pencil;
mod random;
mod reader;
mod reads;
mod simplex;
mod statuses;
mod today;
