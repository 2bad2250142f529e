//! The report as a PDF: what is said becomes data, the data become pages.
//!
//! [`assemble`] writes one JSON value and the files beside it (charts, attachments); the templates in
//! `report-templates/` give it its form; [`typeset`] runs the compiler over both, with nothing else in reach:
//! no disk, no network, no clock, no fonts but those of [`fonts`]. So the same data give the same bytes.

pub mod assemble;
mod data;
pub mod fonts;
mod html;
mod pages;
pub mod typeset;
pub(crate) mod typography;

use chrono::{DateTime, Utc};
use serde_json::Value;
use thiserror::Error;

pub use assemble::{Proof, ReportInput};
pub(crate) use assemble::{SIGNATURE, SNAPSHOT, Saying, VALUES_CSV, VALUES_JSON, sayings, values};
pub use html::{html, memo};
use malspar_domain::lang::Lang;
pub use pages::{AreaEntry, Entry, Pages, Part, Slide};
pub use typeset::{Pdf, Standards, Typesetter};

use assemble::Assembled;
use data::ReportData;
use typeset::Document;

use crate::{charts, glyphs, snapshot::Snapshot};

/// Why no report came out.
#[derive(Debug, Error)]
pub enum Error {
    /// A drawing failed.
    #[error("a chart could not be drawn: {0}")]
    Chart(#[from] charts::Error),
    /// The data cannot be written down.
    #[error("the report's data could not be written: {0}")]
    Data(#[from] serde_json::Error),
    /// The page could not be written.
    #[error("the page could not be written: {0}")]
    Page(#[from] askama::Error),
    /// Typesetting failed.
    #[error(transparent)]
    Typeset(#[from] typeset::Error),
}

/// The report as a PDF: the data that it says, typeset. Keeps a core busy; call it off the async threads.
pub fn pdf(
    typesetter: &Typesetter,
    snapshot: &Snapshot,
    proof: Option<&Proof>,
    lang: Lang,
    standards: Standards,
) -> Result<Pdf, Error> {
    prepare(snapshot, proof, lang, standards)?.pdf(typesetter)
}

/// The main point of the region's report: the sentence that its summary begins with, on one line.
pub fn sentence(snapshot: &Snapshot, lang: Lang) -> String {
    assemble::sentence_alone(&ReportInput::new(snapshot, None, lang))
}

/// A report with everything said and drawn, to be set.
#[derive(Debug, Clone)]
pub struct Prepared {
    data: Value,
    files: Vec<(String, Vec<u8>)>,
    ident: String,
    date: DateTime<Utc>,
    standards: Standards,
}

/// Says and draws everything.
pub fn prepare(
    snapshot: &Snapshot,
    proof: Option<&Proof>,
    lang: Lang,
    standards: Standards,
) -> Result<Prepared, Error> {
    let input = &ReportInput { standards, ..ReportInput::new(snapshot, proof, lang) };
    let Assembled { data, files } = assemble::assemble(input)?;
    let data = finished(&data, lang)?;
    Ok(Prepared { data, files, ident: ident(input), date: input.made_at, standards })
}

impl Prepared {
    /// Sets it.
    pub fn pdf(self, typesetter: &Typesetter) -> Result<Pdf, Error> {
        let Self { data, files, ident, date, standards } = self;
        let document = Document { data: &data, files, ident: &ident, date, standards };
        Ok(typesetter.pdf(&document)?)
    }

    /// Everything that the compiler sees, by path: for another compiler to set the same.
    pub fn sources(&self) -> Vec<(String, Vec<u8>)> {
        let templates =
            typeset::TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let data = ("/data.json".to_owned(), self.data.to_string().into_bytes());
        templates.chain([data]).chain(self.files.iter().cloned()).collect()
    }
}

/// The data as the templates read them.
fn finished(data: &ReportData, lang: Lang) -> Result<Value, serde_json::Error> {
    let mut data = serde_json::to_value(data)?;
    printable(&mut data, lang);
    typography::bind_json(&mut data);
    Ok(data)
}

/// What people typed may hold anything; a report never fails for it, and says itself what it could not show.
fn printable(data: &mut Value, lang: Lang) {
    let replaced = glyphs::printable_json(data);
    if !replaced.is_empty() {
        data["replaced"] = assemble::replaced(lang, &replaced).into();
    }
}

/// Names the report lastingly: strategy, cycle, whose report, language.
fn ident(input: &ReportInput<'_>) -> String {
    let scope = input.municipality.map_or("region", |code| code.as_str());
    format!("{}/{}/{scope}/{}", input.strategy.slug, input.progress.cycle.key, input.lang.tag())
}

#[cfg(test)]
mod content_test;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hard_test;
#[cfg(test)]
mod report_test;
