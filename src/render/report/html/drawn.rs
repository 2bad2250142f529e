//! What templates reach for: the report's own words, and its drawings by their paths.

use std::collections::BTreeMap;

use crate::report::{
    assemble,
    data::{Picture, ReportData, Words},
};

/// The report's data with its drawings.
pub(in crate::report) struct Drawn<'a> {
    pub(in crate::report) data: &'a ReportData,
    pictures: &'a BTreeMap<String, String>,
}

/// The drawings by their paths, to stand in the page itself: their text is text there.
pub(in crate::report) fn pictures(files: Vec<(String, Vec<u8>)>) -> BTreeMap<String, String> {
    let pictures = files.into_iter().filter(|(path, _)| !path.starts_with("/data/"));
    pictures.map(|(path, svg)| (path, String::from_utf8_lossy(&svg).into_owned())).collect()
}

impl<'a> Drawn<'a> {
    pub(in crate::report) const fn new(data: &'a ReportData, pictures: &'a BTreeMap<String, String>) -> Self {
        Self { data, pictures }
    }

    pub(in crate::report) fn word(&self, name: &str) -> &'a str {
        match self.data.words.get(name) {
            Some(Words::One(word)) => word,
            _ => "",
        }
    }

    pub(in crate::report) fn words(&self, name: &str) -> &'a [String] {
        match self.data.words.get(name) {
            Some(Words::Many(words)) => words,
            Some(Words::One(word)) => std::slice::from_ref(word),
            None => &[],
        }
    }

    pub(in crate::report) fn drawing(&self, picture: &Picture) -> &'a str {
        self.pictures.get(&picture.path).map_or("", String::as_str)
    }

    /// The one for a phone, where the drawing does not fit there.
    pub(in crate::report) fn on_phone(&self, picture: &Picture) -> Option<&'a str> {
        self.pictures.get(&assemble::on_phone(&picture.path)).map(String::as_str)
    }
}
