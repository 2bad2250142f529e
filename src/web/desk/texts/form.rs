//! The form of a place: its fields, with what is wrong beside each.

use malspar_app::texts::{Fault, PHRASES, PURPOSES, Place, Shape, TypedText};
use malspar_domain::narrative::{LONGEST_REASON, MOST_POINTS};
use malspar_words::{Lang, problem, t};

/// A row that is empty, at a list's end.
const SPARE: usize = 1;

/// The fields.
pub(super) struct TextForm {
    /// The rows, each with its texts.
    pub(super) rows: Vec<Row>,
    /// The phrases to choose from, and which is chosen: code, words, chosen.
    pub(super) phrases: Vec<(&'static str, String, bool)>,
    pub(super) phrase_faults: Vec<Said>,
    /// The one line that there is instead of rows.
    pub(super) line: Option<Field>,
    /// May there be more rows?
    pub(super) grows: bool,
    /// Is a text of paragraphs asked for, or one of the shorter ones?
    pub(super) is_markdown: bool,
    pub(super) is_paragraphs: bool,
    /// What is to be mended, first on the page: where, and what.
    pub(super) errors: Vec<(String, String)>,
}

pub(super) struct Row {
    pub(super) n: usize,
    /// What the row is, where there are several.
    pub(super) legend: Option<String>,
    pub(super) sv: Field,
    pub(super) en: Field,
    pub(super) step: Option<Step>,
    pub(super) removable: bool,
    /// Is it ticked to be removed, and nothing saved yet?
    pub(super) is_ticked: bool,
}

/// What a meeting has beside its name.
pub(super) struct Step {
    pub(super) date: Field,
    pub(super) purposes: Vec<(&'static str, String, bool)>,
    pub(super) faults: Vec<Said>,
}

pub(super) struct Field {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) value: String,
    /// The language of what is typed.
    pub(super) tag: &'static str,
    /// How many lines it shows; a field of one line where it is 1.
    pub(super) height: usize,
    pub(super) kind: &'static str,
    /// How many characters it may hold, where that is told.
    pub(super) most: Option<usize>,
    pub(super) faults: Vec<Said>,
}

/// Something that is wrong, or to be looked at once more.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) words: String,
    pub(super) is_error: bool,
}

impl Field {
    pub(super) fn has_error(&self) -> bool {
        self.faults.iter().any(|said| said.is_error)
    }
}

/// What is wrong, in words: "Rad 3: …".
pub(super) fn said(lang: Lang, fault: &Fault) -> Said {
    let what = problem::describe(lang, &fault.violation.code, &fault.violation.params);
    let words = match fault.line {
        Some(line) => t!(lang, "texts-on-line", line = line, what = what),
        None => what,
    };
    let is_error = fault.is_error();
    Said { words: if is_error { words } else { format!("{}: {words}", t!(lang, "check-look")) }, is_error }
}

/// Makes the fields.
struct Maker<'a> {
    lang: Lang,
    place: &'a Place,
    typed: &'a TypedText,
    faults: &'a [Fault],
    ticked: &'a [usize],
}

impl TextForm {
    /// The form of `place` with what is typed and what is wrong with it; `ticked` are the rows to be removed.
    pub(super) fn of(
        lang: Lang,
        place: &Place,
        typed: &TypedText,
        faults: &[Fault],
        (more, ticked): (usize, &[usize]),
    ) -> Self {
        let maker = Maker { lang, place, typed, faults, ticked };
        let shape = place.shape();
        let grows = matches!(shape, Shape::Steps | Shape::Recipients);
        let count = match shape {
            Shape::Line => 0,
            Shape::Paragraph | Shape::Paragraphs | Shape::Assessment => 1,
            Shape::Points => MOST_POINTS.max(typed.rows.len()),
            Shape::Steps | Shape::Recipients => typed.rows.len() + SPARE + more,
        };
        let phrases = PHRASES.map(|(code, _)| (code, maker.phrase(code), typed.phrase == code));
        let errors = faults.iter().filter(|fault| fault.is_error());
        Self {
            rows: (0..count).map(|n| maker.row(n)).collect(),
            phrases: if shape == Shape::Assessment { phrases.to_vec() } else { Vec::new() },
            phrase_faults: maker.faults("phrase"),
            line: (shape == Shape::Line).then(|| maker.line()),
            grows,
            is_markdown: !grows && shape != Shape::Line,
            is_paragraphs: shape == Shape::Paragraphs,
            errors: errors.map(|fault| (anchor(&fault.field), said(lang, fault).words)).collect(),
        }
    }
}

