//! What is to be mended, in words: each with the field that it is about, or with its place in a file.

use malspar_app::Error;
use malspar_domain::violation::Violation;
use malspar_words::{Lang, problem};

/// Something to mend.
pub(crate) struct Said {
    /// The id of its field on the page.
    pub(crate) field: &'static str,
    /// Where in a file.
    pub(crate) place: Option<String>,
    pub(crate) words: String,
}

impl Said {
    pub(crate) const fn of(field: &'static str, words: String) -> Self {
        Self { field, place: None, words }
    }

    fn violation(lang: Lang, field: &'static str, violation: &Violation) -> Self {
        Self::of(field, describe(lang, violation))
    }
}

/// What an error says of what somebody sent; nothing where it is about something else. `fields` are those of the page, by
/// the names that violations use; whatever names none of them is about the first.
pub(crate) fn of(lang: Lang, error: &Error, fields: &[&'static str]) -> Option<Vec<Said>> {
    let first = fields.first().copied().unwrap_or_default();
    let of_field = |v: &Violation| fields.iter().copied().find(|field| *field == v.field).unwrap_or(first);
    Some(match error {
        Error::Refused(found) => found.iter().map(|v| Said::violation(lang, of_field(v), v)).collect(),
        Error::WrongForm(v) => vec![Said::violation(lang, first, v)],
        Error::Form(refused) => vec![Said::violation(lang, first, &refused.violation())],
        Error::FormCells(cells) => cells
            .iter()
            .map(|cell| Said {
                field: first,
                place: Some(cell.place(lang)),
                words: describe(lang, &cell.violation),
            })
            .collect(),
        _ => return None,
    })
}

pub(crate) fn describe(lang: Lang, violation: &Violation) -> String {
    problem::describe(lang, &violation.code, &violation.params)
}
