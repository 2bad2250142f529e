//! How an edition stands among the others: what the public is shown, what has taken its place, what was withdrawn.

use malspar_domain::{edition::EditionKind, violation::Violation};
use malspar_storage::{EditionAct, EditionEvent, EditionKey, EditionRecord};

use crate::{Error, Result};

/// How an edition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A draft for comments.
    ForComments,
    /// Locked, and never published.
    Sealed,
    /// The one that the public is shown.
    Applies,
    /// Published; a later one, of this number, is shown instead.
    Superseded(u32),
    /// No longer shown to the public.
    Withdrawn,
}

/// How `edition` stands among `editions`.
pub fn standing(editions: &[EditionRecord], edition: &EditionRecord) -> Standing {
    match (edition.key.kind, edition.published_at()) {
        (EditionKind::Consultation, _) => Standing::ForComments,
        (EditionKind::Sealed, None) if edition.events.is_empty() => Standing::Sealed,
        (EditionKind::Sealed, None) => Standing::Withdrawn,
        (EditionKind::Sealed, Some(_)) => latest_published(editions, &edition.key)
            .map_or(Standing::Applies, |later| Standing::Superseded(later.key.number)),
    }
}

/// The last time that an edition was withdrawn.
pub(super) fn withdrawal(edition: &EditionRecord) -> Option<&EditionEvent> {
    edition.events.iter().rfind(|event| matches!(event.act, EditionAct::Withdraw { .. }))
}

/// The edition, if the act fits it.
pub(super) fn check_act<'a>(
    editions: &'a [EditionRecord],
    key: &EditionKey,
    act: &EditionAct,
) -> Result<&'a EditionRecord> {
    let of = || key.to_string();
    let refuse = |violation: Violation| Err(Error::from(violation));
    let Some(edition) = editions.iter().find(|edition| &edition.key == key) else {
        return refuse(Violation::error(of(), "edition-not-sealed"));
    };
    match act {
        EditionAct::Publish if key.kind == EditionKind::Consultation => {
            refuse(Violation::error(of(), "edition-for-comments"))
        }
        EditionAct::Publish if edition.published_at().is_some() => {
            refuse(Violation::error(of(), "edition-published"))
        }
        EditionAct::Publish => match latest_published(editions, key) {
            Some(later) => {
                refuse(Violation::error(of(), "edition-superseded").with("edition", later.key.number))
            }
            None => Ok(edition),
        },
        EditionAct::Withdraw { reason } if reason.trim().is_empty() => {
            refuse(Violation::error(of(), "edition-no-reason"))
        }
        EditionAct::Withdraw { .. } if edition.published_at().is_none() => {
            refuse(Violation::error(of(), "edition-not-published"))
        }
        EditionAct::Withdraw { .. } => Ok(edition),
    }
}

/// The public is shown the latest edition that is published; an earlier one would not be seen.
fn latest_published<'a>(editions: &'a [EditionRecord], key: &EditionKey) -> Option<&'a EditionRecord> {
    let later = |other: &EditionKey| {
        EditionKey { number: key.number, ..other.clone() } == *key && other.number > key.number
    };
    editions.iter().filter(|e| later(&e.key) && e.published_at().is_some()).max_by_key(|e| e.key.number)
}
