//! The form's plan: which columns there are and which rows follow one another.

use malspar_domain::{indicator::Indicator, submission::Question, value::ValueKind};
use malspar_words::t;

use super::{FormSpec, RowKey, phrases};

/// The columns from the left. Their names stand in the hidden first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Key,
    Code,
    Question,
    Previous,
    Answer,
    OfWhich,
    Planned,
    Status,
    Comment,
    Message,
}

impl Column {
    pub(crate) const ALL: [Self; 10] = [
        Self::Key,
        Self::Code,
        Self::Question,
        Self::Previous,
        Self::Answer,
        Self::OfWhich,
        Self::Planned,
        Self::Status,
        Self::Comment,
        Self::Message,
    ];

    /// The name in the hidden row.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Key => "malspar-key",
            Self::Code => "code",
            Self::Question => "question",
            Self::Previous => "previous",
            Self::Answer => "answer",
            Self::OfWhich => "of-which",
            Self::Planned => "planned",
            Self::Status => "status",
            Self::Comment => "comment",
            Self::Message => "message",
        }
    }

    /// The place where it is written.
    pub(crate) const fn index(self) -> u16 {
        self as u16
    }

    /// The width in characters.
    pub(crate) const fn width(self) -> f64 {
        match self {
            Self::Key => 10.0,
            Self::Code => 7.0,
            Self::Question => 34.0,
            Self::Previous => 25.0,
            Self::Answer => 22.0,
            Self::OfWhich => 20.0,
            Self::Planned => 13.0,
            Self::Status => 16.0,
            Self::Comment => 36.0,
            Self::Message => 32.0,
        }
    }
}

/// Where each column was found in a file.
pub(crate) type Columns = std::collections::BTreeMap<Column, u32>;

/// The hidden row with the columns' names, counted from 0.
pub(crate) const ID_ROW: u32 = 0;
/// The row of visible headings.
pub(crate) const HEADING_ROW: u32 = 3;
/// The hidden sheet that says whose form it is.
pub(crate) const IDENTITY_SHEET: &str = "malspar";

/// One row of the sheet, below the headings.
#[derive(Debug)]
pub(crate) enum Line<'a> {
    /// A little air.
    Space,
    /// A target area.
    Area(String),
    /// A question with its help.
    Question(&'a Indicator, String),
    /// What the two numbers of a share count.
    ShareHeads(&'a Indicator),
    /// The question as a whole, where its options follow in rows of their own.
    Set(Item<'a>),
    /// An option of a choice set.
    Option(Item<'a>),
    /// An answer.
    Answer(Item<'a>),
}

/// A row to be filled in.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) key: RowKey,
    pub(crate) indicator: &'a Indicator,
    pub(crate) label: String,
}

/// The rows of a form.
pub(crate) fn lines<'a>(spec: &FormSpec<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut area = None;
    let mut indicator = None;
    for question in spec.questions {
        let heading = area_heading(spec, question.indicator);
        if area.as_ref() != Some(&heading) {
            if area.is_some() {
                lines.push(Line::Space);
            }
            lines.push(Line::Area(heading.clone()));
            area = Some(heading);
        }
        if indicator != Some(&question.indicator.code) {
            lines.push(Line::Space);
            lines.push(Line::Question(question.indicator, note(spec, question.indicator)));
            if matches!(question.indicator.kind, ValueKind::Share { .. }) {
                lines.push(Line::ShareHeads(question.indicator));
            }
            indicator = Some(&question.indicator.code);
        }
        push_answer(spec, question, &mut lines);
    }
    lines
}

fn push_answer<'a>(spec: &FormSpec<'a>, question: &Question<'a>, lines: &mut Vec<Line<'a>>) {
    let item = |option, label: &str| Item {
        key: RowKey { answer: question.key.clone(), option },
        indicator: question.indicator,
        label: label.to_owned(),
    };
    let label = label(spec, question);
    let options = question.indicator.options();
    if options.is_empty() {
        lines.push(Line::Answer(item(None, &label)));
        return;
    }
    lines.push(Line::Set(item(None, &label)));
    for option in options {
        lines.push(Line::Option(item(Some(option.code.clone()), option.title.get(spec.lang))));
    }
}

fn area_heading(spec: &FormSpec<'_>, indicator: &Indicator) -> String {
    let area = spec.strategy.areas.iter().find(|area| {
        indicator.parent.as_deref().is_some_and(|parent| {
            area.code.as_str() == parent || area.objectives.iter().any(|o| o.code.as_str() == parent)
        })
    });
    area.map_or_else(
        || t!(spec.lang, "sheet-across-strategy"),
        |area| {
            t!(
                spec.lang,
                "report-target-area",
                number = area.code.as_str(),
                title = area.title.get(spec.lang)
            )
        },
    )
}

/// The line under the question that says when it is asked.
fn note(spec: &FormSpec<'_>, indicator: &Indicator) -> String {
    let mut notes = Vec::new();
    if let Some(asked_if) = &indicator.asked_if {
        let decides: Vec<_> = asked_if.when.names().into_iter().collect();
        let codes = malspar_words::list::and(spec.lang, &decides);
        let plain_yes = decides.first().is_some_and(|code| asked_if.when.as_str() == format!("{code} = yes"));
        notes.push(if plain_yes {
            t!(spec.lang, "sheet-asked-if", code = codes)
        } else {
            t!(spec.lang, "sheet-asked-if-other", code = codes)
        });
    }
    if !indicator.options().is_empty() {
        notes.push(t!(spec.lang, "sheet-options"));
    }
    if matches!(indicator.kind, ValueKind::Ordinal { .. }) {
        notes.push(t!(spec.lang, "level-rule"));
    }
    if indicator.voluntary {
        notes.push(t!(spec.lang, "sheet-voluntary"));
    }
    notes.join(" ")
}

/// What a row is about: the part, the municipality when the reporter answers for others, or the short title.
fn label(spec: &FormSpec<'_>, question: &Question<'_>) -> String {
    let about = (&question.key.about != spec.reporter).then(|| {
        let code = &question.key.about;
        spec.municipality_names.get(code).cloned().unwrap_or_else(|| code.to_string())
    });
    let part = question.category.map(|category| category.title.get(spec.lang).to_owned());
    match (about, part) {
        (Some(about), Some(part)) => format!("{about}: {part}"),
        (Some(only), None) | (None, Some(only)) => only,
        // The number that is asked for, not the rate that it becomes.
        (None, None) => match &question.indicator.kind {
            ValueKind::Rate { counted, .. } => capitalised(counted.get(spec.lang)),
            _ => question.indicator.title.get(spec.lang).to_owned(),
        },
    }
}

/// Does any question need `column`? The others are hidden.
pub(crate) fn is_used(spec: &FormSpec<'_>, column: Column) -> bool {
    let any = |test: fn(&ValueKind) -> bool| spec.questions.iter().any(|q| test(&q.indicator.kind));
    match column {
        Column::Key => false,
        Column::OfWhich => any(|kind| matches!(kind, ValueKind::Share { .. })),
        Column::Planned => any(|kind| matches!(kind, ValueKind::YesPlannedNo)),
        _ => true,
    }
}

/// The last answer of a row, in words.
pub(crate) fn previous_text(spec: &FormSpec<'_>, item: &Item<'_>) -> String {
    let answer = spec.previous.get(&item.key.answer);
    match (&item.key.option, answer) {
        (Some(_), _) => String::new(),
        (None, None) => t!(spec.lang, "contact-no-previous"),
        (None, Some(answer)) => phrases::answer_text(item.indicator, answer, spec.lang),
    }
}

/// The text with a capital at its beginning.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
