//! Why a use case did not do what it was asked to.

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    id::{JobId, ScheduleId},
    violation::Violation,
};
use malspar_exchange::{
    form::{CellProblem, FormProblem},
    pack::PackProblem,
};
use malspar_storage::{self as storage, EditionKey, Missing, Thing};
use thiserror::Error;

/// What a use case gives.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case did not do what it was asked to. Nothing has been stored.
#[derive(Debug, Error)]
pub enum Error {
    /// The person has no right to it.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// What was asked for is not there.
    #[error("not found: {0}")]
    NotFound(Missing),
    /// Somebody else changed the same thing first; read it again.
    #[error("changed in the meantime: {0}")]
    Conflict(String),
    /// It has been tried too often.
    #[error("tried too often, not before {until}")]
    TooOften {
        /// When it may be tried again.
        until: DateTime<Utc>,
    },
    /// The domain says no.
    #[error("{} thing(s) to mend", .0.len())]
    Refused(Vec<Violation>),
    /// A strategy pack with errors.
    #[error("the strategy pack has {} error(s)", .0.len())]
    Pack(Vec<PackProblem>),
    /// A file that is no form of ours.
    #[error("the file is no form that can be read")]
    Form(FormProblem),
    /// A form for something else than what it was handed in for.
    #[error("the form does not fit")]
    WrongForm(Violation),
    /// A form with cells to mend.
    #[error("the form has {} cell(s) to mend", .0.len())]
    FormCells(Vec<CellProblem>),
    /// Something that a report needs could not be made.
    #[error("the report could not be made: {0}")]
    Report(String),
    /// A file of ours or of the person's could not be read.
    #[error("{0}")]
    Data(String),
    /// A file cannot be read or written.
    #[error("{}: {error}", .file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The database failed.
    #[error("the database failed: {0}")]
    Storage(storage::Error),
}

impl From<storage::Error> for Error {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::NotFound(what) => Self::NotFound(what),
            storage::Error::Conflict(what) => Self::Conflict(what),
            storage::Error::CycleIs { cycle, state } => {
                Violation::error("cycle", "cycle-is").with("cycle", cycle).with("state", state.code()).into()
            }
            storage::Error::OtherRegion { slug, region } => {
                Violation::error(slug.as_str(), "strategy-of-another-region").with("region", region).into()
            }
            other => Self::Storage(other),
        }
    }
}

impl From<Violation> for Error {
    fn from(violation: Violation) -> Self {
        Self::Refused(vec![violation])
    }
}

impl Error {
    /// No such cycle.
    pub(crate) fn no_cycle(strategy: &Slug, cycle: &CycleKey) -> Self {
        Self::NotFound(Missing::new(Thing::Cycle, format!("{strategy}, {cycle}")))
    }

    /// No such submission.
    pub(crate) fn no_submission(cycle: &CycleKey, organisation: &OrganisationCode) -> Self {
        Self::NotFound(Missing::new(Thing::Submission, format!("{organisation}, {cycle}")))
    }

    /// No such edition.
    pub(crate) fn no_edition(key: &EditionKey) -> Self {
        Self::NotFound(Missing::new(Thing::Edition, key))
    }

    /// No such schedule.
    pub(crate) fn no_schedule(id: ScheduleId) -> Self {
        Self::NotFound(Missing::new(Thing::Schedule, id.0))
    }

    /// No such job, or its row has been removed.
    pub(crate) fn no_job(id: JobId) -> Self {
        Self::NotFound(Missing::new(Thing::Job, id.0))
    }

    /// Nobody of this code takes part.
    pub(crate) fn no_organisation(code: &OrganisationCode) -> Self {
        Self::NotFound(Missing::new(Thing::Organisation, code))
    }

    /// This file cannot be read or written.
    pub(crate) fn in_file(file: &Path) -> impl Fn(io::Error) -> Self {
        move |error| Self::File { file: file.to_owned(), error }
    }
}
