//! Editions: what is kept of a report that was locked, and by what it is named.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    edition::{Correction, EditionKind},
    id::AccountId,
    lang::Lang,
    progress::Progress,
    role::Role,
};
use thiserror::Error;

/// The scope of the region's own report.
pub(crate) const REGION: &str = "region";

/// Names an edition: `orebro-2024-2030/2024-2025/region/1` is a locked one of the region's report,
/// `orebro-2024-2030/2024-2025/1880/consultation-2` a draft for comments of a municipality's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionKey {
    /// The strategy.
    pub strategy: Slug,
    /// The cycle.
    pub cycle: CycleKey,
    /// The municipality whose own report it is; the region's where there is none.
    pub organisation: Option<OrganisationCode>,
    /// What it is for.
    pub kind: EditionKind,
    /// Its number among those of its kind, cycle and scope, from 1.
    pub number: u32,
}

/// A text that names no edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an edition is named like orebro-2024-2030/2024-2025/region/1")]
pub struct NoEditionKey;

impl EditionKey {
    /// `region`, or the municipality's code.
    pub fn scope(&self) -> &str {
        self.organisation.as_ref().map_or(REGION, OrganisationCode::as_str)
    }

    /// Its kind and number in a word, as names of files have it: `edition-1`, `consultation-2`.
    pub fn word(&self) -> String {
        match self.kind {
            EditionKind::Sealed => format!("edition-{}", self.number),
            EditionKind::Consultation => format!("consultation-{}", self.number),
        }
    }
}

impl fmt::Display for EditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.kind == EditionKind::Consultation { "consultation-" } else { "" };
        write!(f, "{}/{}/{}/{kind}{}", self.strategy, self.cycle, self.scope(), self.number)
    }
}

impl FromStr for EditionKey {
    type Err = NoEditionKey;

    fn from_str(text: &str) -> Result<Self, NoEditionKey> {
        let parts: Vec<_> = text.split('/').collect();
        let &[strategy, cycle, scope, number] = parts.as_slice() else { return Err(NoEditionKey) };
        let (kind, number) = match number.strip_prefix("consultation-") {
            Some(number) => (EditionKind::Consultation, number),
            None => (EditionKind::Sealed, number),
        };
        let organisation =
            if scope == REGION { None } else { Some(scope.parse().map_err(|_| NoEditionKey)?) };
        Ok(Self {
            strategy: strategy.parse().map_err(|_| NoEditionKey)?,
            cycle: cycle.parse().map_err(|_| NoEditionKey)?,
            organisation,
            kind,
            number: number.parse().ok().filter(|number| *number > 0).ok_or(NoEditionKey)?,
        })
    }
}

/// An edition as it is locked.
#[derive(Debug, Clone)]
pub struct NewEdition {
    /// Its name.
    pub key: EditionKey,
    /// When it was locked.
    pub sealed_at: DateTime<Utc>,
    /// What made its files.
    pub renderer: String,
    /// What it says otherwise than the one before it, and why.
    pub erratum: Vec<Correction>,
    /// Its documents.
    pub documents: EditionDocuments,
    /// Where its figures come from.
    pub figures: EditionFigures,
    /// Its files.
    pub renditions: Vec<Rendition>,
}

/// The documents of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionDocuments {
    /// Everything that it says.
    pub snapshot: String,
    /// The SHA-256 of that, in hexadecimal.
    pub snapshot_sha256: String,
    /// The signature over it.
    pub signature: String,
    /// Which files belong to it, signed.
    pub manifest: String,
    /// The key that both are signed with.
    pub public_key: String,
}

/// Where an edition's figures come from.
#[derive(Debug, Clone)]
pub enum EditionFigures {
    /// Its own, with every value: they stay in the database.
    Own(Box<Progress>),
    /// Those of this edition of the region.
    Of(EditionKey),
}

/// A file of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Its language.
    pub lang: Lang,
    /// What kind of file.
    pub format: RenditionFormat,
    /// Its name.
    pub file_name: String,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What kind of file a rendition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RenditionFormat {
    /// PDF with data and snapshot attached.
    Pdf,
    /// PDF without attachments, for archives that want none.
    PlainPdf,
    /// A page.
    Html,
}

impl RenditionFormat {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::PlainPdf => "pdf_plain",
            Self::Html => "html",
        }
    }

    /// The format with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Pdf, Self::PlainPdf, Self::Html].into_iter().find(|format| format.code() == code)
    }
}

/// What is done to an edition after it was locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditionAct {
    /// From now on everybody may read it.
    Publish,
    /// From now on it is no longer what the public is shown.
    Withdraw {
        /// Why.
        reason: String,
    },
}

impl EditionAct {
    /// The code in the history and the audit trail.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Withdraw { .. } => "withdraw",
        }
    }

    /// The reason given, where the act has one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Publish => None,
            Self::Withdraw { reason } => Some(reason),
        }
    }
}

/// What is known of an edition without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRecord {
    /// Its name.
    pub key: EditionKey,
    /// When it was locked.
    pub sealed_at: DateTime<Utc>,
    /// By whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
    /// What made its files.
    pub renderer: String,
    /// The SHA-256 of its snapshot.
    pub snapshot_sha256: String,
    /// What it says otherwise than the one before it, and why.
    pub erratum: Vec<Correction>,
    /// The region's edition whose figures it says, where it is a municipality's.
    pub figures_of: Option<EditionKey>,
    /// What was done to it since, oldest first.
    pub events: Vec<EditionEvent>,
}

impl EditionRecord {
    /// Since when everybody may read it; nothing where it was never published, or withdrawn.
    pub fn published_at(&self) -> Option<DateTime<Utc>> {
        let last = self.events.last()?;
        (last.act == EditionAct::Publish).then_some(last.recorded_at)
    }
}

/// Something that was done to an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionEvent {
    /// What.
    pub act: EditionAct,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// By whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
}

/// What an edition of the region was made of, and what it said.
#[derive(Debug, Clone)]
pub struct ToldFigures {
    /// With every value.
    pub known: Progress,
    /// Its snapshot.
    pub snapshot: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_found_again_by_its_name() {
        for name in [
            "orebro-2024-2030/2024-2025/region/1",
            "orebro-2024-2030/2024-2025/region/consultation-12",
            "vastmanland/2022/1980/3",
        ] {
            assert_eq!(name.parse::<EditionKey>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn what_names_no_edition_is_refused() {
        for name in
            ["", "a/b/region", "a/b/region/0", "a/b/region/x", "a/b/c/d/1", "a/b/region/consultation-"]
        {
            assert!(name.parse::<EditionKey>().is_err(), "{name}");
        }
    }
}
