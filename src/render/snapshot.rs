//! Everything that a report says, in one document: disclosed values only, under natural keys. The same snapshot and the
//! same program give the same report, byte for byte; so the snapshot is what is signed and kept, and what a reader can
//! check the report against.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    canonical, code::OrganisationCode, edition::EditionFacts, narrative::Narratives, progress::Progress,
    strategy::Strategy, submission::SubmissionState,
};
use serde::{Deserialize, Serialize};

/// The form of the document, raised when an older program could misread it.
const FORMAT: u32 = 1;

/// What a report says, whatever the language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The form of this document.
    pub format: u32,
    /// Which edition it is; a draft where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionFacts>,
    /// The municipality whose own report it is; the region's where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<OrganisationCode>,
    /// The catalogue that applied.
    pub strategy: Strategy,
    /// The figures as they may leave the service.
    pub progress: Progress,
    /// How far each organisation's answers had come; absent where nothing was begun.
    pub submissions: BTreeMap<OrganisationCode, SubmissionState>,
    /// What people have written.
    #[serde(default)]
    pub narratives: Narratives,
    /// Are the answers invented?
    pub example: bool,
    /// The document's date: of sealing, or of the draft's latest included revision.
    pub made_at: DateTime<Utc>,
}

impl Snapshot {
    /// What a draft says; editions and municipal reports fill in the rest.
    pub fn draft(strategy: Strategy, progress: Progress, made_at: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT,
            edition: None,
            municipality: None,
            strategy,
            progress,
            submissions: BTreeMap::new(),
            narratives: Narratives::default(),
            example: false,
            made_at,
        }
    }

    /// The document: the bytes that are hashed, signed and attached.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        canonical::json(self)
    }

    /// The form of a document that this program cannot read; nothing for its own, and for what is no snapshot.
    pub fn another_form(document: &str) -> Option<String> {
        let document: serde_json::Value = serde_json::from_str(document).ok()?;
        let form = document.get("format")?.as_u64()?;
        (form != u64::from(FORMAT)).then(|| form.to_string())
    }

    /// Reads a document. One of another form is refused.
    pub fn read(document: &str) -> Result<Self, serde_json::Error> {
        let snapshot: Self = serde_json::from_str(document)?;
        if snapshot.format == FORMAT {
            Ok(snapshot)
        } else {
            let format = snapshot.format;
            Err(serde::de::Error::custom(format!("a snapshot of form {format}; this program reads {FORMAT}")))
        }
    }
}
