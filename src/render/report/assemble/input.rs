//! What a report is made from: a snapshot, seen in one language.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::OrganisationCode, edition::EditionFacts, lang::Lang, narrative::Narratives, progress::Progress,
    strategy::Strategy, submission::SubmissionState,
};

use crate::{report::Standards, snapshot::Snapshot};

/// Everything a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The catalogue that applied.
    pub strategy: &'a Strategy,
    /// The figures.
    pub progress: &'a Progress,
    /// How far each organisation's answers have come; absent where nothing was begun.
    pub submissions: &'a BTreeMap<OrganisationCode, SubmissionState>,
    /// What people have written.
    pub narratives: &'a Narratives,
    /// Which edition it is; a draft where there is none.
    pub edition: Option<&'a EditionFacts>,
    /// The snapshot as it is attached, and its signature where it is sealed.
    pub proof: Option<&'a Proof>,
    /// The municipality whose own report it is; the region's where there is none.
    pub municipality: Option<&'a OrganisationCode>,
    /// The language.
    pub lang: Lang,
    /// What the file promises: whether it may carry attachments.
    pub standards: Standards,
    /// Are the answers invented?
    pub example: bool,
    /// The document's date: of sealing, or of the draft's latest included revision.
    pub made_at: DateTime<Utc>,
}

/// What proves the values in a report: attached to it beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The snapshot's canonical bytes.
    pub snapshot: String,
    /// Their SHA-256 in hexadecimal, as it is printed.
    pub sha256: String,
    /// The document with the signature over them.
    pub signature: String,
}

impl<'a> ReportInput<'a> {
    /// What `snapshot` says, in `lang`.
    pub const fn new(snapshot: &'a Snapshot, proof: Option<&'a Proof>, lang: Lang) -> Self {
        Self {
            strategy: &snapshot.strategy,
            progress: &snapshot.progress,
            submissions: &snapshot.submissions,
            narratives: &snapshot.narratives,
            edition: snapshot.edition.as_ref(),
            proof,
            municipality: snapshot.municipality.as_ref(),
            lang,
            standards: Standards::Archive,
            example: snapshot.example,
            made_at: snapshot.made_at,
        }
    }
}
