//! The figures that a text names: what they are now, and which have changed since somebody stood for it.

use std::collections::BTreeSet;

use malspar_domain::{
    figure_reference::{Piece, pieces},
    lang::{Lang, Text},
};
use malspar_render::figures;
use malspar_storage::SaidFigures;
use malspar_words::t;

use super::place::Written;
use crate::progress::CycleFigures;

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Which: `TS1.yes`.
    pub reference: String,
    /// What it was.
    pub before: Text,
    /// What it is.
    pub now: Text,
}

/// The figures that a text names, in either language.
pub(super) fn named(written: &Written) -> BTreeSet<String> {
    let texts = written.texts().into_iter().flat_map(|text| [Some(text.sv.as_str()), text.en.as_deref()]);
    let references = texts.flatten().flat_map(pieces).filter_map(|piece| match piece {
        Piece::Figure { reference: Ok(reference), .. } => Some(reference.to_string()),
        _ => None,
    });
    references.collect()
}

/// What each of these figures is, as a reader reads it.
pub(super) fn said(figures: &CycleFigures, named: &BTreeSet<String>) -> SaidFigures {
    let words = |reference: &str, lang: Lang| {
        figures::said(&figures.strategy, &figures.progress, reference, lang)
            .unwrap_or_else(|| t!(lang, "figure-missing"))
    };
    let one = |reference: &String| {
        (reference.clone(), Text::new(words(reference, Lang::Sv), words(reference, Lang::En)))
    };
    named.iter().map(one).collect()
}

/// Those that are other than they were. What was not named then has not changed.
pub(super) fn changes(before: &SaidFigures, now: &SaidFigures) -> Vec<FigureChange> {
    let one = |(reference, now): (&String, &Text)| {
        let before = before.get(reference).filter(|before| *before != now)?;
        Some(FigureChange { reference: reference.clone(), before: before.clone(), now: now.clone() })
    };
    now.iter().filter_map(one).collect()
}
