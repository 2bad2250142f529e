//! The store: what is kept, on SQLite and PostgreSQL alike.
//!
//! A [`Store`] is connected once and hands out transactions: [`Store::read`] a snapshot, [`Store::write`] a change that
//! [`Tx::commit`] makes lasting and dropping undoes. Every query is a method of [`Tx`], one file per thing, and speaks
//! the types of `domain` alone; rows and entities stay inside. To read anything of a strategy one first opens it with
//! [`Tx::open_strategy`], which checks the right to and gives a [`StrategyScope`]; ids are never looked up without.
//!
//! A SQLite database can be copied by [`backup`] and put back by [`restore`]; neither takes a copy on trust.
//!
//! Observations, the history of submissions, catalogues and the audit trail are only ever added to. The triggers of
//! `malspar-migrations` hold that in the database itself; [`Store::check_triggers`] looks whether they stand.
//!
//! Not in this layer: what an act means and who may do it (`app`), what is shown (`render`, `web`), the time of day and
//! new ids, which come from the caller. The one exception are the leases of jobs, which several machines measure by
//! the database's clock.

mod account;
mod attempt;
mod audit;
mod audit_chain;
mod audit_search;
mod backup;
mod bulk;
mod calendar_link;
mod canonical;
mod catalogue_draft;
mod clock_trouble;
mod comment;
mod config;
mod consultation;
mod contact;
mod contact_letter;
mod cycle;
mod cycle_letter;
mod cycle_note;
mod draft;
mod edition;
mod edition_read;
mod edition_save;
mod entity;
mod error;
mod exact;
mod extension_refusal;
mod figures_read_in;
mod fitness;
mod hand_in;
mod job;
mod job_list;
mod job_log;
mod local_time;
mod mail;
mod mail_again;
mod mailbox;
mod mark;
mod membership;
mod migrate;
mod municipality;
mod narrative;
mod observation;
mod observation_import;
mod observation_page;
mod observation_row;
mod observation_trace;
mod occurrence;
mod organisation;
mod organisation_history;
mod preflight;
mod publication_plan;
mod published;
mod register;
mod rendition;
mod request;
mod restore;
mod rule_step;
mod schedule;
mod schema;
mod scope;
mod series;
mod session;
mod share_link;
mod sign_in;
mod standing;
mod standing_role;
mod store;
mod strategy;
mod submission;
mod submission_history;
mod submission_note;
mod text_reading;
mod upload;
mod value;

pub use account::AccountSecrets;
pub use attempt::{AttemptId, FrequentAttempt};
pub use audit::{AuditEntry, AuditRecord};
pub use audit_chain::{AuditBreak, AuditFinding, AuditHead};
pub use audit_search::{AuditFound, AuditSearch, AuditWithin};
pub use backup::{CopyError, backup};
pub use calendar_link::CalendarLink;
pub use catalogue_draft::CatalogueDraft;
pub use clock_trouble::ClockTrouble;
pub use comment::{CommentRecord, ReplyRecord};
pub use config::StoreConfig;
pub use consultation::CouncilRecord;
pub use contact::{Contact, ContactMail};
pub use contact_letter::{ContactLetter, ContactQuestion};
pub use cycle_letter::{CycleLetter, LetterKind};
pub use cycle_note::CycleNote;
pub use draft::DraftField;
pub use edition::{
    EditionAct, EditionDocuments, EditionEvent, EditionFigures, EditionKey, EditionRecord, NewEdition,
    Rendition, RenditionFormat, ToldFigures,
};
pub use error::{Error, Missing, Result, Thing};
pub use extension_refusal::ExtensionRefusal;
pub use figures_read_in::FiguresReadIn;
pub use fitness::{Contents, Unfit};
pub use hand_in::{HandInRecord, HandedIn};
pub use job::{ClaimedJob, MAX_ATTEMPTS};
pub use job_list::{JobFilter, JobRecord, JobState};
pub use job_log::JobNote;
pub use mail::{MailRecord, MailStanding, MailState, NewMail};
pub use mail_again::TroubledMail;
pub use mailbox::ReportRecipient;
pub use malspar_domain::organisation::{OrganisationKind, OrganisationRecord};
pub use municipality::Succession;
pub use narrative::{NarrativeVersion, SavedNarratives};
pub use observation::RecordedObservation;
pub use observation_import::Imported;
pub use observation_trace::TracedObservation;
pub use occurrence::{NewOccurrence, OccurrenceRecord, Outcome};
pub use organisation_history::OrganisationHistory;
pub use preflight::PreflightItem;
pub use published::{Publications, PublishedEdition};
pub use rendition::DraftRendition;
pub use request::ExtensionRequest;
pub use restore::{Restored, restore};
pub use schedule::ScheduleRecord;
pub use schema::Schema;
pub use scope::StrategyScope;
pub use series::SeriesRow;
pub use session::SessionRecord;
pub use share_link::{ShareLink, SharedEdition};
pub use sign_in::{NewSignIn, Purpose, SignInRecord};
pub use standing::CycleMove;
pub use standing_role::{LastMail, StandingPerson, StandingRole};
pub use store::{DatabaseKind, Store, Tx};
pub use strategy::{CatalogueVersion, Saved};
pub use submission::SubmissionRecord;
pub use submission_history::{SubmissionEvent, SubmissionStanding};
pub use submission_note::SubmissionNote;
pub use text_reading::{NarrativeRecord, SaidFigures, TextReading};
