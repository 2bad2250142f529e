//! Cover, summary and the first chapter.

use serde::Serialize;

use super::{Chart, Labelled, LabelledWritten, Picture, Table, Written};

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Cover {
    pub(in crate::report) region: String,
    pub(in crate::report) strategy: String,
    pub(in crate::report) cycle: String,
    pub(in crate::report) cycle_years: String,
    pub(in crate::report) as_of: String,
    pub(in crate::report) facts: Vec<Labelled>,
    pub(in crate::report) timeline: Vec<TimePoint>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct TimePoint {
    pub(in crate::report) label: Option<String>,
    pub(in crate::report) date: String,
    /// 0 at the first point, 1 at the last, by date between them.
    pub(in crate::report) position: f64,
    pub(in crate::report) kind: &'static str,
}

/// The page that tells it all.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Summary {
    pub(in crate::report) title: String,
    pub(in crate::report) subtitle: String,
    pub(in crate::report) sentence: Written,
    pub(in crate::report) objectives: Vec<ObjectiveRow>,
    pub(in crate::report) changed: Vec<Written>,
    pub(in crate::report) remaining: Vec<Written>,
    pub(in crate::report) voices: Vec<LabelledWritten>,
    pub(in crate::report) grid: Option<Chart>,
    pub(in crate::report) basis: String,
    pub(in crate::report) request: Option<Written>,
    pub(in crate::report) proposals: Vec<Written>,
    pub(in crate::report) notes: Vec<String>,
    pub(in crate::report) address: Option<Address>,
    pub(in crate::report) contact: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct ObjectiveRow {
    pub(in crate::report) number: String,
    pub(in crate::report) title: String,
    pub(in crate::report) status: String,
    pub(in crate::report) result: Option<String>,
    pub(in crate::report) bullet: Option<Picture>,
}

/// Where the report's page is.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Address {
    /// What stands before it.
    pub(in crate::report) label: String,
    /// As it is printed.
    pub(in crate::report) text: String,
    /// The same for a telephone's camera.
    pub(in crate::report) code: Option<Picture>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::report) struct About {
    pub(in crate::report) strategy: Option<AboutStrategy>,
    pub(in crate::report) method: Vec<String>,
    pub(in crate::report) method_written: Option<Written>,
    pub(in crate::report) answered: Option<Answered>,
    pub(in crate::report) reading: Vec<Lead>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct AboutStrategy {
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) areas: Vec<AboutArea>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct AboutArea {
    pub(in crate::report) title: String,
    pub(in crate::report) objectives: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Answered {
    pub(in crate::report) paragraphs: Vec<String>,
    pub(in crate::report) tables: Vec<Table>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct Lead {
    pub(in crate::report) lead: String,
    pub(in crate::report) text: String,
}
