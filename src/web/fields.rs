//! The fields of a small form and what is wrong with them: said first in a list, and again beside each field.

use askama::Template;
use malspar_app::Error;
use malspar_words::{Lang, problem, t};

/// What is wrong with a field.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// The field's name.
    pub(crate) field: String,
    pub(crate) words: String,
}

impl Fault {
    pub(crate) fn new(field: &str, words: String) -> Self {
        Self { field: field.to_owned(), words }
    }

    /// What a use case refuses, point by point; nothing where it is no refusal that a person can mend here.
    pub(crate) fn of(lang: Lang, error: &Error) -> Option<Vec<Self>> {
        let Error::Refused(violations) = error else { return None };
        let faults = violations
            .iter()
            .map(|v| Self { field: v.field.clone(), words: problem::describe(lang, &v.code, &v.params) });
        Some(faults.collect())
    }
}

/// All that is wrong, first on the page.
#[derive(Template)]
#[template(path = "faults.html")]
pub(crate) struct Faults {
    lang: Lang,
    faults: Vec<Fault>,
}

impl Faults {
    pub(crate) fn new(lang: Lang, faults: &[Fault]) -> Self {
        Self { lang, faults: faults.to_vec() }
    }
}

/// A field of one line.
#[derive(Template)]
#[template(path = "field.html")]
pub(crate) struct Field {
    id: &'static str,
    label: String,
    kind: &'static str,
    autocomplete: Option<&'static str>,
    digits: bool,
    value: String,
    faults: Vec<String>,
}

impl Field {
    fn new(id: &'static str, label: String, kind: &'static str) -> Self {
        Self { id, label, kind, autocomplete: None, digits: false, value: String::new(), faults: Vec::new() }
    }

    /// For an address, with what was typed.
    pub(crate) fn address(label: String, value: &str, faults: &[Fault]) -> Self {
        Self { autocomplete: Some("username"), ..Self::colleague(label, value, faults) }
    }

    /// For somebody else's address.
    pub(crate) fn colleague(label: String, value: &str, faults: &[Fault]) -> Self {
        Self { value: value.to_owned(), ..Self::new("address", label, "email") }.with(faults)
    }

    /// For a code that came just now.
    pub(crate) fn code(label: String, faults: &[Fault]) -> Self {
        Self { autocomplete: Some("one-time-code"), digits: true, ..Self::new("code", label, "text") }
            .with(faults)
    }

    /// For a password: nothing of it is ever sent back.
    pub(crate) fn password(id: &'static str, label: String, is_new: bool, faults: &[Fault]) -> Self {
        let known = if is_new { "new-password" } else { "current-password" };
        Self { autocomplete: Some(known), ..Self::new(id, label, "password") }.with(faults)
    }

    fn with(mut self, faults: &[Fault]) -> Self {
        self.faults = faults.iter().filter(|f| f.field == self.id).map(|f| f.words.clone()).collect();
        self
    }
}
