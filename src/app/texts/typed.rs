//! What somebody has typed in the form of a place: read into what is to stand there, and what is wrong with it, each at
//! its field and line.

use chrono::{Datelike as _, NaiveDate};
use malspar_domain::{
    lang::Text,
    narrative::{Assessment, MeetingStep, Narratives, Phrase, Purpose, Recipient},
    strategy::Strategy,
    violation::Violation,
};

use super::place::{Place, Shape, Written};

/// The longest text, in characters: some eight pages.
const LONGEST: usize = 20_000;
/// The most rows that a list takes.
const MOST_ROWS: usize = 100;
/// A meeting of another year is mistyped: days are added to it, and the calendar has an end.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedText {
    /// Texts: one, or one for each row of a list.
    pub rows: Vec<TypedRow>,
    /// The phrase that was chosen.
    pub phrase: String,
    /// A line that is the same in both languages.
    pub line: String,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRow {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
    /// The day of a meeting.
    pub date: String,
    /// What it is for.
    pub purpose: String,
}

/// Something to mend, or to look at once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field of the form: `sv-0`, `date-2`, `phrase`, `line`.
    pub field: String,
    /// The line inside the field, where it is known.
    pub line: Option<usize>,
    /// What it is.
    pub violation: Violation,
}

/// What was typed, read; with the row of the form that each part came from.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) written: Written,
    rows: Vec<usize>,
    faults: Vec<Fault>,
}

impl TypedText {
    /// What stands at a place, in the form's fields.
    pub fn of(written: &Written) -> Self {
        let row = |text: &Text| TypedRow {
            sv: text.sv.trim().to_owned(),
            en: text.en.as_deref().unwrap_or_default().trim().to_owned(),
            ..TypedRow::default()
        };
        let step = |step: &MeetingStep| TypedRow {
            date: step.date.to_string(),
            purpose: purpose_code(step.purpose).to_owned(),
            ..row(&step.body)
        };
        let rows = match written {
            Written::Steps(steps) => steps.iter().map(step).collect(),
            other => other.texts().into_iter().map(row).collect(),
        };
        let phrase = match written {
            Written::Assessment(Some(own)) => phrase_code(own.phrase).to_owned(),
            _ => String::new(),
        };
        let line = match written {
            Written::Line(Some(line)) => line.clone(),
            _ => String::new(),
        };
        Self { rows, phrase, line }
    }

    /// The same without signs that nobody sees, and with line feeds alone between lines.
    fn clean(&self) -> Self {
        let clean = |text: &String| -> String {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            text.chars().filter(|sign| matches!(sign, '\n' | '\t') || !sign.is_control()).collect()
        };
        let clean = |text: &String| clean(text).trim().to_owned();
        let rows = self.rows.iter().take(MOST_ROWS).map(|row| TypedRow {
            sv: clean(&row.sv),
            en: clean(&row.en),
            date: clean(&row.date),
            purpose: row.purpose.clone(),
        });
        Self { rows: rows.collect(), phrase: self.phrase.clone(), line: clean(&self.line) }
    }
}

impl TypedRow {
    /// Blank is what says nothing at all: the empty row at a list's end.
    fn is_blank(&self) -> bool {
        self.sv.is_empty() && self.en.is_empty() && self.date.is_empty()
    }

    fn text(&self) -> Text {
        Text { sv: self.sv.clone(), en: Some(self.en.clone()).filter(|en| !en.is_empty()) }
    }
}

/// Reads what was typed for a place.
pub(super) fn read(place: &Place, typed: &TypedText) -> Read {
    let typed = typed.clean();
    let kept: Vec<_> = typed.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).collect();
    let texts = || kept.iter().map(|(_, row)| row.text());
    let mut faults = Vec::new();
    let mut rows: Vec<_> = kept.iter().map(|(n, _)| *n).collect();
    let written = match place.shape() {
        Shape::Paragraph | Shape::Paragraphs => Written::Text(texts().next()),
        Shape::Points => Written::Points(texts().collect()),
        Shape::Recipients => Written::Recipients(texts().map(|name| Recipient { name }).collect()),
        Shape::Line => Written::Line(Some(typed.line.clone()).filter(|line| !line.is_empty())),
        Shape::Assessment => Written::Assessment(assessment(&typed, texts().next(), &mut faults)),
        Shape::Steps => {
            let mut steps = steps(&kept, &mut faults);
            // In order of time, whichever row they were typed in.
            steps.sort_by_key(|(_, step)| step.date);
            rows = steps.iter().map(|(n, _)| *n).collect();
            Written::Steps(steps.into_iter().map(|(_, step)| step).collect())
        }
    };
    faults.extend(typed.rows.iter().enumerate().flat_map(|(n, row)| too_long(n, row)));
    Read { written, rows, faults }
}

fn assessment(typed: &TypedText, reason: Option<Text>, faults: &mut Vec<Fault>) -> Option<Assessment> {
    let phrase = PHRASES.iter().find(|(code, _)| *code == typed.phrase).map(|(_, phrase)| *phrase);
    if phrase.is_none() && reason.is_some() {
        faults.push(Fault::at("phrase", "texts-no-phrase"));
    }
    let nothing = || Text { sv: String::new(), en: None };
    Some(Assessment { phrase: phrase?, reason: reason.unwrap_or_else(nothing) })
}

