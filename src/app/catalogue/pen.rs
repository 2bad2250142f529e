//! The fields of a thing in a catalogue, read out for a form and written back from it: each is named once, so that what is
//! shown is what is taken.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use malspar_domain::{
    lang::{Lang, Text},
    violation::Violation,
};
use rust_decimal::Decimal;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The longest text in a field, in characters.
const LONGEST: usize = 8_000;

/// What was typed, by the names of the fields.
pub(super) type Typed = BTreeMap<String, String>;

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
    /// A number, or nothing.
    Number,
    /// A day: 2026-03-31.
    Day,
    /// Yes or no.
    Tick,
    /// One of several, each with its words where they stand in the catalogue.
    Choice(Vec<(String, Option<Text>)>),
}

/// A field of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartField {
    /// Its name in the form.
    pub name: String,
    /// What it is: `title`, `level_word`.
    pub field: &'static str,
    /// Of which level, option or row, where there are several.
    pub about: Option<Text>,
    /// In which language.
    pub lang: Option<Lang>,
    /// How it is filled in.
    pub control: Control,
    /// What stands in it.
    pub value: String,
}

/// Of which of several: its key and what people call it.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) key: String,
    pub(super) title: Text,
}

/// Goes through the fields of a part. With something typed it writes that; without, it only reads.
pub(super) struct Pen<'a> {
    typed: Option<&'a Typed>,
    about: Option<About>,
    pub(super) fields: Vec<PartField>,
    pub(super) wrong: Vec<Violation>,
}

impl<'a> Pen<'a> {
    pub(super) const fn new(typed: Option<&'a Typed>) -> Self {
        Self { typed, about: None, fields: Vec::new(), wrong: Vec::new() }
    }

    pub(super) const fn is_writing(&self) -> bool {
        self.typed.is_some()
    }

    /// The fields that follow are those of one of several.
    pub(super) fn of(&mut self, about: Option<About>) {
        self.about = about;
    }

    /// A text in both languages; the Swedish one must be there.
    pub(super) fn text(&mut self, field: &'static str, text: &mut Text, control: &Control) {
        let mut sv = text.sv.clone();
        self.words(field, Some(Lang::Sv), &mut sv, control);
        if sv.is_empty() && self.is_writing() {
            self.fault(field, Some(Lang::Sv), "pack-empty-text");
        }
        let mut en = text.en.clone().unwrap_or_default();
        self.words(field, Some(Lang::En), &mut en, control);
        *text = Text { sv, en: Some(en).filter(|en| !en.is_empty()) };
    }

    /// A text that may be left out.
    pub(super) fn maybe(&mut self, field: &'static str, text: &mut Option<Text>, control: &Control) {
        let mut held = text.clone().unwrap_or_else(|| Text { sv: String::new(), en: None });
        let (mut sv, mut en) = (held.sv, held.en.unwrap_or_default());
        self.words(field, Some(Lang::Sv), &mut sv, control);
        self.words(field, Some(Lang::En), &mut en, control);
        if sv.is_empty() && !en.is_empty() && self.is_writing() {
            self.fault(field, Some(Lang::Sv), "pack-empty-text");
        }
        let none = sv.is_empty() && en.is_empty();
        held = Text { sv, en: Some(en).filter(|en| !en.is_empty()) };
        *text = (!none).then_some(held);
    }

    /// A text without a language: a code, a time, an address.
    pub(super) fn line(&mut self, field: &'static str, text: &mut String) {
        self.words(field, None, text, &Control::Line);
    }

    pub(super) fn tick(&mut self, field: &'static str, ticked: &mut bool) {
        let name = self.name(field, None);
        if let Some(typed) = self.typed {
            *ticked = typed.contains_key(&name);
        }
        let value = if *ticked { "1".to_owned() } else { String::new() };
        self.push(field, None, Control::Tick, value);
    }

    pub(super) fn number(&mut self, field: &'static str, number: &mut Option<Decimal>) {
        let mut text = number.map(|n| n.normalize().to_string()).unwrap_or_default();
        self.read(field, None, &mut text);
        if self.is_writing() {
            let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match plain.replace(',', ".").replace('−', "-").parse() {
                _ if plain.is_empty() => *number = None,
                Ok(found) => *number = Some(found),
                Err(_) => self.fault(field, None, "catalogue-no-number"),
            }
        }
        self.push(field, None, Control::Number, text);
    }

    pub(super) fn day(&mut self, field: &'static str, day: &mut NaiveDate) {
        let mut text = day.to_string();
        self.read(field, None, &mut text);
        match text.parse() {
            Ok(found) => *day = found,
            Err(_) => self.fault(field, None, "catalogue-no-day"),
        }
        self.push(field, None, Control::Day, text);
    }

    /// One of several words that the catalogue knows.
    pub(super) fn choice<T: Serialize + DeserializeOwned>(
        &mut self,
        field: &'static str,
        chosen: &mut T,
        codes: &[&str],
    ) {
        let mut text = serde_json::to_value(&*chosen)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        let options = codes.iter().map(|code| ((*code).to_owned(), None)).collect();
        if self.select(field, &mut text, options)
            && let Ok(found) = serde_json::from_value(Value::String(text))
        {
            *chosen = found;
        }
    }

    /// One of several, by code. Says whether one of them was chosen.
    pub(super) fn select(
        &mut self,
        field: &'static str,
        chosen: &mut String,
        options: Vec<(String, Option<Text>)>,
    ) -> bool {
        self.read(field, None, chosen);
        let is_one = options.iter().any(|(code, _)| code == chosen);
        if self.is_writing() && !is_one {
            self.fault(field, None, "catalogue-no-choice");
        }
        self.push(field, None, Control::Choice(options), chosen.clone());
        is_one
    }

    /// Something is wrong in the field.
    pub(super) fn fault(&mut self, field: &'static str, lang: Option<Lang>, code: &str) {
        let name = self.name(field, lang);
        self.wrong.push(Violation::error(name, code));
    }

    fn words(&mut self, field: &'static str, lang: Option<Lang>, text: &mut String, control: &Control) {
        self.read(field, lang, text);
        let length = text.chars().count();
        if self.is_writing() && length > LONGEST {
            let name = self.name(field, lang);
            let fault = Violation::error(name, "import-too-long").with("n", length).with("max", LONGEST);
            self.wrong.push(fault);
        }
        self.push(field, lang, control.clone(), text.clone());
    }

    /// What was typed in place of what stood there. Line ends are ours, and signs that nobody sees are left out.
    fn read(&self, field: &'static str, lang: Option<Lang>, text: &mut String) {
        let name = self.name(field, lang);
        if let Some(typed) = self.typed.and_then(|typed| typed.get(&name)) {
            let plain = typed.replace("\r\n", "\n");
            let plain: String = plain.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            plain.trim().clone_into(text);
        }
    }

    fn push(&mut self, field: &'static str, lang: Option<Lang>, control: Control, value: String) {
        let about = self.about.as_ref().map(|about| about.title.clone());
        self.fields.push(PartField { name: self.name(field, lang), field, about, lang, control, value });
    }

    fn name(&self, field: &str, lang: Option<Lang>) -> String {
        let about = self.about.iter().map(|about| about.key.as_str());
        let parts = std::iter::once(field).chain(about).chain(lang.map(Lang::tag));
        parts.collect::<Vec<_>>().join("-")
    }
}
