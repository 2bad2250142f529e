//! Appendices, and the page to copy from.

use serde::Serialize;

use super::{Labelled, Table, Written};

#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::report) struct Appendices {
    pub(in crate::report) definitions: Option<Definitions>,
    pub(in crate::report) tables: Option<Tables>,
    pub(in crate::report) corrections: Option<Corrections>,
    pub(in crate::report) terms: Option<Terms>,
    pub(in crate::report) verify: Option<Verify>,
    pub(in crate::report) recipients: Option<Recipients>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Definitions {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) groups: Vec<DefinitionGroup>,
}

#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "the name of the template's field")]
pub(in crate::report) struct Tables {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) tables: Vec<Table>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct DefinitionGroup {
    pub(in crate::report) title: String,
    pub(in crate::report) indicators: Vec<Definition>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Definition {
    pub(in crate::report) code: String,
    pub(in crate::report) title: String,
    pub(in crate::report) facts: Vec<Labelled>,
}

/// What is said otherwise than before.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Corrections {
    pub(in crate::report) title: String,
    pub(in crate::report) sections: Vec<CorrectionSection>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct CorrectionSection {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) lines: Vec<Labelled>,
    pub(in crate::report) points: Vec<Written>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Terms {
    pub(in crate::report) title: String,
    pub(in crate::report) terms: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Verify {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) facts: Vec<Labelled>,
    pub(in crate::report) steps_title: String,
    pub(in crate::report) steps: Vec<String>,
    pub(in crate::report) words_title: String,
    pub(in crate::report) words: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Recipients {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) names: Vec<Written>,
}

/// The page to copy from into the region's own case memo.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Memo {
    pub(in crate::report) title: String,
    pub(in crate::report) intro: String,
    pub(in crate::report) sections: Vec<MemoSection>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct MemoSection {
    pub(in crate::report) title: String,
    /// Empty where the author writes it.
    pub(in crate::report) parts: Vec<Written>,
}
