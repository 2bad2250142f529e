//! `/svara/{slug}/{cycle}/fragor`: the questions on paper, for colleagues without an account to fill in by hand.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use malspar_app::{App, following::QuestionSheet};
use malspar_domain::{indicator::Indicator, submission::Question, value::ValueKind};
use malspar_words::{Lang, date, list, question, t};

use super::{Head, Place, concerns};
use crate::{
    Site,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "around/sheet.html")]
struct Sheet {
    shell: Shell,
    head: Head,
    concerns: String,
    deadline: String,
    areas: Vec<Area>,
}

struct Area {
    title: String,
    asked: Vec<Asked>,
}

/// A question as it stands on paper.
struct Asked {
    code: String,
    question: String,
    help: String,
    /// What to know before answering: when it is asked, whether it is voluntary.
    notes: String,
    /// The levels with their descriptions, in full.
    levels: Vec<(String, String)>,
    rows: Vec<Row>,
    /// Of an answer in words: no other comment is asked for.
    in_words: bool,
}

/// Where an answer goes.
struct Row {
    label: Option<String>,
    previous: Option<String>,
    /// What a number is written after.
    blanks: Vec<String>,
    /// What a cross is put before.
    boxes: Vec<Tick>,
}

struct Tick {
    label: String,
    /// With room to write behind it.
    with_blank: bool,
}

/// `GET /svara/{slug}/{cycle}/fragor`
pub(crate) async fn show(place: Place, State(site): State<Site>) -> Page {
    let asked = place.asked(&site).await?;
    let questions = site.app.question_sheet(&place.actor, &place.slug, &place.cycle).await;
    let questions = questions.map_err(|error| place.failed(&error))?;
    let lang = place.lang();
    let sheet = Sheet {
        shell: place.shell(t!(lang, "around-sheet")),
        head: place.head(&asked),
        concerns: concerns(lang, &asked),
        deadline: t!(lang, "sheet-deadline", deadline = date::long(lang, questions.deadline)),
        areas: Paper { sheet: &questions, lang }.areas(),
    };
    page(&place.reader, &sheet)
}

struct Paper<'a> {
    sheet: &'a QuestionSheet,
    lang: Lang,
}

