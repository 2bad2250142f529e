//! Figures that a text refers to and a report has not: nobody has answered yet, or the number may not be shown.

use std::collections::BTreeSet;

use super::languages;
use crate::{
    figure_reference::{Piece, Reference, Resolved, pieces, resolve},
    narrative::Narratives,
    progress::Progress,
    strategy::Strategy,
    violation::Violation,
};

impl Narratives {
    /// The references that `progress`, which is disclosed, has no figure for: an error each. A figure that is there and is
    /// not shown is a warning. Once for a text, in whichever of its languages it stands first.
    pub fn without_figure(&self, strategy: &Strategy, progress: &Progress) -> Vec<Violation> {
        let mut found = Vec::new();
        for (at, text, _) in self.texts() {
            let mut told = BTreeSet::new();
            for (lang, written) in languages(text) {
                let at = format!("{at}.{}", lang.tag());
                let mut offset = 0;
                for piece in pieces(written) {
                    offset += match piece {
                        Piece::Words(words) => words.len(),
                        Piece::Figure { written, reference } => {
                            let gap = reference.ok().and_then(|reference| {
                                gap(&resolve(strategy, progress, &reference), &at, &reference)
                            });
                            let new = gap.filter(|_| told.insert(written.trim().to_owned()));
                            found.extend(new.map(|gap| gap.with("at", offset)));
                            written.len() + "{{}}".len()
                        }
                    };
                }
            }
        }
        found
    }
}

/// Why there is no figure where there is none.
fn gap(found: &Resolved, at: &str, reference: &Reference) -> Option<Violation> {
    match found {
        Resolved::Missing => Some(Violation::error(at, "text-figure-missing").with("reference", reference)),
        Resolved::NotShown => Some(Violation::warning(at, "text-figure-hidden").with("reference", reference)),
        _ => None,
    }
}
