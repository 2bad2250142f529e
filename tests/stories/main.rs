//! Stories: what the product does for people, told from outside and run on both databases.

mod append_only;
mod as_of;
mod audit_trail;
mod backup;
mod bulk;
mod catalogue;
mod county;
mod database;
mod drafts;
mod edition_stays;
mod editions;
mod follow_up;
mod hostile;
mod known_then;
mod merger;
mod mistakes;
mod narratives;
mod register;
mod reopening;
mod round_trip;
mod sample;
mod series;
mod small_counts;
mod storage;
mod tables;
mod upgrade;