/// The id of the field that a fault is about: the first of a group stands for it.
fn anchor(field: &str) -> String {
    match field {
        "phrase" => format!("fras-{}", PHRASES[0].0),
        "line" => "rad".to_owned(),
        other => other.to_owned(),
    }
}

impl Maker<'_> {
    fn phrase(&self, code: &str) -> String {
        match code {
            "in_direction" => t!(self.lang, "assessment-forward"),
            "needs_strengthening" => t!(self.lang, "assessment-strengthen"),
            "no_clear_change" => t!(self.lang, "assessment-unchanged"),
            _ => t!(self.lang, "assessment-unclear"),
        }
    }

    fn faults(&self, field: &str) -> Vec<Said> {
        let own = self.faults.iter().filter(|fault| fault.field == field);
        own.map(|fault| said(self.lang, fault)).collect()
    }

    fn row(&self, n: usize) -> Row {
        let row = self.typed.rows.get(n);
        let shape = self.place.shape();
        let legend = match shape {
            Shape::Points => Some(t!(self.lang, "texts-point", n = n + 1)),
            Shape::Steps => Some(t!(self.lang, "texts-step", n = n + 1)),
            Shape::Recipients => Some(t!(self.lang, "texts-recipient", n = n + 1)),
            _ => None,
        };
        Row {
            n,
            legend,
            sv: self.text("sv", n, row.map(|row| row.sv.as_str())),
            en: self.text("en", n, row.map(|row| row.en.as_str())),
            step: (shape == Shape::Steps).then(|| self.step(n)),
            removable: row.is_some() && matches!(shape, Shape::Steps | Shape::Recipients),
            is_ticked: self.ticked.contains(&n),
        }
    }

    fn text(&self, tag: &'static str, n: usize, value: Option<&str>) -> Field {
        let id = format!("{tag}-{n}");
        let label = match (self.place.shape(), tag) {
            (Shape::Assessment, "sv") => t!(self.lang, "texts-reason-sv"),
            (Shape::Assessment, _) => t!(self.lang, "texts-reason-en"),
            (_, "sv") => t!(self.lang, "texts-sv"),
            _ => t!(self.lang, "texts-en"),
        };
        let height = match self.place.shape() {
            Shape::Paragraphs => 12,
            Shape::Assessment => 6,
            Shape::Paragraph | Shape::Points => 4,
            _ => 1,
        };
        let most = (self.place.shape() == Shape::Assessment).then_some(LONGEST_REASON);
        let value = value.unwrap_or_default().to_owned();
        Field { faults: self.faults(&id), id, label, value, tag, height, kind: "text", most }
    }

    fn step(&self, n: usize) -> Step {
        let row = self.typed.rows.get(n);
        let id = format!("date-{n}");
        let chosen = row.map(|row| row.purpose.as_str()).unwrap_or_default();
        let word = |code| match code {
            "information" => t!(self.lang, "purpose-information"),
            "comments" => t!(self.lang, "purpose-comments"),
            _ => t!(self.lang, "purpose-decision"),
        };
        Step {
            date: Field {
                faults: self.faults(&id),
                id,
                label: t!(self.lang, "report-date"),
                value: row.map(|row| row.date.clone()).unwrap_or_default(),
                tag: self.lang.tag(),
                height: 1,
                kind: "date",
                most: None,
            },
            purposes: PURPOSES.map(|(code, _)| (code, word(code), chosen == code)).to_vec(),
            faults: self.faults(&format!("purpose-{n}")),
        }
    }

    fn line(&self) -> Field {
        let is_mailbox = *self.place == Place::Mailbox;
        let label =
            if is_mailbox { t!(self.lang, "texts-mailbox") } else { t!(self.lang, "report-registry-number") };
        Field {
            id: "rad".to_owned(),
            label,
            value: self.typed.line.clone(),
            tag: "sv",
            height: 1,
            kind: if is_mailbox { "email" } else { "text" },
            most: None,
            faults: self.faults("line"),
        }
    }
}
