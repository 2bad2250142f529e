//! The gallery of charts, from the strategies and the register that ship with the product. It needs no database.

use malspar_domain::{lang::Lang, progress::Municipality};
use malspar_exchange::register;
use malspar_render::gallery::Material;
pub use malspar_render::gallery::{Gallery, Plate};

use crate::{
    App, Error, Result,
    examples::{OREBRO, VASTMANLAND},
};

impl App {
    /// Every kind of chart on real municipalities and invented answers, with words in `lang`.
    pub fn gallery(lang: Lang) -> Result<Gallery> {
        let register = register::shipped().map_err(|e| Error::Data(e.to_string()))?;
        let (_, last) = register.years();
        let residents = |code: &malspar_domain::code::OrganisationCode| {
            let mut years = register.population.iter();
            years.find(|(of, year, _)| of == code && *year == last).map_or(0, |(_, _, count)| *count)
        };
        let municipality = |record: &malspar_domain::organisation::OrganisationRecord| {
            let municipality = Municipality {
                code: record.code.clone(),
                name: record.name.clone(),
                residents: residents(&record.code),
                formerly: Vec::new(),
            };
            (municipality, record.county.clone())
        };
        let material = Material {
            with_targets: Self::check_strategy(OREBRO.pack)?,
            without_targets: Self::check_strategy(VASTMANLAND.pack)?,
            municipalities: register.municipalities.iter().map(municipality).collect(),
            boundaries: register.boundaries.iter().cloned().collect(),
        };
        Ok(Gallery::new(&material, lang))
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
