//! What a report says: the contract with the templates, described field by field in `report-templates/README.md`.
//! Every string is finished: worded, formatted, in the report's language.

use std::collections::BTreeMap;

use serde::Serialize;

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
    pub(super) municipalities: Vec<Municipality>,
    pub(super) municipality: Option<Municipality>,
    pub(super) comparison: Option<Comparison>,
    pub(super) appendices: Option<Appendices>,
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
pub(super) struct Cover {
    pub(super) region: String,
    pub(super) strategy: String,
    pub(super) cycle: String,
    pub(super) cycle_years: String,
    pub(super) as_of: String,
    pub(super) facts: Vec<Labelled>,
    pub(super) timeline: Vec<TimePoint>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Labelled {
    pub(super) label: String,
    pub(super) text: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct TimePoint {
    pub(super) label: Option<String>,
    pub(super) date: String,
    /// 0 at the first point, 1 at the last, by date between them.
    pub(super) position: f64,
    pub(super) kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Summary {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) sentence: String,
    pub(super) objectives: Vec<ObjectiveRow>,
    pub(super) changed: Vec<String>,
    pub(super) remaining: Vec<String>,
    pub(super) grid: Option<Chart>,
    pub(super) basis: String,
    pub(super) notes: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ObjectiveRow {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) status: String,
    pub(super) result: Option<String>,
    pub(super) bullet: Option<Picture>,
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
pub(super) struct About {
    pub(super) strategy: Option<AboutStrategy>,
    pub(super) method: Vec<String>,
    pub(super) answered: Option<Answered>,
    pub(super) reading: Vec<Lead>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct AboutStrategy {
    pub(super) paragraphs: Vec<String>,
    pub(super) areas: Vec<AboutArea>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct AboutArea {
    pub(super) title: String,
    pub(super) objectives: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Answered {
    pub(super) paragraphs: Vec<String>,
    pub(super) tables: Vec<Table>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Lead {
    pub(super) lead: String,
    pub(super) text: String,
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
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) total: bool,
    pub(super) muted: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Area {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) objectives: Vec<Objective>,
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Overall {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Objective {
    pub(super) number: String,
    pub(super) label: String,
    pub(super) title: String,
    pub(super) says: String,
    pub(super) now: String,
    pub(super) difference: String,
    pub(super) remains: String,
    pub(super) status: String,
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Indicator {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) headline: bool,
    pub(super) reading: String,
    pub(super) target: String,
    pub(super) charts: Vec<Chart>,
    pub(super) tables: Vec<Table>,
    pub(super) question: String,
    pub(super) definition: Option<String>,
    pub(super) footnotes: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Municipality {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) facts: Vec<Labelled>,
    pub(super) note: Option<String>,
    pub(super) answers: Vec<Answer>,
    pub(super) comments: Vec<Comment>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Answer {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) now: String,
    pub(super) mark: Option<&'static str>,
    pub(super) before: Option<String>,
    pub(super) aim: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) comment_lang: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Comment {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) lang: Option<&'static str>,
}

/// What has changed since the cycle before, a line for each headline indicator.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Changes {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) lines: Vec<Labelled>,
}

/// The answers in words, question by question.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Voices {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) questions: Vec<Voice>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Voice {
    pub(super) title: String,
    pub(super) question: String,
    pub(super) answers: Vec<Comment>,
    pub(super) note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Arranged {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) activities: Vec<Activity>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Activity {
    pub(super) date: String,
    pub(super) title: String,
    pub(super) theme: Option<String>,
    pub(super) link: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Comparison {
    pub(super) paragraphs: Vec<String>,
    pub(super) tables: Vec<Table>,
    pub(super) charts: Vec<Chart>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Appendices {
    pub(super) definitions: Definitions,
    pub(super) tables: Tables,
    pub(super) verify: Verify,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Definitions {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) groups: Vec<DefinitionGroup>,
}

#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "the name of the template's field")]
pub(super) struct Tables {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) tables: Vec<Table>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct DefinitionGroup {
    pub(super) title: String,
    pub(super) indicators: Vec<Definition>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Definition {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) facts: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Verify {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) facts: Vec<Labelled>,
    pub(super) steps_title: String,
    pub(super) steps: Vec<String>,
    pub(super) words_title: String,
    pub(super) words: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Attachment {
    pub(super) path: &'static str,
    pub(super) name: &'static str,
    pub(super) mime: &'static str,
    pub(super) description: String,
    pub(super) relationship: &'static str,
}
