//! The form of a part of the draft: its fields with what stands in them, and what is wrong beside each.

use askama::Template;
use malspar_app::catalogue::{Control, PartField};
use malspar_words::{Lang, t};

use super::said;
use crate::fields::Fault;

/// The fields.
#[derive(Template)]
#[template(path = "desk/catalogue_fields.html")]
pub(super) struct Fields {
    lang: Lang,
    inputs: Vec<Input>,
}

struct Input {
    name: String,
    label: String,
    hint: Option<String>,
    /// The language that is written in it.
    lang: Option<Lang>,
    control: Shown,
    value: String,
    faults: Vec<String>,
    /// What somebody else has written in it meanwhile.
    theirs: Option<String>,
}

impl Input {
    /// The ids of what is said about the field.
    fn described(&self) -> Option<String> {
        let faults = (!self.faults.is_empty()).then(|| format!("{}-fel", self.name));
        let hint = self.hint.as_ref().map(|_| format!("{}-om", self.name));
        let said: Vec<_> = faults.into_iter().chain(hint).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

enum Shown {
    Line,
    Lines,
    Number,
    Day,
    Tick,
    /// Code, words, and whether it is the one.
    Choice(Vec<(String, String, bool)>),
}

impl Fields {
    /// `theirs` are the same fields as somebody else has left them, where that is so.
    pub(super) fn new(lang: Lang, fields: &[PartField], faults: &[Fault], theirs: &[PartField]) -> Self {
        let inputs = fields.iter().map(|field| {
            // 0,5 and 0.5 are the same, however it was typed.
            let differs = |other: &&PartField| shown(lang, other) != shown(lang, field);
            let other = theirs.iter().filter(|other| other.name == field.name).find(differs);
            input(lang, field, faults, other)
        });
        Self { lang, inputs: inputs.collect() }
    }
}

fn input(lang: Lang, field: &PartField, faults: &[Fault], theirs: Option<&PartField>) -> Input {
    let of = field.about.as_ref().map(|about| about.get(lang).to_owned());
    let own = faults.iter().filter(|fault| fault.field == field.name);
    Input {
        name: field.name.clone(),
        label: said::labelled(lang, field.field, of.as_deref(), field.lang),
        hint: hint(lang, field.field),
        lang: field.lang,
        value: shown(lang, field),
        control: control(lang, field),
        faults: own.map(|fault| fault.words.clone()).collect(),
        theirs: theirs.map(|other| in_words(lang, other)),
    }
}

fn shown(lang: Lang, field: &PartField) -> String {
    match (&field.control, lang) {
        (Control::Number, Lang::Sv) => field.value.replace('.', ","),
        _ => field.value.clone(),
    }
}

fn control(lang: Lang, field: &PartField) -> Shown {
    match &field.control {
        Control::Line => Shown::Line,
        Control::Lines => Shown::Lines,
        Control::Number => Shown::Number,
        Control::Day => Shown::Day,
        Control::Tick => Shown::Tick,
        Control::Choice(options) => {
            let option = |code: &String| (code.clone(), chosen(lang, field, code), *code == field.value);
            Shown::Choice(options.iter().map(|(code, _)| option(code)).collect())
        }
    }
}

/// The words of a choice: those that stand in the catalogue, or ours.
fn chosen(lang: Lang, field: &PartField, code: &str) -> String {
    let Control::Choice(options) = &field.control else { return code.to_owned() };
    match options.iter().find(|(option, _)| option == code) {
        Some((_, Some(text))) => format!("{code} {}", text.get(lang)),
        _ => choice(lang, field.field, code),
    }
}

fn choice(lang: Lang, field: &str, code: &str) -> String {
    match field {
        "statistic" if code == "none" => t!(lang, "catalogue-target-none"),
        "statistic" => t!(lang, "catalogue-statistic", what = code),
        "comparison" => t!(lang, "catalogue-comparison", how = code),
        "applies_to" => t!(lang, "catalogue-applies-to", whose = code),
        "support" | "target_support" => t!(lang, "catalogue-support", support = code),
        "kind" => t!(lang, "catalogue-kind", kind = code),
        "told" => t!(lang, "catalogue-told", who = code),
        "direction" => match code {
            "up" => t!(lang, "direction-up"),
            "down" => t!(lang, "direction-down"),
            "towards" => t!(lang, "direction-towards"),
            _ => t!(lang, "direction-neutral"),
        },
        _ => t!(lang, "catalogue-parent-none"),
    }
}

/// What stands in a field, to be read beside it.
fn in_words(lang: Lang, field: &PartField) -> String {
    match field.control {
        Control::Tick if field.value.is_empty() => t!(lang, "answer-no"),
        Control::Tick => t!(lang, "answer-yes"),
        Control::Choice(_) => chosen(lang, field, &field.value),
        _ if field.value.is_empty() => t!(lang, "catalogue-empty"),
        _ => shown(lang, field),
    }
}

fn hint(lang: Lang, field: &str) -> Option<String> {
    let known = [
        "code",
        "question",
        "finding",
        "measure",
        "threshold",
        "value",
        "by",
        "most",
        "rows",
        "when",
        "message",
        "longest",
        "support",
        "link",
    ];
    known.contains(&field).then(|| t!(lang, "catalogue-hint", field = field))
}
