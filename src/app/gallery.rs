//! The gallery of charts, from the strategies and the register that ship with the product. It needs no database.

use malspar_domain::{
    code::OrganisationCode, lang::Lang, organisation::OrganisationRecord, progress::Municipality,
};
use malspar_exchange::register;
use malspar_render::gallery::Material;
pub use malspar_render::gallery::{Gallery, Plate};
use malspar_render::snapshot::Snapshot;

use crate::{
    App, Error, Result,
    examples::{OREBRO, VASTMANLAND},
};

impl App {
    /// Every kind of chart on real municipalities and invented answers, with words in `lang`.
    pub fn gallery(lang: Lang) -> Result<Gallery> {
        Ok(Gallery::new(&material()?, lang))
    }

    /// What a report says of an invented county of so many municipalities.
    pub fn invented_county(count: usize) -> Result<Snapshot> {
        Ok(malspar_render::gallery::county(&material()?, count))
    }

    /// The files of a plate, by name.
    pub fn plate_files(plate: &Plate) -> Result<Vec<(String, Vec<u8>)>> {
        plate.files().map_err(|e| Error::Report(e.to_string()))
    }

    /// The page that shows all plates.
    pub fn gallery_page(gallery: &Gallery) -> Result<String> {
        gallery.page().map_err(|e| Error::Report(e.to_string()))
    }
}

fn material() -> Result<Material> {
    let register = register::shipped().map_err(|e| Error::Data(e.to_string()))?;
    let (_, last) = register.years();
    let residents = |code: &OrganisationCode| {
        let mut years = register.population.iter();
        years.find(|(of, year, _)| of == code && *year == last).map_or(0, |(_, _, count)| *count)
    };
    let municipality = |record: &OrganisationRecord| {
        let municipality = Municipality {
            code: record.code.clone(),
            name: record.name.clone(),
            residents: residents(&record.code),
            formerly: Vec::new(),
        };
        (municipality, record.county.clone())
    };
    Ok(Material {
        with_targets: App::check_strategy(OREBRO.pack)?,
        without_targets: App::check_strategy(VASTMANLAND.pack)?,
        municipalities: register.municipalities.iter().map(municipality).collect(),
        boundaries: register.boundaries.iter().cloned().collect(),
    })
}
