//! What is wrong with an answer, in words that fit a page: a form in a spreadsheet speaks of columns.

use malspar_domain::violation::Violation;
use malspar_words::{Lang, key, problem};

/// The violation in a sentence.
pub(super) fn said(lang: Lang, violation: &Violation) -> String {
    let code = match violation.code.as_str() {
        "import-planned-without-month" => key!("check-planned-month"),
        "import-half-share" => key!("answer-half-share"),
        other => other,
    };
    problem::describe(lang, code, &violation.params)
}
