//! The page of the gallery: case by case, each chart with the words that a screen reader says and its numbers.

use askama::Template;
use malspar_domain::lang::Lang;
use malspar_words::{Args, text};

use super::{Dress, Gallery, Plate};
use crate::charts::{Error, Width};

pub(super) fn page(gallery: &Gallery) -> Result<String, Error> {
    let lang = gallery.lang;
    let word = |key: &str| text(lang, key, &Args::new());
    let mut rooms: Vec<Room<'_>> = Vec::new();
    for plate in gallery.plates() {
        if rooms.last().is_none_or(|room| room.id != plate.case) {
            let (id, dress) = (plate.case, plate.dress);
            rooms.push(Room { id, title: word(id), is_dark: dress == Dress::Dark, plates: Vec::new() });
        }
        if let Some(room) = rooms.last_mut() {
            room.plates.push(Shown::of(plate, word(plate.kind)));
        }
    }
    let page = Page {
        lang: lang.tag(),
        title: word("gallery-title"),
        intro: malspar_words::t!(lang, "gallery-intro", n = gallery.plates().len()),
        table: word("gallery-table"),
        phone: word("gallery-phone"),
        rooms,
    };
    page.render().map_err(|error| Error::Drawing(error.to_string()))
}

#[derive(Template)]
#[template(path = "gallery.html")]
struct Page<'a> {
    lang: &'static str,
    title: String,
    intro: String,
    table: String,
    phone: String,
    rooms: Vec<Room<'a>>,
}

/// The charts of a case.
struct Room<'a> {
    id: &'static str,
    title: String,
    is_dark: bool,
    plates: Vec<Shown<'a>>,
}

struct Shown<'a> {
    plate: &'a Plate,
    kind: String,
    /// Its files without their ends; the one for a phone last.
    files: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(plate: &'a Plate, kind: String) -> Self {
        Self { files: plate.widths().map(|width: Width| plate.file(width)).collect(), plate, kind }
    }

    /// The language of the chart's words.
    fn lang(&self) -> &'static str {
        let lang: Lang = self.plate.chart.lang();
        lang.tag()
    }
}
