//! The gallery: every kind of chart on real municipalities and hard answers, to be looked at by people and to be measured
//! by the test that looks for labels that run over something. Both take the same list.
//!
//! The answers are invented and every chart says so.

mod cases;
pub(crate) mod examples;
mod kinds;
mod page;
mod plate;

#[cfg(test)]
mod gallery_test;

use std::collections::BTreeMap;

use chrono::NaiveTime;
use malspar_domain::{
    code::OrganisationCode, lang::Lang, progress::Municipality, strategy::Strategy,
    submission::SubmissionState,
};

pub use plate::{Dress, Plate};

use crate::{charts, snapshot::Snapshot};
use examples::Answers;

/// What the gallery is made of: this layer reads no files.
#[derive(Debug, Clone)]
pub struct Material {
    /// A strategy with targets.
    pub with_targets: Strategy,
    /// A strategy without.
    pub without_targets: Strategy,
    /// Every municipality of the country with its residents, and the two digits of its county.
    pub municipalities: Vec<(Municipality, String)>,
    /// Their boundaries as `GeoJSON` geometries in WGS 84.
    pub boundaries: BTreeMap<OrganisationCode, String>,
}

/// Everything that hangs in it.
#[derive(Debug)]
pub struct Gallery {
    lang: Lang,
    plates: Vec<Plate>,
}

impl Gallery {
    /// Lays everything out, with its words in `lang`; one case is in the other language.
    pub fn new(material: &Material, lang: Lang) -> Self {
        let cases = cases::cases(material, lang);
        let plates = cases.iter().flat_map(|case| kinds::plates(case, material)).collect();
        Self { lang, plates }
    }

    /// What is drawn, in the order of the page.
    pub fn plates(&self) -> &[Plate] {
        &self.plates
    }

    /// `index.html`: every plate with its words and its table.
    pub fn page(&self) -> Result<String, charts::Error> {
        page::page(self)
    }
}

/// What a report says of an invented county of so many real municipalities, in the strategy's second cycle: something of
/// any size to be set, measured or broken.
pub fn county(material: &Material, count: usize) -> Snapshot {
    let strategy = &material.with_targets;
    let cycles: Vec<_> = strategy.cycles().into_iter().take(2).collect();
    let municipalities: Vec<_> = material.municipalities.iter().take(count).map(|(m, _)| m.clone()).collect();
    let progress =
        examples::progress_over(&vec![strategy; cycles.len()], &cycles, &municipalities, Answers::Mixed);
    let made_at = progress.cycle.review_until.and_time(NaiveTime::MIN).and_utc();
    let approved = |m: &Municipality| (m.code.clone(), SubmissionState::Approved);
    Snapshot {
        submissions: municipalities.iter().map(approved).collect(),
        example: true,
        ..Snapshot::draft(strategy.clone(), progress, made_at)
    }
}
