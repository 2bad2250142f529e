//! The chapters between the first and the appendices, and the municipalities' pages.

use serde::Serialize;

use super::{Chart, Labelled, LabelledWritten, Table, Written};

/// What has changed since the cycle before, a line for each headline indicator.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Changes {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) lines: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Area {
    pub(in crate::report) title: String,
    pub(in crate::report) written: Option<Written>,
    pub(in crate::report) objectives: Vec<Objective>,
    pub(in crate::report) indicators: Vec<Indicator>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Overall {
    pub(in crate::report) title: String,
    pub(in crate::report) written: Option<Written>,
    pub(in crate::report) indicators: Vec<Indicator>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Objective {
    pub(in crate::report) number: String,
    pub(in crate::report) label: String,
    pub(in crate::report) title: String,
    pub(in crate::report) says: String,
    pub(in crate::report) now: String,
    pub(in crate::report) difference: String,
    pub(in crate::report) remains: String,
    pub(in crate::report) status: String,
    pub(in crate::report) analysis: Option<Written>,
    pub(in crate::report) assessment: Option<Assessment>,
    pub(in crate::report) indicators: Vec<Indicator>,
}

/// The owner's own.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Assessment {
    pub(in crate::report) phrase: String,
    pub(in crate::report) reason: Option<Written>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Indicator {
    pub(in crate::report) code: String,
    /// Its page on the site, where the edition says where that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) page: Option<String>,
    pub(in crate::report) title: String,
    pub(in crate::report) headline: bool,
    pub(in crate::report) reading: String,
    pub(in crate::report) target: String,
    pub(in crate::report) charts: Vec<Chart>,
    pub(in crate::report) tables: Vec<Table>,
    pub(in crate::report) question: String,
    pub(in crate::report) definition: Option<String>,
    pub(in crate::report) footnotes: Vec<String>,
}

/// The answers in words, question by question.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Voices {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) questions: Vec<Voice>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Voice {
    pub(in crate::report) title: String,
    pub(in crate::report) question: String,
    /// The most common answer, by the owner.
    pub(in crate::report) common: Option<Written>,
    pub(in crate::report) answers: Vec<Comment>,
    pub(in crate::report) note: Option<String>,
}

/// What somebody has written about something, as it was typed.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Comment {
    pub(in crate::report) label: String,
    pub(in crate::report) text: String,
    pub(in crate::report) lang: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Arranged {
    pub(in crate::report) title: String,
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) activities: Vec<Activity>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Activity {
    pub(in crate::report) date: String,
    pub(in crate::report) title: String,
    pub(in crate::report) theme: Option<String>,
    pub(in crate::report) link: Option<String>,
}

/// A chapter of written sections.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Sections {
    pub(in crate::report) title: String,
    pub(in crate::report) sections: Vec<LabelledWritten>,
}

/// What the councils have said.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "the name of the template's field")]
pub(in crate::report) struct Comments {
    pub(in crate::report) title: String,
    pub(in crate::report) steps: Option<Table>,
    pub(in crate::report) comments: Vec<CouncilComment>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct CouncilComment {
    pub(in crate::report) body: String,
    /// When, and about which draft.
    pub(in crate::report) about: String,
    pub(in crate::report) written: Written,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Conclusions {
    pub(in crate::report) title: String,
    pub(in crate::report) written: Option<Written>,
    pub(in crate::report) request: Option<Written>,
    pub(in crate::report) proposals: Vec<Written>,
}

/// A municipality's page in the region's report.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Municipality {
    pub(in crate::report) name: String,
    pub(in crate::report) code: String,
    pub(in crate::report) facts: Vec<Labelled>,
    pub(in crate::report) note: Option<String>,
    pub(in crate::report) answers: Vec<AnswerGroup>,
    /// Small print under the answers.
    pub(in crate::report) notes: Vec<String>,
    pub(in crate::report) comments: Vec<Comment>,
}

/// A municipality's own report.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct OwnReport {
    pub(in crate::report) name: String,
    pub(in crate::report) code: String,
    pub(in crate::report) facts: Vec<Labelled>,
    pub(in crate::report) note: Option<String>,
    /// The headline indicators, for the first page.
    pub(in crate::report) overview: Vec<AnswerGroup>,
    /// Answers that differ from those of the time before.
    pub(in crate::report) changed: Vec<String>,
    /// All answers.
    pub(in crate::report) answers: Vec<AnswerGroup>,
    pub(in crate::report) notes: Vec<String>,
    pub(in crate::report) county: Option<Comparison>,
    pub(in crate::report) comments: Vec<Comment>,
}

/// The answers to the questions of one target area.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct AnswerGroup {
    pub(in crate::report) title: String,
    pub(in crate::report) answers: Vec<Answer>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::report) struct Answer {
    pub(in crate::report) code: Option<String>,
    pub(in crate::report) title: String,
    /// Is it a row of the question above it?
    pub(in crate::report) part: bool,
    pub(in crate::report) now: Option<String>,
    pub(in crate::report) mark: Option<&'static str>,
    pub(in crate::report) before: Option<String>,
    pub(in crate::report) aim: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Comparison {
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) tables: Vec<Table>,
    pub(in crate::report) charts: Vec<Chart>,
}
