//! What a job has to say for itself: what it did, and what went wrong each time it was tried.

use std::{collections::BTreeMap, fmt::Display};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Result, canonical, store::stored};

/// So much is kept of one failure: enough to know it by.
const LONGEST: usize = 2_000;

/// A line of a job's log; its code finds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobNote {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub code: String,
    /// The figures of the case.
    pub params: BTreeMap<String, String>,
}

impl JobNote {
    /// A line without figures.
    pub fn new(code: &str, at: DateTime<Utc>) -> Self {
        Self { at: stored(at), code: code.to_owned(), params: BTreeMap::new() }
    }

    /// The same with one more figure.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// That an attempt failed.
    pub(crate) fn failed(attempt: u32, error: &str, at: DateTime<Utc>) -> Self {
        let error: String = error.chars().take(LONGEST).collect();
        Self::new("failed", at).with("attempt", attempt).with("error", error)
    }
}

/// A log with more lines.
pub(crate) fn added(log: Option<&str>, notes: &[JobNote]) -> Result<String> {
    let mut all = read(log)?;
    all.extend_from_slice(notes);
    canonical::json(&all)
}

/// The lines of a log, the oldest first.
pub(crate) fn read(log: Option<&str>) -> Result<Vec<JobNote>> {
    log.map_or_else(|| Ok(Vec::new()), |log| canonical::parse("log of a job", log))
}
