//! What people have written, in the report's language where somebody has translated it, with its figures in words.

use malspar_domain::lang::Text;
use malspar_words::t;

use super::Report;
use crate::{
    figures,
    markdown::{self, Block, Span},
    report::data::{LabelledWritten, Written},
};

impl Report<'_> {
    /// The text as blocks; nothing where it says nothing.
    pub(super) fn written(&self, text: &Text) -> Option<Written> {
        let lang = text.language(self.lang);
        let mut resolve = |reference: &str| {
            let said = figures::said(self.strategy(), self.input.progress, reference, lang);
            said.unwrap_or_else(|| t!(lang, "figure-missing"))
        };
        let blocks = markdown::blocks(text.get(self.lang), &mut resolve);
        let lang = (lang != self.lang).then(|| lang.tag());
        (!blocks.is_empty()).then_some(Written { lang, blocks })
    }

    /// The text on one line, as it is read.
    pub(super) fn in_words(&self, text: &Text) -> String {
        let blocks = self.written(text).map(|written| written.blocks).unwrap_or_default();
        let line = |spans: Vec<Span>| spans.into_iter().map(|span| span.text).collect::<String>();
        let lines = blocks.into_iter().flat_map(|block| match block {
            Block::Paragraph { spans } => vec![line(spans)],
            Block::List { items, .. } => items.into_iter().map(line).collect(),
        });
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Those of the texts that say something.
    pub(super) fn all_written(&self, texts: &[Text]) -> Vec<Written> {
        texts.iter().filter_map(|text| self.written(text)).collect()
    }

    /// The text if it is there and says something.
    pub(super) fn written_if(&self, text: Option<&Text>) -> Option<Written> {
        text.and_then(|text| self.written(text))
    }

    /// The text under a heading of its own.
    pub(super) fn under(&self, label: String, text: Option<&Text>) -> Option<LabelledWritten> {
        Some(LabelledWritten { label, written: self.written_if(text)? })
    }
}
