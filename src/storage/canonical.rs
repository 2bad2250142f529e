//! Documents in columns: canonical JSON, so that equal documents are equal texts.

use malspar_domain::canonical;
use serde::Serialize;

use crate::{Error, Result};

/// `value` as canonical JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<String> {
    canonical::json(value).map_err(Error::other)
}

/// Reads what [`json`] wrote.
#[track_caller]
pub(crate) fn parse<T: serde::de::DeserializeOwned>(what: &str, text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|e| Error::other(format!("the database has an unreadable {what}: {e}")))
}
