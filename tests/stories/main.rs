//! Stories: what the product does for people, told from outside and run on both databases.

mod append_only;
mod database;
mod sample;
mod storage;