fn steps(kept: &[(usize, &TypedRow)], faults: &mut Vec<Fault>) -> Vec<(usize, MeetingStep)> {
    let mut steps = Vec::new();
    for (n, row) in kept {
        let date = row.date.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
        let purpose = PURPOSES.iter().find(|(code, _)| *code == row.purpose).map(|(_, purpose)| *purpose);
        match (date, purpose) {
            (Some(date), Some(purpose)) => steps.push((*n, MeetingStep { body: row.text(), date, purpose })),
            (None, _) => faults.push(Fault::at(&format!("date-{n}"), "texts-no-date")),
            (_, None) => faults.push(Fault::at(&format!("purpose-{n}"), "texts-no-purpose")),
        }
    }
    steps
}

fn too_long(n: usize, row: &TypedRow) -> Vec<Fault> {
    let one = |lang: &str, text: &str| {
        let length = text.chars().count();
        let long = || Violation::error("", "import-too-long").with("n", length).with("max", LONGEST);
        (length > LONGEST).then(|| Fault { field: format!("{lang}-{n}"), line: None, violation: long() })
    };
    [one("sv", &row.sv), one("en", &row.en)].into_iter().flatten().collect()
}

impl Read {
    /// Everything that is wrong with it, and what to look at once more.
    pub(super) fn check(&self, place: &Place, strategy: &Strategy) -> Vec<Fault> {
        let alone = alone(place, &self.written);
        let found = alone.check(strategy).into_iter().map(|v| self.fault(place, v));
        self.faults.iter().cloned().chain(found).collect()
    }

    /// The fault at its field. Paths are those of the file, counted in what was kept; fields are the form's.
    fn fault(&self, place: &Place, violation: Violation) -> Fault {
        let rest = violation.field.strip_prefix(&place.path()).unwrap_or_default();
        let mut parts = rest.split('.').filter(|part| !part.is_empty()).peekable();
        let n = parts.peek().and_then(|part| part.parse::<usize>().ok());
        let row = n.map_or_else(|| self.rows.first().copied(), |n| self.rows.get(n).copied().or(Some(n)));
        let field = match parts.last() {
            Some(last @ ("sv" | "en" | "date")) => format!("{last}-{}", row.unwrap_or_default()),
            _ if place.shape() == Shape::Line => "line".to_owned(),
            _ => format!("sv-{}", row.unwrap_or_default()),
        };
        let line = self.line(&violation, n.unwrap_or_default());
        Fault { field, line, violation }
    }

    /// The line where it stands, counted from 1, in texts that have more than one.
    fn line(&self, violation: &Violation, n: usize) -> Option<usize> {
        let at: usize = violation.params.iter().find(|(name, _)| name == "at")?.1.parse().ok()?;
        let texts = self.written.texts();
        let text = texts.get(n)?;
        let text =
            if violation.field.rsplit('.').next() == Some("en") { text.en.as_deref()? } else { &text.sv };
        let before = text.get(..at)?;
        text.trim().contains('\n').then(|| before.matches('\n').count() + 1)
    }
}

impl Fault {
    fn at(field: &str, code: &str) -> Self {
        Self { field: field.to_owned(), line: None, violation: Violation::error(field, code) }
    }

    /// Does it stop saving?
    pub fn is_error(&self) -> bool {
        self.violation.is_error()
    }
}

/// What stands at one place, and nothing else.
pub(super) fn alone(place: &Place, written: &Written) -> Narratives {
    let mut alone = Narratives::default();
    place.put(&mut alone, written.clone());
    alone
}

/// What to look at once more in what stands at a place.
pub(super) fn look_over(place: &Place, written: &Written, found: Vec<Violation>) -> Vec<Fault> {
    let rows = (0..written.texts().len()).collect();
    let read = Read { written: written.clone(), rows, faults: Vec::new() };
    found.into_iter().map(|violation| read.fault(place, violation)).collect()
}

/// The four phrases, by the words that forms send.
pub const PHRASES: [(&str, Phrase); 4] = [
    ("in_direction", Phrase::InDirection),
    ("needs_strengthening", Phrase::NeedsStrengthening),
    ("no_clear_change", Phrase::NoClearChange),
    ("cannot_be_assessed", Phrase::CannotBeAssessed),
];

/// What a meeting may be for.
pub const PURPOSES: [(&str, Purpose); 3] =
    [("information", Purpose::Information), ("comments", Purpose::Comments), ("decision", Purpose::Decision)];

fn phrase_code(phrase: Phrase) -> &'static str {
    PHRASES.iter().find(|(_, known)| *known == phrase).map_or("", |(code, _)| code)
}

fn purpose_code(purpose: Purpose) -> &'static str {
    PURPOSES.iter().find(|(_, known)| *known == purpose).map_or("", |(code, _)| code)
}
