//! Whose answers a page is about. The session says for whom somebody acts now; a page that was opened before a change of
//! role, in another tab or by another person at the same browser, says for whom it was made. Where the two differ nothing
//! is done.

use malspar_domain::role::Actor;
use malspar_words::t;

use crate::{
    Site,
    error::{PageError, Problem},
    reader::Reader,
};

/// The field of every form that acts for an organisation.
pub(crate) const FIELD: &str = "vem";

/// What to say where a page of `sent`'s is posted by somebody who goes on for another now. A program that does not say
/// whose answers it means is taken to mean its own.
pub(crate) async fn other(
    site: &Site,
    reader: &Reader,
    actor: &Actor,
    sent: Option<&str>,
) -> Result<Option<String>, PageError> {
    if sent.is_none_or(|sent| sent == actor.organisation.as_str()) {
        return Ok(None);
    }
    let name = match &reader.session {
        Some(session) => site.app.own_roles(session, reader.lang).await,
        None => Ok(Vec::new()),
    };
    let name = name.map_err(|error| PageError::of(reader.clone(), &error))?;
    let name = name.into_iter().find(|own| own.membership.organisation == actor.organisation);
    let name = name.map_or_else(|| actor.organisation.to_string(), |own| own.organisation);
    Ok(Some(t!(reader.lang, "answer-other-role", organisation = name)))
}

/// The same as a page, on which what was typed stands to be copied.
pub(crate) async fn check(
    site: &Site,
    reader: &Reader,
    actor: &Actor,
    sent: Option<&str>,
    typed: Vec<String>,
) -> Result<(), PageError> {
    match other(site, reader, actor, sent).await? {
        None => Ok(()),
        Some(advice) => Err(PageError::new(reader.clone(), Problem::OtherRole).saying(advice).keeping(typed)),
    }
}

/// The value of a field that was sent.
pub(crate) fn sent<'a>(pairs: &'a [(String, String)], field: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
}
