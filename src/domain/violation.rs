//! What is wrong with something that a person wrote: where, what, and the figures of the case. The words are for
//! `words` to find, in the reader's language.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::Text;

/// Stands between the two languages of a figure that is a text.
pub const LANGUAGES: char = '\u{1f}';

/// Whether a violation stops what the person set out to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It must be mended first.
    Error,
    /// It asks for a comment and stops nothing.
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Where: a path such as `TS1`, `KB5.school` or `indicators.3.source`.
    pub field: String,
    /// What: the key of the message, `check-not-whole`.
    pub code: String,
    /// The figures of the case, by the names that the message uses.
    pub params: Vec<(String, String)>,
    /// Whether it stops.
    pub severity: Severity,
}

impl Violation {
    /// Something that must be mended.
    pub fn error(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), params: Vec::new(), severity: Severity::Error }
    }

    /// Something to look at once more.
    pub fn warning(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(field, code) }
    }

    /// The same with one more figure.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.params.push((name.into(), format!("{value}")));
        self
    }

    /// The same with a text that somebody wrote in both languages; the reader's is chosen when it is said.
    #[must_use]
    pub fn with_text(self, name: impl Into<String>, text: &Text) -> Self {
        self.with(name, in_both_languages(text))
    }

    /// Whether it stops.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A text as a figure of a violation, for the reader's language to be chosen from.
pub(crate) fn in_both_languages(text: &Text) -> String {
    let en = text.en.as_ref().unwrap_or(&text.sv);
    format!("{}{LANGUAGES}{en}", text.sv)
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}
