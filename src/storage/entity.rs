//! The tables as sea-orm sees them. Nothing outside this crate does.

#![expect(unreachable_pub, reason = "sea-orm's macros make public what they expand to")]

pub(crate) mod account;
pub(crate) mod attempt;
pub(crate) mod audit_event;
pub(crate) mod boundary;
pub(crate) mod catalogue_version;
pub(crate) mod database_mark;
pub(crate) mod draft_answer;
pub(crate) mod draft_rendition;
pub(crate) mod edition;
pub(crate) mod edition_act;
pub(crate) mod follow_up_cycle;
pub(crate) mod hand_in;
pub(crate) mod held_upload;
pub(crate) mod indicator;
pub(crate) mod job;
pub(crate) mod mail;
pub(crate) mod membership;
pub(crate) mod narrative_version;
pub(crate) mod organisation;
pub(crate) mod organisation_name;
pub(crate) mod organisation_succession;
pub(crate) mod population;
pub(crate) mod rendition;
pub(crate) mod session;
pub(crate) mod share_link;
pub(crate) mod sign_in;
pub(crate) mod strategy;
pub(crate) mod submission;
pub(crate) mod submission_event;
pub(crate) mod submission_note;
