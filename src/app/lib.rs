//! The use cases: what a person, the clock or another system can have the service do.
//!
//! Each is one method of [`App`] and one transaction; here alone writes are composed and permissions asked. A use case
//! checks the right, lets the domain decide, stores, and leaves an entry in the audit trail, all or nothing.
//!
//! Not here: SQL (that is `storage`), formats (`exchange`), drawing (`render`), addresses and pages (`web`), words.

use std::sync::Arc;

use malspar_domain::{
    clock::Clock,
    id::Ids,
    secret::{NoSecrets, Secrets},
};
pub use malspar_exchange::{
    form::{FormFormat, MAX_FILE as MAX_FORM_FILE},
    pack::PackProblem,
};
use malspar_render::report::typeset::Typesetter;
use malspar_storage::Store;
pub use malspar_storage::{Error as DatabaseError, StoreConfig};

/// The draft reports of a cycle.
pub type Drafts = Vec<malspar_storage::DraftRendition>;

pub mod accounts;
pub mod address;
pub mod answering;
pub mod at_hand;
pub mod audit;
pub mod backup;
pub mod calendar;
pub mod catalogue;
pub mod clockwork;
pub mod consultation;
pub mod cycles;
pub mod editions;
pub mod error;
pub mod examples;
pub mod feeds;
pub mod figures_by_hand;
pub mod follow_up;
pub mod following;
pub mod forms;
pub mod gallery;
pub mod governing;
mod hand_in;
pub mod keys;
mod letters;
mod lock;
pub mod mails;
pub mod narratives;
mod parallel;
pub mod people;
pub mod progress;
pub mod published;
pub mod register;
pub mod reports;
pub mod review;
pub mod series;
pub mod sharing;
pub mod standing;
pub mod strategies;
pub mod submissions;
pub mod texts;

pub use error::{Error, Result};

/// The service: everything a use case needs, cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    clock: Arc<dyn Clock>,
    secrets: Arc<dyn Secrets>,
    typesetter: Typesetter,
    /// Where people reach the service, if anybody has said so.
    address: Option<address::PublicAddress>,
    /// How mail leaves.
    post: accounts::Post,
    /// The key that editions are signed with.
    key: keys::SigningKey,
    /// Drafts that have been drawn, by the hash of what they say.
    drawn: reports::Drawn,
    /// Editions that have been read, by the hash of what they say: what is locked never changes.
    at_hand: at_hand::AtHand<String, malspar_render::snapshot::Snapshot>,
}

impl App {
    /// Opens the database. An empty one gets its schema; one whose schema is older is refused, since
    /// [`backup::migrate`] copies it first. `ids` names new rows.
    pub async fn open(config: &StoreConfig, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Result<Self> {
        let store = Store::connect(config, ids).await?;
        backup::make_ready(&store).await?;
        Ok(Self::new(store, clock))
    }

    /// The service on a store and a clock.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            secrets: Arc::new(NoSecrets),
            typesetter: Typesetter::new(),
            address: None,
            post: accounts::Post::default(),
            key: keys::SigningKey::default(),
            drawn: reports::Drawn::default(),
            at_hand: at_hand::AtHand::default(),
        }
    }

    /// The same with a source of secrets, without which nobody can sign in.
    #[must_use]
    pub fn with_secrets(self, secrets: Arc<dyn Secrets>) -> Self {
        Self { secrets, ..self }
    }

    /// The same with the address where people reach it, which editions then print.
    #[must_use]
    pub fn with_address(self, address: Option<address::PublicAddress>) -> Self {
        Self { address, ..self }
    }

    /// The same by another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// The store, for the worker that claims jobs from it.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The clock that the service lives by.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Does the database answer?
    pub async fn is_ready(&self) -> Result<()> {
        Ok(self.store.ping().await?)
    }
}
