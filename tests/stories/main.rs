//! Stories: what the product does for people, told from outside and run on both databases.

mod append_only;
mod county;
mod database;
mod drafts;
mod follow_up;
mod mistakes;
mod sample;
mod storage;
