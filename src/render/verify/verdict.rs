//! What a verification answers, and its words.

use malspar_domain::{edition::EditionKind, lang::Lang};
use malspar_words::{Args, date};

use crate::{manifest::Manifest, seal::PublicKey, snapshot::Snapshot};

/// What came out. Each of the three answers is `None` where there was nothing to tell it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Everything that was looked at, in order.
    pub findings: Vec<Finding>,
    /// What makes it no other edition, and whoever reads it should know all the same.
    pub remarks: Vec<Finding>,
    /// The key that the values are signed with, where the signature fits: of whoever made the file.
    pub signer: Option<PublicKey>,
    /// Do attachments, printed hash, manifest and, for the same renderer, a re-rendering agree?
    pub consistent: Option<bool>,
    /// Are the values those that the holder of the key signed? `None` without a key.
    pub authentic_values: Option<bool>,
    /// Is the file, byte for byte, one that the holder of the key signed? `None` without key and manifest.
    pub authentic_file: Option<bool>,
    /// Which edition it says to be.
    pub edition: Option<EditionName>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key of its words in the locales.
    pub code: &'static str,
    /// Is it as it should be? `None` for what could not be checked.
    pub ok: Option<bool>,
    /// What its words name.
    pub params: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding with what its words name. A parameter called `date` is a day.
    pub fn new(code: &'static str, ok: Option<bool>, params: &[(&'static str, &str)]) -> Self {
        let params = params.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { code, ok, params }
    }

    /// The finding as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        let with = |args: Args<'static>, (name, value): &(&'static str, String)| match value.parse() {
            Ok(day) if *name == "date" => args.with(*name, date::long(lang, day)),
            _ => args.with(*name, value.clone()),
        };
        malspar_words::text(lang, self.code, &self.params.iter().fold(Args::new(), with))
    }
}

/// Names an edition. Written as the command line takes it: `orebro-2024-2030/2024-2025/region/1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionName {
    /// The strategy's slug.
    pub strategy: String,
    /// The cycle's key.
    pub cycle: String,
    /// `region`, or a municipality's code.
    pub scope: String,
    /// What the edition is for.
    pub kind: EditionKind,
    /// Its number.
    pub number: u32,
}

impl std::fmt::Display for EditionName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            EditionKind::Consultation => "consultation-",
            EditionKind::Sealed => "",
        };
        write!(f, "{}/{}/{}/{kind}{}", self.strategy, self.cycle, self.scope, self.number)
    }
}

impl EditionName {
    /// The edition that a snapshot is of; nothing for a draft's.
    pub fn of_snapshot(snapshot: &Snapshot) -> Option<Self> {
        let facts = snapshot.edition.as_ref()?;
        Some(Self {
            strategy: snapshot.strategy.slug.to_string(),
            cycle: snapshot.progress.cycle.key.to_string(),
            scope: snapshot.municipality.as_ref().map_or_else(|| "region".to_owned(), ToString::to_string),
            kind: facts.kind,
            number: facts.number,
        })
    }

    /// The edition that a manifest is of.
    pub fn of_manifest(manifest: &Manifest) -> Self {
        Self {
            strategy: manifest.strategy.to_string(),
            cycle: manifest.cycle.to_string(),
            scope: manifest.scope.clone(),
            kind: manifest.kind,
            number: manifest.number,
        }
    }
}