impl Paper<'_> {
    /// Area by area, each question with all its rows.
    fn areas(&self) -> Vec<Area> {
        let questions = self.sheet.questions();
        let mut rows: BTreeMap<_, Vec<&Question<'_>>> = BTreeMap::new();
        let mut order: Vec<&Indicator> = Vec::new();
        for question in &questions {
            let of = rows.entry(&question.key.indicator).or_default();
            if of.is_empty() {
                order.push(question.indicator);
            }
            of.push(question);
        }
        let mut areas: Vec<Area> = Vec::new();
        for indicator in order {
            let title = self.area(indicator);
            let asked = self.asked(indicator, &rows[&indicator.code]);
            match areas.last_mut().filter(|area| area.title == title) {
                Some(area) => area.asked.push(asked),
                None => areas.push(Area { title, asked: vec![asked] }),
            }
        }
        areas
    }

    fn area(&self, indicator: &Indicator) -> String {
        let of = |parent: &str| {
            self.sheet.strategy.areas.iter().find(|area| {
                area.code.as_str() == parent || area.objectives.iter().any(|o| o.code.as_str() == parent)
            })
        };
        let area = indicator.parent.as_deref().and_then(of);
        area.map_or_else(
            || t!(self.lang, "sheet-across-strategy"),
            |area| {
                let title = area.title.get(self.lang);
                t!(self.lang, "report-target-area", number = area.code.as_str(), title = title)
            },
        )
    }

    fn asked(&self, indicator: &Indicator, rows: &[&Question<'_>]) -> Asked {
        let filled =
            |text| question::text(text, &self.sheet.cycle, self.sheet.previous_measured_on, self.lang);
        let several = rows.len() > 1;
        let level = |(n, level): (usize, &malspar_domain::value::Level)| {
            (format!("{n} {}", level.word.get(self.lang)), level.text.get(self.lang).to_owned())
        };
        let levels = match &indicator.kind {
            ValueKind::Ordinal { levels } => levels.iter().enumerate().map(level).collect(),
            _ => Vec::new(),
        };
        Asked {
            code: indicator.code.to_string(),
            question: filled(&indicator.question),
            help: filled(&indicator.help),
            notes: self.notes(indicator, several).join(" "),
            levels,
            rows: rows.iter().map(|row| self.row(row, several)).collect(),
            in_words: matches!(indicator.kind, ValueKind::Words { .. }),
        }
    }

    fn notes(&self, indicator: &Indicator, several: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(asked_if) = &indicator.asked_if {
            let codes: Vec<_> = asked_if.when.names().into_iter().collect();
            let code = list::and(self.lang, &codes);
            let is_yes = codes.first().is_some_and(|code| asked_if.when.as_str() == format!("{code} = yes"));
            notes.push(if is_yes {
                t!(self.lang, "sheet-asked-if", code = code)
            } else {
                t!(self.lang, "sheet-asked-if-other", code = code)
            });
        }
        if !indicator.options().is_empty() {
            notes.push(t!(self.lang, "around-sheet-several"));
        } else if several && !indicator.kind.is_number() && !matches!(indicator.kind, ValueKind::Share { .. })
        {
            notes.push(t!(self.lang, "around-sheet-one-answer"));
        }
        if matches!(indicator.kind, ValueKind::Ordinal { .. }) {
            notes.push(t!(self.lang, "level-rule"));
        }
        if indicator.voluntary {
            notes.push(t!(self.lang, "sheet-voluntary"));
        }
        notes
    }

    fn row(&self, question: &Question<'_>, several: bool) -> Row {
        let (lang, indicator) = (self.lang, question.indicator);
        let previous = self.sheet.previous.get(&question.key);
        let said = previous.map(|answer| App::answer_text(indicator, answer, lang));
        // Of many rows only those that were answered say so.
        let previous = self.sheet.previous_measured_on.and_then(|day| match said {
            Some(said) => Some(t!(lang, "contact-previous", date = date::long(lang, day), answer = said)),
            None => (!several).then(|| t!(lang, "contact-no-previous")),
        });
        Row {
            label: several.then(|| self.label(question)),
            previous,
            blanks: self.blanks(indicator),
            boxes: self.boxes(indicator),
        }
    }

    fn label(&self, question: &Question<'_>) -> String {
        let about = &question.key.about;
        let is_other = about != &self.sheet.reporter;
        let about = self.sheet.names.get(about).filter(|_| is_other).cloned();
        let part = question.category.map(|category| category.title.get(self.lang).to_owned());
        match (about, part) {
            (Some(about), Some(part)) => format!("{about}: {part}"),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => t!(self.lang, "around-sheet-whole"),
        }
    }

    fn blanks(&self, indicator: &Indicator) -> Vec<String> {
        let lang = self.lang;
        match &indicator.kind {
            ValueKind::Count { .. } => vec![t!(lang, "around-sheet-number")],
            ValueKind::Quantity { unit, .. } => vec![capitalised(unit.get(lang))],
            ValueKind::Rate { counted, .. } => vec![capitalised(counted.get(lang))],
            ValueKind::Share { numerator, denominator } => {
                let of_which = t!(lang, "sheet-of-which", what = numerator.get(lang));
                vec![capitalised(denominator.get(lang)), of_which]
            }
            _ => Vec::new(),
        }
    }

    fn boxes(&self, indicator: &Indicator) -> Vec<Tick> {
        let lang = self.lang;
        let plain = |label: String| Tick { label, with_blank: false };
        let mut boxes = match &indicator.kind {
            ValueKind::YesPlannedNo => vec![
                plain(t!(lang, "answer-yes")),
                Tick { label: t!(lang, "around-sheet-planned"), with_blank: true },
                plain(t!(lang, "answer-no")),
            ],
            ValueKind::Ordinal { levels } => {
                let named = levels.iter().enumerate().map(|(n, l)| format!("{n} {}", l.word.get(lang)));
                named.map(plain).collect()
            }
            ValueKind::ChoiceSet { options, none, .. } => {
                let options = options.iter().map(|option| option.title.get(lang).to_owned());
                let none = none.as_ref().map(|none| none.get(lang).to_owned());
                options.chain(none).map(plain).collect()
            }
            ValueKind::Words { .. } => return Vec::new(),
            _ => vec![plain(t!(lang, "sheet-status-estimated"))],
        };
        boxes.push(plain(t!(lang, "sheet-status-not-available")));
        if indicator.kind.may_not_apply() {
            boxes.push(plain(t!(lang, "sheet-status-not-applicable")));
        }
        boxes
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
