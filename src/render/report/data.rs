//! What a report says: the contract with the templates, described field by field in `report-templates/README.md`.
//! Every string is finished: worded, formatted, in the report's language.

mod back;
mod chapters;
mod front;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use back::*;
pub(super) use chapters::*;
pub(super) use front::*;

use crate::markdown::Block;

/// A whole report.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReportData {
    pub(super) kind: Kind,
    pub(super) lang: &'static str,
    pub(super) example: bool,
    pub(super) date: Date,
    pub(super) document: Document,
    pub(super) words: BTreeMap<&'static str, Words>,
    pub(super) cover: Cover,
    pub(super) summary: Option<Summary>,
    pub(super) about: About,
    pub(super) changes: Option<Changes>,
    pub(super) areas: Vec<Area>,
    pub(super) overall: Option<Overall>,
    pub(super) voices: Option<Voices>,
    pub(super) activities: Option<Arranged>,
    pub(super) consequences: Option<Sections>,
    pub(super) comments: Option<Comments>,
    pub(super) conclusions: Option<Conclusions>,
    pub(super) municipalities: Vec<Municipality>,
    pub(super) municipality: Option<OwnReport>,
    pub(super) appendices: Option<Appendices>,
    pub(super) memo: Option<Memo>,
    pub(super) attachments: Vec<Attachment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Region,
    Municipality,
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Date {
    pub(super) year: i32,
    pub(super) month: u32,
    pub(super) day: u32,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Document {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) description: String,
    pub(super) keywords: Vec<String>,
    pub(super) running_head: String,
    pub(super) running_foot: String,
}

/// One word, or several paragraphs.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Words {
    One(String),
    Many(Vec<String>),
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Labelled {
    pub(super) label: String,
    pub(super) text: String,
}

/// What a person has written, or what stands in its place.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Written {
    /// Its language, where that is another than the report's.
    pub(super) lang: Option<&'static str>,
    pub(super) blocks: Vec<Block>,
}

impl Written {
    /// Words of our own, where a person could have written others.
    pub(super) fn computed(text: impl Into<String>) -> Self {
        Self { lang: None, blocks: vec![Block::paragraph(text)] }
    }
}

/// Something written under what or whom it is about.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LabelledWritten {
    pub(super) label: String,
    pub(super) written: Written,
}

/// A drawing without words around it. Sizes in points.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Picture {
    pub(super) path: String,
    pub(super) width_pt: f64,
    pub(super) height_pt: f64,
    pub(super) alt: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) subtitle: String,
    #[serde(flatten)]
    pub(super) picture: Picture,
    pub(super) footer: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Table {
    pub(super) caption: Option<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) align: &'static str,
    pub(super) width: Option<f64>,
}

impl Column {
    /// A column of words.
    pub(super) const fn words(label: String) -> Self {
        Self { label, align: "left", width: None }
    }

    /// A column of numbers.
    pub(super) const fn numbers(label: String) -> Self {
        Self { label, align: "right", width: None }
    }

    /// The column, so wide beside the others.
    pub(super) fn share(self, width: f64) -> Self {
        Self { width: Some(width), ..self }
    }
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) total: bool,
    pub(super) muted: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Attachment {
    pub(super) path: &'static str,
    pub(super) name: &'static str,
    pub(super) mime: &'static str,
    pub(super) description: String,
    pub(super) relationship: &'static str,
}
